"""What was found, as a list: the hits below the names of their articles."""

from __future__ import annotations

import bisect
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.searching import Hit

__all__ = ["Found", "by_worth"]


@dataclass(frozen=True, slots=True)
class _Group:
    article: str
    first: int
    """The number of its first hit."""
    count: int
    row: int
    """The row of its heading."""


class Found:
    """Hits in the order in which they are shown, those of an article together.

    Args:
        hits: The hits.
        scores: How much each is worth checking, where that is known.
    """

    def __init__(self, hits: Sequence[Hit] = (), scores: Sequence[float] = ()) -> None:
        self.hits = list(hits)
        self.scores = list(scores)
        self._groups: list[_Group] = []
        self._firsts: list[int] = []
        self._rows: list[int] = []
        self._group(0)

    def extend(self, hits: Sequence[Hit]) -> None:
        """Take up more hits, of the same article as the last one or of others."""
        at = len(self.hits)
        self.hits += hits
        if self._groups and at and hits and hits[0].article == self.hits[at - 1].article:
            at = self._groups.pop().first
            self._firsts.pop()
            self._rows.pop()
        self._group(at)

    def _group(self, start: int) -> None:
        row = start + len(self._groups)
        for article, group in groupby(self.hits[start:], key=lambda hit: hit.article):
            count = sum(1 for _ in group)
            self._groups.append(_Group(article, start, count, row))
            self._firsts.append(start)
            self._rows.append(row)
            start += count
            row += count + 1

    def __len__(self) -> int:
        return len(self.hits)

    @property
    def rows(self) -> int:
        """How many rows all of it takes: one for each hit, and one for each article."""
        return len(self.hits) + len(self._groups)

    @property
    def articles(self) -> int:
        """How many articles there are hits in."""
        return len(self._groups)

    def at_row(self, row: int) -> tuple[int, int | None]:
        """Return which group a row is of, and which hit; None for the heading."""
        group = bisect.bisect_right(self._rows, row) - 1
        place = row - self._groups[group].row
        return group, self._groups[group].first + place - 1 if place else None

    def row_of(self, hit: int) -> int:
        """Return the row of a hit."""
        return hit + self.group_of(hit) + 1

    def group_of(self, hit: int) -> int:
        """Return the group that a hit is in."""
        return bisect.bisect_right(self._firsts, hit) - 1

    def article_of(self, group: int) -> str:
        """Return the name of the article of a group."""
        return self._groups[group].article

    def span_of(self, group: int) -> range:
        """Return the numbers of the hits in a group."""
        found = self._groups[group]
        return range(found.first, found.first + found.count)

    def in_article(self, article: str) -> list[Hit]:
        """Return the hits in an article."""
        groups = (
            self.span_of(at) for at, each in enumerate(self._groups) if each.article == article
        )
        return [self.hits[number] for numbers in groups for number in numbers]

    def find(self, hit: Hit) -> int | None:
        """Return the number of a hit at the same place; None where there is none any more."""
        for number, each in enumerate(self.hits):
            if each.article == hit.article and each.span == hit.span:
                return number
        return None


def by_worth(hits: Sequence[Hit], scores: Sequence[float]) -> Found:
    """Return hits with the articles in the order of their best one, and so in each article."""
    best: dict[str, float] = {}
    for hit, score in zip(hits, scores, strict=True):
        best[hit.article] = max(score, best.get(hit.article, 0.0))
    place = {article: at for at, article in enumerate(best)}

    def order(number: int) -> tuple[float, int, float, int]:
        hit = hits[number]
        return -best[hit.article], place[hit.article], -scores[number], number

    numbers = sorted(range(len(hits)), key=order)
    return Found([hits[at] for at in numbers], [scores[at] for at in numbers])
