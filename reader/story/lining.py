"""Lining up: from articles with their claims to a story."""

from __future__ import annotations

from hashlib import blake2b
from itertools import combinations
from typing import TYPE_CHECKING

from reader.model.story import Cluster, Link, Relation, Story
from reader.story.candidates import find_candidates
from reader.story.copies import find_copies
from reader.story.grouping import group
from reader.story.labels import label_of
from reader.story.likeness import Likenesses, likely
from reader.story.reasons import reasons
from reader.story.rulings import rule
from reader.story.stated import state_all
from reader.story.traits import Weights, find_traits
from reader.story.weights import EDGE, JOIN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from reader.model.story import Ruling, Told
    from reader.story.likeness import Pair

__all__ = ["line_up"]

_STEP = 200
"""Claims after which progress is told."""


def line_up(
    told: Sequence[Told], rulings: Sequence[Ruling], on_progress: Callable[[int, int], None]
) -> Story:
    """Return the story of these articles; see `reader.story.compare`."""
    stated = state_all(told)
    number = {article.name: place for place, article in enumerate(told)}
    articles = [number[one.member.article] for one in stated]
    traits = find_traits(stated)
    weights = Weights(traits)
    pairs: set[Pair] = set()
    for done, found in enumerate(find_candidates(traits, articles, weights)):
        pairs |= found
        if done % _STEP == 0:
            on_progress(done, len(stated))
    likenesses = Likenesses(traits, articles, weights, pairs)
    groups = group(likenesses.odds, articles, edge=EDGE, join=JOIN)
    places = {one.member.key: place for place, one in enumerate(stated)}
    groups = rule(groups, rulings, places)
    told_apart: dict[tuple[str, str], int] = {}
    clusters = []
    for members in groups:
        ordered = sorted(members)
        links = tuple(
            Link(
                stated[first].member.key,
                stated[second].member.key,
                likely(likenesses.odds[first, second]),
                reasons(traits[first], traits[second], likenesses.measures[first, second], weights),
            )
            for first, second in combinations(ordered, 2)
            if (first, second) in likenesses.odds
        )
        key = stated[ordered[0]].member.key
        told_apart[key] = told_apart.get(key, 0) + 1
        clusters.append(
            Cluster(
                _id(key, told_apart[key]),
                label_of([stated[k] for k in ordered], [traits[k] for k in ordered], weights),
                Relation.AGREE,
                tuple(stated[k].member for k in ordered),
                links=links,
            )
        )
    on_progress(len(stated), len(stated))
    inside = {member.key for cluster in clusters for member in cluster.members}
    return Story(
        tuple(article.name for article in told),
        tuple(sorted(clusters, key=_rank)),
        find_copies(told),
        tuple(one.member for one in stated if one.member.key not in inside),
    )


def _rank(cluster: Cluster) -> tuple[int, int, object]:
    """Differences first, then by how many articles have it, then by place."""
    order = (Relation.DIFFER, Relation.REFINE, Relation.AGREE)
    return order.index(cluster.relation), -len(cluster.articles), cluster.members


def _id(key: Iterable[str], count: int) -> str:
    digest = blake2b("\0".join(key).encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
    return digest if count == 1 else f"{digest}-{count}"
