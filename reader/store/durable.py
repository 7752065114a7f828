"""Files that are the old one or the new one, never a mixture; lines that are there or not.

A file is replaced in this order: a temporary file beside it, written in a loop and synced; renamed
over the old one; the folder synced. Only then is it safe, at any power cut. A line is added to a
file by writing it in a loop and syncing the file. Who does either after having read the file holds
a lock meanwhile, see `reader.store.locks`.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from typing import TYPE_CHECKING

from reader.errors import ReaderError
from reader.model import now

if TYPE_CHECKING:
    from pathlib import Path

__all__ = [
    "HINTS",
    "TEMPORARY",
    "add_line",
    "begin_file",
    "check_writable",
    "close_synced",
    "identity_of",
    "keep_aside",
    "make_folder",
    "mode_of",
    "read_plain",
    "refusal",
    "replace_file",
    "stamp_of",
    "sync_folder",
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
    errno.ENODEV: "its disk is no longer there: mount it again, then try again",
    errno.ENXIO: "its disk is no longer there: mount it again, then try again",
    errno.ESTALE: "the server no longer knows the folder: mount it again, then try again",
    errno.EMFILE: "too many files are open: raise the limit (ulimit -n), then try again",
    errno.ENFILE: "too many files are open on this computer: close some programs, then try again",
    errno.ENAMETOOLONG: "the path is too long here: use --annotations with a shorter one",
    errno.ELOOP: "links there lead in a circle: remove them or use --annotations",
    errno.ENOLCK: "the server gives no locks: keep the annotations on a local disk",
    errno.ENOSYS: "this file system has no locks: keep the annotations on a local disk",
    errno.ENOTSUP: "this file system has no locks: keep the annotations on a local disk",
}
"""What to do about an error of the operating system, by its number."""

_UNREAD = "you may not read it: change its permissions or use --annotations"

_NO_LINKS = (errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK, errno.EXDEV)


def refusal(error: OSError, path: Path, *, reading: bool = False) -> ReaderError:
    """Return what a person is told when the operating system refused to work on `path`.

    Args:
        error: The refusal.
        path: What was worked on.
        reading: Whether it was to be read only; else it was to be written.
    """
    reason = error.strerror or type(error).__name__
    if reading:
        denied = error.errno in (errno.EACCES, errno.EPERM)
        hint = _UNREAD if denied else HINTS.get(error.errno or 0, "")
        return ReaderError(f"{path}: could not be read: {reason}", hint)
    return ReaderError(f"{path}: could not be saved: {reason}", HINTS.get(error.errno or 0, ""))


def replace_file(path: Path, data: bytes) -> None:
    """Replace `path` by a file that holds `data`; when this returns, it is safe on disk.

    The caller holds the lock that covers `path`: the temporary file's name follows from its own,
    so that one left over by a killed program is used up by the next save.

    Raises:
        OSError: It could not; the old file is as it was, as far as the system still obeys.
    """
    mode = mode_of(path)
    temporary = temporary_of(path)
    with contextlib.suppress(FileNotFoundError):
        temporary.unlink()
    with contextlib.ExitStack() as stack:
        old = None if mode is None or os.name == "nt" else os.open(path, os.O_RDONLY)
        if old is not None:
            stack.callback(close_synced, old)
        try:
            _write_new(temporary, data, mode)
            temporary.replace(path)
            sync_folder(path.parent)
        except BaseException:
            # What is said not to be saved must not be found on disk by the next to look.
            with contextlib.suppress(OSError):
                _put_back(path, old, mode)
            with contextlib.suppress(OSError):
                temporary.unlink()
            raise


def begin_file(path: Path, data: bytes, mode: int | None) -> int:
    """Make the new file `path`, which holds `data`; when this returns, it is safe on disk.

    Args:
        path: Where no file is.
        data: What it begins with.
        mode: Its permissions; the usual ones if None.

    Returns:
        It, open for `add_line`; the caller closes it.

    Raises:
        OSError: It could not; there is no such file.
    """
    flags = os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    handle = os.open(path, flags, 0o666)
    try:
        if mode is not None and hasattr(os, "fchmod"):
            os.fchmod(handle, mode)
        _write_all(handle, data)
        os.fsync(handle)
        sync_folder(path.parent)
    except BaseException:
        os.close(handle)
        with contextlib.suppress(OSError):
            path.unlink()
        raise
    return handle


def add_line(handle: int, data: bytes, end: int) -> None:
    """Add `data` to a file; when this returns, it is safe on disk.

    Args:
        handle: The file, open for appending.
        data: What is added.
        end: The length of the file before.

    Raises:
        OSError: It could not; the file is as it was, as far as the system still obeys.
    """
    try:
        _write_all(handle, data)
        os.fsync(handle)
    except BaseException:
        with contextlib.suppress(OSError):
            os.ftruncate(handle, end)
        raise


def read_plain(handle: int, start: int = 0) -> bytes:
    """Return what the open file holds from the byte `start` on.

    Raises:
        OSError: It cannot be read, or is no plain file, such as a pipe that might never end.
    """
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        raise OSError(errno.EINVAL, "no plain file")
    os.lseek(handle, start, os.SEEK_SET)
    parts = []
    while part := os.read(handle, 1 << 24):
        parts.append(part)
    return b"".join(parts)


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


def close_synced(handle: int) -> None:
    """Close a file that was read only, or has been synced: an error here changes nothing."""
    with contextlib.suppress(OSError):
        os.close(handle)


def stamp_of(path: Path) -> tuple[int, ...]:
    """Return what tells one state of a file from another; empty where there is none."""
    try:
        return identity_of(path.stat())
    except OSError:
        return ()


def identity_of(status: os.stat_result) -> tuple[int, ...]:
    """Return what tells one state of a file from another, as long as it is held open."""
    return (
        status.st_dev,
        status.st_ino,
        status.st_size,
        status.st_mtime_ns,
        status.st_ctime_ns,
    )


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
        _write_all(handle, data)
        os.fsync(handle)
    finally:
        os.close(handle)


def _write_all(handle: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        written = os.write(handle, rest)
        if written == 0:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        rest = rest[written:]


def _put_back(path: Path, old: int | None, mode: int | None) -> None:
    """Put the file that is open as `old` back in its place, if it is not there; None: no file."""
    if os.name == "nt":  # where a rename is all there is to it, and fails before or not at all
        return
    if old is None:
        path.unlink()
        return
    if os.path.samestat(os.fstat(old), path.stat()):
        return
    temporary = temporary_of(path)
    _write_new(temporary, read_plain(old), mode)
    temporary.replace(path)


def mode_of(path: Path) -> int | None:
    """Return the permissions of `path`, which its next version gets; None for a new file.

    A rename needs no permission to write the file itself, but a file that its owner has made
    read-only is to stay as it is.
    """
    try:
        mode = stat.S_IMODE(path.stat().st_mode)
    except FileNotFoundError:
        return None
    check_writable(path)
    return mode


def check_writable(path: Path) -> None:
    """Refuse a file that its owner has made read-only.

    Raises:
        PermissionError: It is.
    """
    if not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
