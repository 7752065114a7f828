"""All that one annotator said, of all articles: read from the index, and narrowed down."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.indexing import SEAL, ask_marks
from reader.model import Span
from reader.searching import Hit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from reader.errors import ReaderError
    from reader.index.marks import MarkIndex, Said
    from reader.model import Article, Placed
    from reader.project import Project

__all__ = ["OPERATORS", "Saying", "Sayings", "as_hits", "narrowed"]

OPERATORS = ("tag", "status", "article", "note")
"""What can stand before a colon."""

_PART = re.compile(r'(-?)(?:([^\W\d_]+):)?(?:"([^"]*)"?|(\S*))')
_LONGEST = 160
"""Code points of a passage, and of a note, that a row can show."""


@dataclass(frozen=True, slots=True)
class Saying:
    """One annotation."""

    id: str
    article: str
    """The name of the article; of one that is not open here, its path."""

    title: str
    open: bool
    """Whether the article is open here."""

    span: Span | None
    """Where it is now; None where its words are gone, or that is not known."""

    words: str
    """What stands there."""

    tags: tuple[str, ...]
    note: str
    status: str
    """Empty where nothing was decided."""

    modified: str
    """See `reader.model.now`."""

    @property
    def about(self) -> str:
        """What was said, on one line."""
        parts = (", ".join(self.tags), " ".join(self.note.split()))
        return " · ".join(part for part in parts if part)


class Sayings:
    """Reads what was said, in any one thread at a time; what has not changed is not read again.

    Args:
        project: The articles.
        on_problem: Told of each file that cannot be read.
    """

    def __init__(self, project: Project, on_problem: Callable[[ReaderError], None]) -> None:
        self._project = project
        self._on_problem = on_problem
        self._seal = ""
        self._kept: Mapping[str, Sequence[Said]] = {}
        self._real: dict[Path, str] = {}

    def read(
        self, on_progress: Callable[[int, int], None] = lambda *_: None, *, fresh: bool = True
    ) -> list[Saying]:
        """Return all annotations; those of the articles that are open here come first.

        Args:
            on_progress: Told how many files are read for the index, of how many.
            fresh: Whether the index is brought up to date before; else it says what it knows.

        Raises:
            ReaderError: The index cannot be used.
        """
        project, store = self._project, self._project.store
        kept = dict(ask_marks(store, self._asked, self._on_problem, on_progress, fresh=fresh))
        unsaved = {each.article.path: each for each in project.sessions if each.unsaved}
        found: list[Saying] = []
        for article in project.articles:
            said = kept.pop(self._real_path(article.path), ())
            if article.path in unsaved:
                found += map(_placed_in(article), unsaved[article.path].annotations)
            elif all(each.mark.sha256 == article.sha256 for each in said):
                found += [_saying(article, each) for each in said]
            else:
                found += map(_placed_in(article), project.passing_session(article).annotations)
        for path, said in kept.items():
            found += [_elsewhere(path, each) for each in said]
        return found

    def _asked(self, index: MarkIndex) -> Mapping[str, Sequence[Said]]:
        seal = index.database.state(SEAL)
        if not seal or seal != self._seal:
            self._kept, self._seal = dict(index.said()), seal
        return self._kept

    def _real_path(self, path: Path) -> str:
        if path not in self._real:
            self._real[path] = os.path.realpath(path)
        return self._real[path]


def narrowed(sayings: Iterable[Saying], query: str) -> Iterator[Saying]:
    """Yield those that `query` asks for: words anywhere, `tag:`, `status:`, `article:`, `note:`.

    Without regard to case; a minus leaves out what follows. What is being typed may be unfinished.
    """
    parts = [
        (bool(minus), operator.casefold(), (phrase or word).casefold())
        for minus, operator, phrase, word in _PART.findall(query)
        if operator or phrase or word
    ]
    for saying in sayings:
        if all(_has(saying, operator, value) != minus for minus, operator, value in parts if value):
            yield saying


def as_hits(sayings: Sequence[Saying]) -> list[Hit]:
    """Return annotations as hits, with what was said behind the words; `row` is their number."""
    hits = []
    for number, saying in enumerate(sayings):
        said = f"   {saying.about[:_LONGEST]}" if saying.about else ""
        gone = "∅ " if saying.open and saying.span is None else ""
        words, span = gone + saying.words, saying.span or Span(0, 0)
        hits.append(Hit(saying.article, span, words, words + said, 0, number))
    return hits


def _has(saying: Saying, operator: str, value: str) -> bool:
    if operator == "tag":
        value = value.rstrip("/")
        return any(value in tag.casefold() for tag in saying.tags)
    if operator == "status":
        return (saying.status or "open").startswith(value)
    if operator == "article":
        return value in saying.title.casefold() or value in saying.article.casefold()
    if operator == "note":
        return value in saying.note.casefold()
    value = f"{operator}:{value}" if operator else value
    fields = (saying.words, saying.note, saying.title, *saying.tags)
    return any(value in " ".join(field.split()).casefold() for field in fields)


def _saying(article: Article, said: Said) -> Saying:
    mark = said.mark
    return Saying(
        mark.id,
        article.path.as_posix(),
        article.title,
        True,
        Span(mark.start, mark.end),
        said.words,
        mark.tags,
        said.note,
        mark.status,
        said.modified,
    )


def _placed_in(article: Article) -> Callable[[Placed], Saying]:
    def saying(placed: Placed) -> Saying:
        annotation, span = placed.annotation, placed.span
        return Saying(
            annotation.id,
            article.path.as_posix(),
            article.title,
            True,
            span,
            span.text_in(article.text) if span else annotation.target.exact,
            annotation.tags,
            annotation.note,
            annotation.status.value if annotation.status else "",
            annotation.modified,
        )

    return saying


def _elsewhere(path: str, said: Said) -> Saying:
    mark, name = said.mark, os.path.basename(path)  # noqa: PTH119 - a name, not a file
    return Saying(
        mark.id,
        path,
        name,
        False,
        None,
        said.words,
        mark.tags,
        said.note,
        mark.status,
        said.modified,
    )
