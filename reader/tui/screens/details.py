"""All that is known of a claim, where the pane has no room for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import getters
from textual.containers import VerticalScroll
from textual.widgets import Static

from reader.tui.screens.dialog import Dialog, keys_line, styles
from reader.tui.widgets.claim_panel import ClaimWords
from reader.typeset.safe import visible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.binding import BindingType
    from textual.content import Content
    from textual.widget import Widget

    from reader.tui.position import Position
    from reader.tui.reading import Stop

__all__ = ["DetailsScreen"]


class DetailsScreen(Dialog[None]):
    """The passage, and everything about it, to scroll through."""

    CSS_PATH = styles("details")
    BINDINGS: ClassVar[list[BindingType]] = [
        ("i,enter,q", "leave", "Leave"),
        ("j,down", "scroll(1)", "Down"),
        ("k,up", "scroll(-1)", "Up"),
        ("space,pagedown", "scroll(8)", "Page down"),
        ("b,pageup", "scroll(-8)", "Page up"),
    ]

    area = getters.query_one(VerticalScroll)

    def __init__(self, stop: Stop, position: Position, passage: str) -> None:
        """Prepare the dialog.

        Args:
            stop: What is described.
            position: Which one it is.
            passage: Its words.
        """
        super().__init__()
        self.stop = stop
        self.position = position
        self.passage = passage
        self.heading = "Details"

    def contents(self) -> Iterable[Widget]:
        """Return the words."""
        words = ClaimWords()
        words.stop = self.stop
        words.position = self.position
        words.quoted = False
        text = Static(visible(" ".join(self.passage.split())), id="passage", markup=False)
        area = VerticalScroll(text, words)
        area.can_focus = False
        yield area

    def keys(self) -> Content:
        """Return the last line."""
        return keys_line(("j k", "scroll"), ("Esc", "leave"))

    def action_scroll(self, rows: int) -> None:
        """Scroll by so many rows."""
        self.area.scroll_relative(y=rows, animate=False)
