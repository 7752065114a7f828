"""The annotations of one annotator in one folder: read, changed, undone."""

from __future__ import annotations

import contextlib
import functools
import threading
from collections import OrderedDict
from typing import TYPE_CHECKING

from reader.model import digest, new_id, now
from reader.store.codebook import STARTER, Codebook, clean_tag, read_codebook
from reader.store.contents import Entry, find_leftovers, read_entries
from reader.store.documents import fill_table
from reader.store.durable import make_folder, refusal, stamp_of
from reader.store.history import (
    Edit,
    Undone,
    changes_of,
    last_steps,
    step_back,
    step_forward,
    tidy,
)
from reader.store.journal import journal_of
from reader.store.ledger import Ledger
from reader.store.locks import Locks
from reader.store.memory import recall_article
from reader.store.naming import (
    article_key,
    check_annotator,
    clean_name,
    hashed_path,
    locate,
    plain_path,
)
from reader.store.storage import VERSION, AtomicStorage, UnreadableError
from reader.store.texts import Texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from reader.model import Article, Change
    from reader.store.documents import Kept

__all__ = ["CODEBOOK", "Store"]

CODEBOOK = "codebook.json"
"""The name of the codebook's file."""

_PATIENCE = 10.0
"""Seconds to wait for another process before giving up."""

