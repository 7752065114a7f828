"""Closed lists of English words. Each module says where its list comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Known", "wordset"]

Value = TypeVar("Value")

_MOST = 32_768
_LONG = 24
"""Code points of a word that is not kept."""


def wordset(*lists: str) -> frozenset[str]:
    """Return the words of `lists`, each a string of words with spaces between them."""
    return frozenset(" ".join(lists).split())


class Known(dict[str, Value]):
    """What a function tells of words; what was asked once is known from then on.

    A text has few different words: to look one up is several times faster than to judge it.

    Args:
        judge: What tells it of a lower-case word.
    """

    def __init__(self, judge: Callable[[str], Value]) -> None:
        super().__init__()
        self._judge = judge

    def __missing__(self, low: str) -> Value:
        value = self._judge(low)
        if len(low) < _LONG:
            if len(self) >= _MOST:
                self.clear()
            self[low] = value
        return value
