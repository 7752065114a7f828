"""The mention of a speaker: the words left or right of a cue that name who speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.claims.lexicon.grammar import ADVERBS, AUXILIARIES, NEGATIONS, SUBORDINATORS
from reader.claims.lexicon.verbs import IRREGULAR, is_past

if TYPE_CHECKING:
    from reader.claims.tokens import Tokens

__all__ = ["source_after", "source_before"]

_STOPS = frozenset('.;:?!…—–()[]“”"«»')
_AFTER_STOPS = frozenset(
    [
        "in",
        "on",
        "at",
        "during",
        "after",
        "before",
        "to",
        "as",
        "when",
        "while",
        "about",
        "that",
        "if",
        "because",
        "by",
        "with",
        "from",
        "last",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ]
)
_LONGEST = 24


def source_before(
    tokens: Tokens, quoted: list[int], cue: int, first: int
) -> tuple[int, int] | None:
    """Return the mention that stands before the cue, not before the token `first`."""
    lows = tokens.lows
    stop = cue
    while stop > first and (
        lows[stop - 1] in AUXILIARIES
        or lows[stop - 1] in ADVERBS
        or lows[stop - 1] in NEGATIONS
        or lows[stop - 1].endswith("ly")
        or lows[stop - 1] in ("to",)
    ):
        stop -= 1
    if stop <= first:
        return None
    if lows[stop - 1] in ("who", "which", "that"):
        stop -= 1
        if stop > first and lows[stop - 1] == ",":
            stop -= 1
    elif lows[stop - 1] == ",":
        # "X, a professor of law, said": the mention is X with what is put beside it
        inner = stop - 2
        while inner > first and lows[inner] != "," and stop - inner < _LONGEST:
            inner -= 1
        if lows[inner] == "," and inner > first:
            begin = _begin(tokens, quoted, inner, first)
            if begin < inner:
                return tokens.starts[begin], tokens.ends[inner - 1]
        return None
    begin = _begin(tokens, quoted, stop, first)
    if begin >= stop:
        return None
    return tokens.starts[begin], tokens.ends[stop - 1]


def _begin(tokens: Tokens, quoted: list[int], stop: int, first: int) -> int:
    lows, words = tokens.lows, tokens.words
    place = stop
    joined = -1
    while place > first and stop - place < _LONGEST:
        low = lows[place - 1]
        if quoted[place - 1] or low in _STOPS or low == ",":
            break
        if low in AUXILIARIES or low in SUBORDINATORS or low in ("but", "who", "which"):
            break
        if low in ("and", "or"):
            joined = place
        elif (low in IRREGULAR or is_past(low)) and words[place - 1][0].islower() and place < stop:
            place = joined if joined > 0 else place
            break
        place -= 1
    while place < stop and lows[place] in ("and", "or", "then", "also"):
        place += 1
    return place


def source_after(
    tokens: Tokens, quoted: list[int], first: int, stop: int
) -> tuple[int, int] | None:
    """Return the mention that begins at the token `first`, right behind the cue."""
    lows = tokens.lows
    if first >= stop or quoted[first] or lows[first] in _AFTER_STOPS:
        return None
    place = first
    while place < stop and place - first < _LONGEST:
        low = lows[place]
        if quoted[place] or low in _STOPS or low == "," or (place > first and low in _AFTER_STOPS):
            break
        place += 1
    if place == first:
        return None
    return tokens.starts[first], tokens.ends[place - 1]
