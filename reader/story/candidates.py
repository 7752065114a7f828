"""Which claims are worth comparing: those of different articles that share something rare."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.story.likeness import Pair
    from reader.story.traits import Traits, Weights

__all__ = ["find_candidates"]

_LONGEST = 400
"""Claims that share a word: those beyond the first ones of so many are found by other words."""

_MOST = 40
"""Claims that one claim is compared with."""


def find_candidates(
    traits: Sequence[Traits], articles: Sequence[int], weights: Weights
) -> Iterator[set[Pair]]:
    """Yield, claim by claim, the pairs that it is the later one of and that are worth comparing.

    Args:
        traits: Those of all claims.
        articles: The number of the article of each claim.
        weights: How rare words are.
    """
    index: dict[str, list[int]] = defaultdict(list)
    for place, trait in enumerate(traits):
        shared: dict[int, float] = defaultdict(float)
        for key in _keys(trait):
            posted = index[key]
            if len(posted) < _LONGEST:
                weight = weights[key]
                for other in posted:
                    shared[other] += weight
                posted.append(place)
        mine = articles[place]
        found = sorted(
            (-weight, other) for other, weight in shared.items() if articles[other] != mine
        )
        yield {(other, place) for _, other in found[:_MOST]}


def _keys(trait: Traits) -> list[str]:
    """Return what two claims must share one of to be compared."""
    quoted = (" ".join(run) for run in trait.quoted)
    return [*trait.words, *trait.names, *trait.days, *trait.figures, *quoted]
