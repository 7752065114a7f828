"""Which stop of an article is the current one."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["Position"]


class Position(NamedTuple):
    """Which stop is the current one, and of how many."""

    number: int | None = None
    """1 first; None where the filter hides it."""

    total: int = 0
    around: int = 0
    """How many others overlap it."""
