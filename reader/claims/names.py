"""Who a mention means: surnames, titles and pronouns resolved to names where that is safe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.claims.lexicon.roles import BODIES, DOCUMENTS, ROLES
from reader.claims.people import NOT_NAMES, POSSESSIVE, People, Person, bare

if TYPE_CHECKING:
    from reader.claims.passage import Passage, Sentence, Speech

__all__ = ["Cast"]

_PLURALS = frozenset(("they", "them", "their"))
_ARTICLES = frozenset(("the", "this", "that", "a", "an", "its", "their", "his", "her"))
_PERSONAL = frozenset(("i", "we", "you"))
_SINGULARS = frozenset(("he", "she", "him", "her", "his"))
_FEW = 8
"""Tokens at the beginning of a sentence in which the name of its subject may stand."""

_RELATIVE = frozenset(("who", "which", "that"))
_FAR = 400
_PEOPLE = frozenset(("people", "men", "women", "children", "police"))
_NOBODY = frozenset(("a", "an", "some", "one", "another", "former", "any", "every", "no"))


class Cast:
    """Who has spoken in an article so far.

    Args:
        people: What hears the names in it.
    """

    def __init__(self, people: People | None = None) -> None:
        self._people = people or People()
        self._speaker: Person | None = None
        self._before: Person | None = None
        """Who spoke before the last speaker."""
        self._subject: Person | None = None
        self._topic: Person | None = None
        """With whose surname a sentence began last."""
        self._body: str | None = None
        self._group: str | None = None

    def resolve(self, passage: Passage, speeches: list[Speech]) -> None:
        """Give every attribution of `passage` the name of its speaker, in order."""
        text = passage.text
        place = 0
        for sentence in passage.sentences:
            first = self._people.hear(text, sentence.start, sentence.end)
            given = place
            while place < len(speeches):
                speech = speeches[place]
                if speech.cue is not None and speech.cue[0] >= sentence.end:
                    break
                self._give(text, speech)
                place += 1
            opening = self._opening(passage, sentence)
            self._topic = opening or self._topic
            if not speeches:
                self._subject = opening or first or self._subject
            elif opening and all(each.source is None for each in speeches[given:place]):
                # Whom a sentence without speech is about is nearer than who spoke before it.
                self._subject = opening
        for speech in speeches[place:]:
            self._give(text, speech)

    def has_word(self, label: str) -> str:
        """Return who is meant by what stands before the colon of a turn in an interview."""
        person = self._person_in(label) or Person(label, sure=True)
        self._speaker = self._subject = person
        return person.name

    def _opening(self, passage: Passage, sentence: Sentence) -> Person | None:
        """Return the person with whose name the sentence begins, titles before it or not."""
        words = passage.tokens.words
        last = len(words) - 1
        for place in range(sentence.first, min(sentence.stop, sentence.first + _FEW)):
            word = words[place]
            if not word[0].isupper():
                if bare(word) not in ROLES:
                    return None
            elif place == last or not words[place + 1][0].isupper():
                person = self._people.called(bare(word))
                if person is not None or place > sentence.first:
                    return person
        return None

    def _give(self, text: str, speech: Speech) -> None:
        if speech.source is not None:
            mention = text[speech.source[0] : speech.source[1]]
            said = ""
            if mention.lower() in _SINGULARS:
                said = " ".join(
                    text[first : min(last, first + _FAR)] for first, last in speech.contents
                )
            speech.name = self.name(mention, said)
        if speech.relay is not None:
            speech.via = _short(_clean(text[speech.relay[0] : speech.relay[1]]))

    def name(self, mention: str, said: str = "") -> str | None:
        """Return whom `mention` means, else the mention as it stands, None if it is empty.

        Args:
            mention: The words that name the speaker.
            said: What is said; "he" is nobody whom he calls by name in it.
        """
        mention = _clean(mention)
        if not mention[:1].isalnum() and not any(map(str.isalnum, mention)):
            return None
        low = mention.lower()
        if low in _PERSONAL:
            return mention
        if low in _SINGULARS:
            return self._pronoun(low, mention, said)
        if low in ("it", "its"):
            return self._body or mention
        if low in _PLURALS:
            return self._group or mention
        if low == "others" and self._group and self._group.lower().startswith("some "):
            return "other" + self._group[4:]
        person = self._person_in(mention)
        if person is not None:
            person.sure = True
            if self._speaker is not person:
                self._before = self._speaker
            self._speaker = self._subject = person
            return person.name
        return self._other(_short(mention))

    def _other(self, name: str) -> str:
        """Return the name of a body, a group or somebody who is only described."""
        words = name.lower().split()
        last = bare(words[-1])
        if words[0] in ("the", "this", "that") and last in BODIES | DOCUMENTS:
            if self._body is not None and not any(word[0].isupper() for word in name.split()[1:]):
                return self._body
            self._body = name
        elif last in BODIES or last in DOCUMENTS or name.split()[-1][0].isupper():
            if name[0].isupper() or words[0] in _ARTICLES:
                self._body = name
        elif last.endswith("s"):
            self._group = name
        one = words[0] in ("a", "an") and not (last.endswith("s") or last in _PEOPLE)
        if name[:1] in '“‘"' or one or last in ROLES:
            self._speaker = self._subject = Person(name, sure=True)
        return name

    def _pronoun(self, low: str, mention: str, said: str) -> str:
        gender = "f" if low in ("she", "her") else "m"
        for person in (self._subject, self._speaker, self._before):
            if person is None or person.name.split()[-1] in said:
                continue
            if person.gender in ("", gender):
                person.gender = gender
                self._speaker = person
                return person.name
        for person in (self._topic, self._people.last):
            if person is None or person.gender != gender or person.name.split()[-1] in said:
                continue
            self._speaker = person
            return person.name
        return mention

    def _person_in(self, mention: str) -> Person | None:
        head = mention.split(",")[0].split("(")[0].strip()
        if " like " in head:
            return None
        words = head.split()
        if not words or words[0].lower() in _NOBODY:
            return None
        last = bare(words[-1])
        if last[:1].isupper() and not POSSESSIVE.search(words[-1]) and not _is_of(words):
            person = self._people.called(last)
            if person is not None:
                return person
        if len(words) > 1 and words[1].lower() in ("of", "and"):
            person = self._people.called(words[0]) if words[0][0].isupper() else None
            if person is not None and words[1].lower() == "of":
                return person
        return self._titled(words)

    def _titled(self, words: list[str]) -> Person | None:
        """Return whom a title such as "the minister" means."""
        lows = [bare(word).lower() for word in words]
        if len(lows) > 9 or "and" in lows:
            return None
        head = lows[: lows.index("of")] if "of" in lows else lows
        if not head or head[-1] not in ROLES:
            return None
        roles = {low for low in head if low in ROLES}
        places = {
            low[:5]
            for low in lows
            if low not in ROLES and low not in NOT_NAMES and self._people.called(low) is None
        }
        found = self._people.with_role(roles, places)
        if len(found) == 1:
            return found[0]
        speaker = self._speaker
        if speaker in found:
            return speaker
        if not found and lows[0] == "the" and speaker is not None and speaker.places & places:
            return speaker
        return None


def _clean(mention: str) -> str:
    words = mention.split()
    if len(words) > 1 and words[-1] in _RELATIVE:
        words.pop()
    return " ".join(words).strip(" ,;:–—-")


def _is_of(words: list[str]) -> bool:
    """Whether the mention is of the kind "president of France"."""
    lows = [word.lower() for word in words]
    if "of" not in lows:
        return False
    place = lows.index("of")
    return lows[place + 1 : place + 2] != ["state"] or place + 2 == len(lows)


def _is_name(words: str) -> bool:
    return 1 < len(words.split()) < 5 and all(word[0].isupper() for word in words.split())


def _short(mention: str) -> str:
    """Return the mention without what only describes it."""
    head = mention.split(" (")[0]
    written = head.split()
    for place, word in enumerate(written[1:-1], 1):
        if word in ("from", "by") and written[place - 1] in DOCUMENTS:
            if written[place + 1][0].isupper():
                return " ".join(written[place + 1 :])
            break
    parts = head.split(", ")
    if len(parts) == 2 and parts[0].split()[:1] and parts[1][:1].isupper():
        described = parts[0].lower().split()
        name = parts[1].rstrip(",")
        if described[0] in ("a", "an") or (described[-1] in ROLES and _is_name(name)):
            return name
    head = parts[0]
    words = head.split()
    if not words:
        return mention
    for place, word in enumerate(words[:-1]):
        if POSSESSIVE.search(word) and words[place + 1].lower() in DOCUMENTS and word[0].isupper():
            begin = place
            while begin > 0 and words[begin - 1][0].isupper():
                begin -= 1
            return " ".join([*words[begin:place], bare(word)])
    if (
        words[-1] in DOCUMENTS
        and len(words) > 1
        and words[-2][0].isupper()
        and words[-2].lower() not in NOT_NAMES
    ):
        return " ".join(words[:-1])
    return head
