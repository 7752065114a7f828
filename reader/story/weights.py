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
        "words": 10.7,
        "flat": -9.19,
        "within": -1.72,
        "much": 3.48,
        "letters": 13.27,
        "borrowed": 1.07,
        "fields": 2.06,
        "names": -0.15,
        "nearby": 1.87,
        "figures": 3.64,
        "counted": 0.95,
        "near": 1.35,
        "days": 5.97,
        "quoted": 1.05,
        "speaker": 0.5,
        "others": -0.36,
        "place": 1.54,
    },
    -5.96,
    {
        "words": 9.93,
        "flat": -9.7,
        "within": -1.22,
        "much": 5.01,
        "letters": 16.93,
        "borrowed": 1.01,
        "fields": 2.26,
        "names": 1.11,
        "nearby": 2.25,
        "figures": 5.26,
        "counted": 0.83,
        "near": 1.47,
        "days": 8.87,
        "quoted": 1.21,
        "speaker": 0.56,
        "others": -0.17,
        "place": 1.77,
        "across": 0.93,
        "siblings": 1.4,
        "support": 0.02,
        "alike": 2.38,
        "alone": -2.77,
        "unrivalled": 2.3,
    },
    -7.78,
)
"""Fitted by `training/story.py`: see there, and docs/story.md, to what and how well."""

EDGE = -0.4
"""The logarithmic odds from which on two claims are put together. This and the next two were chosen
on the events that the weights were fitted to, so that clusters of no event suffer much."""

JOIN = -0.8
"""What the mean odds of a claim with those of a cluster must at least be to be put into it."""

LEAST = -1.3
"""What its odds with each of them must at least be."""
