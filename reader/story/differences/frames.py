"""What limits a number: a quarter, "in all", "seriously", that it is only expected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model.story import Relation
from reader.story.differences.date import relation as date_relation
from reader.story.differences.lists import wordset
from reader.story.differences.names import same_name
from reader.story.differences.swaps import is_place

if TYPE_CHECKING:
    from reader.story.differences.amounts import Amount
    from reader.story.differences.comparison import Pair
    from reader.story.differences.reading import Reading

__all__ = ["are_of_two_days", "is_forecast", "is_limited_otherwise", "is_of_a_market"]

_PERIODS = wordset("quarter half year month week season night day round term shift semester")
_WHICH = {
    "first": "1", "second": "2", "third": "3", "fourth": "4", "fifth": "5", "last": "last",
    "previous": "last", "past": "last", "next": "next", "coming": "next", "following": "next",
    "this": "this", "current": "this",
}  # fmt: skip
"""Words that say which one of several periods is meant."""

_EARLY = wordset("initially originally previously earlier early preliminary")
_WHOLE = wordset("total totals overall altogether combined together")
_ALONE = wordset("alone")
_BADLY = wordset("seriously critically severely badly slightly lightly gravely critical serious")
_FORECAST = wordset(
    "expect expects expected forecast forecasts predicts predicted projected projection anticipates"
    " anticipated target aims could might may fears feared would"
)
_MARKETS = wordset(
    "index nasdaq dow nyse ftse dax nikkei trading traded yield yields futures treasury dealers"
    " barrel crude currency euro dollar"
)
_STOCKS = wordset("share shares stock stocks")
_MOVED = wordset(
    "rose fell up down closed gained jumped added dropped climbed lost shed slid slipped off ended"
    " edged close closing surged tumbled"
)
_NEAR = 4
"""Words on each side of a number in which stands what limits it."""


def is_limited_otherwise(pair: Pair, one: Amount, other: Amount) -> bool:
    """Whether the words of two claims say that their numbers are of two times, parts or places.

    Args:
        pair: The claims.
        one: A number of the first.
        other: A number of the second.
    """
    mine, theirs = _periods(pair.first), _periods(pair.second)
    if mine and theirs and mine.isdisjoint(theirs):
        return True
    for words in (_EARLY, _ALONE):
        if _has(pair.first, words) != _has(pair.second, words):
            return True
    for words in (_WHOLE, _BADLY):
        if _has_near(pair.first, one, words) != _has_near(pair.second, other, words):
            return True
    return _are_of_two_lengths(pair, one, other) or _are_of_two_places(pair)


def is_of_a_market(reading: Reading, amount: Amount) -> bool:
    """Whether a claim tells of prices of a market, which are others in another hour."""
    if _has(reading, _MARKETS):
        return True
    return amount.sort not in ("", "%") and _has(reading, _STOCKS) and _has(reading, _MOVED)


def is_forecast(reading: Reading) -> bool:
    """Whether a claim says what may come, not what is."""
    return _has(reading, _FORECAST)


def are_of_two_days(pair: Pair) -> bool:
    """Whether the dates of two claims say that they tell of different times."""
    return any(
        date_relation(one, other) is Relation.DIFFER
        for one in pair.first.days
        for other in pair.second.days
    )


def _periods(reading: Reading) -> set[tuple[str, str]]:
    """Return which quarters, halves and the like a claim names: the second quarter."""
    words = [word.text.lower() for word in reading.words]
    return {
        (_WHICH[words[place]], word)
        for place, word in enumerate(words[1:])
        if word in _PERIODS and words[place] in _WHICH
    }


def _are_of_two_lengths(pair: Pair, one: Amount, other: Amount) -> bool:
    """Whether both claims say over how long a time, and not over the same one."""
    mine, theirs = (
        {amount.low for amount in reading.amounts if amount.sort == "time"}
        for reading in (pair.first, pair.second)
    )
    return (
        bool(mine and theirs) and "time" not in (one.sort, other.sort) and mine.isdisjoint(theirs)
    )


def _has(reading: Reading, wanted: frozenset[str]) -> bool:
    return any(word.text.lower() in wanted for word in reading.words)


def _has_near(reading: Reading, amount: Amount, wanted: frozenset[str]) -> bool:
    first, after = reading.place_of(amount.start), reading.place_of(amount.end)
    return any(
        word.text.lower() in wanted for word in reading.words[max(0, first - _NEAR) : after + _NEAR]
    )


def _are_of_two_places(pair: Pair) -> bool:
    """Whether both claims say where, and not at one place."""
    mine, theirs = (
        [name for name in reading.names if is_place(reading, name)]
        for reading in (pair.first, pair.second)
    )
    return bool(mine and theirs) and not any(same_name(a, b) for a in mine for b in theirs)
