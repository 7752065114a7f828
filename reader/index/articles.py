"""The articles at some paths: their words, and as far as was asked for, their claims."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.index.database import Database
from reader.index.words import CLOSE, OPEN, TOKENIZER, expression, indexed, is_kept, places, signs
from reader.model import Claim, Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from reader.index.query import Word
    from reader.model import Article

__all__ = ["ArticleIndex", "Indexed", "Row"]

_VERSION = 2

_FEW = 200
"""So many articles are asked for at once by their ids."""

_WIDE = 4
"""Ids that are so many times further apart than there are of them are asked for one by one."""

_TABLES = (
    """CREATE TABLE articles (
        id INTEGER PRIMARY KEY, root INTEGER NOT NULL, below BLOB NOT NULL, place INTEGER NOT NULL,
        real BLOB NOT NULL, stamp TEXT NOT NULL, sha256 TEXT NOT NULL, raw BLOB,
        made_by TEXT NOT NULL DEFAULT '', UNIQUE (root, below))""",
    f'CREATE VIRTUAL TABLE words USING fts5(text, tokenize = "{TOKENIZER}")',
    """CREATE TABLE claims (
        article INTEGER NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL,
        kinds TEXT NOT NULL, source TEXT NOT NULL, score REAL NOT NULL)""",
    "CREATE INDEX claims_of ON claims (article)",
    "CREATE INDEX in_order ON articles (place)",
)


@dataclass(frozen=True, slots=True)
class Indexed:
    """An article to be indexed."""

    root: int
    """The number of the path at which it was found."""

    below: str
    """Where it stands below that path; empty where it is the path."""

    place: int
    """Its number among all."""

    stamp: str
    """See `reader.index.files`."""

    article: Article


@dataclass(frozen=True, slots=True)
class Row:
    """What is known of an indexed article."""

    id: int
    root: int
    below: str
    real: str
    """Its path without links."""

    sha256: str
    """Of its text."""

    made_by: str
    """What found its claims; empty where they have not been asked for."""


class ArticleIndex:
    """The index of the articles at some paths.

    Args:
        path: Its file.
    """

    def __init__(self, path: Path) -> None:
        self.database = Database(path, _VERSION, _TABLES)

    def known(self) -> dict[tuple[int, str], tuple[int, str, int]]:
        """Return of each article, by the path it was found at, its id, stamp and place."""
        query = "SELECT root, below, id, stamp, place FROM articles"
        return {
            (root, os.fsdecode(below)): (id_, stamp, place)
            for root, below, id_, stamp, place in self.database.connection.execute(query)
        }

    def add(self, batch: Iterable[Indexed]) -> None:
        """Put articles into the index, in place of what it has of them."""
        with self.database.writing() as connection:
            for each in batch:
                key = [each.root, os.fsencode(each.below)]
                query = "SELECT id FROM articles WHERE root = ? AND below = ?"
                self._drop(id_ for (id_,) in connection.execute(query, key).fetchall())
                text = each.article.text
                raw = None if is_kept(text) else text.encode("utf-8", "surrogatepass")
                real = os.fsencode(os.path.realpath(each.article.path))
                values = [*key, each.place, real, each.stamp, each.article.sha256, raw]
                made = connection.execute(
                    "INSERT INTO articles (root, below, place, real, stamp, sha256, raw)"
                    " VALUES (?, ?, ?, ?, ?, ?, ?)",
                    values,
                )
                connection.execute(
                    "INSERT INTO words (rowid, text) VALUES (?, ?)", [made.lastrowid, indexed(text)]
                )

    def settle(self, gone: Collection[int], moved: Iterable[tuple[int, int]]) -> None:
        """Take articles out of the index, and note the new places of others.

        Args:
            gone: Their ids.
            moved: Ids, and the new numbers among all.
        """
        with self.database.writing() as connection:
            self._drop(gone)
            connection.executemany(
                "UPDATE articles SET place = ? WHERE id = ?", [(place, id_) for id_, place in moved]
            )

    def _drop(self, ids: Iterable[int]) -> None:
        connection = self.database.connection
        for id_ in ids:
            connection.execute("DELETE FROM articles WHERE id = ?", [id_])
            connection.execute("DELETE FROM words WHERE rowid = ?", [id_])
            connection.execute("DELETE FROM claims WHERE article = ?", [id_])

    def ids(self, among: set[int] | None = None) -> list[int]:
        """Return the ids of all articles, or of those that are `among` them, in their order."""
        query = "SELECT id FROM articles ORDER BY place"
        found = self.database.connection.execute(query)
        return [id_ for (id_,) in found if among is None or id_ in among]

    def rows(self, ids: Sequence[int]) -> Iterator[Row]:
        """Yield what is known of the articles of these ids, in their order."""
        query = "SELECT id, root, below, real, sha256, made_by FROM articles"
        for at in range(0, len(ids), _FEW):
            some = ids[at : at + _FEW]
            which = f"WHERE id IN ({','.join('?' * len(some))}) ORDER BY place"
            for row in self.database.connection.execute(f"{query} {which}", some):
                id_, root, below, real, sha256, made_by = row
                below, real = os.fsdecode(below), os.fsdecode(real)
                yield Row(id_, root, below, real, sha256, made_by)

    def matching(self, words: Sequence[Word], without: Sequence[Word]) -> set[int] | None:
        """Return the ids of the articles with all of `words` and none of `without`.

        None means that nothing is wanted of the words.
        """
        plain = [word for word in words if word.is_indexed]
        dull = [word for word in without if word.is_indexed]
        found: set[int] | None = None
        if plain:
            found = self._matching(expression(plain, dull))
        elif dull:
            found = set(self.ids())
            for word in dull:
                found -= self._matching(expression([word]))
        for word in (each for each in words if not each.is_indexed):
            found = self._with_sign(word, found)
        for word in (each for each in without if not each.is_indexed):
            found = (set(self.ids()) if found is None else found) - self._with_sign(word, found)
        return found

    def _matching(self, wanted: str) -> set[int]:
        query = "SELECT rowid FROM words WHERE words MATCH ?"
        return {id_ for (id_,) in self.database.connection.execute(query, [wanted])}

    def _with_sign(self, word: Word, among: set[int] | None) -> set[int]:
        ids = self.ids() if among is None else among
        return {id_ for id_ in ids if word.text in self.text(id_)}

    def places(self, word: Word, among: set[int]) -> Iterator[tuple[int, list[Span]]]:
        """Yield where `word` stands in the articles of these ids, in any order."""
        if not word.is_indexed:
            for id_ in among:
                yield id_, signs(word, self.text(id_))
            return
        yield from self.all_places([word], among)

    def all_places(
        self, words: Sequence[Word], among: set[int]
    ) -> Iterator[tuple[int, list[Span]]]:
        """Yield where any of `words`, none of them a sign, stands in articles with all of them."""
        if not among:
            return
        query = "SELECT rowid, highlight(words, 0, ?, ?) FROM words WHERE words MATCH ?"
        wanted: list[str | int] = [OPEN, CLOSE, expression(words)]
        first, last = min(among), max(among)
        if last - first < _WIDE * len(among):
            # In one go, though it may meet some that are not asked for: much the faster way.
            query += " AND rowid BETWEEN ? AND ?"
            wanted += (first, last)
        else:
            query += f" AND rowid IN ({','.join('?' * len(among))})"
            wanted += among
        for id_, marked in self.database.connection.execute(query, wanted):
            if id_ in among:
                yield id_, places(marked)[1]

    def text(self, id_: int) -> str:
        """Return the text of an article; empty where it has left the index."""
        query = "SELECT raw, text FROM articles JOIN words ON words.rowid = id WHERE id = ?"
        row = self.database.connection.execute(query, [id_]).fetchone()
        if row is None:
            return ""
        raw, text = row
        return raw.decode("utf-8", "surrogatepass") if raw is not None else places(text)[0]

    def keep_claims(self, made_by: str, batch: Mapping[int, Iterable[Claim]]) -> None:
        """Keep the claims of articles, by the ids of these, in place of those that are known."""
        with self.database.writing() as connection:
            for id_, claims in batch.items():
                records = [
                    (
                        id_,
                        claim.span.start,
                        claim.span.end,
                        f" {' '.join(claim.kinds)} ",
                        (claim.attribution and claim.attribution.source) or "",
                        claim.score,
                    )
                    for claim in claims
                ]
                connection.execute("DELETE FROM claims WHERE article = ?", [id_])
                connection.executemany("INSERT INTO claims VALUES (?, ?, ?, ?, ?, ?)", records)
                connection.execute("UPDATE articles SET made_by = ? WHERE id = ?", [made_by, id_])

    def claims(self, id_: int, kinds: Iterable[str] = ()) -> Iterator[tuple[Span, str]]:
        """Yield the places and sources of the claims of an article that are of all these kinds."""
        query = "SELECT start, end, source FROM claims WHERE article = ?"
        values: list[str | int] = [id_]
        for kind in kinds:
            query += " AND instr(kinds, ?)"
            values.append(f" {kind} ")
        for start, end, source in self.database.connection.execute(query, values):
            yield Span(start, end), source

    def scores(self, id_: int) -> list[tuple[Span, float]]:
        """Return the places of the claims of an article with how much each is worth checking."""
        query = "SELECT start, end, score FROM claims WHERE article = ? ORDER BY start"
        found = self.database.connection.execute(query, [id_])
        return [(Span(start, end), score) for start, end, score in found]

    def sources(self) -> list[str]:
        """Return who says something, as far as claims were asked for, the most quoted first."""
        query = (
            "SELECT source FROM claims WHERE source != '' GROUP BY source"
            " ORDER BY count(*) DESC, source"
        )
        return [source for (source,) in self.database.connection.execute(query)]
