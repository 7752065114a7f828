"""Who said it: one statement or quotation attributed to different people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model.story import On, Relation
from reader.story.differences.comparison import Compared
from reader.story.differences.names import same_name
from reader.story.differences.quote import wording
from reader.story.differences.swaps import is_speaker

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.story.differences.comparison import Pair
    from reader.story.differences.names import Name
    from reader.story.differences.reading import Reading

__all__ = ["compare"]

_LEAST_WORDS = 6
"""Words of a quotation that two people do not say alike by chance."""


def compare(pair: Pair) -> Iterator[Compared]:
    """Yield whether the same is said by different people in two claims."""
    mine, theirs = _speaker(pair.first), _speaker(pair.second)
    if mine is None or theirs is None:
        return
    quoted = _same_quotation(pair)
    if same_name(mine, theirs) or not (pair.twin or quoted):
        return
    if _named_in(mine, pair.second) or _named_in(theirs, pair.first):
        return
    yield Compared(
        On.SOURCE,
        pair.said(0, mine.start, mine.end),
        pair.said(1, theirs.start, theirs.end),
        Relation.DIFFER,
    )


def _speaker(reading: Reading) -> Name | None:
    """Return the name of who says a claim, where it stands in the claim."""
    for name in reading.names:
        if is_speaker(reading, name):
            return name
    return None


def _named_in(name: Name, reading: Reading) -> bool:
    """Whether the source of the other claim, as the engine resolved it, has that name."""
    said = reading.attribution
    if said is None or not said.source:
        return False
    words = set(said.source.lower().split())
    return not words.isdisjoint(name.forms)


def _same_quotation(pair: Pair) -> bool:
    for one in pair.first.quoted:
        for other in pair.second.quoted:
            found = wording(one.words, other.words)
            if found is not None and found.first[1] - found.first[0] >= _LEAST_WORDS:
                return True
    return False
