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
        "words": 5.52,
        "flat": -6.73,
        "within": -0.44,
        "much": 2.26,
        "letters": 16.95,
        "borrowed": 0.43,
        "fields": 2.76,
        "names": 0.04,
        "nearby": 1.44,
        "figures": 4.87,
        "counted": 1.08,
        "days": 5.75,
        "quoted": 1.3,
        "speaker": 0.51,
        "others": -0.35,
        "place": 1.78,
    },
    -5.70,
    {
        "words": 4.3,
        "flat": -6.33,
        "within": -0.46,
        "much": 3.14,
        "letters": 16.72,
        "borrowed": 0.58,
        "fields": 3.06,
        "names": 1.12,
        "nearby": 1.55,
        "figures": 5.33,
        "counted": 0.86,
        "days": 7.44,
        "quoted": 1.64,
        "speaker": 0.52,
        "others": -0.22,
        "place": 1.42,
        "across": 1.21,
        "siblings": 1.29,
        "support": 1.54,
        "alike": 0.76,
        "alone": -1.56,
        "unrivalled": 3.04,
    },
    -7.27,
)
"""Fitted by `training/story.py`: see there, and docs/story.md, to what and how well."""

EDGE = -0.8
"""The logarithmic odds from which on two claims are put together. This and the next two were chosen
on the events that the weights were fitted to, so that clusters of no event suffer much."""

JOIN = -0.75
"""What the mean odds of a claim with those of a cluster must at least be to be put into it."""

LEAST = -2.0
"""What its odds with each of them must at least be."""
