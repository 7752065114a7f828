"""Ask before something would be lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.widgets import Static

from reader.tui.screens.dialog import Dialog, keys_line
from reader.typeset.safe import visible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.binding import BindingType
    from textual.content import Content
    from textual.widget import Widget

__all__ = ["ConfirmScreen"]


class ConfirmScreen(Dialog[str]):
    """Answers with the key that was pressed, or None."""

    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(self, heading: str, words: str, answers: tuple[tuple[str, str], ...]) -> None:
        """Prepare the question.

        Args:
            heading: What it is about.
            words: What is to be known.
            answers: Keys, each with what it does.
        """
        super().__init__()
        self.heading = heading
        self.words = words
        self.answers = answers
        for key, label in answers:
            self._bindings.bind(key, f"answer('{key}')", label)

    def contents(self) -> Iterable[Widget]:
        """Return the question."""
        yield Static(visible(self.words, keep="\n"), markup=False)

    def keys(self) -> Content:
        """Return the answers."""
        return keys_line(*self.answers, ("Esc", "stay"))

    def action_answer(self, key: str) -> None:
        """Answer with `key`."""
        self.dismiss(key)
