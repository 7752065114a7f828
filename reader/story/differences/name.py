"""Names, and the office that somebody is said to have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model.story import On, Relation
from reader.story.differences import source
from reader.story.differences.comparison import Compared
from reader.story.differences.lists import wordset
from reader.story.differences.names import are_spelt_apart, first_names
from reader.story.differences.swaps import is_place, swapped_names
from reader.story.differences.titles import same_office

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.story.differences.comparison import Pair
    from reader.story.differences.names import Name
    from reader.story.differences.offices import Office

__all__ = ["compare"]

_ONE_AT_A_TIME = wordset("president premier chancellor governor mayor director captain chief")
"""Offices that one body has one of."""

_LEAST_LIKENESS = 0.5
"""Of two claims that name different holders of one office."""


def compare(pair: Pair) -> Iterator[Compared]:
    """Yield how the names of two claims stand, and the offices of the same person."""
    for mine in pair.first.offices:
        for theirs in pair.second.offices:
            relation = _relation(pair, mine, theirs)
            if relation is not None:
                yield Compared(
                    On.NAME,
                    pair.said(0, mine.start, mine.end),
                    pair.said(1, theirs.start, theirs.end),
                    relation,
                )
    yield from _spelt_apart(pair)
    speakers = {(one.first.thing, one.second.thing) for one in source.compare(pair)}
    for one, other in swapped_names(pair):
        if (one.start, other.start) in speakers:
            continue
        if is_place(pair.first, one) and is_place(pair.second, other):
            continue
        yield Compared(
            On.NAME,
            pair.said(0, one.start, one.end),
            pair.said(1, other.start, other.end),
            Relation.DIFFER,
            sure=_all_else_same(pair, one, other),
        )


def _spelt_apart(pair: Pair) -> Iterator[Compared]:
    """Yield the names that the two articles spell differently, and each in one way only."""
    for one in pair.first.names:
        for other in pair.second.names:
            if not are_spelt_apart(one, other):
                continue
            mine, theirs = pair.first.said(*one[:2]), pair.second.said(*other[:2])
            if mine not in pair.second.whole and theirs not in pair.first.whole:
                yield Compared(
                    On.NAME,
                    pair.said(0, one.start, one.end),
                    pair.said(1, other.start, other.end),
                    Relation.DIFFER,
                )


def _all_else_same(pair: Pair, one: Name, other: Name) -> bool:
    """Whether two claims are the same but for these names."""
    if pair.spot is None or one.lead or other.lead:
        return False
    mine, theirs = pair.spot
    return (
        one.start <= mine.start
        and other.start <= theirs.start
        and (mine.end <= one.end and theirs.end <= other.end)
    )


def _relation(pair: Pair, mine: Office, theirs: Office) -> Relation | None:
    """Return how two people with their offices stand; None where they are different people."""
    if mine.person[-1] == theirs.person[-1]:
        if same_office(mine.office, theirs.office):
            return Relation.AGREE
        return Relation.DIFFER if _same_person(pair, mine, theirs) else None
    if mine.office != theirs.office or mine.office not in _ONE_AT_A_TIME:
        return None
    if pair.likeness < _LEAST_LIKENESS or not set(mine.person).isdisjoint(theirs.person):
        return None
    if mine.last in pair.second.whole or theirs.last in pair.first.whole:
        return None
    return Relation.DIFFER


def _same_person(pair: Pair, mine: Office, theirs: Office) -> bool:
    """Whether the articles know but one person of that surname, by one first name."""
    first = first_names(pair.first.whole, mine.last) | first_names(pair.second.whole, theirs.last)
    return len({name[0] for name in first}) < 2
