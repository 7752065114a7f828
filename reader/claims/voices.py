"""Clauses in which several people speak, parted so that each of them has one of their own."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from reader.claims.clauses import Clause
from reader.claims.lexicon import wordset
from reader.claims.lexicon.grammar import ADVERBS, AUXILIARIES
from reader.claims.lexicon.verbs import IRREGULAR, PRESENT, is_past

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.claims.passage import Passage, Speech

    Part = tuple[int, int, Speech]

__all__ = ["part_voices"]

_DROPPED = wordset("and but while whereas") | {",", ";", "–", "—", "--", ":"}
"""Where one voice may end and another begin; belongs to neither."""

_KEPT = wordset("before although though because as after when who which where if")
_RELATIVE = wordset("who which where")
_LEAST = 3
"""Words of the shortest clause."""


class _Voice(NamedTuple):
    """Where an attribution begins and ends in a clause, in code points."""

    start: int
    """With its source, if that stands in the clause."""
    first: int
    """Without it."""
    end: int
    named: int
    """Where its source ends; -1 for none in the clause."""


def part_voices(
    passage: Passage, clauses: Sequence[Clause], spoken: Sequence[Part]
) -> list[Clause]:
    """Return `clauses`, those cut where what one says ends and another begins to speak.

    "The mayor denied it, and the union said it was so" becomes two; so does "The mayor closed the
    bridge and said it was old", since only half of it is what the mayor says. A clause stays whole
    where one attribution lies within another, and where no comma or conjunction stands between.

    Args:
        passage: The paragraph.
        clauses: The clauses of one sentence.
        spoken: What is attributed in the sentence, and the cues; in order.
    """
    found: list[Clause] = []
    only = spoken[0][2]
    alone = all(speech is only for _, _, speech in spoken)
    for clause in clauses:
        voices = _only_voice(clause, only, spoken) if alone else _voices(clause, spoken)
        if voices:
            found += _parted(passage, clause, voices)
        else:
            found.append(clause)
    return found


def _only_voice(clause: Clause, speech: Speech, spoken: Sequence[Part]) -> Sequence[_Voice]:
    """Return where the one who speaks in the sentence does so, () where nothing can be parted."""
    source = speech.source
    if source is None or not clause.start <= source[0] < clause.end:
        return ()
    for first, last, _ in spoken:
        if last > clause.start:
            if first < source[1] or first >= clause.end:
                return ()
            return (_Voice(source[0], first, last, source[1]),)
    return ()


def _parted(passage: Passage, clause: Clause, voices: Sequence[_Voice]) -> list[Clause]:
    starts, ends = passage.tokens.starts, passage.tokens.ends
    parts: list[Clause] = []
    first, aside, begin = clause.first, clause.aside, clause.start
    until = -1
    for voice in voices:
        if until < 0:
            joint = _deed(passage, first, voice, clause.stop)
        else:
            opening = voice.start if voice.start >= until else voice.first
            joint = _joint(passage, first, until, opening, clause.stop)
        until = max(until, voice.end)
        if joint is None:
            continue
        stop, after = joint
        parts.append(Clause(begin, ends[stop - 1], first, stop, aside))
        first, begin = after, starts[after]
        aside = passage.tokens.lows[after] in _RELATIVE
    if not parts:
        return [clause]
    parts.append(Clause(begin, clause.end, first, clause.stop, aside))
    return parts


def _voices(clause: Clause, spoken: Sequence[Part]) -> list[_Voice]:
    """Return where each attribution of the clause begins and ends, in order."""
    bounds: dict[int, list[int]] = {}
    for first, last, speech in spoken:
        if last <= clause.start or clause.end <= first:
            continue
        first, last = max(first, clause.start), min(last, clause.end)
        known = bounds.get(id(speech))
        if known is not None:
            known[2] = max(known[2], last)
        elif speech.source is not None and clause.start <= speech.source[0] < clause.end:
            start, end = speech.source
            bounds[id(speech)] = [min(first, start), first, max(last, end), end]
        else:
            bounds[id(speech)] = [first, first, last, -1]
    return [_Voice(*each) for each in sorted(bounds.values())]


def _joint(
    passage: Passage, left: int, until: int, begin: int, limit: int
) -> tuple[int, int] | None:
    """Return before which token to cut and with which to go on, None if nothing joins here."""
    if begin < until:
        return None
    tokens, quoted = passage.tokens, passage.quoted
    lows = tokens.lows
    stop = bisect_left(tokens.starts, begin, left, limit)
    for place in range(min(stop, limit - 1), left, -1):
        if tokens.ends[place] < until:
            break
        low = lows[place]
        if low not in _KEPT and (place == stop or low not in _DROPPED):
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


def _deed(passage: Passage, left: int, voice: _Voice, limit: int) -> tuple[int, int] | None:
    """Return where to cut between what the speaker does and what they say, None if they do not."""
    if voice.named < 0 or voice.named > voice.first:
        return None
    tokens, lows, quoted = passage.tokens, passage.tokens.lows, passage.quoted
    begin = bisect_left(tokens.starts, voice.named, left, limit)
    place = bisect_left(tokens.starts, voice.first, begin, limit) - 1
    while place > begin and lows[place] in ADVERBS:
        place -= 1
    if lows[place] not in ("and", "but") or quoted[place] or place - left < _LEAST:
        return None
    does = any(
        lows[at] in AUXILIARIES or lows[at] in IRREGULAR or lows[at] in PRESENT or is_past(lows[at])
        for at in range(begin, place - 1)
        if not quoted[at]
    )
    after = place + 1
    if lows[place - 1] == ",":
        place -= 1
    return (place, after) if does and limit - after >= _LEAST else None
