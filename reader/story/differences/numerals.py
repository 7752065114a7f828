"""Numbers in figures and in words, fractions and ranges, with how finely they are given.

The engine keeps what counts or measures something; to tell whether two texts give the same
number, more has to be read: one in four, two and a half million, dozens, the third. And an engine
that comes with another package may give no quantities at all.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from reader.story.differences.lists import words_of, wordset

__all__ = ["Number", "Token", "has_number", "read_numbers", "read_tokens"]

_TOKEN = re.compile(
    r"[^\W\d_]+\d\w*|"  # A320: figures of a name
    r"\d{1,3}(?:[,\u00a0\u202f]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?"
    r"|[^\W\d_]+(?:['’][^\W\d_]+)*|[½¼¾⅓⅔]|[^\w\s]"
)
_LONGEST_FIGURE = 18
"""Figures of a number: a longer row of them names something."""

_MOST = 1e15
"""What no text means: "a million million million …"."""

_SMALL = {
    word: float(value)
    for value, word in enumerate(
        words_of(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen"
            " fourteen fifteen sixteen seventeen eighteen nineteen"
        )
    )
}
_TENS = {
    word: 10.0 * value
    for value, word in enumerate(
        words_of("twenty thirty forty fifty sixty seventy eighty ninety"), 2
    )
}
_SCALES = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
    "dozen": 12.0, "mln": 1e6, "bln": 1e9, "bn": 1e9, "mn": 1e6, "tn": 1e12,
}  # fmt: skip
_SUFFIXES = {"k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "b": 1e9, "tn": 1e12}
_VAGUE = {
    "dozens": (20.0, 200.0), "scores": (30.0, 200.0), "hundreds": (150.0, 2e3),
    "thousands": (1.5e3, 2e4), "millions": (1.5e6, 2e7), "billions": (1.5e9, 2e10),
}  # fmt: skip
"""Numbers that are only an order of magnitude: from about where to about where."""

_PARTS = {
    "half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10,
}  # fmt: skip
_SIGNS = {"½": 1 / 2, "¼": 1 / 4, "¾": 3 / 4, "⅓": 1 / 3, "⅔": 2 / 3}
_WHOLES = frozenset(("2", "3", "4", "5", "8", "16", "32"))
_ORDINALS = {
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
_BEGINNINGS = frozenset(
    (*_SMALL, *_TENS, *_VAGUE, *_SIGNS, *_ORDINALS, *words_of("a an half couple pair tens"))
)
"""With what a number begins that does not begin with figures."""

_TIMES = wordset("second minute hour day night week fortnight month year decade century")
_HINTS = (_BEGINNINGS | frozenset(_SCALES) | _TIMES) - {"a", "an"}
_FIGURES = re.compile(r"\d|[½¼¾⅓⅔]")
_LETTERS = re.compile(r"[a-z]+")
_TO = frozenset(("to", "-", "–", "—", "or"))
_CURRENCY = frozenset("$€£¥₹")


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


def has_number(text: str) -> bool:
    """Whether there may be a number in `text`."""
    if _FIGURES.search(text):
        return True
    return not _HINTS.isdisjoint(_LETTERS.findall(text.lower()))


def read_tokens(text: str) -> list[Token]:
    """Return the words, numbers and marks of `text`; their places are those in `text`."""
    return [Token(m[0], m[0].lower(), m.start(), m.end()) for m in _TOKEN.finditer(text)]


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
    number = _single(tokens, place)
    if number is None or number.sort:
        return number
    return _out_of(tokens, number) or _range(tokens, number) or number


def _low(tokens: list[Token], place: int) -> str:
    return tokens[place].low if 0 <= place < len(tokens) else ""


def _touches(tokens: list[Token], place: int) -> bool:
    """Whether nothing stands between the token at `place` and the one before."""
    return 0 < place < len(tokens) and tokens[place - 1].end == tokens[place].start


def _made(
    tokens: list[Token], first: int, after: int, value: float, fine: float, sort: str = ""
) -> Number:
    return Number(
        tokens[first].start, tokens[after - 1].end, first, after, value, value, fine, sort
    )


def _single(tokens: list[Token], place: int) -> Number | None:
    """Return one number that begins at `place`, in figures or in words."""
    low = tokens[place].low
    if low[0].isdigit():
        return _figures(tokens, place)
    if low in _SIGNS:
        return _made(tokens, place, place + 1, _SIGNS[low], 0.01)
    if low in _ORDINALS:
        if low == "second" and _low(tokens, place - 1) in _SMALL:
            return None
        return _made(tokens, place, place + 1, _ORDINALS[low], 1, "order")
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
    part = _low(tokens, after)
    if part.isdecimal() and _low(tokens, after + 1) == "/" and _low(tokens, after + 2) in _WHOLES:
        value += int(part) / int(_low(tokens, after + 2))
        return _scaled(tokens, place, after + 3, value, 0.1)
    if part in _SIGNS:
        return _scaled(tokens, place, after + 1, value + _SIGNS[part], 0.01)
    if _touches(tokens, after):
        behind = _low(tokens, after)
        if behind in ("st", "nd", "rd", "th"):
            return _made(tokens, place, after + 1, value, 1, "order")
        if behind in _SUFFIXES and (behind != "m" or _low(tokens, place - 1) in _CURRENCY):
            scale = _SUFFIXES[behind]
            return _made(tokens, place, after + 1, value * scale, fine * scale)
        if behind == "s":
            return None
    return _scaled(tokens, place, after, value, fine)


def _clock(tokens: list[Token], place: int, value: float) -> Number | None:
    """Return a time of day in hours: 3 p.m., 10:30, 0335 GMT."""
    after = place + 1
    if value != int(value):
        return None
    given = False
    if _low(tokens, after) == ":" and _touches(tokens, after) and _touches(tokens, after + 1):
        minutes = _low(tokens, after + 1)
        if len(minutes) == 2 and minutes.isdecimal() and value < 25:
            value, after, given = value + int(minutes) / 60, after + 2, True
    half = _low(tokens, after)
    if half in ("am", "pm"):
        after += 1
    elif half in ("a", "p") and [_low(tokens, after + k) for k in (1, 2)] == [".", "m"]:
        after += 3 + (_low(tokens, after + 3) == ".")
        half += "m"
    elif half in ("gmt", "est", "edt") and len(tokens[place].text) == 4 and not given:
        value, half, given = value // 100 + value % 100 / 60, "", True
    else:
        half = ""
    if half and value < 13:
        value, given = value % 12 + 12 * (half == "pm"), True
    return _made(tokens, place, after, value, 1 / 60, "clock") if given else None


def _finest(digits: str) -> float:
    whole, _, decimals = digits.partition(".")
    if decimals:
        return float(10.0 ** -len(decimals))
    return float(10.0 ** (len(whole) - len(whole.rstrip("0")))) if whole.strip("0") else 1.0


def _words(tokens: list[Token], place: int) -> Number | None:
    low = tokens[place].low
    if low in ("a", "an") and _low(tokens, place + 1) in _SCALES:
        return _scaled(tokens, place, place + 1, 1, 1)
    if low in ("a", "an") and _low(tokens, place + 1) in _TIMES:
        # A week of mourning, an hour-long talk; but not five times a week.
        behind = place + 2 + (_low(tokens, place + 2) == "-")
        if _low(tokens, behind) in ("of", "long"):
            return _made(tokens, place, place + 1, 1, 1)
    if low in ("a", "couple", "pair"):
        couple = place + (low == "a")
        if _low(tokens, couple) in ("couple", "pair") and _low(tokens, couple + 1) == "of":
            return _made(tokens, place, couple + 2, 2, 1)
    value, after = _below_hundred(tokens, place)
    if after == place:
        return None
    return _scaled(tokens, place, after, value, _finest(str(int(value))))


def _below_hundred(tokens: list[Token], place: int) -> tuple[float, int]:
    """Return a number in words below a hundred, and the token behind it: `place` if none."""
    low = _low(tokens, place)
    if low in _SMALL:
        return _SMALL[low], place + 1
    if low not in _TENS:
        return 0, place
    after = place + 1
    unit = after + 1 if _low(tokens, after) == "-" else after
    if 1 <= _SMALL.get(_low(tokens, unit), 0) <= 9:
        return _TENS[low] + _SMALL[_low(tokens, unit)], unit + 1
    return _TENS[low], after


def _scaled(tokens: list[Token], first: int, after: int, value: float, fine: float) -> Number:
    """Return the number with what multiplies it and what is added: "and a half million"."""
    if [_low(tokens, after + k) for k in range(3)] == ["and", "a", "half"]:
        value, fine, after = value + 0.5, 0.1, after + 3
    total = 0.0
    while True:
        behind = after + 1 if _low(tokens, after) == "-" else after
        scale = _SCALES.get(_low(tokens, behind))
        if scale is None or value > _MOST:
            return _made(tokens, first, after, total + value, fine)
        value, fine, after = value * scale, fine * scale, behind + 1
        if scale > 100:
            total, value = total + value, 0.0
        if scale >= 100:
            added, stop = _below_hundred(tokens, after + (_low(tokens, after) == "and"))
            if added:
                value, fine, after = value + added, _finest(str(int(added))), stop


def _share(tokens: list[Token], place: int) -> Number | None:
    """Return a fraction: half, a third of, two thirds, three-quarters, half a million."""
    low = tokens[place].low
    if low == "half" and _low(tokens, place - 1) not in (
        "first", "second", "last", "other", "this", "-",
    ):  # fmt: skip
        return _half(tokens, place)
    if low in ("a", "one") or 2 <= _SMALL.get(low, 0) <= 9:
        count = _SMALL.get(low, 1.0)
        part = place + 1
        joined = _low(tokens, part) == "-"
        part += joined
        name = _low(tokens, part)
        many = name.endswith("s")
        parts = _PARTS.get(name.removesuffix("s"))
        if parts is None or count >= parts or many != (count > 1):
            return None
        if low == "a" and name == "half":
            return _half(tokens, part)
        if not (joined or many or _low(tokens, part + 1) == "of"):
            return None
        return _made(tokens, place, part + 1, 100 * count / parts, 1, "share")
    return None


def _half(tokens: list[Token], place: int) -> Number | None:
    behind = place + 1 + (_low(tokens, place + 1) == "-")
    if _low(tokens, behind) in ("a", "an"):
        if _low(tokens, behind + 1) in _SCALES:
            return _scaled(tokens, place, behind + 1, 0.5, 0.1)
        return _made(tokens, place, behind + 1, 0.5, 0.1)
    return _made(tokens, place, place + 1, 50, 1, "share")


def _vague(tokens: list[Token], place: int) -> Number | None:
    """Return a mere order of magnitude: dozens, hundreds of thousands."""
    low = tokens[place].low
    after = place + 1
    if low == "tens" and _low(tokens, after) == "of" and _low(tokens, after + 1) in _VAGUE:
        least, most = (10 * bound for bound in _VAGUE[_low(tokens, after + 1)])
        least, after = least / 1.5, after + 2
    elif low in _VAGUE:
        least, most = _VAGUE[low]
        if _low(tokens, after) == "of" and _low(tokens, after + 1) in _VAGUE:
            scale = _VAGUE[_low(tokens, after + 1)][0] / 1.5
            least, most, after = least * scale, most * scale, after + 2
    else:
        return None
    start, end = tokens[place].start, tokens[after - 1].end
    return Number(start, end, place, after, least, most, least, "vague")


def _out_of(tokens: list[Token], number: Number) -> Number | None:
    """Return a share given as two numbers: one in four, 3 out of every 10."""
    behind = number.after
    if _low(tokens, behind) == "in":
        behind += 1
    elif _low(tokens, behind) == "out" and _low(tokens, behind + 1) == "of":
        behind += 2
    else:
        return None
    behind += _low(tokens, behind) == "every"
    whole = _single(tokens, behind) if behind < len(tokens) else None
    if whole is None or whole.sort or not number.low < whole.low <= 1000:
        return None
    share = 100 * number.low / whole.low
    return _made(tokens, number.first, whole.after, share, 1, "share")


def _range(tokens: list[Token], number: Number) -> Number | None:
    """Return a range: 65 to 70, 5-10 million, between 3 and 4."""
    joins = _low(tokens, number.after)
    before = _low(tokens, number.first - 1)
    if before in _CURRENCY:
        before = _low(tokens, number.first - 2)
    if before == "from" or not (joins in _TO or (joins == "and" and before == "between")):
        return None
    begin = number.after + 1
    begin += _low(tokens, begin) in _CURRENCY
    upper = _single(tokens, begin) if begin < len(tokens) else None
    if upper is None or upper.sort:
        return None
    scale = 1.0
    last = _low(tokens, upper.after - 1)
    if last in _SCALES and _low(tokens, number.after - 1) not in _SCALES and number.low < 1000:
        scale = _SCALES[last]
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
