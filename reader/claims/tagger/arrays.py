"""The features' operations on numpy arrays: fast for many paragraphs at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import numpy as np

from reader.claims.tagger.lists import Lists

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Column: TypeAlias = NDArray[np.intp]

__all__ = ["Arrays", "Stretches"]


_MANY = 12
"""A column with one run or more in so many tokens is filled faster as a list."""


class Stretches(NamedTuple):
    """Stretches of tokens; the tokens before the first one make a stretch of their own."""

    starts: Column
    """Of each stretch, after a 0."""
    of: Column
    """For each token the number of its stretch, counted from 1."""
    first: Column
    """For each token where its stretch begins."""
    last: Column
    """For each token the last one of its stretch."""
    places: Column
    """0, 1, 2, …"""


class Arrays:
    """See `features.Ops`."""

    def __init__(self) -> None:
        self._tables: dict[int, Column] = {}
        """Tables as arrays, by the identity of what they were made of: constants of a module."""

    def fill(self, size: int, runs: Sequence[tuple[int, int, int]]) -> Column:
        """Return a column of zeros but for the runs of first, end and value."""
        if len(runs) * _MANY > size:
            return np.array(Lists().fill(size, runs), np.intp)
        column = np.zeros(size, np.intp)
        for first, end, value in runs:
            column[first:end] = value
        return column

    def shift(self, column: Column, by: int) -> Column:
        """Return the column whose value at i is that of `column` at i + `by`, else 0."""
        moved = np.zeros(len(column), np.intp)
        if by > 0:
            moved[:-by] = column[by:]
        else:
            moved[-by:] = column[:by]
        return moved

    def take(self, table: Sequence[int], column: Column) -> Column:
        """Return the entries of `table` that `column` names, for higher numbers the last one."""
        values = self._tables.get(id(table))
        if values is None:
            values = self._tables[id(table)] = np.array(table, np.intp)
        return values.take(column, mode="clip")

    def pick(self, column: Column, places: Column) -> Column:
        """Return the values of `column` at `places`."""
        return column.take(places)

    def mix(self, column: Column, *more: tuple[int, Column]) -> Column:
        """Return one key for several columns, each given with its number of values."""
        values, other = more[0]
        mixed = column * values
        mixed += other
        for values, other in more[1:]:
            mixed *= values
            mixed += other
        return mixed

    def mask(self, column: Column, off: Column) -> Column:
        """Return `column`, but 0 where `off` is not 0."""
        found: Column = column * (off == 0)
        return found

    def spans(self, size: int, bounds: Sequence[tuple[int, int]]) -> Stretches:
        """Prepare stretches of tokens."""
        pairs = np.array([(0, 1), *bounds], np.intp)
        of = np.zeros(size, np.intp)
        of[pairs[1:, 0]] = 1
        of.cumsum(out=of)
        first = pairs[:, 0].take(of)
        last = pairs[:, 1].take(of)
        last -= 1
        return Stretches(pairs[:, 0], of, first, last, np.arange(size))

    def spread(self, values: Sequence[int], spans: Stretches) -> Column:
        """Return the column that has for each token the value of its stretch."""
        return np.array((0, *values), np.intp).take(spans.of)

    def number(self, spans: Stretches) -> Column:
        """Return the column that has for each token the number of its stretch, counted from 1."""
        return spans.of

    def peak(self, column: Column, spans: Stretches) -> list[int]:
        """Return the highest value of each stretch."""
        found: list[int] = np.maximum.reduceat(column, spans.starts)[1:].tolist()
        return found

    def total(self, column: Column, spans: Stretches) -> list[int]:
        """Return the sum of each stretch."""
        found: list[int] = np.add.reduceat(column, spans.starts)[1:].tolist()
        return found

    def since(self, spans: Stretches) -> Column:
        """Return how far each token is from its stretch's first."""
        return spans.places - spans.first

    def until(self, spans: Stretches) -> Column:
        """Return how far each token is from its stretch's last."""
        return spans.last - spans.places

    def nearest(
        self, mask: Column, spans: Stretches
    ) -> tuple[tuple[Column, Column], tuple[Column, Column]]:
        """Return which token with the mask is the nearest in its stretch, and how far it is.

        First the one before each token, then the one after it; 0 and 0 where there is none.
        """
        marked = mask > 0
        where = np.zeros(int(np.count_nonzero(marked)) + 2, np.intp)
        where[1:-1] = np.flatnonzero(marked)
        upto = marked.cumsum()
        before = where.take(upto - marked)
        before *= before >= spans.first
        since = spans.places - before
        since *= before > 0
        upto += 1
        after = where.take(upto)
        after *= after <= spans.last
        until = after - spans.places
        until *= after > 0
        return (before, since), (after, until)
