"""Bringing into the store files, when there is time for it, what only the journals have.

One thread does it for all, as long as there is anything to do; what is left when the program ends
is done then. Nothing is lost where it comes to neither: the next to write does it.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import threading
import time
from typing import TYPE_CHECKING, Protocol

from reader.errors import ReaderError

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Foldable", "fold_later", "forget_folding", "put_off_folding"]

_LONGEST_WAIT = 2.0
"""Seconds after which it is done although changes go on."""

_SHARE = 20
"""While changes go on, it takes no more than one part in so many of the time."""

_RETRY = 5.0
"""Seconds until it is tried again where it did not work."""


class Foldable(Protocol):
    """What has something to be brought into a store file."""

    def settle(self, *, last: bool = False) -> float | None:
        """Do it; see `reader.store.ledger.Ledger.settle`."""

    def renew(self) -> None:
        """Forget what another process is about to do: this one was forked from it."""


class _Folder:
    """Who has something to be done, and when."""

    def __init__(self) -> None:
        self._due: dict[Foldable, float] = {}
        self._first: dict[Foldable, float] = {}
        self._took: dict[Foldable, float] = {}
        self._now_at: Foldable | None = None
        self._condition = threading.Condition()
        self._thread: threading.Thread | None = None

    def add(self, one: Foldable, seconds: float) -> None:
        """Let `one` be settled once nothing more has come for so many seconds."""
        now = time.monotonic()
        with self._condition:
            longest = max(_LONGEST_WAIT, _SHARE * self._took.get(one, 0.0))
            limit = self._first.setdefault(one, now) + longest
            self._put(one, max(now, min(now + seconds, limit)))

    def put_off(self, one: Foldable) -> None:
        """Begin to count anew how long `one` has waited: another process has just done it."""
        with self._condition:
            if one in self._first:
                self._first[one] = time.monotonic()

    def drop(self, one: Foldable) -> None:
        """Do nothing about `one`."""
        with self._condition:
            for each in (self._due, self._first, self._took):
                each.pop(one, None)

    def finish(self) -> None:
        """Do all there is to do now, at the end of the program."""
        while True:
            with self._condition:
                if not self._due:
                    return
                one = self._take(next(iter(self._due)))
            with contextlib.suppress(ReaderError):
                one.settle(last=True)

    def renew(self) -> None:
        """Begin anew, in a process that was forked from another, which does what is to be done."""
        known = {*self._due, *([self._now_at] if self._now_at else [])}
        self.__init__()  # type: ignore[misc]
        for one in known:
            one.renew()

    def _put(self, one: Foldable, when: float) -> None:
        earliest = min(self._due.values(), default=None)
        self._due[one] = when
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="folding", daemon=True)
            self._thread.start()
        elif earliest is None or when < earliest:
            self._condition.notify()

    def _take(self, one: Foldable) -> Foldable:
        self._due.pop(one)
        self._first.pop(one, None)
        return one

    def _next(self) -> Foldable | None:
        """Wait until somebody's time has come, and return that one; None where nobody is left."""
        while self._due:
            one = min(self._due, key=self._due.__getitem__)
            rest = self._due[one] - time.monotonic()
            if rest <= 0:
                return self._take(one)
            self._condition.wait(rest)
        self._thread = None
        return None

    def _run(self) -> None:
        while True:
            with self._condition:
                one = self._now_at = self._next()
            if one is None:
                return
            begin = time.monotonic()
            try:
                again = one.settle()
            except ReaderError:
                again = _RETRY
            end = time.monotonic()
            with self._condition:
                self._now_at = None
                if again is None:
                    self._took.pop(one, None)
                else:
                    self._took[one] = end - begin
                    if one not in self._due:
                        self._put(one, end + again)


_folder = _Folder()
fold_later: Callable[[Foldable, float], None] = _folder.add
"""Let it be settled once nothing more has come for so many seconds."""

put_off_folding: Callable[[Foldable], None] = _folder.put_off
"""Begin to count anew how long it has waited: another process has just done it."""

forget_folding: Callable[[Foldable], None] = _folder.drop
"""Do nothing about it."""

atexit.register(_folder.finish)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_folder.renew)
