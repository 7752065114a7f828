"""What is marked in a text, and a quick way to find what of it touches a row."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.model import Span

__all__ = ["Mark", "MarkIndex", "Marks", "State"]

State = Literal["open", "accepted", "rejected", "tagged", "mine"]
"""What the reader has said of a passage; `mine` is a passage that the reader marked."""


class Mark(NamedTuple):
    """A passage that is set off from the text around it."""

    span: Span
    strength: int = 0
    """How strongly an open claim is tinted: 1 to 3, or 0 for not at all."""

    sign: str = ""
    """Up to three signs of one cell for the gutter: the kind, and what was said of it."""

    state: State = "open"


class Marks(Protocol):
    """Whatever knows what is marked in a text."""

    def touching(self, start: int, end: int) -> list[Mark]:
        """Return the marks that have something in common with `[start, end)`, in order."""


class MarkIndex:
    """Marks in the order of their beginnings; made once, asked once a row.

    Args:
        marks: The marks, best in that order already.
    """

    _GROUP: Final = 64

    def __init__(self, marks: Sequence[Mark] = ()) -> None:
        self.marks = sorted(marks, key=lambda mark: mark.span.start)
        ends = [mark.span.end for mark in self.marks]
        self._starts = [mark.span.start for mark in self.marks]
        # Before the first mark whose running maximum passes a row, nothing reaches into it. A
        # single long mark spoils that, hence the maximum of each group as well.
        self._reach = list(accumulate(ends, max))
        self._group_ends = [
            max(ends[at : at + self._GROUP]) for at in range(0, len(ends), self._GROUP)
        ]

    def touching(self, start: int, end: int) -> list[Mark]:
        """Return the marks that have something in common with `[start, end)`, in order."""
        last = bisect_left(self._starts, end)
        at = bisect_right(self._reach, start, 0, last)
        found: list[Mark] = []
        while at < last:
            group = at // self._GROUP
            stop = min(last, (group + 1) * self._GROUP)
            if self._group_ends[group] > start:
                found += [mark for mark in self.marks[at:stop] if mark.span.end > start]
            at = stop
        return found
