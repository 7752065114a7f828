"""Whether two numbers that are not the same are about the same thing, and how surely."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from reader.story.differences.deeds import are_at_odds, deed_of
from reader.story.differences.frames import (
    are_of_two_days,
    is_forecast,
    is_limited_otherwise,
    is_of_a_market,
)
from reader.story.differences.lists import words_of, wordset
from reader.story.meanings import meaning_of
from reader.story.words import stem_of

if TYPE_CHECKING:
    from reader.story.differences.amounts import Amount
    from reader.story.differences.comparison import Pair
    from reader.story.differences.reading import Reading

__all__ = ["clash", "is_sure", "same_thing"]

_LARGEST_RATIO = 5
"""Of two numbers about the same thing in sentences that are worded differently."""

_LARGE_RATIO = 1.5
"""Of two measures of the same in other wordings that are surely of the same."""

_NEAR_RATIO = 2
"""Of two counts of one sort of thing, each the only count of its claim."""

_MANY = 1e5
"""What is counted in more than that is mostly money, of which a claim may have any."""

_LIKE = 0.6
"""How like the two claims must be for that."""

_LEAST_LIKENESS = 0.4
"""Of two claims with different measures that are perhaps of the same."""

_HALF = 0.5
_THIRD = 1 / 3
"""How much of what stands around two measures or counts must be the same where it is not known
what befell them."""

_ANYBODY = wordset("person man victim individual other body death fatality casualty life injury")
"""Whom one text counts may be counted more exactly by another one: people, passengers."""

_GROUPS = tuple(
    frozenset(words_of(line))
    for line in """
