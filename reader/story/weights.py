"""How much each feature of two claims speaks for their stating the same thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["CONTEXT", "CONTEXT_BIAS", "DIRECT", "DIRECT_BIAS", "EDGE", "JOIN"]

DIRECT: Mapping[str, float] = {
    "words": 2.0,
    "within": -0.8,
    "much": 3.1,
    "letters": 15.8,
    "names": 2.6,
    "figures": 2.1,
    "counted": 1.5,
    "days": 3.8,
    "quoted": 1.5,
    "speaker": 0.7,
    "others": -0.4,
}
DIRECT_BIAS = -5.9

CONTEXT: Mapping[str, float] = {
    **DIRECT,
    "around": 1.0,
    "across": 0.5,
    "support": 1.2,
    "best": 0.5,
    "good": 1.0,
}
CONTEXT_BIAS = -7.5

EDGE = -0.5
"""The logarithmic odds from which on two claims are put together."""

JOIN = -1.5
"""What the mean odds of a claim with those of a cluster must at least be to be put into it."""
