"""Going through all that is not decided yet, and what has come of it."""

from __future__ import annotations

from reader.tui.actions.action import REVIEWING, Action, in_group

__all__ = ["REVIEW"]

_review = in_group("Review")
_queue = in_group("Review", (REVIEWING,))

REVIEW: tuple[Action, ...] = (
    _review(
        "review",
        "Q",
        "queue",
        "Brings up what is not decided yet, one after the other: y, x, a tag or a note go on.",
        9,
    ),
    _review("summary", "%", "summary", "What was decided, how fast, and what is left: goes there."),
    _queue(
        "queue_next",
        "n o",
        "skip",
        "To the next one; what is left open comes up again at the end.",
        1,
    ),
    _queue("queue_back", "p", "before", "Back to the one before, decided or not.", 2),
    _queue(
        "judge_row",
        "&",
        "all alike",
        "By story: does to all others that say this what was done to one of them.",
    ),
    _queue(
        "queue_stay",
        "z",
        "stay, go on",
        "Stays after a tag or a note, until y, x or n; or goes on again.",
    ),
    _queue("leave_queue", "escape", "leave queue", "Leaves the queue, which keeps its place.", 3),
)
"""In the order in which they are shown."""
