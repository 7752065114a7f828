"""Closed lists of English words. Each module says where its list comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Sorted", "wordset"]

_MOST = 32_768
_LONG = 24
"""Code points of a word that is not kept."""


def wordset(*lists: str) -> frozenset[str]:
    """Return the words of `lists`, each a string of words with spaces between them."""
    return frozenset(" ".join(lists).split())


class Sorted(dict[str, bool]):
    """Whether words pass a test; what was asked once is known from then on.

    A text has few different words: to look one up is several times faster than to test it.

    Args:
        test: What is asked of a lower-case word.
    """

    def __init__(self, test: Callable[[str], bool]) -> None:
        super().__init__()
        self._test = test

    def __missing__(self, low: str) -> bool:
        passes = self._test(low)
        if len(low) < _LONG:
            if len(self) >= _MOST:
                self.clear()
            self[low] = passes
        return passes
