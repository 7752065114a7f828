"""Lining up: from articles with their claims to a story."""

from __future__ import annotations

from dataclasses import replace
from hashlib import blake2b
from itertools import combinations
from typing import TYPE_CHECKING

from reader.model.story import Cluster, Link, Relation, Story
from reader.story.copies import find_copies, same_text
from reader.story.differences import Reading, relate
from reader.story.grouping import group
from reader.story.labels import labels_of, tell_apart
from reader.story.likeness import likely
from reader.story.offices import find_offices
from reader.story.pacing import in_steps
from reader.story.pairing import Pairing
from reader.story.rulings import RULED, rule
from reader.story.spellings import find_spellings
from reader.story.stated import state_all
from reader.story.tongues import part, tongues_of
from reader.story.weights import EDGE, JOIN, LEAST

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from reader.model.story import Ruling, Told
    from reader.story.likeness import Pair

__all__ = ["line_up"]

_OFFICE = "the same person with another office"
_SPELT = "what the same name is short for"


def line_up(
    told: Sequence[Told],
    rulings: Sequence[Ruling],
    languages: Mapping[str, str],
    on_progress: Callable[[int, int], None],
) -> Story:
    """Return the story of these articles; see `reader.story.compare`."""
    lining = _Lining(told, languages, on_progress)
    groups = in_steps(lining.groups(rulings), lining.tick)
    clusters = sorted(map(lining.cluster, groups), key=_rank)
    labels = tell_apart([lining.labels[cluster.id] for cluster in clusters])
    inside = {member.key for cluster in clusters for member in cluster.members}
    lining.tick()
    return Story(
        tuple(article.name for article in told),
        tuple(
            replace(cluster, label=label) for cluster, label in zip(clusters, labels, strict=True)
        ),
        lining.copies,
        tuple(one.member for one in lining.stated if one.member.key not in inside),
    )


class _Lining:
    """The claims of some articles, compared."""

    def __init__(
        self,
        told: Sequence[Told],
        languages: Mapping[str, str],
        on_progress: Callable[[int, int], None],
    ) -> None:
        self._on_progress = on_progress
        self.stated = state_all(told)
        number = {article.name: place for place, article in enumerate(told)}
        self._articles = [number[one.member.article] for one in self.stated]
        self._places = {one.member.key: place for place, one in enumerate(self.stated)}
        tongues = tongues_of(told, languages)
        self._tongues = [tongues[article] for article in self._articles]
        self._pairing = Pairing(self.stated, self._articles, on_progress, tongues)
        self.copies = find_copies(told, self.tick)
        self._copied = {frozenset(copy.articles) for copy in self.copies}
        self._offices: list[frozenset[int]] = []
        self._spellings: list[frozenset[int]] = []
        self._ruled: set[Pair] = set()
        self._readings: dict[tuple[str, str], Reading] = {}
        self._counts: dict[tuple[str, str], int] = {}
        self.labels: dict[str, tuple[str, ...]] = {}
        """The labels that would do for each cluster, by its id, the best one first."""

    def tick(self) -> None:
        """Say that all pairs are looked at, while there still is something to do."""
        self._on_progress(len(self.stated), len(self.stated))

    def groups(self, rulings: Sequence[Ruling]) -> list[frozenset[int]]:
        """Return which claims are together."""
        odds = self._pairing.odds
        joined = [pair for pair, value in odds.items() if value >= EDGE]
        found = group(odds, self._articles, edge=EDGE, join=JOIN, least=LEAST)
        self._offices = self._parted(find_offices(self.stated, self._articles, joined))
        self._spellings = self._parted(find_spellings(self._pairing.traits, self._articles))
        found += [*self._offices, *self._spellings]
        ruled = rule(found, rulings, self._places)
        self._ruled = ruled.together
        return ruled.clusters

    def _parted(self, groups: Sequence[frozenset[int]]) -> list[frozenset[int]]:
        """Return what is left of groups of claims in one language each."""
        return [
            group
            for group in part(groups, self._tongues)
            if len({self._articles[place] for place in group}) > 1
        ]

    def cluster(self, members: frozenset[int]) -> Cluster:
        """Return the cluster of these claims."""
        ordered = sorted(members)
        stated = [self.stated[place] for place in ordered]
        links = self._links(ordered)
        related = relate(stated, links, self._readings)
        key = stated[0].member.key
        self._counts[key] = self._counts.get(key, 0) + 1
        name = _id(key, self._counts[key])
        traits = [self._pairing.traits[place] for place in ordered]
        labels = self.labels[name] = labels_of(stated, traits, self._pairing.weights)
        return Cluster(
            name,
            labels[0],
            related.relation,
            tuple(one.member for one in stated),
            related.differences,
            related.stands,
            same_text([one.member for one in stated], self._copied),
            links,
        )

    def _links(self, ordered: Sequence[int]) -> tuple[Link, ...]:
        offices = [group for group in self._offices if group.issuperset(ordered)]
        spellings = [group for group in self._spellings if group.issuperset(ordered)]
        links = []
        for pair in combinations(ordered, 2):
            first, second = pair
            if self._articles[first] == self._articles[second]:
                continue
            why = self._pairing.why(pair)
            # What is just enough to put two claims together is as likely as not.
            weight = likely(self._pairing.odds[pair] - EDGE) if why else 0.0
            for reason, alike in ((_OFFICE, offices), (_SPELT, spellings)):
                if alike:
                    why, weight = (reason, *why), max(weight, 0.5)
            if pair in self._ruled:
                why, weight = (RULED, *why), 1.0
            if why:
                links.append(
                    Link(self.stated[first].member.key, self.stated[second].member.key, weight, why)
                )
        return tuple(links)


def _rank(cluster: Cluster) -> tuple[int, int, object]:
    """Differences first, then by how many articles have it, then by place."""
    order = (Relation.DIFFER, Relation.REFINE, Relation.AGREE)
    return order.index(cluster.relation), -len(cluster.articles), cluster.members


def _id(key: tuple[str, str], count: int) -> str:
    """Return a name for a cluster, by its first member and how many others it is the first of."""
    digest = blake2b("\0".join(key).encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
    return digest if count == 1 else f"{digest}-{count}"
