"""The annotations of one annotator in one folder: read, changed, undone."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reader.errors import ReaderError
from reader.model import Tag, new_id, now
from reader.model.records import (
    annotation_from_record,
    annotation_record,
    change_from_record,
    change_record,
)
from reader.store.codebook import STARTER, Codebook, clean_tag
from reader.store.durable import hold_lock, make_folder, refusal, replace_file, set_aside
from reader.store.history import Edit, Undone, changes_of, step_back, step_forward, tidy
from reader.store.naming import article_key, clean_name, hashed_path, locate, plain_path
from reader.store.storage import VERSION, AtomicStorage, UnreadableError, load_tables

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from reader.model import Annotation, Article, Change

__all__ = ["CODEBOOK", "LOCKS", "Kept", "Store"]

LOCKS = ".locks"
"""The folder of the lock files, inside the annotations folder; git is told to ignore it."""

CODEBOOK = "codebook.json"
"""The name of the codebook's file."""

_PATIENCE = 10.0
"""Seconds to wait for another process before giving up."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What is on disk about one article."""

    annotations: tuple[Annotation, ...] = ()
    """In the order in which they were made."""
    history: tuple[Change, ...] = ()
    """Every change, the oldest first."""
    sha256: str | None = None
    """Of the text at the last change."""
    aside: Path | None = None
    """Where a damaged file was set aside by the change that returned this."""


