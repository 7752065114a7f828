"""Clauses in which several people speak, parted so that each of them has one of their own."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from reader.claims.clauses import Clause
from reader.claims.lexicon import wordset

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.claims.passage import Passage, Speech

    Part = tuple[int, int, Speech]

__all__ = ["part_voices"]

_DROPPED = wordset("and but while whereas") | {",", ";", "–", "—", "--", ":"}
"""Where one voice may end and another begin; belongs to neither."""

_KEPT = wordset("although though because as after when who which where if")
_RELATIVE = wordset("who which where")
_LEAST = 3
"""Words of the shortest clause."""


def part_voices(
    passage: Passage, clauses: Sequence[Clause], spoken: Sequence[Part]
) -> list[Clause]:
    """Return `clauses`, those cut where what one says ends and another begins to speak.

    "The mayor denied it, and the union said it was so" becomes two. A clause stays whole where one
    attribution lies within another, and where no comma or conjunction stands between them.

    Args:
        passage: The paragraph.
        clauses: The clauses of one sentence.
        spoken: What is attributed in the sentence, and the cues; in order.
    """
    found: list[Clause] = []
    for clause in clauses:
        found += _parted(passage, clause, spoken)
    return found


def _parted(passage: Passage, clause: Clause, spoken: Sequence[Part]) -> list[Clause]:
    voices = _voices(clause, spoken)
    if len(voices) < 2:
        return [clause]
    starts, ends = passage.tokens.starts, passage.tokens.ends
    parts: list[Clause] = []
    first, aside, begin = clause.first, clause.aside, clause.start
    until = voices[0][2]
    for start, cue, end in voices[1:]:
        joint = _joint(passage, first, until, start if start >= until else cue, clause.stop)
        until = max(until, end)
        if joint is None:
            continue
        stop, after = joint
        parts.append(Clause(begin, ends[stop - 1], first, stop, aside=aside))
        first, begin = after, starts[after]
        aside = passage.tokens.lows[after] in _RELATIVE
    parts.append(Clause(begin, clause.end, first, clause.stop, aside=aside))
    return parts


def _voices(clause: Clause, spoken: Sequence[Part]) -> list[tuple[int, int, int]]:
    """Return where each attribution of the clause begins, with and without its source, and ends."""
    bounds: dict[int, list[int]] = {}
    for first, last, speech in spoken:
        first, last = max(first, clause.start), min(last, clause.end)
        if first >= last:
            continue
        known = bounds.get(id(speech))
        if known is None:
            known = bounds[id(speech)] = [first, first, last]
            if speech.source is not None and clause.start <= speech.source[0] < clause.end:
                known[0] = min(first, speech.source[0])
                known[2] = max(last, min(speech.source[1], clause.end))
        else:
            known[2] = max(known[2], last)
    return sorted((start, cue, end) for start, cue, end in bounds.values())


def _joint(
    passage: Passage, left: int, until: int, begin: int, limit: int
) -> tuple[int, int] | None:
    """Return before which token to cut and with which to go on, None if nothing joins here."""
    if begin < until:
        return None
    tokens, quoted = passage.tokens, passage.quoted
    lows = tokens.lows
    stop = bisect_left(tokens.starts, begin)
    for place in range(stop, left, -1):
        if tokens.ends[place] < until:
            break
        low = lows[place]
        if place == stop and low not in _KEPT:
            continue
        if low not in _DROPPED and low not in _KEPT:
            continue
        if quoted[place] and quoted[place] == quoted[place - 1]:
            return None
        after = place if low in _KEPT else place + 1
        while place > left and lows[place - 1] in _DROPPED:
            place -= 1
        if place - left < _LEAST or limit - after < _LEAST:
            return None
        return place, after
    return None
