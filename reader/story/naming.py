"""Names in the articles of a folder, and which of their spellings mean the same."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from reader.story.pacing import in_steps, pass_over

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from reader.story.words import Word

__all__ = ["CALENDAR", "TITLES", "Names", "plain"]

_MONTHS_AND_DAYS = """
monday tuesday wednesday thursday friday saturday sunday january february march april may june july
august september october november december mon tue tues wed thu thurs fri sat sun jan feb mar apr
jun jul aug sep sept oct nov dec
"""
_OFFICES = """
mr mrs ms dr sir lord lady president prime minister secretary senator governor mayor king queen
prince princess general colonel captain professor judge justice chief director state
"""
CALENDAR = frozenset(_MONTHS_AND_DAYS.split())
"""Months and days of the week, and their short forms."""

TITLES = frozenset(_OFFICES.split())
"""Words written with a capital before names, which are no part of them."""

_PEOPLES = """
american:america british:britain french:france dutch:netherlands greek:greece danish:denmark
swedish:sweden spanish:spain polish:poland turkish:turkey irish:ireland welsh:wales
swiss:switzerland finnish:finland norwegian:norway filipino:philippines afghan:afghanistan
thai:thailand chinese:china cypriot:cyprus czech:czechia scottish:scotland danes:denmark
peruvian:peru congolese:congo portuguese:portugal us:america uk:britain usa:america
"""
_PLACE_OF = dict(pair.split(":") for pair in _PEOPLES.split())
"""Peoples and short names whose place no ending tells. From any atlas."""

_PLACES = frozenset(_PLACE_OF.values())

_DEMONYMS = ("n", "an", "ian", "ean", "nian", "ese", "i", "ish", "ic", "ite", "er")
"""Endings that make an inhabitant or a language of a place."""

_LEAST_VARIANT = 6
"""Letters of a name that may be spelt with one letter more or less and still be the same."""

_KNOWN_AS = re.compile(
    r"[\"'“”‘’,)]*\s*(?:[,(]\s*)?(?:also|commonly|better|locally|widely|formerly|otherwise)?\s*"
    r"(?:known as|called|dubbed|abbreviated as|or simply)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_SHORT_FOR = re.compile(r"\bshort for (?:the )?$", re.IGNORECASE)
_LONGEST_RUN = 8


class Names:
    """What the articles of a folder call people, places and bodies.

    Args:
        claims: The text of each claim of the folder with its words.
        tick: Called now and then while they are gone through; what it raises ends it all.
    """

    def __init__(
        self, claims: Sequence[tuple[str, Sequence[Word]]], tick: Callable[[], None] = pass_over
    ) -> None:
        self._names = _names(in_steps(claims, tick))
        self._same: dict[str, str] = {}
        self.spelt_out: dict[int, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
        """By the number of a claim, the short names in it and what it says they are short for."""
        self._long: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
        forms = sorted(self._names)
        self._join_spellings(forms)
        self._join_demonyms(forms)
        self._find_short_forms(in_steps(claims, tick))

    def named(self, words: Sequence[Word]) -> dict[int, str]:
        """Return the names among the words of a claim, by the place of each word that is of one.

        Every spelling of a name is given as one and the same: a name of several words by its
        last one, the long form of an abbreviation by the abbreviation.
        """
        found: dict[int, str] = {}
        place = 0
        while place < len(words):
            stop, name = self._long_form(words, place)
            if stop == place and self._is_name(words[place]):
                stop = place + 1
                while (
                    stop < len(words)
                    and words[stop].start == words[stop - 1].end + 1
                    and self._is_name(words[stop])
                ):
                    stop += 1
                name = self._name(words[place:stop])
            found.update(dict.fromkeys(range(place, stop), name))
            place = max(stop, place + 1)
        return found

    def _long_form(self, words: Sequence[Word], place: int) -> tuple[int, str]:
        """Return where the long form that begins at `place` ends, and what it is short."""
        for long, short in self._long.get(plain(words[place].text), ()):
            stop = place + len(long)
            if tuple(plain(word.text) for word in words[place:stop]) == long:
                return stop, short
        return place, ""

    def _name(self, words: Sequence[Word]) -> str:
        last = plain(words[-1].text)
        if len(words) > 1 and last in _PLACES:
            return " ".join(plain(word.text) for word in words)  # Latin America is not America
        return self.one(last)

    def one(self, form: str) -> str:
        """Return the spelling that stands for the name spelt `form`."""
        while form in self._same:
            form = self._same[form]
        return form

    def _is_name(self, word: Word) -> bool:
        return not word.stop and word.text[0].isupper() and plain(word.text) in self._names

    def _join(self, form: str, other: str) -> None:
        """Let the two spellings mean the same; the shorter one stands for both."""
        first, second = sorted(
            (self.one(form), self.one(other)), key=lambda name: (len(name), name)
        )
        if first != second:
            self._same[second] = first

    def _join_spellings(self, forms: Iterable[str]) -> None:
        """Join names that differ by one letter left out, in time linear in their letters."""
        lacking: dict[str, str] = {}
        for form in forms:
            if not _LEAST_VARIANT <= len(form) <= 30:
                continue
            for place in range(1, len(form)):
                shorter = form[:place] + form[place + 1 :]
                other = lacking.setdefault(shorter, form)
                if other != form and other[:place] == form[:place]:
                    self._join(form, other)
                if shorter in self._names:
                    self._join(form, shorter)

    def _join_demonyms(self, forms: Iterable[str]) -> None:
        for form in forms:
            if form in _PLACE_OF:
                self._join(form, _PLACE_OF[form])
            for ending in _DEMONYMS:
                if form.endswith(ending) and len(form) - len(ending) >= 4:
                    base = form[: -len(ending)]
                    for place in (base, base + "a", base + "e", base + "y"):
                        if place in self._names and place != form:
                            self._join(form, place)

    def _find_short_forms(self, claims: Iterable[tuple[str, Sequence[Word]]]) -> None:
        """Find abbreviations with their long forms, by brackets, by words, or by initials."""
        shorts = {form for form, capitals in self._names.items() if capitals}
        for number, (text, words) in enumerate(claims):
            for place, word in enumerate(words):
                if not word.text[0].isupper():
                    continue
                form = plain(word.text)
                run = _run_from(words, place, text)
                initials = "".join(other[0] for other in run)
                if len(run) > 1 and initials in shorts:
                    self._lengthen(run, initials)
                if not place or form not in self._names:
                    continue
                before = text[max(0, word.start - 40) : word.start]
                said = _KNOWN_AS.search(before)
                if len(run) > 1 and _SHORT_FOR.search(before):
                    back = 3 + (words[place - 1].text.lower() == "the")
                    if place >= back:
                        self._spell_out(number, run, plain(words[place - back].text))
                if len(run) == 1 and (
                    said or text[words[place - 1].end : word.start].strip() == "("
                ):
                    long = _run_before(words, place, text)
                    if long:
                        self._spell_out(number, long, form)

    def _spell_out(self, claim: int, long: tuple[str, ...], short: str) -> None:
        """Take down that a claim says what a name is short for."""
        self._lengthen(long, short)
        if len(long) > 2 and short not in long:
            spelt = tuple(self.one(word) for word in long)
            self.spelt_out[claim].append((self.one(short), spelt))

    def _lengthen(self, long: tuple[str, ...], short: str) -> None:
        if short not in long and (long, self.one(short)) not in self._long[long[0]]:
            self._long[long[0]].append((long, self.one(short)))


@lru_cache(maxsize=65536)
def plain(written: str) -> str:
    """Return a name as written in lower case, without accents, stops and a possessive ending."""
    low = written.lower().replace("’", "'").removesuffix("'s").replace(".", "").replace("'", "")
    if low.isascii():
        return low
    return "".join(
        mark for mark in unicodedata.normalize("NFKD", low) if not unicodedata.combining(mark)
    )


def _names(claims: Iterable[tuple[str, Sequence[Word]]]) -> dict[str, bool]:
    """Return the words that are names, and whether each is written in capitals only."""
    capital: Counter[str] = Counter()
    small: Counter[str] = Counter()
    shouted: Counter[str] = Counter()
    first: Counter[str] = Counter()
    for text, words in claims:
        for place, word in enumerate(words):
            if word.stop or not word.text[0].isalpha():
                continue
            form = plain(word.text)
            if not word.text[0].isupper():
                small[form] += 1
            elif len(word.text) > 1 and word.text.replace(".", "").isupper():
                shouted[form] += 1
                capital[form] += 1
            elif place == 0 or text[max(0, word.start - 2) : word.start].strip() in _ENDS:
                first[form] += 1
            else:
                capital[form] += 1
    return {
        form: shouted[form] > count / 2 and len(form) < 8
        for form, count in capital.items()
        if count > small[form] and not _is_no_name(form, shouted[form]) and len(form) > 1
    }


_ENDS = frozenset((".", "!", "?", "“", '"', "‘", ":", ".”", ":“", "•", "-", "–", "—"))


def _is_no_name(form: str, shouted: int) -> bool:
    """Whether a word is written with a capital without being a name."""
    return form in CALENDAR or (form in TITLES and not shouted)


def _run_before(words: Sequence[Word], place: int, text: str) -> tuple[str, ...]:
    """Return the long form that ends right before the abbreviation at `place`."""
    stop = place
    while stop and words[stop - 1].text.lower() in _BETWEEN:
        stop -= 1
    begin = stop
    while begin and stop - begin < _LONGEST_RUN:
        word = words[begin - 1]
        if begin < stop and not _touch(text, word, words[begin]):
            break
        if not word.text[0].isupper() and word.text.lower() not in _LINKS:
            break
        begin -= 1
    while begin < stop and not words[begin].text[0].isupper():
        begin += 1
    if begin == stop and stop > 1:
        # A thing called by a compound: the mega-prison (CECOT).
        first, second = words[stop - 2], words[stop - 1]
        if text[first.end : second.start] in ("-", "‑"):
            begin = stop - 2
    return tuple(plain(word.text) for word in words[begin:stop])


def _run_from(words: Sequence[Word], place: int, text: str) -> tuple[str, ...]:
    """Return the words with capitals that begin at `place`."""
    stop = place + 1
    while stop < len(words) and stop - place < _LONGEST_RUN:
        word = words[stop]
        if not word.text[0].isupper() or not _touch(text, words[stop - 1], word):
            break
        stop += 1
    return tuple(plain(word.text) for word in words[place:stop])


def _touch(text: str, word: Word, following: Word) -> bool:
    """Whether nothing but a space or hyphen stands between two words."""
    return text[word.end : following.start] in (" ", "-", "‑", "\n", " & ")


_KNOWN_WORDS = """
also commonly better locally widely formerly otherwise known as called dubbed abbreviated or simply
the
"""
_BETWEEN = frozenset(_KNOWN_WORDS.split())
_LINKS = frozenset(("of", "for", "the", "and", "de", "del", "la", "des", "du", "der", "on", "in"))
