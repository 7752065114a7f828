"""The annotations of an article by place, quick to ask."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from reader.store.anchoring import place
from reader.store.history import Edit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from reader.model import Anchor, Annotation, Placed, Span, Target

__all__ = ["Places", "says_something"]


class Places:
    """Where the annotations of one article are.

    Args:
        text: The article's text.
        annotations: The annotations.
        known: What was found for earlier annotations of the same text, see `place`.
    """

    def __init__(
        self,
        text: str,
        annotations: Sequence[Annotation] = (),
        known: dict[Target, tuple[Anchor, Span] | None] | None = None,
    ) -> None:
        self.placed = place(text, annotations, known)
        """They all, by place, the orphans last."""
        self._by_id = {each.annotation.id: each for each in self.placed}
        self._by_span = _first_at(self.placed)
        spans = [each.span for each in self.placed if each.span]
        self._starts = [span.start for span in spans]
        self._longest = max((len(span) for span in spans), default=0)

    @property
    def by_span(self) -> dict[Span, Placed]:
        """The annotation at each place; one on a claim before others."""
        return self._by_span

    def get(self, id: str) -> Placed | None:  # noqa: A002
        """Return the annotation with this id."""
        return self._by_id.get(id)

    def at(self, span: Span) -> Placed | None:
        """Return the annotation whose place is exactly `span`."""
        return self._by_span.get(span)

    def over(self, offset: int) -> tuple[Placed, ...]:
        """Return the annotations that cover the code point at `offset`, by place."""
        low = bisect_right(self._starts, offset - self._longest)
        high = bisect_right(self._starts, offset)
        return tuple(
            each for each in self.placed[low:high] if each.span and each.span.covers(offset)
        )

    def edits(
        self, blanks: Mapping[Span, Annotation], change: Callable[[Annotation], Annotation]
    ) -> list[Edit]:
        """Return the edits that change what is said of some passages.

        Args:
            blanks: The passages, each with the annotation it gets where it has none.
            change: What is to be done with an annotation. One on a claim of which nothing is said
                afterwards is deleted.
        """
        made = []
        for span, blank in blanks.items():
            placed = self.at(span)
            old = placed.annotation if placed else None
            new = change(old or blank)
            if new != (old or blank):
                gone = new.claim is not None and not says_something(new)
                made.append(Edit(old, None if gone else new))
        return made


def says_something(annotation: Annotation) -> bool:
    """Return whether `annotation` has a tag, a note or a status."""
    return bool(annotation.tags or annotation.note or annotation.status)


def _first_at(placed: Iterable[Placed]) -> dict[Span, Placed]:
    at: dict[Span, Placed] = {}
    for each in placed:
        if each.span is None:
            continue
        known = at.get(each.span)
        if known is None or (known.annotation.claim is None and each.annotation.claim is not None):
            at[each.span] = each
    return at
