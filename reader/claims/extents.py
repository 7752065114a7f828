"""Where what is attributed begins and ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.claims.cues import RATES, highest
from reader.claims.lexicon import wordset
from reader.claims.lexicon.grammar import AUXILIARIES, COORDINATORS, TIMES
from reader.claims.lexicon.verbs import IRREGULAR, is_participle, is_past
from reader.claims.traits import BOUNDARY, places_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.claims.tokens import Tokens

__all__ = ["TELLS", "content_end", "content_start", "told_content"]

TELLS = wordset(
    "told tells tell telling informs informed reminds reminded reminding assures assured asks"
    " asked asking warns warned urges urged urging advises advised informing"
)
_QUESTION = wordset("whether if how what why who where when which")
_OBJECTS = wordset("him her them me us you it reporters journalists viewers supporters voters")
_TOLD = frozenset(("that", "to", "whether"))
_GAPS = frozenset(",:-–—")
_ASIDE = frozenset(("which", "who", "where", "whose"))
_CONTRASTS = frozenset(("and", "but", "while", "though", "although", "whereas"))
_OPENERS = wordset("while although though after when as even since before because despite if")
_FAR = 10


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
    told = lows[cue] in TELLS
    if told or lows[begin] in TIMES or lows[begin] in ("in", "on", "at", "during"):
        for ahead in range(begin, min(stop, begin + _FAR)):
            low = lows[ahead]
            if low == "that" or (told and low in _QUESTION):
                return ahead
            if low == ":":
                return min(ahead + 1, stop)
            if quoted[ahead]:
                if ahead - begin < 4 or lows[ahead - 1] == ",":
                    return ahead
                break
            if low in AUXILIARIES or low in IRREGULAR:
                break
    if told:
        if lows[begin] in _OBJECTS and begin + 1 < stop:
            return begin + 1
        return begin
    while begin < stop and lows[begin] in _GAPS:
        begin += 1
    return begin


def told_content(
    tokens: Tokens, quoted: Sequence[int], cue: int, stop: int, *, first: int
) -> tuple[int, int] | None:
    """Return the tokens of what somebody "was told by X", None if the sentence does not say it.

    Args:
        tokens: The tokens of the paragraph.
        quoted: For each, the number of its quotation or 0.
        cue: The participle; "by" stands behind it.
        stop: Where the sentence ends.
        first: Where the sentence begins.
    """
    lows = tokens.lows
    if lows[cue] in TELLS:
        for place in range(cue + 3, stop - 1):
            if lows[place] in _TOLD and not quoted[place]:
                return place, content_end(tokens, quoted, cue, place, stop, first=first)
    return None


def content_end(
    tokens: Tokens,
    quoted: Sequence[int],
    cue: int,
    begin: int,
    stop: int,
    *,
    first: int,
) -> int:
    """Return the token behind the last one that is attributed.

    Args:
        tokens: The tokens of the paragraph.
        quoted: For each, the number of its quotation or 0.
        cue: The word that attributes.
        begin: Where what is attributed begins.
        stop: Where the sentence ends.
        first: Where the sentence begins.
    """
    lows = tokens.lows
    opener = _is_subordinate(lows, cue, first)
    for place in places_of(BOUNDARY, tokens.traits, begin + 1, stop):
        low = lows[place]
        if quoted[place]:
            if low == "," and place + 2 < stop and not quoted[place + 2]:
                found = RATES.get(lows[place + 2], "0")
                if opener or (highest(found) >= "8" and is_participle(lows[place + 2])):
                    return place + 2
            continue
        if low == ",":
            after = lows[place + 1] if place + 1 < stop else ""
            if opener or after == "according" or after in _ASIDE:
                return place
            found = RATES.get(after, "0")
            if highest(found) >= "8" and is_participle(after):
                return place
            if after in _CONTRASTS and _speaks(lows, quoted, place + 2, stop):
                return place
        elif low in COORDINATORS and place + 1 < stop:
            found = RATES.get(lows[place + 1], "0")
            if highest(found) >= "8":
                return place
            if _speaks(lows, quoted, place + 1, stop):
                return place
        elif low == "while":
            return place
    return stop


def _is_subordinate(lows: Sequence[str], cue: int, first: int) -> bool:
    """Whether the cue stands in a clause that ends at a comma: "X, who said …, left"."""
    low = lows[first]
    if cue - first > 2 and lows[cue - 1] == "who" and lows[cue - 2] == ",":
        return True
    if low in ("while", "although", "though", "whereas") or (cue == first and is_past(low)):
        return True
    return low in _OPENERS and "," not in lows[first:cue]


def _speaks(lows: Sequence[str], quoted: Sequence[int], place: int, stop: int) -> bool:
    """Whether a subject with a verb of saying of its own begins at `place`."""
    for at in range(place + 1, min(stop, place + 9)):
        low = lows[at]
        if quoted[at] or low in (",", "that", "who", "to"):
            return False
        found = RATES.get(low, "0")
        if highest(found) >= "9" and at + 1 < stop and lows[at - 1] != "the":
            return found[-1] >= "7" and lows[at + 1] not in ("of", "for")
    return False
