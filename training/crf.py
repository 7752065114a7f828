"""A linear-chain conditional random field, fitted one paragraph at a time.

Stochastic gradient descent with a step size of its own for each weight (AdaGrad, Duchi et al.
2011) and an L1 penalty, applied to a feature's weights when it is next seen; compiled by numba.
Only transitions that occur in the training data are possible.
"""

from __future__ import annotations

import math
from typing import Any

import numba as nb
import numpy as np

__all__ = ["fit"]

_TINY = 1e-4
"""Gradients below it are not applied."""

_SETTLED = 0.5
"""The weights after each epoch are averaged from this part of them on."""


@nb.njit(cache=True, fastmath=True)
def _shrink(weights, squares, row, amount):  # type: ignore[no-untyped-def]
    for label in range(weights.shape[1]):
        weight = weights[row, label]
        if weight != 0.0:
            less = amount / math.sqrt(squares[row, label])
            if weight > less:
                weights[row, label] = weight - less
            elif weight < -less:
                weights[row, label] = weight + less
            else:
                weights[row, label] = 0.0


@nb.njit(cache=True, fastmath=True)
def _epoch(features, labels, bounds, order, model, allowed, twin, rate, penalty, step):  # type: ignore[no-untyped-def]
    weights, squares, seen, moves, move_squares = model
    width, count = features.shape[1], weights.shape[1]
    longest = 0
    for n in range(len(bounds)):
        longest = max(longest, bounds[n, 1] - bounds[n, 0])
    froms = np.zeros((count, count), np.int32)
    many = np.zeros(count, np.int32)
    for b in range(count):
        for a in range(count):
            if allowed[a, b]:
                froms[b, many[b]] = a
                many[b] += 1
    scores = np.zeros((longest, count), np.float32)
    alpha = np.zeros((longest, count), np.float32)
    beta = np.zeros((longest, count), np.float32)
    norm = np.zeros(longest, np.float32)
    odds = np.zeros((count, count), np.float32)
    change = np.zeros((count, count), np.float32)
    which = np.zeros(count, np.int32)
    for n in order:
        start = bounds[n, 0]
        size = bounds[n, 1] - start
        step += 1
        for b in range(count):
            for k in range(many[b]):
                a = froms[b, k]
                odds[a, b] = math.exp(moves[a, b])
                change[a, b] = 0.0
        for t in range(size):
            scores[t, :] = 0.0
            for k in range(width):
                f = features[start + t, k]
                if f >= 0:
                    late = step - seen[f]
                    if late > 0:
                        _shrink(weights, squares, f, penalty * late * rate)
                        seen[f] = step
                    for b in range(count):
                        scores[t, b] += weights[f, b]
            top = scores[t, 0]
            for b in range(count):
                top = max(top, scores[t, b])
            for b in range(count):
                scores[t, b] = math.exp(scores[t, b] - top)
        for t in range(size):
            total = np.float32(0.0)
            for b in range(count):
                if t == 0:
                    value = np.float32(1.0) if allowed[count, b] else np.float32(0.0)
                else:
                    value = np.float32(0.0)
                    for k in range(many[b]):
                        a = froms[b, k]
                        value += alpha[t - 1, a] * odds[a, b]
                alpha[t, b] = value * scores[t, b]
                total += alpha[t, b]
            total = max(total, np.float32(1e-30))
            for b in range(count):
                alpha[t, b] /= total
            norm[t] = total
        beta[size - 1, :] = 1.0
        for t in range(size - 1, 0, -1):
            beta[t - 1, :] = 0.0
            for b in range(count):
                value = scores[t, b] * beta[t, b] / norm[t]
                if value > 1e-12:
                    for k in range(many[b]):
                        a = froms[b, k]
                        part = odds[a, b] * value
                        beta[t - 1, a] += part
                        change[a, b] += alpha[t - 1, a] * part
            change[labels[start + t - 1], labels[start + t]] -= 1.0
        for t in range(size):
            total = np.float32(0.0)
            for b in range(count):
                beta[t, b] *= alpha[t, b]
                total += beta[t, b]
            used = 0
            for b in range(count):
                beta[t, b] /= total
                if b == labels[start + t]:
                    beta[t, b] -= 1.0
                if abs(beta[t, b]) > _TINY:
                    which[used] = b
                    used += 1
            for k in range(width):
                f = features[start + t, k]
                if f >= 0:
                    for u in range(used):
                        b = which[u]
                        slope = beta[t, b]
                        squares[f, b] += slope * slope
                        weights[f, b] -= rate * slope / math.sqrt(squares[f, b])
        for b in range(count):
            for k in range(many[b]):
                a = froms[b, k]
                slope = change[a, b] + (change[twin[a], b] if twin[a] != a else 0.0)
                move_squares[a, b] += slope * slope
                moves[a, b] -= rate * slope / math.sqrt(move_squares[a, b])
    return step


def fit(
    features: Any,
    labels: Any,
    bounds: Any,
    allowed: Any,
    twin: Any,
    *,
    penalty: float = 10.0,
    epochs: int = 14,
    rate: float = 0.06,
    seed: int = 0,
) -> tuple[Any, Any]:
    """Return the weights of features and of transitions.

    Args:
        features: For each token its features' numbers, -1 for none.
        labels: For each token its label.
        bounds: First token and end of each paragraph to fit to.
        twin: For each label the other one of its state, itself if there is none; what may follow
            both, and the weights of that, are the same.
        allowed: Whether the first label may stand before the second; the last row tells whether
            a paragraph may begin with a label.
        penalty: The L1 penalty, as in `sum of losses + penalty * sum of |weights|`.
        epochs: How often each paragraph is seen.
        rate: The step size at first; it falls to nearly nothing.
        seed: Of the order of paragraphs.
    """
    rng = np.random.default_rng(seed)
    rows, count = int(features.max()) + 1, allowed.shape[1]
    weights = np.zeros((rows, count), np.float32)
    squares = np.full((rows, count), 0.1, np.float32)
    seen = np.zeros(rows, np.int64)
    moves = np.zeros((count, count), np.float32)
    model = (weights, squares, seen, moves, np.ones((count, count), np.float32))
    step = kept = 0
    total, total_moves = np.zeros_like(weights), np.zeros_like(moves)
    order = np.arange(len(bounds))
    for epoch in range(epochs):
        rng.shuffle(order)
        now = rate * max(0.03, min(1.0, 1.4 * (1.1 - (epoch + 0.5) / epochs)))
        step = _epoch(
            features, labels, bounds, order, model, allowed, twin, now, penalty / len(bounds), step
        )
        for row in range(rows):
            _shrink(weights, squares, row, penalty / len(bounds) * (step - seen[row]) * now)
        seen[:] = step
        if epoch >= epochs * _SETTLED:
            kept += 1
            total += weights
            total_moves += moves
    return total / kept, total_moves / kept
