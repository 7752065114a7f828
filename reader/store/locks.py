"""Locks between processes and threads: who holds one may read, change and write.

A lock is an flock on a file that is never replaced or deleted, since a waiter on a deleted lock
file and a newcomer on its successor would both think it theirs. It is opened anew each time, so
that a forked process has none of its parent's. The system lets go of it when its holder ends,
however that comes about. Where there is no flock, as on Windows, the system's own locks of byte
ranges stand in.
"""

from __future__ import annotations

import contextlib
import errno
import importlib
import os
import platform
import stat
import time
from typing import TYPE_CHECKING, Any, Protocol

from reader.errors import ReaderError
from reader.model import now
from reader.store.durable import refusal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["LOCKS", "Locks", "drop_lock", "hold_lock", "take_lock"]

LOCKS = ".locks"
"""The folder of the lock files, inside the annotations folder; git is told to ignore it."""

_POLLS = 0.0005, 0.004
"""How long a waiter sleeps before it asks again, in seconds: at first, and at most."""

_BEHIND = 4096
"""Which byte is locked where byte ranges are: one behind all that is written there."""

_BUSY = (errno.EAGAIN, errno.EACCES, errno.EDEADLK)


class Locks:
    """The locks of one annotations folder.

    Args:
        folder: The annotations folder; it need not be there yet.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._disk: int | None = None
        self._paths: dict[str, Path] = {}

    @contextlib.contextmanager
    def hold(self, name: str, timeout: float) -> Iterator[None]:
        """Hold the lock called `name` while the block runs, and make it where there is none.

        Args:
            name: What it covers.
            timeout: How long to wait for it, in seconds.

        Raises:
            ReaderError: Somebody else kept it all that time, the folder has vanished since it was
                used first, or the system refuses.
        """
        path = self._paths.get(name)
        if path is None:
            path = self._paths[name] = self._folder / LOCKS / f"{name}.lock"
        try:
            self._look()
            try:
                handle = take_lock(path, timeout)
            except FileNotFoundError:
                self._make(path.parent)
                handle = take_lock(path, timeout)
        except OSError as error:
            raise refusal(error, path) from error
        try:
            yield
        finally:
            drop_lock(handle)

    def _look(self) -> None:
        """Make sure that the folder is the one that was there before, if one was."""
        try:
            status = self._folder.stat()
        except FileNotFoundError:
            disk = None
        else:
            if not stat.S_ISDIR(status.st_mode):  # it may be gone by the next try
                raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))
            disk = status.st_dev
        if self._disk is not None and disk != self._disk:
            # To make another one would show all that was annotated as gone.
            what = "has vanished" if disk is None else "is no longer on the same disk"
            raise ReaderError(
                f"{self._folder}: the folder {what} since it was opened",
                "put it back or mount its disk, then try again",
            )
        self._disk = disk

    def _make(self, locks: Path) -> None:
        """Make the folder of the locks."""
        locks.mkdir(parents=True, exist_ok=True)
        ignore = locks / ".gitignore"
        if not ignore.exists():
            ignore.write_bytes(b"*\n")
        self._disk = self._folder.stat().st_dev


@contextlib.contextmanager
def hold_lock(path: Path, timeout: float) -> Iterator[None]:
    """Hold the lock `path` while the block runs; see `take_lock`."""
    handle = take_lock(path, timeout)
    try:
        yield
    finally:
        drop_lock(handle)


def take_lock(path: Path, timeout: float) -> int:
    """Take the lock `path`, against other processes and threads.

    Args:
        path: The lock file, in a folder that is there; made where there is none, and never
            deleted. It tells who holds it.
        timeout: How long to wait for it, in seconds.

    Returns:
        What `drop_lock` wants.

    Raises:
        ReaderError: Somebody else kept it all that time.
        OSError: It cannot be made or locked.
    """
    end = time.monotonic() + timeout
    pause, longest = _POLLS
    while True:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o666)
        try:
            while not _try_lock(handle):
                if time.monotonic() >= end:
                    raise ReaderError(
                        f"{path}: locked for more than {timeout:g} s by {_holder(path)}",
                        "end that program, or wait until it is done, then try again",
                    )
                time.sleep(pause)
                pause = min(2 * pause, longest)
            # Somebody may have deleted the file meanwhile, and others lock its successor.
            if _is_at(handle, path):
                _sign(handle)
                return handle
        except BaseException:
            drop_lock(handle)
            raise
        drop_lock(handle)


def drop_lock(handle: int) -> None:
    """Let go of a lock; what was done under it is not undone by an error here."""
    with contextlib.suppress(OSError):
        _lock(handle, off=True)
    with contextlib.suppress(OSError):
        os.close(handle)


def _is_at(handle: int, path: Path) -> bool:
    try:
        there = path.stat()
    except FileNotFoundError:
        return False
    return os.path.samestat(os.fstat(handle), there)


class _Lock(Protocol):
    def __call__(self, handle: int, *, off: bool = False) -> None:
        """Lock an open file, or raise `OSError` at once; with `off`, let go of it."""


def _find_lock() -> _Lock:
    """Return what the system has."""
    try:
        fcntl: Any = importlib.import_module("fcntl")
    except ImportError:
        msvcrt: Any = importlib.import_module("msvcrt")

        def lock_range(handle: int, *, off: bool = False) -> None:
            os.lseek(handle, _BEHIND, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_UNLCK if off else msvcrt.LK_NBLCK, 1)

        return lock_range

    def lock_file(handle: int, *, off: bool = False) -> None:
        fcntl.flock(handle, fcntl.LOCK_UN if off else fcntl.LOCK_EX | fcntl.LOCK_NB)

    return lock_file


_lock = _find_lock()


def _try_lock(handle: int) -> bool:
    try:
        _lock(handle)
    except OSError as error:
        if error.errno not in _BUSY:
            raise
        return False
    return True


def _sign(handle: int) -> None:
    """Write into the lock file who holds it; only a courtesy, so a failure is none."""
    text = f"process {os.getpid()} on {_HOST} since {now()}"
    with contextlib.suppress(OSError):
        os.lseek(handle, 0, os.SEEK_SET)
        # Of one length, as to shorten a file makes some file systems write it out at once.
        os.write(handle, f"{text:<119}\n".encode()[-120:])


def _holder(path: Path) -> str:
    """Return who holds the lock `path`, as written there."""
    try:
        return path.read_text("utf-8", "replace").strip()[:200] or "another program"
    except OSError:
        return "another program"


_HOST = platform.node() or "this computer"
