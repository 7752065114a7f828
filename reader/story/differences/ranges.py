"""The numbers of a text: single ones, shares, ranges and mere orders of magnitude."""

from __future__ import annotations

import re

from reader.story.differences.lists import words_of
from reader.story.differences.numerals import (
    CURRENCY,
    ORDINALS,
    SCALES,
    SIGNS,
    SMALL,
    TENS,
    TIMES,
    Number,
    Token,
    low_at,
    made,
    scaled,
    single_at,
)

__all__ = ["has_number", "read_numbers"]

_VAGUE = {
    "dozens": (20.0, 200.0), "scores": (30.0, 200.0), "hundreds": (150.0, 2e3),
    "thousands": (1.5e3, 2e4), "millions": (1.5e6, 2e7), "billions": (1.5e9, 2e10),
}  # fmt: skip
"""Numbers that are only an order of magnitude: from about where to about where."""

_PARTS = {
    "half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10,
}  # fmt: skip
_BEGINNINGS = frozenset(
    (*SMALL, *TENS, *_VAGUE, *SIGNS, *ORDINALS, *words_of("a an half couple pair tens"))
)
"""With what a number begins that does not begin with figures."""

_HINTS = (_BEGINNINGS | frozenset(SCALES) | TIMES) - {"a", "an"}
_FIGURES = re.compile(r"\d|[½¼¾⅓⅔]")
_LETTERS = re.compile(r"[a-z]+")
_TO = frozenset(("to", "-", "–", "—", "or"))


def has_number(text: str) -> bool:
    """Whether there may be a number in `text`."""
    if _FIGURES.search(text):
        return True
    return not _HINTS.isdisjoint(_LETTERS.findall(text.lower()))


def read_numbers(tokens: list[Token]) -> list[Number]:
    """Return the numbers among `tokens`, in order, none within another."""
    found: list[Number] = []
    for place, token in enumerate(tokens):
        if found and place < found[-1].after:
            continue
        if token.low in _BEGINNINGS or token.low[0].isdigit():
            number = _read(tokens, place)
            if number is not None:
                found.append(number)
    return found


def _read(tokens: list[Token], place: int) -> Number | None:
    number = _share(tokens, place) or _vague(tokens, place)
    if number is not None:
        return number
    number = single_at(tokens, place)
    if number is None or number.sort:
        return number
    return _out_of(tokens, number) or _range(tokens, number) or number


def _share(tokens: list[Token], place: int) -> Number | None:
    """Return a fraction: half, a third of, two thirds, three-quarters, half a million."""
    low = tokens[place].low
    if low == "half" and low_at(tokens, place - 1) not in (
        "first", "second", "last", "other", "this", "-",
    ):  # fmt: skip
        return _half(tokens, place)
    if low in ("a", "one") or 2 <= SMALL.get(low, 0) <= 9:
        count = SMALL.get(low, 1.0)
        part = place + 1
        joined = low_at(tokens, part) == "-"
        part += joined
        name = low_at(tokens, part)
        many = name.endswith("s")
        parts = _PARTS.get(name.removesuffix("s"))
        if parts is None or count >= parts or many != (count > 1):
            return None
        if low == "a" and name == "half":
            return _half(tokens, part)
        if not (joined or many or low_at(tokens, part + 1) == "of"):
            return None
        return made(tokens, place, part + 1, 100 * count / parts, 1, "share")
    return None


def _half(tokens: list[Token], place: int) -> Number | None:
    behind = place + 1 + (low_at(tokens, place + 1) == "-")
    if low_at(tokens, behind) in ("a", "an"):
        if low_at(tokens, behind + 1) in SCALES:
            return scaled(tokens, place, behind + 1, 0.5, 0.1)
        return made(tokens, place, behind + 1, 0.5, 0.1)
    return made(tokens, place, place + 1, 50, 1, "share")


def _vague(tokens: list[Token], place: int) -> Number | None:
    """Return a mere order of magnitude: dozens, hundreds of thousands."""
    low = tokens[place].low
    after = place + 1
    if low == "tens" and low_at(tokens, after) == "of" and low_at(tokens, after + 1) in _VAGUE:
        least, most = (10 * bound for bound in _VAGUE[low_at(tokens, after + 1)])
        least, after = least / 1.5, after + 2
    elif low in _VAGUE:
        least, most = _VAGUE[low]
        if low_at(tokens, after) == "of" and low_at(tokens, after + 1) in _VAGUE:
            scale = _VAGUE[low_at(tokens, after + 1)][0] / 1.5
            least, most, after = least * scale, most * scale, after + 2
    else:
        return None
    start, end = tokens[place].start, tokens[after - 1].end
    return Number(start, end, place, after, least, most, least, "vague")


def _out_of(tokens: list[Token], number: Number) -> Number | None:
    """Return a share given as two numbers: one in four, 3 out of every 10."""
    behind = number.after
    if low_at(tokens, behind) == "in":
        behind += 1
    elif low_at(tokens, behind) == "out" and low_at(tokens, behind + 1) == "of":
        behind += 2
    else:
        return None
    behind += low_at(tokens, behind) == "every"
    whole = single_at(tokens, behind) if behind < len(tokens) else None
    if whole is None or whole.sort or not number.low < whole.low <= 1000:
        return None
    share = 100 * number.low / whole.low
    return made(tokens, number.first, whole.after, share, 1, "share")


def _range(tokens: list[Token], number: Number) -> Number | None:
    """Return a range: 65 to 70, 5-10 million, between 3 and 4."""
    joins = low_at(tokens, number.after)
    before = low_at(tokens, number.first - 1)
    if before in CURRENCY:
        before = low_at(tokens, number.first - 2)
    if before == "from" or not (joins in _TO or (joins == "and" and before == "between")):
        return None
    begin = number.after + 1
    begin += low_at(tokens, begin) in CURRENCY
    upper = single_at(tokens, begin) if begin < len(tokens) else None
    if upper is None or upper.sort:
        return None
    scale = 1.0
    last = low_at(tokens, upper.after - 1)
    if last in SCALES and low_at(tokens, number.after - 1) not in SCALES and number.low < 1000:
        scale = SCALES[last]
    low, high = number.low * scale, upper.low
    if joins == "and":
        low, high = min(low, high), max(low, high)
    elif not low < high <= 10 * low:
        return None
    return number._replace(
        end=upper.end,
        after=upper.after,
        low=low,
        high=high,
        fine=min(number.fine * scale, upper.fine),
    )
