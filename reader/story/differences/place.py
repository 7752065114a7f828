"""Places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model.story import On, Relation
from reader.story.differences.comparison import Compared
from reader.story.differences.swaps import is_place, swapped_names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.story.differences.comparison import Pair

__all__ = ["compare"]


def compare(pair: Pair) -> Iterator[Compared]:
    """Yield the places that two claims, otherwise alike, give differently."""
    for one, other in swapped_names(pair):
        if not (is_place(pair.first, one) and is_place(pair.second, other)):
            continue
        yield Compared(
            On.PLACE,
            pair.said(0, one.start, one.end),
            pair.said(1, other.start, other.end),
            Relation.DIFFER,
            sure=pair.spot is not None,
        )
