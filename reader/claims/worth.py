"""How much a fact-checker would want a claim checked: a sum of named, signed reasons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model import Reason

if TYPE_CHECKING:
    from reader.claims.kinds import Signs

__all__ = ["REASONS", "score_of", "weigh"]

REASONS: dict[str, float] = {
    "a statement": 0.30,
    "number with a unit": 0.26,
    "date": 0.10,
    "direct quotation": 0.06,
    "names a speaker": 0.06,
    "speaker not named": -0.04,
    "allegation": 0.08,
    "speaks of law": 0.12,
    "prediction or condition": 0.06,
    "superlative": 0.12,
    "hedged": -0.04,
    "opinion": -0.10,
    "speaks of I, we or you": -0.06,
    "names somebody or something": 0.06,
    "begins with a pronoun": -0.06,
    "very short": -0.08,
    "aside": -0.06,
    "standfirst": -0.10,
    "headline": -0.25,
    "scene": -0.10,
}
"""The name of each reason and what it adds or takes away.

The weights are set by hand after a logistic regression on the training part of ClaimBuster
(Hassan et al., VLDB 2017) showed their signs and order.
"""


def weigh(
    signs: Signs,
    *,
    quantity: bool,
    date: bool,
    quoted: bool,
    attributed: bool,
    named: bool,
    names: int,
    words: int,
    pronoun: bool,
    aside: bool,
    extra: tuple[str, ...] = (),
) -> tuple[Reason, ...]:
    """Return the reasons that hold for a claim; their weights add up to its score."""
    held = ["a statement"]
    for holds, name in (
        (quantity, "number with a unit"),
        (date, "date"),
        (quoted, "direct quotation"),
        (attributed and named, "names a speaker"),
        (attributed and not named, "speaker not named"),
        (signs.accusing and attributed, "allegation"),
        (signs.legal, "speaks of law"),
        (signs.future, "prediction or condition"),
        (signs.hedge is not None, "hedged"),
        (signs.opinion, "opinion"),
        (signs.person and not attributed, "speaks of I, we or you"),
        (names > 0, "names somebody or something"),
        (pronoun, "begins with a pronoun"),
        (words < 6, "very short"),
        (aside, "aside"),
    ):
        if holds:
            held.append(name)
    held += extra
    return tuple(Reason(name, REASONS[name]) for name in held)


def score_of(reasons: tuple[Reason, ...]) -> float:
    """Return the sum of the weights, kept between 0 and 1, to three places."""
    return round(min(1.0, max(0.0, sum(reason.weight for reason in reasons))), 3)
