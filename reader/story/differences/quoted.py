"""The passages of a claim that stand in quotation marks, word by word."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reader.story.differences.lists import words_of

if TYPE_CHECKING:
    from reader.model.span import Span

__all__ = ["Quoted", "Uttered", "read_quoted"]

_AROUND = 1500
"""Code points before a claim in which the mark may stand that opens its quotation."""

_MOST = 20
"""Passages of one claim that are compared."""

_MOST_WORDS = 250
"""Words of one claim's quotations that are compared."""

_PAIRS = {"“": "”", '"': '"', "«": "»", "„": "“”", "‘": "’", "``": "''"}
_MARK = re.compile("``|''|[“”\"«»„]|(?<![^\\W_])[‘'](?=[^\\W_“\"…\\[])|’(?![^\\W_])|'(?![^\\W_])")
_OMITTED = re.compile(r"…|\.\s?\.\s?\.|\[[^\]]{0,80}\]|\((?=[A-Z])[^)]{0,60}\)")
_WORD = re.compile(r"(?:[^\W\d_]\.){2,8}|\d+(?:[.,]\d+)*|%|[^\W\d_]+(?:['’‘][^\W\d_]+)*")
_SHORT_FOR = {
    "n't": " not", "'re": " are", "'ve": " have", "'ll": " will", "'m": " am", "'d": " would",
}  # fmt: skip
_SHORT_WHOLE = {
    "can't": ("can", "not"), "cannot": ("can", "not"), "won't": ("will", "not"),
    "it's": ("it", "is"), "that's": ("that", "is"), "he's": ("he", "is"), "she's": ("she", "is"),
    "there's": ("there", "is"), "what's": ("what", "is"), "who's": ("who", "is"),
    "let's": ("let", "us"), "here's": ("here", "is"), "gonna": ("going", "to"),
    "us": ("us",), "u.s": ("united", "states"), "usa": ("united", "states"),
    "u.k": ("united", "kingdom"), "uk": ("united", "kingdom"), "percent": ("per", "cent"),
    "ok": ("okay",), "yeah": ("yes",), "%": ("per", "cent"),
}  # fmt: skip
_FIGURES = {
    word: str(value)
    for value, word in enumerate(
        words_of(
            "one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
            " fifteen sixteen seventeen eighteen nineteen twenty"
        ),
        1,
    )
}
_MONTHS = {
    name[: 4 if name == "september" else 3]: name
    for name in words_of(
        "january february august september october november december",
    )
}
_SPELT = (("our", "or"), ("ise", "ize"), ("isation", "ization"), ("yse", "yze"), ("tre", "ter"))


class Uttered(NamedTuple):
    """A word between quotation marks."""

    form: str
    """In lower case, written out (not for n't), in one spelling."""

    start: int
    """Where it begins, in code points of the article."""

    end: int
    omitted: bool
    """Whether the text shows that something was left out or put in right before it."""


class Quoted(NamedTuple):
    """A passage between quotation marks, as far as it stands in a claim."""

    words: tuple[Uttered, ...]

    @property
    def start(self) -> int:
        """Where its first word begins."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """Where its last word ends."""
        return self.words[-1].end


def read_quoted(text: str, span: Span) -> tuple[Quoted, ...]:
    """Return the quoted passages of a claim, in order.

    Args:
        text: The text of the article: the mark that opens a quotation may stand before the claim.
        span: Where the claim stands.
    """
    far = max(0, span.start - _AROUND)
    begin = max(text.rfind("\n", far, span.start) + 1, far)
    stop = text.find("\n", span.end, span.end + _AROUND)
    stop = min(len(text), span.end + _AROUND) if stop < 0 else stop
    found = []
    left = _MOST_WORDS
    for first, last in _passages(text, begin, stop):
        first, last = max(first, span.start), min(last, span.end)
        if first < last:
            words = _uttered(text, first, last)[:left]
            left -= len(words)
            if words:
                found.append(Quoted(words))
            if len(found) == _MOST:
                break
    return tuple(found)


def _passages(text: str, begin: int, stop: int) -> list[tuple[int, int]]:
    """Return what stands between the outermost quotation marks of a paragraph."""
    found: list[tuple[int, int]] = []
    opened, closing = -1, ""
    for match in _MARK.finditer(text, begin, stop):
        mark = match[0]
        if opened >= 0:
            if (
                mark in closing
                or (closing == "”" and mark == '"')
                or (closing == "''" and mark == '"')
            ):
                found.append((opened, match.start()))
                opened = -1
        elif mark in _PAIRS or (mark == "'" and _opens(text, match.start(), begin)):
            opened, closing = match.end(), _PAIRS.get(mark, "'")
    if opened >= 0 and closing not in ("’", "'"):
        found.append((opened, stop))
    return found


def _opens(text: str, mark: int, begin: int) -> bool:
    return mark == begin or text[mark - 1].isspace() or text[mark - 1] in "(—–["


def _uttered(text: str, first: int, last: int) -> tuple[Uttered, ...]:
    skipped = [match.span() for match in _OMITTED.finditer(text, first, last)]
    words: list[Uttered] = []
    before = first
    at = 0
    for match in _WORD.finditer(text, first, last):
        while at < len(skipped) and skipped[at][1] <= match.start():
            at += 1
        if at < len(skipped) and skipped[at][0] <= match.start():
            continue
        omitted = any(
            before <= start < match.start() for start, _ in skipped[max(0, at - 1) : at + 1]
        )
        for form in _forms(match[0]):
            words.append(Uttered(form, match.start(), match.end(), omitted))
            omitted = False
        before = match.end()
    return tuple(words)


def _forms(written: str) -> tuple[str, ...]:
    """Return a word as it would be written out, in one spelling."""
    low = written.lower().replace("’", "'").replace("‘", "'").rstrip(".")
    if written in ("US", "U.S", "U.S."):
        return ("united", "states")
    if low in _SHORT_WHOLE:
        return _SHORT_WHOLE[low]
    for ending, full in _SHORT_FOR.items():
        if low.endswith(ending) and len(low) > len(ending):
            return low.removesuffix(ending), full.strip()
    low = _MONTHS.get(low, low)
    if low in _FIGURES:
        return (_FIGURES[low],)
    if low.endswith("s's"):
        return (low.removesuffix("'s"),)  # the boss's and the boss'
    if low[0].isdigit():
        return (low.replace(",", ""),)
    for ending, other in _SPELT:
        if low.endswith(ending) and len(low) > len(ending) + 2:
            return (low.removesuffix(ending) + other,)
    return (low,)
