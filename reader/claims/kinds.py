"""What kinds a claim is of."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from reader.claims.lexicon import wordset
from reader.claims.lexicon.grammar import BE
from reader.claims.lexicon.tones import (
    ACCUSERS,
    ACCUSING,
    DECISIONS,
    FUTURE,
    HARM,
    HEDGE_PHRASES,
    HEDGES,
    LEGAL,
    LEGAL_PHRASES,
    NEGATIVE,
    OPINION,
    SUPERLATIVES,
)
from reader.claims.lexicon.verbs import IRREGULAR, is_past
from reader.model import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Signs", "kinds_of", "read_signs"]

_PERSONS = wordset(
    "residents resident"
    " citizens citizen lawyer adviser criminals criminal prisoners prisoner felons"
    " felon general alien aliens immigrant immigrants migrant migrants"
)


_PAST = IRREGULAR | {"was", "were"}
_PRESENT_BE = frozenset(("is", "are", "be", "being", "am", "to", "not", "also"))
_PERSONAL = frozenset(("i", "we", "you", "our", "my", "your", "us", "me"))
_LEGAL_HEADS = frozenset(phrase[0] for phrase in LEGAL_PHRASES)
_TELLING = (
    HEDGES | FUTURE | ACCUSING | HARM | LEGAL | _LEGAL_HEADS | OPINION | SUPERLATIVES | DECISIONS
    | NEGATIVE | _PERSONAL | {"going"}
)  # fmt: skip
"""All words that are a sign of something: each clause is looked through only once."""


class Signs:
    """What the words of a clause tell about it."""

    hedge: str | None = None
    future = False
    accusing = False
    harm = False
    legal = False
    opinion = False
    superlative = False
    decision = False
    """Whether it tells of an offer, an order, a vote or another decision."""
    negative = False
    past = False
    person = False
    """Whether it speaks of I, we or you."""


def read_signs(lows: Sequence[str]) -> Signs:
    """Return the signs in the lower-case words of a clause."""
    signs = Signs()
    signs.past = _is_past(lows)
    words = _TELLING.intersection(lows)
    if not words:
        return signs
    if not words.isdisjoint(HEDGES):
        signs.hedge = _hedge(lows)
    signs.future = not words.isdisjoint(FUTURE) and not _is_past_modal(lows)
    if not signs.future and "going" in words:
        signs.future = _follows(lows, "going", "to")
    signs.accusing = not words.isdisjoint(ACCUSING)
    signs.harm = not words.isdisjoint(HARM)
    legal = words & LEGAL
    signs.legal = bool(legal) and not _only_names_people(lows, legal)
    if not signs.legal and not words.isdisjoint(_LEGAL_HEADS):
        signs.legal = any(_has(lows, phrase) for phrase in LEGAL_PHRASES)
    signs.opinion = not words.isdisjoint(OPINION)
    signs.superlative = not words.isdisjoint(SUPERLATIVES)
    signs.decision = not words.isdisjoint(DECISIONS)
    signs.negative = not words.isdisjoint(NEGATIVE)
    signs.person = not words.isdisjoint(_PERSONAL)
    return signs


def kinds_of(
    signs: Signs,
    *,
    quantity: bool,
    date: bool,
    quoted: bool,
    reported: bool,
    source: str | None,
) -> tuple[Kind, ...]:
    """Return the kinds of a claim, in the order of `Kind`.

    Args:
        signs: What its words tell.
        quantity: Whether a number counts or measures something in it.
        date: Whether it says when.
        quoted: Whether somebody's own words are in it.
        reported: Whether what somebody said is in it, not in their words.
        source: Who says it.
    """
    accuser = source is not None and not ACCUSERS.isdisjoint(source.lower().split())
    accused = (source is not None and signs.accusing) or (accuser and signs.harm)
    return _kinds(
        quantity,
        date,
        quoted,
        reported,
        accused or signs.hedge in ("allegedly", "alleged"),
        signs.future,
        signs.legal,
        signs.past,
        not signs.past,
    )


@cache
def _kinds(*holds: bool) -> tuple[Kind, ...]:
    """Return those of the kinds, in their order, that hold."""
    return tuple([kind for kind, held in zip(Kind, holds, strict=True) if held])


def _is_past(lows: Sequence[str]) -> bool:
    """Whether something happened: a past form that is no participle of "is" or "are"."""
    before = ""
    for low in lows:
        past = low in _PAST or (low.endswith("ed") and is_past(low))
        if past and before not in _PRESENT_BE and not before.endswith("ly"):
            return True
        before = low
    return False


def _hedge(lows: Sequence[str]) -> str | None:
    for phrase in HEDGE_PHRASES:
        if _has(lows, phrase):
            return " ".join(phrase)
    return next((low for low in lows if low in HEDGES), None)


def _has(lows: Sequence[str], phrase: tuple[str, ...]) -> bool:
    first, size = phrase[0], len(phrase)
    return first in lows and any(
        low == first and tuple(lows[place : place + size]) == phrase
        for place, low in enumerate(lows)
    )


def _follows(lows: Sequence[str], first: str, second: str) -> bool:
    return any(
        low == first and lows[place + 1 : place + 2] == [second] for place, low in enumerate(lows)
    )


def _is_past_modal(lows: Sequence[str]) -> bool:
    """Whether the only word of the future is one of "could have", "would have been"."""
    hits = [place for place, low in enumerate(lows) if low in FUTURE]
    return all("have" in lows[place + 1 : place + 3] and "if" not in lows for place in hits)


def _only_names_people(lows: Sequence[str], legal: frozenset[str]) -> bool:
    """Whether words of law stand only in such as "legal residents", "convicted criminals"."""
    return all(
        not _PERSONS.isdisjoint(lows[place + 1 : place + 3])
        for place, low in enumerate(lows)
        if low in legal and low not in BE
    )
