"""The mention of a speaker: the words left or right of a cue that name who speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.claims.lexicon import wordset
from reader.claims.lexicon.grammar import (
    ADVERBS,
    AUXILIARIES,
    NEGATIONS,
    PREPOSITIONS,
    SUBORDINATORS,
    TIMES,
)
from reader.claims.lexicon.verbs import IRREGULAR, PRESENT, is_past

if TYPE_CHECKING:
    from reader.claims.tokens import Tokens

__all__ = ["THOUGHTS", "source_after", "source_before", "subject_before"]

THOUGHTS = wordset("idea ideas notion thought concept fact reason thing things")
"""What says nothing, be it the subject of a verb of saying: "the idea suggests"."""

_STOPS = frozenset('.;:?!…—–“”"«»[]')
_AFTER_STOPS = wordset(
    "in on at during before after to as when while about that if because by with from last this"
    " and but monday tuesday wednesday thursday friday saturday sunday",
)
_BESIDE = wordset("a an the who which whose one formerly himself herself now then also")
_BETWEEN = AUXILIARIES | ADVERBS | NEGATIONS
_BREAKS = AUXILIARIES | SUBORDINATORS | wordset("but who which whom whose")
_BOUNDS = _STOPS | _BREAKS | {","}
_LEADING = (
    PREPOSITIONS | TIMES | ADVERBS | wordset("and or but so however meanwhile moreover separately")
) - wordset("one all both each this last")
_APART = wordset("since in on at during after before from to into by under until")
_ALONE = frozenset(("he", "she", "it", "they", "we", "i"))
"""Pronouns that are a whole mention: what stands before them is none of it."""

_JOINING = frozenset(("and", "or", "but"))
_LONGEST = 24
_SHORT = 5
"""Tokens of a quotation that may be a nickname within a mention."""

Mention = tuple[int, int]


def source_before(tokens: Tokens, quoted: list[int], cue: int, first: int) -> Mention | None:
    """Return the tokens of the mention before the cue, none of them before `first`.

    Args:
        tokens: The tokens of the paragraph.
        quoted: For each token, the number of its quotation or 0.
        cue: The token that attributes.
        first: The token before which not to look.

    Returns:
        The first token of the mention and the one behind its last, None if there is none.
    """
    lows = tokens.lows
    stop = cue
    while stop > first and (
        lows[stop - 1] in _BETWEEN or (lows[stop - 1].endswith("ly") and len(lows[stop - 1]) > 4)
    ):
        stop -= 1
    if stop <= first or (quoted[stop - 1] and _nickname(quoted, stop - 1, first) < 0):
        return None
    last = lows[stop - 1]
    if last in ("who", "which", "that"):
        stop -= 1
        if stop > first and lows[stop - 1] == ",":
            stop -= 1
        if stop <= first:
            return (stop, stop + 1) if last == "that" else None
    elif last == ",":
        return _with_apposition(tokens, quoted, stop - 1, first)
    if last in _ALONE:
        return stop - 1, stop
    if stop - 2 >= first and lows[stop - 2] in _ALONE and _is_finite(last):
        return stop - 2, stop - 1
    begin = _begin(tokens, quoted, stop, first)
    if lows[begin] in _JOINING:
        return None
    return (begin, stop) if begin < stop else None


def _with_apposition(tokens: Tokens, quoted: list[int], comma: int, first: int) -> Mention | None:
    """Return a mention such as "X, 27, a student of law" that ends before the comma."""
    lows = tokens.lows
    stop = comma
    for _ in range(5):
        place = stop
        while place > first and lows[place - 1] != "," and not quoted[place - 1]:
            if comma - place > 3 * _LONGEST:
                return None
            place -= 1
        if place == first or lows[place - 1] != ",":
            begin = _begin(tokens, quoted, stop, first)
            return (begin, comma) if begin < stop < comma else None
        if stop < comma and not (lows[place] in _BESIDE or lows[place][0].isdigit()):
            begin = _begin(tokens, quoted, stop, place)
            return (begin, comma) if begin < stop else None
        stop = place - 1
    return None


def _begin(tokens: Tokens, quoted: list[int], stop: int, first: int) -> int:
    lows, words = tokens.lows, tokens.words
    place = stop
    joined = -1
    while place > first and stop - place < _LONGEST:
        low = lows[place - 1]
        if quoted[place - 1]:
            opening = _nickname(quoted, place - 1, first)
            if opening < 0:
                break
            place = opening
            continue
        if low == ")":
            opening = _opening(lows, place - 1, first)
            if opening < 0:
                break
            place = opening
            continue
        if joined > 0 and low in _APART:
            place = joined
            break
        if low in _BOUNDS:
            break
        if low in ("and", "or"):
            joined = place
        elif place < stop and words[place - 1][0].islower() and _is_finite(low):
            if joined > 0:
                place = joined
            break
        place -= 1
    while place < stop - 1 and lows[place] in _LEADING:
        place += 1
    return place


def _nickname(quoted: list[int], place: int, first: int) -> int:
    """Return the first token of the short quotation that ends at `place`, -1 if it is speech."""
    opening = place
    while opening > first and quoted[opening - 1] == quoted[place] and place - opening < _SHORT:
        opening -= 1
    if opening == first or quoted[opening - 1] == quoted[place]:
        return -1
    return opening


def _is_finite(low: str) -> bool:
    if low in ("named", "nicknamed", "known", "based", "aged"):
        return False
    return low in IRREGULAR or is_past(low) or (low in PRESENT and low.endswith("s"))


def _opening(lows: list[str], place: int, first: int) -> int:
    """Return the token of the bracket that the one at `place` closes, -1 if it is far."""
    for before in range(place - 1, max(first, place - _LONGEST) - 1, -1):
        if lows[before] == "(":
            return before
    return -1


def subject_before(tokens: Tokens, quoted: list[int], cue: int, first: int) -> Mention | None:
    """Return the subject of the nearest finite verb before the cue."""
    lows = tokens.lows
    for place in range(cue - 1, first, -1):
        low = lows[place]
        if quoted[place]:
            continue
        if low in AUXILIARIES or low in IRREGULAR or low in PRESENT or is_past(low):
            found = source_before(tokens, quoted, place, first)
            if found is not None:
                return found
    return None


def source_after(tokens: Tokens, quoted: list[int], first: int, stop: int) -> Mention | None:
    """Return the tokens of the mention that begins at `first`, right behind the cue."""
    lows = tokens.lows
    if first >= stop or quoted[first] or lows[first] in _AFTER_STOPS or lows[first] in _STOPS:
        return None
    place = first
    while place < stop and place - first < _LONGEST:
        low = lows[place]
        if quoted[place] or low in _STOPS or low == "," or (place > first and low in _AFTER_STOPS):
            break
        place += 1
    return (first, place) if place > first else None
