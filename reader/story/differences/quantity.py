"""Quantities: the same after rounding, in any unit, within what "about" and "up to" leave open."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from reader.model.span import Span
from reader.model.story import On, Relation
from reader.story.differences.amounts import noun_stem
from reader.story.differences.comparison import Compared, best_partners
from reader.story.differences.deeds import are_at_odds, deed_of
from reader.story.differences.numerals import read_tokens
from reader.story.differences.sameness import clash, is_sure, same_thing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.story.differences.amounts import Amount
    from reader.story.differences.comparison import Pair, Said

__all__ = ["compare", "relation"]

_LOOSE = 1.12
"""Of two numbers that are both only about right, to be perhaps the same."""

_LARGEST_SPAN = 3
"""Of a number and the limit that another one is under or over, to be about the same."""

_LEAST_LIKENESS = 0.4
"""Of two claims with different measures that are perhaps of the same."""


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
    if bounds == {"about"} and max(one.low, other.low) <= _LOOSE * min(one.low, other.low):
        return Relation.REFINE
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
        return off <= (0.2 if coarse.fine < coarse.factor else 0.1)
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
            if found is not Relation.DIFFER or clash(pair, one, other):
                yield _compared(pair, one, other, found, sure=is_sure(pair, one, other))
    for one, other in _one_and_many(pair):
        said = _counted(pair, 0, one), _counted(pair, 1, other)
        yield Compared(On.QUANTITY, *said, Relation.DIFFER)


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


def _counted(pair: Pair, which: int, amount: Amount) -> Said:
    """Return how many one claim says there are, without what measures it: a length is no count."""
    said = pair.said(which, amount.start, amount.end)
    text = (pair.first, pair.second)[which].stated.told.article.text
    stop = amount.figure[1]
    tokens = read_tokens(text[stop : amount.end])
    noun = next((token.start for token in tokens if noun_stem(token.low) in amount.nouns), 0) + stop
    if not text[stop:noun].strip():
        return said
    shown = f"{text[amount.start : stop]} … {text[noun : amount.end]}"
    places = (Span(amount.start, stop), Span(noun, amount.end))
    return said._replace(words=" ".join(shown.split()), places=places)


def _nearness(pair: Pair, one: Amount, other: Amount) -> float:
    """Return how much speaks for two numbers being about the same."""
    if one.sort != other.sort:
        return 0
    around = len(pair.first.around(one.start, one.end) & pair.second.around(other.start, other.end))
    before, behind = pair.first.next_to(*one.figure), pair.second.next_to(*other.figure)
    beside = sum(mine == theirs != "" for mine, theirs in zip(before, behind, strict=True))
    alike = _alike(pair, one, other)
    if one.sort == "age" and alike < 0:
        return 0
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


def _alike(pair: Pair, one: Amount, other: Amount) -> float:
    """Return whether two numbers count the same: 1 yes, 0 unknown, -1 no."""
    if are_at_odds(pair.first, one, pair.second, other):
        return -1
    alike = same_thing(one, other)
    same = deed_of(pair.first, one) == deed_of(pair.second, other) != ""
    return 1.2 if same and alike >= 0 else alike


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
