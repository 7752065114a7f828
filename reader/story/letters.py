"""How alike claims are letter by letter, in runs of four."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Letters"]

_RUN = 4
_MOST = 800
"""Letters of one claim that are looked at."""

_SMOOTHING = 50
"""Claims that are taken to be there besides, so that few claims do not make every run common."""


class Letters:
    """The runs of letters of some texts, weighted by how rare they are among them.

    Args:
        texts: The texts, which are then called by their places.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        numbers: dict[str, int] = {}
        self._runs: list[frozenset[int]] = []
        seen: Counter[int] = Counter()
        for text in texts:
            spaced = f" {text[:_MOST].lower()} "
            runs = frozenset(
                numbers.setdefault(spaced[place : place + _RUN], len(numbers))
                for place in range(len(spaced) - _RUN + 1)
            )
            self._runs.append(runs)
            seen.update(runs)
        most = math.log(len(texts) + _SMOOTHING)
        self._weights = [(most - math.log(seen[run] + 0.5)) ** 2 for run in range(len(numbers))]
        self._lengths = [math.sqrt(self._sum(runs)) for runs in self._runs]

    def alike(self, one: int, other: int) -> float:
        """Return the cosine of two texts, 0 to 1."""
        shared = self._runs[one] & self._runs[other]
        if not shared:
            return 0.0
        return self._sum(shared) / (self._lengths[one] * self._lengths[other])

    def _sum(self, runs: frozenset[int]) -> float:
        weights = self._weights
        return sum([weights[run] for run in runs])
