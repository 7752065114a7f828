"""A long text on a terminal: which rows are on screen, and how one scrolls.

Built on Textual's line API: only the rows on screen are laid out and painted. What the view holds
on to is the row at its top, not the number of rows above it, which is an estimate in long texts
and gets corrected; the scroll bar follows. Nothing is animated.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Final

from textual.geometry import Size
from textual.message import Message
from textual.reactive import var
from textual.scroll_view import ScrollView
from textual.widget import Widget

from reader.typeset.layout import Layout, Place

if TYPE_CHECKING:
    from textual import events

    from reader.model import Span

__all__ = ["CONTEXT", "TextView"]

CONTEXT: Final = 2
"""Rows that stay on screen when one pages, and that are shown around what is revealed."""

_WHEEL: Final = 3
"""Rows that one turn of the mouse wheel scrolls."""

_ROOMY: Final = 30
"""Cells from which on there is room for a gutter."""


class TextView(ScrollView, can_focus=True, inherit_bindings=False):
    """Lays out a text and scrolls through it; has no keys of its own and paints nothing."""

    GUTTER: ClassVar[int] = 0
    """Cells kept free before the text."""

    measure: var[int] = var(72)
    """Cells of a row of text; fewer where the widget is narrower."""

    @dataclass
    class Scrolled(Message):
        """Other rows are on screen."""

        top: int
        """Where the first of them begins."""

        bottom: int
        """Where the last of them ends."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._text = ""
        self._layout = Layout("", 1)
        self._top = Place(0, 0)
        self._top_offset = 0
        """What stood at the top when one last scrolled; a resize comes back to it."""
        self._rows: list[Place] = []
        self._shown: tuple[int, int] = (-1, -1)

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

    def set_text(self, text: str, offset: int = 0) -> None:
        """Show `text`, with the row at the top that `offset` stands in."""
        self._text = text
        self._top_offset = min(max(0, offset), len(text))
        self._set_type()

    @property
    def kept_in_sight(self) -> Span | None:
        """What stays on the screen, if it is there, when the text is set anew."""
        return None

    def forget_rows(self) -> None:
        """Called when rows have to be painted anew although they hold the same words."""

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
        self.scroll_rows(_WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll up, without an animation."""
        event.prevent_default().stop()
        self.scroll_rows(-_WHEEL)

    @property
    def _gutter(self) -> int:
        return self.GUTTER if self.size.width >= _ROOMY else 0

    @property
    def _columns(self) -> int:
        """Cells of a row of text; one at the right is kept for a cursor behind the last word."""
        return max(2, min(self.measure, self.size.width - self._gutter - 1))

    def _set_type(self) -> None:
        """Lay the text out anew, once its width is known; what was at the top stays there."""
        self.forget_rows()
        if not self.size.width:
            return
        kept = self._seen_and_kept()
        self._layout = Layout(self._text, self._columns)
        self._shown = (-1, -1)
        self._go_to(self._layout.place_of(self._top_offset), remember=False)
        if kept is not None:
            self.reveal(kept)

    def _seen_and_kept(self) -> Span | None:
        """Return what is to stay on the screen, if it has been there until now."""
        kept = self.kept_in_sight
        if kept is None or not self._rows or self._layout.text is not self._text:
            return None
        seen = kept.start < self.bottom_offset and self.top_offset < kept.end
        return kept if seen else None

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
        if self._layout.text is not self._text or self._layout.width != self._columns:
            self._set_type()
        else:
            self.forget_rows()
            kept = self._seen_and_kept()
            self._go_to(self._layout.place_of(self._top_offset), remember=False)
            if kept is not None:
                self.reveal(kept)
