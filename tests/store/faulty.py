"""An operating system that fails, or ends the process, at one chosen operation on files."""

from __future__ import annotations

import errno
import fcntl
import os
import signal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import types
    from collections.abc import Callable

__all__ = ["CHANGING", "OPERATIONS", "Fault"]

CHANGING = ("open", "write", "fsync", "replace", "mkdir", "unlink", "link", "close", "ftruncate")
"""The operations that change something on disk, or begin or end doing so."""

OPERATIONS = (*CHANGING, "fchmod", "fstat", "stat", "lseek", "read", "flock")


class Fault:
    """Lets the operating system fail in this process, at one operation.

    Args:
        at: At which one, counted from 0; a negative number counts only.
        how: What happens there: `kill` ends the process; `error` is an error and nothing done,
            `after` an error although it is done; `short` is a full disk, and before that, no write
            takes more than a third of what it is given.
    """

    def __init__(self, at: int, how: str) -> None:
        self.seen = 0
        self.failed = ""
        self._at = at
        self._how = how
        self._real: list[tuple[types.ModuleType, str, Any]] = []
        for name in OPERATIONS:
            module = fcntl if name == "flock" else os
            self._real.append((module, name, getattr(module, name)))
            setattr(module, name, self._failing(name, getattr(module, name)))

    def mend(self) -> None:
        """Let all go well from now on."""
        for module, name, real in self._real:
            setattr(module, name, real)

    def _failing(self, name: str, real: Callable[..., object]) -> Callable[..., object]:
        def failing(*arguments: Any, **named: Any) -> object:
            now, self.seen = self.seen, self.seen + 1
            if now != self._at:
                if name == "write" and self._how == "short":
                    handle, data = arguments
                    return real(handle, data[: max(1, len(data) // 3)])
                return real(*arguments, **named)
            self.failed = name
            if self._how == "kill":
                os.kill(os.getpid(), signal.SIGKILL)
            if self._how == "after":
                real(*arguments, **named)
            if self._how in ("short", "after") and name == "close":
                return None
            number = errno.ENOSPC if self._how == "short" else errno.EIO
            raise OSError(number, os.strerror(number))

        return failing
