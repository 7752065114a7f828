"""What an annotator has marked: tags, decisions and their places, with the counts of all tags."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.index.database import Database
from reader.model.codebook_tree import names_below

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

    from reader.index.query import Filter
    from reader.model import Annotation

__all__ = ["Count", "Mark", "MarkIndex", "Marked", "Said", "Touch"]

_VERSION = 2

_TABLES = (
    """CREATE TABLE stores (
        id INTEGER PRIMARY KEY, file BLOB NOT NULL UNIQUE, stamp TEXT NOT NULL,
        article BLOB NOT NULL)""",
    """CREATE TABLE marks (
        store INTEGER NOT NULL, id TEXT NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL,
        sha256 TEXT NOT NULL, status TEXT NOT NULL, tags TEXT NOT NULL, note TEXT NOT NULL,
        words TEXT NOT NULL, modified TEXT NOT NULL)""",
    "CREATE INDEX marks_of ON marks (store)",
    "CREATE TABLE tags (store INTEGER NOT NULL, tag TEXT NOT NULL, marks INTEGER NOT NULL)",
    "CREATE INDEX tags_of ON tags (store)",
    "CREATE INDEX stores_with ON tags (tag)",
)


_COUNTS = "counts"


@dataclass(frozen=True, slots=True)
class Count:
    """How often a tag was given."""

    annotations: int = 0
    articles: int = 0


@dataclass(frozen=True, slots=True)
class Touch:
    """A store file with annotations that have some tags."""

    file: str
    article: str
    """The path of the file that was annotated, without links."""

    marks: int
    """How many annotations that are."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What a search has to know of an annotation."""

    id: str
    start: int
    """Its place when it was made, as its end."""

    end: int
    sha256: str
    """Of the text that it was made for."""

    status: str
    tags: tuple[str, ...]

    def fits(self, wanted: Filter) -> bool:
        """Return whether it has the status, the tag or one below the tag that is wanted."""
        if wanted.operator == "status":
            return self.status == wanted.value
        value = wanted.value.casefold().rstrip("/")
        return bool(names_below((tag.casefold() for tag in self.tags), value))


@dataclass(frozen=True, slots=True)
class Said:
    """All that somebody said of one passage."""

    mark: Mark
    note: str
    words: str
    """What stood there when it was said."""

    modified: str
    """See `reader.model.now`."""


@dataclass(frozen=True, slots=True)
class Marked:
    """The annotations in a store file, to be indexed."""

    file: str
    stamp: str
    """See `reader.index.files`."""

    article: str
    """The path of the file that was annotated, without links."""

    annotations: tuple[Annotation, ...]


class MarkIndex:
    """The index of what one annotator keeps in one annotations folder.

    Args:
        path: Its file.
    """

    def __init__(self, path: Path) -> None:
        self.database = Database(path, _VERSION, _TABLES)

    def known(self) -> dict[str, str]:
        """Return the stamps of all store files by their paths."""
        query = "SELECT file, stamp FROM stores"
        return {os.fsdecode(file): stamp for file, stamp in self.database.connection.execute(query)}

    def add(self, batch: Iterable[Marked]) -> None:
        """Put annotations into the index, in place of what it has of their store files."""
        with self.database.writing() as connection:
            for each in batch:
                self._drop([each.file])
                made = connection.execute(
                    "INSERT INTO stores (file, stamp, article) VALUES (?, ?, ?)",
                    [os.fsencode(each.file), each.stamp, os.fsencode(each.article)],
                )
                store = made.lastrowid
                connection.executemany(
                    "INSERT INTO marks VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    [(store, *_values(annotation)) for annotation in each.annotations],
                )
                counts: dict[str, int] = {}
                for annotation in each.annotations:
                    for tag in set(annotation.tags):
                        counts[tag] = counts.get(tag, 0) + 1
                connection.executemany(
                    "INSERT INTO tags VALUES (?, ?, ?)",
                    [(store, tag, count) for tag, count in counts.items()],
                )

    def drop(self, gone: Collection[str]) -> None:
        """Take store files out of the index."""
        with self.database.writing():
            self._drop(gone)

    def _drop(self, files: Iterable[str]) -> None:
        connection = self.database.connection
        self.database.keep_state(_COUNTS, "")
        for file in files:
            found = connection.execute(
                "SELECT id FROM stores WHERE file = ?", [os.fsencode(file)]
            ).fetchall()
            for table, column in (("stores", "id"), ("marks", "store"), ("tags", "store")):
                connection.executemany(f"DELETE FROM {table} WHERE {column} = ?", found)

    def count(self) -> dict[str, Count]:
        """Count all tags, by their names in order."""
        kept = self.database.state(_COUNTS)
        if not kept:
            query = "SELECT tag, sum(marks), count(*) FROM tags GROUP BY tag ORDER BY tag"
            kept = json.dumps(self.database.connection.execute(query).fetchall())
            self.database.keep_state(_COUNTS, kept)
        return {tag: Count(marks, articles) for tag, marks, articles in json.loads(kept)}

    def touched(self, tags: Iterable[str]) -> tuple[Touch, ...]:
        """Return where annotations have any of `tags`, and how many of them, by store file."""
        wanted = set(tags)
        query = (
            "SELECT DISTINCT id, file, article FROM stores JOIN tags ON store = id WHERE tag = ?"
        )
        connection = self.database.connection
        stores = {row for tag in wanted for row in connection.execute(query, [tag])}
        found = []
        for store, file, article in stores:
            marks = connection.execute("SELECT tags FROM marks WHERE store = ?", [store])
            count = sum(not wanted.isdisjoint(json.loads(each)) for (each,) in marks)
            found.append(Touch(os.fsdecode(file), os.fsdecode(article), count))
        return tuple(sorted(found, key=lambda each: each.file))

    def marks(self) -> Iterator[tuple[str, list[Mark]]]:
        """Yield the paths of all annotated articles with their marks, one after the other."""
        connection = self.database.connection
        stores = connection.execute("SELECT id, article FROM stores").fetchall()
        query = "SELECT id, start, end, sha256, status, tags FROM marks WHERE store = ?"
        for store, article in stores:
            marks = [
                Mark(id_, start, end, sha256, status, tuple(json.loads(tags)))
                for id_, start, end, sha256, status, tags in connection.execute(query, [store])
            ]
            yield os.fsdecode(article), marks

    def said(self) -> Iterator[tuple[str, list[Said]]]:
        """Yield the paths of all annotated articles with what was said of them, by place."""
        connection = self.database.connection
        stores = connection.execute("SELECT id, article FROM stores").fetchall()
        query = (
            "SELECT id, start, end, sha256, status, tags, note, words, modified FROM marks"
            " WHERE store = ? ORDER BY start, end"
        )
        for store, article in stores:
            found = [
                Said(Mark(id_, start, end, sha256, status, tuple(json.loads(tags))), *rest)
                for id_, start, end, sha256, status, tags, *rest in connection.execute(
                    query, [store]
                )
            ]
            yield os.fsdecode(article), found


def _values(annotation: Annotation) -> tuple[str | int, ...]:
    target = annotation.target
    status = annotation.status.value if annotation.status else ""
    place = (annotation.id, target.start, target.end, target.sha256)
    said = (status, json.dumps(annotation.tags), _sound(annotation.note), _sound(target.exact))
    return *place, *said, annotation.modified


def _sound(text: str) -> str:
    """Return `text` as SQLite can hold it: half of a surrogate pair is none of UTF-8."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode()
