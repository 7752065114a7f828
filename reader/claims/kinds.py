"""What kinds a claim is of."""

from __future__ import annotations

from bisect import insort
from functools import lru_cache
from itertools import compress
from typing import TYPE_CHECKING, NamedTuple

from reader.claims.lexicon import Known, wordset
from reader.claims.lexicon.grammar import BE, DETERMINERS, SUBJECTS
from reader.claims.lexicon.tones import (
    ACCUSERS,
    ACCUSING,
    DECISIONS,
    FUTURE,
    HARM,
    HEDGE_PHRASES,
    HEDGES,
    LEGAL,
    LEGAL_HEADS,
    LEGAL_PHRASES,
    NEGATIVE,
    OPINION,
    PERSONAL,
    SUPERLATIVES,
)
from reader.claims.lexicon.verbs import IRREGULAR, NOW, PERFECT, SIMPLE_PAST, is_past
from reader.claims.traits import TELLS, TENSED, places_of
from reader.model import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Signs", "kinds_of", "read_signs"]

_PERSONS = wordset(
    "residents resident"
    " citizens citizen lawyer adviser criminals criminal prisoners prisoner felons"
    " felon general alien aliens immigrant immigrants migrant migrants"
)


_BEFORE_MONTHS = wordset("in since by until of from late early mid on through")
"""Before "may" they make the month of it, however it is written."""

_OF_PARTICIPLES = frozenset(("of", "by", "with", "for", "to", "as"))
_PRESENT_BE = frozenset(("is", "are", "be", "being", "am", "to", "not", "also"))

_SIGNS = {
    "future": FUTURE,
    "accusing": ACCUSING,
    "harm": HARM,
    "legal": LEGAL,
    "opinion": OPINION,
    "superlative": SUPERLATIVES,
    "decision": DECISIONS,
    "negative": NEGATIVE,
    "person": PERSONAL,
}
"""What the words of each list are a sign of, by the names in `Signs`."""

_AMBIGUOUS = HEDGES | FUTURE | LEGAL | LEGAL_HEADS | {"going"}
"""Words that tell something only together with those around them."""


class Signs(NamedTuple):
    """What the words of a clause tell about it."""

    past: bool = False
    hedge: str | None = None
    future: bool = False
    accusing: bool = False
    harm: bool = False
    legal: bool = False
    opinion: bool = False
    superlative: bool = False
    decision: bool = False
    """Whether it tells of an offer, an order, a vote or another decision."""
    negative: bool = False
    person: bool = False
    """Whether it speaks of I, we or you."""


_PRESENT, _PAST = Signs(), Signs(past=True)


def read_signs(
    lows: Sequence[str], traits: bytes, cue: int = -1, words: Sequence[str] = ()
) -> Signs:
    """Return the signs in the lower-case words of a clause.

    Args:
        lows: The words.
        traits: What they may be, see `reader.claims.traits`.
        cue: Which of them only tells that somebody says so; -1 if none does.
        words: The words as they are written, if it matters: where "May" is among them.
    """
    month = "may" in lows and _is_month(lows, words)
    past = _is_past(lows, traits, cue, month)
    telling = frozenset(compress(lows, traits.translate(TELLS)))
    if month:
        telling -= {"may"}
    if not telling:
        return _PAST if past else _PRESENT
    signs, ambiguous = _alone(telling, past)
    if not ambiguous:
        return signs
    hedge, future, legal = signs.hedge, signs.future, signs.legal
    if not telling.isdisjoint(HEDGES):
        hedge = _hedge(lows, telling)
    if future:
        future = not _is_past_modal(lows, traits, telling)
    if not future and "going" in telling:
        future = _follows(lows, "going", "to")
    if legal:
        words_of_law = telling & LEGAL
        if "ruled" in words_of_law and _rules_out(lows):
            words_of_law -= {"ruled"}
        legal = bool(words_of_law) and not _only_names_people(lows, words_of_law)
    if not legal and not telling.isdisjoint(LEGAL_HEADS):
        legal = any(phrase[0] in telling and _has(lows, phrase) for phrase in LEGAL_PHRASES)
    if hedge is None and future is signs.future and legal is signs.legal:
        return signs
    return signs._replace(hedge=hedge, future=future, legal=legal)


@lru_cache(4096)
def _alone(words: frozenset[str], past: bool) -> tuple[Signs, bool]:
    """Return what the words tell, and whether it takes a look at what stands around them.

    The same few come together often.
    """
    told = {name: not words.isdisjoint(telling) for name, telling in _SIGNS.items()}
    return Signs(past, None, **told), not words.isdisjoint(_AMBIGUOUS)


