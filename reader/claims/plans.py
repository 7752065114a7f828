"""Whether what is told of a weekday is to come or has been."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.claims.lexicon import wordset
from reader.claims.lexicon.grammar import DETERMINERS
from reader.claims.lexicon.verbs import SIMPLE_PAST, is_past

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["is_planned"]

_MODALS = wordset("will would may might could can shall must 'll ’ll won't won’t wouldn't wouldn’t")
_PLANS = wordset(
    "slated scheduled upcoming expected plans planned planning tomorrow ahead kicks heading intends"
    " due until"
)
_TO_COME = wordset(
    "is are am was were going set plan expect expects hope hopes aim aims intend ready have has"
    " ordered meant bound likely"
)
"""What tells before "to" that something is to come."""

_TIMETABLE = wordset(
    "opens reopens starts restarts begins resumes returns closes shuts expires reopen resume"
    " restart"
)
"""Verbs that tell in the present tense what is to come on a day."""

_TOLD = wordset("said told says wrote")
_AROUND = ",()\"“”'‘’"
_NOT = frozenset(("not", "no"))
_FEW = 2
"""Words between a modal and its verb: "may not yet have"."""


def is_planned(before: Sequence[str], behind: Sequence[str]) -> bool:
    """Return whether a weekday is a day for which something is planned.

    The nearest verb before it decides, or the first one behind it where none stands before.

    Args:
        before: The lower-case words of the sentence before it.
        behind: Those behind it.
    """
    words = [word.strip(_AROUND) or word for word in before]
    for place in range(len(words) - 1, -1, -1):
        told = _tells(words, place, len(words))
        if told is not None:
            return told
    words = [word.strip(_AROUND) or word for word in behind]
    for place in range(len(words)):
        told = _tells(words, place, -1)
        if told is not None:
            return told
    return False


def _tells(words: Sequence[str], place: int, day: int) -> bool | None:
    """Return whether the word tells of what is to come (True) or has been, None if of neither."""
    low = words[place]
    after = words[place + 1 : place + 1 + _FEW]
    if low in _TOLD:
        return False
    if low in _MODALS:
        failed = low in ("could", "can") and not _NOT.isdisjoint(after)
        return not failed and "have" not in after
    if low in _PLANS or (low in _TO_COME and after[:1] == ["to"]):
        return True
    if low in _TIMETABLE:
        return True
    if low in ("is", "are"):
        return True if place >= day - 2 and after in ([], ["on"]) else None
    if low in SIMPLE_PAST:
        return False
    if is_past(low) and not _depends(words, place):
        return False
    return None


def _depends(words: Sequence[str], place: int) -> bool:
    """Whether what looks like a past form is none: "will be closed", "to cut", "the damaged"."""
    if place and words[place - 1] in DETERMINERS:
        return True
    near = words[max(0, place - _FEW) : place]
    return any(word in _MODALS or word in ("be", "to") for word in near)
