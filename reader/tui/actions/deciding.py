"""Saying what one thinks of a claim."""

from __future__ import annotations

from reader.tui.actions.action import CODEBOOK, EVERYWHERE, HITS, READING, TOLD, Action, in_group

__all__ = ["DECIDING"]

_decide = in_group("Decide")
_claims = in_group("Decide", (READING, *TOLD, HITS))
_listed = in_group("Decide", (READING, HITS))
_anywhere = in_group("Decide", EVERYWHERE)
_done = in_group("Decide", (READING, *TOLD, HITS, CODEBOOK))

DECIDING: tuple[Action, ...] = (
    _claims("accept", "y", "accept", "Accepts the claim under the cursor.", 3),
    _claims("reject", "x", "reject", "Rejects it.", 4),
    _claims("clear", "c", "clear", "Takes the decision back."),
    _listed("accept_next", "Y", "accept, next", "Accepts it and goes to the next open claim."),
    _listed("reject_next", "X", "reject, next", "Rejects it and goes to the next open claim."),
    _decide("repeat", "full_stop", "again", "Does the last decision, tag or note again, here."),
    _listed(
        "decide_group",
        "*",
        "several",
        "Decides on or tags all of a source, kind or tag, or all hits.",
    ),
    _anywhere(
        "tag",
        "t",
        "tag",
        "Chooses a tag, or makes a new one, for the claim or the marked passage.",
        5,
    ),
    _anywhere(
        "quick_tag",
        "1 2 3 4 5 6 7 8 9",
        "tag 1–9",
        "Gives or takes the tag of this digit, which it keeps; t shows the digits.",
    ),
    _anywhere("note", "a", "note", "Writes a note on the claim or the marked passage.", 6),
    _done("undo", "u", "undo", "Takes the last change back, also one of an earlier day.", 8),
    _done("redo", "ctrl+r", "redo", "Does again what was undone."),
)
"""In the order in which they are shown."""
