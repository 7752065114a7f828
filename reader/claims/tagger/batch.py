"""Labels for the tokens of many paragraphs at once, with numpy."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from reader.claims.tagger.arrays import Arrays
from reader.claims.tagger.features import Columns, place_keys, word_keys
from reader.claims.tagger.page import columns_of
from reader.claims.tagger.templates import BASES, PLACE_TEMPLATES, ROOM, TEMPLATES, WORD_TEMPLATES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from reader.claims.tagger.layout import Layout, Paragraph
    from reader.claims.tagger.weights import Weights

    Ints: TypeAlias = NDArray[np.int32]
    Shorts: TypeAlias = NDArray[np.int16]

__all__ = ["Batch"]

_WAYS = 32
"""More than there are labels that may stand before one."""

_NEVER = -(1 << 24) * _WAYS
_SPREAD = range(-3, 4)
_KEPT = 30_000
"""How many different tokens are remembered."""


class Batch:
    """Finds labels for many paragraphs at a time."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        self._labels = len(weights.labels)
        self._rows, self._tables = self._expand()
        width = max(len(follows) for follows in weights.follows)
        self._before = np.zeros((width, self._labels), np.intp)
        self._steps = np.full((width, self._labels), _NEVER, np.int32)
        for label, follows in enumerate(weights.follows):
            for place, (before, weight) in enumerate(follows):
                self._before[place, label] = before
                # the lowest bits tell which way it was; the first way wins a tie
                self._steps[place, label] = weight * _WAYS + _WAYS - 1 - place
        self._begins = np.full(self._labels, _NEVER, np.int32)
        for label, weight in weights.begins:
            self._begins[label] = weight * _WAYS
        self._forget()

    def _forget(self) -> None:
        self._numbers: dict[str, int] = {}
        self._columns = np.zeros((0, len(Columns.__slots__)), np.int32)
        self._adds = np.zeros((len(_SPREAD), 0, self._labels), np.int16)

    def _expand(self) -> tuple[Ints, list[Shorts]]:
        """Return feature number -> row of its template, 0 for none, and each one's weights."""
        weights, labels = self.weights, self._labels
        features = np.array(weights.features, np.int64)
        firsts = np.array(weights.firsts, np.int64)
        columns = np.frombuffer(weights.columns, np.uint8)
        values = np.array(weights.values, np.int16)
        rows = np.zeros(ROOM, np.int32)
        tables: list[Shorts] = []
        edges = np.searchsorted(features, [*BASES, ROOM])
        for order, template in enumerate(TEMPLATES):
            low, high = int(edges[order]), int(edges[order + 1])
            count = high - low
            rows[features[low:high]] = np.arange(1, count + 1)
            table = np.zeros((len(template.offsets), count + 1, labels), np.int16)
            cells = slice(int(firsts[low]), int(firsts[high]))
            row = np.repeat(np.arange(1, count + 1), np.diff(firsts[low : high + 1]))
            offset, label = np.divmod(columns[cells], labels)
            table[offset, row, label] = values[cells]
            tables.append(table)
        return rows, tables

    def labels(self, paragraphs: Sequence[Paragraph], layout: Layout) -> bytes:
        """Return one label for each token of `layout`."""
        if len(self._numbers) > _KEPT:
            self._forget()
        numbers = self._numbers
        kinds = np.zeros(layout.size, np.int32)
        self._learn("")
        if len(paragraphs):
            fresh = {word for paragraph in paragraphs for word in paragraph.words}
            self._learn(*fresh.difference(numbers))
        for paragraph, (first, end) in zip(paragraphs, layout.bounds, strict=True):
            kinds[first:end] = [numbers[word] for word in paragraph.words]
        return self._best_paths(self._scores(kinds, layout), layout).tobytes()

    def _learn(self, *words: str) -> None:
        """Look up `words` and what they add to the tokens around them."""
        fresh = [word for word in words if word not in self._numbers]
        if not fresh:
            return
        vocabulary = self.weights.vocabulary
        for word in fresh:
            self._numbers[word] = len(self._numbers)
        known = [columns_of(word, vocabulary) for word in fresh]
        names = Columns.__slots__
        table = np.array([[getattr(entry, name) for name in names] for entry in known], np.int32)
        adds = np.zeros((len(_SPREAD), len(fresh), self._labels), np.int16)
        keys = word_keys(Columns(*table.T))
        for template, base, key, weights in zip(
            WORD_TEMPLATES, BASES, keys, self._tables, strict=False
        ):
            rows = self._rows[key + base]
            for place, offset in enumerate(template.offsets):
                adds[offset - _SPREAD.start] += weights[place][rows]
        first, end = len(self._numbers) - len(fresh), len(self._numbers)
        if end > len(self._columns):
            self._columns = np.pad(self._columns, ((0, end), (0, 0)))
            self._adds = np.pad(self._adds, ((0, 0), (0, end), (0, 0)))
        self._columns[first:end] = table
        self._adds[:, first:end] = adds

    def _scores(self, kinds: Ints, layout: Layout) -> Shorts:
        ops = Arrays()
        scores = np.zeros((layout.size, self._labels), np.int16)
        for place, offset in enumerate(_SPREAD):
            _add(scores, self._adds[place], kinds, offset)
        columns = Columns(*self._columns.T[:, kinds])
        start = len(WORD_TEMPLATES)
        for template, base, weights, keys in zip(
            PLACE_TEMPLATES,
            BASES[start:],
            self._tables[start:],
            place_keys(columns, layout, ops),
            strict=True,
        ):
            rows = self._rows.take(keys + base)
            for place, offset in enumerate(template.offsets):
                _add(scores, weights[place], rows, offset)
        return scores

    def _best_paths(self, scores: Shorts, layout: Layout) -> NDArray[np.uint8]:
        """Return the labels of the highest sum of each paragraph (Viterbi)."""
        found = np.zeros(layout.size, np.uint8)
        bounds = np.array(layout.bounds, np.int64).reshape(-1, 2)
        sizes = bounds[:, 1] - bounds[:, 0]
        order = np.argsort(-sizes, kind="stable")
        firsts, sizes = bounds[order, 0], sizes[order]
        longest = int(sizes[0])
        active = np.searchsorted(-sizes, -np.arange(longest), side="left").tolist()
        wide = scores * np.int32(_WAYS)
        best = self._begins + wide[firsts]
        back: list[Ints] = []
        ends: list[NDArray[np.intp]] = []
        for place in range(1, longest):
            count = active[place]
            if count < len(best):
                ends.append(best[count:].argmax(1))
                best = best[:count]
            ways = best.take(self._before, axis=1)
            ways += self._steps
            choice = ways.max(axis=1)
            back.append(choice)
            best = choice & -_WAYS
            best += wide.take(firsts[:count] + place, axis=0)
        ends.append(best.argmax(1))
        last = np.concatenate(ends[::-1])
        label = last[: len(best)]
        found[firsts[: len(best)] + longest - 1] = label
        rows = np.arange(len(sizes))
        for place in range(longest - 2, -1, -1):
            choice = back[place]
            count = len(choice)
            way = _WAYS - 1 - (choice[rows[:count], label] & (_WAYS - 1))
            label = self._before[way, label]
            more = active[place]
            if more > count:
                label = np.concatenate((label, last[count:more]))
            found[firsts[:more] + place] = label
        return found


def _add(scores: Shorts, weights: Shorts, rows: Ints, offset: int) -> None:
    """Add to each token the weights of the token `offset` away."""
    if offset > 0:
        scores[:-offset] += weights.take(rows[offset:], axis=0)
    elif offset < 0:
        scores[-offset:] += weights.take(rows[:offset], axis=0)
    else:
        scores += weights.take(rows, axis=0)
