"""Sentences with exact offsets."""

from __future__ import annotations

import re

from reader.claims.lexicon import wordset

__all__ = ["find_sentences"]

_INNER = re.compile(r"[.!?]+[\"”’')\]]*(?=\s+[“\"‘'(\[]*[^\W_a-z])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:mr|mrs|ms|dr|prof|st|sen|rep|gov|gen|lt|col|sgt|capt|cmdr|adm|maj|rev|hon|pres"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|no|vs|v|etc|inc|corp|co|ltd|jr|sr|dept|fig"
    r"|approx|mt|ft|ave|blvd|rd|op|ed|vol|pp?|e\.g|i\.e|ph\.d|d\.c)"
    r"|(?:\b[A-Za-z]\.)*\b[A-Za-z])\.\Z",
    re.IGNORECASE,
)
_STARTER = wordset(
    "the a an this that these those he she it they we you i his her its their our my in on"
    " at as for but and or so if when while after before since because although though"
    " however there here what who how why where according"
)
_SURROGATE = re.compile("[\ud800-\udfff]")


def find_sentences(
    text: str, start: int, end: int, language: str | None = None
) -> list[tuple[int, int]]:
    """Return start and end of each sentence in `text[start:end]`, white space left out.

    The boundaries are those of sentencex (Wikimedia), with sentences inside a quotation
    told apart and those that it ends at an abbreviation joined again.
    """
    pieces = _segments(text[start:end], language or "en")
    found: list[tuple[int, int]] = []
    place = start
    for size in pieces:
        stop = place + size
        if found and _is_broken(text, found[-1], place, stop):
            found[-1] = (found[-1][0], stop)
        else:
            found.append((place, stop))
        place = stop
    sentences: list[tuple[int, int]] = []
    for first, last in found:
        sentences += _split(text, first, last)
    return sentences


def _segments(chunk: str, language: str) -> list[int]:
    if len(chunk) < 12:
        return [len(chunk)]
    from sentencex import segment  # type: ignore[import-untyped]

    safe = _SURROGATE.sub("\ufffd", chunk)
    sizes = [len(piece) for piece in segment(language, safe)]
    return sizes if sum(sizes) == len(chunk) else [len(chunk)]


def _is_broken(text: str, before: tuple[int, int], start: int, end: int) -> bool:
    """Whether the boundary at `start` stands inside a sentence."""
    head = text[start : min(end, start + 24)].lstrip()
    tail = text[max(before[0], before[1] - 24) : before[1]].rstrip()
    if not head or not tail:
        return True
    if head[0].islower():
        return tail[-1] in ".…"
    return bool(_ABBREVIATION.search(tail)) and not _starts_sentence(head)


def _starts_sentence(head: str) -> bool:
    word = re.match(r"[“\"‘'(\[]*([^\W_]+)", head)
    return word is not None and word[1].lower() in _STARTER


def _split(text: str, start: int, end: int) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    place = start
    for match in _INNER.finditer(text, start, end):
        stop = match.end()
        if match.start() + 1 == stop and text[stop - 1] == ".":
            tail = text[max(place, stop - 24) : stop]
            if _ABBREVIATION.search(tail) and not _starts_sentence(
                text[stop : min(end, stop + 24)].lstrip()
            ):
                continue
        if stop < end:
            _add(text, place, stop, found)
            place = stop
    _add(text, place, end, found)
    return found


def _add(text: str, start: int, end: int, found: list[tuple[int, int]]) -> None:
    piece = text[start:end]
    stripped = piece.strip()
    if stripped:
        first = start + len(piece) - len(piece.lstrip())
        found.append((first, first + len(stripped)))
