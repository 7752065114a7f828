"""Names in a claim, and the offices that stand beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.story.differences.lists import words_of, wordset
from reader.story.naming import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.model.claim import Attribution
    from reader.story.words import Word

__all__ = words_of("Name Office is_short read_names read_offices same_name same_office")

_MOST = 60
"""Names of one claim that are compared."""

_LINKS = frozenset(
    (
        "of",
        "de",
        "la",
        "del",
        "van",
        "von",
        "der",
        "den",
        "bin",
        "al",
        "el",
        "du",
        "da",
        "and",
        "for",
    )
)
_NO_NAMES = wordset(
    "monday tuesday wednesday thursday friday saturday sunday january february march"
    " april may june july august september october november december jan feb mar apr"
    " jun jul aug sep sept oct nov dec mr mrs ms dr sir lord lady i gmt est edt pst am"
    " pm"
)
_LEADERS = words_of(
    "president vice-president premier chancellor king queen prince princess emperor"
    " pope secretary minister senator governor mayor congressman congresswoman"
    " representative ambassador judge justice general colonel major captain lieutenant"
    " sergeant corporal private sheriff commissioner attorney bishop archbishop"
    " cardinal director chairman chairwoman speaker chief superintendent inspector"
    " detective constable admiral commander envoy professor undersecretary treasurer"
    " councillor councilman prosecutor coach principal"
)
OFFICES = frozenset(_LEADERS)
"""What one person is rarely two of at a time. Written for this purpose."""

_FIELDS = wordset(
    "finance foreign economy economic interior home health justice education transport environment"
    " energy trade labour labor agriculture prime defence defense culture treasury housing vice"
)
"""Words before an office that make it another one."""

_SAME_FIELD = (
    {"economy", "economic"},
    {"interior", "home"},
    {"labour", "labor"},
    {"finance", "treasury"},
)
_NO_PART = wordset("and or but who which said told met with by for to in on at from as is was")
"""Words that do not stand between a name and the office behind it."""

_BEHIND_NAME = 5
"""Words in which the office stands behind a name and a comma."""

_PAST = frozenset(("former", "ex", "then", "late", "onetime", "retired", "future", "deputy"))
_LEAST_VARIANT = 6
"""Letters of a name that may be spelt with another letter and still be the same."""

_BEFORE_NAMES = wordset(
    "us uk u.s american british french german russian state defence defense foreign prime home"
    " interior health general chief deputy vice former police sen gov rep gen col capt lt sgt prof"
    " sir dr mr mrs ms judge mayor house senate republican democratic the"
)
"""What may stand before a name, with a capital, and is no part of it."""

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

_NO_OFFICES = frozenset(("general", "major", "private", "principal", "chief", "coach", "rep"))
"""Words that are offices only with a capital."""

_SHORT_OFFICES = {
    "sen": "senator", "gov": "governor", "rep": "representative", "gen": "general",
    "col": "colonel", "capt": "captain", "lt": "lieutenant", "sgt": "sergeant", "prof": "professor",
    "congressman": "representative", "congresswoman": "representative", "chairwoman": "chairman",
    "adm": "admiral", "cmdr": "commander", "maj": "major", "insp": "inspector",
}  # fmt: skip
_WIDER = (
    {"minister", "premier", "secretary", "chancellor"},
    {"ambassador", "envoy"},
    {"judge", "justice"},
    {"chairman", "director", "chief", "president"},
    {"bishop", "archbishop", "cardinal"},
    {"attorney", "prosecutor"},
    {"commander", "captain", "general", "admiral", "chief"},
    {"superintendent", "inspector", "chief", "detective", "commissioner"},
    {"speaker", "representative"},
)
"""Offices of which one text may say the one and another the other and mean the same."""


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
        if run and (_owns(run[-1]) or not _touch(text, offset, run[-1], word)):
            _close(found, run, text, offset)
            run = []
        if _capital(word) or (
            run and word.stem in _LINKS and place + 1 < len(words) and _capital(words[place + 1])
        ):
            run.append(word)
        else:
            _close(found, run, text, offset)
            run = []
        if len(found) >= _MOST:
            return tuple(found)
    _close(found, run, text, offset)
    return tuple(found)


def _capital(word: Word) -> bool:
    if not word.text[0].isupper() or plain(word.text) in _NO_NAMES:
        return False
    return not word.stop or (len(word.text) == 1 and word.text not in "AI")


def _owns(word: Word) -> bool:
    return word.text.endswith(("'s", "’s"))


def _touch(text: str, offset: int, first: Word, second: Word) -> bool:
    return text[first.end - offset : second.start - offset] in (" ", "-", "\n", " & ", ". ")


def _close(found: list[Name], run: list[Word], text: str, offset: int) -> None:
    while run and not _capital(run[-1]):
        run = run[:-1]
    if not run:
        return
    forms = _forms([word for word in run if word.text[0].isupper()])
    begin = run[0].start - offset
    before = text[:begin].rstrip(" \n“\"‘'(—–-`")
    lead = len(forms) == 1 and (not before or before[-1] in ".!?:…") and not run[0].text.isupper()
    short = len(run) == 1 and run[0].text.replace(".", "").isupper()
    found.append(Name(run[0].start, run[-1].end, forms, lead, short, _bare_word(run[-1].text)))


def _forms(words: Sequence[Word]) -> tuple[str, ...]:
    """Return the words of a name in lower case, states and bodies by their short names."""
    forms: list[str] = []
    for word in words:
        forms.append(plain(word.text))
        short = _BODIES.get((forms[-2], forms[-1])) if len(forms) > 1 else None
        if short is not None:
            forms[-2:] = [short]
    return tuple(forms)


def _bare_word(written: str) -> str:
    return written.removesuffix("'s").removesuffix("’s")


def same_name(first: Name, second: Name) -> bool:
    """Whether two names may be of the same: one is a part of the other or abbreviates it."""
    one, other = _bare(first.forms), _bare(second.forms)
    if len(one) == len(other) == 1 and _SAME.get(one[0], one[0]) == _SAME.get(other[0], other[0]):
        return True
    for short, long in ((one, other), (other, one)):
        initials = "".join(form[0] for form in long)
        if len(short) == 1 and len(long) > 1 and short[0][:2] == initials[:2]:
            return True
    mine = [form for form in one if not _has(other, form)]
    theirs = [form for form in other if not _has(one, form)]
    if not mine or not theirs:
        return True
    # George and G. Washington; but not George and Martha
    return (
        len(mine) == len(theirs) == 1
        and mine[0][0] == theirs[0][0]
        and 1 in (len(mine[0]), len(theirs[0]))
    )


def _bare(forms: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words of a name without the office that begins it."""
    at = 0
    while at < len(forms) - 1 and (forms[at] in _BEFORE_NAMES or forms[at] in OFFICES):
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
        if place and words[place - 1].text.lower() in _FIELDS:
            start = words[place - 1].start
            office = f"{words[place - 1].text.lower().replace('defense', 'defence')} {office}"
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
            if _office_of(forms[-1]) is None:
                found.append(Office(span.start, span.end, forms, named[-1], office))
    return tuple(found)


