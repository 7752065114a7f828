"""Words in their context, cut to the cells there are: hits below each other, as in concordances.

All is measured in cells and cut between words where there is one near enough.
"""

from __future__ import annotations

import bisect
import re
import unicodedata
from typing import Final, NamedTuple

from reader.typeset.cells import measure
from reader.typeset.safe import visible

__all__ = ["InContext", "cells", "head", "in_context", "tail"]

_WORD: Final = 14
"""Cells that are given up at the most, so that the cut is between two words."""

_CARRIER: Final = "\N{DOTTED CIRCLE}"
"""What carries a mark that has no letter of its own to stand on."""

_BLANKS: Final = re.compile(r"\s+")


class InContext(NamedTuple):
    """What stands before a hit, the hit, and what stands behind it, as they are drawn."""

    before: str
    hit: str
    after: str


def in_context(
    before: str, hit: str, after: str, room: int, column: int | None = None
) -> InContext:
    """Return a hit with what is around it on one line of at most `room` cells.

    Args:
        before: What stands before it; it may hold anything.
        hit: The hit.
        after: What stands behind it.
        room: Cells of the line.
        column: The cell in which the hit is to begin, where there is room for it behind that;
            what is before it is then filled up with blanks. None puts it where most is seen.
    """
    before, hit, after = (
        _carried(visible(_BLANKS.sub(" ", part))) for part in (before, hit, after)
    )
    hit = head(hit, room)
    left = room - cells(hit)
    if column is None:
        right = max(left // 2, left - cells(before))
        after = head(after, right)
        return InContext(tail(before, left - cells(after)), hit, after)
    column = max(0, min(column, left))
    before = tail(before, column)
    padded = " " * (column - cells(before)) + before
    return InContext(padded, hit, head(after, left - column))


def _carried(text: str) -> str:
    """Return `text` such that a mark at its beginning does not stand on what is before it."""
    marks = text[:1] and unicodedata.category(text[0]).startswith("M")
    return f"{_CARRIER}{text}" if marks else text


def cells(text: str) -> int:
    """Return how many cells `text` takes, which has gone through `visible`."""
    return measure(text)[1][-1]


def head(text: str, room: int) -> str:
    """Return `text`, or as much of its beginning as `room` cells can hold, with a mark."""
    offsets, columns = measure(text)
    if columns[-1] <= room:
        return text
    if room < 1:
        return ""
    last = bisect.bisect_right(columns, room - 1) - 1
    cut = text[: offsets[last]]
    if not text[len(cut) : len(cut) + 1].isspace():
        blank = cut.rfind(" ")
        if blank > 0 and cells(cut[blank:]) <= min(_WORD, room // 2):
            cut = cut[:blank]
    return f"{cut.rstrip(' ')}…"


def tail(text: str, room: int) -> str:
    """Return `text`, or as much of its end as `room` cells can hold, with a mark."""
    offsets, columns = measure(text)
    if columns[-1] <= room:
        return text
    if room < 1:
        return ""
    first = offsets[bisect.bisect_left(columns, columns[-1] - room + 1)]
    cut = text[first:]
    if first and not text[first - 1].isspace():
        blank = cut.find(" ")
        if 0 <= blank < len(cut) - 1 and cells(cut[: blank + 1]) <= min(_WORD, room // 2):
            cut = cut[blank + 1 :]
    return f"…{cut.lstrip(' ')}"
