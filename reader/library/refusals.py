"""Why a file cannot be an article, in words for a person."""

from __future__ import annotations

import errno
import stat

from reader.errors import ReaderError

__all__ = ["refuse_irregular", "refused"]

_REASONS = {
    errno.ENOENT: ("no such file or folder", "check the spelling, or whether it was moved"),
    errno.ENOTDIR: ("no such file or folder", "a part of this path is a file, not a folder"),
    errno.EACCES: ("may not be read", "ask for permission to read it, or copy it"),
    errno.EPERM: ("may not be read", "ask for permission to read it, or copy it"),
    errno.ELOOP: ("a link that leads round in a circle", "mend or remove the link"),
    errno.ENAMETOOLONG: ("the name is too long", "shorten it, or open a folder further down"),
    errno.EIO: ("the disk could not read it", "check the disk, or use a copy"),
}

_IRREGULAR = (
    (stat.S_ISFIFO, "a named pipe, not a file"),
    (stat.S_ISSOCK, "a socket, not a file"),
    (stat.S_ISCHR, "a device, not a file"),
    (stat.S_ISBLK, "a device, not a file"),
)


def refused(name: str, error: OSError | ValueError) -> ReaderError:
    """Return what to tell a person about `error`, which the system gave for `name`.

    Args:
        name: The file or folder, as the person named it.
        error: What the system said; a ValueError where the name itself is impossible.
    """
    if isinstance(error, OSError):
        known = _REASONS.get(error.errno or 0)
        if known is not None:
            return ReaderError(f"{name}: {known[0]}", known[1])
        return ReaderError(f"{name}: could not be read: {error.strerror or error}")
    return ReaderError(f"{name}: no name that a file can have", "rename the file")


def refuse_irregular(name: str, mode: int) -> None:
    """Refuse whatever is not a regular file: reading it could wait for ever.

    Args:
        name: The file, as the person named it.
        mode: `st_mode` as the system gave it.

    Raises:
        ReaderError: It is a pipe, a socket, a device, a folder or something stranger.
    """
    if stat.S_ISREG(mode):
        return
    hint = "copy what it gives into a file, and open that"
    for is_kind, what in _IRREGULAR:
        if is_kind(mode):
            raise ReaderError(f"{name}: {what}", hint)
    if stat.S_ISDIR(mode):
        raise ReaderError(f"{name}: a folder, not a file")
    raise ReaderError(f"{name}: not a regular file", hint)
