"""Closed lists of English words, written as text."""

from __future__ import annotations

__all__ = ["words_of", "wordset"]


def words_of(*lists: str) -> tuple[str, ...]:
    """Return the words of `lists`, each a string of words with spaces between them, in order."""
    return tuple(" ".join(lists).split())


def wordset(*lists: str) -> frozenset[str]:
    """Return the words of `lists`, each a string of words with spaces between them."""
    return frozenset(words_of(*lists))
