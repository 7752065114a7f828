"""The features' operations on numpy arrays: fast for many paragraphs at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import numpy as np

from reader.claims.tagger.features import FAR

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Column: TypeAlias = NDArray[np.int32]

__all__ = ["Arrays", "Stretches"]


class Stretches(NamedTuple):
    """Stretches of tokens; the tokens before the first one make a stretch of their own."""

    starts: Column
    """Of each stretch, after a 0."""
    ends: Column
    of: Column
    """For each token the number of its stretch, counted from 1."""
    places: Column
    """0, 1, 2, …"""


class Arrays:
    """See `features.Ops`."""

    def fill(self, size: int, runs: Sequence[tuple[int, int, int]]) -> Column:
        """Return a column of zeros but for the runs of first, end and value."""
        column = np.zeros(size, np.int32)
        for first, end, value in runs:
            column[first:end] = value
        return column

    def shift(self, column: Column, by: int) -> Column:
        """Return the column whose value at i is that of `column` at i + `by`, else 0."""
        moved = np.zeros_like(column)
        if by > 0:
            moved[:-by] = column[by:]
        else:
            moved[-by:] = column[:by]
        return moved

    def take(self, table: Sequence[int], column: Column) -> Column:
        """Return the entries of `table` that `column` names."""
        found: Column = np.array(table, np.int32)[column]
        return found

    def pick(self, column: Column, places: Column) -> Column:
        """Return the values of `column` at `places`."""
        return column[places]

    def mix(self, column: Column, *more: tuple[int, Column]) -> Column:
        """Return one key for several columns, each given with its number of values."""
        for values, other in more:
            column = column * values + other
        return column

    def mask(self, column: Column, off: Column) -> Column:
        """Return `column`, but 0 where `off` is not 0."""
        found: Column = column * (off == 0)
        return found

    def spans(self, size: int, bounds: Sequence[tuple[int, int]]) -> Stretches:
        """Prepare stretches of tokens."""
        pairs = np.array(bounds, np.int32).reshape(-1, 2)
        of = np.zeros(size, np.int32)
        of[pairs[:, 0]] = 1
        np.cumsum(of, out=of)
        zero = np.zeros(1, np.int32)
        starts = np.concatenate((zero, pairs[:, 0]))
        ends = np.concatenate((zero + 1, pairs[:, 1]))
        return Stretches(starts, ends, of, np.arange(size, dtype=np.int32))

    def spread(self, values: Sequence[int], spans: Stretches) -> Column:
        """Return the column that has for each token the value of its stretch."""
        return np.array((0, *values), np.int32)[spans.of]

    def peak(self, column: Column, spans: Stretches) -> list[int]:
        """Return the highest value of each stretch."""
        found: list[int] = np.maximum.reduceat(column, spans.starts)[1:].tolist()
        return found

    def total(self, column: Column, spans: Stretches) -> list[int]:
        """Return the sum of each stretch."""
        found: list[int] = np.add.reduceat(column, spans.starts)[1:].tolist()
        return found

    def since(self, spans: Stretches) -> Column:
        """Return how far each token is from its stretch's first, at most `FAR` - 1."""
        found: Column = np.minimum(spans.places - spans.starts[spans.of], FAR - 1)
        return found

    def until(self, spans: Stretches) -> Column:
        """Return how far each token is from its stretch's last, at most `FAR` - 1."""
        left = spans.ends[spans.of] - 1 - spans.places
        return np.clip(left, 0, FAR - 1, out=left)

    def last(self, mask: Column, spans: Stretches) -> tuple[Column, Column]:
        """Return which token before it in its stretch has the mask and how far; else 0, 0."""
        places = spans.places
        marked = np.where(mask > 0, places, 0)
        found = np.zeros_like(marked)
        np.maximum.accumulate(marked[:-1], out=found[1:])
        found[found < spans.starts[spans.of]] = 0
        far = np.minimum(places - found, FAR - 1)
        far[found == 0] = 0
        return found, far

    def next(self, mask: Column, spans: Stretches) -> tuple[Column, Column]:
        """Return which token after it in its stretch has the mask and how far; else 0, 0."""
        places = spans.places
        size = len(places)
        marked = np.where(mask > 0, places, size)
        found = np.full_like(marked, size)
        np.minimum.accumulate(marked[:0:-1], out=found[-2::-1])
        found[found >= spans.ends[spans.of]] = 0
        far = np.clip(found - places, 0, FAR - 1)
        return found, far
