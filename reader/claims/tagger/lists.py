"""The features' operations on Python lists: for a page, without numpy, which loads slowly."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from reader.claims.tagger.features import FAR

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
            column[first:end] = [value] * (end - first)
        return column

    def shift(self, column: Column, by: int) -> Column:
        """Return the column whose value at i is that of `column` at i + `by`, else 0."""
        if by > 0:
            return column[by:] + [0] * by
        return [0] * -by + column[:by]

    def take(self, table: Sequence[int], column: Column) -> Column:
        """Return the entries of `table` that `column` names."""
        return [table[value] for value in column]

    def pick(self, column: Column, places: Column) -> Column:
        """Return the values of `column` at `places`."""
        return [column[place] for place in places]

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

    def peak(self, column: Column, spans: Stretches) -> list[int]:
        """Return the highest value of each stretch."""
        return [max(column[first:end]) for first, end in spans.bounds]

    def total(self, column: Column, spans: Stretches) -> list[int]:
        """Return the sum of each stretch."""
        return [sum(column[first:end]) for first, end in spans.bounds]

    def since(self, spans: Stretches) -> Column:
        """Return how far each token is from its stretch's first, at most `FAR` - 1."""
        column = [0] * spans.size
        for first, end in spans.bounds:
            size = end - first
            column[first:end] = (
                _RISING[:size] if size <= FAR else _RISING + [FAR - 1] * (size - FAR)
            )
        return column

    def until(self, spans: Stretches) -> Column:
        """Return how far each token is from its stretch's last, at most `FAR` - 1."""
        column = [0] * spans.size
        for first, end in spans.bounds:
            size = end - first
            column[first:end] = (
                _FALLING[FAR - size :] if size <= FAR else [FAR - 1] * (size - FAR) + _FALLING
            )
        return column

    def last(self, mask: Column, spans: Stretches) -> tuple[Column, Column]:
        """Return which token before it in its stretch has the mask and how far; else 0, 0."""
        found = [0] * spans.size
        far = [0] * spans.size
        for first, end in spans.bounds:
            old = 0
            for place in range(first, end):
                if old:
                    found[place] = old
                    far[place] = min(place - old, FAR - 1)
                if mask[place]:
                    old = place
        return found, far

    def next(self, mask: Column, spans: Stretches) -> tuple[Column, Column]:
        """Return which token after it in its stretch has the mask and how far; else 0, 0."""
        found = [0] * spans.size
        far = [0] * spans.size
        for first, end in spans.bounds:
            coming = 0
            for place in range(end - 1, first - 1, -1):
                if coming:
                    found[place] = coming
                    far[place] = min(coming - place, FAR - 1)
                if mask[place]:
                    coming = place
        return found, far


_RISING = list(range(FAR))
_FALLING = _RISING[::-1]
