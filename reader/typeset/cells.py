"""How wide text is on a terminal, and what of it belongs together.

The unit is the grapheme cluster of UAX #29, bounded in length; it takes one cell or two. Most text
is *plain*: every code point is a cluster of its own and one cell wide. That is found out by one
pattern, and nothing else has to be loaded for it.
"""

from __future__ import annotations

import bisect
import functools
import itertools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, cast

from reader.typeset.safe import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = [
    "CLUSTER_LIMIT",
    "TAB",
    "Glyphs",
    "boundary",
    "cluster_start",
    "clusters",
    "glyphs",
    "is_plain",
    "measure",
    "width",
]

CLUSTER_LIMIT: Final = 32
"""The most code points of one cluster; a pile of accents that is higher becomes several."""

TAB: Final = 4
"""Cells from one tab stop to the next."""

_FLAG: Final = "[\U0001f1e6-\U0001f1ff]"
"""A regional indicator; two of them are a flag."""

_CARRIER: Final = "\N{DOTTED CIRCLE}"
"""What carries a mark that has no letter of its own to stand on."""


_PLAIN: Final = (
    " -~\xa0-\xac\xae-\u02ff\u0370-\u0377\u037a-\u037f\u0384-\u0482\u048a-\u058f\u10d0-\u10ff"
    "\u1e00-\u1fff\u2000-\u200a\u2010-\u2027\u2030-\u205e\u2070-\u209f\u20a0-\u20c0\u2190-\u2193"
    "\u2400-\u2426\u2500-\u259f\u25af\u25b9\u25bf\u25c3\ufffd"
)
"""Of one cell, and a cluster each: Latin, Greek, Cyrillic, Armenian, Georgian and their
punctuation, spaces, currency signs, arrows and lines; no marks, nothing that `visible` would
replace, nothing that varies."""

_WIDE: Final = (
    "\u3000-\u3029\u3041-\u3096\u309b-\u30ff\u3105-\u312f\u3131-\u3163\u3165-\u318e\u3250-\u3296"
    "\u329a-\u4dbf\u4e00-\ua48c\uac00-\ud7a3\uf900-\ufaff\uff01-\uff60\uffe0-\uffe6"
)
"""Of two cells, and a cluster each: ideographs, kana, Hangul syllables, full-width forms."""


@functools.lru_cache(maxsize=2)
def _class(members: str) -> re.Pattern[str]:
    """Return the pattern of text that holds nothing but `members`, compiled on first use."""
    return re.compile(f"[{members}]*")


def is_plain(text: str) -> bool:
    """Return whether each code point of `text` is a cluster of its own and one cell wide."""
    if text.isascii():
        return text.isprintable()
    return _class(_PLAIN).fullmatch(text) is not None


def width(cluster: str) -> int:
    """Return how many cells `cluster` takes: one or two, a tab apart, which takes what is left.

    Args:
        cluster: One grapheme cluster that has gone through `visible`.
    """
    return _drawn(cluster)[1]


@functools.lru_cache(maxsize=8192)
def _drawn(cluster: str) -> tuple[str, int]:
    """Return what is written for `cluster`, and how many cells it takes."""
    if cluster.isascii():
        return cluster, 1
    from wcwidth import wcswidth

    cells = wcswidth(cluster)
    if cells < 1:
        # But marks: without a letter of their own they would stand on what is before them.
        return _CARRIER + cluster, 1
    return cluster, min(2, cells)


def measure(text: str) -> tuple[Sequence[int], Sequence[int]]:
    """Return where the clusters of `text` begin, and in which cells, both with their end.

    A tab counts as a whole stop, the most that it can be.

    Args:
        text: A text that has gone through `visible`, tabs kept.
    """
    if _class(_PLAIN + _WIDE).fullmatch(text):
        cells = [2 if "\u3000" <= character < "\ufffd" else 1 for character in text]
        return range(len(text) + 1), [0, *itertools.accumulate(cells)]
    offsets, columns, first, column = [0], [0], 0, 0
    for last in clusters(text):
        cluster = text[first:last]
        column += TAB if cluster == "\t" else _drawn(cluster)[1]
        first = last
        offsets.append(last)
        columns.append(column)
    return offsets, columns


