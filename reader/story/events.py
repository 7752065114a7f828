"""Which articles are on one event: those that name the same people, places and bodies."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.story.traits import Traits, Weights

__all__ = ["find_events"]

_ALIKE = 0.055
"""The mean cosine of the names of articles from which on they may be on one event. In a folder of
one event, where its names are common, it is lowest, down to 0.07; what is not on it shares few
claims, too, see `reader.story.closeness`."""

_MOST = 200
"""Names of one article that are looked at, the most frequent ones."""


def find_events(
    traits: Sequence[Traits], articles: Sequence[int], weights: Weights
) -> list[frozenset[int]]:
    """Return the articles in groups that are on one event each, by average likeness of names.

    Args:
        traits: Those of all claims.
        articles: The number of the article of each claim.
        weights: How rare names are.
    """
    named: dict[int, Counter[str]] = defaultdict(Counter)
    for trait, article in zip(traits, articles, strict=True):
        named[article].update(trait.names)
    alike = _likeness(named, weights)
    groups = {article: {article} for article in named}
    home = {article: article for article in named}
    between: dict[int, dict[int, float]] = defaultdict(dict)
    for (one, other), value in alike.items():
        between[one][other] = between[other][one] = value
    for one, other in sorted(alike, key=lambda pair: (-alike[pair], pair)):
        first, second = home[one], home[other]
        if first == second:
            continue
        total = between[first].get(second, 0.0)
        if total / (len(groups[first]) * len(groups[second])) >= _ALIKE:
            _merge(first, second, groups, home, between)
    return sorted((frozenset(group) for group in groups.values()), key=sorted)


def _likeness(named: Mapping[int, Counter[str]], weights: Weights) -> dict[tuple[int, int], float]:
    """Return the cosine of the names of every two articles that have enough in common."""
    index: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for article in sorted(named):
        parts = {
            name: (1 + math.log(count)) * weights[name]
            for name, count in named[article].most_common(_MOST)
        }
        length = math.sqrt(sum(part * part for part in parts.values())) or 1.0
        for name, part in parts.items():
            index[name].append((article, part / length))
    sums: dict[tuple[int, int], float] = defaultdict(float)
    for posted in index.values():
        for place, (other, part) in enumerate(posted):
            for article, mine in posted[place + 1 :]:
                sums[other, article] += part * mine
    return {pair: value for pair, value in sums.items() if value >= _ALIKE / 4}


def _merge(
    first: int,
    second: int,
    groups: dict[int, set[int]],
    home: dict[int, int],
    between: dict[int, dict[int, float]],
) -> None:
    """Put the second group into the first, with what lies between it and others."""
    groups[first] |= groups.pop(second)
    for article in groups[first]:
        home[article] = first
    for other, total in between.pop(second).items():
        del between[other][second]
        if other != first:
            between[first][other] = between[other][first] = between[first].get(other, 0.0) + total
