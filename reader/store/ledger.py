"""What is kept of one article: read, changed, and brought into its store file."""

from __future__ import annotations

import contextlib
import random
import threading
import time
from typing import TYPE_CHECKING

from reader.errors import ReaderError
from reader.store.documents import Kept, add_changes, fill_table, keep_changes
from reader.store.durable import (
    add_line,
    begin_file,
    check_writable,
    make_folder,
    mode_of,
    refusal,
    sync_folder,
)
from reader.store.folding import fold_later, forget_folding, put_off_folding
from reader.store.journal import Journal, begin_journal, line_of
from reader.store.memory import Memory, recall_article
from reader.store.naming import plain_path
from reader.store.storage import AtomicStorage, UnreadableError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path
    from typing import Any

    from reader.model import Change
    from reader.store.locks import Locks

__all__ = ["Ledger"]

_SOON, _QUIET = 0.02, 0.25
"""Seconds after a change until the store file is written anew: after one alone, and after one of
several that come at less than the latter from one another."""

_OTHERS = 1.0
"""Seconds for which another process that has just written the file anew is left to do so again."""

_GRACE = 10.0
"""Seconds after which the journal is deleted: a copy that began with the old file may need it."""

_HASTE, _PATIENCE = 0.5, 2.0
"""Seconds to wait for others before bringing changes into the file is put off, or left to them."""

_TRIES = 5
"""How often it is tried at the end, where others keep writing."""

_LONGEST = 1 << 22
"""Bytes of a journal that is no longer gone on with."""


