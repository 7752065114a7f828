"""What befell those who are counted: killed, hurt, missing."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from reader.story.meanings import meaning_of
from reader.story.words import stem_of

if TYPE_CHECKING:
    from reader.story.differences.amounts import Amount
    from reader.story.differences.reading import Reading

__all__ = ["FATES", "fate_of"]

FATES = frozenset(
    meaning_of(stem_of(word)) for word in ("killed", "injured", "missing", "arrested", "rescued")
)
"""The meanings of the words for what befalls people in numbers."""

_MARKS = frozenset(",;:()—–")
_REACH = 5
"""Words on each side of a number in which the word for what befell them stands."""


def fate_of(reading: Reading, amount: Amount) -> str:
    """Return what befell those whom a number counts, as one of `FATES`; empty where it is not said.

    Args:
        reading: The claim.
        amount: A number in it.
    """
    words = reading.words
    first = reading.place_of(amount.figure[0])
    for away in range(_REACH + 1):
        # Both ways at once, so that the nearer one is found; neither past a comma or an "and".
        for place, step in ((first + away, 1), (first - away, -1)):
            if not 0 <= place < len(words) or _parted(reading, first, place, step):
                continue
            meaning = meaning_of(words[place].stem)
            if meaning in FATES:
                return meaning
    return ""


def _parted(reading: Reading, first: int, place: int, step: int) -> bool:
    """Whether a mark or an "and" stands between a number and another word of the claim."""
    words = reading.words
    low, high = sorted((first, place))
    if any(word.stem == "and" for word in words[low + (step > 0) : high]):
        return True
    return any(
        not _MARKS.isdisjoint(reading.whole[one.end : other.start])
        for one, other in pairwise(words[low : high + 1])
    )
