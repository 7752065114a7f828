"""How alike two stretches of text are, and the surroundings of a passage then and now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model import Span

if TYPE_CHECKING:
    from reader.model import Target

__all__ = ["Surroundings", "as_bytes", "reworded", "similarity"]

_CHANCE = 0.4
"""How alike any 32 letters and any 64 are at their best place, from the language alone."""

_ADJOINING = 24
"""Code points on one side that, unchanged and right beside, tell a passage from its twins."""

_NEAR_BETWEEN = 0.4
"""How alike words between the same surroundings must be to be the passage in another wording."""

_SLOT = 24
"""Code points up to which as many words, whatever they are, count as one: 65 is now 80."""

_WORD = 24
"""Code points that a span grows by at either end to hold whole words."""


class Surroundings:
    """What stood around a passage, to compare with what stands around places of a text.

    Args:
        text: The article as it is now.
        target: The passage.
    """

    def __init__(self, text: str, target: Target) -> None:
        self._text = text
        self._prefix = target.prefix
        self._suffix = target.suffix
        self._length = len(target.exact)
        whole = target.prefix[-1:] + target.exact + target.suffix[:1]
        at = len(target.prefix[-1:])
        self._cuts = _cuts_word(whole, at), _cuts_word(whole, at + len(target.exact))

    def likeness(self, start: int, end: int) -> float:
        """Return how alike the surroundings of a place are to the old ones, 0 to 1."""
        prefix, suffix = self._prefix, self._suffix
        if not prefix and not suffix:
            return 1.0
        before = self._text[max(0, start - 2 * len(prefix)) : start]
        after = self._text[end : end + 2 * len(suffix)]
        left = _begins_like(prefix[::-1], before[::-1]) * len(prefix)
        right = _begins_like(suffix, after) * len(suffix)
        return (left + right) / (len(prefix) + len(suffix))

    def adjoins(self, start: int, end: int) -> bool:
        """Return whether the old surroundings stand right beside a place, on one side at least."""
        before = self._prefix[-_ADJOINING:]
        after = self._suffix[:_ADJOINING]
        return (
            len(before) == _ADJOINING
            and start >= _ADJOINING
            and self._text.startswith(before, start - _ADJOINING)
        ) or (len(after) == _ADJOINING and self._text.startswith(after, end))

    def cuts_words_alike(self, start: int, end: int) -> bool:
        """Return whether a place begins and ends within words just as the passage did."""
        return (_cuts_word(self._text, start), _cuts_word(self._text, end)) == self._cuts

    def with_whole_words(self, start: int, end: int) -> Span:
        """Return the place, grown to begin and end with a word where the passage did."""
        if not self._cuts[0]:
            floor = max(0, start - _WORD)
            while floor < start < end and _cuts_word(self._text, start):
                start -= 1
        if not self._cuts[1]:
            ceiling = min(len(self._text), end + _WORD)
            while start < end < ceiling and _cuts_word(self._text, end):
                end += 1
        return Span(start, end)


def similarity(one: str, other: str) -> float:
    """Return 1 for the same words, 0 for nothing in common: edits against the longer one."""
    import edlib

    if one == other:
        return 1.0
    first, second = as_bytes(one), as_bytes(other)
    distance: int = edlib.align(first, second)["editDistance"]
    return 1 - distance / max(len(first), len(second))


def reworded(old: str, new: str, *, anything: bool = True) -> bool:
    """Return whether `new`, which stands where `old` stood, can be its new wording.

    Args:
        old: The words that were annotated.
        new: What stands between what stood around them.
        anything: Whether as many words will do for a few words, however unlike.
    """
    if not new.strip():
        return False
    slot = anything and max(len(old), len(new)) <= _SLOT and len(old.split()) == len(new.split())
    return slot or similarity(old, new) >= _NEAR_BETWEEN


def as_bytes(words: str) -> bytes:
    """Return `words` as edlib takes them: it knows no more than 256 different letters."""
    return words.encode("utf-8", "surrogatepass")


def _begins_like(words: str, near: str) -> float:
    """Return how far `near` begins with `words`, or has them near its start, 0 to 1."""
    if not words:
        return 1.0
    run = 0
    for one, other in zip(words, near, strict=False):
        if one != other:
            break
        run += 1
    if run == len(words):
        return 1.0
    import edlib

    query = as_bytes(words)
    distance: int = edlib.align(query, as_bytes(near), mode="HW")["editDistance"]
    inside = (1 - distance / len(query) - _CHANCE) / (1 - _CHANCE)
    return max(run / len(words), 0.9 * inside)


def _cuts_word(text: str, offset: int) -> bool:
    return 0 < offset < len(text) and text[offset - 1].isalnum() and text[offset].isalnum()
