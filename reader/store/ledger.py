"""What is kept of one article: read, changed, and brought into its store file."""

from __future__ import annotations

import contextlib
import os
import threading
import time
from typing import TYPE_CHECKING

from reader.errors import ReaderError
from reader.store.documents import Kept, add_changes, fill_table
from reader.store.durable import add_line, begin_file, make_folder, mode_of, refusal
from reader.store.folding import fold_later, forget_folding
from reader.store.journal import Journal, begin_journal, journal_of, line_of
from reader.store.memory import Memory, Pin, recall_article
from reader.store.storage import AtomicStorage, open_plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path
    from typing import Any

    from reader.model import Change
    from reader.store.locks import Locks

__all__ = ["Ledger"]

_SOON, _QUIET = 0.02, 0.25
"""Seconds after a change until the store file is written anew: after one alone, and after one of
several that come at less than the latter from one another."""

_GRACE = 10.0
"""Seconds after which the journal is deleted: a copy that began with the old file may need it."""

_PATIENCE = 0.5
"""Seconds to wait for others before bringing changes into the file is put off."""

_LONGEST = 1 << 22
"""Bytes of a journal that is no longer gone on with."""

_FLAGS = getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)


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
        self._busy_until = 0.0

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
    ) -> Kept:
        """Make changes; when this returns, they are safe on disk.

        Args:
            about: What is to be kept of the article itself.
            what: Gets what is on disk, returns the changes.
            timeout: Seconds to wait for others.
            group: The step that this is, which is not made again where the history has it. None
                for one that follows from what is on disk; damaged files are refused then, not set
                aside.

        Raises:
            ReaderError: It could not be saved; what is on disk is as it was.
        """
        with self._held(timeout):
            memory = self._recall(mend=group is not None)
            again = group in memory.log.groups
            made = [] if again else what(memory.kept())
            if not made and not again:
                return memory.kept()
            aside = None
            try:
                # What an earlier call has left on disk without its sync is written anew.
                if self._is_journaling and not again and self._can_add(memory):
                    self._add(memory, made, about)
                    fold_later(self, _SOON if time.monotonic() > self._busy_until else _QUIET)
                    self._busy_until = time.monotonic() + _QUIET
                else:
                    memory.log.add(made)
                    aside = self._fold(memory, about)
                    self._delete_journal(memory)
                    self._is_journaling = True
            except OSError as error:
                self._forget()
                raise refusal(error, memory.path) from error
            except BaseException:
                self._forget()
                raise
            return memory.kept(aside)

    def settle(self, *, last: bool = False) -> float | None:
        """Bring into the store file what only the journal has, and delete that when it is time.

        Args:
            last: Whether it is time now, since no more changes are to come.

        Returns:
            After how many seconds this is to be called again; None where there is nothing left.

        Raises:
            ReaderError: It could not; all is as safe as before.
        """
        with self._held(_PATIENCE):
            memory = self._recall(mend=False)
            if memory.journal_pin is None:
                return None
            try:
                if memory.folded < len(memory.log.changes) or memory.journal.is_torn:
                    self._fold(memory, memory.about)
                    if not last and memory.journal.end < _LONGEST:
                        return _GRACE
                self._delete_journal(memory)
            except OSError as error:
                self._forget()
                raise refusal(error, memory.path) from error
        return None

    def renew(self) -> None:
        """Begin anew, in a process that was forked from another, whose thread had the mutex."""
        self._mutex = threading.RLock()
        self._forget()

    def close(self) -> None:
        """Leave nothing to be done, as far as that works, and let go of the files."""
        with self._mutex:
            forget_folding(self)
            if self._is_journaling:
                with contextlib.suppress(ReaderError):
                    self.settle(last=True)
            self._is_journaling = False
            self._forget()

    @contextlib.contextmanager
    def _held(self, timeout: float) -> Iterator[None]:
        """Keep others out while the block runs."""
        with self._mutex, self._locks.hold(self._home.name, timeout):
            yield

    def _recall(self, *, mend: bool) -> Memory:
        """Return what is on disk, from memory where that is known to be so."""
        if self._memory is not None and not self._memory.catch_up():
            self._forget()
        if self._memory is None:
            self._memory = recall_article(self._home, self._key, mend=mend)
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
        path = journal_of(memory.path)
        mode = mode_of(memory.path)
        news = None if about == memory.about else about
        journal = memory.journal
        if memory.journal_pin is None:
            first, seed = begin_journal(self._key)
            data = first + line_of(made, news, seed)
            handle = begin_file(path, data, mode)
            memory.journal_pin = Pin(path, handle)
            memory.journal = Journal(self._key, seed, len(data))
        else:
            data = line_of(made, news, journal.seed or 0)
            handle = os.open(path, os.O_RDWR | os.O_APPEND | _FLAGS)
            try:
                add_line(handle, data, journal.end)
            finally:
                os.close(handle)
            journal.end += len(data)
        memory.log.add(made)
        memory.about = about

    def _fold(self, memory: Memory, about: Mapping[str, Any]) -> Path | None:
        """Write the store file anew, with all changes.

        Returns:
            Where what was damaged is kept.
        """
        log = memory.log
        storage = AtomicStorage(
            memory.path, memory.tables or {}, damaged=memory.damaged, texts=memory.texts
        )
        fill_table(storage, "article", [about])
        add_changes(storage, log.changes[memory.folded :])
        self._make_folder(memory.path.parent)
        aside = storage.commit()
        memory.tables, memory.about, memory.folded = storage.read(), about, len(log.changes)
        if memory.file_pin is not None:
            memory.file_pin.close()
        handle = open_plain(memory.path)
        memory.file_pin = None if handle is None else Pin(memory.path, handle)
        memory.damaged.clear()
        return aside

    def _delete_journal(self, memory: Memory) -> None:
        """Delete the journal, all of which the store file has.

        Where that fails, or a power cut undoes it, it does no harm: see `reader.store.journal`.
        """
        if memory.journal_pin is not None:
            memory.journal_pin.close()
            with contextlib.suppress(OSError):
                journal_of(memory.path).unlink()
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
