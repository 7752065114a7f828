"""What a person looks for: words, "phrases", and operators such as `tag:verdict`, as one query."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.errors import ReaderError
from reader.model import Kind, Status

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["OPERATORS", "Filter", "Query", "QueryError", "Word", "fold_words", "parse_query"]

OPERATORS = ("tag", "source", "kind", "status")
"""What can stand before a colon."""

_PART = re.compile(r'(-?)(?:([^\W\d_]+):)?(?:"([^"]*)"(\*?)|(")|([^\s"]*))')
"""A minus, an operator, and a phrase, a quote that is not closed, or a word."""


class QueryError(ReaderError):
    """A query that cannot be understood."""


@dataclass(frozen=True, slots=True)
class Word:
    """Words that stand side by side in a text."""

    text: str
    """As they were written."""

    prefix: bool = False
    """Whether the last of them may go on."""

    @property
    def is_indexed(self) -> bool:
        """Whether any of it counts as a word; else it is a sign that has to be looked for."""
        return any(unicodedata.category(letter)[0] in "LNM" for letter in self.text)


@dataclass(frozen=True, slots=True)
class Filter:
    """What a passage has to be: tagged so, of this kind."""

    operator: str
    """One of `OPERATORS`."""

    value: str
    """For kind and status one that exists; else as it was written."""

    prefix: bool = False
    """Whether a name may go on behind the value; for source only."""


@dataclass(frozen=True, slots=True)
class Query:
    """All that is looked for; each part narrows it down."""

    words: tuple[Word, ...] = ()
    without_words: tuple[Word, ...] = ()
    filters: tuple[Filter, ...] = ()
    without_filters: tuple[Filter, ...] = ()


def parse_query(text: str) -> Query:
    """Return the query that `text` stands for.

    Raises:
        QueryError: A quote is not closed, an operator or its value is not known, or it does not
            say what is to be found.
    """
    words: tuple[list[Word], list[Word]] = [], []
    filters: tuple[list[Filter], list[Filter]] = [], []
    for minus, operator, value, prefix in _parts(text):
        if operator:
            filters[minus].append(_filter(operator.casefold(), value, prefix))
        elif value.strip():
            words[minus].append(Word(value, prefix))
        else:
            raise QueryError(f"{text!r}: something empty is looked for", "leave it out")
    if not words[0] and not filters[0]:
        what = "says only what is to be left out" if text.strip() else "nothing is looked for"
        raise QueryError(f"{text!r}: {what}", "give a word, a phrase, or tag:NAME")
    return Query(tuple(words[0]), tuple(words[1]), tuple(filters[0]), tuple(filters[1]))


def fold_words(text: str) -> tuple[str, ...]:
    """Return the words of `text` in lower case and without accents, to compare names by."""
    letters = unicodedata.normalize("NFKD", text)
    plain = "".join(each for each in letters if not unicodedata.combining(each))
    return tuple(re.findall(r"\w+", plain.casefold()))


def _parts(text: str) -> Iterator[tuple[bool, str, str, bool]]:
    """Yield for each part whether it is left out, its operator, its words, whether they go on."""
    at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        match = _PART.match(text, at)
        if match is None or match.end() == at:
            raise QueryError(f"{text!r}: cannot be understood at {text[at:]!r}", "quote it")
        minus, operator, phrase, star, opened, word = match.groups()
        if opened:
            raise QueryError(f"{text!r}: a quote is not closed", 'end the phrase with "')
        at = match.end()
        operator = operator or ""
        if phrase is not None:
            yield bool(minus), operator, phrase, bool(star)
        elif not word and not operator:
            raise QueryError(f"{text!r}: a minus stands alone", "put a word right behind it")
        else:
            prefix = len(word) > 1 and word.endswith("*")
            yield bool(minus), operator, word[:-1] if prefix else word, prefix


def _filter(operator: str, value: str, prefix: bool) -> Filter:
    if operator not in OPERATORS:
        known = ", ".join(f"{each}:" for each in OPERATORS)
        raise QueryError(
            f"{operator}: is no operator", f'there are {known}; quote what is no operator: "a:b"'
        )
    if not value.strip():
        raise QueryError(f"{operator}: has no value", f"write it right behind: {operator}:VALUE")
    if operator == "kind":
        return Filter(operator, _one_of(operator, value, [kind.value for kind in Kind]))
    if operator == "status":
        return Filter(operator, _one_of(operator, value, [status.value for status in Status]))
    if operator == "source" and not fold_words(value):
        raise QueryError(f"source:{value} is no name", "write a name, or a part of one")
    return Filter(operator, value.strip(), prefix)


def _one_of(operator: str, value: str, known: list[str]) -> str:
    """Return the one of `known` that `value` is, or is a part of before or behind a slash."""
    folded = value.strip().casefold()
    for each in known:
        if folded == each or folded in each.split("/"):
            return each
    raise QueryError(f"{operator}:{value} is not known", f"there are {', '.join(known)}")