fan supporter spectator onlooker
sailor seaman member crew hand
worker employee staff labourer laborer
student pupil schoolchild child
inmate prisoner detainee convict fugitive
soldier troop serviceman fighter
protester demonstrator marcher striker
migrant refugee immigrant
resident villager citizen inhabitant family
visitor tourist guest holidaymaker
shareholder investor
customer consumer user client
passenger traveller traveler commuter
firefighter fireman
officer policeman police constable
woman lady
patient civilian survivor hostage
voter elector
lawmaker senator delegate
doctor nurse teacher journalist player guard criminal suspect rescuer deportee gunman
""".strip().split("\n")
)
"""People who may be the same ones, by what they are called; those of the last two lines only if
called alike. Written for this purpose."""

_PEOPLE = _ANYBODY.union(*_GROUPS)
_BY_THE_DAY = frozenset(map(stem_of, words_of("day week month year hour minute night head")))


def same_thing(one: Amount, other: Amount) -> float:
    """Return whether two numbers count the same: 1 yes, 0 unknown, -1 no."""
    if not one.noun or not other.noun:
        return 0
    if one.noun == other.noun:
        mine, theirs = one.nouns - {one.noun}, other.nouns - {one.noun}
        return 0.4 if mine and theirs and mine.isdisjoint(theirs) else 1.2
    if one.sort == "age":
        if one.noun.islower() != other.noun.islower():
            return 0  # the driver, and her name
        return -1 if one.nouns.isdisjoint(other.nouns) else 1
    if meaning_of(stem_of(one.noun)) == meaning_of(stem_of(other.noun)):
        return 1
    if one.noun in _PEOPLE and other.noun in _PEOPLE:
        if any(one.noun in group and other.noun in group for group in _GROUPS[:-2]):
            return 1
        if one.noun in _ANYBODY or other.noun in _ANYBODY:
            return 0.5
        return -1
    return 0.3 if not one.nouns.isdisjoint(other.nouns) else -1


def is_sure(pair: Pair, one: Amount, other: Amount) -> bool:
    """Whether a clash of these two is right three times in four.

    Measured on pairs of sentences of newswire: in other wordings, measures that are far from one
    another are mostly of two things.
    """
    if pair.spot is not None:
        return True
    if is_forecast(pair.first) != is_forecast(pair.second):
        return False
    if is_of_a_market(pair.first, one) or is_of_a_market(pair.second, other):
        return False
    low, high = sorted((abs(one.low), abs(other.low)))
    if pair.twin or not one.sort:
        return high <= _LARGEST_RATIO * low and not are_of_two_days(pair)
    if _alone(pair, one.sort) and (
        one.sort == "age" or _same_deed(pair, one, other) or _overlap(pair, one, other) >= _HALF
    ):
        return True
    return high <= _LARGE_RATIO * low and pair.likeness >= _LIKE


def clash(pair: Pair, one: Amount, other: Amount) -> bool:
    """Whether two numbers of one sort that are not the same are about the same."""
    if are_at_odds(pair.first, one, pair.second, other):
        return False
    if one.extra != other.extra:
        return False
    if pair.spot is not None:
        return True
    if one.named or other.named or one.part != other.part or one.room != other.room:
        return False
    if _by_the_day(one) != _by_the_day(other):
        return False
    if one.per and other.per and one.per != other.per:
        return False
    if is_limited_otherwise(pair, one, other):
        return False
    alike = same_thing(one, other)
    if pair.twin:
        near = pair.first.around(*one[:2], 6) & pair.second.around(*other[:2], 6)
        return bool(near) or one.sort != ""
    if not pair.close or are_of_two_days(pair):
        return False
    if one.sort in ("clock", "order") or alike < 0:
        return False
    if _is_there(pair.second, one) or _is_there(pair.first, other):
        return False
    if max(one.high, other.high) > _LARGEST_RATIO * max(min(one.low, other.low), 1e-9):
        return False
    return _clash_of_measures(pair, one, other) if one.sort else _clash_of_counts(pair, one, other)


def _clash_of_measures(pair: Pair, one: Amount, other: Amount) -> bool:
    names = pair.first.named | pair.second.named
    near = pair.first.around(*one[:2]) & pair.second.around(*other[:2])
    beyond = pair.shared - {meaning_of(stem_of(noun)) for noun in (one.noun, other.noun)}
    if one.sort == "age":
        return same_thing(one, other) >= 0.5
    if _alone(pair, one.sort):
        if _same_deed(pair, one, other):
            return bool(beyond or _unsaid(pair))
        if _overlap(pair, one, other) >= _HALF:
            return len(near) >= 1 and len(beyond - names) >= 1 and len(beyond) >= 2
    return pair.likeness >= _LEAST_LIKENESS and len(near - names) >= 2 and len(beyond) >= 2


def _clash_of_counts(pair: Pair, one: Amount, other: Amount) -> bool:
    nouns = {meaning_of(stem_of(noun)) for noun in (one.noun, other.noun)}
    alike = same_thing(one, other)
    beyond = pair.shared - nouns
    shared = bool(beyond or _unsaid(pair) - nouns)
    if _same_deed(pair, one, other):
        return alike >= 0.5 or shared
    if alike < 0.5:
        return False
    if alike >= 1 and one.noun not in _ANYBODY and _alone(pair, "") and _are_near(one, other):
        return True
    return shared and _overlap(pair, one, other) >= _THIRD


def _overlap(pair: Pair, one: Amount, other: Amount) -> float:
    """Return how much of what stands around two numbers is the same, 0 to 1, the nouns left out."""
    nouns = {meaning_of(stem) for amount in (one, other) for stem in map(stem_of, amount.nouns)}
    mine = pair.first.around(*one[:2], 6) - nouns
    theirs = pair.second.around(*other[:2], 6) - nouns
    least = min(len(mine), len(theirs))
    return len(mine & theirs) / least if least else 0.0


def _unsaid(pair: Pair) -> frozenset[str]:
    """Return the words of one claim that stand right before the other one."""
    first, second = pair.first, pair.second
    return (first.content & second.context) | (second.content & first.context)


def _are_near(one: Amount, other: Amount) -> bool:
    low, high = sorted((one.low, other.low))
    return high <= min(_NEAR_RATIO * low, _MANY)


def _same_deed(pair: Pair, one: Amount, other: Amount) -> bool:
    deed = deed_of(pair.first, one)
    return deed not in ("", "stock") and deed == deed_of(pair.second, other)


def _alone(pair: Pair, sort: str) -> bool:
    """Whether both claims have but one number of a sort."""
    return all(
        sum(amount.sort == sort for amount in reading.amounts) == 1
        for reading in (pair.first, pair.second)
    )


def _by_the_day(amount: Amount) -> bool:
    return amount.per in _BY_THE_DAY


def _is_there(reading: Reading, amount: Amount) -> bool:
    """Whether the article of a claim also gives that number, there or elsewhere."""
    if any(_equal(amount.low, other.low) for other in reading.amounts):
        return True
    return any(
        _equal(amount.low, quantity.value * amount.factor)
        for claim in reading.stated.told.claims
        for quantity in claim.quantities
    )


def _equal(one: float, other: float) -> bool:
    return math.isclose(one, other, rel_tol=1e-6, abs_tol=1e-9)
