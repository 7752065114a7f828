"""Finding words and marks in a folder: where articles, claims, annotations and indexes meet."""

from __future__ import annotations

import bisect
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from reader.errors import ReaderError
from reader.index.contexts import CONTEXT, around
from reader.index.database import DamagedError
from reader.index.query import Filter, fold_words, parse_query
from reader.indexing import article_index, ask_marks, refresh_articles
from reader.model import Article, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from reader.claims import Engine
    from reader.index.articles import Row
    from reader.index.marks import Mark
    from reader.index.query import Query
    from reader.model import Claim
    from reader.store import Store

__all__ = ["CONTEXT", "Hit", "Search"]

Answer = TypeVar("Answer")

_PORTION = 100
"""So many articles are asked for at once: the first hits come at once, and few are in memory."""

_LONGEST = 4000
"""Code points: no claim is longer."""

_MARKS = ("tag", "status")
"""The operators that are about annotations; the others are about claims."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A place that was looked for."""

    article: str
    """The article's name, as the person named it."""

    span: Span
    """Where it stands."""

    text: str
    """The words there."""

    context: str
    """The words with what stands around them in the same paragraph."""

    at: int
    """Where in `context` the words begin."""

    row: int
    """The article's id in the index."""


def _ignore(_done: int, _of: int) -> None:
    """Nobody wants to know."""


