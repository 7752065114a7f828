"""Labels for the tokens of many paragraphs at once, with numpy."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from reader.claims.tagger.arrays import Arrays
from reader.claims.tagger.features import group_keys, word_keys
from reader.claims.tagger.paths import Paths
from reader.claims.tagger.templates import BASES, GROUPS, ROOM, TEMPLATES, WORD_TEMPLATES, keys_of
from reader.claims.tagger.words import PAD, Word

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from reader.claims.tagger.layout import Layout, Paragraph
    from reader.claims.tagger.templates import Group
    from reader.claims.tagger.weights import Weights

    Ints: TypeAlias = NDArray[np.intp]
    Shorts: TypeAlias = NDArray[np.int16]

__all__ = ["Batch"]

_SPREAD = range(-3, 4)
_KEPT = 30_000
"""How many different tokens are remembered, and how many keys of a group."""

_FEW = 1 << 20
"""Groups with fewer possible keys than that look them up in an array."""


class Batch:
    """Finds labels for many paragraphs at a time."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        self._tables = _Tables(weights)
        self._paths = Paths(weights)
        self._ops = Arrays()
        start = len(WORD_TEMPLATES)
        self._sums: list[_Sums] = []
        for group in GROUPS:
            self._sums.append(_Sums(group, start, self._tables))
            start += len(group.templates)
        self._forget()

    def labels(self, paragraphs: Sequence[Paragraph], layout: Layout) -> bytes:
        """Return one label for each token of `layout`."""
        if len(self._kinds) > _KEPT or len(self._numbers) > 4 * _KEPT:
            self._forget()
        row: list[str] = [""] * layout.size
        for paragraph, (first, end) in zip(paragraphs, layout.bounds, strict=True):
            row[first:end] = paragraph.words
        self._learn(set(row).difference(self._numbers))
        kinds = np.array([self._numbers[word] for word in row], np.intp)
        return bytes(self._paths.labels(self._scores(kinds, layout), layout.bounds))

    def _forget(self) -> None:
        self._numbers: dict[str, int] = {}
        self._kinds: dict[Word, int] = {}
        self._columns = np.zeros((len(PAD), 64), np.intp)
        self._adds = np.zeros((len(_SPREAD), 64, self._tables.labels), np.int16)

    def _learn(self, words: Iterable[str]) -> None:
        """Look up `words` and what they add to the tokens around them."""
        vocabulary, kinds = self.weights.vocabulary, self._kinds
        known = len(kinds)
        for word in words:
            self._numbers[word] = kinds.setdefault(vocabulary.look_up(word), len(kinds))
        if len(kinds) == known:
            return
        fresh = np.array(list(kinds)[known:], np.intp).T
        count = fresh.shape[1]
        adds = np.zeros((len(_SPREAD), count, self._tables.labels), np.int16)
        for order, key in enumerate(word_keys(Word(*fresh))):
            rows = self._tables.rows.take(key + BASES[order])
            for place, offset in enumerate(WORD_TEMPLATES[order].offsets):
                adds[offset - _SPREAD.start] += self._tables.of[order][place].take(rows, 0)
        if known + count > self._columns.shape[1]:
            more = known + 2 * count
            self._columns = np.pad(self._columns, ((0, 0), (0, more)))
            self._adds = np.pad(self._adds, ((0, 0), (0, more), (0, 0)))
        self._columns[:, known : known + count] = fresh
        self._adds[:, known : known + count] = adds

    def _scores(self, kinds: Ints, layout: Layout) -> Shorts:
        scores: Shorts = self._adds[3].take(kinds, 0)
        for place, offset in enumerate(_SPREAD):
            if offset:
                _add(scores, self._adds[place].take(kinds, 0), offset)
        words = Word(*self._columns.take(kinds, 1))
        for sums, (keys, places) in zip(
            self._sums, group_keys(words, layout, self._ops), strict=True
        ):
            if places is not None:
                scores += sums.of_few(keys).take(places, 0)
                continue
            for offset, found in sums.of_all(keys):
                _add(scores, found, offset)
        return scores


