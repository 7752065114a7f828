"""Labels for the tokens of a page, in plain Python: for short texts, without numpy.

The scores of all labels for a token are kept in one integer, 16 bits for each label, so that
adding a feature's weights is one addition. The results are those of `batch` to the last bit.
"""

from __future__ import annotations

import sys
from array import array
from operator import add, itemgetter, sub
from typing import TYPE_CHECKING

from reader.claims.tagger.features import group_keys, word_keys
from reader.claims.tagger.labels import BETWEEN, LABELS, STATES
from reader.claims.tagger.lists import Lists
from reader.claims.tagger.states import GOING_ON, WAYS, sides_of
from reader.claims.tagger.templates import BASES, GROUPS, WORD_TEMPLATES, keys_of
from reader.claims.tagger.words import Word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.claims.tagger.layout import Layout, Paragraph
    from reader.claims.tagger.states import Side
    from reader.claims.tagger.templates import Group
    from reader.claims.tagger.weights import Weights

__all__ = ["Page"]

_NEVER = -(1 << 40)
_COUNT = len(STATES)
_PARTS = len(BETWEEN)
_KEPT = 50_000
"""How many different tokens are remembered, and how many keys of a group."""

_SPREAD = range(-3, 4)
"""The offsets of all word templates."""


class _Features(dict[int, tuple[int, ...]]):
    """A feature's number -> its labels' weights in one integer, for each offset of its template."""

    __slots__ = ("rows", "weights")

    def __init__(self, weights: Weights) -> None:
        super().__init__()
        self.weights = weights
        self.rows = dict(zip(weights.features, range(len(weights.features)), strict=True))
        """Feature number -> row of the weights."""

    def __missing__(self, number: int) -> tuple[int, ...]:
        packed: tuple[int, ...] = ()
        row = self.rows.get(number)
        if row is not None:
            weights = self.weights
            sums = [0] * len(_SPREAD)
            cells = slice(weights.firsts[row], weights.firsts[row + 1])
            for column, value in zip(weights.columns[cells], weights.values[cells], strict=True):
                offset, label = divmod(column, len(LABELS))
                sums[offset] += value << 16 * label
            packed = tuple(sums)
        self[number] = packed
        return packed


class _Packed(dict[int, tuple[int, ...]]):
    """A group's key -> for each offset its labels' weights in one integer."""

    __slots__ = ("features", "group", "start")

    def __init__(self, features: _Features, group: Group, start: int) -> None:
        super().__init__()
        self.features = features
        self.group = group
        self.start = start
        """The number of its first template."""

    def __missing__(self, key: int) -> tuple[int, ...]:
        sums = [0] * len(self.group.templates[0].offsets)
        for order, number in enumerate(keys_of(self.group, key), self.start):
            packed = self.features[BASES[order] + number]
            if packed:
                for place in range(len(sums)):
                    sums[place] += packed[place]
        if len(self) > _KEPT:
            self.clear()
        found = self[key] = tuple(sums)
        return found


class _Known(dict[str, tuple[Word, tuple[int, ...]]]):
    """Token -> what is known of it, and what it adds to the tokens around it."""

    __slots__ = ("features",)

    def __init__(self, features: _Features) -> None:
        super().__init__()
        self.features = features

    def __missing__(self, token: str) -> tuple[Word, tuple[int, ...]]:
        word = self.features.weights.vocabulary.look_up(token)
        sums = [0] * len(_SPREAD)
        for template, base, key in zip(WORD_TEMPLATES, BASES, word_keys(word), strict=False):
            packed = self.features[base + key]
            if packed:
                for offset, value in zip(template.offsets, packed, strict=False):
                    sums[offset - _SPREAD.start] += value
        if len(self) > _KEPT:
            self.clear()
        found = self[token] = word, tuple(sums)
        return found


