"""A bar on stderr for what takes longer than a second; only where stderr is a terminal."""

from __future__ import annotations

import contextlib
import sys
import time
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

__all__ = ["clear", "come_to", "counting", "tracked"]

PATIENCE = 1.0
"""Seconds before the bar is drawn."""

PACE = 0.1
"""Seconds between two drawings."""

WIDTH = 24
"""Cells of the bar."""

_NEVER = float("inf")

Item = TypeVar("Item")


class _Bar:
    """The one bar there is, as there is one terminal."""

    def __init__(self) -> None:
        self.doing = ""
        self.number = self.count = 0
        self.due = _NEVER
        self.drawn = False

    def start(self, doing: str, count: int) -> None:
        self.doing, self.number, self.count = doing, 0, count
        self.due = time.monotonic() + PATIENCE if sys.stderr.isatty() else _NEVER

    def stop(self) -> None:
        self.clear()
        self.due = _NEVER

    def draw(self, share: float) -> None:
        if self.due == _NEVER or time.monotonic() < self.due:
            return
        filled = int(WIDTH * (self.number + share) / self.count)
        bar = "#" * filled + "." * (WIDTH - filled)
        which = f"{self.number + 1} of {self.count}"
        sys.stderr.write(f"\r\x1b[K{self.doing} [{bar}] {which}")
        sys.stderr.flush()
        self.drawn = True
        self.due = time.monotonic() + PACE

    def clear(self) -> None:
        if self.drawn:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
            self.drawn = False


_bar = _Bar()


def tracked(items: Sequence[Item], doing: str) -> Iterator[Item]:
    """Yield `items`, and draw how far it has come.

    Args:
        items: What is gone through.
        doing: What happens to them: "reading".
    """
    _bar.start(doing, len(items))
    try:
        for number, item in enumerate(items):
            _bar.number = number
            _bar.draw(0.0)
            yield item
    finally:
        _bar.stop()


@contextlib.contextmanager
def counting(doing: str) -> Iterator[Callable[[int, int], None]]:
    """Draw how far something has come that counts for itself, while the block runs.

    Args:
        doing: What happens: "comparing".

    Yields:
        What is to be told how many are done, and how many there are; the bar begins with the
        first that it is told.
    """
    begun = False

    def tell(done: int, of: int) -> None:
        nonlocal begun
        if not begun:
            _bar.start(doing, of)
            begun = True
        _bar.number, _bar.count = min(done, of - 1), of
        _bar.draw(0.0)

    try:
        yield tell
    finally:
        _bar.stop()


def come_to(share: float) -> None:
    """Draw how far the item that is worked on has come.

    Args:
        share: 0 to 1.
    """
    _bar.draw(share)


def clear() -> None:
    """Take the bar off the screen, so that something else can be written there."""
    _bar.clear()
