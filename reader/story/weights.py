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
        "words": 4.96,
        "flat": -5.78,
        "within": -0.64,
        "much": 2.18,
        "letters": 16.1,
        "borrowed": 0.56,
        "fields": 2.92,
        "names": 0.16,
        "nearby": 1.22,
        "figures": 4.98,
        "counted": 0.91,
        "days": 5.76,
        "quoted": 1.39,
        "speaker": 0.54,
        "others": -0.37,
        "place": 1.89,
    },
    -5.67,
    {
        "words": 3.96,
        "flat": -5.38,
        "within": -0.92,
        "much": 3.03,
        "letters": 17.19,
        "borrowed": 0.66,
        "fields": 3.36,
        "names": 1.22,
        "nearby": 1.41,
        "figures": 5.84,
        "counted": 0.84,
        "days": 7.63,
        "quoted": 1.73,
        "speaker": 0.55,
        "others": -0.25,
        "place": 1.54,
        "across": 1.31,
        "siblings": 1.3,
        "support": 1.4,
        "alike": 1.14,
        "alone": -2.11,
        "unrivalled": 3.02,
    },
    -7.34,
)
"""Fitted by `training/story.py`: see there, and docs/story.md, to what and how well."""

EDGE = -0.3
"""The logarithmic odds from which on two claims are put together. This and the next two were chosen
on the events that the weights were fitted to, so that clusters of no event suffer much."""

JOIN = -1.25
"""What the mean odds of a claim with those of a cluster must at least be to be put into it."""

LEAST = -2.0
"""What its odds with each of them must at least be."""