class _Tables:
    """The weights of each template as arrays."""

    def __init__(self, weights: Weights) -> None:
        self.labels = labels = len(weights.labels)
        features = np.array(weights.features, np.int64)
        firsts = np.array(weights.firsts, np.int64)
        columns = np.frombuffer(weights.columns, np.uint8)
        values = np.array(weights.values, np.int16)
        self.rows = np.zeros(ROOM, np.intp)
        """Feature number -> row of its template, 0 for none."""
        self.of: list[Shorts] = []
        """For each template: offset, row and label -> weight."""
        edges = np.searchsorted(features, [*BASES, ROOM]).tolist()
        for order, template in enumerate(TEMPLATES):
            low, high = edges[order], edges[order + 1]
            count = high - low
            self.rows[features[low:high]] = np.arange(1, count + 1)
            table = np.zeros((len(template.offsets), count + 1, labels), np.int16)
            cells = slice(int(firsts[low]), int(firsts[high]))
            row = np.repeat(np.arange(1, count + 1), np.diff(firsts[low : high + 1]))
            offset, label = np.divmod(columns[cells], labels)
            table[offset, row, label] = values[cells]
            self.of.append(table)


class _Sums:
    """The sums of the weights of a group's templates, computed for a key when it first occurs."""

    def __init__(self, group: Group, start: int, tables: _Tables) -> None:
        self._group = group
        self._start = start
        """The number of its first template."""
        self._tables = tables
        self._offsets = group.templates[0].offsets
        room = 1
        for _, values in group.parts:
            room *= values
        self._room = room
        self._forget()

    def _forget(self) -> None:
        if self._room < _FEW:
            self._rows = np.full(self._room, -1, np.intp)
        self._places: dict[int, int] = {}
        # Row 0 is that of all keys without weights.
        shape = (len(self._offsets), 256, self._tables.labels)
        self._sums = np.zeros(shape, np.int16)
        self._count = 1

    def of_all(self, keys: Ints) -> Iterable[tuple[int, Shorts]]:
        """Return for each offset the sums of `keys`, one for each token."""
        rows = self._rows.take(keys)
        if int(rows.min()) < 0:
            fresh = np.unique(keys[rows < 0])
            if self._count + len(fresh) > _KEPT:
                self._forget()
                fresh = np.unique(keys)
            self._rows[fresh] = self._learn(fresh)
            rows = self._rows.take(keys)
        for offset, sums in zip(self._offsets, self._sums, strict=True):
            yield offset, sums.take(rows, 0)

    def of_few(self, keys: Sequence[int]) -> Shorts:
        """Return the sums of `keys`, which may be large."""
        fresh = sorted(set(keys).difference(self._places))
        if fresh:
            if self._count + len(fresh) > _KEPT:
                self._forget()
                fresh = sorted(set(keys))
            rows = self._learn(np.array(fresh, np.intp))
            self._places.update(zip(fresh, rows.tolist(), strict=True))
        found: Shorts = self._sums[0].take([self._places[key] for key in keys], 0)
        return found

    def _learn(self, keys: Ints) -> Ints:
        """Compute the sums of keys not yet known; return their rows."""
        sums = np.zeros((len(self._offsets), len(keys), self._tables.labels), np.int16)
        for order, key in enumerate(keys_of(self._group, keys), self._start):
            rows = self._tables.rows.take(key + BASES[order])
            sums += self._tables.of[order].take(rows, 1)
        used = np.flatnonzero(sums.any(axis=(0, 2)))
        count = self._count + len(used)
        if count > self._sums.shape[1]:
            self._sums = np.pad(self._sums, ((0, 0), (0, count), (0, 0)))
        self._sums[:, self._count : count] = sums[:, used]
        found = np.zeros(len(keys), np.intp)
        found[used] = np.arange(self._count, count)
        self._count = count
        return found


def _add(scores: Shorts, weights: Shorts, offset: int) -> None:
    """Add to each token the weights of the token `offset` away."""
    if offset > 0:
        scores[:-offset] += weights[offset:]
    elif offset < 0:
        scores[-offset:] += weights[:offset]
    else:
        scores += weights
