"""Labels for the tokens of a page, in plain Python: for short texts, without numpy.

The scores of all labels for a token are kept in one integer, 16 bits for each label, so that
adding a feature's weights is one addition. The results are those of `batch` to the last bit.
"""

from __future__ import annotations

import sys
from array import array
from operator import add, itemgetter
from typing import TYPE_CHECKING

from reader.claims.tagger.features import Columns, frequent_or_class, place_keys, word_keys
from reader.claims.tagger.lists import Lists
from reader.claims.tagger.templates import BASES, PLACE_TEMPLATES, TEMPLATES, WORD_TEMPLATES
from reader.claims.tagger.words import PAD, Vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.claims.tagger.layout import Layout, Paragraph
    from reader.claims.tagger.weights import Weights

__all__ = ["Page", "columns_of"]

_NEVER = -(1 << 40)

_WAYS = 32
"""More than there are labels that may stand before one."""

_SPREAD = range(-3, 4)
"""The offsets of all word templates."""


def columns_of(word: str, vocabulary: Vocabulary) -> Columns:
    """Return what is known of one token, "" for none, as a `Columns` of numbers."""
    known = vocabulary.look_up(word) if word else PAD
    return Columns(
        known.word,
        known.stem,
        known.ending,
        known.shape,
        known.cue,
        known.stem_cue,
        known.source,
        known.suffix,
        frequent_or_class(known.frequent, known.shape, known.cue),
        known.clause,
    )


class _Packed(dict[int, tuple[int, ...]]):
    """Feature number -> for each offset of the template its labels' weights in one integer."""

    __slots__ = ("offsets", "parent")

    def __init__(self, parent: Page, offsets: int) -> None:
        super().__init__()
        self.parent = parent
        self.offsets = offsets

    def __missing__(self, number: int) -> tuple[int, ...]:
        packed = [0] * self.offsets
        row = self.parent.rows.get(number)
        if row is not None:
            weights = self.parent.weights
            labels = len(weights.labels)
            first, end = weights.firsts[row], weights.firsts[row + 1]
            for cell in range(first, end):
                offset, label = divmod(weights.columns[cell], labels)
                packed[offset] += weights.values[cell] << 16 * label
        found = self[number] = tuple(packed)
        return found


class _Known(dict[str, tuple[Columns, tuple[int, ...]]]):
    """Token -> what is known of it, and what it adds to the tokens around it."""

    __slots__ = ("parent",)

    def __init__(self, parent: Page) -> None:
        super().__init__()
        self.parent = parent

    def __missing__(self, word: str) -> tuple[Columns, tuple[int, ...]]:
        parent = self.parent
        columns = columns_of(word, parent.weights.vocabulary)
        adds = [0] * len(_SPREAD)
        keys = word_keys(columns)
        for template, base, key, packed in zip(
            WORD_TEMPLATES, BASES, keys, parent.packed, strict=False
        ):
            for offset, value in zip(template.offsets, packed[base + key], strict=True):
                adds[offset - _SPREAD.start] += value
        if len(self) > 50_000:
            self.clear()
        found = self[word] = columns, tuple(adds)
        return found


class Page:
    """Finds labels for few paragraphs at a time."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        self.rows = dict(zip(weights.features, range(len(weights.features)), strict=True))
        self.packed = [_Packed(self, len(template.offsets)) for template in TEMPLATES]
        self._known = _Known(self)
        self._ways = [
            (
                itemgetter(*(before for before, _ in (*follows, follows[0]))),
                # the lowest bits tell which way it was; the first way wins a tie
                [weight * _WAYS + _WAYS - 1 - way for way, (_, weight) in enumerate(follows)],
            )
            for follows in weights.follows
        ]
        self._zero = sum(1 << 16 * label + 15 for label in range(len(weights.labels)))

    def labels(self, paragraphs: Sequence[Paragraph], layout: Layout) -> bytes:
        """Return one label for each token of `layout`."""
        words = [""] * layout.size
        for paragraph, (first, end) in zip(paragraphs, layout.bounds, strict=True):
            words[first:end] = paragraph.words
        scores = self._scores(words, layout)
        found = bytearray(layout.size)
        for first, end in layout.bounds:
            found[first:end] = self._best_path(scores, first, end)
        return bytes(found)

    def _scores(self, words: Sequence[str], layout: Layout) -> array[int]:
        """Return the score of each token's labels, plus 32768."""
        known = self._known
        table = [known[word] for word in words]
        ops = Lists()
        columns = Columns(
            *([getattr(entry[0], name) for entry in table] for name in Columns.__slots__)
        )
        totals = [self._zero] * layout.size
        for place, offset in enumerate(_SPREAD):
            column = [entry[1][place] for entry in table]
            totals = list(map(add, totals, ops.shift(column, offset) if offset else column))
        start = len(WORD_TEMPLATES)
        for template, base, packed, keys in zip(
            PLACE_TEMPLATES,
            BASES[start:],
            self.packed[start:],
            place_keys(columns, layout, ops),
            strict=True,
        ):
            rows = [packed[base + key] for key in keys]
            for place, offset in enumerate(template.offsets):
                column = [row[place] for row in rows]
                totals = list(map(add, totals, ops.shift(column, offset) if offset else column))
        labels = len(self.weights.labels)
        scores = array("H")
        scores.frombytes(b"".join([total.to_bytes(2 * labels, "little") for total in totals]))
        if sys.byteorder == "big":
            scores.byteswap()
        return scores

    def _best_path(self, scores: array[int], first: int, end: int) -> bytes:
        """Return the labels of the highest sum (Viterbi)."""
        labels = len(self.weights.labels)
        best = [_NEVER] * labels
        for label, weight in self.weights.begins:
            best[label] = (weight + scores[first * labels + label]) * _WAYS
        back: list[list[int]] = []
        ways = self._ways
        for place in range(first + 1, end):
            now = scores[place * labels : (place + 1) * labels]
            choice = [max(map(add, before(best), steps)) for before, steps in ways]
            back.append(choice)
            best = [(way & -_WAYS) + score * _WAYS for way, score in zip(choice, now, strict=True)]
        label = best.index(max(best))
        path = bytearray((label,))
        follows = self.weights.follows
        for choice in reversed(back):
            label = follows[label][_WAYS - 1 - (choice[label] & _WAYS - 1)][0]
            path.append(label)
        path.reverse()
        return bytes(path)
