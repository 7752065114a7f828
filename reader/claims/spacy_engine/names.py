"""Persons by the names that a pipeline has found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.claims.lexicon.roles import ROLES
from reader.claims.names import Cast
from reader.claims.people import People

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

    from reader.claims.passage import Passage, Speech
    from reader.claims.people import Person
    from reader.claims.spacy_engine.parses import Parses

__all__ = ["ParsedCast"]

_NAMING = ("NNP", "NNPS")
_LINKS = frozenset(("of", "de", "del", "di", "da", "du", "la", "van", "von", "der", "bin", "al"))


class ParsedCast(Cast):
    """Who has spoken so far, by names from a parser.

    Args:
        parses: The sentences; those of a passage are parsed before its speakers are resolved.
    """

    def __init__(self, parses: Parses) -> None:
        super().__init__(_ParsedPeople(parses))
        self._parses = parses

    def resolve(self, passage: Passage, speeches: list[Speech]) -> None:
        """Give every attribution its speaker's name, see `Cast.resolve`."""
        self._parses.read(passage)
        super().resolve(passage, speeches)


class _ParsedPeople(People):
    """Persons so far; a run of proper nouns is a name unless it is one of something else."""

    def __init__(self, parses: Parses) -> None:
        super().__init__()
        self._parses = parses

    def hear(self, text: str, start: int, end: int) -> Person | None:
        doc = self._parses.at(start)
        if doc is None:
            return super().hear(text, start, end)
        first = None
        for begin, behind, named in _runs(doc):
            # Small pipelines take a surname that stands alone for an organisation at times.
            if not named and self.called(doc.text[begin:behind].split()[-1]) is None:
                continue
            person = self._enter(text, start + begin, start + behind)
            if person is not None and person.sure and first is None:
                first = person
        return first


def _runs(doc: Doc) -> Iterator[tuple[int, int, bool]]:
    """Yield the offsets of what may be a person's name, titles before it included.

    A run of proper nouns ends with the person that the pipeline sees in it. It comes with whether
    it may name a person: not where the pipeline sees an organisation, a place or the like, and
    no role such as "correspondent" stands before it.
    """
    count, place = len(doc), 0
    while place < count:
        if doc[place].tag_ not in _NAMING and doc[place].ent_type_ != "PERSON":
            place += 1
            continue
        stop = _run_end(doc, place)
        tail = stop - 1
        while tail > place and doc[tail].tag_ == "POS":
            tail -= 1
        kind = doc[tail].ent_type_
        whole = all(doc[each].ent_type_ == kind for each in range(place, tail + 1))
        role = place > 0 and doc[place - 1].lower_ in ROLES
        named = kind in ("", "PERSON") or role or not whole
        yield doc[place].idx, doc[tail].idx + len(doc[tail].text), named
        place = stop


def _run_end(doc: Doc, place: int) -> int:
    """Return the token behind the run of proper nouns that begins at `place`."""
    count, stop = len(doc), place + 1
    while stop < count:
        token, before = doc[stop], doc[stop - 1]
        if before.ent_type_ == "PERSON" and token.ent_type_ != "PERSON":
            break
        if token.ent_iob_ == "B" and token.ent_type_ == "PERSON" == before.ent_type_:
            break  # two persons side by side
        named = token.tag_ in _NAMING or token.ent_type_ == "PERSON"
        links = token.lower_ in _LINKS and stop + 1 < count and doc[stop + 1].tag_ in _NAMING
        if not named and not links:
            break
        stop += 1
    return stop
