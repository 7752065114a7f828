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
        "words": 5.17,
        "flat": -5.25,
        "within": -0.66,
        "much": 2.88,
        "letters": 13.91,
        "borrowed": 1.2,
        "fields": 2.68,
        "names": 0.14,
        "nearby": 1.31,
        "figures": 3.42,
        "counted": 0.79,
        "near": 1.86,
        "days": 5.8,
        "quoted": 1.05,
        "speaker": 0.5,
        "others": -0.36,
        "place": 2.12,
    },
    -6.01,
    {
        "words": 3.82,
        "flat": -5.04,
        "within": -0.61,
        "much": 4.18,
        "letters": 15.44,
        "borrowed": 1.36,
        "fields": 3.19,
        "names": 1.31,
        "nearby": 1.62,
        "figures": 4.33,
        "counted": 1.11,
        "near": 1.77,
        "days": 8.26,
        "quoted": 1.24,
        "speaker": 0.58,
        "others": -0.24,
        "place": 1.95,
        "across": 1.02,
        "siblings": 1.67,
        "support": 1.04,
        "alike": 1.55,
        "alone": -2.5,
        "unrivalled": 3.19,
    },
    -8.06,
)
"""Fitted by `training/story.py`: see there, and docs/story.md, to what and how well."""

EDGE = -0.55
"""The logarithmic odds from which on two claims are put together. This and the next two were chosen
on the events that the weights were fitted to, so that clusters of no event suffer much."""

JOIN = -1.0
"""What the mean odds of a claim with those of a cluster must at least be to be put into it."""

LEAST = -1.5
"""What its odds with each of them must at least be."""
