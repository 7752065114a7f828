"""What a claim counts or measures: bounds, unit, and the thing that is counted."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.story.differences.lists import words_of, wordset
from reader.story.differences.measures import Measure, money_before, unit_at
from reader.story.differences.numerals import SMALL, Number, Token, read_tokens
from reader.story.differences.ranges import has_number, read_numbers
from reader.story.words import STOP, stem_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.model.span import Span

__all__ = ["Amount", "noun_stem", "read_amounts", "read_singles"]

_MOST = 60
"""Amounts of one claim that are compared: what has more of them is a table."""

_ABOUT = words_of(
    "about around some roughly approximately nearly almost estimated circa ~ ≈ nearing"
    " just_under just_over little_over little_under close_to in_the_region_of"
    " an_estimated slightly_over slightly_under slightly_more_than slightly_less_than"
    " just_more_than just_less_than a_little_more_than a_little_less_than approaching"
    " a_reported"
)
_AT_MOST = words_of(
    "up_to at_most no_more_than not_more_than under below less_than fewer_than"
    " as_many_as as_much_as a_maximum_of no_greater_than as_long_as as_high_as"
)
_AT_LEAST = words_of(
    "more_than over above at_least no_fewer_than no_less_than not_less_than upwards_of"
    " upward_of exceeding greater_than a_minimum_of well_over higher_than in_excess_of"
    " as_few_as beyond"
)
_BOUNDS = {
    tuple(words.split("_")): bound
    for bound, phrases in (("about", _ABOUT), ("most", _AT_MOST), ("least", _AT_LEAST))
    for words in phrases
}
_BEHIND = {
    ("or", "so"): "about",
    ("or", "more"): "least",
    ("or", "less"): "most",
    ("or", "fewer"): "most",
    ("at", "least"): "least",
    ("at", "most"): "most",
    ("plus",): "least",
    ("+",): "least",
}
_LONGEST_BOUND = max(map(len, _BOUNDS))
_IRREGULAR = {
    "people": "person", "persons": "person", "men": "man", "women": "woman", "children": "child",
    "mice": "mouse", "feet": "foot", "teeth": "tooth", "wives": "wife", "lives": "life",
    "policemen": "policeman", "gunmen": "gunman", "firemen": "fireman", "fishermen": "fisherman",
    "servicemen": "serviceman", "staff": "staff", "knives": "knife", "wolves": "wolf",
    "halves": "half", "shelves": "shelf", "leaves": "leaf", "thieves": "thief",
}  # fmt: skip
_MASSES = wordset("people men women children police troops staff cattle fish aircraft")
_PARTS = frozenset(("including", "among", "whom", "which", "them", "includes", "included"))
_RESTS = wordset("other another further additional remaining")
_HOLDS = wordset(
    "hold holds house houses fit fits accommodate accommodates seat seats take takes"
    " contain sleep sleeps carry"
)
_CAN = frozenset(("can", "could", "may", "might", "to"))
_CAPACITY = wordset("capacity designed room places built maximum space planned meant")
_ROOMS = wordset("seats beds berths bunks cots")
_NOT_COUNTED = wordset("ago later earlier old before after percent less fewer others")
_SKIPPED = wordset("other another additional more further new")
_SOME = wordset("some most many few half part none any all several each majority")
_THEM = wordset("them whom which those these the")
_EXTRA = wordset("another additional further")


class Amount(NamedTuple):
    """A number with its unit and what it counts, for comparing."""

    start: int
    """Where it begins, unit and approximation included, in code points of the text read."""

    end: int

    figure: tuple[int, int]
    """Where the number alone stands."""

    low: float
    """In the unit that its sort is brought to; the lower end of a range."""

    high: float
    fine: float
    """How finely it is given, in the same unit."""

    bound: str
    """`about`, `most` (up to), `least` (more than), `vague` (dozens); empty where it is plain."""

    sort: str
    """The sort of measure (`length`, `%`, a currency), `order`, `clock`, or empty for a count."""

    noun: str
    """The stem of what is counted, or of what is that long; empty where none was found."""

    nouns: frozenset[str]
    """The stems of the words that describe it, with the noun."""

    per: str
    """"each", "day": what it is reckoned by."""

    part: bool
    """Whether it is said to be a part of another one: "including 24"."""

    room: bool
    """Whether it is what fits in, not what is in: "can hold"."""

    named: bool
    """Whether it follows a name, and so is perhaps a part of it: Flight 93."""

    factor: float = 1
    """How many of the unit that its sort is brought to make the one it is given in."""

    extra: bool = False
    """Whether it comes on top of another one: "another 30"."""


def read_amounts(text: str, taken: Sequence[Span] = (), offset: int = 0) -> tuple[Amount, ...]:
    """Return the amounts of `text`, in order.

    Args:
        text: The words of a claim.
        taken: Spans, in the article's code points, of what are numbers of dates.
        offset: Where `text` stands in the article: what is added to the amounts' places.
    """
    if not has_number(text):
        return ()
    tokens = read_tokens(text)
    found = []
    for number in read_numbers(tokens):
        begin, end = number.start + offset, number.end + offset
        if any(begin < span.end and span.start < end for span in taken):
            continue
        found.append(_amount(tokens, number, offset))
        if len(found) == _MOST:
            break
    return tuple(found)


def read_singles(text: str, offset: int = 0) -> tuple[Amount, ...]:
    """Return the things of which `text` says by an article that there is one: "a stone wall".

    Args:
        text: The words of a claim.
        offset: Where `text` stands in the article: what is added to the places.
    """
    return tuple(_singles(read_tokens(text), offset))


def _low(tokens: Sequence[Token], place: int) -> str:
    return tokens[place].low if 0 <= place < len(tokens) else ""


def _amount(tokens: list[Token], number: Number, offset: int) -> Amount:
    first, after = number.first, number.after
    measure: Measure | None = None
    money = money_before(tokens, first)
    if money is not None:
        measure, first = money
    elif number.sort == "share":
        measure = Measure("%", 1)
    elif not number.sort:
        unit = unit_at(tokens, after)
        if unit is not None:
            measure, after = unit
    bound, first = _bound_before(tokens, first)
    behind = _bound_behind(tokens, after)
    if behind:
        bound, after = bound or behind[0], behind[1]
    nouns, end = _counted(tokens, after)
    per, end = _per(tokens, end)
    if measure is None and nouns:
        after = max(after, end)
    elif measure is None and _is_age(tokens, number):
        measure = Measure("age", 1)
        who = tokens[first - 2].text
        nouns = [noun_stem(who) if who.islower() else who]
    named = (
        measure is None
        and first == number.first > 0
        and tokens[first - 1].text[0].isupper()
        and first > 1
        and tokens[number.first].text[0].isdigit()
    ) or (first > 1 and tokens[first - 1].text in "-‑" and tokens[first - 2].text[0].isalpha())
    sort = number.sort if number.sort in ("order", "clock") else measure.sort if measure else ""
    factor, zero = (measure.factor, measure.zero) if measure else (1.0, 0.0)
    before = [_low(tokens, k) for k in range(max(0, first - 7), first)]
    return Amount(
        tokens[first].start + offset,
        tokens[min(after, len(tokens)) - 1].end + offset,
        (number.start + offset, number.end + offset),
        (number.low - zero) * factor,
        (number.high - zero) * factor,
        number.fine * factor,
        "vague" if number.sort == "vague" else bound,
        sort,
        nouns[-1] if nouns else "",
        frozenset(nouns),
        per,
        part=not (_PARTS.isdisjoint(before[-3:]) and _RESTS.isdisjoint(before[-1:]))
        or (not sort and (_is_whole_of(before) or _is_some_of(tokens, number.after))),
        room=not _CAPACITY.isdisjoint(before)
        or not (_HOLDS.isdisjoint(before[-5:]) or _CAN.isdisjoint(before))
        or (before[-1:] == ["for"] and not _ROOMS.isdisjoint(before[-2:-1])),
        named=named,
        factor=factor,
        extra=not _EXTRA.isdisjoint((*before[-1:], _low(tokens, number.after)))
        or (measure is None and _low(tokens, number.after) == "more"),
    )


def _is_whole_of(before: Sequence[str]) -> bool:
    """Whether a number is what others are a part of: two of 12; but not the bodies of 12."""
    return before[-1:] == ["of"] and any(
        low in SMALL or low in _SOME or low[0].isdigit() for low in before[-4:-1]
    )


def _is_some_of(tokens: Sequence[Token], after: int) -> bool:
    """Whether a number counts some of those told of before: nine of them, two of the men."""
    return _low(tokens, after) == "of" and _low(tokens, after + 1) in _THEM


def _is_age(tokens: Sequence[Token], number: Number) -> bool:
    """Whether a number between commas is an age: Roe, 34, said; the driver, 34, fled."""
    first, after = number.first, number.after
    return (
        first > 1
        and after < len(tokens)
        and 10 <= number.low < 110
        and tokens[first].text.isdecimal()
        and tokens[first - 1].text == ","
        and tokens[first - 2].text[0].isalpha()
        and tokens[after].text in ("," if tokens[first - 2].text.islower() else ",.;")
    )


def _bound_before(tokens: Sequence[Token], first: int) -> tuple[str, int]:
    """Return how the words before a number bound it, and where the first of them is."""
    begin = first - 1 if _low(tokens, first - 1) in ("a", "an", "the") else first
    for at in (first, begin):
        for size in range(_LONGEST_BOUND, 0, -1):
            if size <= at:
                words = tuple(token.low for token in tokens[at - size : at])
                if words in _BOUNDS:
                    return _BOUNDS[words], at - size
    return "", first


def _bound_behind(tokens: Sequence[Token], after: int) -> tuple[str, int] | None:
    for size in (2, 1):
        bound = _BEHIND.get(tuple(token.low for token in tokens[after : after + size]))
        if bound is not None:
            return bound, after + size
    return None


def _counted(tokens: Sequence[Token], place: int) -> tuple[list[str], int]:
    """Return the stems of the noun phrase behind a number, its head last, and its end."""
    at = place
    if _low(tokens, at) == "of":
        at += 1
        while _low(tokens, at) in ("the", "its", "their", "his", "her", "all", "those", "these"):
            at += 1
    stems: list[str] = []
    while at < len(tokens) and len(stems) < 5:
        token = tokens[at]
        if token.text in "-‑" and at > place and _low(tokens, at + 1).isalpha():
            at += 1
            continue
        if token.low in _SKIPPED and not stems:
            at += 1
            continue
        if not token.low[0].isalpha() or token.low in STOP or token.low in _NOT_COUNTED:
            break
        stems.append(noun_stem(token.low))
        at += 1
        if token.low in _MASSES or token.low in _IRREGULAR or _plural(token.low):
            break
    return stems, at


def _plural(low: str) -> bool:
    return len(low) > 3 and low.endswith("s") and not low.endswith(("ss", "ous", "us", "is", "'s"))


def noun_stem(low: str) -> str:
    """Return a noun in lower case as it stands for one, whether it stands for one or many."""
    low = _IRREGULAR.get(low, low).removesuffix("'s").removesuffix("’s")
    if not _plural(low):
        return low
    if low.endswith("ies"):
        return low[:-3] + "y"
    return low[:-2] if low.endswith(("sses", "shes", "ches", "xes", "zes")) else low[:-1]


def _per(tokens: Sequence[Token], place: int) -> tuple[str, int]:
    low = _low(tokens, place)
    if low in ("per", "a", "an", "every"):
        behind = _low(tokens, place + 1)
        if low == "per" or behind in ("day", "week", "month", "year", "hour", "head", "minute"):
            return stem_of(behind), place + 2
    if low in ("each", "apiece"):
        return "each", place + 1
    if low in ("daily", "weekly", "monthly", "yearly", "annually"):
        return {"daily": "day", "annually": "year"}.get(low, low[:-2]), place + 1
    return "", place


def _singles(tokens: Sequence[Token], offset: int) -> list[Amount]:
    """Return the things of which there is one, by their article: "a concrete wall"."""
    found: list[Amount] = []
    for at, token in enumerate(tokens):
        if token.low not in ("a", "an"):
            continue
        begin = at + 1
        if begin < len(tokens) and tokens[begin].low[0].isdigit():
            # "a 2.1-kilometre concrete wall"
            unit = unit_at(tokens, begin + 1)
            if unit is None:
                continue
            begin = unit[1]
        stems, end = _phrase(tokens, begin)
        if not stems:
            continue
        start, stop = token.start + offset, tokens[end - 1].end + offset
        found.append(
            Amount(
                start, stop, (start, token.end + offset), 1, 1, 1, "", "", stems[-1],
                frozenset(stems), "", part=False, room=False, named=False,
            )
        )  # fmt: skip
        if len(found) == _MOST:
            break
    return found


def _phrase(tokens: Sequence[Token], place: int) -> tuple[list[str], int]:
    """Return the stems of the words behind an article up to the next small word."""
    stems: list[str] = []
    at = place
    while at < len(tokens) and len(stems) < 4:
        low = tokens[at].low
        if not low[0].isalpha() or low in STOP:
            break
        stems.append(noun_stem(low))
        at += 1
    return stems, at
