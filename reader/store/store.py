"""The annotations of one annotator in one folder: read, changed, undone."""

from __future__ import annotations

import contextlib
import functools
from typing import TYPE_CHECKING

from reader.model import digest, new_id, now
from reader.store.codebook import STARTER, Codebook, clean_tag, read_codebook
from reader.store.contents import Entry, find_leftovers, read_entries
from reader.store.documents import Kept, add_changes, article_of, fill_table, kept_in
from reader.store.durable import hold_lock, make_folder, refusal
from reader.store.history import Edit, Undone, changes_of, step_back, step_forward, tidy
from reader.store.memory import Memory, Remembered
from reader.store.naming import (
    article_key,
    check_annotator,
    clean_name,
    hashed_path,
    locate,
    plain_path,
)
from reader.store.storage import VERSION, AtomicStorage, UnreadableError, load_tables

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from reader.model import Annotation, Article, Change, Tag
    from reader.store.storage import Tables

__all__ = ["CODEBOOK", "LOCKS", "Store"]

LOCKS = ".locks"
"""The folder of the lock files, inside the annotations folder; git is told to ignore it."""

CODEBOOK = "codebook.json"
"""The name of the codebook's file."""

_PATIENCE = 10.0
"""Seconds to wait for another process before giving up."""


_digest = functools.lru_cache(maxsize=4)(digest)
"""The digest of the texts that are being worked on, which may be long."""


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
        check_annotator(annotator)
        self.folder = folder
        self.annotator = annotator
        self.home = folder / clean_name(annotator)
        """The annotator's own folder."""
        self._made: set[Path] = set()
        self._memory = Memory()
        self._stamps: dict[str, tuple[int, ...]] = {}

    def key(self, article_path: Path) -> str:
        """Return the name that the store keeps of an article, see `reader.store.naming`."""
        return article_key(self.folder, article_path)

    def locate(self, key: str) -> Path:
        """Return the file of the article whose name in the store is `key`."""
        return locate(self.folder, key)

    def path(self, article_path: Path) -> Path:
        """Return the file in which the annotations of an article are, or would be, kept."""
        try:
            return self._load(article_path)[0]
        except UnreadableError as error:
            return error.path

    def stamp(self, article: Article) -> tuple[int, ...]:
        """Return what tells one state of the file of `article` from another, at next to no cost.

        Every save puts another file in its place, so that number, size and time say enough. Empty
        where there is no file, or it cannot be looked at.
        """
        key = self.key(article.path)
        found: list[int] = []
        for path in (self.home / plain_path(key), self.home / hashed_path(key)):
            with contextlib.suppress(OSError):
                status = path.stat()
                found += (status.st_ino, status.st_size, status.st_mtime_ns)
        return tuple(found)

    def last_stamp(self, article: Article) -> tuple[int, ...]:
        """Return the `stamp` of what the last change of `article` made here has returned."""
        return self._stamps.get(self.key(article.path), ())

    def read(self, article: Article) -> Kept:
        """Return what is on disk about `article`; nothing where there is no file.

        Raises:
            UnreadableError: The file is damaged, foreign, newer or may not be read.
        """
        return kept_in(*self._load(article.path))

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

    def entries(self, annotator: str | None = None) -> Iterator[Entry]:
        """Read every store file of this folder, one by one.

        Args:
            annotator: Whose; everybody's if None.

        Raises:
            ReaderError: The folder may not be read.
        """
        return read_entries(self.folder, annotator)

    def leftovers(self) -> Iterator[Path]:
        """Find the files that interrupted saves have left, and damaged ones that were set aside.

        Raises:
            ReaderError: The folder may not be read.
        """
        return find_leftovers(self.folder)

    def codebook(self) -> Codebook:
        """Return the tags: those of the folder, or the starter's where it has no codebook.

        Raises:
            UnreadableError: The file is damaged, foreign, newer or may not be read.
        """
        return read_codebook(self.folder / CODEBOOK) or STARTER

    def add_tags(self, names: Iterable[str]) -> Path | None:
        """Add tags to the codebook, as far as they are not in it; see `Codebook.with_names`.

        Returns:
            Where a damaged codebook was set aside, see `change_codebook`.

        Raises:
            ReaderError: A name is none, or it could not be saved.
        """
        wanted = [clean_tag(name) for name in names]
        with contextlib.suppress(UnreadableError):
            if set(wanted) <= set(self.codebook().names):
                return None

        return self.change_codebook(lambda codebook: codebook.with_names(wanted))

    def save_tag(self, tag: Tag) -> Path | None:
        """Add `tag` to the codebook, or put it in place of the one of the same name.

        Returns:
            Where a damaged codebook was set aside, see `change_codebook`.

        Raises:
            ReaderError: It could not be saved.
        """
        clean_tag(tag.name)
        return self.change_codebook(lambda codebook: codebook.with_tags([tag]))

    def change_codebook(self, what: Callable[[Codebook], Codebook]) -> Path | None:
        """Change the codebook as `what` says; when this returns, it is safe on disk.

        Returns:
            Where a damaged file was set aside, for which the starter's tags stood in.

        Raises:
            ReaderError: It could not be saved.
        """
        path = self.folder / CODEBOOK
        with self._locked("codebook", _PATIENCE):
            damaged = False
            try:
                before = read_codebook(path)
            except UnreadableError as error:
                if error.kind != "damaged":
                    raise
                before, damaged = None, True
            after = what(before or STARTER)
            if after != before:
                storage = AtomicStorage(path, None, damaged=damaged)
                fill_table(storage, "codebook", [{"format": VERSION}])
                fill_table(storage, "tags", after.records())
                self._make_folder(self.folder)
                return storage.commit()
        return None

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
            key = self.key(article.path)
            damaged = False
            known = self._memory.recall(key)
            if known is None:
                known, damaged = self._fresh(article.path, mend=group is not None)
            path, kept = known.path, known.kept
            again = any(change.group == group for change in kept.history)
            made = [] if again else entries(kept)
            if not made and not again:
                self._stamps[key] = self.stamp(article)
                return kept
            storage = AtomicStorage(path, known.tables, damaged=damaged, texts=known.texts)
            fill_table(storage, "article", [self._describe(article, key)])
            add_changes(storage, made)
            self._make_folder(path.parent)
            aside = storage.commit()
            kept = kept.changed(made, _digest(article.text), aside)
            self._memory.remember(key, Remembered(path, storage.read() or {}, kept, known.texts))
            self._stamps[key] = self.stamp(article)
        return kept

    def _fresh(self, article_path: Path, *, mend: bool) -> tuple[Remembered, bool]:
        """Read the store file of an article, and return whether it is damaged, too.

        Args:
            article_path: The article.
            mend: Whether a damaged file is to be replaced; else it is refused.
        """
        try:
            path, tables = self._load(article_path)
            return Remembered(path, tables or {}, kept_in(path, tables)), False
        except UnreadableError as error:
            if error.kind != "damaged" or not mend:
                raise
            return Remembered(error.path, {}, Kept()), True

    def _describe(self, article: Article, key: str) -> dict[str, object]:
        return {
            "annotator": self.annotator,
            "format": VERSION,
            "length": len(article.text),
            "path": key,
            "sha256": _digest(article.text),
            "title": article.title,
        }

    def _load(self, article_path: Path) -> tuple[Path, Tables | None]:
        """Return the store file of an article, and its tables, None where it is not there yet."""
        key = self.key(article_path)
        plain, hashed = self.home / plain_path(key), self.home / hashed_path(key)
        try:
            tables = load_tables(plain, "article")
        except UnreadableError:
            if not hashed.exists():
                raise
            return hashed, load_tables(hashed, "article")
        if tables is not None and article_of(tables).get("path") == key:
            return plain, tables
        if tables is None and not hashed.exists():
            return plain, None
        return hashed, load_tables(hashed, "article")

    def _make_folder(self, folder: Path) -> None:
        """Make `folder` safe on disk, the first time and whenever it is gone."""
        if folder in self._made and folder.is_dir():
            return
        try:
            make_folder(folder, self.folder)
        except OSError as error:
            raise refusal(error, folder) from error
        self._made.add(folder)

    @contextlib.contextmanager
    def _locked(self, name: str, timeout: float) -> Iterator[None]:
        locks = self.folder / LOCKS
        path = locks / f"{name}.lock"
        with contextlib.ExitStack() as stack:
            try:
                locks.mkdir(parents=True, exist_ok=True)
                ignore = locks / ".gitignore"
                if not ignore.exists():
                    ignore.write_bytes(b"*\n")
                stack.enter_context(hold_lock(path, timeout))
            except OSError as error:
                raise refusal(error, path) from error
            yield
