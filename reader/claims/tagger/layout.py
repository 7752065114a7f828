"""Where the paragraphs, sentences and quotations of a text begin and end, in tokens.

Only quotation marks, full stops and colons are looked at one by one; what follows from them for
the other tokens is filled in a stretch at a time.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING

from reader.claims.tagger.words import TOKEN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["LONGEST", "PADS", "Layout", "Paragraph", "lay_out", "paragraphs_of"]

PADS = 3
"""Empty tokens before the first paragraph and after each one: features look no further."""

LONGEST = 500
"""A paragraph of more tokens is cut."""

_LINE = 20_000
"""Code points of a line that is read at once."""

_SHORTENED = (
    "mr mrs ms dr sen rep gov gen col lt sgt st jr sr prof rev hon no vs inc corp co ltd u.s "
    "u.k u.n a.m p.m jan feb mar apr jun jul aug sep sept oct nov dec fla calif mass pa va "
    "ariz"
)
_ABBREVIATIONS = frozenset(_SHORTENED.split())
_OPENING = frozenset(("“", '"', "''", "``", "„", "‘‘"))
_CLOSING = frozenset(("”", '"', "''", "’’"))
_REOPENING = frozenset(("“", "``"))
_SINGLE = frozenset("'‘’")
_QUOTING = _OPENING | _CLOSING
_ENDS = frozenset(".?!…")


@dataclass(slots=True)
class Paragraph:
    """The tokens of one paragraph of a text."""

    words: list[str]
    starts: list[int]
    """Where each token begins, in code points of the whole text."""
    ends: list[int]
    """Where it ends."""
    index: int
    """How many paragraphs of the text stand before it."""


@dataclass(slots=True)
class Layout:
    """Several paragraphs as one row of tokens, `PADS` empty ones after each."""

    size: int
    """How many tokens, the empty ones included."""
    bounds: list[tuple[int, int]] = field(default_factory=list)
    """First token and end of each paragraph."""
    sentences: list[tuple[int, int]] = field(default_factory=list)
    """First token and end of each sentence."""
    leading: list[bool] = field(default_factory=list)
    """For each sentence whether it is the first of its paragraph."""
    quotes: list[tuple[int, int, bool]] = field(default_factory=list)
    """First token and end of each quotation, its marks included, and whether it is closed."""
    reopened: list[int] = field(default_factory=list)
    """Marks that open a quotation within one."""
    turns: list[int] = field(default_factory=list)
    """For each paragraph which of its first eight tokens is a colon, 8 for none."""
    colons: list[bool] = field(default_factory=list)
    """For each paragraph whether it ends in a colon."""
    indices: list[int] = field(default_factory=list)
    """For each paragraph its index in its text."""


def paragraphs_of(
    text: str, stretches: Iterable[tuple[int, int]] | None = None, index: int = 0
) -> Iterator[Paragraph]:
    """Yield the paragraphs of `text` that have a token, long ones in pieces.

    Args:
        text: The whole text.
        stretches: Start and end of each paragraph, in order, in code points; None for the lines.
        index: How many paragraphs stand before the first one.
    """
    for start, end in _lines(text) if stretches is None else stretches:
        # Tokens and what stands between them take turns; so no object is made for each place.
        pieces = TOKEN.split(text[start:end])
        places = list(accumulate(map(len, pieces), initial=start))
        words, starts, ends = pieces[1::2], places[1:-1:2], places[2::2]
        if len(words) <= LONGEST:
            if words:
                yield Paragraph(words, starts, ends, index)
                index += 1
            continue
        for first in range(0, len(words), LONGEST):
            cut = slice(first, first + LONGEST)
            yield Paragraph(words[cut], starts[cut], ends[cut], index)
            index += 1


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start, size = 0, len(text)
    while start < size:
        end = text.find("\n", start, start + _LINE)
        if end < 0:
            end = min(size, start + _LINE)
            if end < size:
                end = text.rfind(" ", start, end) + 1 or end
        yield start, end
        start = end + text.startswith("\n", end)


def lay_out(paragraphs: Sequence[Paragraph]) -> Layout:
    """Return where `paragraphs` and what is in them stand when put one after the other."""
    layout = Layout(PADS + sum(len(paragraph.words) + PADS for paragraph in paragraphs))
    base = PADS
    for paragraph in paragraphs:
        words = paragraph.words
        size = len(words)
        layout.bounds.append((base, base + size))
        layout.indices.append(paragraph.index)
        layout.turns.append(words.index(":", 0, 8) if ":" in words[:8] else 8)
        layout.colons.append(words[-1] == ":")
        quotes, reopened = _quotations(paragraph)
        layout.quotes += [(base + first, base + end, closed) for first, end, closed in quotes]
        layout.reopened += [base + place for place in reopened]
        first = 0
        for end in (*_sentences(paragraph, quotes), size):
            layout.sentences.append((base + first, base + end))
            layout.leading.append(first == 0)
            first = end
        base += size + PADS
    return layout


def _quotations(paragraph: Paragraph) -> tuple[list[tuple[int, int, bool]], list[int]]:
    words = paragraph.words
    size = len(words)
    found: list[tuple[int, int, bool]] = []
    reopened: list[int] = []
    present = _QUOTING.intersection(words)
    if present:
        opened = -1
        for place, word in enumerate(words):
            if word not in _QUOTING:
                continue
            if opened < 0:
                if word in _OPENING:
                    opened = place
            elif word in _CLOSING:
                found.append((opened, place + 1, True))
                opened = -1
            elif word in _REOPENING:
                reopened.append(place)
        if opened >= 0:
            found.append((opened, size, False))
    if not _SINGLE.isdisjoint(words):
        singles = _single_quotations(paragraph, found)
        if singles:
            found = sorted(found + singles)
    return found, reopened


def _single_quotations(
    paragraph: Paragraph, double: list[tuple[int, int, bool]]
) -> list[tuple[int, int, bool]]:
    """Find quotations between single marks, outside the double ones."""
    words, starts, ends = paragraph.words, paragraph.starts, paragraph.ends
    size = len(words)
    marks = [place for place, word in enumerate(words) if word in _SINGLE]
    found: list[tuple[int, int, bool]] = []
    opened = -1
    waiting = iter(double)
    block = next(waiting, None)
    for order, place in enumerate(marks):
        while block is not None and block[1] <= place:
            block = next(waiting, None)
            opened = -1
        if block is not None and block[0] <= place:
            opened = -1
            continue
        word = words[place]
        joined_left = place > 0 and ends[place - 1] == starts[place]
        follows = place + 1 < size and starts[place + 1] == ends[place]
        joined_right = follows and words[place + 1][0].isalnum()
        if opened < 0:
            if word != "’" and joined_right and not joined_left:
                opened = place
        elif word != "‘" and joined_left and not joined_right:
            later = order + 1 < len(marks) and marks[order + 1] < place + 30
            if later and word == "’" and words[place - 1][-1] == "s":
                continue  # a possessive: the voters’ choice
            found.append((opened, place + 1, True))
            opened = -1
    return found


def _sentences(paragraph: Paragraph, quotes: list[tuple[int, int, bool]]) -> list[int]:
    """Return where the second and later sentences begin."""
    words, starts, ends = paragraph.words, paragraph.starts, paragraph.ends
    opening = {first for first, _, _ in quotes}
    closing = {end - 1 for _, end, closed in quotes if closed}
    found: list[int] = []
    for place in range(len(words) - 1):
        word = words[place]
        if word[0] not in _ENDS:
            if place in closing and place and words[place - 1][0] == "." and place + 1 in opening:
                found.append(place + 1)
            continue
        if word == "." and place:
            before = words[place - 1]
            if before.lower() in _ABBREVIATIONS or (len(before) == 1 and before.isupper()):
                continue
        after = place + 1
        if after in closing or starts[after] == ends[place]:
            continue
        first = words[after][0]
        if after in opening or first.isupper() or first.isdigit() or first in '[(‘"”':
            found.append(after)
    return found
