"""Where the words at either end of a passage end: with the quotation marks that belong to them.

Each motion goes one word on; the one to the other side leads back to where one was. The same by
character and by sentence: the start of a passage to where sentences begin, its end to where they
end.
"""

from __future__ import annotations

import re
from typing import Final, Literal

from reader.typeset.motions import (
    next_character,
    next_sentence,
    next_word,
    previous_character,
    previous_sentence,
    previous_word,
    word_at,
)

__all__ = [
    "UNITS",
    "Unit",
    "end_after",
    "end_before",
    "moved_end",
    "moved_start",
    "start_after",
    "start_before",
]

Unit = Literal["word", "character", "sentence"]
"""What an end is moved by."""

UNITS: Final[tuple[Unit, ...]] = ("word", "character", "sentence")
"""They all."""

_OPENING: Final = frozenset("\"'“‘„«‹([¿¡「『")
"""What stands before a word and belongs to it."""

_CLOSING: Final = re.compile("[\"'”’»›)\\]」』]*[.!?…。！？]*[\"'”’»›)\\]」』]*")
"""What stands behind a word and belongs to it; a comma does not."""


def start_before(text: str, start: int) -> int:
    """Return where the word before `start` begins; 0 where there is none."""
    word = previous_word(text, start)
    before = _opened(text, word)
    # In front of its first word may be a quotation mark only.
    return before if before < start else _opened(text, previous_word(text, before))


def start_after(text: str, start: int) -> int:
    """Return where the first word begins whose beginning is behind `start`; else the end."""
    word = next_word(text, start)
    while word < len(text) and _opened(text, word) <= start:
        word = next_word(text, word)
    return _opened(text, word)


def end_before(text: str, end: int) -> int:
    """Return where the last word ends whose end is before `end`; 0 where there is none."""
    word = end
    while word > 0:
        word = previous_word(text, word)
        if (behind := _closed(text, word)) < end:
            return behind if word_at(text, word).end <= behind else 0
    return 0


def end_after(text: str, end: int) -> int:
    """Return where the first word ends whose end is behind `end`; else the end of the text."""
    word = previous_word(text, end)
    while word < len(text):
        if (behind := _closed(text, word)) > end:
            return behind
        word = next_word(text, word)
    return len(text)


def moved_start(text: str, start: int, unit: Unit, way: int) -> int:
    """Return where the start of a passage comes to stand.

    Args:
        text: The text.
        start: Where it stands, in code points.
        unit: What it is moved by.
        way: -1 to the left, 1 to the right.
    """
    if unit == "character":
        return previous_character(text, start) if way < 0 else next_character(text, start)
    if unit == "sentence":
        return previous_sentence(text, start) if way < 0 else next_sentence(text, start)
    return start_before(text, start) if way < 0 else start_after(text, start)


def moved_end(text: str, end: int, unit: Unit, way: int) -> int:
    """Return where the end of a passage comes to stand; arguments as for `moved_start`."""
    if unit == "character":
        return previous_character(text, end) if way < 0 else next_character(text, end)
    if unit == "sentence":
        return _sentence_end_before(text, end) if way < 0 else _sentence_end_after(text, end)
    return end_before(text, end) if way < 0 else end_after(text, end)


def _sentence_end_after(text: str, end: int) -> int:
    """Return where the first sentence ends whose end is behind `end`; else the end of the text."""
    start = end
    while start < len(text):
        start = next_sentence(text, start)
        behind = _trimmed(text, start)
        if behind > end:
            return behind
    return end


def _sentence_end_before(text: str, end: int) -> int:
    """Return where the last sentence ends whose end is before `end`; 0 where there is none."""
    start = end
    while start > 0:
        start = previous_sentence(text, start)
        behind = _trimmed(text, start)
        if behind < end:
            return behind
    return 0


def _trimmed(text: str, at: int) -> int:
    """Return where the words before `at` end."""
    while at > 0 and text[at - 1].isspace():
        at -= 1
    return at


def _opened(text: str, word: int) -> int:
    """Return where the marks begin that open directly before a word, else the word's beginning."""
    start = word
    while start > 0 and text[start - 1] in _OPENING:
        start -= 1
    return start if start == 0 or text[start - 1].isspace() else word


def _closed(text: str, word: int) -> int:
    """Return where a word ends, with the marks that close directly behind it."""
    end = word_at(text, word).end
    match = _CLOSING.match(text, end)
    behind = match.end() if match else end
    # A mark with more letters behind it is within something: `e.g`, `rock'n'roll`.
    return behind if not text[behind : behind + 1].isalnum() else end
