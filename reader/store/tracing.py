"""Following passages from one version of a text, which is known, into another."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from reader.model import Anchor, Span
from reader.store.differ import Common, common_parts
from reader.store.likeness import reworded
from reader.store.matching import Finder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.model import Target
__all__ = ["Follower", "Trace"]

_HELD = 12
"""Code points beside a passage, unchanged with it, that tell it from the same words elsewhere."""

_TELLING = 24
"""Code points of a passage itself that do."""


class Trace:
    """What became of each passage of an old text in a new one.

    Args:
        old: The text that the passages are of.
        new: The text as it is now.
    """

    def __init__(self, old: str, new: str) -> None:
        self._old = old
        self._new = new
        self._parts = common_parts(old, new)
        self._starts = [part.old for part in self._parts]
        self._ends = Common(len(old), len(new), 0)

    def follow(self, span: Span) -> Span | None:
        """Return where the very words at `span` are now, all of them and with what holds them.

        None where they changed, are gone, or were moved past something else.
        """
        at = bisect_right(self._starts, span.start) - 1
        if at < 0:
            return self._in_gap(span)
        part = self._parts[at]
        before, after = span.start - part.old, part.old + part.size - span.end
        if after < 0:
            return self._in_gap(span)
        start = part.new + before
        held = before + after >= _HELD or len(span) >= _TELLING
        if held or self._beside_what_stayed(part, at):
            return Span(start, start + len(span))
        return None

    def between(self, span: Span) -> Span | None:
        """Return what now stands between what stood before `span` and what stood after it.

        None where that is nothing, or where what stood on either side is gone as well.
        """
        start, end = self._start_of(span.start), self._end_of(span.end)
        if start is None or end is None or start >= end:
            return None
        return Span(start, end)

    def only_changed(self, span: Span) -> bool:
        """Return whether little more than the words at `span` changed there."""
        before = bisect_right(self._starts, span.start) - 1
        after = bisect_right(self._starts, span.end)
        low = self._parts[before].old + self._parts[before].size if before >= 0 else 0
        high = self._parts[after].old if after < len(self._parts) else len(self._old)
        return span.start - low <= _HELD and high - span.end <= _HELD

    def written_anew(self) -> Iterator[Span]:
        """Yield the stretches of the new text that the old one did not have there."""
        end = 0
        for part in self._parts:
            if part.new > end:
                yield Span(end, part.new)
            end = part.new + part.size
        if end < len(self._new):
            yield Span(end, len(self._new))

    def _in_gap(self, span: Span) -> Span | None:
        """Return where the words at `span` are if they stand once in what was rewritten there."""
        words = span.text_in(self._old)
        if len(words) < _HELD:
            return None
        before = bisect_right(self._starts, span.start) - 1
        while before >= 0 and self._parts[before].old + self._parts[before].size > span.start:
            before -= 1
        after = bisect_left(self._starts, span.end)
        low = self._parts[before] if before >= 0 else Common(0, 0, 0)
        high = self._parts[after] if after < len(self._parts) else self._ends
        rewritten = self._new[low.new + low.size : high.new]
        once = self._old[low.old + low.size : high.old].count(words) == 1 == rewritten.count(words)
        start = low.new + low.size + rewritten.find(words)
        return Span(start, start + len(span)) if once else None

    def _beside_what_stayed(self, part: Common, at: int) -> bool:
        """Return whether a short part is where it was between its neighbours, or fills the text."""
        earlier = self._parts[at - 1] if at else None
        later = self._parts[at + 1] if at + 1 < len(self._parts) else None
        old_left = part.old - (earlier.old + earlier.size if earlier else 0)
        new_left = part.new - (earlier.new + earlier.size if earlier else 0)
        end_old, end_new = part.old + part.size, part.new + part.size
        old_right = (later.old if later else len(self._old)) - end_old
        new_right = (later.new if later else len(self._new)) - end_new
        # A gap on either side that is small in both versions is a changed word, not a rewriting.
        return max(old_left, new_left) <= _HELD and max(old_right, new_right) <= _HELD

    def _start_of(self, offset: int) -> int | None:
        """Return where what followed after `offset` now begins."""
        at = bisect_right(self._starts, offset) - 1
        part = self._parts[at] if at >= 0 else None
        if part and offset < part.old + part.size:
            return part.new + offset - part.old
        if part and (offset == part.old + part.size or part.size >= _HELD):
            return part.new + part.size
        return 0 if part is None and offset == 0 else None

    def _end_of(self, offset: int) -> int | None:
        """Return where what stood before `offset` now ends."""
        at = bisect_right(self._starts, offset - 1) - 1
        part = self._parts[at] if at >= 0 else None
        if part and offset <= part.old + part.size:
            return part.new + offset - part.old
        later = self._parts[at + 1] if at + 1 < len(self._parts) else None
        if later and (offset == later.old or later.size >= _HELD):
            return later.new
        return len(self._new) if later is None and offset == len(self._old) else None


class Follower:
    """Finds passages of an old text in a new one.

    A passage that is neither where it was nor reworded there is looked for in what was written
    anew, and nowhere else: all other words are known to be something else's.

    Args:
        old: The text that the passages are of.
        new: The text as it is now.
    """

    def __init__(self, old: str, new: str) -> None:
        self._old = old
        self._new = new
        self._trace = Trace(old, new)
        self._finder = Finder(new, tuple(self._trace.written_anew()))

    def knows(self, target: Target) -> bool:
        """Return whether `target` is a passage of the old text."""
        return target.span.text_in(self._old) == target.exact

    def find(self, target: Target) -> tuple[Anchor, Span] | None:
        """Return where the passage of `target` is now, or None where it is gone."""
        span = self._trace.follow(target.span)
        if span is not None:
            return self._same(target, span)
        between = self._trace.between(target.span)
        if between is not None:
            words = between.text_in(self._new)
            if words == target.exact:
                return self._same(target, between)
            if reworded(target.exact, words, anything=self._trace.only_changed(target.span)):
                return Anchor.EDITED, between
        return self._finder.find(target, 0)

    def _same(self, target: Target, span: Span) -> tuple[Anchor, Span]:
        return (Anchor.EXACT if span == target.span else Anchor.MOVED), span
