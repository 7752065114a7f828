"""What is kept of one article, as this program has read it, and whether it is still so."""

from __future__ import annotations

import contextlib
import errno
import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from reader.store.documents import Kept, Log, article_of, log_in
from reader.store.durable import close_synced, identity_of, read_plain, stamp_of
from reader.store.journal import Journal, journal_of, read_lines
from reader.store.naming import hashed_path, plain_path
from reader.store.storage import Tables, Texts, UnreadableError, open_plain, tables_in

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

__all__ = ["Memory", "Pin", "recall_article", "recall_file"]

_TRIES = 9
"""How often files are read again that change while they are read."""


class Pin:
    """A file, as it was when it was opened.

    It is held open as long as this is not closed. Its inode is therefore not given to another file,
    and a file of the same inode, size and times is the very one.

    Args:
        path: Where it is.
        handle: It, open; from now on closed by this.
        adds: Whether it is open for adding to it.
    """

    def __init__(self, path: Path, handle: int, *, adds: bool = False) -> None:
        self.path = path
        self.adds = adds
        self._handle: int | None = handle
        self._status = os.fstat(handle)
        if os.name == "nt" and not adds:  # where nothing can be put in an open file's place
            self.close()

    def is_unchanged(self) -> bool:
        """Return whether nobody has written or replaced it."""
        return stamp_of(self.path) == identity_of(self._status)

    def size_now(self) -> int | None:
        """Return how long it is by now; None where another file, or none, is in its place."""
        try:
            status = self.path.stat()
        except OSError:
            return None
        return status.st_size if os.path.samestat(status, self._status) else None

    def is_file(self, handle: int) -> bool:
        """Return whether the open file `handle` is this one."""
        return os.path.samestat(os.fstat(handle), self._status)

    @property
    def handle(self) -> int:
        """It, open.

        Raises:
            OSError: It was closed.
        """
        if self._handle is None:
            raise OSError(errno.EBADF, os.strerror(errno.EBADF))
        return self._handle

    def close(self) -> None:
        """Let go of it."""
        handle, self._handle = self._handle, None
        if handle is not None:
            close_synced(handle)

    def __del__(self) -> None:
        self.close()


@dataclass(slots=True)
class Memory:
    """What a store file and its journal hold together."""

    path: Path
    """The store file."""
    log: Log = field(default_factory=Log)
    """All changes of both."""
    folded: int = 0
    """How many of them the store file has."""
    about: Mapping[str, Any] = field(default_factory=dict)
    """What they say of the article."""
    tables: Tables | None = None
    """The store file's; None where there is none."""
    journal: Journal = field(default_factory=Journal)
    file_pin: Pin | None = None
    journal_pin: Pin | None = None
    texts: Texts = field(default_factory=dict)
    """How the tables were laid out."""
    damaged: list[Path] = field(default_factory=list)
    """The files of which not all, or nothing, could be read."""
    journal_path: Path = field(init=False)

    def __post_init__(self) -> None:
        self.journal_path = journal_of(self.path)

    def kept(self, aside: Path | None = None) -> Kept:
        """Return what is kept at this time."""
        sha256 = self.about.get("sha256")
        return Kept(self.log, sha256 if isinstance(sha256, str) else None, aside)

    @property
    def is_ahead(self) -> bool:
        """Whether there is more than the store file has."""
        return self.folded < len(self.log.changes)

    def pin_file(self) -> None:
        """Take the store file that is there now for the one whose content this is.

        Where it cannot be looked at, all is read again the next time.
        """
        if self.file_pin is not None:
            self.file_pin.close()
            self.file_pin = None
        with contextlib.suppress(OSError, UnreadableError):
            handle = open_plain(self.path)
            self.file_pin = None if handle is None else Pin(self.path, handle)

    def pin_journal(self, handle: int) -> None:
        """Take the open file `handle` for the journal whose content this is; see `pin_file`."""
        with contextlib.suppress(OSError):
            self.journal_pin = Pin(self.journal_path, handle, adds=True)

    def journal_to_add(self) -> int:
        """Return the journal, which is there, open for adding to it.

        Raises:
            OSError: It cannot be opened.
        """
        pin = self.journal_pin
        if pin is None or not pin.adds:
            flags = os.O_RDWR | os.O_APPEND | getattr(os, "O_NOFOLLOW", 0)
            handle = os.open(self.journal_path, flags | getattr(os, "O_BINARY", 0))
            if pin is not None:
                pin.close()
            pin = self.journal_pin = Pin(self.journal_path, handle, adds=True)
        return pin.handle

    def catch_up(self) -> bool:
        """Take in what others have added to the journal; False where more than that has changed."""
        if self.damaged or not _is_same(self.path, self.file_pin):
            return False
        if self.journal_pin is None:
            return not self.journal_path.exists()
        size = self.journal_pin.size_now()
        if size is None or size < self.journal.end:
            return False
        if size > self.journal.end:
            rest = self._read_behind(self.journal_path)
            if rest is None:
                return False
            self.journal.is_torn = False
            read_lines(rest, self.journal)
            self.take_changes()
        return self.journal.problem is None

    def _read_behind(self, path: Path) -> bytes | None:
        """Return what the journal has behind its known end; None where it is another one."""
        handle = open_plain(path)
        if handle is None:
            return None
        try:
            if self.journal_pin is None or not self.journal_pin.is_file(handle):
                return None
            return read_plain(handle, self.journal.end)
        except OSError as error:
            raise UnreadableError(path, "unreadable", error.strerror or str(error)) from error
        finally:
            close_synced(handle)

    def take_changes(self) -> None:
        """Add to the log what the journal has and the log has not."""
        known = len(self.log.changes)
        self.log.add(self.journal.changes)
        self.journal.changes.clear()
        if self.journal.about is not None and known < len(self.log.changes):
            self.about = self.journal.about

    def close(self) -> None:
        """Let go of the files."""
        for pin in (self.file_pin, self.journal_pin):
            if pin is not None:
                pin.close()


