"""How much each feature of two claims speaks for their stating the same thing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["EDGE", "FITTED", "JOIN", "Judgement"]


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
        "words": 10.55,
        "flat": -10.36,
        "within": -1.91,
        "much": 2.38,
        "letters": 18.43,
        "fields": 2.98,
        "names": -0.04,
        "nearby": 1.52,
        "figures": 4.61,
        "counted": 1.17,
        "days": 5.75,
        "quoted": 1.27,
        "speaker": 0.56,
        "others": -0.33,
        "place": 1.68,
    },
    -5.67,
    {
        "words": 10.57,
        "flat": -11.51,
        "within": -2.13,
        "much": 3.75,
        "letters": 22.17,
        "fields": 3.81,
        "names": 1.15,
        "nearby": 1.92,
        "figures": 6.44,
        "counted": 0.99,
        "days": 9.17,
        "quoted": 2.25,
        "speaker": 0.67,
        "others": -0.22,
        "place": 1.58,
        "across": 1.2,
        "siblings": 1.13,
        "support": 1.25,
        "alike": 0.92,
        "alone": -2.87,
        "unrivalled": 3.04,
    },
    -7.68,
)
"""Fitted by `training/story.py`: see there, and docs/story.md, to what and how well."""

EDGE = -0.5
"""The logarithmic odds from which on two claims are put together."""

JOIN = -1.5
"""What the mean odds of a claim with those of a cluster must at least be to be put into it."""
