"""Sentences that articles on different things repeat nearly word for word."""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING

from reader.story.pacing import in_steps, pass_over

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reader.story.likeness import Pair
    from reader.story.traits import Traits, Weights

__all__ = ["find_repeats"]

_ALIKE = 0.55
"""The cosine of the words and names of two claims from which on one repeats the other."""

_LEAST = 12.0
"""The weight that they must have in common: three rare words."""

_LONGEST = 100
"""Claims that share a word: where more do, it is no way to find them."""


def find_repeats(
    traits: Sequence[Traits],
    homes: Sequence[int],
    weights: Weights,
    tick: Callable[[], None] = pass_over,
) -> Iterator[tuple[Pair, float]]:
    """Yield the pairs of claims of different homes that are nearly the same, with their likeness.

    Only the rarest words of a claim are looked up: a pair as alike as that must share one of them
    (prefix filtering, after Bayardo, Ma and Srikant, Scaling up all pairs similarity search, 2007).

    Args:
        traits: Those of all claims.
        homes: What each claim belongs to; claims of one home are not compared.
        weights: How rare words are.
        tick: Called now and then; what it raises ends it all.
    """
    index: dict[str, list[int]] = defaultdict(list)
    kept: list[dict[str, float]] = []
    least = math.ceil(_LEAST / weights.most)
    for place, trait in enumerate(in_steps(traits, tick)):
        parts = {word: weights[word] for word in trait.words | trait.names}
        mass = sum(part * part for part in parts.values())
        length = math.sqrt(mass) or 1.0
        kept.append({word: part / length for word, part in parts.items()})
        if sum(parts.values()) < _LEAST:
            continue
        rarest = _prefix(parts, mass)
        near: set[int] = set()
        for word in rarest:
            posted = index[word]
            if len(posted) < _LONGEST:
                near.update(posted)
                posted.append(place)
        mine = kept[place]
        for other in sorted(near):
            if homes[other] == homes[place]:
                continue
            theirs = kept[other]
            if len(mine.keys() & theirs.keys()) < least:
                continue  # most share but the one word that they were found by
            shared = [word for word in mine if word in theirs]
            alike = sum(mine[word] * theirs[word] for word in shared)
            if alike >= _ALIKE and sum(parts[word] for word in shared) >= _LEAST:
                yield (other, place), alike


def _prefix(parts: dict[str, float], mass: float) -> list[str]:
    """Return the rarest words, so many that what is left cannot reach the likeness by itself."""
    left = mass
    rarest = []
    for word in sorted(parts, key=lambda word: (-parts[word], word)):
        if left < _ALIKE * _ALIKE * mass:
            break
        rarest.append(word)
        left -= parts[word] ** 2
    return rarest