@dataclass
class Search:
    """A search of some articles and what one annotator says of them."""

    paths: Sequence[Path]
    """Files and folders."""

    store: Store
    """What is kept of them."""

    engine: Callable[[], Engine]
    """Makes what finds the claims, where they are asked for."""

    on_problem: Callable[[ReaderError], None]
    """Told of each file that cannot be read."""

    on_progress: Callable[[int, int], None] = _ignore
    """Told how many of so many files are read for the index."""

    _placed: dict[int, dict[str, Span]] = field(default_factory=dict, init=False)
    _engine: Engine | None = field(default=None, init=False)

    def __post_init__(self) -> None:
        self._index = article_index(self.paths)

    def find(self, text: str, *, fresh: bool = True) -> Iterator[Hit]:
        """Yield all places that the query `text` asks for, article by article.

        The parts of a query narrow it down together. Words are to stand in the same article; with
        operators in the same passage, which is one that has all that the operators ask for.

        Args:
            text: The query.
            fresh: Whether the index is made as new as the articles before; else it answers as it
                is.

        Raises:
            QueryError: The query cannot be understood.
            ReaderError: The engine fails, or the index cannot be used.
        """
        query = parse_query(text)
        ids, marks = self._sound(lambda: self._asked(query, fresh=fresh))
        needs_claims = any(
            each.operator not in _MARKS for each in (*query.filters, *query.without_filters)
        )
        for at in range(0, len(ids), _PORTION):
            some = ids[at : at + _PORTION]
            try:
                with self._index.database.damage_told():
                    if needs_claims:
                        some = self._with_claims(some, at, len(ids))
                    hits = list(self._hits(query, some, marks))
            except DamagedError as error:
                raise ReaderError("the search index was damaged, and made anew", "again") from error
            yield from hits

    def refresh(self) -> None:
        """Make the index as new as the articles.

        Raises:
            ReaderError: The index cannot be used.
        """
        self._sound(self._refresh)

    @property
    def generation(self) -> object:
        """The same one as long as the index has not been made anew."""
        return self._index.database.connection

    def sources(self) -> list[str]:
        """Return who is quoted, the most quoted first, as far as anybody has asked for claims."""
        return self._sound(self._index.sources)

    def worth(self, hits: Sequence[Hit]) -> list[float]:
        """Return how much each hit is worth checking: the best of the claims it has a part of.

        What is no part of a claim is worth nothing.

        Raises:
            ReaderError: The engine fails, or the index cannot be used.
        """
        return self._sound(lambda: self._worth(hits))

    def find_claims(self) -> None:
        """Have the claims of all articles in the index, so that all `sources` are known.

        Raises:
            ReaderError: The engine fails, or the index cannot be used.
        """
        self._sound(self._find_claims)

    def _find_claims(self) -> None:
        ids = self._index.ids()
        for at in range(0, len(ids), _PORTION):
            self._with_claims(ids[at : at + _PORTION], at, len(ids))

    def _worth(self, hits: Sequence[Hit]) -> list[float]:
        ids = list(dict.fromkeys(hit.row for hit in hits))
        known: dict[int, list[tuple[Span, float]]] = {}
        for at in range(0, len(ids), _PORTION):
            some = self._with_claims(ids[at : at + _PORTION], at, len(ids))
            known |= {id_: self._index.scores(id_) for id_ in some}
        return [_best(known.get(hit.row, ()), hit.span) for hit in hits]

    def close(self) -> None:
        """Let go of the index."""
        self._index.database.close()

    def _sound(self, ask: Callable[[], Answer]) -> Answer:
        """Return what `ask` does, once more where the index turns out to be damaged."""
        for _ in range(2):
            try:
                with self._index.database.damage_told():
                    return ask()
            except DamagedError:
                continue  # it is a new one now
        raise ReaderError(
            f"{self._index.database.path}: the search index is damaged each time it is made",
            "delete it, and check the disk",
        )

    def _refresh(self) -> None:
        folder, progress = self.store.folder, self.on_progress
        refresh_articles(self._index, self.paths, folder, self.on_problem, progress)

    def _asked(self, query: Query, *, fresh: bool) -> tuple[list[int], dict[str, list[Mark]]]:
        """Return the articles in which there may be hits, in order, and marks by articles."""
        index = self._index
        if fresh:
            self._refresh()
        wanted = index.matching(query.words, () if query.filters else query.without_words)
        ids = index.ids(wanted)
        filters = (*query.filters, *query.without_filters)
        marks: dict[str, list[Mark]] = {}
        if any(each.operator in _MARKS for each in filters):
            marks = self._marks()
            if any(each.operator in _MARKS for each in query.filters):
                ids = [row.id for row in index.rows(ids) if row.real in marks]
        return ids, marks

    def _hits(
        self, query: Query, ids: Sequence[int], marks: Mapping[str, Sequence[Mark]]
    ) -> Iterator[Hit]:
        """Yield the hits in a few articles."""
        places = self._places(query, set(ids))
        for row in list(self._index.rows(ids)):
            known = marks.get(row.real, ())
            if query.filters:
                spans = self._in_passages(query, row, known, places)
            else:
                spans = sorted(set(chain.from_iterable(places[each][row.id] for each in places)))
            for each in query.without_filters:
                cover = _Cover(self._passages(row, known, [each]))
                spans = [span for span in spans if not cover.touches(span)]
            if spans:
                yield from self._shown(row, spans)

    def _shown(self, row: Row, spans: Iterable[Span]) -> Iterator[Hit]:
        text, name = self._index.text(row.id), self._name(row)
        for span in spans:
            shown = around(text, span)
            at = span.start - shown.start
            yield Hit(name, span, span.text_in(text), shown.text_in(text), at, row.id)

    def _places(self, query: Query, ids: set[int]) -> dict[int, dict[int, list[Span]]]:
        """Return where each word stands in each article, by the word's number and the article's id.

        Without operators nothing hangs on which word stands where, so those in the index are one.
        """
        index = self._index
        plain = [word for word in query.words if word.is_indexed]
        if not query.filters and plain:
            signs = [word for word in query.words if not word.is_indexed]
            found = [dict(index.all_places(plain, ids))]
            found += [dict(index.places(word, ids)) for word in signs]
        else:
            found = [dict(index.places(word, ids)) for word in query.words]
            if query.filters:
                found += [dict(index.places(word, ids)) for word in query.without_words]
        return {
            number: {id_: each.get(id_, []) for id_ in ids} for number, each in enumerate(found)
        }

    def _in_passages(
        self,
        query: Query,
        row: Row,
        marks: Sequence[Mark],
        places: dict[int, dict[int, list[Span]]],
    ) -> list[Span]:
        """Return the places in the passages that the operators ask for, or these themselves."""
        spans: set[Span] = set()
        words = [places[number][row.id] for number in range(len(query.words))]
        without = [places[number][row.id] for number in range(len(words), len(places))]
        for passage in self._passages(row, marks, query.filters):
            inside = [_within(passage, each) for each in words]
            if all(inside) and not any(_within(passage, each) for each in without):
                spans.update(chain.from_iterable(inside) if inside else [passage])
        return sorted(spans)

    def _passages(
        self, row: Row, marks: Sequence[Mark], filters: Sequence[Filter]
    ) -> Iterable[Span]:
        """Return the passages of an article that have all that `filters` ask for."""
        of_marks = [each for each in filters if each.operator in _MARKS]
        of_claims = [each for each in filters if each.operator not in _MARKS]
        spans = self._marked(row, marks, of_marks) if of_marks else []
        if not of_claims:
            return spans
        kinds = [each.value for each in of_claims if each.operator == "kind"]
        sources = [each for each in of_claims if each.operator == "source"]
        claims = [
            span
            for span, source in self._index.claims(row.id, kinds)
            if all(_is_source(each, source) for each in sources)
        ]
        if not of_marks:
            return claims
        cover = _Cover(claims)
        return [span for span in spans if cover.touches(span)]

    def _marked(self, row: Row, marks: Sequence[Mark], filters: Sequence[Filter]) -> list[Span]:
        """Return where the annotations are now that have all that `filters` ask for."""
        spans = []
        for mark in marks:
            if all(mark.fits(each) for each in filters):
                if mark.sha256 and mark.sha256 == row.sha256:
                    spans.append(Span(mark.start, mark.end))
                elif span := self._place(row).get(mark.id):
                    spans.append(span)
        return spans

    def _place(self, row: Row) -> dict[str, Span]:
        """Return where the annotations of an article are, now that its text is another one."""
        placed = self._placed.get(row.id)
        if placed is None:
            from reader.store import place

            text = self._index.text(row.id)
            kept = self.store.read(Article(Path(row.real), self._name(row), "", text))
            found = place(text, kept.annotations, recall=self.store.texts.recall)
            placed = {each.annotation.id: each.span for each in found if each.span is not None}
            self._placed[row.id] = placed
        return placed

    def _marks(self) -> dict[str, list[Mark]]:
        """Return the marks of each annotated article, by its path without links."""
        return ask_marks(
            self.store, lambda index: dict(index.marks()), self.on_problem, self.on_progress
        )

    def _with_claims(self, ids: Sequence[int], before: int, total: int) -> list[int]:
        """Return those of `ids` whose articles can be read, their claims in the index.

        Args:
            ids: A few articles.
            before: How many of all were seen to before them.
            total: How many these are.
        """
        from reader.cache import claims_of, maker
        from reader.library import Listed, read_article

        if self._engine is None:
            self._engine = self.engine()
        engine = self._engine
        made_by = maker(engine)
        left_out: set[int] = set()
        found: dict[int, tuple[Claim, ...]] = {}
        for number, row in enumerate(self._index.rows(ids)):
            if row.made_by == made_by:
                continue
            self.on_progress(before + number, total)
            try:
                article = read_article(Listed(Path(row.real), self._name(row)))
            except ReaderError as error:
                self.on_problem(error)
                left_out.add(row.id)
                continue
            if article.sha256 == row.sha256:
                found[row.id] = tuple(claims_of(article, engine))
            else:
                left_out.add(row.id)  # it has changed this very moment
        if found:
            self._index.keep_claims(made_by, found)
        return [id_ for id_ in ids if id_ not in left_out]

    def _name(self, row: Row) -> str:
        return (self.paths[row.root] / row.below).as_posix()


