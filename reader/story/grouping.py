"""From pairs of claims to clusters, in which each states the same as most of the others."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.story.likeness import Pair

__all__ = ["group"]

_MOST = 5
"""Clusters that one claim may be in."""


def group(
    odds: Mapping[Pair, float],
    articles: Sequence[int],
    *,
    edge: float,
    join: float,
    least: float,
) -> list[frozenset[int]]:
    """Return clusters of claims; a claim may be in several.

    Args:
        odds: The logarithmic odds that two claims state the same thing.
        articles: The number of the article of each claim.
        edge: From which odds on two claims are put together.
        join: What the mean odds of a claim with those of a cluster must at least be.
        least: What its odds with each of them must be.
    """
    clusters: list[set[int]] = []
    of: dict[int, list[int]] = defaultdict(list)
    edges = sorted((-value, pair) for pair, value in odds.items() if value >= edge)
    for _, (first, second) in edges:
        if any(second in clusters[number] for number in of[first]):
            continue
        joined = False
        for one, other in ((first, second), (second, first)):
            for number in list(of[one]):
                if other in clusters[number]:
                    continue
                if (
                    len(of[other]) < _MOST
                    and _mean(other, clusters[number], odds, articles, least) >= join
                ):
                    clusters[number].add(other)
                    of[other].append(number)
                    joined = True
        if not joined and len(of[first]) < _MOST and len(of[second]) < _MOST:
            for one in (first, second):
                of[one].append(len(clusters))
            clusters.append({first, second})
    kept = {frozenset(cluster) for cluster in clusters}
    return sorted(
        (cluster for cluster in kept if not any(cluster < other for other in kept)), key=sorted
    )


def _mean(
    claim: int, cluster: set[int], odds: Mapping[Pair, float], articles: Sequence[int], least: float
) -> float:
    """Return the mean odds of a claim with those of a cluster that are of other articles."""
    values = [
        odds.get((min(claim, other), max(claim, other)), _STRANGERS)
        for other in cluster
        if articles[other] != articles[claim]
    ]
    if values and min(values) < least:
        return _STRANGERS
    return sum(values) / len(values) if values else _STRANGERS


_STRANGERS = -6.0
"""The odds of two claims that were not worth comparing."""