def kinds_of(
    signs: Signs, quantity: bool, date: bool, quoted: bool, reported: bool, source: str | None
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
    accused = source is not None and (
        signs.accusing or (signs.harm and not ACCUSERS.isdisjoint(source.lower().split()))
    )
    return _kinds(signs, quantity, date, quoted, reported, accused)


@lru_cache(4096)
def _kinds(
    signs: Signs, quantity: bool, date: bool, quoted: bool, reported: bool, accused: bool
) -> tuple[Kind, ...]:
    """Return those of the kinds, in their order, that hold; the same few hold together often."""
    alleged = accused or signs.hedge in ("allegedly", "alleged")
    told = (alleged, signs.future, signs.legal, signs.past, not signs.past)
    holds = (quantity, date, quoted, reported, *told)
    return tuple([kind for kind, held in zip(Kind, holds, strict=True) if held])


def _tense_of(low: str) -> int:
    """Return what the form of a verb tells of when something is so."""
    if low in SIMPLE_PAST:
        return _SIMPLE
    if low in NOW:
        return _NOW
    if low in ("has", "have"):
        return _HAS
    return _PARTICIPLE if low in IRREGULAR or (low.endswith("ed") and is_past(low)) else _NO_TENSE


_SIMPLE, _NOW, _HAS, _PARTICIPLE, _NO_TENSE = range(5)
_TENSES = Known(_tense_of)


def _is_past(lows: Sequence[str], traits: bytes, cue: int, month: bool) -> bool:
    """Whether something happened, rather than is so.

    A simple past tells it, and so does a form that may be a participle too, unless it follows
    "is" or "are" or only describes a noun in a clause that is about the present. "may" is no verb
    where it is the month.
    """
    now = described = False
    verbs = places_of(TENSED, traits, 0, len(traits))
    if cue >= 0 and cue not in verbs:
        insort(verbs, cue)
    for place in verbs:
        if place == cue:
            described = True
            continue
        tense = _TENSES[lows[place]]
        if tense == _SIMPLE:
            return True
        before = lows[place - 1] if place else ""
        if tense == _NOW:
            now = now or (before != "to" and not (month and lows[place] == "may"))
        elif tense == _HAS:
            after = lows[place + 1] if place + 1 < len(lows) else ""
            now = now or after == "to" or after in DETERMINERS
        elif tense == _PARTICIPLE:
            if before in PERFECT:
                return True
            if before not in _PRESENT_BE and not before.endswith("ly"):
                after = lows[place + 1] if place + 1 < len(lows) else ""
                if not now and place and after not in _OF_PARTICIPLES:
                    return True
                described = described or place > 0
    return described and not now


def _is_month(lows: Sequence[str], words: Sequence[str]) -> bool:
    """Whether every "may" is the month, or somebody's name.

    With a capital it is the verb only where a question or wish begins: "May she rest in peace".
    """
    for place, low in enumerate(lows):
        if low != "may":
            continue
        before = lows[place - 1] if place else ""
        after = lows[place + 1] if place + 1 < len(lows) else ""
        if words and words[place] == "May":
            opens = not any(word[0].isalnum() for word in words[:place])
            if opens and (after in SUBJECTS or after in DETERMINERS):
                return False
        elif not (before in _BEFORE_MONTHS or after[:1].isdigit() or before[:1].isdigit()):
            return False
    return True


def _hedge(lows: Sequence[str], words: frozenset[str]) -> str | None:
    for phrase in HEDGE_PHRASES:
        if _has(lows, phrase):
            return " ".join(phrase)
    return next((low for low in lows if low in words and low in HEDGES), None)


def _has(lows: Sequence[str], phrase: tuple[str, ...]) -> bool:
    first, size = phrase[0], len(phrase)
    place = -1
    for _ in range(lows.count(first)):
        place = lows.index(first, place + 1)
        if tuple(lows[place : place + size]) == phrase:
            return True
    return False


def _follows(lows: Sequence[str], first: str, second: str) -> bool:
    return _has(lows, (first, second))


def _is_past_modal(lows: Sequence[str], traits: bytes, telling: frozenset[str]) -> bool:
    """Whether the only word of the future is one of "could have", "would have been"."""
    future = FUTURE & telling
    return "if" not in lows and all(
        "have" in lows[place + 1 : place + 3]
        for place in places_of(TELLS, traits, 0, len(traits))
        if lows[place] in future
    )


def _only_names_people(lows: Sequence[str], legal: frozenset[str]) -> bool:
    """Whether words of law stand only in such as "legal residents", "convicted criminals"."""
    return all(
        not _PERSONS.isdisjoint(lows[place + 1 : place + 3])
        for place, low in enumerate(lows)
        if low in legal and low not in BE
    )


def _rules_out(lows: Sequence[str]) -> bool:
    """Whether every "ruled" is of "ruled out", "ruled that out"."""
    return all(
        "out" in lows[place + 1 : place + 3] for place, low in enumerate(lows) if low == "ruled"
    )
