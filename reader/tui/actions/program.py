"""Files, help, and the end."""

from __future__ import annotations

from reader.tui.actions.action import (
    ASKING,
    CODEBOOK,
    CODED,
    EVERYWHERE,
    HITS,
    READING,
    SELECTING,
    TOLD,
    TOURING,
    Action,
    in_group,
)

__all__ = ["PROGRAM"]

_reader = in_group("Reader")
_tour = in_group("Reader", (TOURING,))
_kept = in_group("Reader", (READING, *TOLD))
_kept_all = in_group("Reader", (READING, *TOLD, HITS))
_helped = in_group("Reader", (*EVERYWHERE, ASKING, *CODED))
_found = in_group("Reader", (READING, *TOLD, HITS, *CODED))
_anywhere = in_group("Reader", EVERYWHERE)
_copied = in_group("Reader", (READING, *TOLD, HITS, CODEBOOK))
_marking = in_group("Reader", (SELECTING,))

PROGRAM: tuple[Action, ...] = (
    _reader("export", "e", "export", "Writes annotations with their source text to a file.", 12),
    _copied("copy", '"', "copy", "Copies the claim, row, hit or tag, and where it stands."),
    _marking("copy_marked", "ctrl+c", "copy", "Copies the marked passage with its article."),
    _kept_all("save", "ctrl+s", "save again", "Tries again to save what could not be saved."),
    _kept("reload", "R", "reload", "Reads what others have written in the meantime."),
    _helped("help", "? f1", "keys", "Shows this list.", 13),
    _reader("tour", "!", "tour", "Shows in a few steps what to do here, as at the first start."),
    _tour("leave_tour", "escape", "leave tour", "Ends the tour.", 3),
    _found("palette", "ctrl+p :", "palette", "Finds an action by its name and does it."),
    _reader("quit", "q ctrl+q", "quit", "Ends Reader; all that is saved is there again.", 14),
)
"""In the order in which they are shown."""
