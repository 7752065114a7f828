"""The most likely labels of many paragraphs at once (Viterbi), with numpy.

A step of numpy costs nearly the same for one paragraph as for fifty, so few steps count: each
paragraph is walked from both ends at the same time, until the two halves meet, and all
paragraphs are walked at once, so that all their halves meet in the last step.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from reader.claims.tagger.labels import BETWEEN, STATES
from reader.claims.tagger.states import GOING_ON, WAYS, sides_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from reader.claims.tagger.weights import Weights

    Ints: TypeAlias = NDArray[np.int32]
    Shorts: TypeAlias = NDArray[np.int16]

__all__ = ["Paths"]

_COUNT = len(STATES)
_NEVER = -(1 << 28)
_BY_FAR = 1 << 21
"""More than any way is better than another: by it the way that goes on is forced."""

_TOGETHER = 48
"""Paragraphs that are walked at once: more of them differ too much in length."""


class Paths:
    """Finds the labels of the highest sum."""

    def __init__(self, weights: Weights) -> None:
        self._sides = sides_of(weights)
        self._width = max(len(row) for side in self._sides for row in side.ways)
        shape = (self._width, 2 * _COUNT)
        others, steps = np.zeros(shape, np.intp), np.full(shape, _NEVER, np.int32)
        for half, side in enumerate(self._sides):
            for state, ways in enumerate(side.ways):
                for way, (other, weight) in enumerate(ways):
                    others[way, half * _COUNT + state] = half * _COUNT + other
                    steps[way, half * _COUNT + state] = weight
        self._others, self._steps = others.ravel(), steps.reshape(-1, 1)
        self._join, self._join_steps = (
            others[:, :_COUNT].ravel(),
            steps[:, :_COUNT].reshape(-1, 1),
        )
        # What going on adds where it is forced, and at the first token.
        self._forced = _BY_FAR - WAYS * np.array(weights.stays, np.int32)
        self._starts = np.full(_COUNT, _NEVER, np.int32)
        for state, weight in weights.begins:
            self._starts[state] = self._forced[state] + weight * WAYS

    def labels(self, scores: Shorts, bounds: Sequence[tuple[int, int]]) -> bytearray:
        """Return one label for each token.

        Args:
            scores: For each token those of its labels.
            bounds: First token and end of each paragraph; other tokens get label 0, and there is
                one before the first paragraph and one after each.
        """
        found = bytearray(len(scores) + 1)
        # For each state the score of its beginning, and what going on adds to it.
        wide = np.zeros((len(scores), 2 * _COUNT), np.int32)
        parts = len(BETWEEN)
        wide[:, :_COUNT] = scores[:, :_COUNT]
        np.subtract(
            scores[:, _COUNT:], scores[:, parts:_COUNT], wide[:, _COUNT + parts :], dtype=np.int32
        )
        wide *= WAYS
        outside = [0, *(end for _, end in bounds)]
        wide[outside, :_COUNT] = 0
        wide[outside, _COUNT:] = self._forced
        order = sorted(bounds, key=lambda bound: bound[0] - bound[1])
        for first in range(0, len(order), _TOGETHER):
            self._walk(wide, order[first : first + _TOGETHER], found)
        del found[-1:]
        return found

    def _walk(self, wide: Ints, bounds: Sequence[tuple[int, int]], found: bytearray) -> None:
        """Write the labels of the paragraphs at `bounds` into `found`."""
        many, width = len(bounds), self._width
        pairs = np.array(bounds)
        halves = (pairs[:, 1] - pairs[:, 0] + 1) // 2
        depth = int(halves.max())
        # Which token is stepped to, from the left and from the right; 0 before a path begins.
        steps = np.arange(depth).reshape(-1, 1) - (depth - halves)
        left = (pairs[:, 0] + steps) * (steps >= 0)
        right = (pairs[:, 0] + 2 * halves - 1 - steps) * (steps >= 0)
        before = (right + 1) * (steps > 0)
        shape = (depth, 2 * _COUNT, many)
        adds, turns = np.empty(shape, np.int32), np.empty(shape, np.int32)
        tokens = wide.take(left, 0).transpose(0, 2, 1)
        adds[:, :_COUNT] = tokens[:, :_COUNT]
        turns[:, :_COUNT] = tokens[:, _COUNT:]
        adds[:, _COUNT:] = wide[:, :_COUNT].take(right, 0).transpose(0, 2, 1)
        turns[:, _COUNT:] = wide[:, _COUNT:].take(before, 0).transpose(0, 2, 1)
        turns[depth - halves, :_COUNT, np.arange(many)] = self._starts
        choices = np.zeros(shape, np.int32)
        best = np.zeros(shape[1:], np.int32)
        ways = np.empty((width, *shape[1:]), np.int32)
        flat = ways.reshape(-1, many)
        for step in range(depth):
            best.take(self._others, 0, flat, "clip")
            flat += self._steps
            ways[0] += turns[step]
            choice = choices[step]
            np.maximum.reduce(ways, 0, None, choice)
            np.bitwise_and(choice, -WAYS, best)
            best += adds[step]
        middle = best[:_COUNT].take(self._join, 0)
        middle += self._join_steps
        joined = middle.reshape(width, _COUNT, many)
        joined[0] += wide[:, _COUNT:].take(pairs[:, 0] + halves, 0).T
        joins = joined.max(axis=0)
        total = (joins & -WAYS) + best[_COUNT:]
        states = total.argmax(axis=0)
        self._trace(
            (choices & (WAYS - 1)).astype(np.uint8).tobytes(),
            (states.tolist(), (joins[states, np.arange(many)] & (WAYS - 1)).tolist()),
            bounds,
            depth,
            found,
        )

    def _trace(
        self,
        choices: bytes,
        joins: tuple[list[int], list[int]],
        bounds: Sequence[tuple[int, int]],
        depth: int,
        found: bytearray,
    ) -> None:
        """Go back both ways from where the halves met."""
        before, after = (side.ways for side in self._sides)
        many = len(bounds)
        stride = 2 * _COUNT * many
        last = (depth - 1) * stride
        going_on = WAYS - 1
        for column, ((first, end), middle, way) in enumerate(zip(bounds, *joins, strict=True)):
            half = (end - first + 1) // 2
            place = first + half
            state = middle
            found[place] = GOING_ON[state] if way == going_on else state
            state = before[state][going_on - way][0]
            stop = last + column - (half - 1) * stride
            for cell in range(last + column, stop, -stride):
                place -= 1
                way = choices[cell + state * many]
                if way == going_on:
                    found[place] = GOING_ON[state]
                else:
                    found[place] = state
                    state = before[state][going_on - way][0]
            found[first] = state
            place = first + half
            state = middle
            for cell in range(last + column + _COUNT * many, stop + _COUNT * many, -stride):
                place += 1
                way = choices[cell + state * many]
                if way == going_on:
                    found[place] = GOING_ON[state]
                else:
                    state = after[state][going_on - way][0]
                    found[place] = state
            found[end] = 0
