"""The line at the bottom in which one types what is to be found in the text above."""

from __future__ import annotations

from pathlib import Path, PurePath
from typing import TYPE_CHECKING, ClassVar

from textual import getters, on
from textual.containers import Horizontal
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from reader.tui.screens.dialog import SafeInput, keys_line
from reader.typeset.safe import visible

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.binding import BindingType

__all__ = ["SeekScreen"]


class SeekScreen(ModalScreen[bool]):
    """Tells what is typed at once; answers True when it is to stay, None to go back."""

    CSS_PATH: ClassVar[list[str | PurePath]] = [Path(__file__).with_name("seek.tcss")]
    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape", "leave", "Leave"),
        ("down", "step(True)", "Next"),
        ("up", "step(False)", "Before"),
        ("tab", "whole", "Whole words"),
    ]

    line = getters.query_one(Input)
    count = getters.query_one("#count", Static)

    whole = False
    """Whether only whole words are found."""

    def __init__(self, typed: Callable[[str, bool], str], step: Callable[[bool], str]) -> None:
        """Prepare the line.

        Args:
            typed: Finds what was typed, as whole words or not, and returns in a few words what
                came of it.
            step: Goes to the next hit, or to the one before, and returns the same.
        """
        super().__init__()
        self.typed = typed
        self.step = step

    def compose(self) -> ComposeResult:
        """Make the line."""
        with Horizontal(id="row"):
            yield Static("/", id="sign")
            yield SafeInput(placeholder="words of the text", compact=True)
            yield Static(id="count", markup=False)
        yield Static(
            keys_line(
                ("Enter", "stay here"),
                ("↓ ↑", "next, before"),
                ("Tab", "whole words"),
                ("Esc", "back"),
            ),
            id="keys",
        )

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._find(event.value)

    @on(Input.Submitted)
    def _done(self) -> None:
        self.dismiss(True)

    def action_whole(self) -> None:
        """Find only whole words, or parts of words, too."""
        self.whole = not self.whole
        self._find(self.line.value)

    def _find(self, words: str) -> None:
        self._show(self.typed(words, self.whole))

    def _show(self, found: str) -> None:
        parts = (found, "whole words" if self.whole else "")
        self.count.update(visible(" · ".join(part for part in parts if part)))

    def action_step(self, forward: bool) -> None:
        """To another hit."""
        self._show(self.step(forward))

    def action_leave(self) -> None:
        """Back to where one was."""
        self.dismiss(None)
