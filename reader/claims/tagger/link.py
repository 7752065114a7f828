"""From the labels of the tokens to attributions: which parts belong together."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from reader.claims.tagger.labels import BEGINS, KIND, LABELS, Part

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.claims.tagger.layout import Layout, Paragraph

__all__ = ["Fragment", "Linked", "fragments_of", "link"]

_LETTERS = b"", b"Aa", b"Bb", b"Cc", b"Dd", b"Ee"
_FRAGMENT = re.compile(rb"[A-E][a-e]*")
_PART = {ord(letters[:1]): part for part, letters in enumerate(_LETTERS) if letters}
_FAR = 350
"""Code points within which two cues of a sentence share a source."""


def _table() -> bytes:
    table = bytearray(b"." * 256)
    for label in range(len(LABELS)):
        letters = _LETTERS[KIND[label]]
        if letters:
            table[label] = letters[0 if BEGINS[label] else 1]
    return bytes(table)


_TABLE = _table()


@dataclass(slots=True)
class Fragment:
    """A stretch of text that is part of an attribution, in code points."""

    part: int
    """See `Part`."""
    paragraph: int
    sentence: int
    """Where its sentence begins."""
    start: int
    end: int


@dataclass(slots=True)
class Linked:
    """The parts of an attribution."""

    cue: Fragment
    source: Fragment | None = None
    content: list[Fragment] = field(default_factory=list)


def fragments_of(
    labels: bytes, paragraphs: Sequence[Paragraph], layout: Layout, first: int, stop: int
) -> list[Fragment]:
    """Return the fragments of the paragraphs number `first` to `stop`.

    Args:
        labels: One byte for each token of `layout`.
        paragraphs: The paragraphs.
        layout: How they are laid out.
        first: The first paragraph looked at.
        stop: One more than the last.
    """
    letters = labels.translate(_TABLE)
    begins = [place for place, _ in layout.sentences]
    found: list[Fragment] = []
    for order in range(first, stop):
        base, end = layout.bounds[order]
        paragraph = paragraphs[order]
        for match in _FRAGMENT.finditer(letters, base, end):
            low, high = match.span()
            sentence = begins[bisect_right(begins, low) - 1]
            found.append(
                Fragment(
                    _PART[letters[low]],
                    paragraph.index,
                    paragraph.starts[sentence - base],
                    paragraph.starts[low - base],
                    paragraph.ends[high - base - 1],
                )
            )
    return found


def link(fragments: Sequence[Fragment], before: Linked | None = None) -> list[Linked]:
    """Return the attributions that `fragments`, of one text and in order, make up.

    A part goes to the cue on the side its label tells, in its paragraph, else to one on the other
    side; content without a cue in its paragraph goes on from the attribution before it. A cue
    without a source shares that of the cue before it in its sentence.

    Args:
        fragments: Parts of attributions.
        before: The last attribution before them; content may be added to it. It is the first
            one of what is returned.
    """
    found = [Linked(fragment) for fragment in fragments if fragment.part == Part.CUE]
    if before is not None:
        found.insert(0, before)
    starts = [linked.cue.start for linked in found]
    for fragment in fragments:
        if fragment.part == Part.CUE:
            continue
        owner = _owner(fragment, found, bisect_left(starts, fragment.start))
        if owner is None:
            continue
        if fragment.part in {Part.CONTENT_BEFORE, Part.CONTENT_AFTER}:
            owner.content.append(fragment)
        elif owner.source is None or _gap(fragment, owner.cue) < _gap(owner.source, owner.cue):
            owner.source = fragment
    for earlier, linked in pairwise(found):
        same = linked.cue.sentence == earlier.cue.sentence
        if linked.source is None and same and linked.cue.start - earlier.cue.start < _FAR:
            linked.source = earlier.source
    return found


def _owner(fragment: Fragment, found: Sequence[Linked], after: int) -> Linked | None:
    right = found[after] if after < len(found) else None
    left = found[after - 1] if after else None
    sides = (left, right)
    if fragment.part in {Part.SOURCE_BEFORE, Part.CONTENT_BEFORE}:
        sides = (right, left)
    for side in sides:
        if side is not None and side.cue.paragraph == fragment.paragraph:
            return side
    is_source = fragment.part in {Part.SOURCE_BEFORE, Part.SOURCE_AFTER}
    return None if is_source else left


def _gap(fragment: Fragment, cue: Fragment) -> int:
    return min(abs(fragment.start - cue.end), abs(cue.start - fragment.end))
