"""How much a fact-checker would want a claim checked: a sum of named, signed reasons."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from reader.model import Reason

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.claims.kinds import Signs
    from reader.model import Attribution, Quantity

__all__ = ["REASONS", "all_reasons", "score_of", "weigh"]

REASONS: dict[str, float] = {
    "a statement": 0.30,
    "number with a unit": 0.26,
    "large number": 0.26,
    "small number": 0.12,
    "date": 0.18,
    "superlative": 0.14,
    "decision or offer": 0.12,
    "direct quotation": 0.04,
    "names a speaker": 0.05,
    "speaker not named": -0.04,
    "allegation": 0.03,
    "speaks of harm": 0.08,
    "speaks of law": 0.10,
    "prediction or condition": 0.05,
    "denies or excludes": 0.05,
    "hedged": -0.04,
    "opinion": -0.06,
    "speaks of I, we or you": -0.06,
    "names somebody or something": 0.05,
    "begins with a pronoun": -0.06,
    "very short": -0.08,
    "aside": -0.06,
    "standfirst": -0.10,
    "headline": -0.30,
    "a question": -0.25,
}
"""The name of each reason and what it adds or takes away.

The weights are set by hand, for news. Beside the 7,976 sentences of debates of the training part
of ClaimBuster (Hassan et al., VLDB 2017) most of the signs hold: figures, dates, comparisons,
decisions, harm and law raise the odds that a sentence is worth checking, opinion and talk of
oneself lower them. Not all do: there predictions and denials lower the odds, and asides and very
short sentences raise them. Ranked by these weights the area under the curve is 0.80 there; a
logistic regression on the same reasons reaches 0.85, but ranks claims of newspapers less well
than the weights by hand (average precision 0.76 against 0.80), so it was not taken.
"""

_REASONS = {name: Reason(name, weight) for name, weight in REASONS.items()}
_SMALL = 10
"""A number below it, without a percent sign, is a small one."""

_SHORT = 6


def weigh(
    signs: Signs,
    quantities: Sequence[Quantity],
    attribution: Attribution | None,
    words: int,
    date: bool,
    quoted: bool,
    names: bool,
    pronoun: bool,
    aside: bool,
    extra: tuple[str, ...] = (),
) -> tuple[tuple[Reason, ...], float]:
    """Return the reasons that hold for a claim, and its score, to which their weights add up.

    Args:
        signs: What the words of the claim tell.
        quantities: Its numbers.
        attribution: Who says it.
        words: How many words and marks it has.
        date: Whether it says when.
        quoted: Whether somebody's own words are in it.
        names: Whether a capital letter stands in it behind the first one.
        pronoun: Whether it begins with a pronoun.
        aside: Whether it is an apposition or relative clause.
        extra: Names of further reasons.
    """
    number = speaker = ""
    if quantities:
        large = any(quantity.value >= _SMALL or quantity.unit == "%" for quantity in quantities)
        measured = any(quantity.unit is not None for quantity in quantities)
        number = "small number"
        if large:
            number = "number with a unit" if measured else "large number"
    if attribution is not None:
        speaker = "speaker not named" if attribution.source is None else "names a speaker"
    short = words < _SHORT
    return _weighed(signs, number, speaker, date, quoted, names, pronoun, short, aside, extra)


@lru_cache(4096)
def _weighed(
    signs: Signs,
    number: str,
    speaker: str,
    date: bool,
    quoted: bool,
    names: bool,
    pronoun: bool,
    short: bool,
    aside: bool,
    extra: tuple[str, ...],
) -> tuple[tuple[Reason, ...], float]:
    """Return the reasons and the score of whatever shows the same; the same few come often."""
    named = speaker == "names a speaker"
    held = ["a statement"]
    if number:
        held.append(number)
    if date:
        held.append("date")
    if signs.superlative:
        held.append("superlative")
    if signs.decision:
        held.append("decision or offer")
    if quoted:
        held.append("direct quotation")
    if speaker:
        held.append(speaker)
    if signs.accusing and named:
        held.append("allegation")
    if signs.harm:
        held.append("speaks of harm")
    if signs.legal:
        held.append("speaks of law")
    if signs.future:
        held.append("prediction or condition")
    if signs.negative:
        held.append("denies or excludes")
    if signs.hedge is not None:
        held.append("hedged")
    if signs.opinion:
        held.append("opinion")
    if signs.person and not named:
        held.append("speaks of I, we or you")
    if names:
        held.append("names somebody or something")
    if pronoun:
        held.append("begins with a pronoun")
    if short:
        held.append("very short")
    if aside:
        held.append("aside")
    held += extra
    reasons = tuple([_REASONS[name] for name in held])
    return reasons, score_of(reasons)


def all_reasons() -> tuple[Reason, ...]:
    """Return every reason there is."""
    return tuple(_REASONS.values())


def score_of(reasons: tuple[Reason, ...]) -> float:
    """Return the sum of the weights, kept between 0 and 1, to three places."""
    score = sum([reason.weight for reason in reasons])
    return round(score, 3) if 0.0 < score < 1.0 else 0.0 if score < 1.0 else 1.0
