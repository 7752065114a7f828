"""The tables of an article's store file as annotations and changes, and back."""

from __future__ import annotations

from functools import cached_property
from itertools import count
from typing import TYPE_CHECKING, Any

from reader.model.records import (
    annotation_from_record,
    annotation_record,
    change_from_record,
    change_record,
)
from reader.store.storage import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence
    from pathlib import Path

    from reader.model import Annotation, Change
    from reader.store.storage import AtomicStorage, Tables

__all__ = [
    "Kept",
    "Log",
    "add_changes",
    "article_of",
    "documents",
    "fill_table",
    "keep_changes",
    "log_in",
    "make_changes",
]


class Log:
    """All changes of one article, as one program knows them; new ones are added behind the others.

    Args:
        annotations: As they are after the changes known so far.
        history: The changes known so far.
    """

    def __init__(
        self, annotations: Iterable[Annotation] = (), history: Iterable[Change] = ()
    ) -> None:
        self.changes = list(history)
        self.ids = {change.id for change in self.changes}
        """Of all changes."""
        self.groups = {change.group for change in self.changes}
        """Of all changes."""
        self.present = {each.id: each for each in annotations}
        """The annotations after all changes."""
        self._first = tuple(self.present.values()), len(self.changes)

    def add(self, changes: Sequence[Change]) -> None:
        """Add those of `changes` that are not known yet."""
        changes = [change for change in changes if change.id not in self.ids]
        make_changes(self.present, changes)
        self.ids.update(change.id for change in changes)
        self.groups.update(change.group for change in changes)
        self.changes += changes

    def annotations_at(self, count: int) -> dict[str, Annotation]:
        """Return the annotations after the first `count` changes, not less than known at first."""
        annotations, known = self._first
        present = {each.id: each for each in annotations}
        make_changes(present, self.changes[known:count])
        return present


class Kept:
    """What is on disk about one article at one time; it does not change.

    Args:
        log: The changes; None for nothing.
        sha256: Of the text at the last change.
        aside: Where a damaged file was set aside by the change that returned this.
    """

    def __init__(
        self, log: Log | None = None, sha256: str | None = None, aside: Path | None = None
    ) -> None:
        self.sha256 = sha256
        """Of the text at the last change."""
        self.aside = aside
        """Where a damaged file was set aside by the change that returned this."""
        self._log = log or Log()
        self._count = len(self._log.changes)

    @cached_property
    def annotations(self) -> tuple[Annotation, ...]:
        """The annotations in the order in which they were made, as far as their times tell."""
        present = self._log.annotations_at(self._count).values()
        # Ids of version 7 sort by the time at which they were made.
        return tuple(sorted(present, key=lambda each: (each.created, each.id)))

    @cached_property
    def history(self) -> tuple[Change, ...]:
        """Every change, the oldest first."""
        return tuple(self._log.changes[: self._count])

    @property
    def present(self) -> Mapping[str, Annotation]:
        """The annotations by id; to be looked at before anything else is changed."""
        if self._count == len(self._log.changes):
            return self._log.present
        return {each.id: each for each in self.annotations}

    def since(self, earlier: Kept) -> Sequence[Change] | None:
        """Return the changes since `earlier`; None where that is not known."""
        if self._log is not earlier._log or self._count < earlier._count:
            return None
        return self._log.changes[earlier._count : self._count]


def make_changes(present: dict[str, Annotation], changes: Iterable[Change]) -> None:
    """Make `changes` to the annotations `present`, by id."""
    for change in changes:
        if change.after is not None:
            present[change.after.id] = change.after
        elif change.before is not None:
            present.pop(change.before.id, None)


def log_in(path: Path, tables: Tables | None) -> Log:
    """Return what `tables`, read from `path`, hold.

    Raises:
        UnreadableError: A document in them is damaged.
    """
    if tables is None:
        return Log()
    try:
        annotations = [annotation_from_record(each) for each in documents(tables, "annotations")]
        history = [change_from_record(each) for each in documents(tables, "history")]
    except ValueError as error:
        raise UnreadableError(path, "damaged", str(error)) from error
    if len({each.id for each in annotations}) < len(annotations):
        raise UnreadableError(path, "damaged", "it holds an annotation twice")
    return Log(annotations, history)


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
    used twice, and what an undo brings back stands where it stood. No document is changed in place.
    """
    from tinydb import TinyDB
    from tinydb.table import Document

    # A new database for every transaction: one that lives longer remembers its next number, and
    # clashes with other processes.
    database = TinyDB(storage=lambda: storage)
    history, annotations = database.table("history"), database.table("annotations")
    history.insert_multiple([change_record(each) for each in changes])
    touched = {one.id for each in changes if (one := each.after or each.before)}
    first: dict[str, int] = {}
    for document in history:
        one = document["after"] or document["before"]
        if one and one["id"] in touched:
            first.setdefault(one["id"], document.doc_id)
    numbers = {each["id"]: each.doc_id for each in annotations if each["id"] in touched}
    latest: dict[str, Annotation] = {}
    make_changes(latest, changes)
    annotations.remove(doc_ids=numbers.values())
    # Only another program can have given away the number of an entry.
    taken = {each.doc_id for each in annotations}
    free = count(max([*taken, *first.values()], default=0) + 1)
    for id_ in latest:
        wanted = numbers.get(id_, first[id_])
        numbers[id_] = wanted if wanted not in taken else next(free)
    annotations.insert_multiple(
        Document(annotation_record(each), numbers[each.id]) for each in latest.values()
    )


def keep_changes(storage: AtomicStorage, ids: Container[str]) -> None:
    """Remove from the history all changes but those with these ids."""
    from tinydb import TinyDB

    history = TinyDB(storage=lambda: storage).table("history")
    history.remove(doc_ids=[each.doc_id for each in history if each["id"] not in ids])


def fill_table(storage: AtomicStorage, name: str, records: Sequence[Mapping[str, Any]]) -> None:
    """Make `records` the documents of the table `name`, numbered from 1."""
    from tinydb import TinyDB

    table = TinyDB(storage=lambda: storage).table(name)
    table.truncate()
    table.insert_multiple(records)