_LEDGERS = 4
"""How many articles are remembered, whose files are held open."""


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
        self.texts = Texts(folder)
        """The texts that annotations were made for."""
        self._texts_kept: set[object] = set()
        self._locks = Locks(folder)
        self._ledgers: OrderedDict[str, Ledger] = OrderedDict()
        self._mutex = threading.Lock()
        self._keys: dict[Path, str] = {}
        self._watched: dict[str, tuple[Path, ...]] = {}
        self._stamps: dict[str, tuple[int, ...]] = {}
        self._codebook: tuple[tuple[int, ...], Codebook] = (), STARTER

    def key(self, article_path: Path) -> str:
        """Return the name that the store keeps of an article, see `reader.store.naming`."""
        # Following all links of a path takes longer than all else that a change does.
        key = self._keys.get(article_path)
        if key is None:
            key = self._keys[article_path] = article_key(self.folder, article_path)
        return key

    def locate(self, key: str) -> Path:
        """Return the file of the article whose name in the store is `key`."""
        return locate(self.folder, key)

    def path(self, article_path: Path) -> Path:
        """Return the file in which the annotations of an article are, or would be, kept."""
        key = self.key(article_path)
        plain, hashed = self.home / plain_path(key), self.home / hashed_path(key)
        try:
            memory = recall_article(self.home, key)
        except UnreadableError:
            return hashed if hashed.exists() else plain
        memory.close()
        return memory.path

    def stamp(self, article: Article) -> tuple[int, ...]:
        """Return what tells one state of the file of `article` from another, at next to no cost.

        Every save puts another file in its place or adds to the journal, so that number, size and
        times say enough. Empty where there is no file, or it cannot be looked at.
        """
        key = self.key(article.path)
        watched = self._watched.get(key)
        if watched is None:
            files = (self.home / plain_path(key), self.home / hashed_path(key))
            watched = self._watched[key] = (*files, *map(journal_of, files))
        return tuple(number for path in watched for number in stamp_of(path))

    def last_stamp(self, article: Article) -> tuple[int, ...]:
        """Return the `stamp` of what the last change of `article` made here has returned."""
        return self._stamps.get(self.key(article.path), ())

    def read(self, article: Article) -> Kept:
        """Return what is on disk about `article`; nothing where there is no file.

        Raises:
            UnreadableError: The file is damaged, foreign, newer or may not be read.
        """
        return self._ledger(article.path).read()

    def change(
        self,
        article: Article,
        what: Callable[[Kept], Sequence[Edit]],
        *,
        group: str | None = None,
        when: str | None = None,
        timeout: float = _PATIENCE,
        more: bool = False,
    ) -> Kept:
        """Change the annotations of `article`; when this returns, the change is safe on disk.

        Args:
            article: The article.
            what: Gets what is on disk, returns what to change. The edits are one step of the
                history.
            group: The id of that step; a new one if None. A change whose group is already in the
                history was made by a call that failed after its rename; it is not made twice.
            when: The time that the history shows; now if None.
            timeout: Seconds to wait for other processes.
            more: Whether a part of that step may be in the history already.

        Returns:
            What is now on disk.

        Raises:
            ReaderError: It could not be saved; the file on disk is as it was.
        """
        step = group or new_id()

        def entries(kept: Kept) -> list[Change]:
            edits = tidy(what(kept), kept.present)
            return changes_of(edits, who=self.annotator, when=when or now(), group=step)

        return self._write(article, entries, timeout, step, more=more)

    def undo(
        self, article: Article, *, group: str | None = None, timeout: float = _PATIENCE
    ) -> Undone | None:
        """Take back the last change of `article` that stands; None where there is none.

        Args:
            article: The article.
            group: Take back this step, whatever came after it in other passages.
            timeout: Seconds to wait for other processes.

        Raises:
            ReaderError: It could not be saved; nothing has changed.
        """
        return self._step(article, functools.partial(step_back, group=group), timeout)

    def redo(
        self, article: Article, *, group: str | None = None, timeout: float = _PATIENCE
    ) -> Undone | None:
        """Make the change again that was undone last; None where there is none.

        Args: as for `undo`.

        Raises:
            ReaderError: It could not be saved; nothing has changed.
        """
        return self._step(article, functools.partial(step_forward, group=group), timeout)

    def compact(self, article: Article, keep: int) -> int:
        """Forget the history of `article` but for the last steps; its annotations stay.

        Args:
            article: The article.
            keep: How many steps that can be undone are kept, see `last_steps`.

        Returns:
            How many changes were forgotten.

        Raises:
            ReaderError: It could not be saved; nothing is forgotten.
        """
        return self._ledger(article.path).compact(lambda changes: last_steps(changes, keep))

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
        path = self.folder / CODEBOOK
        stamp, codebook = stamp_of(path), STARTER
        if stamp and self._codebook[0] == stamp:
            return self._codebook[1]
        codebook = read_codebook(path) or STARTER
        self._codebook = stamp, codebook
        return codebook

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

    def change_codebook(self, what: Callable[[Codebook], Codebook]) -> Path | None:
        """Change the codebook as `what` says; when this returns, it is safe on disk.

        Returns:
            Where a damaged file was set aside, for which the starter's tags stood in.

        Raises:
            ReaderError: It could not be saved.
        """
        path = self.folder / CODEBOOK
        with self._locks.hold("codebook", _PATIENCE):
            damaged: list[Path] = []
            try:
                before = read_codebook(path)
            except UnreadableError as error:
                if error.kind != "damaged":
                    raise
                before, damaged = None, [path]
            after = what(before or STARTER)
            if after != before:
                storage = AtomicStorage(path, None, damaged=damaged)
                fill_table(storage, "codebook", [{"format": VERSION}])
                fill_table(storage, "tags", after.records())
                try:
                    make_folder(self.folder, self.folder)
                    return storage.commit()
                except OSError as error:
                    raise refusal(error, path) from error
        return None

    def close(self) -> None:
        """Bring all changes into the store files, and let go of the files.

        What cannot be brought in now is as safe as before, and brought in by the next change. The
        store may be used again.
        """
        with self._mutex:
            ledgers = tuple(self._ledgers.values())
            self._ledgers.clear()
        for ledger in ledgers:
            ledger.close()

    def _step(
        self,
        article: Article,
        step: Callable[..., list[Change]],
        timeout: float,
    ) -> Undone | None:
        made: list[Change] = []

        def entries(kept: Kept) -> list[Change]:
            made[:] = step(kept.history, kept.present, who=self.annotator, when=now())
            return made

        if not self.read(article).history:
            return None
        kept = self._write(article, entries, timeout, None)
        if not made:
            return None
        changes = tuple(each for each in kept.history if each.group == made[0].of)
        return Undone(made[0].what, changes, kept)

    def _write(
        self,
        article: Article,
        entries: Callable[[Kept], Sequence[Change]],
        timeout: float,
        group: str | None,
        *,
        more: bool = False,
    ) -> Kept:
        key = self.key(article.path)
        about = self._describe(article, key)
        ledger = self._ledger(article.path)
        kept = ledger.change(about, entries, timeout=timeout, group=group, more=more)
        if about["sha256"] not in self._texts_kept:
            self.texts.keep(article.text)
            self._texts_kept.add(about["sha256"])
        self._stamps[key] = self.stamp(article)
        return kept

    def _ledger(self, article_path: Path) -> Ledger:
        """Return the ledger of an article, always the same one as long as it is in use."""
        key = self.key(article_path)
        dropped: list[Ledger] = []
        with self._mutex:
            ledger = self._ledgers.pop(key, None)
            if ledger is None:
                ledger = Ledger(self.folder, self.home, key, self._locks)
            self._ledgers[key] = ledger
            while len(self._ledgers) > _LEDGERS:
                dropped.append(self._ledgers.popitem(last=False)[1])
        for each in dropped:
            each.close()
        return ledger

    def _describe(self, article: Article, key: str) -> dict[str, object]:
        return {
            "annotator": self.annotator,
            "format": VERSION,
            "length": len(article.text),
            "path": key,
            "sha256": digest(article.text),
            "title": article.title,
        }
