"""The desk: copying a claim or a passage with its source."""

from __future__ import annotations

from reader.tui.quoting import passage_quote
from reader.tui.screens.desk.showing import Showing

__all__ = ["Copying"]


class Copying(Showing):
    """Actions that put something on the clipboard."""

    def action_copy(self) -> None:
        """Copy the current claim or mark."""
        stop = self.reading.current
        if stop is None:
            self.say("No claim is chosen yet: n goes to the next one.")
            return
        attribution = stop.claim.attribution if stop.claim else None
        self.app.copy_to_clipboard(passage_quote(self.article, stop.span, attribution))

    def action_copy_marked(self) -> None:
        """Copy the passage being marked."""
        if not self.passage:
            self.say("There is nothing but blanks in that passage.")
            return
        self.app.copy_to_clipboard(passage_quote(self.article, self.passage))
