"""The tables of an article's store file as annotations and changes, and back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reader.model.records import (
    annotation_from_record,
    annotation_record,
    change_from_record,
    change_record,
)
from reader.store.storage import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from tinydb.table import Table

    from reader.model import Annotation, Change
    from reader.store.storage import AtomicStorage, Tables

__all__ = ["Kept", "add_changes", "article_of", "documents", "fill_table", "kept_in"]


@dataclass(frozen=True, slots=True)
class Kept:
    """What is on disk about one article."""

    annotations: tuple[Annotation, ...] = ()
    """In the order in which they were made, as far as their times tell."""
    history: tuple[Change, ...] = ()
    """Every change, the oldest first."""
    sha256: str | None = None
    """Of the text at the last change."""
    aside: Path | None = None
    """Where a damaged file was set aside by the change that returned this."""

    def changed(self, changes: Sequence[Change], sha256: str, aside: Path | None) -> Kept:
        """Return what is on disk after `changes` were added to the history."""
        annotations = {each.id: each for each in self.annotations}
        for change in changes:
            if change.after is not None:
                annotations[change.after.id] = change.after
            elif change.before is not None:
                annotations.pop(change.before.id, None)
        return Kept(_in_order(annotations.values()), (*self.history, *changes), sha256, aside)


def kept_in(path: Path, tables: Tables | None) -> Kept:
    """Return what `tables`, read from `path`, hold.

    Raises:
        UnreadableError: A document in them is damaged.
    """
    if tables is None:
        return Kept()
    try:
        annotations = [annotation_from_record(each) for each in documents(tables, "annotations")]
        history = [change_from_record(each) for each in documents(tables, "history")]
    except ValueError as error:
        raise UnreadableError(path, "damaged", str(error)) from error
    if len({each.id for each in annotations}) < len(annotations):
        raise UnreadableError(path, "damaged", "it holds an annotation twice")
    sha256 = article_of(tables).get("sha256")
    return Kept(_in_order(annotations), tuple(history), sha256 if isinstance(sha256, str) else None)


def article_of(tables: Tables) -> Mapping[str, Any]:
    """Return what `tables` say of the article."""
    article: Mapping[str, Any] = tables["article"]["1"]
    return article


def documents(tables: Tables, name: str) -> list[Mapping[str, Any]]:
    """Return the documents of the table `name` in the order of their numbers."""
    table = tables.get(name, {})
    return [table[number] for number in sorted(table, key=int)]


def add_changes(storage: AtomicStorage, changes: Sequence[Change]) -> None:
    """Add `changes` to the history, and do what they say to the annotations.

    An annotation's document has the number of the entry that first added it, so that no number is
    used twice, and what an undo brings back stands where it stood.
    """
    from tinydb import TinyDB
    from tinydb.table import Document

    # A new database for every transaction: one that lives longer remembers its next number, and
    # clashes with other processes.
    database = TinyDB(storage=lambda: storage)
    history, annotations = database.table("history"), database.table("annotations")
    numbers = {document["id"]: document.doc_id for document in annotations.all()}
    added = history.insert_multiple([change_record(each) for each in changes])
    for change, number in zip(changes, added, strict=True):
        one = change.after or change.before
        if one is None:
            continue
        place = numbers.get(one.id) or _first_number(history, one.id, number)
        if change.after is not None:
            annotations.upsert(Document(annotation_record(change.after), place))
            numbers[one.id] = place
        elif one.id in numbers:
            annotations.remove(doc_ids=[numbers.pop(one.id)])


def _first_number(history: Table, annotation: str, number: int) -> int:
    """Return the number of the first entry about an annotation, `number` being one of them."""
    for document in history:
        one = document["after"] or document["before"]
        if one and one["id"] == annotation:
            number = min(number, document.doc_id)
    return number


def fill_table(storage: AtomicStorage, name: str, records: Sequence[Mapping[str, Any]]) -> None:
    """Make `records` the documents of the table `name`, numbered from 1."""
    from tinydb import TinyDB

    table = TinyDB(storage=lambda: storage).table(name)
    table.truncate()
    table.insert_multiple(records)


def _in_order(annotations: Iterable[Annotation]) -> tuple[Annotation, ...]:
    # Ids of version 7 sort by the time at which they were made.
    return tuple(sorted(annotations, key=lambda each: (each.created, each.id)))
