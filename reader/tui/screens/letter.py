"""Press a letter: the places that have one already are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

from reader.tui.screens.dialog import Dialog, keys_line
from reader.typeset.safe import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from textual import events
    from textual.widget import Widget

__all__ = ["LetterScreen"]


class LetterScreen(Dialog[str]):
    """Answers with the letter or digit that is pressed."""

    def __init__(self, heading: str, places: Mapping[str, str]) -> None:
        """Prepare the dialog.

        Args:
            heading: What is asked.
            places: From the letters that were given to what stands there.
        """
        super().__init__()
        self.heading = heading
        self.places = dict(sorted(places.items()))

    def contents(self) -> Iterable[Widget]:
        """Return the places, a line each."""
        for letter, words in self.places.items():
            line = Content.assemble((letter, "bold $footer-key-foreground"), "  ", visible(words))
            yield Static(line.truncate(70, ellipsis=True))

    def keys(self) -> Content:
        """Return the last line."""
        return keys_line(("a … z", "that letter"), ("Esc", "leave"))

    def on_key(self, event: events.Key) -> None:
        """Answer with the key, where it is a letter or a digit."""
        if event.character is not None and event.character.isalnum():
            event.stop()
            self.dismiss(event.character)
