"""Finding a passage that is not where it was: its words elsewhere, or nearly its words.

Like Hypothesis' match-quote.js this weighs words, surroundings and place, but is stricter where
that one errs. Words that occurred several times are only taken for the passage where the
surroundings tell it from its twins; where the old surroundings now meet, the passage was deleted,
and nothing like it elsewhere is taken for it. Nearly the same words are found by edlib (Myers'
bit-parallel edit distance; Šošić and Šikić 2017).
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from reader.model import Anchor, Span
from reader.store.likeness import Surroundings, as_bytes, reworded, similarity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.model import Target

__all__ = ["Finder"]

_CANDIDATES = 256
"""Places of the same words that are looked at, those nearest to the expected one."""

_TELLING = 24
"""Code points from which on words are hardly ever somewhere by chance."""

_SHORT = 12
"""Code points up to which words are common, so that their surroundings must be very alike."""

_ALONE = 4
"""Code points from which on words that occurred once, and occur once, are the passage."""

_LIKE = 0.5
"""How alike surroundings must be, 0 to 1, for the same words to be the same passage."""

_VERY_LIKE = 0.85
"""The same where the passage had twins and one of them is gone; far away they must be the same."""

_BESIDE = 64
"""How far from its expected place such a passage may be if one side of it has changed."""

_MARGIN = 0.15
"""How much better than the second best a candidate must be, of 1."""

_NEAR = 0.65
"""How alike words must be to be an edited passage, of 1."""

_VERY_NEAR = 0.8
"""The same where the surroundings are others as well."""

_PIECES = (32, 20, 12)
"""Code points of the surroundings that are looked for, the longest first."""

_WINDOW = 2000
"""Code points around the expected place where a passage is looked for first."""

_SCANS = 400_000_000
"""Code points that may be searched for words in all; beyond it, only around expected places."""

_ALIGNMENTS = 40_000_000
"""Code points that may be searched for nearly the same words in all, which is slower."""


class Finder:
    """Looks for passages in one text.

    Args:
        text: The article as it is now.
        within: The only stretches where passages may be found, in order; None for everywhere.
            Given where the rest of the text is known to be something else.
    """

    def __init__(self, text: str, within: Sequence[Span] | None = None) -> None:
        self._text = text
        self._within = within
        self._places: dict[str, list[int]] = {}
        self._scans = _SCANS
        self._alignments = _ALIGNMENTS

    def find(self, target: Target, shift: int) -> tuple[Anchor, Span] | None:
        """Return where the passage of `target` is now, or None where that is not known.

        Args:
            target: A passage whose words and surroundings do not stand at its offset.
            shift: How far the passage before it has moved, in code points.
        """
        if not target.exact:
            return None
        expected = target.start + shift
        around = Surroundings(self._text, target)
        start = self._same_words(target, around, expected)
        if start is not None:
            anchor = Anchor.EXACT if start == target.start else Anchor.MOVED
            return anchor, Span(start, start + len(target.exact))
        span = self._reworded(target, around, expected)
        # A twin that was turned down as such does not come in again by another way.
        if span is None or span.text_in(self._text) == target.exact:
            return None
        return Anchor.EDITED, span

    def _reworded(self, target: Target, around: Surroundings, expected: int) -> Span | None:
        """Return where `target` stands in other words."""
        if self._within is None:
            bounds = self._bounds(target, expected)
            if bounds:
                return self._between(target, *bounds)
        elif len(target.exact) < _TELLING:
            return None
        return self._nearly(target, around, expected)

    def _same_words(self, target: Target, around: Surroundings, expected: int) -> int | None:
        """Return where the very words of `target` stand, if that is this passage."""
        length = len(target.exact)
        places = [
            at for at in self._places_of(target.exact, expected) if self._allows(at, at + length)
        ]
        near = sorted(places, key=lambda at: abs(at - expected))[:_CANDIDATES]
        alone = self._is_alone(target, places)
        ranked = sorted(
            (
                (around.likeness(at, at + length), -abs(at - expected), at)
                for at in near
                if alone
                or length >= _TELLING
                or around.cuts_words_alike(at, at + length)
                or around.adjoins(at, at + length)
            ),
            reverse=True,
        )
        if not ranked:
            return None
        best, _, at = ranked[0]
        if alone:
            return at
        if self._within is not None and length < _TELLING and best < 1:
            return None
        adjoins = around.adjoins(at, at + length)
        least = _LIKE if length >= _SHORT else _VERY_LIKE
        if best < least and not adjoins:
            return None
        # Where the rest of the text is known, its twins are accounted for.
        twins_gone = self._within is None and len(places) < target.occurs
        if len(ranked) == 1 or best - ranked[1][0] >= _MARGIN:
            likely = adjoins or best >= _VERY_LIKE
            beside = likely and abs(at - expected) <= _BESIDE
            return at if not twins_gone or beside or best == 1 else None
        # Nothing tells the twins apart but the place.
        return at if not twins_gone and at == expected else None

    def _is_alone(self, target: Target, places: Sequence[int]) -> bool:
        """Return whether the words need nothing else to be known as the passage."""
        least = _ALONE if self._within is None else _TELLING
        return len(places) == 1 and target.occurs <= 1 and len(target.exact) >= least

    def _allows(self, start: int, end: int) -> bool:
        """Return whether most of a place is within what may be searched."""
        if self._within is None:
            return True
        at = max(0, bisect_right(self._within, Span(start, start)) - 1)
        inside = 0
        for stretch in self._within[at:]:
            if stretch.start >= end:
                break
            inside += max(0, min(end, stretch.end) - max(start, stretch.start))
        return 2 * inside > end - start

    def _places_of(self, words: str, expected: int) -> list[int]:
        """Return all offsets of `words`, overlapping ones left out."""
        known = self._places.get(words)
        if known is not None:
            return known
        low, high = 0, len(self._text)
        if self._scans < high:
            low, high = max(0, expected - _WINDOW), expected + len(words) + _WINDOW
        self._scans -= high - low
        found = []
        at = self._text.find(words, low, high)
        while at >= 0:
            found.append(at)
            at = self._text.find(words, at + len(words), high)
        if low == 0:
            self._places[words] = found
        return found

    def _bounds(self, target: Target, expected: int) -> tuple[int, int] | None:
        """Return the end of the old prefix and the start of the old suffix, if both are clear."""
        start = end = None
        for size in _PIECES:
            piece = target.prefix[-size:]
            if start is None and len(piece) == size:
                at = self._only(piece, expected - size)
                start = None if at is None else at + size
        if start is None:
            return None
        for size in _PIECES:
            piece = target.suffix[:size]
            if end is None and len(piece) == size:
                end = self._only(piece, start + len(target.exact))
        if end is None or not 0 <= end - start <= 2 * len(target.exact) + 64:
            return None
        return start, end

    def _only(self, piece: str, expected: int) -> int | None:
        """Return the offset of `piece` if it stands but once around `expected`, or anywhere."""
        low, high = max(0, expected - _WINDOW), max(0, expected + _WINDOW)
        at = self._text.find(piece, low, high)
        if at >= 0:
            return at if self._text.find(piece, at + 1, high) < 0 else None
        places = self._places_of(piece, expected)
        return places[0] if len(places) == 1 else None

    def _between(self, target: Target, start: int, end: int) -> Span | None:
        """Return what stands where the passage stood, if it can be its new wording."""
        return Span(start, end) if reworded(target.exact, self._text[start:end]) else None

    def _nearly(self, target: Target, around: Surroundings, expected: int) -> Span | None:
        """Return where nearly the words of `target` stand, if that is clear."""
        low = min(max(0, expected - _WINDOW), len(self._text))
        high = min(len(self._text), max(low, expected + len(target.exact) + _WINDOW))
        ranked: list[tuple[float, Span]] = []
        for start, end in ((low, high), (0, low), (high, len(self._text))):
            ranked += self._nearly_within(target, around, start, end)
        ranked.sort(key=lambda item: (-item[0], item[1]))
        if not ranked:
            return None
        score, span = ranked[0]
        rivals = [other for other, at in ranked[1:] if not at.overlap(span)]
        return span if not rivals or score - rivals[0] >= _MARGIN else None

    def _nearly_within(
        self, target: Target, around: Surroundings, low: int, high: int
    ) -> list[tuple[float, Span]]:
        """Return the best place of nearly the same words in a stretch, and those beside it."""
        self._alignments -= high - low
        if self._alignments < 0:
            return []
        best = self._closest(target, around, low, high)
        if best is None:
            return []
        _, span = best
        beside = [
            self._closest(target, around, start, end)
            for start, end in ((low, span.start), (span.end, high))
        ]
        return [best, *(each for each in beside if each)]

    def _closest(
        self, target: Target, around: Surroundings, low: int, high: int
    ) -> tuple[float, Span] | None:
        """Return the place in a stretch of the text whose words are closest, with its worth."""
        import edlib

        query, hay = as_bytes(target.exact), as_bytes(self._text[low:high])
        if 2 * len(hay) < len(query):
            return None
        limit = int(len(query) * (1 - _NEAR))
        found = edlib.align(query, hay, mode="HW", task="locations", k=limit)
        if found["editDistance"] < 0:
            return None
        ranked = []
        for first, last in found["locations"][:8]:
            start = low + len(hay[: first or 0].decode("utf-8", "ignore"))
            end = start + len(hay[first or 0 : last + 1].decode("utf-8", "ignore"))
            span = around.with_whole_words(start, end)
            alike = similarity(target.exact, span.text_in(self._text))
            like = around.likeness(span.start, span.end)
            sure = like >= _LIKE or (alike >= _VERY_NEAR and len(target.exact) >= _TELLING)
            if alike >= _NEAR and sure and self._allows(span.start, span.end):
                ranked.append((0.7 * alike + 0.3 * like, span))
        return max(ranked, key=lambda item: (item[0], -item[1].start), default=None)
