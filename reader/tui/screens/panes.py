"""The line at the bottom that says how the panes above are made larger and smaller."""

from __future__ import annotations

from pathlib import Path, PurePath
from typing import TYPE_CHECKING, ClassVar

from textual import getters
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from reader.tui.screens.dialog import keys_line

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

__all__ = ["PanesScreen"]

_NAMES = {"left": "articles", "right": "claim", "under": "claim"}

_STEP = 2
"""Cells by which a key moves an edge; rows are moved one by one."""


class PanesScreen(ModalScreen[bool]):
    """Moves the edges of the panes; answers True when it is to stay so, None to go back."""

    CSS_PATH: ClassVar[list[str | PurePath]] = [Path(__file__).with_name("panes.tcss")]
    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape", "leave", "Leave"),
        ("enter,q,vertical_line", "done", "Done"),
        ("left,h", "move(-1)", "To the left"),
        ("right,l", "move(1)", "To the right"),
        ("up,k", "rise(1)", "Up"),
        ("down,j", "rise(-1)", "Down"),
        ("tab,shift+tab", "other", "The other pane"),
        ("0", "standard", "As by itself"),
    ]

    row = getters.query_one("#row", Static)

    def __init__(
        self,
        panes: Sequence[str],
        nudge: Callable[[str, int], int],
        standard: Callable[[], None],
        touch: Callable[[str], None],
    ) -> None:
        """Prepare the line.

        Args:
            panes: Those there are, the one that is moved first in front.
            nudge: Makes a pane larger by so many cells or rows, and returns what it has then.
            standard: Gives all of them the sizes they have by themselves.
            touch: Lets the edge of a pane be seen.
        """
        super().__init__()
        self.panes = list(panes)
        self.nudge = nudge
        self.standard = standard
        self.touch = touch

    def compose(self) -> ComposeResult:
        """Make the line."""
        yield Static(id="row")
        yield Static(self._keys(), id="keys")

    def on_mount(self) -> None:
        """Say what each has."""
        self.tell()

    def tell(self) -> None:
        """Say what the pane has that is moved now, and let its edge be seen."""
        pane = self.panes[0]
        size = self.nudge(pane, 0)
        unit = "rows" if pane == "under" else "cells"
        self.row.update(
            Content.assemble(("Panes  ", "bold $accent"), f"the {_NAMES[pane]}: {size} {unit}")
        )
        self.touch(pane)

    def _keys(self) -> Content:
        move = "↑ ↓" if self.panes[0] == "under" else "← →"
        keys = [(move, "move its edge")]
        keys += [("Tab", f"the {_NAMES[self.panes[1]]}")] if len(self.panes) > 1 else []
        return keys_line(*keys, ("0", "all as by itself"), ("Enter", "keep"), ("Esc", "back"))

    def action_move(self, right: int) -> None:
        """Move an upright edge.

        Args:
            right: 1 for to the right, -1 for to the left.
        """
        pane = self.panes[0]
        if pane != "under":
            self.nudge(pane, _STEP * (right if pane == "left" else -right))
            self.tell()

    def action_rise(self, up: int) -> None:
        """Move a level edge.

        Args:
            up: 1 for up, -1 for down.
        """
        if self.panes[0] == "under":
            self.nudge("under", up)
            self.tell()

    def action_other(self) -> None:
        """Go on with the edge of the other pane."""
        self.panes.append(self.panes.pop(0))
        self.query_one("#keys", Static).update(self._keys())
        self.tell()

    def action_standard(self) -> None:
        """Give all panes the sizes they have by themselves."""
        self.standard()
        self.tell()

    def action_done(self) -> None:
        """Keep it so."""
        self.dismiss(True)

    def action_leave(self) -> None:
        """Back to what it was."""
        self.dismiss(None)
