"""A reader's own word on which claims belong together, carried out over the machine's."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.model.story import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reader.model.story import Ruling

__all__ = ["RULED", "Ruled", "rule"]

RULED = "put together by a reader"
"""Why two claims are together that a reader put together."""


class Ruled(NamedTuple):
    """Clusters as rulings want them."""

    clusters: list[frozenset[int]]
    together: set[tuple[int, int]]
    """The pairs that a reader put together."""


def rule(
    clusters: Iterable[frozenset[int]],
    rulings: Sequence[Ruling],
    places: Mapping[tuple[str, str], int],
) -> Ruled:
    """Return the clusters as the rulings want them; of two on the same claims the later one counts.

    Args:
        clusters: The machine's clusters, as places of claims.
        rulings: What a reader ruled; one about a claim that is not there is passed over.
        places: From the key of a claim to its place.
    """
    last: dict[tuple[int, int], Verdict] = {}
    for ruling in rulings:
        first, second = places.get(ruling.first.key), places.get(ruling.second.key)
        if first is None or second is None or first == second:
            continue
        pair = (min(first, second), max(first, second))
        last.pop(pair, None)
        last[pair] = ruling.verdict
    found = [set(cluster) for cluster in clusters]
    apart = [pair for pair, verdict in last.items() if verdict is Verdict.APART]
    for pair, verdict in last.items():
        if verdict is Verdict.TOGETHER:
            found = _join(found, pair, apart)
    for pair in apart:
        found = [part for cluster in found for part in _split(cluster, pair)]
    kept = {frozenset(cluster) for cluster in found if len(cluster) > 1}
    together = {pair for pair, verdict in last.items() if verdict is Verdict.TOGETHER}
    return Ruled(sorted(kept, key=sorted), together)


def _join(
    clusters: list[set[int]], pair: tuple[int, int], apart: Sequence[tuple[int, int]]
) -> list[set[int]]:
    """Put the two claims into one cluster: those of both that nobody wants apart."""
    first, second = pair
    if any(first in cluster and second in cluster for cluster in clusters):
        return clusters
    mine = max((c for c in clusters if first in c), key=len, default={first})
    theirs = max((c for c in clusters if second in c), key=len, default={second})
    joined = mine | theirs
    if any(one in joined and other in joined for one, other in apart):
        joined = {first, second}
        return [*clusters, joined]
    return [*(c for c in clusters if c is not mine and c is not theirs), joined]


def _split(cluster: set[int], pair: tuple[int, int]) -> list[set[int]]:
    """Return the cluster without one, and without the other, of two claims that are apart."""
    if not cluster.issuperset(pair):
        return [cluster]
    first, second = pair
    return [cluster - {second}, cluster - {first}]
