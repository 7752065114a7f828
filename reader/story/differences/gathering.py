"""From comparisons of two claims each to the differences of a cluster."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from reader.model.story import Difference, On, Relation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.model.span import Span
    from reader.story.differences.comparison import Compared, Said
    from reader.story.differences.reading import Reading

__all__ = ["gather", "settle"]

_Thing = tuple[On, int, int]
"""A number, date or the like of a claim: its sort, the claim's place, where it begins."""


def _key(on: On, said: Said) -> _Thing:
    return on, said.member, said.thing


def settle(readings: Sequence[Reading], compared: Sequence[Compared]) -> list[Compared]:
    """Return the comparisons without the clashes over what the other article says as well.

    An article may say of one thing that it is 80 and of another one that it is 150; who says 150
    agrees with it.

    Args:
        readings: The claims of the cluster.
        compared: How they stand, two by two.
    """
    agreed = set()
    for one in compared:
        # A number within a limit is not yet the same; a date within a year is that far.
        same = one.relation is Relation.AGREE
        if same or (one.relation is Relation.REFINE and one.on is On.DATE):
            for mine, theirs in ((one.first, one.second), (one.second, one.first)):
                agreed.add((*_key(one.on, mine), readings[theirs.member].article))
    told = {(reading.article, reading.text) for reading in readings}

    def settled(on: On, mine: Said, theirs: Said) -> bool:
        article = readings[theirs.member].article
        same = (article, readings[mine.member].text) in told
        return same or (*_key(on, mine), article) in agreed

    return [
        one
        for one in compared
        if one.relation is not Relation.DIFFER
        or not (settled(one.on, one.first, one.second) or settled(one.on, one.second, one.first))
    ]


def gather(readings: Sequence[Reading], compared: Sequence[Compared]) -> tuple[Difference, ...]:
    """Return the differences, the sure ones first: each with what all claims say of one thing.

    Args:
        readings: The claims of the cluster.
        compared: How they stand, two by two, settled.
    """
    leads: dict[_Thing, _Thing] = {}

    def lead(key: _Thing) -> _Thing:
        while leads.setdefault(key, key) != key:
            leads[key] = leads[leads[key]]
            key = leads[key]
        return key

    for one in compared:
        first, second = sorted((lead(_key(one.on, one.first)), lead(_key(one.on, one.second))))
        leads[second] = first
    gathered: dict[_Thing, list[Compared]] = defaultdict(list)
    for one in compared:
        gathered[lead(_key(one.on, one.first))].append(one)
    found = [
        _difference(readings, ones)
        for ones in gathered.values()
        if any(one.relation is Relation.DIFFER for one in ones)
    ]
    order = list(On)
    return tuple(
        sorted(
            found,
            key=lambda one: (not one.sure, order.index(one.on), sorted(one.places.items())),
        )
    )


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
