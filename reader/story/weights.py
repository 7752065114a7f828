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
        "words": 11.87,
        "flat": -10.49,
        "within": -1.88,
        "much": 3.57,
        "letters": 11.24,
        "sense": 2.34,
        "borrowed": 1.14,
        "fields": 2.06,
        "names": 1.88,
        "nearby": 1.81,
        "figures": 2.37,
        "counted": 0.63,
        "near": 1.34,
        "days": 6.13,
        "quoted": 1.06,
        "speaker": 0.54,
        "others": -0.37,
        "place": 1.55,
        "sense and names": -4.98,
        "sense and figures": 4.54,
    },
    -6.69,
    {
        "words": 15.67,
        "flat": -15.01,
        "within": -2.38,
        "much": 5.61,
        "letters": 15.6,
        "sense": 3.53,
        "borrowed": 1.42,
        "fields": 2.86,
        "names": 3.22,
        "nearby": 2.71,
        "figures": 4.3,
        "counted": 0.51,
        "near": 2.12,
        "days": 11.41,
        "quoted": 2.05,
        "speaker": 0.66,
        "others": -0.45,
        "place": 2.13,
        "sense and names": -5.14,
        "sense and figures": 5.58,
        "across": 0.9,
        "siblings": 1.21,
        "support": 0.79,
        "alike": 1.15,
        "alone": -4.31,
        "unrivalled": 3.19,
    },
    -9.47,
)
"""Fitted by `training/story.py`: see there, and docs/story.md, to what and how well."""

EDGE = -0.4
"""The logarithmic odds from which on two claims are put together. This and the next two were chosen
on the events that the weights were fitted to, so that clusters of no event suffer much."""

JOIN = -1.2
"""What the mean odds of a claim with those of a cluster must at least be to be put into it."""

LEAST = -1.8
"""What its odds with each of them must at least be."""