class Page:
    """Finds labels for few paragraphs at a time."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        features = _Features(weights)
        self.rows = features.rows
        """Feature number -> row of the weights."""
        self._packed: list[_Packed] = []
        start = len(WORD_TEMPLATES)
        for group in GROUPS:
            self._packed.append(_Packed(features, group, start))
            start += len(group.templates)
        self._known = _Known(features)
        self._sides = sides_of(weights)
        self._ways = [_getters(side) for side in self._sides]
        self._zero = sum(1 << 16 * label + 15 for label in range(len(LABELS)))

    def labels(self, paragraphs: Sequence[Paragraph], layout: Layout) -> bytes:
        """Return one label for each token of `layout`."""
        words = [""] * layout.size
        for paragraph, (first, end) in zip(paragraphs, layout.bounds, strict=True):
            words[first:end] = paragraph.words
        scores = self._scores(words, layout)
        found = bytearray(layout.size)
        for first, end in layout.bounds:
            self._walk(scores, first, end, found)
        return bytes(found)

    def _scores(self, tokens: Sequence[str], layout: Layout) -> array[int]:
        """Return the score of each token's labels, plus 32768."""
        known, adds = zip(*map(self._known.__getitem__, tokens), strict=True)
        ops = Lists()
        words = Word(*map(list, zip(*known, strict=True)))
        columns: list[list[int]] = []
        for offset, column in zip(_SPREAD, zip(*adds, strict=True), strict=True):
            columns.append(ops.shift(list(column), offset) if offset else list(column))
        for packed, (keys, places) in zip(
            self._packed, group_keys(words, layout, ops), strict=True
        ):
            found = list(map(packed.__getitem__, keys))
            if places is not None:
                found = [found[place] for place in places]
            offsets = packed.group.templates[0].offsets
            for offset, column in zip(offsets, zip(*found, strict=True), strict=True):
                columns.append(ops.shift(list(column), offset) if offset else list(column))
        size = 2 * len(LABELS)
        zero = self._zero
        scores = array("H")
        rows = [sum(row, zero) for row in zip(*columns, strict=True)]
        scores.frombytes(b"".join([row.to_bytes(size, "little") for row in rows]))
        if sys.byteorder == "big":
            scores.byteswap()
        return scores

    def _walk(self, scores: array[int], first: int, end: int, found: bytearray) -> None:
        """Write the labels of the highest sum of a paragraph into `found` (Viterbi).

        As in `paths` it is walked from both ends until the halves meet, so that of two sums that
        are the same the same one is chosen.
        """
        begins, turns = _split(scores, first, end)
        half = (end - first + 1) // 2
        best = [_NEVER] * _COUNT
        for state, weight in self.weights.begins:
            best[state] = weight * WAYS + begins[0][state]
        left, best = self._half(0, best, begins[1:half], turns[1:half])
        if half < end - first:
            right, other = self._half(1, begins[-1], begins[half:-1][::-1], turns[half + 1 :][::-1])
            joined, total = self._half(0, best, [other], turns[half : half + 1])
            state = total.index(max(total))
            left += joined
        else:
            right = []
            state = best.index(max(best))
        self._trace(left, right, state, first, found)

    def _half(
        self, side: int, best: list[int], begins: list[list[int]], turns: list[list[int]]
    ) -> tuple[list[list[int]], list[int]]:
        """Return the choice at each step from one side, and the last sums."""
        choices: list[list[int]] = []
        ways = self._ways[side]
        for begin, turn in zip(begins, turns, strict=True):
            either = [*best, *map(add, best, turn)]
            choice = [max(map(add, others(either), steps)) for others, steps in ways]
            choices.append(choice)
            best = [(way & -WAYS) + score for way, score in zip(choice, begin, strict=True)]
        return choices, best

    def _trace(
        self,
        left: list[list[int]],
        right: list[list[int]],
        state: int,
        first: int,
        found: bytearray,
    ) -> None:
        before, after = (side.ways for side in self._sides)
        middle, last = state, WAYS - 1
        place = first + len(left)
        for choice in reversed(left):
            way = choice[state] & last
            found[place] = GOING_ON[state] if way == last else state
            state = before[state][last - way][0]
            place -= 1
        found[first] = state
        state = middle
        place = first + len(left)
        for choice in reversed(right):
            place += 1
            way = choice[state] & last
            state = after[state][last - way][0]
            found[place] = GOING_ON[state] if way == last else state


def _split(scores: array[int], first: int, end: int) -> tuple[list[list[int]], list[list[int]]]:
    """Return for each token and state the score of its beginning, and what going on adds to it."""
    labels = len(LABELS)
    begins: list[list[int]] = []
    turns: list[list[int]] = []
    nothing = [0] * _PARTS
    for place in range(first * labels, end * labels, labels):
        row = [score * WAYS for score in scores[place : place + labels]]
        begins.append(row[:_COUNT])
        turns.append(nothing + list(map(sub, row[_COUNT:], row[_PARTS:_COUNT])))
    return begins, turns


def _getters(side: Side) -> list[tuple[itemgetter[tuple[int, ...]], list[int]]]:
    """Return what picks the sums from which each state may come, and the weights of that.

    The sums of the states that go on stand behind those of the states.
    """
    ways: list[tuple[itemgetter[tuple[int, ...]], list[int]]] = []
    for state, ((_, goes_on), *others) in enumerate(side.ways):
        places = [state + _COUNT, *(other for other, _ in others)]
        # An item getter of one item returns no tuple: the first is asked for twice.
        steps = [goes_on, *(weight for _, weight in others)]
        ways.append((itemgetter(*places, places[0]), steps))
    return ways
