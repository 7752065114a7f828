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
        "words": 9.7,
        "flat": -8.4,
        "within": -1.4,
        "much": 3.44,
        "letters": 13.93,
        "borrowed": 1.01,
        "fields": 1.66,
        "names": -0.07,
        "nearby": 1.71,
        "figures": 3.87,
        "counted": 0.72,
        "near": 1.18,
        "days": 5.77,
        "quoted": 0.83,
        "speaker": 0.47,
        "others": -0.34,
        "place": 1.57,
    },
    -5.80,
    {
        "words": 10.31,
        "flat": -9.56,
        "within": -1.55,
        "much": 5.02,
        "letters": 17.25,
        "borrowed": 1.08,
        "fields": 2.05,
        "names": 1.08,
        "nearby": 2.23,
        "figures": 5.56,
        "counted": 0.75,
        "near": 1.37,
        "days": 9.7,
        "quoted": 1.45,
        "speaker": 0.52,
        "others": -0.23,
        "place": 1.84,
        "across": 0.99,
        "siblings": 1.58,
        "support": 0.2,
        "alike": 2.51,
        "alone": -3.43,
        "unrivalled": 2.5,
    },
    -8.01,
)
"""Fitted by `training/story.py`: see there, and docs/story.md, to what and how well."""

EDGE = -0.55
"""The logarithmic odds from which on two claims are put together. This and the next two were chosen
on the events that the weights were fitted to, so that clusters of no event suffer much."""

JOIN = -1.0
"""What the mean odds of a claim with those of a cluster must at least be to be put into it."""

LEAST = -1.5
"""What its odds with each of them must at least be."""
