"""How much each feature of two claims speaks for their stating the same thing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["EDGE", "FITTED", "JOIN", "LEAST", "Judgement"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """What each feature adds to the logarithm of the odds that two claims state the same thing."""

    by_itself: Mapping[str, float]
    """For a first look at the two claims alone, by the names of the features."""

    bias: float

    in_context: Mapping[str, float]
    """For the second look, which knows what the first said of all other claims."""

    context_bias: float

    def alone(self, measures: Mapping[str, float]) -> float:
        """Return the logarithm of the odds at first look."""
        return self.bias + sum(weight * measures[name] for name, weight in self.by_itself.items())

    def together(self, measures: Mapping[str, float]) -> float:
        """Return the logarithm of the odds at second look."""
        return self.context_bias + sum(
            weight * measures[name] for name, weight in self.in_context.items()
        )


FITTED = Judgement(
    {
        "words": 5.53,
        "flat": -5.68,
        "within": -0.63,
        "much": 2.58,
        "letters": 14.85,
        "borrowed": 1.26,
        "fields": 2.51,
        "names": 0.03,
        "nearby": 1.49,
        "figures": 3.12,
        "counted": 0.8,
        "near": 1.91,
        "days": 5.58,
        "quoted": 0.96,
        "speaker": 0.39,
        "others": -0.43,
        "place": 2.01,
    },
    -5.79,
    {
        "words": 4.14,
        "flat": -5.65,
        "within": -0.59,
        "much": 3.75,
        "letters": 16.25,
        "borrowed": 1.42,
        "fields": 2.98,
        "names": 1.21,
        "nearby": 1.67,
        "figures": 3.86,
        "counted": 1.08,
        "near": 1.74,
        "days": 7.71,
        "quoted": 1.08,
        "speaker": 0.42,
        "others": -0.32,
        "place": 1.72,
        "across": 1.0,
        "siblings": 1.75,
        "support": 1.14,
        "alike": 1.43,
        "alone": -2.21,
        "unrivalled": 3.12,
    },
    -7.62,
)
"""Fitted by `training/story.py`: see there, and docs/story.md, to what and how well."""

EDGE = -0.65
"""The logarithmic odds from which on two claims are put together. This and the next two were chosen
on the events that the weights were fitted to, so that clusters of no event suffer much."""

JOIN = -1.0
"""What the mean odds of a claim with those of a cluster must at least be to be put into it."""

LEAST = -1.5
"""What its odds with each of them must at least be."""
