"""Numbers as they are written, in figures and in words, with their value."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reader.claims.lexicon import wordset
from reader.claims.lexicon.numbers import (
    FOREIGN,
    FRACTIONS,
    MULTIPLES,
    NUMBER_WORDS,
    PLURALS,
    SHARES,
    SIGNS_WITH_FIGURES,
)

if TYPE_CHECKING:
    from reader.claims.tokens import Tokens

__all__ = ["NUMERALS", "Number", "read_number"]

NUMERALS = frozenset((*NUMBER_WORDS, *MULTIPLES, *PLURALS, *FRACTIONS, "half", "quarter", "third"))
"""Words that may be or begin a number."""

_FIGURES = r"\d{1,3}(?:,\d{3})+(?:\.\d{1,9})?|\d{1,15}(?:\.\d{1,9})?"
_FIGURE = re.compile(rf"({_FIGURES})(.*)", re.DOTALL)
_OTHERS = re.compile(r"\d{1,3}(?:\.\d{3}){2,4}|\d{1,3}\.\d00|\d{1,9},\d{1,2}")
"""Figures as most of Europe writes them: 1.234.567, 20.000, 1,5."""

_STRANGE = re.compile(r"(?P<whole>\d{1,3}(?:\.\d{3})+)(?P<part>,\d{1,9})?|\d{1,9},\d{1,9}")
"""The same where the text is known not to be English."""

_RANGE = re.compile(rf"({_FIGURES})(%?)[-‑–]({_FIGURES})(%?)(.*)", re.DOTALL)
_PARTS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}
_MULTIPLES = MULTIPLES | PLURALS | FOREIGN
_LONGEST = 40
_THREE = re.compile(r"\d{3}")


_NO_MEASURES = wordset("and to or in on for way star fold time sided off party nation")
"""What makes no measure behind a hyphen: a three-way race, five-and-dime, one-on-one."""


class Number(NamedTuple):
    """A number among the tokens."""

    value: float
    after: int
    """The token behind it."""

    unit: str | None = None
    """What is written in one word with it: 2-year, 80kg."""

    upper: float | None = None
    """The higher number of a range that is written as one word: 10-15."""

    loose: str | None = None
    """The words that make it inexact where they are part of it: dozens of, -plus."""

    share: bool = False
    """Whether it is a fraction of something."""


def read_number(tokens: Tokens, place: int, stop: int, *, english: bool = True) -> Number | None:
    """Return the number that begins at the token `place`, None if none does.

    Args:
        tokens: The tokens of the paragraph.
        place: Where it begins.
        stop: The token before which it ends.
        english: Whether a comma parts thousands, and a full stop the decimals.
    """
    low = tokens.lows[place]
    if len(low) > _LONGEST:
        return None
    if low[0].isdigit():
        return _in_figures(tokens, place, stop, english=english)
    if low in _PARTS:
        return Number(_PARTS[low], place + 1)
    if low in PLURALS:
        return _plural(tokens, place, stop)
    if low in ("half", "quarter", "third") or low in FRACTIONS:
        return _share(tokens, place, stop)
    return _in_words(tokens, place, stop)


# in figures


def _in_figures(tokens: Tokens, place: int, stop: int, *, english: bool) -> Number | None:
    low = tokens.lows[place]
    other = _OTHERS.fullmatch(low) if english else _STRANGE.fullmatch(low)
    if other is not None:
        plain = low.replace(".", "") if low.count(".") else low
        return _multiplied(tokens, float(plain.replace(",", ".")), place + 1, stop)
    match = _FIGURE.fullmatch(low)
    if match is None:
        return None
    value = float(match[1].replace(",", ""))
    rest = match[2]
    if not rest:
        value, after = _spaced(tokens, value, place + 1, stop)
        value, after = _fraction(tokens, value, after, stop)
        return _multiplied(tokens, value, after, stop)
    if rest in MULTIPLES:
        if rest == "k" and tokens.words[place][-1] == "K" and not _is_paid(tokens, place):
            return None  # ten kilometres of running
        unit = "m" if rest == "m" and not _is_paid(tokens, place) else None
        if unit is None or _counts_something(tokens, place + 1, stop):
            return Number(value * MULTIPLES[rest], place + 1)
        return Number(value, place + 1, unit)
    if rest[0] in "-‑":
        return _joined(tokens, place, stop, value, rest[1:])
    if rest in _PARTS:
        return _multiplied(tokens, value + _PARTS[rest], place + 1, stop)
    written = tokens.words[place][len(match[1]) :]
    if rest in SIGNS_WITH_FIGURES and written not in ("G", "L", "T", "M"):
        return Number(value, place + 1, "°" + written if rest in ("c", "f") else rest)
    return None


def _joined(tokens: Tokens, place: int, stop: int, value: float, rest: str) -> Number | None:
    """Read what goes on behind a hyphen: 10-15, 34-year-old, 5,000-plus, 10-million."""
    if rest[:1].isdigit():
        span = _RANGE.fullmatch(tokens.lows[place])
        upper = float(span[3].replace(",", "")) if span is not None else 0.0
        if span is None or upper <= value or span[5]:
            return None
        read = _multiplied(tokens, upper, place + 1, stop)
        scale = read.value / upper
        return read._replace(value=value * scale, upper=read.value)
    if rest in ("plus", "odd"):
        return Number(value, place + 1, loose=rest)
    if rest in MULTIPLES:
        return Number(value * MULTIPLES[rest], place + 1)
    head, _, tail = rest.partition("-")
    if head in MULTIPLES:
        return Number(value * MULTIPLES[head], place + 1, tail.replace("-", " ") or None)
    unit = _measure(rest) if rest else None
    return None if unit is None else Number(value, place + 1, unit)


def _measure(words: str) -> str | None:
    """Return the unit of 34-year-old, 30-foot-high: without what is measured."""
    if words in ("year-old", "years-old"):
        return "years old"
    if words == "percent":
        return "%"
    parts = words.replace("‑", "-").split("-")
    while len(parts) > 1 and parts[-1] in ("old", "high", "long", "wide", "tall", "deep", "thick"):
        parts.pop()
    if "per" in parts[1:]:
        del parts[parts.index("per") :]
    return None if parts[0] in _NO_MEASURES else " ".join(parts)


def _spaced(tokens: Tokens, value: float, after: int, stop: int) -> tuple[float, int]:
    """Read 12 000 as one number: groups of three figures, one space before each."""
    size = after - 1
    if value < 1 or value >= 1000 or len(tokens.lows[size]) > 3:
        return value, after
    while (
        after < stop
        and _THREE.fullmatch(tokens.lows[after])
        and tokens.starts[after] == tokens.ends[after - 1] + 1
    ):
        value = value * 1000 + float(tokens.lows[after])
        after += 1
    return value, after


def _fraction(tokens: Tokens, value: float, after: int, stop: int) -> tuple[float, int]:
    """Read 2 1/2 as one number, and 2½ or 2 ½."""
    lows = tokens.lows
    if after < stop and lows[after] in _PARTS:
        return value + _PARTS[lows[after]], after + 1
    if (
        after + 2 < stop
        and lows[after + 1] == "/"
        and lows[after] in ("1", "2", "3")
        and lows[after + 2] in ("2", "3", "4", "5", "8")
    ):
        return value + int(lows[after]) / int(lows[after + 2]), after + 3
    return value, after


def _multiplied(tokens: Tokens, value: float, after: int, stop: int) -> Number:
    """Read the words that multiply: 2 million, 1.5 hundred thousand."""
    while after < stop and tokens.lows[after] in _MULTIPLES:
        low = tokens.lows[after]
        if len(low) < 3 and not _is_paid(tokens, after - 1) and low != "bn":
            break  # 1.85 m tall
        value *= _MULTIPLES[low]
        after += 1
    if tokens.lows[after : after + 3] == ["and", "a", "half"] and after + 3 <= stop:
        last = tokens.lows[after - 1]
        value += 0.5 * MULTIPLES.get(last, 1)
        after += 3
    return Number(value, after)


def _is_paid(tokens: Tokens, place: int) -> bool:
    """Whether a sign of money stands before the token."""
    return place > 0 and tokens.words[place - 1] in "$€£¥₹₽"


def _counts_something(tokens: Tokens, place: int, stop: int) -> bool:
    low = tokens.lows[place] if place < stop else ""
    return (low.isalpha() and low.endswith("s")) or low in ("people", "men", "women", "children")


# in words


def _plural(tokens: Tokens, place: int, stop: int) -> Number | None:
    """Read "hundreds of thousands of", "dozens": inexact by themselves."""
    lows = tokens.lows
    value, after = PLURALS[lows[place]], place + 1
    while after + 1 < stop and lows[after] == "of" and lows[after + 1] in PLURALS:
        value *= PLURALS[lows[after + 1]]
        after += 2
    if lows[place] == "tens" and after == place + 1:
        return None
    loose = " ".join(lows[place:after])
    return Number(value, after, loose=f"{loose} of" if lows[after : after + 1] == ["of"] else loose)


def _share(tokens: Tokens, place: int, stop: int) -> Number | None:
    """Read "two-thirds", "half of", "a third of", "half a million"."""
    lows = tokens.lows
    low = lows[place]
    if low in FRACTIONS:
        head, _, part = low.partition("-")
        return Number(NUMBER_WORDS[head] / SHARES[part], place + 1, share=True)
    after = place + 1
    if low == "half" and after + 1 < stop and lows[after] == "a" and lows[after + 1] in MULTIPLES:
        return Number(0.5 * MULTIPLES[lows[after + 1]], after + 2)
    if low != "half" and (place == 0 or lows[place - 1] not in ("a", "one")):
        return None
    if after + 1 < stop and lows[after] == "of":
        if lows[after + 1] == "a" and lows[after + 2 : after + 3] == ["million"]:
            return Number(1e6 / SHARES[low], after + 3)
        return Number(1 / SHARES[low], after, share=True)
    return None


def _in_words(tokens: Tokens, place: int, stop: int) -> Number | None:
    """Read "one hundred and twenty", "twenty-one", "sixty-six", "two-year"."""
    lows = tokens.lows
    total = current = 0.0
    least = 1e18
    """What comes next must be smaller than the word before."""
    after = place
    while after < stop:
        low = lows[after]
        head, _, rest = low.partition("-")
        if low in ("hundred", "dozen"):
            current = max(1.0, current) * MULTIPLES[low]
            least = MULTIPLES[low]
        elif low in MULTIPLES and len(low) > 2:
            total += max(1.0, current) * MULTIPLES[low]
            current, least = 0.0, MULTIPLES[low]
        elif head in NUMBER_WORDS and NUMBER_WORDS[head] < least:
            value = NUMBER_WORDS[head]
            if rest in NUMBER_WORDS:
                value += NUMBER_WORDS[rest]
            elif rest:
                multiple = MULTIPLES.get(rest, 1.0) if rest != "m" else 1.0
                if after > place:
                    break
                if multiple > 1:
                    return Number(value * multiple, after + 1)
                unit = _measure(rest)
                return None if unit is None else Number(value, after + 1, unit)
            current += value
            least = 10.0 if value >= 20 and not rest and value % 10 == 0 else 0.0
        elif low == "and" and after > place and least >= 100 and after + 1 < stop:
            if lows[after + 1] not in NUMBER_WORDS and "-" not in lows[after + 1]:
                break
            if lows[after - 1] not in ("hundred", "thousand"):
                break
        else:
            break
        after += 1
    if after > place and lows[after - 1] == "and":
        after -= 1
    if after == place:
        return None
    return _multiplied(tokens, total + current, after, stop)