class Store:
    """The annotations that one annotator keeps in one folder.

    Making one touches nothing, and reading creates nothing. Objects of this class may be used by
    several threads and processes at once: every change reads again what is on disk, under a lock
    that all changes of this annotator share.

    Args:
        folder: The annotations folder; it need not be there.
        annotator: Who annotates.

    Raises:
        ReaderError: The annotator has no name.
    """

    def __init__(self, folder: Path, annotator: str) -> None:
        if not annotator.strip():
            raise ReaderError("the annotator has no name", "give one with --annotator NAME")
        self.folder = folder
        self.annotator = annotator
        self.home = folder / clean_name(annotator)
        """The annotator's own folder."""

    def key(self, article_path: Path) -> str:
        """Return the name that the store keeps of an article, see `reader.store.naming`."""
        return article_key(self.folder, article_path)

    def locate(self, key: str) -> Path:
        """Return the file of the article whose name in the store is `key`."""
        return locate(self.folder, key)

    def path(self, article_path: Path) -> Path:
        """Return the file in which the annotations of an article are, or would be, kept."""
        key = self.key(article_path)
        plain, hashed = self.home / plain_path(key), self.home / hashed_path(key)
        if hashed.exists() and not _is_of(plain, key):
            return hashed
        if not plain.exists():
            return plain
        try:
            tables = load_tables(plain, "article")
        except ReaderError:
            return plain
        return plain if tables is None or _key_in(tables) == key else hashed

    def read(self, article: Article) -> Kept:
        """Return what is on disk about `article`; nothing where there is no file.

        Raises:
            UnreadableError: The file is damaged, foreign or newer.
            ReaderError: It may not be read.
        """
        return read_kept(self.path(article.path))

    def change(
        self,
        article: Article,
        what: Callable[[tuple[Annotation, ...]], Sequence[Edit]],
        *,
        group: str | None = None,
        when: str | None = None,
        timeout: float = _PATIENCE,
    ) -> Kept:
        """Change the annotations of `article`; when this returns, the change is safe on disk.

        Args:
            article: The article.
            what: Gets the annotations as they are on disk, returns what to change. The edits are
                one step of the history.
            group: The id of that step; a new one if None. A change whose group is already in the
                history was made by a call that failed after its rename; it is not made twice.
            when: The time that the history shows; now if None.
            timeout: Seconds to wait for other processes.

        Returns:
            What is now on disk.

        Raises:
            ReaderError: It could not be saved; the file on disk is as it was.
        """

        step = group or new_id()

        def entries(kept: Kept) -> list[Change]:
            present = {each.id: each for each in kept.annotations}
            edits = tidy(what(kept.annotations), present)
            return changes_of(edits, who=self.annotator, when=when or now(), group=step)

        return self._write(article, entries, timeout, step)

    def undo(self, article: Article, *, timeout: float = _PATIENCE) -> Undone | None:
        """Take back the last change of `article` that stands; None where there is none.

        Raises:
            ReaderError: It could not be saved; nothing has changed.
        """
        return self._step(article, step_back, timeout)

    def redo(self, article: Article, *, timeout: float = _PATIENCE) -> Undone | None:
        """Make the change again that was undone last; None where there is none.

        Raises:
            ReaderError: It could not be saved; nothing has changed.
        """
        return self._step(article, step_forward, timeout)

    def codebook(self) -> Codebook:
        """Return the tags: those of the folder, or the starter's where it has no codebook.

        Raises:
            UnreadableError: The file is damaged, foreign or newer.
            ReaderError: It may not be read.
        """
        return _read_codebook(self.folder / CODEBOOK) or STARTER

    def add_tags(self, names: Iterable[str]) -> None:
        """Add tags to the codebook, as far as they are not in it.

        Raises:
            ReaderError: A name is none, or it could not be saved.
        """
        wanted = [clean_tag(name) for name in names]
        with contextlib.suppress(UnreadableError):
            if set(wanted) <= set(self.codebook().names):
                return

        def added(codebook: Codebook) -> Codebook:
            known = set(codebook.names)
            return codebook.with_tags(Tag(name) for name in wanted if name not in known)

        self.change_codebook(added)

    def save_tag(self, tag: Tag) -> None:
        """Add `tag` to the codebook, or put it in place of the one of the same name.

        Raises:
            ReaderError: It could not be saved.
        """
        clean_tag(tag.name)
        self.change_codebook(lambda codebook: codebook.with_tags([tag]))

    def change_codebook(self, what: Callable[[Codebook], Codebook]) -> Codebook:
        """Change the codebook as `what` says, and return what is now on disk.

        A damaged file is set aside, and the starter's tags stand in for it.

        Raises:
            ReaderError: It could not be saved.
        """
        path = self.folder / CODEBOOK
        with self._locked("codebook", _PATIENCE):
            try:
                before = _read_codebook(path)
            except UnreadableError as error:
                _aside(error)
                before = None
            after = what(before or STARTER)
            if after != before:
                storage = AtomicStorage(path, None)
                _fill(storage, "codebook", [{"format": VERSION}])
                _fill(storage, "tags", after.records())
                storage.commit()
        return after

    def _step(
        self,
        article: Article,
        step: Callable[..., list[Change]],
        timeout: float,
    ) -> Undone | None:
        result: list[Undone] = []

        def entries(kept: Kept) -> list[Change]:
            present = {each.id: each for each in kept.annotations}
            made = step(kept.history, present, who=self.annotator, when=now())
            if made:
                group = made[0].of
                changes = tuple(each for each in kept.history if each.group == group)
                result.append(Undone(made[0].what, changes))
            return made

        if not self.path(article.path).exists():
            return None
        self._write(article, entries, timeout, None)
        return result[0] if result else None

    def _write(
        self,
        article: Article,
        entries: Callable[[Kept], list[Change]],
        timeout: float,
        group: str | None,
    ) -> Kept:
        with self._locked(self.home.name, timeout):
            path = self.path(article.path)
            aside = None
            try:
                tables = load_tables(path, "article")
                kept = _kept(path, tables)
            except UnreadableError as error:
                aside = _aside(error)
                tables, kept = None, Kept()
            again = any(change.group == group for change in kept.history)
            made = [] if again else entries(kept)
            if not made and not again:
                return kept
            storage = AtomicStorage(path, tables)
            record = {
                "path": self.key(article.path),
                "title": article.title,
                "sha256": article.sha256,
                "length": len(article.text),
                "format": VERSION,
            }
            _fill(storage, "article", [record])
            _apply(storage, made)
            storage.commit()
            fresh = _kept(path, storage.read())
        return Kept(fresh.annotations, fresh.history, fresh.sha256, aside)

    @contextlib.contextmanager
    def _locked(self, name: str, timeout: float) -> Iterator[None]:
        locks = self.folder / LOCKS
        path = locks / f"{name}.lock"
        with contextlib.ExitStack() as stack:
            try:
                make_folder(locks)
                ignore = locks / ".gitignore"
                if not ignore.exists():
                    ignore.write_bytes(b"*\n")
                stack.enter_context(hold_lock(path, timeout))
            except OSError as error:
                raise refusal(error, path) from error
            yield


