"""How much two articles have in common, which every pair of their claims is judged by at last."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from reader.story.weights import EDGE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.story.likeness import Pair

__all__ = ["discount"]

_USUAL = 0.12
"""The share of its claims that the shorter of two articles on one event has in common with the
other, at the least; articles that only have a theme in common have less. Chosen on the events that
the weights were fitted to."""

_STEEP = 3.0
"""What is taken off the logarithmic odds for each factor of e that the share is too small."""

_MOST = 5.0
"""What is taken off at most: what is nearly the same word for word stays."""

_THROUGH = 0.6
"""How much of what both have in common with a third article counts as common to the two."""

_SMALL = 3
"""Claims that every article is taken to have more: a share of few claims says little."""


def discount(odds: Mapping[Pair, float], articles: Sequence[int]) -> dict[Pair, float]:
    """Return the odds of each pair, less where its articles have little else in common.

    Args:
        odds: The logarithmic odds of pairs of claims.
        articles: The number of the article of each claim.
    """
    share = _shares(odds, articles)
    beside: dict[int, dict[int, float]] = defaultdict(dict)
    for (one, other), value in share.items():
        beside[one][other] = beside[other][one] = value
    taken = {}
    for one, other in {_ordered(articles[a], articles[b]) for a, b in odds}:
        fewer, more = sorted((beside[one], beside[other]), key=len)
        through = max(
            (min(v, more[third]) for third, v in fewer.items() if third in more), default=0
        )
        common = max(share.get((one, other), 0.0), _THROUGH * through, 1e-6)
        taken[one, other] = min(_MOST, max(0.0, _STEEP * math.log(_USUAL / common)))
    return {
        (first, second): value - taken[_ordered(articles[first], articles[second])]
        for (first, second), value in odds.items()
    }


def _shares(odds: Mapping[Pair, float], articles: Sequence[int]) -> dict[tuple[int, int], float]:
    """Return the share of claims that are each other's best partner, by pairs of articles."""
    best: dict[tuple[int, int], tuple[float, int]] = {}
    for (first, second), value in odds.items():
        for one, other in ((first, second), (second, first)):
            key = (one, articles[other])
            best[key] = max(best.get(key, (-math.inf, 0)), (value, -other))
    count: Counter[tuple[int, int]] = Counter()
    for (first, second), value in odds.items():
        if value >= EDGE:
            there, here = best[first, articles[second]], best[second, articles[first]]
            count[_ordered(articles[first], articles[second])] += (
                there[1] == -second and here[1] == -first
            )
    sizes = Counter(articles)
    return {
        (one, other): number / (min(sizes[one], sizes[other]) + _SMALL)
        for (one, other), number in count.items()
    }


def _ordered(one: int, other: int) -> tuple[int, int]:
    return (one, other) if one < other else (other, one)
