"""The article, set in a comfortable measure, with everything that is marked in it.

Built on Textual's line API: only the rows on screen are laid out and painted. What the view holds
on to is the row at its top, not the number of rows above it, which is an estimate in long texts
and gets corrected; the scroll bar follows. Text runs from left to right in logical order: there is
no bidi in Textual, so that Persian or Hebrew words stand in the order in which they are read out.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Final

from textual.cache import LRUCache
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive, var
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

from reader.model import Span
from reader.tui.widgets.article_row import GUTTER, RowLook, look_of, row_strip
from reader.tui.widgets.marks import Mark, MarkIndex, State
from reader.typeset.layout import Layout, Place
from reader.typeset.motions import MOTIONS, next_character

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.style import Style
    from textual import events

    from reader.model import Article
    from reader.typeset.layout import Row

__all__ = ["ArticleView", "Mark", "State"]

CONTEXT: Final = 2
"""Rows that stay on screen when one pages, and that are shown around what is revealed."""

WHEEL: Final = 3
"""Rows that one turn of the mouse wheel scrolls."""


class ArticleView(ScrollView, can_focus=True, inherit_bindings=False):
    """Shows an article; holds a cursor and a selection; has no keys of its own."""

    ALLOW_SELECT: ClassVar[bool] = False
    SCOPED_CSS: ClassVar[bool] = False
    DEFAULT_CSS: ClassVar[str] = Path(__file__).with_suffix(".tcss").read_text("utf-8")
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "article--weak",
        "article--fair",
        "article--strong",
        "article--accepted",
        "article--rejected",
        "article--tagged",
        "article--mine",
        "article--overlaps",
        "article--current",
        "article--hit",
        "article--selected",
        "article--cursor",
        "article--sign",
        "article--bar-open",
        "article--bar-accepted",
        "article--bar-rejected",
        "article--bar-tagged",
        "article--bar-mine",
        "article--bar-current",
    }

    current: reactive[Span | None] = reactive(None)
    """The claim under the cursor: the one accent of the page."""

    cursor: reactive[int] = reactive(0)
    """Where the cursor is, in code points of the text."""

    selection: reactive[Span | None] = reactive(None)
    """The selected passage, by keyboard or mouse."""

    show_cursor: reactive[bool] = reactive(False)
    """Whether the cursor is drawn: while a passage is being selected."""

    measure: var[int] = var(72)
    """Cells of a row of text; fewer where the widget is narrower."""

    @dataclass
    class CursorMoved(Message):
        """The cursor stands elsewhere."""

        offset: int

    @dataclass
    class PassageSelected(Message):
        """A passage was selected with the mouse."""

        span: Span

    @dataclass
    class MarkClicked(Message):
        """The mouse was clicked on words; there may be a mark."""

        offset: int

    @dataclass
    class Scrolled(Message):
        """Other rows are on screen."""

        top: int
        bottom: int

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._text = ""
        self._layout = Layout("", 1)
        self._top = Place(0, 0)
        self._top_offset = 0
        """What stood at the top when one last scrolled; a resize comes back to it."""
        self._rows: list[Place] = []
        self._marks = MarkIndex()
        self._hits = MarkIndex()
        self._anchor: int | None = None
        self._pressed: int | None = None
        self._strips: LRUCache[RowLook, Strip] = LRUCache(512)
        self._styles: dict[tuple[str, ...], Style] = {}
        self._shown: tuple[int, int] = (-1, -1)

    # What is shown

    def show(self, article: Article, *, offset: int = 0) -> None:
        """Show `article`, with the row at the top that `offset` stands in.

        Marks, hits, current claim and selection of the article before are gone.
        """
        self._text = article.text
        self._marks = self._hits = MarkIndex()
        self._anchor = self._pressed = None
        self.current = self.selection = None
        self.show_cursor = False
        self._top_offset = min(max(0, offset), len(self._text))
        self.set_reactive(ArticleView.cursor, self._top_offset)
        self._set_type()

    def set_marks(self, marks: Sequence[Mark]) -> None:
        """Set off passages; `marks` replace those set before."""
        self._marks = MarkIndex(marks)
        self.refresh()

    def set_hits(self, spans: Sequence[Span]) -> None:
        """Set off what was searched for."""
        self._hits = MarkIndex([Mark(span) for span in spans])
        self.refresh()

    @property
    def text_left(self) -> int:
        """Cells from the widget's left edge to the text."""
        room = self.size.width - self._gutter - 1
        return self._gutter + max(0, room - self._columns) // 2

    @property
    def text_width(self) -> int:
        """Cells of a row of text, as it is set now."""
        return self._layout.width

    @property
    def top_offset(self) -> int:
        """Where the first row on screen begins."""
        return self._layout.row(self._top).start

    @property
    def bottom_offset(self) -> int:
        """Where the last row on screen ends."""
        return self._layout.row(self._rows[-1]).end if self._rows else self.top_offset

    @property
    def selected_text(self) -> str:
        """The selected words, as they are in the article."""
        return self.selection.text_in(self._text) if self.selection else ""

    # Scrolling

    def scroll_rows(self, rows: int) -> None:
        """Scroll by so many rows, up if negative."""
        self._go_to(self._layout.walk(self._top, rows))

    def scroll_pages(self, pages: float) -> None:
        """Scroll by so many pages, up if negative; a whole page keeps two rows in sight."""
        rows = max(1, self.size.height - CONTEXT)
        step = round(rows * abs(pages)) or 1
        self.scroll_rows(step if pages > 0 else -step)

    def scroll_to_offset(self, offset: int) -> None:
        """Bring the row of `offset` to the top."""
        self._go_to(self._layout.place_of(offset))

    def reveal(self, span: Span, *, center: bool = False) -> None:
        """Scroll as little as it takes to show `span`; not at all where it is on screen.

        Args:
            span: The passage.
            center: Put it in the middle if it is not on screen.
        """
        height = max(1, self.size.height)
        first = self._layout.place_of(span.start)
        last = self._layout.place_of(max(span.start, span.end - 1))
        bottom = self._layout.walk(self._top, height - 1)
        if self._top <= first and last <= bottom:
            return
        rows = self._layout.number(last) - self._layout.number(first) + 1
        margin = max(0, min(CONTEXT, (height - rows) // 2))
        if center:
            margin = max(0, (height - rows) // 2)
        if center or first < self._top or rows > height:
            self._go_to(self._layout.walk(first, -margin))
        else:
            self._go_to(self._layout.walk(last, margin - height + 1))

    def scroll_to(  # the text is never wider than the widget: there is nothing to do for `x`
        self,
        x: float | None = None,  # noqa: ARG002
        y: float | None = None,
        **_options: Any,
    ) -> None:
        """Scroll to a row by its number, as the scroll bar does; never with an animation."""
        if y is None:
            return
        rows = round(y) - self._layout.number(self._top)
        # A short way is exact, whatever is estimated; a long one need not be.
        near = abs(rows) <= 2 * self.size.height
        self._go_to(self._layout.walk(self._top, rows) if near else self._layout.place(round(y)))

    def scroll_home(self, **_options: Any) -> None:
        """Scroll to the beginning."""
        self._go_to(Place(0, 0))

    def scroll_end(self, **_options: Any) -> None:
        """Scroll to the end."""
        self._go_to(self._layout.end)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Follow whoever else sets the number of the top row."""
        super().watch_scroll_y(old_value, new_value)
        if round(new_value) != self._layout.number(self._top):
            self.scroll_to(y=new_value)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll down, without an animation."""
        event.prevent_default().stop()
        self.scroll_rows(WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll up, without an animation."""
        event.prevent_default().stop()
        self.scroll_rows(-WHEEL)

    # The cursor and the selection

    def start_selection(self, offset: int | None = None) -> None:
        """Begin to select at `offset`, else at the cursor if it is on screen, else at the top."""
        if offset is None:
            seen = self.top_offset <= self.cursor < max(self.bottom_offset, 1)
            offset = self.cursor if seen else self.top_offset
        self._anchor = offset
        self.show_cursor = True
        self.cursor = offset
        self._extend()

    def move_cursor(self, motion: str, count: int = 1) -> None:
        """Move the cursor; a selection that was begun is extended.

        Args:
            motion: A name in `reader.typeset.motions.MOTIONS`, or `up`, `down`, `line_start`,
                `line_end`.
            count: How often.
        """
        offset = self.cursor
        for _ in range(count):
            offset = self._moved(motion, offset)
        self.cursor = offset
        if self._anchor is not None:
            self._extend()

    def swap_ends(self) -> None:
        """Move the cursor to the other end of the selection, to extend it there."""
        if self._anchor is not None:
            self._anchor, self.cursor = self.cursor, self._anchor
            self._extend()

    def clear_selection(self) -> None:
        """Select nothing any more; the cursor stays where it is, unseen."""
        self._anchor = self._pressed = None
        self.show_cursor = False
        self.selection = None

    def watch_cursor(self, offset: int) -> None:
        """Keep the cursor in sight where it is drawn, and tell of it."""
        if self.show_cursor:
            self.reveal(Span(offset, offset))
        self.post_message(self.CursorMoved(offset))

    def validate_cursor(self, offset: int) -> int:
        """Keep the cursor within the text."""
        return min(max(0, offset), len(self._text))

    def _moved(self, motion: str, offset: int) -> int:
        """Return where `motion` leads from `offset`."""
        if motion in MOTIONS:
            return MOTIONS[motion](self._text, offset)
        place = self._layout.place_of(offset)
        if motion in {"line_start", "line_end"}:
            return self._layout.offset_at(place, 0 if motion == "line_start" else self._columns)
        step = {"up": -1, "down": 1}[motion]
        target = self._layout.walk(place, step)
        row = self._layout.row(target)
        if row.start == row.end and target != place:
            # An empty row that only sets two paragraphs apart is nowhere one could be.
            target = self._layout.walk(target, step)
        return self._layout.offset_at(target, self._layout.column_of(offset))

    def _extend(self) -> None:
        """Select from where one began to the cursor, the character under either included."""
        if self._anchor is None:
            return
        first, last = sorted((self._anchor, self.cursor))
        self.selection = Span(first, next_character(self._text, last))

    # The mouse

    def offset_at(self, x: int, y: int) -> int | None:
        """Return what is drawn in a cell of the widget; None below the text."""
        if not 0 <= y < len(self._rows):
            return None
        return self._layout.offset_at(self._rows[y], max(0, x - self.text_left))

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Begin a selection with the mouse."""
        offset = self.offset_at(event.x, event.y)
        if event.button == 1 and offset is not None:
            self.clear_selection()
            self._pressed = offset
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Extend it."""
        if self._pressed is None:
            return
        if not 0 <= event.y < self.size.height:
            self.scroll_rows(-1 if event.y < 0 else 1)
        row = min(max(0, event.y), len(self._rows) - 1)
        offset = self.offset_at(event.x, row)
        if offset is not None and (offset != self._pressed or self.selection is not None):
            self._anchor = self._pressed
            self.set_reactive(ArticleView.cursor, offset)
            self._extend()

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """End it, or take it as a click."""
        if self._pressed is None:
            return
        self.release_mouse()
        pressed, self._pressed = self._pressed, None
        if self.selection is not None:
            self.post_message(self.CursorMoved(self.cursor))
            self.post_message(self.PassageSelected(self.selection))
            return
        self.cursor = pressed
        if event.x >= self.text_left:
            self.post_message(self.MarkClicked(pressed))

    # Painting

    @property
    def _gutter(self) -> int:
        return GUTTER if self.size.width >= 30 else 0

    @property
    def _columns(self) -> int:
        """Cells of a row of text; one at the right is kept for a cursor behind the last word."""
        return max(2, min(self.measure, self.size.width - self._gutter - 1))

    def _set_type(self) -> None:
        """Lay the text out anew; what was at the top stays there."""
        self._strips.clear()
        self._layout = Layout(self._text, self._columns)
        self._shown = (-1, -1)
        self._go_to(self._layout.place_of(self._top_offset), remember=False)

    def _go_to(self, top: Place, *, remember: bool = True) -> None:
        """Show the rows from `top` on, or the last page."""
        layout, height = self._layout, max(1, self.size.height)
        if layout.walk(top, height - 1) == layout.end:
            top = min(top, layout.walk(layout.end, 1 - height))
        # What comes next when one scrolls is laid out already, so that the bar need not jump.
        layout.walk(top, -2 * height)
        layout.walk(top, 2 * height)
        self._top = top
        if remember:
            self._top_offset = layout.row(top).start
        last = layout.end if layout.walk(top, height - 1) == layout.end else None
        self._rows = []
        for y in range(height):
            place = layout.walk(top, y)
            self._rows.append(place)
            if place == last:
                break
        self._follow()

    def _follow(self) -> None:
        """Let the scroll bar follow, and tell what is on screen now."""
        number, height = self._layout.number(self._top), self._layout.height
        self.set_reactive(Widget.virtual_size, Size(self.size.width, height))
        self.set_scroll(None, number)
        self.set_reactive(Widget.scroll_target_y, number)
        if self.show_vertical_scrollbar:
            self.vertical_scrollbar.window_virtual_size = height
            self.vertical_scrollbar.window_size = self.size.height
            self.vertical_scrollbar.position = number
        self.refresh()
        shown = (self.top_offset, self.bottom_offset)
        if shown != self._shown:
            self._shown = shown
            self.post_message(self.Scrolled(*shown))

    def watch_measure(self) -> None:
        """Set the text anew."""
        self._set_type()

    def on_resize(self) -> None:
        """Set the text anew where its width changed; what was at the top stays there."""
        if self._layout.width != self._columns:
            self._set_type()
        else:
            self._strips.clear()
            self._go_to(self._layout.place_of(self._top_offset), remember=False)

    def notify_style_update(self) -> None:
        """Forget what was painted in other colours."""
        super().notify_style_update()
        self._strips.clear()
        self._styles.clear()

    def render_line(self, y: int) -> Strip:
        """Return the row `y` of the screen."""
        if y >= len(self._rows):
            return Strip.blank(self.size.width, self._style())
        row = self._layout.row(self._rows[y])
        look = self._look(row)
        strip = self._strips.get(look)
        if strip is None:
            strip = row_strip(
                row,
                look,
                self._style,
                left=self.text_left,
                total=self.size.width,
                gutter=self._gutter,
            )
            self._strips[look] = strip
        return strip

    def _look(self, row: Row) -> RowLook:
        """Return how `row` looks now."""
        end = max(row.end, row.start + 1)
        cursor = self.cursor if self.show_cursor else None
        at_end = cursor == len(self._text) == row.end
        if cursor is not None and not (row.start <= cursor < row.end or at_end):
            cursor = None
        return look_of(
            row,
            self._marks.touching(row.start, end),
            current=_within(self.current, row),
            hits=self._hits.touching(row.start, end),
            selection=_within(self.selection, row),
            cursor=cursor,
        )

    def _style(self, *classes: str) -> Style:
        """Return the style of component classes laid over one another."""
        style = self._styles.get(classes)
        if style is None:
            style = self.get_visual_style(*classes).rich_style
            for name in classes:
                style += self.get_component_styles(name).text_style
            self._styles[classes] = style
        return style


def _within(span: Span | None, row: Row) -> Span | None:
    """Return `span` if it touches `row`."""
    if span is None or span.start >= max(row.end, row.start + 1) or span.end <= row.start:
        return None
    return span