def read_kept(path: Path) -> Kept:
    """Return what the store file `path` holds; nothing where there is no such file.

    Raises:
        UnreadableError: It is damaged, foreign or newer.
        ReaderError: It may not be read.
    """
    return _kept(path, load_tables(path, "article"))


def _kept(path: Path, tables: Mapping[str, Mapping[str, Any]] | None) -> Kept:
    if tables is None:
        return Kept()
    try:
        annotations = [
            annotation_from_record(record) for record in _documents(tables, "annotations")
        ]
        history = [change_from_record(record) for record in _documents(tables, "history")]
    except ValueError as error:
        raise UnreadableError(path, "damaged", str(error)) from error
    sha256 = tables["article"]["1"].get("sha256")
    return Kept(tuple(annotations), tuple(history), sha256 if isinstance(sha256, str) else None)


def _documents(tables: Mapping[str, Mapping[str, Any]], name: str) -> list[Mapping[str, Any]]:
    table = tables.get(name, {})
    return [table[number] for number in sorted(table, key=int)]


def _apply(storage: AtomicStorage, changes: Sequence[Change]) -> None:
    """Add `changes` to the history, and do what they say to the annotations.

    An annotation's document has the number of the entry that first added it, so that no number is
    used twice, and what an undo brings back stands where it stood.
    """
    from tinydb import TinyDB
    from tinydb.table import Document

    # TinyDB's own type of storage argument is a class; a new database for every transaction, as
    # one that lives longer remembers its next number and clashes with other processes.
    database = TinyDB(storage=lambda: storage)
    history, annotations = database.table("history"), database.table("annotations")
    first: dict[str, int] = {}
    for document in sorted(history.all(), key=lambda each: each.doc_id):
        one = document["after"] or document["before"]
        if one:
            first.setdefault(one["id"], document.doc_id)
    numbers = {document["id"]: document.doc_id for document in annotations.all()}
    for change, number in zip(
        changes, history.insert_multiple(change_record(each) for each in changes), strict=True
    ):
        one = change.after or change.before
        if one is None:
            continue
        place = numbers.get(one.id) or first.setdefault(one.id, number)
        if change.after is not None:
            annotations.upsert(Document(annotation_record(change.after), place))
            numbers[one.id] = place
        elif one.id in numbers:
            annotations.remove(doc_ids=[numbers.pop(one.id)])


def _fill(storage: AtomicStorage, name: str, records: Sequence[Mapping[str, Any]]) -> None:
    from tinydb import TinyDB

    table = TinyDB(storage=lambda: storage).table(name)
    table.truncate()
    table.insert_multiple(records)


def _read_codebook(path: Path) -> Codebook | None:
    tables = load_tables(path, "codebook")
    if tables is None:
        return None
    try:
        return Codebook.from_records(_documents(tables, "tags"))
    except ValueError as error:
        raise UnreadableError(path, "damaged", str(error)) from error


def _aside(error: UnreadableError) -> Path:
    """Set aside the file that `error` is about if it is damaged, else raise `error`."""
    if error.kind != "damaged":
        raise error
    try:
        return set_aside(error.path)
    except OSError as refused:
        raise refusal(refused, error.path, "is damaged, could not be set aside") from refused


def _key_in(tables: Mapping[str, Mapping[str, Any]]) -> object:
    return tables["article"]["1"].get("path")


def _is_of(path: Path, key: str) -> bool:
    try:
        tables = load_tables(path, "article")
    except ReaderError:
        return False
    return tables is not None and _key_in(tables) == key