def _is_past(before: Word) -> bool:
    """Whether the word before an office makes it another one, or one that is over."""
    return _office(before) is not None or before.text.lower() in _PAST


def is_title(form: str) -> bool:
    """Whether a word in lower case is an office or stands before names, and is none itself."""
    return form in _BEFORE_NAMES or _office_of(form) is not None


def _held(start: int, person: Sequence[Word], office: str) -> Office:
    forms = tuple(plain(word.text) for word in person)
    return Office(start, person[-1].end, forms, _bare_word(person[-1].text), office)


def _office(word: Word) -> str | None:
    if word.text in _NO_OFFICES:
        return None
    return _office_of(plain(word.text))


def _office_of(form: str) -> str | None:
    form = _SHORT_OFFICES.get(form, form)
    return form if form in OFFICES else None


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
    while at >= 0 and _capital(words[at]) and _office(words[at]) is None:
        if person and text[words[at].end - offset : person[0].start - offset] != " ":
            break
        person.insert(0, words[at])
        at -= 1
    return tuple(person)


def _person_behind(words: Sequence[Word], place: int, text: str, offset: int) -> tuple[Word, ...]:
    """Return the words of the name behind an office: Minister of Defence Jane Roe."""
    at = place + 1
    if at + 1 < len(words) and words[at].stem == "of" and _capital(words[at + 1]):
        at += 2
    person: list[Word] = []
    while at < len(words) and _capital(words[at]):
        between = text[words[at - 1].end - offset : words[at].start - offset]
        if between not in (" ", ". ", "\n") and (person or between != ", "):
            break
        if person and between == ". " and len(words[at - 1].text) > 1:
            break
        if _office(words[at]) is None:
            person.append(words[at])
        at += 1
        if _owns(words[at - 1]):
            break
    return tuple(person)


def same_office(one: str, other: str) -> bool:
    """Whether two offices may be one, named more or less exactly."""
    (mine, *_), (theirs, *_) = fields = [office.split()[:-1] or [""] for office in (one, other)]
    first, second = one.split()[-1], other.split()[-1]
    if first != second and not any(first in group and second in group for group in _WIDER):
        return False
    if ["vice"] in fields and mine != theirs:
        return False
    same = not mine or not theirs or mine == theirs
    return same or any(mine in group and theirs in group for group in _SAME_FIELD)
