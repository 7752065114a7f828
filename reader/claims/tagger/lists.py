"""The features' operations on Python lists: for a page, without numpy, which loads slowly."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence

    Column: TypeAlias = list[int]

__all__ = ["Lists", "Stretches"]


class Stretches:
    """Stretches of tokens."""

    __slots__ = ("bounds", "size")

    def __init__(self, size: int, bounds: Sequence[tuple[int, int]]) -> None:
        self.size = size
        self.bounds = bounds


class Lists:
    """See `features.Ops`."""

    def fill(self, size: int, runs: Sequence[tuple[int, int, int]]) -> Column:
        """Return a column of zeros but for the runs of first, end and value."""
        column = [0] * size
        for first, end, value in runs:
            if end == first + 1:
                column[first] = value
            else:
                column[first:end] = [value] * (end - first)
        return column

    def shift(self, column: Column, by: int) -> Column:
        """Return the column whose value at i is that of `column` at i + `by`, else 0."""
        if by > 0:
            return column[by:] + [0] * by
        return [0] * -by + column[:by]

    def take(self, table: Sequence[int], column: Column) -> Column:
        """Return the entries of `table` that `column` names, for higher numbers the last one."""
        size = len(table)
        longest = max(column, default=0) + 1
        if longest > size:
            table = [*table, *[table[-1]] * (longest - size)]
        return list(map(table.__getitem__, column))

    def pick(self, column: Column, places: Column) -> Column:
        """Return the values of `column` at `places`."""
        return list(map(column.__getitem__, places))

    def mix(self, column: Column, *more: tuple[int, Column]) -> Column:
        """Return one key for several columns, each given with its number of values."""
        for values, other in more:
            column = [a * values + b for a, b in zip(column, other, strict=True)]
        return column

    def mask(self, column: Column, off: Column) -> Column:
        """Return `column`, but 0 where `off` is not 0."""
        return [0 if b else a for a, b in zip(column, off, strict=True)]

    def spans(self, size: int, bounds: Sequence[tuple[int, int]]) -> Stretches:
        """Prepare stretches of tokens."""
        return Stretches(size, bounds)

    def spread(self, values: Sequence[int], spans: Stretches) -> Column:
        """Return the column that has for each token the value of its stretch."""
        column = [0] * spans.size
        for (first, end), value in zip(spans.bounds, values, strict=True):
            column[first:end] = [value] * (end - first)
        return column

    def number(self, spans: Stretches) -> Column:
        """Return the column that has for each token the number of its stretch, counted from 1."""
        return self.spread(range(1, len(spans.bounds) + 1), spans)

    def peak(self, column: Column, spans: Stretches) -> list[int]:
        """Return the highest value of each stretch."""
        return [max(column[first:end]) for first, end in spans.bounds]

    def total(self, column: Column, spans: Stretches) -> list[int]:
        """Return the sum of each stretch."""
        return [sum(column[first:end]) for first, end in spans.bounds]

    def since(self, spans: Stretches) -> Column:
        """Return how far each token is from its stretch's first."""
        column = [0] * spans.size
        for first, end in spans.bounds:
            column[first:end] = range(end - first)
        return column

    def until(self, spans: Stretches) -> Column:
        """Return how far each token is from its stretch's last."""
        column = [0] * spans.size
        for first, end in spans.bounds:
            column[first:end] = range(end - first - 1, -1, -1)
        return column

    def nearest(
        self, mask: Column, spans: Stretches
    ) -> tuple[tuple[Column, Column], tuple[Column, Column]]:
        """Return which token with the mask is the nearest in its stretch, and how far it is.

        First the one before each token, then the one after it; 0 and 0 where there is none.
        """
        before, since, after, until = ([0] * spans.size for _ in range(4))
        for first, end in spans.bounds:
            old = first - 1
            for place in range(first, end):
                if mask[place]:
                    if old >= first:
                        size = place - old
                        before[old + 1 : place + 1] = [old] * size
                        since[old + 1 : place + 1] = range(1, size + 1)
                    size = place - max(old, first)
                    start = place - size
                    after[start:place] = [place] * size
                    until[start:place] = range(size, 0, -1)
                    old = place
            if old >= first:
                size = end - old - 1
                before[old + 1 : end] = [old] * size
                since[old + 1 : end] = range(1, size + 1)
        return (before, since), (after, until)
