"""A bar on stderr for what takes longer than a second; only where stderr is a terminal."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import TypeVar

    Item = TypeVar("Item")

__all__ = ["clear", "tracked"]

PATIENCE = 1.0
"""Seconds before the bar is drawn."""

PACE = 0.1
"""Seconds between two drawings."""

WIDTH = 24
"""Cells of the bar."""

_drawn = False


def tracked(items: Sequence[Item], doing: str) -> Iterator[Item]:
    """Yield `items`, and draw how far it has come.

    Args:
        items: What is gone through.
        doing: What happens to them: "reading".
    """
    if not sys.stderr.isatty():
        yield from items
        return
    due = time.monotonic() + PATIENCE
    try:
        for number, item in enumerate(items):
            if time.monotonic() >= due:
                _draw(number, len(items), doing)
                due = time.monotonic() + PACE
            yield item
    finally:
        clear()


def clear() -> None:
    """Take the bar off the screen, so that something else can be written there."""
    global _drawn
    if _drawn:
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()
        _drawn = False


def _draw(done: int, of: int, doing: str) -> None:
    global _drawn
    filled = WIDTH * done // of
    bar = "#" * filled + "." * (WIDTH - filled)
    sys.stderr.write(f"\r\x1b[K{doing} [{bar}] {done} of {of}")
    sys.stderr.flush()
    _drawn = True
