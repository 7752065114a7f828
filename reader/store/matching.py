"""Finding a passage that is not where it was: its words elsewhere, or nearly its words.

What a candidate is worth follows the way of Hypothesis' match-quote.js (words, surroundings and
place, weighed), made stricter where that one errs: a passage that occurred several times is only
taken for one of its twins if the surroundings tell them apart by a margin. Nearly the same words
are found by edlib (Myers' bit-parallel edit distance; Šošić and Šikić 2017).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model import Anchor, Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.model import Target

__all__ = ["Finder"]

_CANDIDATES = 512
"""Places of the same words that are looked at, those nearest to the expected one."""

_TELLING = 24
"""Code points from which on words that occur but once are known by themselves."""

_LIKE = 0.5
"""How alike surroundings must be, 0 to 1, for the same words to be the same passage."""

_MARGIN = 0.15
"""How much better than the second best a candidate must be, of 1."""

_NEAR = 0.65
"""How alike words must be to be an edited passage."""

_NEAR_BETWEEN = 0.4
"""The same for words that stand between both of the old surroundings."""

_CHANCE = 0.4
"""How alike any 32 letters and any 64 are at the best place, from nothing but the language."""

_WINDOW = 2000
"""Code points around the expected place where an edited passage is looked for first."""

_WORD = 24
"""Code points that a span grows by at either end to hold whole words."""

_BUDGET = 40_000_000
"""Code points that may be searched for edited passages; beyond it they are orphans."""


class Finder:
    """Looks for passages in one text.

    Args:
        text: The article as it is now.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._places: dict[str, list[int]] = {}
        self._budget = _BUDGET

    def find(self, target: Target, shift: int) -> tuple[Anchor, Span] | None:
        """Return where the passage of `target` is now, or None where that is not known.

        Args:
            target: A passage whose words and surroundings do not stand at its offset.
            shift: How far the passage before it has moved, in code points.
        """
        start = self._same_words(target, target.start + shift)
        if start is not None:
            anchor = Anchor.EXACT if start == target.start else Anchor.MOVED
            return anchor, Span(start, start + len(target.exact))
        span = self._between(target) or self._nearly(target, target.start + shift)
        if span is None:
            return None
        if span.text_in(self._text) == target.exact:
            # A twin that was turned down as such does not come in again by the back door.
            return None
        return Anchor.EDITED, span

    def _same_words(self, target: Target, expected: int) -> int | None:
        """Return where the very words of `target` stand, if that is this passage."""
        places = self._places_of(target.exact)
        if not places:
            return None
        likes = sorted(
            (
                (self._likeness(target, at), -abs(at - expected), at)
                for at in _nearest(places, expected)
            ),
            reverse=True,
        )
        best, _, at = likes[0]
        if len(places) == 1 and target.occurs <= 1:
            return at if best >= _LIKE or len(target.exact) >= _TELLING else None
        if best < _LIKE:
            return None
        clear = len(likes) == 1 or best - likes[1][0] >= _MARGIN
        if clear and (len(places) >= target.occurs or best >= 1 - _MARGIN):
            return at
        # All twins are still there and look alike: the nearest one.
        return at if len(places) >= target.occurs and at == expected else None

    def _places_of(self, words: str) -> list[int]:
        """Return all offsets of `words`, overlapping ones left out."""
        known = self._places.get(words)
        if known is None:
            known = []
            at = self._text.find(words)
            while at >= 0:
                known.append(at)
                at = self._text.find(words, at + len(words))
            self._places[words] = known
        return known

    def _likeness(self, target: Target, start: int, end: int | None = None) -> float:
        """Return how alike the surroundings of a place and those of `target` are, 0 to 1."""
        end = start + len(target.exact) if end is None else end
        before = self._text[max(0, start - 2 * len(target.prefix)) : start]
        after = self._text[end : end + 2 * len(target.suffix)]
        length = len(target.prefix) + len(target.suffix)
        if not length:
            return 1.0
        left = _alike(target.prefix[::-1], before[::-1]) * len(target.prefix)
        return (left + _alike(target.suffix, after) * len(target.suffix)) / length

    def _between(self, target: Target) -> Span | None:
        """Return what stands between the old surroundings, if those are there but once."""
        if len(target.prefix) < 8 or len(target.suffix) < 8:
            return None
        before, after = self._places_of(target.prefix), self._places_of(target.suffix)
        if len(before) != 1 or len(after) != 1:
            return None
        start, end = before[0] + len(target.prefix), after[0]
        if not 0 < end - start <= 2 * len(target.exact) + 64:
            return None
        words = self._text[start:end]
        return Span(start, end) if _similarity(target.exact, words) >= _NEAR_BETWEEN else None

    def _nearly(self, target: Target, expected: int) -> Span | None:
        """Return where nearly the words of `target` stand, if that is clear."""
        length = len(target.exact)
        if length < 4:
            return None
        low = max(0, expected - _WINDOW)
        high = min(len(self._text), expected + length + _WINDOW)
        best: list[tuple[float, Span]] = []
        for start, end in ((low, high), (0, low), (high, len(self._text))):
            best += self._nearly_within(target, start, end)
        ranked = sorted({span: score for score, span in best}.items(), key=lambda item: -item[1])
        if not ranked:
            return None
        span, score = ranked[0]
        rivals = [other for at, other in ranked[1:] if not at.overlap(span)]
        return span if not rivals or score - rivals[0] >= _MARGIN else None

    def _nearly_within(self, target: Target, low: int, high: int) -> list[tuple[float, Span]]:
        """Return the two best places of nearly the same words in a stretch of the text."""
        self._budget -= high - low
        if self._budget < 0 or high - low < len(target.exact) // 2:
            return []
        first = self._closest(target, low, high)
        if first is None:
            return []
        found = [first]
        for start, end in ((low, first[1].start), (first[1].end, high)):
            second = self._closest(target, start, end)
            if second is not None:
                found.append(second)
        return found

    def _closest(self, target: Target, low: int, high: int) -> tuple[float, Span] | None:
        """Return the place in a stretch of the text whose words are closest, with its worth."""
        import edlib

        words = target.exact
        stretch = self._text[low:high]
        if len(stretch) < len(words) // 2:
            return None
        query, hay = _bytes(words), _bytes(stretch)
        limit = int(len(query) * (1 - _NEAR))
        found = edlib.align(query, hay, mode="HW", task="locations", k=limit)
        if found["editDistance"] < 0:
            return None
        results = []
        for first, last in _few(found["locations"]):
            start = low + len(hay[: first or 0].decode("utf-8", "ignore"))
            end = start + len(hay[first or 0 : last + 1].decode("utf-8", "ignore"))
            span = self._whole_words(target, start, end)
            alike = _similarity(words, span.text_in(self._text))
            if span and alike >= _NEAR:
                likeness = self._likeness(target, span.start, span.end)
                results.append((0.7 * alike + 0.3 * likeness, span))
        return max(results, key=lambda item: (item[0], -item[1].start)) if results else None

    def _whole_words(self, target: Target, start: int, end: int) -> Span:
        """Return the span made to begin and end with a word where the old one did."""
        exact = target.exact
        if exact[0].isalnum() and not target.prefix[-1:].isalnum():
            floor = max(0, start - _WORD)
            while floor < start < end and self._inside_word(start):
                start -= 1
        if exact[-1].isalnum() and not target.suffix[:1].isalnum():
            ceiling = min(len(self._text), end + _WORD)
            while start < end < ceiling and self._inside_word(end):
                end += 1
        return Span(start, end)

    def _inside_word(self, offset: int) -> bool:
        return self._text[offset - 1].isalnum() and self._text[offset].isalnum()


