"""A stretch of text."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Span"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch ``[start, end)`` of an article's text, in code points."""

    start: int
    """The first code point that belongs to the span."""

    end: int
    """The first code point that no longer belongs to it."""

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start} to {self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def __bool__(self) -> bool:
        return self.end > self.start

    def text_in(self, text: str) -> str:
        """Return the words of `text` that stand in this span."""
        return text[self.start : self.end]

    def overlap(self, other: Span) -> int:
        """Return how many code points this span and `other` have in common."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))

    def contains(self, other: Span) -> bool:
        """Return whether `other` lies wholly within this span."""
        return self.start <= other.start and other.end <= self.end

    def covers(self, offset: int) -> bool:
        """Return whether the code point at `offset` belongs to this span."""
        return self.start <= offset < self.end
