"""How far a thing has come: agreed or offered, done or planned, stated or alleged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model.story import On, Relation
from reader.story.differences.comparison import Compared
from reader.story.words import stem_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.story.differences.comparison import Pair
    from reader.story.differences.reading import Reading
    from reader.story.words import Word

__all__ = ["compare"]


def _stems(words: str) -> frozenset[str]:
    return frozenset(map(stem_of, words.split()))


_OFFERED = _stems(
    "offer offers offered offering propose proposed proposal suggest suggested willing willingness"
    " ready readiness prepared consider considering considered seek sought request requested"
)
_AGREED = _stems(
    "agree agreed agreement accept accepted sign signed approve approved deal pact treaty"
)
_PLANNED = _stems(
    "plan planned plans intend intends intended expected scheduled hopes due set would will"
)
_ALLEGED = _stems(
    "alleged allegedly accused suspected reportedly purported purportedly supposedly apparently"
    " rumoured rumored unconfirmed"
)
_LEAST_SHARED = 3


def compare(pair: Pair) -> Iterator[Compared]:
    """Yield where one claim says that a thing has come further than the other one says."""
    if len(pair.shared) < _LEAST_SHARED:
        return
    for further, behind in ((_AGREED, _OFFERED),):
        for which, (here, there) in enumerate(
            ((pair.first, pair.second), (pair.second, pair.first))
        ):
            mine, theirs = _only(here, further, behind), _only(there, behind, further)
            if mine is None or theirs is None:
                continue
            around = here.around(mine.start, mine.end) & there.around(theirs.start, theirs.end)
            if not around:
                continue
            sides = (
                pair.said(which, mine.start, mine.end),
                pair.said(1 - which, theirs.start, theirs.end),
            )
            one, other = sides if which == 0 else sides[::-1]
            yield Compared(On.STATUS, one, other, Relation.DIFFER, sure=False)


def _only(reading: Reading, wanted: frozenset[str], unwanted: frozenset[str]) -> Word | None:
    """Return the first of the wanted words, if none of the unwanted ones is there."""
    found = None
    for word in reading.words:
        if word.stem in unwanted:
            return None
        if found is None and word.stem in wanted:
            found = word
    return found