def _nearest(places: list[int], expected: int) -> list[int]:
    if len(places) <= _CANDIDATES:
        return places
    return sorted(places, key=lambda at: abs(at - expected))[:_CANDIDATES]


def _few(locations: Iterable[tuple[int | None, int]]) -> list[tuple[int | None, int]]:
    """Return at most a handful of locations, first and last among them."""
    every = list(locations)
    return every if len(every) <= 8 else every[:4] + every[-4:]


def _alike(words: str, near: str) -> float:
    """Return how far `near` begins with `words` or has them in it, 0 to 1."""
    if not words:
        return 1.0
    run = next((at for at, (a, b) in enumerate(zip(words, near, strict=False)) if a != b), None)
    if run is None:
        return min(len(near), len(words)) / len(words)
    import edlib

    query, hay = _bytes(words), _bytes(near)
    distance: int = edlib.align(query, hay, mode="HW")["editDistance"]
    # Any two stretches of a language are about this much alike.
    inside = (1 - distance / len(query) - _CHANCE) / (1 - _CHANCE)
    return max(run / len(words), 0.9 * inside)


def _similarity(one: str, other: str) -> float:
    """Return 1 for the same words, 0 for nothing in common: edits against the longer one."""
    import edlib

    if one == other:
        return 1.0
    first, second = _bytes(one), _bytes(other)
    longest = max(len(first), len(second))
    distance: int = edlib.align(first, second)["editDistance"]
    return 1 - distance / longest


def _bytes(words: str) -> bytes:
    """Return `words` as edlib takes them: it knows no more than 256 different letters."""
    return words.encode("utf-8", "surrogatepass")
