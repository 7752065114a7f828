"""The words that attribute, and what follows them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from reader.claims.lexicon import wordset
from reader.claims.lexicon.cues import CLASSES
from reader.claims.lexicon.grammar import AUXILIARIES, PREPOSITIONS, TIMES
from reader.claims.lexicon.numbers import NUMBER_WORDS
from reader.claims.lexicon.speech import rates

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.claims.tokens import Tokens

__all__ = [
    "ACTS",
    "COLON",
    "COMMA",
    "CUES",
    "DASHES",
    "ENDS",
    "HEDGING",
    "LIGHT",
    "MARKS",
    "OTHER",
    "PREPOSITION",
    "RATES",
    "Cue",
    "highest",
    "is_light_cue",
    "next_class",
]

Cue = tuple[int, str]
"""A token that may attribute, and its nine rates."""

LIGHT = wordset("put puts putting raise raised raises raising sound sounded sounds sounding")
"""Verbs that attribute only in a phrase: "put it at 80", "raised concerns"."""

RATES = rates() | dict.fromkeys(LIGHT, "0" * len(CLASSES))
"""The rates of each cue word, see `reader.claims.lexicon.cues`."""

_SELDOM = "5"
"""Tenths: what attributes in fewer of the cases, whatever follows it, is no cue anywhere."""

CUES = LIGHT.union(
    ("according", "per", "quoted", "reported"),
    [word for word, tenths in RATES.items() if max(tenths) >= _SELDOM],
)
"""Those of the cue words that can attribute at all."""

_WORRIES = wordset(
    "alarm alarms concern concerns question questions doubt doubts fear fears worries"
)
HEDGING = wordset(
    "appear appears appeared appearing seem seems seemed seeming reportedly allegedly"
)
"""Cues whose subject is not the one who thinks so."""

ACTS = wordset("ordered offered offers offering welcomed welcomes")
"""Counted as cues of what somebody intends, but what they tell is what somebody did."""

_QUESTION = wordset("whether if how what why who where when which whom")
MARKS = frozenset("“”\"‘’'«»„") | {"''", "``"}
DASHES = frozenset(",-–—(")
ENDS = frozenset(".;?!)…")
_BREAKS = (DASHES | ENDS | MARKS | AUXILIARIES) - {"(", ")"}
THAT, TO, QUOTE, COMMA, COLON, END, PREPOSITION, ASKED, OTHER = range(len(CLASSES))


@cache
def highest(rates: str) -> str:
    """Return the highest of the rates of a cue word."""
    return max(rates)


def _class_of(low: str) -> int:
    if low == "that":
        return THAT
    if low == "to":
        return TO
    if low in MARKS:
        return QUOTE
    if low in DASHES:
        return COMMA
    if low == ":":
        return COLON
    if low in ENDS:
        return END
    if low in PREPOSITIONS:
        return PREPOSITION
    if low in _QUESTION:
        return ASKED
    return OTHER


def next_class(lows: Sequence[str], cue: int, stop: int) -> int:
    """Return the class of what follows the cue; "said on Monday that" counts as "said that".

    Args:
        lows: The lower-case words of the paragraph.
        cue: The word that may attribute.
        stop: Where its sentence ends.
    """
    after = cue + 1
    if after >= stop:
        return END
    low = lows[after]
    if low in TIMES or low in ("on", "in", "at", "during"):
        for ahead in range(after + 1, min(stop, after + 8)):
            if lows[ahead] == "that":
                return THAT
            if lows[ahead] in _BREAKS:
                break
    return _class_of(low)


def is_light_cue(tokens: Tokens, place: int, stop: int) -> bool:
    """Whether a verb of `LIGHT` attributes: "put it at 80", "raised alarms over"."""
    ahead = tokens.lows[place + 1 : min(stop, place + 6)]
    if tokens.lows[place] in ("put", "puts", "putting"):
        at = ahead.index("at") if "at" in ahead else -1
        number = tokens.words[place + at + 2 : place + at + 3]
        if at < 0 or not number:
            return False
        worded = number[0] in NUMBER_WORDS and number[0] != "one"
        return worded or number[0][0].isdigit() or number[0] in "$€£"
    return not _WORRIES.isdisjoint(ahead[:3])
