"""Sentences with exact offsets."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from reader.claims.lexicon import wordset

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["find_sentences"]

_INNER = re.compile(r"[.!?]+[\"”’')\]]*(?=\s+[“\"‘'(\[]*[^\W_a-z])")
_MAY_END = re.compile(
    r"[^\0-\t\x0b-\x20\x22-\x2d\x2f-\x3e\x40-\u037d"
    r"\u2000-\u2025\u2027-\u203b\u203d-\u2046\u204a-\u2dff]"
)
"""Marks behind which a sentence may end, and the scripts that have others.

By what it leaves out: a class up to the last code point takes milliseconds to compile.
"""

_ABBREVIATIONS = wordset(
    "mr mrs ms dr prof st sen rep gov gen col lt capt sgt cmdr adm maj rev hon pres jan feb mar apr"
    " jun jul aug sep sept oct nov dec no vs etc inc corp co ltd jr sr dept fig approx mt ft ave"
    " blvd rd op ed vol pp"
)
_LAST_WORD = re.compile(r"\w{1,24}\Z")
_SHORTEST = 12
"""Code points of a text that the splitter is asked about."""

_OPENERS = "“‘\"'„«([「"
_STARTER = wordset(
    "the a an this that these those he she it they we you i his her its their our my in on"
    " at as for but and or so if when while after before since because although though"
    " however there here what who how why where according"
)


def find_sentences(
    text: str, start: int, end: int, language: str | None = None
) -> list[tuple[int, int]]:
    """Return start and end of each sentence in `text[start:end]`, white space left out.

    The boundaries are those of sentencex (Wikimedia), with sentences inside a quotation
    told apart and those that it ends at an abbreviation joined again.
    """
    chunk = text[start:end]
    found: list[tuple[int, int]] = []
    if _MAY_END.search(chunk, 0, max(0, len(chunk) - 2)) is None:
        _add(text, start, end, found)
        return found
    pieces = _segments(chunk, language or "en")
    place = start
    for size in pieces:
        stop = place + size
        if found and _is_broken(text, found[-1], place, stop):
            found[-1] = (found[-1][0], stop)
        else:
            found.append((place, stop))
        place = stop
    ordinals = language is not None and not language.lower().startswith("en")
    sentences: list[tuple[int, int]] = []
    for first, last in found:
        sentences += _split(text, first, last, ordinals=ordinals)
    return _with_their_marks(text, sentences)


def _with_their_marks(text: str, sentences: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the sentences with opening marks at the end of one moved to the next: `said. “`."""
    for place in range(len(sentences) - 1):
        start, end = sentences[place]
        if text[end - 1] in _OPENERS and end - start > 2 and text[end - 2].isspace():
            if sentences[place + 1][0] != end:
                continue
            sentences[place + 1] = (end - 1, sentences[place + 1][1])
            stop = end - 1
            while text[stop - 1].isspace():
                stop -= 1
            sentences[place] = (start, stop)
    return sentences


def _segments(chunk: str, language: str) -> list[int]:
    if len(chunk) < _SHORTEST or chunk.count("“") + chunk.count('"') > max(20, len(chunk) // 20):
        return [len(chunk)]  # what is mostly quotation marks takes the splitter square time
    sizes = [*map(len, _segmenter()(language, _without_surrogates(chunk)))]
    return sizes if sum(sizes) == len(chunk) else [len(chunk)]


@cache
def _segmenter() -> Callable[[str, str], list[str]]:
    """Return what splits a text into sentences; loaded when the first one is split."""
    from sentencex import segment  # type: ignore[import-untyped]

    found: Callable[[str, str], list[str]] = segment
    return found


def _without_surrogates(chunk: str) -> str:
    """Return the text with each lone surrogate replaced, as Rust knows none."""
    if chunk.isascii():
        return chunk
    try:
        chunk.encode()
    except UnicodeEncodeError:
        return "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in chunk)
    return chunk


def _is_broken(text: str, before: tuple[int, int], start: int, end: int) -> bool:
    """Whether the boundary at `start` stands inside a sentence."""
    head = text[start : min(end, start + 24)].lstrip()
    tail = text[max(before[0], before[1] - 24) : before[1]].rstrip()
    if not head or not tail:
        return True
    if head[0].islower():
        return tail[-1] in ".…"
    return _is_abbreviation(tail) and not _starts_sentence(head)


def _is_abbreviation(tail: str) -> bool:
    """Whether the text ends in an abbreviation or an initial and its full stop."""
    if tail[-1:] != ".":
        return False
    word = tail[tail.rfind(" ") + 1 : -1]
    if not word.isalnum():
        inner = _LAST_WORD.search(word)
        word = inner[0] if inner is not None else ""
    return word.lower() in _ABBREVIATIONS or (len(word) == 1 and word.isascii() and word.isalpha())


def _starts_sentence(head: str) -> bool:
    word = re.match(r"[“\"‘'(\[]*([^\W_]+)", head)
    return word is not None and word[1].lower() in _STARTER


def _split(text: str, start: int, end: int, *, ordinals: bool) -> list[tuple[int, int]]:
    """Split what is left at end marks; where numbers are ordinals by a full stop, not there."""
    found: list[tuple[int, int]] = []
    place = start
    last = end - 1
    if (
        text.find(".", start, last) < 0
        and text.find("!", start, last) < 0
        and text.find("?", start, last) < 0
    ):
        _add(text, start, end, found)
        return found
    for match in _INNER.finditer(text, start, end - 1):
        stop = match.end()
        if match.start() + 1 == stop and text[stop - 1] == ".":
            tail = text[max(place, stop - 24) : stop]
            if ordinals and tail[-2:-1].isdigit() and not tail[-4:-1].isdigit():
                continue
            if _is_abbreviation(tail) and not _starts_sentence(
                text[stop : min(end, stop + 24)].lstrip()
            ):
                continue
        if stop < end:
            _add(text, place, stop, found)
            place = stop
    _add(text, place, end, found)
    return found


def _add(text: str, start: int, end: int, found: list[tuple[int, int]]) -> None:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        found.append((start, end))