def clusters(text: str, start: int = 0, end: int | None = None) -> Iterator[int]:
    """Yield where each grapheme cluster of `text[start:end]` ends.

    Args:
        text: A text that has gone through `visible`, newlines and tabs kept or not.
        start: Where a cluster begins.
        end: Where to stop at the latest.
    """
    stop = len(text) if end is None else end
    for match in _clusters().finditer(text, start, stop):
        first, last = match.span()
        yield from range(first + CLUSTER_LIMIT, last, CLUSTER_LIMIT)
        yield last


@functools.lru_cache(maxsize=1)
def _clusters() -> re.Pattern[str]:
    r"""Return the pattern of one grapheme cluster; `regex` is loaded only when it is needed.

    Flags come first, as `\X` counts back to the first of a row of flags at each of them.
    """
    import regex  # type: ignore[import-untyped]

    return cast(
        "re.Pattern[str]", regex.compile(rf"{_FLAG}{{2}}[\p{{Grapheme_Extend}}\p{{Mc}}\u200d]*+|\X")
    )


def boundary(text: str, offset: int) -> int:
    """Return the first place at or after `offset` where a grapheme cluster begins or `text` ends.

    Looks back no further than to the last character before which a cluster always begins, or
    four times `CLUSTER_LIMIT`: constant time in the middle of any text.
    """
    if offset <= 0:
        return 0
    return next((end for end in _around(text, offset) if end >= offset), len(text))


def cluster_start(text: str, offset: int) -> int:
    """Return where the grapheme cluster begins that `offset` belongs to; as fast as `boundary`."""
    if offset <= 0:
        return 0
    if offset >= len(text):
        return len(text)
    return max((end for end in _around(text, offset) if end <= offset), default=0)


def _around(text: str, offset: int) -> Iterator[int]:
    """Yield the boundaries of the clusters around `offset`, as the text is drawn."""
    floor = max(0, offset - 4 * CLUSTER_LIMIT)
    start = min(offset, len(text) - 1)
    if start > 0 and text[start].isascii() and text[start - 1].isascii():
        yield start
    # A cluster always begins before a character of ASCII, but for the rare signs that go before.
    while start > floor and not text[start].isascii():
        start -= 1
    yield start
    window = visible(text[start : offset + 2 * CLUSTER_LIMIT], keep="\n\t")
    for end in clusters(window):
        yield start + end


@dataclass(frozen=True, slots=True)
class Glyphs:
    """A stretch of text as it is drawn: its clusters, where they stand, and in which cells.

    `offsets` and `columns` have one entry more than `shown`, for the end.
    """

    shown: tuple[str, ...]
    """What is written for each cluster."""

    offsets: tuple[int, ...]
    """Where each begins, in code points of the whole text."""

    columns: tuple[int, ...]
    """The cell in which each begins."""

    def column(self, offset: int) -> int:
        """Return the cell in which the cluster begins that `offset` belongs to."""
        at = bisect.bisect_right(self.offsets, offset) - 1
        return self.columns[max(0, at)]

    def offset(self, column: int) -> int:
        """Return where the cluster begins that is drawn in the cell `column`."""
        at = bisect.bisect_right(self.columns, column) - 1
        return self.offsets[max(0, at)]

    def text(self, start: int, end: int) -> str:
        """Return what is drawn for the clusters that begin in `[start, end)`."""
        first = bisect.bisect_left(self.offsets, start)
        return "".join(self.shown[first : bisect.bisect_left(self.offsets, end)])


@functools.lru_cache(maxsize=512)
def glyphs(text: str, start: int = 0) -> Glyphs:
    """Return how `text` is drawn.

    Args:
        text: A row or a paragraph that has gone through `visible`, tabs kept.
        start: Where it stands in the article.
    """
    if not _class(_PLAIN + _WIDE).fullmatch(text):
        return _glyphs(text, start)
    places, columns = measure(text)
    return Glyphs(tuple(text), tuple(place + start for place in places), tuple(columns))


def _glyphs(text: str, start: int) -> Glyphs:
    """Return how `text` is drawn, cluster by cluster."""
    shown: list[str] = []
    offsets, columns, first, column = [start], [0], 0, 0
    for last in clusters(text):
        cluster, cells = _drawn(text[first:last])
        if cluster == "\t":
            cells = TAB - column % TAB
            cluster = " " * cells
        shown.append(cluster)
        first, column = last, column + cells
        offsets.append(start + last)
        columns.append(column)
    return Glyphs(tuple(shown), tuple(offsets), tuple(columns))
