"""Where what is attributed begins and ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.claims.lexicon import wordset
from reader.claims.lexicon.cues import cue_rates
from reader.claims.lexicon.grammar import AUXILIARIES, COORDINATORS, SUBJECTS, TIMES
from reader.claims.lexicon.verbs import IRREGULAR, PRESENT, is_participle, is_past

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["content_end", "content_start"]

_TELLS = wordset(
    "told tells tell telling informs informed reminds reminded reminding assures assured asks"
    " asked asking warns warned urges urged urging advises advised informing"
)
_QUESTION = wordset("whether if how what why who where when which")
_OBJECTS = wordset("him her them me us you it reporters journalists viewers supporters voters")
_GAPS = frozenset(",:-–—")
_FAR = 10
_RATES = cue_rates()


def content_start(lows: Sequence[str], quoted: Sequence[int], cue: int, stop: int) -> int:
    """Return the token at which what is attributed begins, `stop` if there is none.

    Args:
        lows: The lower-case words of the paragraph.
        quoted: For each, the number of its quotation or 0.
        cue: The word that attributes.
        stop: Where the sentence ends.
    """
    begin = cue + 1
    if begin >= stop:
        return stop
    told = lows[cue] in _TELLS
    if told or lows[begin] in TIMES or lows[begin] in ("in", "on", "at", "during"):
        for ahead in range(begin, min(stop, begin + _FAR)):
            low = lows[ahead]
            if quoted[ahead] or low == "that" or (told and low in _QUESTION):
                return ahead
            if low == ":":
                return min(ahead + 1, stop)
            if low == "," and ahead + 1 < stop and quoted[ahead + 1]:
                return ahead + 1
    if told:
        if lows[begin] in _OBJECTS and begin + 1 < stop:
            return begin + 1
        return begin
    while begin < stop and lows[begin] in _GAPS:
        begin += 1
    return begin


def content_end(
    lows: Sequence[str],
    quoted: Sequence[int],
    cue: int,
    begin: int,
    stop: int,
    *,
    clausal: bool,
) -> int:
    """Return the token behind the last one that is attributed.

    Args:
        lows: The lower-case words of the paragraph.
        quoted: For each, the number of its quotation or 0.
        cue: The word that attributes.
        begin: Where what is attributed begins.
        stop: Where the sentence ends.
        clausal: Whether a whole clause follows the cue rather than a thing.
    """
    del cue, clausal
    for place in range(begin + 1, stop):
        if quoted[place]:
            continue
        low = lows[place]
        if low == ",":
            after = lows[place + 1] if place + 1 < stop else ""
            if after == "according":
                return place
            rates = _RATES.get(after)
            if rates is not None and max(rates) >= "8" and is_participle(after):
                return place
        elif low in COORDINATORS and place + 1 < stop:
            rates = _RATES.get(lows[place + 1])
            if rates is not None and max(rates) >= "8":
                return place
        elif low == "while":
            return place
    return stop


def _unused() -> object:
    return (AUXILIARIES, SUBJECTS, IRREGULAR, PRESENT, is_past)
