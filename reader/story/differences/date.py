"""Dates: one may say more than the other, but not something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model.story import On, Relation
from reader.story.differences.comparison import Compared, best_partners

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.story.differences.comparison import Pair
    from reader.story.differences.days import Day
    from reader.story.differences.reading import Reading

__all__ = ["compare", "relation"]

_MOST_YEARS = 10
"""Between two dates of the same in sentences that are worded differently."""

_LEAST_LIKENESS = 0.4
"""Of two claims that say only on which day of some week."""

_LEAST_NEAR = 2
"""Words around two dates that both have, names left out, if not those right before them."""

_STILL = frozenset(("still", "remain", "remains", "remained"))

_BOUNDS = {
    "since": "since", "until": "until", "till": "until", "by": "until", "before": "before",
    "after": "after", "through": "until", "from": "since", "to": "until",
    "between": "between",
}  # fmt: skip


def relation(first: Day, second: Day) -> Relation | None:
    """Return how two dates stand; None where they cannot be compared."""
    if first.vague or second.vague:
        if first.vague and second.vague:
            return Relation.AGREE if first.vague == second.vague else Relation.DIFFER
        return None
    common = differing = 0
    for one, other in zip(first[2:6], second[2:6], strict=True):
        if one is not None and other is not None:
            common += 1
            differing += one != other
    if not common:
        return None
    if differing:
        return Relation.DIFFER
    return Relation.AGREE if first[2:6] == second[2:6] else Relation.REFINE


def compare(pair: Pair) -> Iterator[Compared]:
    """Yield how the dates of two claims stand, each with its partner."""
    first, second = pair.first.days, pair.second.days
    if not first or not second or _goes_on(pair.first) != _goes_on(pair.second):
        return
    for one, other in best_partners(first, second, lambda a, b: _nearness(pair, a, b)):
        found = relation(one, other)
        if found is None or (found is Relation.DIFFER and not _clash(pair, one, other)):
            continue
        yield Compared(
            On.DATE,
            pair.said(0, one.start, one.end),
            pair.said(1, other.start, other.end),
            found,
            # Who said the same on two days may have said it twice.
            sure=pair.spot is not None or not _said_then(pair.first, one),
        )


def _nearness(pair: Pair, one: Day, other: Day) -> float:
    found = relation(one, other)
    if found is None:
        return 0
    around = pair.first.around(one.start, one.end) & pair.second.around(other.start, other.end)
    before = pair.first.next_to(one.start, one.end)
    behind = pair.second.next_to(other.start, other.end)
    beside = sum(mine == theirs != "" for mine, theirs in zip(before, behind, strict=True))
    score = 0.5 + 0.3 * len(around) + 0.4 * beside
    if found is not Relation.DIFFER:
        score += 3
    if _said_then(pair.first, one) != _said_then(pair.second, other):
        score -= 0.6
    return max(score, 0.01)


def _said_then(reading: Reading, day: Day) -> bool:
    """Whether a date tells when something was said, not when it happened."""
    said = reading.attribution
    if said is None or said.cue_span is None:
        return False
    if any(span.start <= day.start < span.end for span in said.content_spans):
        return False
    return abs(day.start - said.cue_span.end) < 40


def _clash(pair: Pair, one: Day, other: Day) -> bool:
    if pair.spot is not None:
        return True
    if _said_then(pair.first, one) != _said_then(pair.second, other):
        return False
    before = pair.first.next_to(one.start, one.end)[0]
    behind = pair.second.next_to(other.start, other.end)[0]
    if _BOUNDS.get(before) != _BOUNDS.get(behind):
        return False
    if _of_two_reports(pair):
        return False
    if pair.twin and not one.vague:
        return True
    if one.vague or not pair.close:
        return False
    if _said_then(pair.first, one) or _said_then(pair.second, other):
        return False
    if one.year and other.year and abs(one.year - other.year) > _MOST_YEARS:
        return False
    if None not in (one.weekday, other.weekday) and pair.likeness < _LEAST_LIKENESS:
        return False
    if not pair.first.before(one.start, 2).isdisjoint(pair.second.before(other.start, 2)):
        return True
    near = pair.first.around(one.start, one.end) & pair.second.around(other.start, other.end)
    if len(near - pair.first.named - pair.second.named) >= _LEAST_NEAR:
        return True
    if len(pair.first.days) == len(pair.second.days) == 1:
        near = pair.first.around(*one[:2], 6) & pair.second.around(*other[:2], 6)
        if len(near - pair.first.named - pair.second.named) >= _LEAST_NEAR:
            return True
    return _close(one, other) and len(pair.first.days) == len(pair.second.days) == 1


def _of_two_reports(pair: Pair) -> bool:
    """Whether one of two claims counts what came on top of what the other one counts."""
    mine, theirs = (
        any(amount.extra for amount in reading.amounts) for reading in (pair.first, pair.second)
    )
    return mine != theirs


def _goes_on(reading: Reading) -> bool:
    """Whether a claim tells what still is so on its day, not when it came to be so."""
    return any(word.text.lower() in _STILL for word in reading.words)


def _close(one: Day, other: Day) -> bool:
    """Whether two dates are of one year, and so perhaps of one event."""
    return one.year == other.year is not None and bool(one.month and other.month)
