"""How the articles of a cluster stand to one another."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from reader.model.story import Difference, On, Relation
from reader.story.differences import (
    date,
    name,
    place,
    polarity,
    quantity,
    quote,
    source,
    status,
)
from reader.story.differences.comparison import Pair
from reader.story.differences.dissent import find_dissenters
from reader.story.differences.gathering import gather, settle

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.model.story import Link
    from reader.story.differences.comparison import Compared
    from reader.story.differences.reading import Reading

__all__ = ["Related", "relate_readings"]

_COMPARERS = (
    quantity.compare,
    date.compare,
    quote.compare,
    source.compare,
    name.compare,
    place.compare,
    polarity.compare,
    status.compare,
)
_MOST = 16
"""Members of a cluster that are each compared with every other one."""

_AS_MUCH = 0.6
"""From this likeness on neither of two claims says more."""


class Related(NamedTuple):
    """How the members of a cluster stand to one another."""

    relation: Relation
    differences: tuple[Difference, ...]
    stands: Mapping[str, Relation]
    """How each article stands to what most others say."""


def relate_readings(readings: Sequence[Reading], links: Sequence[Link]) -> Related:
    """Return how the claims that were read stand to one another.

    Args:
        readings: Those of the cluster, in any order.
        links: Which of them were put together, and how surely.
    """
    readings = sorted(readings, key=lambda reading: reading.stated.member)
    pairs = _pairs(readings, links)
    compared = [
        one
        for pair in pairs
        if pair.first.text != pair.second.text
        for comparer in _COMPARERS
        for one in comparer(pair)
    ]
    compared = settle(readings, compared)
    differences = gather(readings, compared)
    stands = _stands(readings, pairs, compared)
    if any(difference.sure for difference in differences):
        relation = Relation.DIFFER
    elif differences or Relation.REFINE in stands.values():
        relation = Relation.REFINE
    else:
        relation = Relation.AGREE
    return Related(relation, differences, stands)


def _pairs(readings: Sequence[Reading], links: Sequence[Link]) -> list[Pair]:
    """Return the pairs of claims that are compared: all of a small cluster, else the linked ones.

    Of many articles most repeat what a few say: all are compared with the first ones, and with
    those they were linked to.
    """
    places = {reading.stated.member.key: place for place, reading in enumerate(readings)}
    weights: dict[tuple[int, int], float] = {}
    for link in links:
        one, other = places.get(link.first), places.get(link.second)
        if one is not None and other is not None:
            weights[min(one, other), max(one, other)] = link.weight
    wanted = set(combinations(range(min(len(readings), _MOST)), 2))
    wanted |= {(one, other) for one in range(_MOST // 4) for other in range(_MOST, len(readings))}
    wanted |= set(sorted(weights, key=lambda pair: (-weights[pair], pair))[: 4 * len(readings)])
    return [
        Pair(
            readings[one],
            readings[other],
            (one, other),
            weights.get((one, other), 0.0 if links else 1.0),
        )
        for one, other in sorted(wanted)
        if readings[one].article != readings[other].article
    ]


def _stands(
    readings: Sequence[Reading], pairs: Sequence[Pair], compared: Sequence[Compared]
) -> dict[str, Relation]:
    """Return how each article stands to what most others say."""
    alone = find_dissenters(readings, compared)
    agreeing = {
        (one.first.member, one.second.member)
        for one in compared
        if one.relation is Relation.AGREE and one.on in (On.QUANTITY, On.QUOTE)
    }
    others: dict[str, dict[str, bool]] = defaultdict(dict)
    for pair in pairs:
        same = pair.places in agreeing or _as_much(pair)
        for mine, theirs in ((pair.first, pair.second), (pair.second, pair.first)):
            known = others[mine.article].get(theirs.article, False)
            others[mine.article][theirs.article] = known or same
    found = {}
    for article in dict.fromkeys(reading.article for reading in readings):
        beside = others[article]
        if article in alone:
            found[article] = Relation.DIFFER
        elif 2 * sum(beside.values()) >= len(beside):
            found[article] = Relation.AGREE
        else:
            found[article] = Relation.REFINE
    return found


def _as_much(pair: Pair) -> bool:
    """Whether two claims say the same, neither more than the other."""
    return pair.first.text == pair.second.text or pair.likeness >= _AS_MUCH
