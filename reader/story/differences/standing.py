"""From comparisons of two claims to the differences of a cluster and how its articles stand."""

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

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.model.span import Span
    from reader.model.story import Link
    from reader.story.differences.comparison import Compared, Said
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
    compared = [one for pair in pairs for comparer in _COMPARERS for one in comparer(pair)]
    compared = _settled(readings, compared)
    differences = _differences(readings, compared)
    return Related(_relation(pairs, differences), differences, _stands(readings, pairs, compared))


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
    wanted = {(one, other) for one, other in combinations(range(min(len(readings), _MOST)), 2)}
    wanted |= {(one, other) for one in range(_MOST // 4) for other in range(_MOST, len(readings))}
    wanted |= set(list(weights)[: _MOST * len(readings)])
    return [
        Pair(readings[one], readings[other], (one, other), weights.get((one, other), 0.0))
        for one, other in sorted(wanted)
        if readings[one].article != readings[other].article
    ]


def _differences(
    readings: Sequence[Reading], compared: Sequence[Compared]
) -> tuple[Difference, ...]:
    """Return the differences: each gathers what all claims say of one thing."""
    group: dict[tuple[On, int, int], tuple[On, int, int]] = {}

    def find(key: tuple[On, int, int]) -> tuple[On, int, int]:
        while group.setdefault(key, key) != key:
            key = group[key]
        return key

    for one in compared:
        first, second = sorted((find(_key(one.on, one.first)), find(_key(one.on, one.second))))
        group[second] = first
    gathered: dict[tuple[On, int, int], list[Compared]] = defaultdict(list)
    for one in compared:
        gathered[find(_key(one.on, one.first))].append(one)
    found = [
        _difference(readings, ones)
        for ones in gathered.values()
        if any(one.relation is Relation.DIFFER for one in ones)
    ]
    order = list(On)
    return tuple(sorted(found, key=lambda one: (not one.sure, order.index(one.on), *one.values)))


def _key(on: On, said: Said) -> tuple[On, int, int]:
    return on, said.member, said.thing


def _difference(readings: Sequence[Reading], compared: Sequence[Compared]) -> Difference:
    said: dict[tuple[int, int], list[Said]] = defaultdict(list)
    for one in compared:
        for side in (one.first, one.second):
            said[side.member, side.thing].append(side)
    words: dict[str, dict[str, None]] = defaultdict(dict)
    places: dict[str, set[Span]] = defaultdict(set)
    for (member, _), sides in sorted(said.items()):
        article = readings[member].article
        words[article][max((side.words for side in sides), key=len)] = None
        for side in sides:
            places[article].update(side.places)
    return Difference(
        compared[0].on,
        {article: "; ".join(values) for article, values in words.items()},
        any(one.sure for one in compared if one.relation is Relation.DIFFER),
        {article: tuple(sorted(spans)) for article, spans in places.items()},
    )


def _settled(readings: Sequence[Reading], compared: Sequence[Compared]) -> list[Compared]:
    """Return the comparisons without the clashes over what the other article says as well."""
    agreed = set()
    for one in compared:
        if one.relation is not Relation.DIFFER:
            for mine, theirs in ((one.first, one.second), (one.second, one.first)):
                agreed.add((*_key(one.on, mine), readings[theirs.member].article))
    return [
        one
        for one in compared
        if one.relation is not Relation.DIFFER
        or not any(
            (*_key(one.on, mine), readings[theirs.member].article) in agreed
            for mine, theirs in ((one.first, one.second), (one.second, one.first))
        )
    ]


def _relation(pairs: Sequence[Pair], differences: Sequence[Difference]) -> Relation:
    if any(difference.sure for difference in differences):
        return Relation.DIFFER
    if differences or any(not _as_much(pair) for pair in pairs):
        return Relation.REFINE
    return Relation.AGREE


def _as_much(pair: Pair) -> bool:
    """Whether two claims say the same, neither more than the other."""
    if pair.first.text == pair.second.text:
        return True
    return pair.likeness >= _AS_MUCH


def _stands(
    readings: Sequence[Reading], pairs: Sequence[Pair], compared: Sequence[Compared]
) -> dict[str, Relation]:
    """Return how each article stands to what most others say."""
    alone = _against_most(readings, compared)
    others: dict[str, dict[str, bool]] = defaultdict(dict)
    for pair in pairs:
        same = _as_much(pair)
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


def _against_most(readings: Sequence[Reading], compared: Sequence[Compared]) -> set[str]:
    """Return the articles that differ from more than they agree with, of those that differ."""
    clashes: dict[str, set[str]] = defaultdict(set)
    for one in compared:
        if one.relation is Relation.DIFFER and one.sure:
            first, second = (readings[side.member].article for side in (one.first, one.second))
            clashes[first].add(second)
            clashes[second].add(first)
    return {article for article, others in clashes.items() if 2 * len(others) > len(clashes) - 1}
