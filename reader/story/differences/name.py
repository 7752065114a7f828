"""Names, and the office that somebody is said to have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model.story import On, Relation
from reader.story.differences import source
from reader.story.differences.comparison import Compared
from reader.story.differences.names import same_office
from reader.story.differences.swaps import is_place, swapped_names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.story.differences.comparison import Pair

__all__ = ["compare"]


def compare(pair: Pair) -> Iterator[Compared]:
    """Yield how the names of two claims stand, and the offices of the same person."""
    for mine in pair.first.offices:
        for theirs in pair.second.offices:
            if mine.person == theirs.person:
                same = same_office(mine.office, theirs.office)
                yield Compared(
                    On.NAME,
                    pair.said(0, mine.start, mine.end),
                    pair.said(1, theirs.start, theirs.end),
                    Relation.AGREE if same else Relation.DIFFER,
                )
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
            sure=pair.spot is not None and not (one.lead or other.lead),
        )
