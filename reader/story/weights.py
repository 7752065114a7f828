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
        "words": 5.5,
        "flat": -5.53,
        "within": -1.0,
        "much": 2.55,
        "letters": 15.53,
        "borrowed": 1.26,
        "fields": 2.4,
        "names": 0.02,
        "nearby": 1.39,
        "figures": 3.06,
        "counted": 0.81,
        "near": 1.92,
        "days": 5.59,
        "quoted": 0.91,
        "speaker": 0.43,
        "others": -0.41,
        "place": 1.95,
    },
    -5.68,
    {
        "words": 4.09,
        "flat": -5.42,
        "within": -1.06,
        "much": 3.65,
        "letters": 16.54,
        "borrowed": 1.36,
        "fields": 2.83,
        "names": 1.12,
        "nearby": 1.54,
        "figures": 3.64,
        "counted": 1.09,
        "near": 1.74,
        "days": 7.54,
        "quoted": 1.04,
        "speaker": 0.44,
        "others": -0.29,
        "place": 1.63,
        "across": 1.09,
        "siblings": 1.7,
        "support": 0.97,
        "alike": 1.56,
        "alone": -1.99,
        "unrivalled": 2.99,
    },
    -7.39,
)
"""Fitted by `training/story.py`: see there, and docs/story.md, to what and how well."""

EDGE = -0.6
"""The logarithmic odds from which on two claims are put together. This and the next two were chosen
on the events that the weights were fitted to, so that clusters of no event suffer much."""

JOIN = -1.0
"""What the mean odds of a claim with those of a cluster must at least be to be put into it."""

LEAST = -2.5
"""What its odds with each of them must at least be."""