class Ledger:
    """The store file and the journal of one article of one annotator.

    It may be used by several threads; for other processes there is the lock.

    Args:
        folder: The annotations folder.
        home: The annotator's folder in it.
        key: The article's name in the store.
        locks: Those of the annotations folder.
    """

    def __init__(self, folder: Path, home: Path, key: str, locks: Locks) -> None:
        self._folder = folder
        self._home = home
        self._key = key
        self._locks = locks
        self._mutex = threading.RLock()
        self._memory: Memory | None = None
        self._is_journaling = False
        self._made: Path | None = None
        self._busy_until = self._others_until = 0.0

    def read(self) -> Kept:
        """Return what is on disk.

        Raises:
            UnreadableError: The store file or its journal is damaged, foreign, newer, or may not
                be read.
        """
        with self._mutex:
            return self._recall(mend=False).kept()

    def change(
        self,
        about: Mapping[str, Any],
        what: Callable[[Kept], Sequence[Change]],
        *,
        timeout: float,
        group: str | None,
        more: bool = False,
    ) -> Kept:
        """Make changes; when this returns, they are safe on disk.

        Args:
            about: What is to be kept of the article itself.
            what: Gets what is on disk, returns the changes.
            timeout: Seconds to wait for others.
            group: The step that this is, which is not made again where the history has it. None
                for one that follows from what is on disk; damaged files are refused then, not set
                aside.
            more: Whether the history may have a part of the step: what is on disk already is no
                change any more.

        Raises:
            ReaderError: It could not be saved; what is on disk is as it was.
        """
        begin = time.monotonic()
        with self._mutex, self._locks.hold(self._home.name, timeout):
            memory = self._recall(mend=group is not None)
            again = group in memory.log.groups
            made = what(memory.kept()) if more or not again else []
            again = again and not made
            if not made and not again:
                return memory.kept()
            aside = None
            # What an earlier call has left on disk without its sync is written anew.
            adds = self._is_journaling and not again and self._can_add(memory)
            try:
                if adds:
                    self._add(memory, made, about)
                else:
                    memory.log.add(made)
                    aside = self._fold(_Fold(memory, about))
                    self._delete_journal(memory)
            except OSError as error:
                self._forget()
                raise refusal(error, memory.path) from error
            except BaseException:
                self._forget()
                raise
            kept = memory.kept(aside)
        self._is_journaling = True
        if adds:
            alone = _SOON if begin > self._busy_until else _QUIET
            fold_later(self, _OTHERS if begin < self._others_until else alone)
            self._busy_until = time.monotonic() + _QUIET
        return kept

    def compact(self, choose: Callable[[Sequence[Change]], Sequence[Change]]) -> int:
        """Forget a part of the history for good; the annotations stay.

        Args:
            choose: Gets the changes, returns those to be kept.

        Returns:
            How many were forgotten.

        Raises:
            ReaderError: It could not be saved; what is on disk is as it was, or has the whole
                history.
        """
        with self._mutex, self._locks.hold(self._home.name, _PATIENCE):
            memory = self._recall(mend=False)
            kept = {change.id for change in choose(memory.log.changes)}
            forgotten = len(memory.log.changes) - len(kept)
            if not forgotten:
                return 0
            try:
                # A journal would bring back what is forgotten, so it has to be gone for good first.
                if memory.is_ahead:
                    self._fold(_Fold(memory, memory.about))
                memory.journal_path.unlink(missing_ok=True)
                sync_folder(memory.path.parent)
                storage = AtomicStorage(memory.path, memory.tables, texts=memory.texts)
                keep_changes(storage, kept)
                storage.commit()
            except OSError as error:
                raise refusal(error, memory.path) from error
            finally:
                self._forget()
        return forgotten

    def settle(self, *, last: bool = False) -> float | None:
        """Bring into the store file what only the journal has, and delete that when it is time.

        Args:
            last: Whether it is time now, since no more changes are to come.

        Returns:
            After how many seconds this is to be called again; None where there is nothing left.

        Raises:
            ReaderError: It could not; all is as safe as before.
        """
        with self._mutex:
            known = self._memory
            memory = self._recall(mend=False)
            if memory.journal_pin is None:
                return None
            if known not in (None, memory) and not last:
                return random.uniform(1, 2) * _OTHERS
            fold = _Fold(memory, memory.about) if memory.is_ahead else None
        if fold is not None:
            fold.storage.prepare()  # meanwhile others may make changes
        with self._mutex, self._locks.hold(self._home.name, _PATIENCE if last else _HASTE):
            if self._recall(mend=False) is not memory:
                return _QUIET
            try:
                if fold is not None:
                    if memory.folded != fold.begin:
                        return _QUIET
                    self._fold(fold)
                    if not last and memory.journal.end < _LONGEST:
                        return _GRACE
                if memory.is_ahead:
                    return _QUIET
                self._delete_journal(memory)
            except OSError as error:
                self._forget()
                raise refusal(error, memory.path) from error
        return None

    def close(self) -> None:
        """Leave nothing to be done, as far as that works, and let go of the files."""
        forget_folding(self)
        if self._is_journaling:
            with contextlib.suppress(ReaderError):
                for _ in range(_TRIES):
                    if self.settle(last=True) is None:
                        break
        with self._mutex:
            self._is_journaling = False
            self._forget()

    def renew(self) -> None:
        """Begin anew, in a process that was forked from another, whose thread had the mutex."""
        self._mutex = threading.RLock()
        self._forget()

    def _recall(self, *, mend: bool) -> Memory:
        """Return what is on disk, from memory where that is known to be so."""
        try:
            if self._memory is not None:
                known = len(self._memory.log.changes)
                if not self._memory.catch_up():
                    put_off_folding(self)
                    self._forget()
                if self._memory is None or known < len(self._memory.log.changes):
                    # Others are at work, too; one that brings it into the file is enough.
                    self._others_until = time.monotonic() + _OTHERS
            if self._memory is None:
                self._memory = recall_article(self._home, self._key, mend=mend)
        except OSError as error:
            self._forget()
            path = self._home / plain_path(self._key)
            raise UnreadableError(path, "unreadable", error.strerror or str(error)) from error
        return self._memory

    def _forget(self) -> None:
        if self._memory is not None:
            self._memory.close()
            self._memory = None

    def _can_add(self, memory: Memory) -> bool:
        """Return whether the next change may go into the journal."""
        journal = memory.journal
        if memory.damaged or memory.file_pin is None or journal.is_torn:
            return False
        if memory.journal_pin is None:
            return True
        return journal.seed is not None and journal.key == self._key and journal.end < _LONGEST

    def _add(self, memory: Memory, made: Sequence[Change], about: Mapping[str, Any]) -> None:
        """Add a line to the journal, or begin one."""
        news = None if about == memory.about else about
        journal = memory.journal
        if memory.journal_pin is None:
            first, seed = begin_journal(self._key)
            # Also where it is known: the store file may be removed before the journal is.
            data = first + line_of(made, about, seed)
            handle = begin_file(memory.journal_path, data, mode_of(memory.path))
            memory.pin_journal(handle)
            memory.journal = Journal(self._key, seed, len(data))
        else:
            data = line_of(made, news, journal.seed or 0)
            check_writable(memory.path)
            add_line(memory.journal_to_add(), data, journal.end)
            journal.end += len(data)
        memory.log.add(made)
        memory.about = about

    def _fold(self, fold: _Fold) -> Path | None:
        """Write the store file anew.

        Returns:
            Where what was damaged is kept.
        """
        memory = fold.memory
        self._make_folder(memory.path.parent)
        aside = fold.storage.commit()
        memory.tables, memory.texts = fold.storage.read(), fold.storage.texts
        memory.folded, memory.about = fold.end, fold.about
        memory.damaged.clear()
        memory.pin_file()
        return aside

    def _delete_journal(self, memory: Memory) -> None:
        """Delete the journal, all of which the store file has.

        Where that fails, or a power cut undoes it, it does no harm: see `reader.store.journal`.
        """
        if memory.journal_pin is not None:
            memory.journal_pin.close()
            with contextlib.suppress(OSError):
                memory.journal_path.unlink()
                memory.journal_pin = None
                memory.journal = Journal()

    def _make_folder(self, folder: Path) -> None:
        """Make `folder` safe on disk, the first time and whenever it is gone."""
        if self._made == folder and folder.is_dir():
            return
        try:
            make_folder(folder, self._folder)
        except OSError as error:
            raise refusal(error, folder) from error
        self._made = folder


class _Fold:
    """The store file as it is to be, with all changes that are known by now.

    Args:
        memory: What there is.
        about: What is to be kept of the article itself.
    """

    def __init__(self, memory: Memory, about: Mapping[str, Any]) -> None:
        self.memory = memory
        self.about = about
        self.begin, self.end = memory.folded, len(memory.log.changes)
        """From and to which change it brings them into the file."""
        self.storage = AtomicStorage(
            memory.path, memory.tables or {}, damaged=memory.damaged, texts=memory.texts
        )
        fill_table(self.storage, "article", [about])
        add_changes(self.storage, memory.log.changes[self.begin : self.end])
