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
        "words": 5.87,
        "flat": -6.3,
        "within": -1.03,
        "much": 2.33,
        "letters": 17.18,
        "borrowed": 0.42,
        "fields": 2.73,
        "names": 0.03,
        "nearby": 1.41,
        "figures": 4.69,
        "counted": 1.02,
        "days": 5.81,
        "quoted": 1.32,
        "speaker": 0.53,
        "others": -0.35,
        "place": 1.78,
    },
    -5.73,
    {
        "words": 4.7,
        "flat": -5.88,
        "within": -0.99,
        "much": 3.18,
        "letters": 17.44,
        "borrowed": 0.55,
        "fields": 3.04,
        "names": 1.02,
        "nearby": 1.63,
        "figures": 5.34,
        "counted": 0.78,
        "days": 7.63,
        "quoted": 1.76,
        "speaker": 0.56,
        "others": -0.23,
        "place": 1.47,
        "across": 1.18,
        "siblings": 1.18,
        "support": 1.32,
        "alike": 0.94,
        "alone": -1.72,
        "unrivalled": 2.97,
    },
    -7.32,
)
"""Fitted by `training/story.py`: see there, and docs/story.md, to what and how well."""

EDGE = -0.8
"""The logarithmic odds from which on two claims are put together. This and the next two were chosen
on the events that the weights were fitted to, so that clusters of no event suffer much."""

JOIN = -0.75
"""What the mean odds of a claim with those of a cluster must at least be to be put into it."""

LEAST = -2.0
"""What its odds with each of them must at least be."""
