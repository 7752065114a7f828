"""The article, set in a comfortable measure, with everything that is marked in it.

Text runs from left to right in logical order: there is no bidi in Textual, so that Persian or
Hebrew words stand in the order in which they are read out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Final

from textual.cache import LRUCache
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from reader.model import Span
from reader.tui.widgets.article_row import GUTTER, RowLook, look_of, row_strip
from reader.tui.widgets.marks import Mark, MarkIndex, Marks, State
from reader.tui.widgets.text_view import TextView
from reader.typeset.motions import (
    MOTIONS,
    next_character,
    previous_character,
    sentence_at,
    word_at,
)
from reader.typeset.safe import MARKS

if TYPE_CHECKING:
    from rich.style import Style
    from textual import events
    from textual.timer import Timer

    from reader.model import Article
    from reader.typeset.layout import Row

__all__ = ["ArticleView", "Mark", "State"]

DRAG_PAUSE: Final = 0.05
"""Seconds from row to row while the mouse is held above or below the text."""


class ArticleView(TextView, can_focus=True, inherit_bindings=False):
    """Shows an article; holds a cursor and a selection; has no keys of its own."""

    GUTTER: ClassVar[int] = GUTTER
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
        "article--replaced",
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
        """The mouse was clicked on words, where there may be a mark, or on the sign of a mark."""

        offset: int

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._marks: Marks = MarkIndex()
        self._hits: Marks = MarkIndex()
        self._anchor: int | None = None
        self._pressed: int | None = None
        self._pointer = (0, 0)
        self._drag_timer: Timer | None = None
        self._strips: LRUCache[RowLook, Strip] = LRUCache(512)
        self._styles: dict[tuple[str, ...], Style] = {}

    def on_mount(self) -> None:
        """Tell strengths apart by lines where tints cannot be seen."""
        few = self.app.no_color or self.app.console.color_system in {None, "standard", "windows"}
        self.set_class(few, "-few-colours")

    # What is shown

    def show(self, article: Article, *, offset: int = 0) -> None:
        """Show `article`, with the row at the top that `offset` stands in.

        Marks, hits, current claim and selection of the article before are gone.
        """
        self._marks = self._hits = MarkIndex()
        self._anchor = self._pressed = None
        self.current = self.selection = None
        self.show_cursor = False
        self.set_text(article.text, offset)
        self.set_reactive(ArticleView.cursor, min(max(0, offset), len(article.text)))

    def set_marks(self, marks: Sequence[Mark] | Marks) -> None:
        """Set off passages; `marks` replace those set before.

        Args:
            marks: They all, or what is asked for those of a row when the row is drawn; call this
                again whenever the answers would be others.
        """
        self._marks = MarkIndex(marks) if isinstance(marks, Sequence) else marks
        self.refresh()

    def set_hits(self, hits: Sequence[Span] | Marks) -> None:
        """Set off what was searched for.

        Args:
            hits: They all, or what is asked for those of a row when the row is drawn.
        """
        if isinstance(hits, Sequence):
            hits = MarkIndex([Mark(span) for span in hits])
        self._hits = hits
        self.refresh()

    @property
    def kept_in_sight(self) -> Span | None:
        """The current claim."""
        return self.current

    @property
    def selected_text(self) -> str:
        """The selected words, as they are in the article."""
        return self.selection.text_in(self._text) if self.selection else ""

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

    def watch_selection(self, selection: Span | None) -> None:
        """Let the selection stand out from the current claim where there are few colours."""
        self.set_class(selection is not None, "-selecting")

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
        if self._pressed is not None:
            self._pointer = (event.x, event.y)
            self._drag()

    def _drag(self) -> None:
        """Extend the selection to the pointer; above and below the rows, scroll as long."""
        x, y = self._pointer
        outside = not 0 <= y < self.size.height
        if outside:
            self.scroll_rows(-1 if y < 0 else 1)
        if outside != (self._drag_timer is not None):
            if self._drag_timer is not None:
                self._drag_timer.stop()
            self._drag_timer = self.set_interval(DRAG_PAUSE, self._drag) if outside else None
        offset = self.offset_at(x, min(max(0, y), len(self._rows) - 1))
        if offset is not None and (offset != self._pressed or self.selection is not None):
            self._anchor = self._pressed
            self.set_reactive(ArticleView.cursor, offset)
            self._extend()

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """End it, or take it as a click."""
        if self._pressed is None:
            return
        self.release_mouse()
        if self._drag_timer is not None:
            self._drag_timer.stop()
            self._drag_timer = None
        pressed, self._pressed = self._pressed, None
        if self.selection is not None:
            self._select(self.selection)
            return
        self.cursor = pressed
        if event.x >= self.text_left:
            self.post_message(self.MarkClicked(pressed))
        elif begun := self._begun(event.y):
            self.post_message(self.MarkClicked(begun[0].span.start))

    def _begun(self, y: int) -> list[Mark]:
        """Return the marks that begin in the row `y` of the screen, whose signs stand beside it."""
        if y >= len(self._rows):
            return []
        row = self._layout.row(self._rows[y])
        marks = self._marks.touching(row.start, max(row.end, row.start + 1))
        return [mark for mark in marks if mark.span.start >= row.start and mark.sign]

    def on_click(self, event: events.Click) -> None:
        """Select the word at a double click, the sentence at a triple one."""
        offset = self.offset_at(event.x, event.y)
        if offset is not None and event.chain in {2, 3}:
            around = word_at if event.chain == 2 else sentence_at
            self._select(around(self._text, offset))

    def _select(self, span: Span) -> None:
        """Select a passage that the mouse has shown, and tell of it."""
        if span:
            self._anchor = span.start
            self.cursor = previous_character(self._text, span.end)
            self.selection = span
            self.post_message(self.PassageSelected(span))

    # Painting

    def forget_rows(self) -> None:
        """Forget the strips."""
        self._strips.clear()

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
            replaced=self._replaced(row),
            selection=_within(self.selection, row),
            cursor=cursor,
        )

    def _replaced(self, row: Row) -> list[Span]:
        """Return where a mark stands in `row` in the place of a character that is not shown."""
        if MARKS.isdisjoint(row.text):
            return []
        source = self._text[row.start : row.start + len(row.text)]
        pairs = enumerate(zip(row.text, source, strict=True), row.start)
        return [Span(at, at + 1) for at, (shown, real) in pairs if shown != real]

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
