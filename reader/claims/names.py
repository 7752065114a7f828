"""Who a mention means: surnames, titles and pronouns resolved to names where that is safe."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader.claims.lexicon import wordset
from reader.claims.lexicon.roles import BODIES, DOCUMENTS, HONORIFICS, LEADERS, ROLES

if TYPE_CHECKING:
    from reader.claims.passage import Passage, Speech

__all__ = ["Cast", "Person"]

_CAPITAL = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĖĘĚĞĠĢĤĦĪĮİĶĹĻĽŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŲŴŶŹŻŽΑ-ΩА-ЯЁЄІЇҐ"
_NAME = re.compile(
    rf"[{_CAPITAL}][\w’'‑-]*\.?"
    rf"(?:[ \u00a0\n](?:(?:de|del|della|di|da|dos|du|la|le|van|von|der|den|bin|ibn|al|el|of)[ \u00a0\n])*"
    rf"[{_CAPITAL}][\w’'‑-]*)+"
)
_POSSESSIVE = re.compile(r"[’'](?:s)?\Z")
_PLURALS = frozenset(("they", "them", "their"))
_SINGULARS = frozenset(("he", "she", "him", "her", "his"))
_NOT_NAMES = wordset(
    "the a an in on at of but and or if when while after before as for from with by he she it they"
    " we i you this that these those his her its their our my there here what who how why where"
    " also so yet not no one two some many most all both each every any monday tuesday wednesday"
    " thursday friday saturday sunday january february march april may june july august september"
    " october november december mr mrs ms dr according speaking during since although though"
    " however meanwhile"
)
_ORGANISATION = wordset(
    "party committee council court department ministry university college institute association"
    " foundation union league group company corporation bank times post news journal house street"
    " states kingdom nations republic city county state america center centre commission agency"
    " bureau office board church school hospital airport prison police army force forces guard act"
    " law watch international press network television radio review tribune herald guardian"
    " administration government convention conference congress senate parliament assembly"
)
_HEARD = 64
"""So many persons are kept in mind."""


@dataclass(slots=True)
class Person:
    """Somebody that the text has named."""

    name: str
    roles: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    """The beginnings of the words that stand with a role: which country, which house."""
    gender: str = ""


class Cast:
    """The persons and bodies that an article has named so far, and who spoke last."""

    def __init__(self) -> None:
        self._persons: dict[str, Person] = {}
        self._speaker: Person | None = None
        self._body: str | None = None
        self._subject: Person | None = None
        self._group: str | None = None

    def hear(self, text: str, start: int, end: int) -> None:
        """Take in the names in `text[start:end]`."""
        for match in _NAME.finditer(text, start, end):
            self._enter(text, match.start(), match.end())

    def name(self, mention: str) -> str | None:
        """Return whom `mention` means, else the mention as it stands, None if it is empty."""
        mention = _clean(mention)
        if not any(char.isalnum() for char in mention):
            return None
        low = mention.lower()
        if low in _SINGULARS:
            return self._pronoun(low, mention)
        if low == "it":
            return self._body or mention
        if low in _PLURALS:
            return self._group or mention
        if low == "others" and self._group and self._group.lower().startswith("some "):
            return "other" + self._group[4:]
        person = self._person_in(mention)
        if person is not None:
            self._speaker = self._subject = person
            return person.name
        name = _short(mention)
        words = name.lower().split()
        last = words[-1] if words else ""
        if last in BODIES or name.split()[-1:][0][:1].isupper() or last in DOCUMENTS:
            if words[0] in ("the", "this", "that") and len(words) < 5 and not _has_capital(name):
                return self._body or name
            self._body = name
        elif last.endswith("s"):
            self._group = name
        else:
            self._speaker = Person(name)
        return name

    def _pronoun(self, low: str, mention: str) -> str:
        gender = "f" if low in ("she", "her") else "m"
        for person in (self._subject, self._speaker):
            if person is not None and person.gender in ("", gender):
                person.gender = gender
                self._speaker = person
                return person.name
        return mention

    def _person_in(self, mention: str) -> Person | None:
        head = mention.split(",")[0].split("(")[0].strip()
        words = _POSSESSIVE.sub("", head).split()
        if not words:
            return None
        last = _POSSESSIVE.sub("", words[-1]).lower()
        person = self._persons.get(last)
        if person is not None and words[-1][0].isupper() and not _of_something(words):
            return person
        return self._titled(words)

    def _titled(self, words: list[str]) -> Person | None:
        """Return whom a title such as "the minister" means."""
        lows = [_POSSESSIVE.sub("", word).lower() for word in words]
        if lows[0] in ("a", "an", "some", "one", "another", "former") or len(lows) > 9:
            return None
        roles = {low for low in lows if low in ROLES}
        if not roles:
            return None
        if roles & LEADERS:
            roles |= LEADERS
        places = {low[:5] for low in lows if low not in ROLES and low not in _NOT_NAMES}
        known = list({id(person): person for person in self._persons.values()}.values())
        found = [person for person in known if person.roles & roles]
        close = [person for person in found if person.places & places]
        if len(close) == 1:
            return close[0]
        if len(found) == 1 and not places:
            return found[0]
        speaker = self._speaker
        if lows[0] == "the" and speaker is not None and speaker.places & places:
            return speaker
        if close and speaker in close:
            return speaker
        return None

    def _enter(self, text: str, start: int, end: int) -> None:
        words = re.split(r"[ \u00a0\n]", text[start:end])
        clean = [_POSSESSIVE.sub("", word) for word in words]
        lows = [word.lower().rstrip(".") for word in clean]
        while lows and (lows[0] in _NOT_NAMES):
            del words[0], clean[0], lows[0]
        title = max(
            (place for place, low in enumerate(lows) if low in ROLES or low in HONORIFICS),
            default=-1,
        )
        begin = title + 1
        if begin < len(lows) and lows[begin] == "of":
            begin += 2
        name = clean[begin:]
        after: list[str] = []
        if "of" in lows[begin:]:
            cut = lows[begin:].index("of")
            name, after = name[:cut], lows[begin + cut + 1 :]
        before = text[max(0, start - 40) : start].lower().split()[-4:]
        role = {lows[title]} if title >= 0 else set()
        role |= {word for word in before[-1:] if word in ROLES}
        places = {low[:5] for low in lows[: max(0, title)] + after}
        if role:
            places |= {_POSSESSIVE.sub("", word)[:5] for word in before if len(word) > 1}
        self._keep(name, role, places)

    def _keep(self, name: list[str], role: set[str], places: set[str]) -> None:
        if not name or name[-1].lower() in _ORGANISATION or name[-1].isupper():
            return
        last = name[-1].lower()
        person = self._persons.get(last)
        if person is None:
            if len(name) < 2 and not role:
                return
            person = Person(" ".join(name))
            if len(self._persons) >= _HEARD:
                del self._persons[next(iter(self._persons))]
            self._persons[last] = person
        elif len(name) > len(person.name.split()) and name[-1] == person.name.split()[-1]:
            person.name = " ".join(name)
        person.roles |= role
        person.places |= places - {"the", "a"}
        self._subject = person


def _clean(mention: str) -> str:
    return " ".join(mention.split()).strip(" ,;:–—-")


def _has_capital(name: str) -> bool:
    return any(word[0].isupper() for word in name.split()[1:])


def _of_something(words: list[str]) -> bool:
    return "of" in words[1:-1] and words[-2:-1] != ["State"] and words[0][0].islower()


def _short(mention: str) -> str:
    """Return the mention without what only describes it."""
    head = mention.split(" (")[0]
    parts = head.split(", ")
    if len(parts) == 2 and parts[0].split()[0].lower() in ("a", "an") and parts[1][:1].isupper():
        return parts[1].rstrip(",")
    head = parts[0]
    words = head.split()
    if not words:
        return mention
    for place, word in enumerate(words[:-1]):
        if _POSSESSIVE.search(word) and words[place + 1].lower() in DOCUMENTS and word[0].isupper():
            begin = place
            while begin > 0 and words[begin - 1][0].isupper():
                begin -= 1
            return " ".join([*words[begin:place], _POSSESSIVE.sub("", word)])
    if words[-1].lower() in DOCUMENTS and len(words) > 1 and words[-2][0].isupper():
        return " ".join(words[:-1])
    return head


def resolve(cast: Cast, passage: Passage, speeches: list[Speech]) -> None:
    """Give every attribution of `passage` the name of its speaker."""
    text = passage.text
    for speech in speeches:
        if speech.source is not None:
            speech.name = cast.name(text[speech.source[0] : speech.source[1]])
        if speech.relay is not None:
            speech.via = _short(_clean(text[speech.relay[0] : speech.relay[1]]))
