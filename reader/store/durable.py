"""Files that are the old one or the new one, never a mixture.

A file is replaced in this order: a temporary file beside it, written in a loop and synced; renamed
over the old one; the folder synced. Only then is it safe, at any power cut. Who replaces a file
after having read it holds a lock meanwhile: an flock on a file that is never replaced or deleted,
since a waiter on a deleted lock file and a newcomer on its successor would both think it theirs.
"""

from __future__ import annotations

import contextlib
import errno
import os
import socket
import stat
from typing import TYPE_CHECKING

from reader.errors import ReaderError
from reader.model import now

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = [
    "HINTS",
    "TEMPORARY",
    "hold_lock",
    "keep_aside",
    "make_folder",
    "refusal",
    "replace_file",
    "temporary_of",
]

TEMPORARY = ".tmp"
"""The end of a temporary file's name; its start is a dot."""

HINTS = {
    errno.ENOSPC: "the disk is full: make room, then try again",
    errno.EDQUOT: "the disk quota is used up: make room, then try again",
    errno.EFBIG: "the limit on file sizes is reached: raise it (ulimit -f), then try again",
    errno.EROFS: "the file system is read-only: choose another folder with --annotations",
    errno.EACCES: "you may not write there: change its permissions or use --annotations",
    errno.EPERM: "you may not write there: change its permissions or use --annotations",
    errno.EIO: "the disk reported an error: copy the folder to another disk",
    errno.ENOTDIR: "a file stands where a folder is needed: move it or use --annotations",
    errno.EEXIST: "a file stands where a folder is needed: move it or use --annotations",
    errno.ENOSYS: "this file system has no locks: keep the annotations on a local disk",
    errno.ENOTSUP: "this file system has no locks: keep the annotations on a local disk",
}
"""What to do about an error of the operating system, by its number."""

_POLL = 0.004
"""How long a waiter sleeps before it asks for the lock again, in seconds."""


_NO_LINKS = (errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK, errno.EXDEV)


def refusal(error: OSError, path: Path, doing: str = "could not be saved") -> ReaderError:
    """Return what a person is told when the operating system refused to work on `path`."""
    reason = error.strerror or type(error).__name__
    return ReaderError(f"{path}: {doing}: {reason}", HINTS.get(error.errno or 0, ""))


@contextlib.contextmanager
def hold_lock(path: Path, timeout: float) -> Iterator[None]:
    """Hold the lock `path` while the block runs, against other processes and threads.

    Args:
        path: The lock file, in a folder that is there; made where there is none, and never
            deleted. It tells who holds it.
        timeout: How long to wait for it, in seconds.

    Raises:
        ReaderError: Somebody else kept it all that time.
        OSError: It cannot be made or locked.
    """
    import filelock  # takes longer to load than everything else here together

    # No fallback to a lock of another kind: two processes would hold one each.
    lock = filelock.FileLock(
        path,
        timeout,
        poll_interval=_POLL,
        fallback_to_soft=False,
        preserve_lock_file=True,
        on_acquired=_sign,
    )
    try:
        lock.acquire()
    except filelock.Timeout:
        raise ReaderError(
            f"{path}: locked for more than {timeout:g} s by {_holder(path)}",
            "end that program, or wait until it is done, then try again",
        ) from None
    try:
        yield
    finally:
        lock.release()


def replace_file(path: Path, data: bytes) -> None:
    """Replace `path` by a file that holds `data`; when this returns, it is safe on disk.

    The caller holds the lock that covers `path`: the temporary file's name follows from its own,
    so that one left over by a killed program is used up by the next save.

    Raises:
        OSError: It could not; the old file is as it was.
    """
    mode = _mode_of(path)
    temporary = temporary_of(path)
    with contextlib.suppress(FileNotFoundError):
        temporary.unlink()
    try:
        _write_new(temporary, data, mode)
        temporary.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    sync_folder(path.parent)


def make_folder(folder: Path, top: Path) -> None:
    """Make `folder` and those above it, each safe on disk.

    Those that are there, from `top` down, are synced as well: a program that made one may have been
    killed before it came to that.

    Raises:
        OSError: It could not.
    """
    missing = []
    at = folder
    while not at.is_dir():
        missing.append(at)
        if at.parent == at:
            break
        at = at.parent
    for each in reversed(missing):
        with contextlib.suppress(FileExistsError):
            each.mkdir()
    for each in {
        *missing,
        *(each for each in (folder, *folder.parents) if each.is_relative_to(top)),
    }:
        # A folder that one may not read cannot be synced either.
        with contextlib.suppress(PermissionError):
            sync_folder(each.parent)


def keep_aside(path: Path) -> Path:
    """Give the damaged file `path` a second name that says so, and return that.

    Nothing is overwritten, and `path` stays until its successor is renamed over it: whenever the
    program ends, the damaged file is there and known as such.

    Raises:
        OSError: It could not.
    """
    stamp = now().replace(":", "").replace("-", "")
    attempt = 0
    while True:
        name = f"{path.name}.damaged-{stamp}" + (f"-{attempt}" if attempt else "")
        aside = path.with_name(name)
        attempt += 1
        try:
            os.link(path, aside)
        except FileExistsError:
            continue
        except OSError as error:
            if error.errno not in _NO_LINKS:
                raise
            # Some file systems have no second names; this fails too where the name is taken.
            with contextlib.suppress(FileExistsError):
                _write_new(aside, path.read_bytes(), None)
                return aside
        else:
            return aside


def sync_folder(folder: Path) -> None:
    """Make the names in `folder` safe on disk, as far as the system can.

    Raises:
        OSError: The disk reported an error.
    """
    if os.name == "nt":  # a folder cannot be opened there
        return
    handle = os.open(folder, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
    try:
        os.fsync(handle)
    except OSError as error:
        # Some network file systems cannot sync a folder, and say so with this number.
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise
    finally:
        os.close(handle)


def temporary_of(path: Path) -> Path:
    """Return the name under which a new version of `path` is written."""
    return path.with_name(f".{path.name}{TEMPORARY}")


def _write_new(path: Path, data: bytes, mode: int | None) -> None:
    """Write `data` to the new file `path` and sync it."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    try:
        if mode is not None and hasattr(os, "fchmod"):
            os.fchmod(handle, mode)
        rest = memoryview(data)
        while rest:
            written = os.write(handle, rest)
            if written == 0:
                raise OSError(errno.EIO, os.strerror(errno.EIO), str(path))
            rest = rest[written:]
        os.fsync(handle)
    finally:
        os.close(handle)


def _mode_of(path: Path) -> int | None:
    """Return the permissions of `path`, which its next version gets; None for a new file.

    A rename needs no permission to write the file itself, but a file that its owner has made
    read-only is to stay as it is.
    """
    try:
        mode = stat.S_IMODE(path.stat().st_mode)
    except FileNotFoundError:
        return None
    if not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    return mode


def _sign(handle: int) -> None:
    """Write into the lock file who holds it; only a courtesy, so a failure is none."""
    text = f"process {os.getpid()} on {socket.gethostname()} since {now()}"
    with contextlib.suppress(OSError):
        # Of one length, as to shorten a file makes some file systems write it out at once.
        os.pwrite(handle, f"{text:<119}\n".encode()[-120:], 0)


def _holder(path: Path) -> str:
    """Return who holds the lock `path`, as written there."""
    try:
        return path.read_text("utf-8", "replace").strip()[:200] or "another program"
    except OSError:
        return "another program"
