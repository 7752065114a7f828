"""Which articles of a cluster are against most others: judged by values, one thing at a time."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from reader.model.story import On, Relation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.story.differences.comparison import Compared, Said
    from reader.story.differences.reading import Reading

__all__ = ["find_dissenters"]

_Thing = tuple[On, int, int]
"""A number, date or the like of a claim: its sort, the claim's place, where it begins."""


def find_dissenters(readings: Sequence[Reading], compared: Sequence[Compared]) -> set[str]:
    """Return the articles whose value clashes with one that as many or more articles go with.

    Articles with equal values always stand alike; what is compatible with a value ("more than
    3,000") goes with it. Where as many say the one as the other, both sides differ.

    Args:
        readings: The claims of the cluster.
        compared: How they stand, two by two, settled.
    """
    value_of = _values(readings, compared)
    articles: dict[_Thing, set[str]] = defaultdict(set)
    for thing, value in value_of.items():
        articles[value].add(readings[thing[1]].article)
    beside: dict[_Thing, set[_Thing]] = defaultdict(set)
    against: dict[_Thing, set[_Thing]] = defaultdict(set)
    for one in compared:
        first, second = (value_of[_thing(one.on, side)] for side in (one.first, one.second))
        clashes = one.relation is Relation.DIFFER
        if clashes and not one.sure:
            continue
        between = against if clashes else beside
        between[first].add(second)
        between[second].add(first)
    sides = {
        value: here.union(*(articles[other] for other in beside[value] - against[value]))
        for value, here in articles.items()
    }
    return {
        article
        for value, others in against.items()
        if any(len(sides[other]) >= len(sides[value]) for other in others)
        for article in articles[value]
    }


class _Joined:
    """Things that were joined to one another, by the first one of them."""

    def __init__(self) -> None:
        self._leads: dict[_Thing, _Thing] = {}

    def lead(self, thing: _Thing) -> _Thing:
        """Return the thing that stands for all that a thing was joined to."""
        while self._leads.setdefault(thing, thing) != thing:
            self._leads[thing] = self._leads[self._leads[thing]]
            thing = self._leads[thing]
        return thing

    def join(self, one: _Thing, other: _Thing) -> None:
        """Join two things."""
        first, second = self.lead(one), self.lead(other)
        self._leads[max(first, second)] = min(first, second)


def _values(readings: Sequence[Reading], compared: Sequence[Compared]) -> dict[_Thing, _Thing]:
    """Return from each thing that a claim says the one that stands for its value.

    One value is what agrees, what stands in the same words of two claims that are the same, and
    of one matter what is given in the same words.
    """
    values, matters = _Joined(), _Joined()
    said: dict[_Thing, str] = {}
    for one in compared:
        first, second = _thing(one.on, one.first), _thing(one.on, one.second)
        said[first], said[second] = one.first.words, one.second.words
        matters.join(first, second)
        if one.relation is Relation.AGREE:
            values.join(first, second)
    known: dict[object, _Thing] = {}
    for thing, words in said.items():
        on, member, start = thing
        reading = readings[member]
        for same in (
            (on, reading.text, start - reading.span.start),
            (matters.lead(thing), words.casefold()),
        ):
            values.join(thing, known.setdefault(same, thing))
    return {thing: values.lead(thing) for thing in said}


def _thing(on: On, said: Said) -> _Thing:
    return on, said.member, said.thing
