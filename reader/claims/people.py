"""The persons that a text names, with what it calls them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reader.claims.lexicon import wordset
from reader.claims.lexicon.given import FEMALE, MALE
from reader.claims.lexicon.roles import FAMILIES, HONORIFICS, LEADERS, ROLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["NOT_NAMES", "POSSESSIVE", "People", "Person", "bare"]

_CAPITAL = "A-ZÀ-ÖØ-ÞĀ-ŽΑ-ΩА-ЯЁ-Ї"
_REST = r"[\w’'‑-]{0,40}+\.?+"
_WORD = rf"[{_CAPITAL}]{_REST}"
_LINK = r"(?:de|del|della|di|da|dos|du|la|le|van|von|der|den|bin|ibn|al|el|of)"
_NAME = re.compile(
    rf"[{_CAPITAL}](?<![\w’'‑-].){_REST}(?:[ \u00a0\n](?:{_LINK}[ \u00a0\n]){{0,2}}{_WORD}){{1,8}}+"
)
_APPOSITION = re.compile(r",\s+(?:an?|the|[^\W\d_]+[’']s)\s+([^,.;:]{3,60})")
POSSESSIVE = re.compile(r"[’'](?:s)?\Z")
"""The ending that a name has as a possessor."""

_KEPT = 64
_REMEMBERED = 1000
NOT_NAMES = wordset(
    "the a an in on at of but and or if when while after before as for from with by he she it they"
    " we i you this that these those his her its their our my there here what who how why where"
    " also so yet not no one two some many most all both each every any monday tuesday wednesday"
    " thursday friday saturday sunday january february march april may june july august september"
    " october november december mr mrs ms dr according speaking during since although though"
    " however meanwhile administration government top chief current former then new state asked"
)
"""Words that begin with a capital letter without being a name."""

_TITLES = ROLES | HONORIFICS
_LEADING = NOT_NAMES - HONORIFICS
_NO_PLACES = frozenset(word[:5] for word in ROLES | NOT_NAMES)
_ORGANISATION = wordset(
    "party committee council court department ministry university college institute association"
    " foundation union league group company corporation bank times post news journal house street"
    " states kingdom nations republic city county state america center centre commission agency"
    " bureau office board church school hospital airport prison police army force forces guard act"
    " law watch international press network television radio review tribune herald guardian"
    " administration government convention conference congress senate parliament assembly day"
)
_MALE = frozenset(("mr", "sir", "lord", "king", "prince", "pope", "chairman", "spokesman"))
_FEMALE = frozenset(("mrs", "ms", "miss", "lady", "dame", "queen", "chairwoman", "spokeswoman"))


class Person:
    """Somebody whom the text names."""

    __slots__ = ("gender", "name", "places", "roles", "sure")

    def __init__(self, name: str, *, sure: bool = False) -> None:
        self.name = name
        self.roles: set[str] = set()
        """What the text calls them: president, senator."""
        self.places: set[str] = set()
        """The beginnings of the words that stand with a role: of which country, which house."""
        self.gender = ""
        """`m`, `f`, or empty where the text has not shown it."""
        self.sure = sure
        """Whether something shows that this is a person: a role, a title, words they spoke."""


class People:
    """The persons named so far, by surname."""

    def __init__(self) -> None:
        self.last: Person | None = None
        """Whom the text named last."""
        self._by_surname: dict[str, Person] = {}
        self._seen: dict[str, Person] = {}
        """Whom a run of capitalised words stood for."""
        self._office: tuple[str, set[str]] | None = None
        """A title with its places that stood without a name, to be claimed by the next one."""

    def hear(self, text: str, start: int, end: int) -> Person | None:
        """Take in the names in `text[start:end]`; return the person first named in it."""
        first = None
        for match in _NAME.finditer(text, start, end):
            run, end_of_run = match.group(), match.end()
            if not run[0].isupper():
                continue  # among Latin letters with marks, capital and small ones take turns
            known = self._seen.get(run)
            if known is not None and text[end_of_run : end_of_run + 1] != ",":
                person: Person | None = known
            else:
                person = self._enter(text, match.start(), end_of_run)
                if person is not None and len(self._seen) < _REMEMBERED:
                    self._seen[run] = person
            if person is not None:
                self.last = person
                if person.sure and first is None:
                    first = person
        return first

    def called(self, surname: str) -> Person | None:
        """Return the person of that surname."""
        return self._by_surname.get(surname.lower())

    def with_role(self, roles: set[str], places: set[str]) -> list[Person]:
        """Return whom a title may mean: those of the same places first of all."""
        wide = widen(roles)
        found = [person for person in self._by_surname.values() if person.roles & wide]
        close = [person for person in found if person.places & places]
        if close:
            return close
        if places:
            strangers = [person for person in found if person.places]
            if len(found) - len(strangers) == 1 and len(found) == 1:
                return found
            self._office = (next(iter(sorted(roles))), places)
            return []
        return found

    def note_office(self, roles: set[str], places: set[str]) -> None:
        """Remember that an office was named without its holder."""
        if not any(person.places & places for person in self._by_surname.values()):
            self._office = (next(iter(sorted(roles))), places)

    def _enter(self, text: str, start: int, end: int) -> Person | None:
        run = _read_run(text[start:end])
        if run.office is not None:
            title, where = run.office
            self.note_office({title}, set(where))
        if not run.lows:
            return None
        before = text[max(0, start - 40) : start]
        if not run.name and before.rstrip()[-2:].lower() != "of":
            return None
        words_before = before.split()[-4:]
        lows_before = [word.lower() for word in words_before[-2:]]
        if lows_before and lows_before[-1] == "of" and lows_before[0] in ROLES:
            self.note_office({lows_before[0]}, set(_beginnings(run.lows)))
            return None
        if not run.name:
            return None
        role = {run.title} if run.title else set()
        role |= ROLES.intersection(lows_before[-1:])
        places = set(run.places)
        if role:
            places |= run.before_title
            places |= {
                bare(word).lower()[:5]
                for word in words_before
                if word[0].isupper() or POSSESSIVE.search(word)
            }
            places -= _NO_PLACES
        beside = _APPOSITION.match(text, end) if text[end : end + 1] == "," else None
        if beside is not None:
            role |= ROLES.intersection(beside[1].lower().split())
        return self._keep(run.name, role, places)

    def _keep(self, name: Sequence[str], role: set[str], places: set[str]) -> Person | None:
        last = name[-1].lower()
        person = self._by_surname.get(last)
        if person is None:
            if len(name) < 2 and not role:
                return None
            person = Person(" ".join(name))
            given = name[0].lower()
            person.gender = "f" if given in FEMALE else "m" if given in MALE else ""
            if len(self._by_surname) >= _KEPT:
                del self._by_surname[next(iter(self._by_surname))]
            self._by_surname[last] = person
        elif len(name) > len(person.name.split()) and name[-1] == person.name.split()[-1]:
            person.name = " ".join(name)
        person.places |= places
        if role:
            person.roles |= role - HONORIFICS
            person.sure = True
            if role & _MALE:
                person.gender = "m"
            elif role & _FEMALE:
                person.gender = "f"
        if self._office is not None and not person.places:
            title, of = self._office
            if widen({title}) & person.roles:
                person.places |= of
                self._office = None
        return person


class _Run(NamedTuple):
    """What a run of capitalised words tells by itself."""

    name: tuple[str, ...] = ()
    """The words that may name a person, without titles."""
    title: str = ""
    """The last of the titles before them."""
    places: frozenset[str] = frozenset()
    """Of which place they are: the beginnings of the words behind "of"."""
    before_title: frozenset[str] = frozenset()
    lows: tuple[str, ...] = ()
    """All its words but the leading ones, empty where it cannot be a name or place."""
    office: tuple[str, frozenset[str]] | None = None
    """A title with its places that stands without a name."""


@lru_cache(4096)
def _read_run(run: str) -> _Run:
    words = run.split()
    if "’" in run or "'" in run:
        owners = [place for place, word in enumerate(words[:-1]) if word[-2:] in ("’s", "'s")]
        words = [bare(word) for word in words[owners[-1] + 1 if owners else 0 :]]
    lows = [word.lower().rstrip(".") for word in words]
    while lows and lows[0] in _LEADING:
        del words[0], lows[0]
    title = len(lows) - 1
    while title >= 0 and lows[title] not in _TITLES:
        title -= 1
    begin = title + 1
    if lows[begin : begin + 2] == ["of", "state"]:
        begin += 2
    elif begin < len(lows) and lows[begin] == "of":
        return _Run(office=(lows[title], _beginnings(lows[begin + 1 :])))
    name, after = words[begin:], lows[begin:]
    if after and after[0] in NOT_NAMES:
        return _Run()
    if name and len(name[-1]) > 2:
        name[-1] = name[-1].rstrip(".")
    places: frozenset[str] = frozenset()
    if "of" in after:
        cut = after.index("of")
        name, places = name[:cut], _beginnings(after[cut + 1 :])
    if not 0 < len(name) < 6 or name[-1].lower() in _ORGANISATION or name[-1].isupper():
        name = []
    return _Run(
        tuple(name),
        lows[title] if title >= 0 else "",
        places,
        _beginnings(lows[:title]) if title > 0 else frozenset(),
        tuple(lows),
    )


def _beginnings(lows: Iterable[str]) -> frozenset[str]:
    return frozenset([low[:5] for low in lows])


def bare(word: str) -> str:
    """Return a word without the ending that it has as a possessor."""
    return POSSESSIVE.sub("", word) if "’" in word or "'" in word else word


def widen(roles: set[str]) -> set[str]:
    """Return the roles with all that may stand for them."""
    wide = set(roles)
    for family in FAMILIES:
        if family & roles:
            wide |= family
    return wide | (LEADERS if "leader" in roles else frozenset())
