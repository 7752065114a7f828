"""The form in which a text is indexed, and the way back from it to places in the text.

SQLite's FTS5 takes runs of letters, digits and marks for words, without regard to case and accents.
Scripts that set no spaces between words would be one word a line: so each of their letters becomes
a word of its own, and what is looked for in them a phrase of such letters.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.index.query import Word

__all__ = ["CLOSE", "OPEN", "TOKENIZER", "expression", "indexed", "is_kept", "places", "signs"]

TOKENIZER = "unicode61 remove_diacritics 2 categories 'L* N* Co M*'"
"""The way FTS5 finds words: marks belong to them, as most scripts of India need."""

OPEN, CLOSE, _CUT = "\x01", "\x02", "\x1f"
"""Stand before a hit, behind one, and between letters that are words of their own."""

_OWN = "[\x00\x01\x02\x1f\ud800-\udfff]"
"""What cannot stand in an indexed text."""

_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\ua9e0-\ua9ff\uaa60-\uaa7f\uf900-\ufaff\U00020000-\U0003ffff"
)
"""Thai and Lao, Burmese, Khmer, kana and ideographs."""

_ANY_UNSPACED = f"[{_UNSPACED}]"
_SEAM = f"(?<={_ANY_UNSPACED})|(?={_ANY_UNSPACED})"
"""Compiled when a text needs it, as that takes milliseconds for so many letters."""

_NUMBER = re.compile(r"[0-9]{1,3}(?:[,.’' \u00a0\u2009\u202f][0-9]{3})+|[0-9]{4,}")
"""A number that may be written with a sign between thousands, or without."""

_MARKS = re.compile(f"([{OPEN}{CLOSE}{_CUT}])")


def indexed(text: str) -> str:
    """Return the form of `text` that goes into the index."""
    if not text.isascii() or not text.isprintable():
        text = re.sub(_OWN, "\ufffd", text)
    if text.isascii() or not re.search(_ANY_UNSPACED, text):
        return text
    return re.sub(_SEAM, _CUT, text)


def is_kept(text: str) -> bool:
    """Return whether `text` can be told from its indexed form."""
    return re.search(_OWN, text) is None


def expression(words: Iterable[Word], without: Iterable[Word] = ()) -> str:
    """Return what FTS5 is to be asked for texts with all of `words` and none of `without`."""
    wanted = " AND ".join(map(_phrase, words))
    for word in without:
        wanted = f"({wanted}) NOT {_phrase(word)}"
    return wanted


def _phrase(word: Word) -> str:
    if not word.prefix and _NUMBER.fullmatch(word.text):
        # The thousands of a number are words of their own where a sign stands between them.
        digits = re.sub(r"\D", "", word.text)
        first = len(digits) % 3 or 3
        apart = " ".join([digits[:first], *re.findall("...", digits[first:])])
        return f'("{digits}" OR "{apart}")'
    quoted = indexed(word.text).replace('"', '""')
    return f'"{quoted}"' + "*" * word.prefix


def places(marked: str) -> tuple[str, list[Span]]:
    """Return the text behind an indexed form in which hits were marked, and where they stand."""
    parts: list[str] = []
    spans: list[Span] = []
    at = start = 0
    for piece in _MARKS.split(marked):
        if piece == OPEN:
            start = at
        elif piece == CLOSE:
            spans.append(Span(start, at))
        elif piece != _CUT:
            parts.append(piece)
            at += len(piece)
    return "".join(parts), spans


def signs(word: Word, text: str) -> list[Span]:
    """Return where a sign that is no word stands in `text`."""
    return [Span(*match.span()) for match in re.finditer(re.escape(word.text), text)]
