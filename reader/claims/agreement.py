"""What is attributed, where two ways of looking for it agree who speaks and differ in how far."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from reader.claims.lexicon import wordset

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.claims.passage import Speech

    Span = tuple[int, int]

__all__ = ["agree_on_content"]

_AWAY = re.compile(
    r"\s*(?:;|[,–—-]+ ?(?:and|but|or|a|an|the|after|as|though|although)\b|after\b)", re.I
)
"""What follows where the tagger is right to end: a contrast, an apposition, a circumstance."""

_PLAIN = wordset("said says say saying according")
"""Cues of which the rules know better than the tagger where what is said begins."""


def agree_on_content(text: str, tagged: Sequence[Speech], ruled: Sequence[Speech]) -> None:
    """Let what the tagger found end where the rules say so, if that is later.

    Of cases where one lies within the other, in PolNeAR more than six of ten words between the two
    ends are content. Where it begins, the tagger is right, but for the plainest cues.

    Args:
        text: The text.
        tagged: What the tagger found in a paragraph; contents are changed.
        ruled: What the rules found in it.
    """
    if not ruled:
        return
    taken = sorted(
        (start, end, order)
        for order, speech in enumerate(tagged)
        for start, end in (*speech.contents, *((speech.cue,) if speech.cue else ()))
    )
    cues = sorted(
        (speech.cue, order) for order, speech in enumerate(tagged) if speech.cue is not None
    )
    for other in ruled:
        if other.cue is None:
            continue
        at = bisect_left(cues, ((other.cue[0] + 1, 0), 0)) - 1
        for cue, order in cues[max(0, at) : at + 2]:
            if cue[0] < other.cue[1] and other.cue[0] < cue[1]:
                plain = not _PLAIN.isdisjoint(text[cue[0] : cue[1]].lower().split())
                tagged[order].whole |= other.whole
                _fit(text, tagged[order], order, other.contents, taken, plain=plain)
                break


def _fit(
    text: str,
    speech: Speech,
    order: int,
    contents: Sequence[Span],
    taken: Sequence[tuple[int, int, int]],
    *,
    plain: bool,
) -> None:
    for start, end in contents:
        inside = [k for k, part in enumerate(speech.contents) if start < part[1] and part[0] < end]
        if not inside:
            continue
        first, last = speech.contents[inside[0]], speech.contents[inside[-1]]
        if plain and first[0] != start and _is_free(taken, order, start, first[0]):
            first = speech.contents[inside[0]] = (start, first[1])
        last = speech.contents[inside[-1]]
        if (
            first[0] == start
            and last[1] < end
            and not _AWAY.match(text, last[1])
            and _is_free(taken, order, last[1], end)
        ):
            speech.contents[inside[-1]] = (last[0], end)


def _is_free(taken: Sequence[tuple[int, int, int]], order: int, start: int, end: int) -> bool:
    """Whether nothing of another attribution lies in the stretch."""
    place = bisect_left(taken, (end,))
    while place > 0:
        place -= 1
        first, last, whose = taken[place]
        if last > start and whose != order and first < end:
            return False
        if last <= start and first < start:
            return True
    return True
