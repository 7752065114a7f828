"""Numbers with what they count or measure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.claims.lexicon.numbers import (
    APPROXIMATE,
    CURRENCIES,
    MULTIPLES,
    NOT_UNITS,
    NUMBER_WORDS,
    UNIT_SIGNS,
)
from reader.claims.lexicon.verbs import IRREGULAR, is_participle, is_past
from reader.model import Quantity, Span

if TYPE_CHECKING:
    from reader.claims.tokens import Tokens

__all__ = ["NUMERALS", "find_quantities"]

_FIGURE = re.compile(r"(\d{1,3}(?:,\d{3})+(?:\.\d{1,9})?|\d{1,15}(?:[.]\d{1,9})?)(.*)", re.DOTALL)
_YEAR = re.compile(r"(?:1[5-9]|20|21)\d\d")
NUMERALS = frozenset(NUMBER_WORDS) | frozenset(MULTIPLES)
"""Words that may be or begin a number."""

_LONGEST_WORD = 40
_MOST = 50
"""Quantities of one claim: what has more of them is a table."""

_APPROXIMATE: dict[str, list[tuple[str, ...]]] = {}
for _words in APPROXIMATE:
    _APPROXIMATE.setdefault(_words[-1], []).append(_words)
_NAMED = frozenset(
    [
        "article",
        "section",
        "chapter",
        "page",
        "number",
        "no",
        "act",
        "route",
        "highway",
        "flight",
        "channel",
        "title",
        "room",
        "apollo",
        "level",
        "grade",
        "class",
        "phase",
        "step",
        "part",
        "volume",
        "figure",
        "barrio",
        "district",
        "ward",
    ]
)


def find_quantities(
    tokens: Tokens, first: int, stop: int, taken: frozenset[int] = frozenset()
) -> list[Quantity]:
    """Return the quantities among the tokens from `first` to before `stop`.

    Args:
        tokens: The tokens of the paragraph.
        first: The first token to look at.
        stop: The token behind the last one.
        taken: Tokens that belong to dates.
    """
    found: list[Quantity] = []
    place = first
    lows = tokens.lows
    while place < stop:
        low = lows[place]
        if (low in NUMERALS or low[0].isdigit() or "-" in low) and place not in taken:
            read = _read(tokens, place, first, stop)
            if read is not None:
                quantity, place = read
                found.append(quantity)
                if len(found) == _MOST:
                    break
                continue
        place += 1
    return found


def _read(tokens: Tokens, place: int, first: int, stop: int) -> tuple[Quantity, int] | None:
    number = _number(tokens, place, stop)
    if number is None:
        return None
    value, unit, after = number
    begin, before = _approximation(tokens, place, first)
    upper = None
    if (
        unit is None
        and after + 1 < stop
        and tokens.lows[after] in ("to", "-", "–", "—", "or", "and")
    ):
        joins = tokens.lows[after]
        if joins != "and" or (begin > first and tokens.lows[begin - 1] == "between"):
            second = _number(tokens, after + 1, stop)
            if (
                second is not None
                and second[0] > value
                and (joins != "or" or second[0] <= 2 * value)
            ):
                upper, unit, after = second
    if begin > first and tokens.words[begin - 1] in CURRENCIES:
        begin -= 1
        unit = unit or CURRENCIES[tokens.words[begin]]
        if begin > first and before is None:
            begin, before = _approximation(tokens, begin, first)
    if unit is None:
        unit, after = _unit(tokens, after, stop)
    if not _counts(tokens, place, first, value, unit, after):
        return None
    span = Span(tokens.starts[begin], tokens.ends[after - 1])
    return Quantity(value, unit, before, span, upper), after


def _counts(
    tokens: Tokens, place: int, first: int, value: float, unit: str | None, after: int
) -> bool:
    """Whether the number counts or measures something, rather than naming it."""
    low = tokens.lows[place]
    before = tokens.lows[place - 1] if place > first else ""
    if low == "one" and after - place == 1 + (0 if unit is None else len(unit.split())):
        return unit is not None and unit.split()[-1] in (
            "%",
            "percent",
            "year",
            "day",
            "week",
            "month",
            "hour",
        )
    if place > first + 1 and low[0].isdigit() and tokens.words[place - 1][0].isupper():
        return False
    if unit is None:
        if before in _NAMED or _YEAR.fullmatch(low) or value == 0:
            return False
        if place > first and tokens.words[place - 1][0].isupper() and low[0].isdigit():
            return False
    return True


def _number(tokens: Tokens, place: int, stop: int) -> tuple[float, str | None, int] | None:
    """Return the value, a unit written as one word with it, and the token behind."""
    low = tokens.lows[place]
    if len(low) > _LONGEST_WORD:
        return None
    unit = None
    after = place + 1
    if low[0].isdigit():
        match = _FIGURE.fullmatch(low)
        if match is None:
            return None
        value = float(match[1].replace(",", ""))
        rest = match[2]
        if rest:
            if rest in MULTIPLES:
                value *= MULTIPLES[rest]
            elif rest[0] in "-‑":
                unit = rest[1:].replace("-", " ")
                if not unit or unit[0].isdigit():
                    return None
            elif rest in UNIT_SIGNS:
                unit = rest
            else:
                return None
    elif "-" in low:
        head, _, rest = low.partition("-")
        if head not in NUMBER_WORDS:
            return None
        value = NUMBER_WORDS[head]
        if rest in NUMBER_WORDS:
            value += NUMBER_WORDS[rest]
        else:
            unit = rest.replace("-", " ")
    elif low in NUMBER_WORDS:
        value = NUMBER_WORDS[low]
    elif low in ("hundreds", "thousands", "millions", "billions", "dozens", "dozen") or low in (
        "hundred",
        "thousand",
        "million",
        "billion",
        "trillion",
    ):
        value = MULTIPLES[low]
    else:
        return None
    while after < stop and unit is None and tokens.lows[after] in MULTIPLES:
        value *= MULTIPLES[tokens.lows[after]]
        after += 1
    return value, unit, after


def _approximation(tokens: Tokens, place: int, first: int) -> tuple[int, str | None]:
    lows = tokens.lows
    if place > first and lows[place - 1] == "a" and lows[place] in MULTIPLES:
        place -= 1
    if place > first:
        for words in _APPROXIMATE.get(lows[place - 1], ()):
            size = len(words)
            if place - size >= first and tuple(lows[place - size : place]) == words:
                return place - size, " ".join(tokens.words[place - size : place]).lower()
    return place, None


def _unit(tokens: Tokens, place: int, stop: int) -> tuple[str | None, int]:
    """Return what is counted, and the token behind it."""
    lows = tokens.lows
    if place < stop and lows[place] in ("%", "°", "percent", "°c"):
        sign, after = tokens.words[place], place + 1
        if sign == "°" and after < stop and lows[after] in ("c", "f"):
            return sign + tokens.words[after], after + 1
        return ("%" if sign == "percent" else sign), after
    if place + 1 < stop and lows[place] == "per" and lows[place + 1] == "cent":
        return "%", place + 2
    if place < stop and lows[place] == "of" and place > 0 and lows[place - 1].endswith("s"):
        place += 1
        if place < stop and lows[place] in ("the", "its", "their", "his", "her"):
            place += 1
    begin = place
    while place < stop and place - begin < 4:
        low = lows[place]
        if not low[0].isalpha() or low in NOT_UNITS or low in NUMBER_WORDS:
            break
        if place > begin and (is_participle(low) or low in IRREGULAR):
            break
        place += 1
        if low.endswith("s") and not low.endswith(("ss", "ous")) and low not in ("previous",):
            if place < stop and lows[place] in ("celsius", "fahrenheit"):
                place += 1
            break
    if place == begin:
        return None, begin
    kept = [
        tokens.words[k]
        for k in range(begin, place)
        if k == place - 1 or not (is_past(lows[k]) or is_participle(lows[k]))
    ]
    return " ".join(kept), place
