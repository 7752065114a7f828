"""Who is said to have which office."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.story.differences.lists import wordset
from reader.story.differences.names import bare_word, is_capital, owns
from reader.story.differences.titles import FIELDS, office_of
from reader.story.naming import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.model.claim import Attribution
    from reader.story.words import Word

__all__ = ["Office", "read_offices"]

_NO_PART = wordset(
    "former and or but who which said told met with by for to in on at from as is was"
)
"""Words that do not stand between a name and the office behind it."""

_BEHIND_NAME = 5
"""Words in which the office stands behind a name and a comma."""

_PAST = wordset("former ex then late onetime retired future")
"""Words before an office that somebody has no more, or not quite."""

_NO_OFFICES = frozenset(("general", "major", "private", "principal", "chief", "coach", "rep"))
"""Words that are offices only with a capital."""


class Office(NamedTuple):
    """Somebody with the office they are said to have."""

    start: int
    """Where the words of the office begin."""

    end: int
    person: tuple[str, ...]
    """The words of the person's name, in lower case; the last one is the surname."""

    last: str
    """The surname as it stands."""

    office: str


def read_offices(
    words: Sequence[Word], text: str, offset: int, attribution: Attribution | None
) -> tuple[Office, ...]:
    """Return who is said to have which office: US Senator Jane Roe; "the senator", who is Roe.

    Args:
        words: Those of the claim, with their places in the article.
        text: The text of the claim.
        offset: Where it stands in the article.
        attribution: Who says the claim; the speaker is named there who is only "the senator" here.
    """
    found = []
    for place, word in enumerate(words):
        office = _office(word)
        if office is None or (place and _is_past(words[place - 1])):
            continue
        start = word.start
        if place and words[place - 1].text.lower() in FIELDS:
            start = words[place - 1].start
            office = f"{words[place - 1].text.lower().replace('defense', 'defence')} {office}"
        before = words[place - len(office.split())] if place >= len(office.split()) else None
        if before is not None and before.text.lower() == "deputy":
            start, office = before.start, f"deputy {office.split()[-1]}"
        person = _person_behind(words, place, text, offset)
        if person:
            found.append(_held(start, person, office))
            continue
        person = _person_before(words, place, text, offset)
        if person:
            held = _held(person[0].start, person, office)
            found.append(held._replace(end=word.end))
    if attribution is not None and attribution.source and attribution.source_span:
        span = attribution.source_span
        inside = [word for word in words if span.start <= word.start < span.end]
        named = attribution.source.split()
        past = len(inside) > 1 and _is_past(inside[-2])
        called = bool(inside) and (inside[-1].text.islower() or inside[0].text.lower() == "the")
        office = _office(inside[-1]) if called and not past else None
        if office is not None and named[-1][0].isupper():
            forms = tuple(plain(word) for word in named)
            if office_of(forms[-1]) is None:
                found.append(Office(span.start, span.end, forms, named[-1], office))
    return tuple(found)


def _is_past(before: Word) -> bool:
    """Whether the word before an office makes it another one, or one that is over."""
    return _office(before) is not None or before.text.lower() in _PAST


def _held(start: int, person: Sequence[Word], office: str) -> Office:
    forms = tuple(plain(word.text) for word in person)
    return Office(start, person[-1].end, forms, bare_word(person[-1].text), office)


def _office(word: Word) -> str | None:
    if word.text in _NO_OFFICES:
        return None
    return office_of(plain(word.text))


def _person_before(words: Sequence[Word], place: int, text: str, offset: int) -> tuple[Word, ...]:
    """Return the words of the name that an office stands behind: Jane Roe, the finance minister."""
    for at in range(place - 1, max(-1, place - 1 - _BEHIND_NAME), -1):
        if text[words[at].end - offset : words[at + 1].start - offset] == ", ":
            break
        if words[at].text.lower() in _NO_PART:
            return ()
    else:
        return ()
    person: list[Word] = []
    while at >= 0 and is_capital(words[at]) and _office(words[at]) is None:
        if person and text[words[at].end - offset : person[0].start - offset] != " ":
            break
        person.insert(0, words[at])
        at -= 1
    return tuple(person)


def _person_behind(words: Sequence[Word], place: int, text: str, offset: int) -> tuple[Word, ...]:
    """Return the words of the name behind an office: Minister of Defence Jane Roe."""
    at = place + 1
    if at + 1 < len(words) and words[at].stem == "of" and is_capital(words[at + 1]):
        at += 2
    person: list[Word] = []
    while at < len(words) and is_capital(words[at]):
        between = text[words[at - 1].end - offset : words[at].start - offset]
        if between not in (" ", ". ", "\n") and (person or between != ", "):
            break
        if person and between == ". " and len(words[at - 1].text) > 1:
            break
        if _office(words[at]) is None:
            person.append(words[at])
        at += 1
        if owns(words[at - 1]):
            break
    return tuple(person)