def recall_article(home: Path, key: str, *, mend: bool = False) -> Memory:
    """Read what is kept of an article.

    Args:
        home: The annotator's folder.
        key: The article's name in the store.
        mend: Whether to go on with what can be read of damaged files, instead of refusing them.

    Raises:
        UnreadableError: The store file or its journal is damaged, foreign, newer or unreadable.
    """
    plain, hashed = home / plain_path(key), home / hashed_path(key)
    try:
        memory = recall_file(plain)
    except UnreadableError as error:
        if hashed.exists():
            return recall_file(hashed, mend=mend)
        if not mend or error.kind != "damaged":
            raise
        return recall_file(plain, mend=True)
    named = memory.about.get("path") or memory.journal.key or (None if hashed.exists() else key)
    if named == key:
        return memory
    memory.close()
    return recall_file(hashed, mend=mend)


def recall_file(path: Path, *, mend: bool = False) -> Memory:
    """Read a store file and its journal; see `recall_article`."""
    for _ in range(_TRIES):
        memory = Memory(path)
        try:
            # In this order: what leaves the journal is in the file before.
            _read_journal(memory, mend=mend)
            _read_file(memory, mend=mend)
        except UnreadableError:
            memory.close()
            raise
        pin = memory.journal_pin
        if pin is None or (pin.size_now() or 0) >= memory.journal.end:
            break
        memory.close()
    memory.folded = len(memory.log.changes)
    memory.take_changes()
    return memory


def _read_file(memory: Memory, *, mend: bool) -> None:
    handle = open_plain(memory.path)
    if handle is None:
        return
    memory.file_pin = Pin(memory.path, handle)
    try:
        tables = tables_in(memory.path, handle, "article")
        memory.log = log_in(memory.path, tables)
    except UnreadableError as error:
        if not mend or error.kind != "damaged":
            raise
        memory.damaged.append(memory.path)
        return
    memory.tables, memory.about = tables, article_of(tables)


def _read_journal(memory: Memory, *, mend: bool) -> None:
    path = memory.journal_path
    handle = open_plain(path)
    if handle is None:
        return
    try:
        data = read_plain(handle)
    except OSError as error:
        close_synced(handle)
        raise UnreadableError(path, "unreadable", error.strerror or str(error)) from error
    memory.journal_pin = Pin(path, handle)
    read_lines(data, memory.journal)
    if memory.journal.problem is not None:
        if not mend or memory.journal.problem[0] != "damaged":
            raise UnreadableError(path, *memory.journal.problem)
        memory.damaged.append(path)


def _is_same(path: Path, pin: Pin | None) -> bool:
    return pin.is_unchanged() if pin is not None else not path.exists()
