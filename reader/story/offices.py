"""Claims that give one person different offices: they state the same of nothing else."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from reader.story.differences.offices import read_offices
from reader.story.differences.reading import Reading
from reader.story.differences.titles import same_office
from reader.story.words import read_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reader.story.differences.offices import Office
    from reader.story.likeness import Pair
    from reader.story.stated import Stated

__all__ = ["find_offices"]

_SAME_EVENT = 2
"""Claims that two articles must have in common for people of one name in them to be one person."""

_NEAR = 3
"""Claims before and behind one among which its speaker is looked for."""

_MOST = 60
"""Claims that name one person with an office: whoever has more is in many stories."""


def find_offices(
    stated: Sequence[Stated], articles: Sequence[int], joined: Iterable[Pair]
) -> list[frozenset[int]]:
    """Return, person by person, the claims that name them with an office, where these differ.

    Args:
        stated: All claims.
        articles: The number of the article of each.
        joined: The pairs of claims that state the same thing.
    """
    common = Counter(frozenset((articles[first], articles[second])) for first, second in joined)
    people: dict[str, dict[int, str]] = defaultdict(dict)
    related = {
        article for pair, count in common.items() if count >= _SAME_EVENT for article in pair
    }
    for place, one in enumerate(stated):
        if articles[place] not in related:
            continue
        for office in Reading(one).offices:
            people[office.person[-1]].setdefault(place, office.office)
        for office in _of_speaker(one):
            holder = _covering(stated, place, office.start)
            people[office.person[-1]].setdefault(holder, office.office)
    found = []
    for held in people.values():
        kept = _at_odds(held, articles, common) if len(held) <= _MOST else frozenset()
        if kept:
            found.append(kept)
    return sorted(found, key=sorted)


def _of_speaker(one: Stated) -> Sequence[Office]:
    """Return the office of a claim's speaker where another clause has it: the senator said so."""
    said = one.claim.attribution
    if said is None or said.source_span is None or one.member.span.overlap(said.source_span):
        return ()
    start, text = said.source_span.start, said.source_span.text_in(one.told.article.text)
    return read_offices(read_words(text, start), text, start, said)


def _covering(stated: Sequence[Stated], place: int, offset: int) -> int:
    """Return the claim next to one that has that place of the article, else the one itself."""
    for near in range(max(0, place - _NEAR), min(len(stated), place + _NEAR + 1)):
        there = stated[near]
        if there.told is stated[place].told and there.member.span.covers(offset):
            return near
    return place


def _at_odds(
    held: Mapping[int, str], articles: Sequence[int], common: Mapping[frozenset[int], int]
) -> frozenset[int]:
    """Return the claims of articles on one event, if they do not give a person one office."""
    differing = [
        (one, other)
        for one in held
        for other in held
        if one < other
        and not same_office(held[one], held[other])
        and common.get(frozenset((articles[one], articles[other])), 0) >= _SAME_EVENT
    ]
    if not differing:
        return frozenset()
    told = {articles[place] for pair in differing for place in pair}
    return frozenset(place for place in held if articles[place] in told)
