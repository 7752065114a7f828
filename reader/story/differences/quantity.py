"""Quantities: the same after rounding, in any unit, within what "about" and "up to" leave open."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from reader.model.story import On, Relation
from reader.story.differences.comparison import Compared, best_partners
from reader.story.differences.date import relation as date_relation
from reader.story.differences.lists import wordset
from reader.story.differences.tolls import FATES, fate_of
from reader.story.meanings import meaning_of
from reader.story.words import stem_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.story.differences.amounts import Amount
    from reader.story.differences.comparison import Pair
    from reader.story.differences.reading import Reading

__all__ = ["compare", "relation"]

_LARGEST_SPAN = 3
"""Of a number and the limit that another one is under or over, to be about the same."""

_LARGEST_RATIO = 5
"""Of two numbers about the same thing in sentences that are worded differently."""

_LARGE_RATIO = 1.5
"""Of two measures of the same in other wordings that are surely of the same."""

_LIKE = 0.6
"""How like the two claims must be for that."""

_LEAST_LIKENESS = 0.4
"""Of two claims with different measures that are perhaps of the same."""

_PEOPLE = wordset(
    "person man woman child adult member resident passenger worker employee inmate"
    " prisoner detainee victim soldier officer civilian student pupil protester"
    " demonstrator supporter refugee migrant immigrant citizen patient individual"
    " villager fan spectator guest voter visitor tourist deportee criminal suspect"
    " survivor hostage journalist player troop guard lawmaker senator delegate"
    " customer consumer user shareholder investor teacher doctor nurse firefighter"
    " rescuer other family"
)


def relation(first: Amount, second: Amount) -> Relation:
    """Return how two numbers stand to one another: the same, within one another, or not.

    Args:
        first: A number.
        second: Another one of the same sort, so that both are in one unit.
    """
    one, other = sorted((first, second), key=lambda amount: (amount.fine, amount.low))
    if _equal(one.low, other.low) and _equal(one.high, other.high):
        return Relation.AGREE
    if "vague" in (one.bound, other.bound):
        return Relation.REFINE if _meet(one, other, 1.5) else Relation.DIFFER
    if _rounded(one, other):
        return Relation.REFINE
    ranges = (one.low != one.high) + (other.low != other.high)
    if ranges == 2 and (_equal(one.low, other.low) or _equal(one.high, other.high)):
        return Relation.DIFFER  # 5 to 30 and 8 to 30: two answers to one question
    if ranges:
        return Relation.REFINE if _meet(one, other, 1) else Relation.DIFFER
    bounds = {one.bound, other.bound}
    if bounds == {"most"} or bounds == {"least"} or not bounds & {"most", "least"}:
        return Relation.DIFFER
    return Relation.REFINE if _meet(one, other, 1.01) else Relation.DIFFER


def _equal(one: float, other: float) -> bool:
    return math.isclose(one, other, rel_tol=1e-6, abs_tol=1e-9)


def _meet(one: Amount, other: Amount, slack: float) -> bool:
    """Whether what the two leave open overlaps."""
    lows, highs = zip(_bounds(one), _bounds(other), strict=True)
    return max(lows) <= min(highs) * slack


def _bounds(amount: Amount) -> tuple[float, float]:
    if amount.bound == "most":
        return -math.inf, amount.high
    if amount.bound == "least":
        return amount.low, math.inf
    return amount.low, amount.high


def _rounded(fine: Amount, coarse: Amount) -> bool:
    """Whether one may be the other, rounded."""
    least = min(abs(fine.low), abs(coarse.low), abs(fine.high), abs(coarse.high))
    if not least or fine.low * coarse.low < 0:
        return False
    off = max(abs(fine.low - coarse.low), abs(fine.high - coarse.high)) / least
    loose = "about" in (fine.bound, coarse.bound)
    if fine.factor != coarse.factor:
        return off <= 0.12 and (
            abs(fine.low - coarse.low) <= (fine.fine + coarse.fine) / 2 * (1.6 if loose else 1.01)
        )
    if fine.sort == "%" and coarse.fine >= 1 and loose:
        return abs(fine.low - coarse.low) <= max(1.0, 0.05 * least)
    if not fine.fine < coarse.fine:
        return False
    if abs(fine.low - coarse.low) > coarse.fine / 2 * 1.01 and off > 0.02:
        return False
    if loose or {fine.bound, coarse.bound} & {"most", "least"}:
        return off <= (0.2 if coarse.fine < coarse.factor else 0.08)
    if coarse.fine <= coarse.factor and coarse.fine < 10 and fine.fine < 1:
        return off <= 0.12  # 4.4 per cent and 4 per cent
    digits = math.log10(max(least / fine.fine, 1))
    return least >= 1000 and off <= (0.035 if digits >= 2 else 0.01)


def compare(pair: Pair) -> Iterator[Compared]:
    """Yield how the numbers of two claims stand, each with its partner."""
    first, second = pair.first.amounts, pair.second.amounts
    if first and second:
        for one, other in best_partners(first, second, lambda *both: _nearness(pair, *both)):
            found = relation(one, other)
            if found is Relation.REFINE and not _of_one_size(one, other):
                continue
            if found is not Relation.DIFFER or _clash(pair, one, other):
                yield _compared(pair, one, other, found, sure=_is_sure(pair, one, other))
    for one, other in _one_and_many(pair):
        yield _compared(pair, one, other, Relation.DIFFER)


def _compared(
    pair: Pair, one: Amount, other: Amount, found: Relation, *, sure: bool = True
) -> Compared:
    return Compared(
        On.QUANTITY,
        pair.said(0, one.start, one.end),
        pair.said(1, other.start, other.end),
        found,
        sure,
    )


def _is_sure(pair: Pair, one: Amount, other: Amount) -> bool:
    """Whether a clash of these two is right three times in four.

    Measured on pairs of sentences of newswire: in other wordings, measures that are far from one
    another are mostly of two things.
    """
    if pair.spot is not None:
        return True
    low, high = sorted((abs(one.low), abs(other.low)))
    if pair.twin or not one.sort:
        return high <= _LARGEST_RATIO * low and not _are_of_two_days(pair)
    return high <= _LARGE_RATIO * low and pair.likeness >= _LIKE


def _nearness(pair: Pair, one: Amount, other: Amount) -> float:
    """Return how much speaks for two numbers being about the same."""
    if one.sort != other.sort:
        return 0
    around = len(pair.first.around(one.start, one.end) & pair.second.around(other.start, other.end))
    before, behind = pair.first.next_to(*one.figure), pair.second.next_to(*other.figure)
    beside = sum(mine == theirs != "" for mine, theirs in zip(before, behind, strict=True))
    alike = _same_thing(pair, one, other)
    if not one.sort and (alike < 0 or (alike == 0 and not (pair.twin and beside))):
        return 0
    score = 1 + alike + 0.3 * around + 0.5 * beside
    score += 0.3 * (one.factor == other.factor) + 0.2 * (one.bound == other.bound)
    if one.per != other.per:
        score -= 0.5
    found = relation(one, other)
    if found is Relation.AGREE:
        score += 3
    elif found is Relation.REFINE and _of_one_size(one, other):
        score += 2
    return max(score, 0.01)


def _of_one_size(one: Amount, other: Amount) -> bool:
    """Whether "more than 150" and another number are near enough for one to mean the other."""
    low, high = sorted((one.low, other.low))
    return high <= _LARGEST_SPAN * low


def _one_and_many(pair: Pair) -> Iterator[tuple[Amount, Amount]]:
    """Yield where one claim has "a stone wall" and the other one "two stone walls"."""
    if pair.likeness < _LEAST_LIKENESS:
        return
    for here, there, which in ((pair.first, pair.second, 0), (pair.second, pair.first, 1)):
        many = [amount for amount in there.amounts if _is_few(amount)]
        for other in many:
            for one in here.singles:
                described = one.nouns & other.nouns - {other.noun}
                around = here.around(one.start, one.end, 6) & there.around(
                    other.start, other.end, 6
                )
                if one.noun == other.noun and described and around - described:
                    yield (one, other) if which == 0 else (other, one)
                    break


def _is_few(amount: Amount) -> bool:
    return not (amount.sort or amount.bound) and 2 <= amount.low <= 20 and len(amount.nouns) > 1


def _same_thing(pair: Pair, one: Amount, other: Amount) -> float:
    """Return whether two numbers count the same: 1 yes, 0 unknown, -1 no."""
    if not one.sort and _counts_people(one) and _counts_people(other):
        mine, theirs = fate_of(pair.first, one), fate_of(pair.second, other)
        if mine and theirs:
            return 1.2 if mine == theirs else -1
    return _same_noun(one, other)


def _counts_people(amount: Amount) -> bool:
    noun = amount.noun
    return not noun or noun in _PEOPLE or meaning_of(stem_of(noun)) in FATES


def _same_noun(one: Amount, other: Amount) -> float:
    """Return whether two numbers count the same: 1 yes, 0 unknown, -1 no."""
    if not one.noun or not other.noun:
        return 0
    if one.noun == other.noun:
        mine, theirs = one.nouns - {one.noun}, other.nouns - {one.noun}
        return 0.4 if mine and theirs and mine.isdisjoint(theirs) else 1.2
    if meaning_of(stem_of(one.noun)) == meaning_of(stem_of(other.noun)):
        return 1
    if one.noun in ("person", "other") and other.noun in _PEOPLE:
        return 0.5
    if other.noun in ("person", "other") and one.noun in _PEOPLE:
        return 0.5
    return 0.3 if not one.nouns.isdisjoint(other.nouns) else -1


def _are_of_two_days(pair: Pair) -> bool:
    """Whether the dates of two claims say that they tell of different times."""
    return any(
        date_relation(one, other) is Relation.DIFFER
        for one in pair.first.days
        for other in pair.second.days
    )


def _clash(pair: Pair, one: Amount, other: Amount) -> bool:
    """Whether two numbers that are not the same are about the same."""
    around = pair.first.around(one.start, one.end, 6) & pair.second.around(
        other.start, other.end, 6
    )
    if pair.spot is not None:
        return True
    if one.named or other.named or one.part != other.part or one.room != other.room:
        return False
    if one.per and other.per and one.per != other.per:
        return False
    if pair.twin:
        return bool(around) or one.sort == other.sort != ""
    if not pair.close or _are_of_two_days(pair):
        return False
    alike = _same_thing(pair, one, other)
    if one.sort in ("clock", "order") or (alike < 0.5 and not (one.sort and alike == 0)):
        return False
    if _is_there(pair.second, one) or _is_there(pair.first, other):
        return False
    if max(one.high, other.high) > _LARGEST_RATIO * max(min(one.low, other.low), 1e-9):
        return False
    noun = {meaning_of(stem_of(noun)) for noun in (one.noun, other.noun)}
    beyond = pair.shared - noun
    if one.sort:
        if pair.likeness < _LEAST_LIKENESS:
            return False
        names = pair.first.named | pair.second.named
        near = pair.first.around(one.start, one.end) & pair.second.around(other.start, other.end)
        return len(near - names) >= 2 and len(beyond) >= 2
    unsaid = (pair.first.content & pair.second.context) | (pair.second.content & pair.first.context)
    return bool(beyond) or len(unsaid - noun) >= 1


def _is_there(reading: Reading, amount: Amount) -> bool:
    """Whether the article of a claim also gives that number, there or elsewhere."""
    if any(_equal(amount.low, other.low) for other in reading.amounts):
        return True
    return any(
        _equal(amount.low, quantity.value * amount.factor)
        for claim in reading.stated.told.claims
        for quantity in claim.quantities
    )
