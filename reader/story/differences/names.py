"""Names of people, places and bodies in a claim."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reader.story.differences.lists import wordset
from reader.story.differences.titles import BEFORE_NAMES, OFFICES, is_title
from reader.story.naming import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.story.words import Word

__all__ = [
    "Name",
    "are_spelt_apart",
    "bare_word",
    "first_names",
    "is_capital",
    "is_short",
    "owns",
    "read_names",
    "same_name",
]

_MOST = 60
"""Names of one claim that are compared."""

_LINKS = wordset("of de la del van von der den bin al el du da and for")
"""Small words within a name."""

_NO_NAMES = wordset(
    "monday tuesday wednesday thursday friday saturday sunday january february march"
    " april may june july august september october november december jan feb mar apr"
    " jun jul aug sep sept oct nov dec mr mrs ms dr sir lord lady i gmt est edt pst am"
    " pm"
)
_LEAST_VARIANT = 6
"""Letters of a name that may be spelt with another letter and still be the same."""

_SPELLINGS = (("ter", "tre"), ("tre", "ter"), ("se", "ce"), ("ce", "se"), ("or", "our"))
"""Endings that are written in two ways on the two sides of an ocean."""

_LEAST_WORDS = 2
_LEAST_SPELT = 5
"""Words of a name, and letters of one of them, that may be spelt wrongly in one of two articles."""

_BODIES = {
    ("united", "states"): "us", ("united", "kingdom"): "uk", ("united", "nations"): "un",
    ("european", "union"): "eu",
}  # fmt: skip
_SAME = {
    "usa": "us", "america": "us", "american": "us", "americans": "us", "washington": "us",
    "britain": "uk", "british": "uk", "britons": "uk", "london": "uk",
    "europe": "eu", "european": "eu", "brussels": "eu",
}  # fmt: skip
"""Names of one state or body, of which two texts may use any, and its capital for it."""


class Name(NamedTuple):
    """A name as it stands."""

    start: int
    """In code points of the article."""

    end: int
    forms: tuple[str, ...]
    """Its words in lower case, without accents, small words left out."""

    lead: bool
    """Whether it begins a sentence and has one word only: perhaps no name."""

    short: bool
    """Whether it is one word in capitals."""

    last: str
    """Its last word as it stands, without a possessive ending."""


def read_names(words: Sequence[Word], text: str, offset: int) -> tuple[Name, ...]:
    """Return the names among the words of a claim.

    Args:
        words: Those of the claim, with their places in the article.
        text: The text of the claim.
        offset: Where it stands in the article.
    """
    found: list[Name] = []
    run: list[Word] = []
    for place, word in enumerate(words):
        if run and (owns(run[-1]) or not _touch(text, offset, run[-1], word)):
            _close(found, run, text, offset)
            run = []
        if is_capital(word) or (
            run and word.stem in _LINKS and place + 1 < len(words) and is_capital(words[place + 1])
        ):
            run.append(word)
        else:
            _close(found, run, text, offset)
            run = []
        if len(found) >= _MOST:
            return tuple(found)
    _close(found, run, text, offset)
    return tuple(found)


def is_capital(word: Word) -> bool:
    """Whether a word is written as names are, and no day, month or form of address."""
    if not word.text[0].isupper() or plain(word.text) in _NO_NAMES:
        return False
    return not word.stop or (len(word.text) == 1 and word.text not in "AI")


def owns(word: Word) -> bool:
    """Whether a word says of what follows whose it is."""
    return word.text.endswith(("'s", "’s"))


def _touch(text: str, offset: int, first: Word, second: Word) -> bool:
    return text[first.end - offset : second.start - offset] in (" ", "-", "\n", " & ", ". ")


def _close(found: list[Name], run: list[Word], text: str, offset: int) -> None:
    while run and not is_capital(run[-1]):
        run = run[:-1]
    if not run:
        return
    forms = _forms([word for word in run if word.text[0].isupper()])
    begin = run[0].start - offset
    before = text[:begin].rstrip(" \n“\"‘'(—–-`")
    lead = len(forms) == 1 and (not before or before[-1] in ".!?:…") and not run[0].text.isupper()
    short = len(run) == 1 and run[0].text.replace(".", "").isupper()
    found.append(Name(run[0].start, run[-1].end, forms, lead, short, bare_word(run[-1].text)))


def _forms(words: Sequence[Word]) -> tuple[str, ...]:
    """Return the words of a name in lower case, states and bodies by their short names."""
    forms: list[str] = []
    for word in words:
        forms.append(plain(word.text))
        short = _BODIES.get((forms[-2], forms[-1])) if len(forms) > 1 else None
        if short is not None:
            forms[-2:] = [short]
    return tuple(forms)


def bare_word(written: str) -> str:
    """Return a word as it stands without a possessive ending."""
    return written.removesuffix("'s").removesuffix("’s")


def same_name(first: Name, second: Name) -> bool:
    """Whether two names may be of the same: one is a part of the other or abbreviates it."""
    one, other = _bare(first.forms), _bare(second.forms)
    if len(one) == len(other) == 1 and _SAME.get(one[0], one[0]) == _SAME.get(other[0], other[0]):
        return True
    for short, long in ((one, other), (other, one)):
        initials = "".join(form[:1] for form in long)
        if len(short) == 1 and len(long) > 1 and short[0][:2] == initials[:2]:
            return True
    mine = [form for form in one if not _has(other, form)]
    theirs = [form for form in other if not _has(one, form)]
    if not mine or not theirs:
        return True
    # George and G. Washington; but not George and Martha
    return (
        len(mine) == len(theirs) == 1
        and mine[0][:1] == theirs[0][:1]
        and 1 in (len(mine[0]), len(theirs[0]))
    )


def are_spelt_apart(first: Name, second: Name) -> bool:
    """Whether two names with several words are the same but for the spelling of one word."""
    one, other = _bare(first.forms), _bare(second.forms)
    if len(one) != len(other) or len(one) < _LEAST_WORDS:
        return False
    apart = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    if len(apart) != 1:
        return False
    short, long = sorted(apart[0], key=lambda form: (len(form), form))
    if len(short) < _LEAST_SPELT or f"{short}s" == long or "al" in one:
        return False
    if any(short.endswith(a) and long.endswith(b) for a, b in _SPELLINGS):
        return False
    same = 0
    while same < len(short) and short[same] == long[same]:
        same += 1
    if len(short) == len(long):
        swapped = short[same + 1 : same + 2] + short[same : same + 1] + short[same + 2 :]
        return long[same:] == swapped or short[same + 1 :] == long[same + 1 :]
    return short[same:] == long[same + 1 :]


def _bare(forms: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words of a name without the office that begins it."""
    at = 0
    while at < len(forms) - 1 and (forms[at] in BEFORE_NAMES or forms[at] in OFFICES):
        at += 1
    return forms[at:]


def _has(forms: tuple[str, ...], form: str) -> bool:
    return form in forms or any(_near(form, other) for other in forms)


def is_short(name: Name) -> bool:
    """Whether a name is an abbreviation, which may stand for any name with such initials."""
    return len(name.forms) == 1 and name.short


def _near(one: str, other: str) -> bool:
    """Whether two words are one name spelt in two ways, or a place and its people."""
    if len(one) > len(other):
        one, other = other, one
    if len(one) < 4:
        return False
    same = 0
    while same < len(one) and one[same] == other[same]:
        same += 1
    if same >= max(4, len(one) - 2):
        return True
    if not same or len(one) < _LEAST_VARIANT or len(other) > len(one) + 1:
        return False
    return one[same + (len(one) == len(other)) :] == other[same + 1 :]


def first_names(text: str, surname: str) -> set[str]:
    """Return the first names, in lower case, that stand before a surname anywhere in a text."""
    found = re.findall(rf"\b([A-Z][\w’'-]+) (?:[A-Z]\. )?{re.escape(surname)}\b", text)
    return {name for name in map(plain, found) if not is_title(name)}
