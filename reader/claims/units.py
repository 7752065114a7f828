"""What a number counts or measures: the noun behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.claims.lexicon import wordset
from reader.claims.lexicon.grammar import (
    ADVERBS,
    MODALS,
    PREPOSITIONS,
    SUBJECTS,
    SUBORDINATORS,
    TIMES,
)
from reader.claims.lexicon.numbers import CURRENCIES, MULTIPLES, NOT_UNITS, NUMBER_WORDS
from reader.claims.lexicon.verbs import IRREGULAR, PRESENT, is_participle, is_past

if TYPE_CHECKING:
    from reader.claims.tokens import Tokens

__all__ = ["find_unit", "foreign_unit"]

_DIMENSIONS = wordset(
    "long wide high tall deep thick away apart off ahead behind up down worth strong north south"
    " east west short older younger taller longer higher lower greater fewer less better worse"
    " alone each apiece total overall altogether together combined respectively"
)
_STOPS = (
    NOT_UNITS | PREPOSITIONS | MODALS | SUBORDINATORS | SUBJECTS | TIMES | _DIMENSIONS
    | (ADVERBS - {"long"}) | frozenset(word for word in PRESENT if not word.endswith("s"))
) - {"past"}  # fmt: skip
_PLURALS = wordset(
    "people men women children feet teeth mice fish sheep personnel cattle"
    " percent percentage-points euro yen yuan kroner rand baht won"
)
"""Plurals without an s: nothing that belongs to the unit follows them."""

_PASSED = frozenset(("other", "more", "additional", "further", "“", '"', "‘"))
"""What may stand before the noun without being part of it."""

_SINGULAR_ENDINGS = ("ss", "us", "is", "ous")
_OWNERS = wordset("the its their his her our my your these those this that all")
_MOST = 4
"""Words of a unit."""


def find_unit(tokens: Tokens, place: int, stop: int, *, of: bool) -> tuple[str | None, int]:
    """Return what is counted by the number before the token `place`, and the token behind it.

    Args:
        tokens: The tokens of the paragraph.
        place: The token behind the number.
        stop: The token before which to end.
        of: Whether "of the" may stand between them, as in "dozens of the cars".

    Returns:
        The noun with the nouns and adjectives before it, as in the text; None if there is none.
    """
    lows = tokens.lows
    if place >= stop:
        return None, place
    signed = _sign(tokens, place, stop)
    if signed is not None:
        return signed
    if lows[place] == "of" and place + 1 < stop:
        owned = lows[place + 1] in _OWNERS
        if not of and not owned:
            return None, place
        begin = place + (2 if owned else 1)
        if owned and begin < stop and (lows[begin] in NUMBER_WORDS or lows[begin][0].isdigit()):
            begin += 1  # 200 of the 300 students
        unit, after = _noun(tokens, begin, stop)
        return (unit, after) if unit is not None else (None, place)
    return _noun(tokens, place, stop)


def foreign_unit(tokens: Tokens, place: int, stop: int) -> tuple[str | None, int]:
    """Return the word behind a number in a language whose grammar is not known, and the next token.

    Args:
        tokens: The tokens of the paragraph.
        place: The token behind the number.
        stop: The token before which to end.
    """
    if place < stop and (signed := _sign(tokens, place, stop)) is not None:
        return signed
    if place + 1 < stop and tokens.lows[place] in ("de", "di", "del"):
        place += 1
    if place >= stop or not tokens.words[place].isalpha():
        word = tokens.words[place] if place < stop else ""
        if word[1:2] in ("'", "’") and word[2:].isalpha():
            return word[2:], place + 1
        return None, place
    return tokens.words[place], place + 1


def _sign(tokens: Tokens, place: int, stop: int) -> tuple[str, int] | None:
    """Read %, percent, °C, €, "years of age" and "years old"."""
    lows = tokens.lows
    low, after = lows[place], place + 1
    onward = lows[after] if after < stop else ""
    if low in ("%", "percent", "pct") or (low == "per" and onward == "cent"):
        if onward in ("point", "points"):
            return None
        return "%", after + (low == "per")
    if low in ("°", "°c", "°f", "º"):
        if onward in ("c", "f"):
            return "°" + tokens.words[after], after + 1
        return tokens.words[place], after
    if low in CURRENCIES:
        return CURRENCIES[low], after
    if low in ("year", "years") and onward == "old":
        return "years old", after + 1
    if low in ("year", "years") and lows[after : after + 2] == ["of", "age"] and after + 2 <= stop:
        return "years old", after + 2
    if low in ("m", "t", "g", "l") and tokens.words[place] == low:
        return low, after
    if onward == "/" and after + 1 < stop and lows[after + 1] in ("h", "s", "l"):
        return f"{tokens.words[place]}/{tokens.words[after + 1]}", after + 2
    return None


def _noun(tokens: Tokens, place: int, stop: int) -> tuple[str | None, int]:
    lows, words = tokens.lows, tokens.words
    while place < stop - 1 and lows[place] in _PASSED:
        place += 1
    begin = place
    kept: list[str] = []
    last = begin
    while place < stop and place - begin < _MOST:
        low = lows[place]
        described = is_past(low) or is_participle(low)
        if not low[0].isalpha() or low in _STOPS or low in NUMBER_WORDS or low in MULTIPLES:
            break
        if place > begin and (described or low in IRREGULAR):
            break
        place += 1
        if described or low[-2:] == "ly":
            if low in IRREGULAR:
                break
            continue
        if low[-2:] in ("'s", "’s"):
            kept.clear()
            continue
        kept.append(words[place - 1])
        last = place
        plural = low in _PLURALS or (low.endswith("s") and not low.endswith(_SINGULAR_ENDINGS))
        if plural and not _goes_on(tokens, place, stop):
            break
    if not kept:
        return None, begin
    return " ".join(kept), last


def _goes_on(tokens: Tokens, place: int, stop: int) -> bool:
    """Whether the plural before the token is the measure of a longer unit."""
    return place < stop and tokens.lows[place] in ("celsius", "fahrenheit")
