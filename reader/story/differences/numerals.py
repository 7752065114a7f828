"""Single numbers in figures and in words, with how finely they are given.

The engine keeps what counts or measures something; to tell whether two texts give the same
number, more has to be read: one in four, two and a half million, dozens, the third. And an engine
that comes with another package may give no quantities at all.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from reader.story.differences.lists import words_of, wordset

__all__ = [
    "CURRENCY",
    "ORDINALS",
    "SCALES",
    "SIGNS",
    "SMALL",
    "TENS",
    "TIMES",
    "Number",
    "Token",
    "low_at",
    "made",
    "read_tokens",
    "scaled",
    "single_at",
]

_TOKEN = re.compile(
    r"[^\W\d_]+\d\w*|"  # A320: figures of a name
    r"\d{1,3}(?:[,\u00a0\u202f]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?"
    r"|[^\W\d_]+(?:['’][^\W\d_]+)*|[½¼¾⅓⅔]|[^\w\s]"
)
_LONGEST_FIGURE = 18
"""Figures of a number: a longer row of them names something."""

_MOST = 1e15
"""What no text means: "a million million million …"."""

SMALL = {
    word: float(value)
    for value, word in enumerate(
        words_of(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen"
            " fourteen fifteen sixteen seventeen eighteen nineteen"
        )
    )
}
"""Number words below twenty, with their values; the next ones are the tens."""

TENS = {
    word: 10.0 * value
    for value, word in enumerate(
        words_of("twenty thirty forty fifty sixty seventy eighty ninety"), 2
    )
}
SCALES = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
    "dozen": 12.0, "mln": 1e6, "bln": 1e9, "bn": 1e9, "mn": 1e6, "tn": 1e12,
}  # fmt: skip
"""Words that multiply the number before them."""

_SUFFIXES = {"k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "b": 1e9, "tn": 1e12}
SIGNS = {"½": 1 / 2, "¼": 1 / 4, "¾": 3 / 4, "⅓": 1 / 3, "⅔": 2 / 3}
"""Signs for a part of one."""

_WHOLES = frozenset(("2", "3", "4", "5", "8", "16", "32"))
ORDINALS = {
    word: float(value)
    for value, word in enumerate(
        words_of(
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
            " thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
            " twentieth"
        ),
        1,
    )
}
TIMES = wordset("second minute hour day night week fortnight month year decade century")
"""Stretches of time of which there may be "a" one."""

CURRENCY = frozenset("$€£¥₹")
"""Signs of money that stand before a number."""


class Token(NamedTuple):
    """A word, a number or a mark."""

    text: str
    low: str
    start: int
    end: int


class Number(NamedTuple):
    """A number as it stands in a text."""

    start: int
    """Where it begins, in code points of the text that was read."""

    end: int

    first: int
    """Its first token."""

    after: int
    """The token behind its last one."""

    low: float
    high: float
    """The higher end of a range; else the same as `low`."""

    fine: float
    """The place of its last digit that is not a rounding zero: 1,000 for 15,000, 0.1 for 2.1."""

    sort: str = ""
    """`share` for one in four and two thirds (in per cent), `order` for the third, `vague` for
    dozens, `clock` for a time of day (in hours); empty for any other."""


def read_tokens(text: str) -> list[Token]:
    """Return the words, numbers and marks of `text`; their places are those in `text`."""
    return [Token(m[0], m[0].lower(), m.start(), m.end()) for m in _TOKEN.finditer(text)]


def low_at(tokens: list[Token], place: int) -> str:
    """Return the token at `place` in lower case; empty where there is none."""
    return tokens[place].low if 0 <= place < len(tokens) else ""


def _touches(tokens: list[Token], place: int) -> bool:
    """Whether nothing stands between the token at `place` and the one before."""
    return 0 < place < len(tokens) and tokens[place - 1].end == tokens[place].start


def made(
    tokens: list[Token], first: int, after: int, value: float, fine: float, sort: str = ""
) -> Number:
    """Return the number that the tokens from `first` to before `after` make."""
    return Number(
        tokens[first].start, tokens[after - 1].end, first, after, value, value, fine, sort
    )


def single_at(tokens: list[Token], place: int) -> Number | None:
    """Return one number that begins at `place`, in figures or in words."""
    low = tokens[place].low
    if low[0].isdigit():
        return _figures(tokens, place)
    if low in SIGNS:
        return made(tokens, place, place + 1, SIGNS[low], 0.01)
    if low in ORDINALS:
        if low == "second" and low_at(tokens, place - 1) in SMALL:
            return None
        return made(tokens, place, place + 1, ORDINALS[low], 1, "order")
    return _words(tokens, place)


def _figures(tokens: list[Token], place: int) -> Number | None:
    token = tokens[place]
    if len(token.text) > _LONGEST_FIGURE:
        return None
    digits = re.sub("[,\u00a0\u202f]", "", token.text)
    try:
        value = float(digits)
    except ValueError:  # figures of other scripts that are no decimals
        return None
    fine = _finest(digits)
    after = place + 1
    clock = _clock(tokens, place, value)
    if clock is not None:
        return clock
    part = low_at(tokens, after)
    if (
        part.isdecimal()
        and low_at(tokens, after + 1) == "/"
        and low_at(tokens, after + 2) in _WHOLES
    ):
        value += int(part) / int(low_at(tokens, after + 2))
        return scaled(tokens, place, after + 3, value, 0.1)
    if part in SIGNS:
        return scaled(tokens, place, after + 1, value + SIGNS[part], 0.01)
    if _touches(tokens, after):
        behind = low_at(tokens, after)
        if behind in ("st", "nd", "rd", "th"):
            return made(tokens, place, after + 1, value, 1, "order")
        if behind in _SUFFIXES and (behind != "m" or low_at(tokens, place - 1) in CURRENCY):
            scale = _SUFFIXES[behind]
            return made(tokens, place, after + 1, value * scale, fine * scale)
        if behind == "s":
            return None
    return scaled(tokens, place, after, value, fine)


def _clock(tokens: list[Token], place: int, value: float) -> Number | None:
    """Return a time of day in hours: 3 p.m., 10:30, 0335 GMT."""
    after = place + 1
    if value != int(value):
        return None
    given = False
    if low_at(tokens, after) == ":" and _touches(tokens, after) and _touches(tokens, after + 1):
        minutes = low_at(tokens, after + 1)
        if len(minutes) == 2 and minutes.isdecimal() and value < 25:
            value, after, given = value + int(minutes) / 60, after + 2, True
    half = low_at(tokens, after)
    if half in ("am", "pm"):
        after += 1
    elif half in ("a", "p") and [low_at(tokens, after + k) for k in (1, 2)] == [".", "m"]:
        after += 3 + (low_at(tokens, after + 3) == ".")
        half += "m"
    elif half in ("gmt", "est", "edt") and len(tokens[place].text) == 4 and not given:
        value, half, given = value // 100 + value % 100 / 60, "", True
    else:
        half = ""
    if half and value < 13:
        value, given = value % 12 + 12 * (half == "pm"), True
    return made(tokens, place, after, value, 1 / 60, "clock") if given else None


def _finest(digits: str) -> float:
    whole, _, decimals = digits.partition(".")
    if decimals:
        return float(10.0 ** -len(decimals))
    return float(10.0 ** (len(whole) - len(whole.rstrip("0")))) if whole.strip("0") else 1.0


def _words(tokens: list[Token], place: int) -> Number | None:
    low = tokens[place].low
    if low in ("a", "an") and low_at(tokens, place + 1) in SCALES:
        return scaled(tokens, place, place + 1, 1, 1)
    if low in ("a", "an") and low_at(tokens, place + 1) in TIMES:
        # A week of mourning, an hour-long talk; but not five times a week.
        behind = place + 2 + (low_at(tokens, place + 2) == "-")
        if low_at(tokens, behind) in ("of", "long"):
            return made(tokens, place, place + 1, 1, 1)
    if low in ("a", "couple", "pair"):
        couple = place + (low == "a")
        if low_at(tokens, couple) in ("couple", "pair") and low_at(tokens, couple + 1) == "of":
            return made(tokens, place, couple + 2, 2, 1)
    value, after = _below_hundred(tokens, place)
    if after == place:
        return None
    return scaled(tokens, place, after, value, _finest(str(int(value))))


def _below_hundred(tokens: list[Token], place: int) -> tuple[float, int]:
    """Return a number in words below a hundred, and the token behind it: `place` if none."""
    low = low_at(tokens, place)
    if low in SMALL:
        return SMALL[low], place + 1
    if low not in TENS:
        return 0, place
    after = place + 1
    unit = after + 1 if low_at(tokens, after) == "-" else after
    if 1 <= SMALL.get(low_at(tokens, unit), 0) <= 9:
        return TENS[low] + SMALL[low_at(tokens, unit)], unit + 1
    return TENS[low], after


def scaled(tokens: list[Token], first: int, after: int, value: float, fine: float) -> Number:
    """Return the number with what multiplies it and what is added: "and a half million"."""
    if [low_at(tokens, after + k) for k in range(3)] == ["and", "a", "half"]:
        value, fine, after = value + 0.5, 0.1, after + 3
    total = 0.0
    while True:
        behind = after + 1 if low_at(tokens, after) == "-" else after
        scale = SCALES.get(low_at(tokens, behind))
        if scale is None or value > _MOST:
            return made(tokens, first, after, total + value, fine)
        value, fine, after = value * scale, fine * scale, behind + 1
        if scale > 100:
            total, value = total + value, 0.0
        if scale >= 100:
            added, stop = _below_hundred(tokens, after + (low_at(tokens, after) == "and"))
            if added:
                value, fine, after = value + added, _finest(str(int(added))), stop
