"""The shape that all comparisons have: two claims, what each says of one thing, how they stand."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from reader.model.span import Span
from reader.story.differences.names import same_name

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import TypeVar

    from reader.model.story import On, Relation
    from reader.story.differences.reading import Reading

    One = TypeVar("One")

__all__ = ["Compared", "Pair", "Said", "best_partners"]

_TWIN = 0.72
"""From this likeness on two claims count as one sentence with words changed."""

_LEAST_SHARED = 2
"""Words that say something and name nobody that such claims must share."""

_CLOSE = 0.4
"""How surely two claims must state the same for what they word differently to clash."""

_SPOT = 4
"""Words in one place in which two claims may differ that are else the same."""


class Said(NamedTuple):
    """What one claim says of one thing."""

    member: int
    """The claim's place in the cluster."""

    thing: int
    """Where the number, date, passage or name begins that it says: what tells them apart."""

    words: str
    places: tuple[Span, ...]
    """Where it says so, in code points of its article."""


class Compared(NamedTuple):
    """How two claims stand on one thing."""

    on: On
    first: Said
    second: Said
    relation: Relation
    sure: bool = True


class Pair:
    """Two claims of one cluster, of different articles.

    Args:
        first: One of them.
        second: The other one.
        places: Their places in the cluster.
        weight: How surely they state the same, 0 to 1; 1 where nobody asked.
    """

    def __init__(
        self, first: Reading, second: Reading, places: tuple[int, int], weight: float = 1
    ) -> None:
        self.first = first
        self.second = second
        self.places = places
        self.weight = weight

    @cached_property
    def shared(self) -> frozenset[str]:
        """The meanings that both have."""
        return self.first.content & self.second.content

    @cached_property
    def likeness(self) -> float:
        """How much of what they say they say in the same words, 0 to 1; names left out."""
        names = self.first.named ^ self.second.named
        shared = self.shared - names
        both = len(self.first.content - names) + len(self.second.content - names)
        return 2 * len(shared) / both if both else 0.0

    @cached_property
    def spot(self) -> tuple[Span, Span] | None:
        """The one place in which they differ, where they are the same words before and behind."""
        if self.weight < _CLOSE:
            return None
        first, second = self.first.words, self.second.words
        most = min(len(first), len(second))
        before = 0
        while before < most and first[before].stem == second[before].stem:
            before += 1
        behind = 0
        while behind < most - before and first[-1 - behind].stem == second[-1 - behind].stem:
            behind += 1
        mine, theirs = len(first) - before - behind, len(second) - before - behind
        same = before + behind
        if not (0 < mine <= _SPOT and 0 < theirs <= _SPOT) or same < 2 * max(mine, theirs):
            return None
        return (
            Span(first[before].start, first[before + mine - 1].end),
            Span(second[before].start, second[before + theirs - 1].end),
        )

    @cached_property
    def twin(self) -> bool:
        """Whether they are one sentence in which words were changed."""
        if self.spot is not None:
            return True
        if self.weight < _CLOSE or self.likeness < _TWIN:
            return False
        return len(self.shared - self.first.named - self.second.named) >= _LEAST_SHARED

    @cached_property
    def close(self) -> bool:
        """Whether they are surely enough about the same to clash in different wordings."""
        if self.weight < _CLOSE:
            return False
        mine, theirs = self.first.others, self.second.others
        return not mine or not theirs or any(same_name(a, b) for a in mine for b in theirs)

    def said(self, which: int, start: int, end: int, places: Sequence[Span] | None = None) -> Said:
        """Return what the first (0) or the second claim (1) says from `start` to `end`.

        Args:
            which: Which of the two.
            start: Where it begins, in code points of its article.
            end: Where it ends.
            places: The words in it on which they differ; None means all of it.
        """
        words = (self.first, self.second)[which].said(start, end)
        spans = (Span(start, end),) if places is None else tuple(places)
        return Said(self.places[which], start, words, spans)


def best_partners(
    first: Sequence[One], second: Sequence[One], score: Callable[[One, One], float]
) -> list[tuple[One, One]]:
    """Return who of `first` belongs to whom of `second`: the best pair first, then of the rest.

    Args:
        first: Things of one claim.
        second: Things of the other one.
        score: How much two of them are about the same; 0 or less: not at all.
    """
    scores = sorted(
        (
            (-value, row, column)
            for row, one in enumerate(first)
            for column, other in enumerate(second)
            if (value := score(one, other)) > 0
        ),
    )
    rows: set[int] = set()
    columns: set[int] = set()
    found = []
    for _, row, column in scores:
        if row not in rows and column not in columns:
            rows.add(row)
            columns.add(column)
            found.append((first[row], second[column]))
    return found
