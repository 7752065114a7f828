"""Files, help, and the end."""

from __future__ import annotations

from reader.tui.actions.action import EVERYWHERE, READING, TOLD, Action, in_group

__all__ = ["PROGRAM"]

_reader = in_group("Reader")
_kept = in_group("Reader", (READING, *TOLD))
_anywhere = in_group("Reader", EVERYWHERE)

PROGRAM: tuple[Action, ...] = (
    _reader("export", "e", "export", "Writes annotations with their source text to a file.", 12),
    _kept("save", "ctrl+s", "save again", "Tries again to save what could not be saved."),
    _kept("reload", "R", "reload", "Reads what others have written in the meantime."),
    _anywhere("help", "? f1", "keys", "Shows this list.", 13),
    _kept("palette", "ctrl+p :", "palette", "Finds an action by its name and does it."),
    _reader("quit", "q ctrl+q", "quit", "Ends Reader; all that is saved is there again.", 14),
)
"""In the order in which they are shown."""
