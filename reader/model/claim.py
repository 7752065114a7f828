"""What an article asserts, claim by claim."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.model.span import Span

__all__ = [
    "STRENGTHS",
    "Attribution",
    "Claim",
    "DateMention",
    "Kind",
    "Quantity",
    "Reason",
    "strength",
]

STRENGTHS = (1 / 3, 2 / 3)
"""The check-worthiness from which a highlight is of the second and of the third strength."""


class Kind(StrEnum):
    """What sort of statement a claim is; a claim may be of several kinds."""

    QUANTITY = "quantity"
    DATE = "date"
    QUOTE = "quote"
    """Direct quotation."""
    REPORTED = "reported"
    """Attributed to somebody, not in their words."""
    ALLEGATION = "allegation"
    """Alleged, accused, claimed by critics."""
    PREDICTION = "prediction/conditional"
    """Will, would, could, if."""
    LEGAL = "legal"
    EVENT = "event"
    """Something that happened."""
    STATE = "state"
    """Something that is so."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says something, after the PARC and PolNeAR scheme: source, cue, content."""

    source: str | None
    """The speaker's name, resolved from a pronoun or title where the text allows."""

    source_span: Span | None
    """The mention of the speaker that stands in the text."""

    cue: str | None
    """The words that attribute: said, according to."""

    cue_span: Span | None
    """Where they stand."""

    content_spans: tuple[Span, ...]
    """What is attributed."""

    via: str | None = None
    """The outlet or agency that passes it on: "reported AFP"."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what it counts or measures."""

    value: float
    """The number; the lower one of a range."""

    unit: str | None
    """What is counted or measured, in the words of the text: inmates, km, %."""

    approx: str | None
    """The words that make it inexact: up to, some, at least."""

    span: Span
    """Where it stands, unit and approximation included."""

    upper: float | None = None
    """The higher number of a range."""


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date that stands in the text or that it allows to work out."""

    value: str
    """As much as is known, in ISO 8601: 2025-02-03, 2025-02, 2025."""

    precision: str
    """`day`, `month` or `year`."""

    span: Span
    """Where it stands."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One of the signed terms that add up to a claim's check-worthiness."""

    name: str
    """What was seen: "direct quotation", "number with a unit"."""

    weight: float
    """What it adds to or takes from the score."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A checkable statement: a sentence or an independent clause of one."""

    id: str
    """The same for the same words of the same article."""

    span: Span
    """Where it stands."""

    text: str
    """Its words: `article.text[span.start:span.end]`."""

    kinds: tuple[Kind, ...]
    """In the order of `Kind`."""

    score: float
    """Check-worthiness: how much a fact-checker would want it checked, 0 to 1."""

    attribution: Attribution | None = None
    """Who says it; None in the article's own voice."""

    hedge: str | None = None
    """The words that weaken it: reportedly, it appears."""

    quantities: tuple[Quantity, ...] = ()
    dates: tuple[DateMention, ...] = ()
    why: tuple[Reason, ...] = ()
    """The reasons for which it was highlighted."""


def strength(score: float) -> int:
    """Return how strongly a claim of that check-worthiness is highlighted.

    Args:
        score: 0 to 1.

    Returns:
        1 to 3.
    """
    return 1 + sum(score >= least for least in STRENGTHS)