class _Cover:
    """Some stretches of a text, joined where they overlap."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for span in sorted(spans):
            if self._ends and span.start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], span.end)
            else:
                self._starts.append(span.start)
                self._ends.append(span.end)

    def touches(self, span: Span) -> bool:
        """Return whether `span` has a code point in common with them."""
        at = bisect.bisect_right(self._ends, span.start)
        return at < len(self._starts) and self._starts[at] < span.end


def _within(passage: Span, places: Sequence[Span]) -> list[Span]:
    """Return those of `places`, which are in order, that lie in `passage`."""
    first = bisect.bisect_left(places, passage.start, key=lambda each: each.start)
    last = bisect.bisect_left(places, passage.end, key=lambda each: each.start)
    return [each for each in places[first:last] if each.end <= passage.end]


def _best(claims: Sequence[tuple[Span, float]], span: Span) -> float:
    """Return the best score of those of `claims` that have something in common with `span`."""
    first = bisect.bisect_left(claims, span.start - _LONGEST, key=lambda each: each[0].start)
    last = bisect.bisect_left(claims, span.end, key=lambda each: each[0].start)
    return max((score for each, score in claims[first:last] if each.end > span.start), default=0.0)


def _is_source(wanted: Filter, source: str) -> bool:
    """Return whether the words looked for stand side by side in the name of a source."""
    words = f" {' '.join(fold_words(source))} "
    value = f" {' '.join(fold_words(wanted.value))}"
    return (value if wanted.prefix else f"{value} ") in words
