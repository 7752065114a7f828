"""What the last saves wrote, so that the next ones need not read and lay it out again."""

from __future__ import annotations

import os
import threading
from collections import OrderedDict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from reader.store.documents import Kept
    from reader.store.storage import Tables, Texts

__all__ = ["Memory", "Remembered"]

_FILES = 4
"""How many files are remembered, each of which is held open."""


@dataclass(slots=True)
class Remembered:
    """What a store file holds."""

    path: Path
    tables: Tables
    kept: Kept
    texts: Texts = field(default_factory=dict)


class Memory:
    """The content of the files that were written last, as long as nobody else writes them.

    Each file is held open. Its inode is therefore not given to another file, and a file of the same
    inode, size and times is the very one that was written; another process's save is another inode.
    """

    def __init__(self) -> None:
        self._files: OrderedDict[str, tuple[int, os.stat_result, Remembered]] = OrderedDict()
        self._lock = threading.Lock()

    def recall(self, key: str) -> Remembered | None:
        """Return what the file of the article `key` holds, and forget it, as it may now change.

        Returns:
            None where that is not known, or the file is no longer the one that was written.
        """
        with self._lock:
            known = self._files.pop(key, None)
        if known is None:
            return None
        handle, status, remembered = known
        try:
            if _identity(remembered.path.stat()) == _identity(status):
                return remembered
        except OSError:
            return None
        finally:
            os.close(handle)
        return None

    def remember(self, key: str, remembered: Remembered) -> None:
        """Remember what has just been written; the caller holds the lock for it."""
        try:
            handle = os.open(remembered.path, os.O_RDONLY)
        except OSError:
            return
        with self._lock:
            self._files[key] = handle, os.fstat(handle), remembered
            while len(self._files) > _FILES:
                os.close(self._files.popitem(last=False)[1][0])

    def __del__(self) -> None:
        for handle, _, _ in self._files.values():
            os.close(handle)


def _identity(status: os.stat_result) -> tuple[int, ...]:
    return (
        status.st_dev,
        status.st_ino,
        status.st_size,
        status.st_mtime_ns,
        status.st_ctime_ns,
    )
