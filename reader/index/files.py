"""What files look like from outside: enough to know whether they are as they were."""

from __future__ import annotations

import hashlib
import os
import stat
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

__all__ = ["Survey", "stamp_at", "survey"]

_FRESH = 2_000_000_000
"""Nanoseconds: what was changed so shortly ago may change again without any sign of it, as
clocks of file systems are coarse."""


@dataclass(frozen=True)
class Survey:
    """All files below some folders, and what they look like."""

    stamps: dict[str, str]
    """From the path of a file to its stamp."""

    seal: str
    """The same for two surveys that found the same; empty where one cannot tell."""


def survey(paths: Sequence[Path], *, skip: Collection[Path] = (), hidden: bool) -> Survey | None:
    """Look at all files below `paths`; None where that is not so simple.

    That is where a folder cannot be looked into, or a link leads to one.

    Args:
        paths: Files and folders.
        skip: Folders that are left out.
        hidden: Whether files whose names begin with a dot are looked at, too.
    """
    stamps: dict[str, str] = {}
    left_out = {os.path.realpath(each) for each in skip}
    waiting: list[str] = []
    since = time.time_ns() - _FRESH
    try:
        for path in paths:
            status = path.stat()
            if stat.S_ISDIR(status.st_mode):
                waiting.append(os.fspath(path))
            else:
                stamps[os.fspath(path)] = _stamp(status, since)
        while waiting:
            folder = waiting.pop()
            if left_out and os.path.realpath(folder) in left_out:
                continue
            with os.scandir(folder) as entries:
                for entry in entries:
                    if not hidden and entry.name.startswith("."):
                        continue
                    if entry.is_file():
                        stamps[entry.path] = _stamp(entry.stat(), since)
                    elif entry.is_dir():
                        if entry.is_symlink():
                            return None
                        waiting.append(entry.path)
    except OSError:
        return None
    if "" in stamps.values():
        return Survey(stamps, "")
    # A folder that has not changed is listed in the same order; else it is looked at once more.
    seen = "\0".join((*stamps, *stamps.values())).encode("utf-8", "surrogatepass")
    return Survey(stamps, hashlib.sha1(seen).hexdigest())


def stamp_at(path: Path) -> str:
    """Return the stamp of the file at `path`; empty where it may change without a sign.

    Raises:
        OSError: It cannot be looked at.
    """
    return _stamp(path.stat(), time.time_ns() - _FRESH)


def _stamp(status: os.stat_result, since: int) -> str:
    changed = status.st_mtime_ns, status.st_ctime_ns
    return "" if max(changed) > since else f"{status.st_size} {changed[0]} {changed[1]}"
