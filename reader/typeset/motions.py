"""From one offset to another: by character, word, sentence and paragraph, and over passages.

Every motion takes a text and an offset, and returns an offset where a grapheme cluster begins, or
the length of the text. It moves at least one cluster unless it stands at the end of its way. None
looks at more of the text than it has to.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Final, cast

from reader.model import Span
from reader.typeset.cells import boundary, cluster_start

if TYPE_CHECKING:
    Starts = Callable[[str, int, int], Iterator[int]]

__all__ = [
    "MOTIONS",
    "Motion",
    "end_of_next",
    "next_character",
    "next_paragraph",
    "next_sentence",
    "next_word",
    "paragraph_at",
    "previous_character",
    "previous_paragraph",
    "previous_sentence",
    "previous_word",
    "sentence_at",
    "start_of_next",
    "start_of_previous",
    "word_at",
    "word_end",
]

Motion = Callable[[str, int], int]
"""A text and an offset to another offset."""

_WINDOW: Final = 512
"""Code points that are looked at first on the way back; doubled until it is enough."""

_ABBREVIATION: Final = re.compile(
    r"(?:\b(?:\w|Mr|Mrs|Ms|Dr|Prof|St|Sr|Jr|Gen|Col|Lt|Sgt|Capt|Sen|Rep|Gov|Rev|Hon|No|vs|approx"
    r"|Jan|Feb|Mar|Apr|Aug|Sept|Oct|Nov|Dec|Inc|Ltd|Co|Corp)|\.\w)\.$"
)
"""After these a full stop does not end a sentence."""


def next_character(text: str, offset: int) -> int:
    """Return where the next cluster begins."""
    return boundary(text, min(offset + 1, len(text)))


def previous_character(text: str, offset: int) -> int:
    """Return where the cluster before begins."""
    return cluster_start(text, offset - 1)


def next_word(text: str, offset: int) -> int:
    """Return where the next word begins."""
    return _first_after(text, offset, _word_starts)


def previous_word(text: str, offset: int) -> int:
    """Return where the word begins, or the one before it."""
    return _last_before(text, offset, _word_starts)


def word_end(text: str, offset: int) -> int:
    """Return the last character of the word, or of the next one."""
    for match in _words().finditer(text, _word_floor(text, offset)):
        last = cluster_start(text, match.end() - 1)
        if last > offset:
            return last
    return len(text)


def next_sentence(text: str, offset: int) -> int:
    """Return where the next sentence begins."""
    return _first_after(text, offset, _sentence_starts)


def previous_sentence(text: str, offset: int) -> int:
    """Return where the sentence begins, or the one before it."""
    return _last_before(text, offset, _sentence_starts)


def next_paragraph(text: str, offset: int) -> int:
    """Return where the next line of the source that is not blank begins."""
    return _first_after(text, offset, _paragraph_starts)


def previous_paragraph(text: str, offset: int) -> int:
    """Return where the paragraph begins, or the one before it."""
    return _last_before(text, offset, _paragraph_starts)


MOTIONS: Final[Mapping[str, Motion]] = {
    "right": next_character,
    "left": previous_character,
    "word": next_word,
    "word_back": previous_word,
    "word_end": word_end,
    "sentence": next_sentence,
    "sentence_back": previous_sentence,
    "paragraph": next_paragraph,
    "paragraph_back": previous_paragraph,
    "top": lambda _text, _offset: 0,
    "end": lambda text, _offset: len(text),
}
"""By their names."""


def word_at(text: str, offset: int) -> Span:
    """Return the word around `offset`, or the cluster there if it is in none."""
    for match in _words().finditer(text, _word_floor(text, offset)):
        if match.end() > offset:
            if match.start() > offset:
                break
            return Span(*match.span())
    start = cluster_start(text, offset)
    return Span(start, next_character(text, start))


def sentence_at(text: str, offset: int) -> Span:
    """Return the sentence around `offset`, without the space behind it."""
    start = previous_sentence(text, min(offset + 1, len(text)))
    end = next_sentence(text, max(start, offset))
    return Span(start, max(start, start + len(text[start:end].rstrip())))


def paragraph_at(text: str, offset: int) -> Span:
    """Return the line of the source around `offset`, without its newline."""
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    return Span(start, end if end >= 0 else len(text))


def end_of_next(spans: Iterable[Span], offset: int) -> int | None:
    """Return where the first of `spans` ends that ends behind `offset`; None where none does."""
    return min((span.end for span in spans if span.end > offset), default=None)


def start_of_next(spans: Iterable[Span], offset: int) -> int | None:
    """Return where the first of `spans` begins behind `offset`; None where none does."""
    return min((span.start for span in spans if span.start > offset), default=None)


def start_of_previous(spans: Iterable[Span], offset: int) -> int | None:
    """Return where the last of `spans` begins before `offset`; None where none does."""
    return max((span.start for span in spans if span.start < offset), default=None)


def _first_after(text: str, offset: int, starts: Starts) -> int:
    """Return the first of `starts` behind `offset`, else the end."""
    for start in starts(text, max(0, offset - _WINDOW), len(text)):
        if start > offset:
            return boundary(text, start)
    return len(text)


def _last_before(text: str, offset: int, starts: Starts) -> int:
    """Return the last of `starts` before `offset`, else the beginning."""
    size = _WINDOW
    while True:
        floor = max(0, offset - size)
        # What begins at the edge of the window may have begun before it.
        found = [start for start in starts(text, floor, offset) if floor < start < offset]
        if found or not floor:
            return cluster_start(text, found[-1]) if found else 0
        size *= 2


def _word_floor(text: str, offset: int) -> int:
    """Return a place before the word at `offset`, from which words can be counted off."""
    floor = max(0, offset - _WINDOW)
    space = max(text.rfind(" ", floor, offset), text.rfind("\n", floor, offset))
    return space if space >= 0 else floor


def _word_starts(text: str, start: int, end: int) -> Iterator[int]:
    """Yield where the words of `text[start:end]` begin."""
    for match in _words().finditer(text, start, end):
        yield match.start()


@functools.lru_cache(maxsize=1)
def _words() -> re.Pattern[str]:
    """Return the pattern of a word: `don't`, `U.S`, `15,000` and `می‌خواهم` are one each."""
    import regex  # type: ignore[import-untyped]

    letters = r"[\p{L}\p{N}_][\p{L}\p{M}\p{N}_\u200c\u200d]*+"
    return cast("re.Pattern[str]", regex.compile(rf"{letters}(?:['’.,]{letters})*+"))


def _sentence_starts(text: str, start: int, end: int) -> Iterator[int]:
    """Yield where the sentences of `text[start:end]` begin; a newline always ends one."""
    for match in _sentence_ends().finditer(text, start):
        if match.start() >= end:
            return
        before = text[max(start, match.start() - 12) : match.start() + 1]
        if match[0][0] == "." and _ABBREVIATION.search(before):
            continue
        yield match.end()


@functools.lru_cache(maxsize=1)
def _sentence_ends() -> re.Pattern[str]:
    """Return the pattern of what ends a sentence, the space behind it included."""
    return re.compile(
        r"(?<![.!?…؟۔।])[.!?…؟۔।]++[\"'”’»)\]]*+[^\S\n]++(?![a-zà-öø-ÿа-я])"
        r"|(?<![。！？])[。！？]++[”’」』）]*+|\n\s*+"
    )


def _paragraph_starts(text: str, start: int, end: int) -> Iterator[int]:
    """Yield where the lines of `text[start:end]` begin that are not blank."""
    at = start
    while (newline := text.find("\n", at, end)) >= 0:
        at = newline + 1
        if at < len(text) and text[at] != "\n":
            yield at
