"""Closed lists of English words. Each module says where its list comes from."""

from __future__ import annotations

__all__ = ["wordset"]


def wordset(*lists: str) -> frozenset[str]:
    """Return the words of `lists`, each a string of words with spaces between them."""
    return frozenset(" ".join(lists).split())
