"""The annotations of an article by place, quick to ask."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.model import Anchor
from reader.store.anchoring import is_exact, order, place, recall_none
from reader.store.history import Edit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from reader.model import Annotation, Change, Placed, Span
    from reader.store.anchoring import Known

__all__ = ["Places", "is_reviewed", "says_something"]


class Places:
    """Where the annotations of one article are.

    Args:
        text: The article's text.
        annotations: The annotations.
        known: What was found for earlier annotations of the same text, see `place`.
        recall: Returns the text with a SHA-256, or None.
    """

    def __init__(
        self,
        text: str,
        annotations: Sequence[Annotation] = (),
        known: Known | None = None,
        recall: Callable[[str], str | None] = recall_none,
    ) -> None:
        self._text = text
        self._known = {} if known is None else known
        self._in_order = list(place(text, annotations, self._known, recall))
        self._keys = [order(each) for each in self._in_order]
        self._tuple: tuple[Placed, ...] | None = None
        self._by_id = {each.annotation.id: each for each in self._in_order}
        self._by_span = _first_at(self._in_order)
        spans = [each.span for each in self._in_order if each.span]
        self._longest = max((len(span) for span in spans), default=0)

    @property
    def placed(self) -> tuple[Placed, ...]:
        """They all, by place, the orphans last."""
        if self._tuple is None:
            self._tuple = tuple(self._in_order)
        return self._tuple

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
        low = bisect_right(self._keys, (False, offset - self._longest, 1, ""))
        high = bisect_right(self._keys, (False, offset, 1, ""))
        return tuple(
            each for each in self._in_order[low:high] if each.span and each.span.covers(offset)
        )

    def update(self, changes: Iterable[Change]) -> bool:
        """Take in what has changed, in less time than to place all anew.

        Args:
            changes: The changes since the annotations that are known.

        Returns:
            Whether that was possible: the place of a new one may depend on those of the others, if
            it is not just where its target says.
        """
        latest: dict[str, Annotation | None] = {}
        for change in changes:
            one = change.after or change.before
            if one is not None:
                latest[one.id] = change.after
        for id_, annotation in latest.items():
            known = self._by_id.get(id_)
            if annotation is None:
                if known is not None:
                    self._remove(known)
                continue
            placed = self._place(annotation)
            if placed is None:
                return False
            if known is not None:
                self._remove(known)
            self._insert(placed)
        return True

    def _place(self, annotation: Annotation) -> Placed | None:
        """Return where `annotation` is; None where it has to be looked for."""
        target = annotation.target
        if target in self._known or is_exact(self._text, target):
            return place(self._text, [annotation], self._known)[0]
        return None

    def _remove(self, placed: Placed) -> None:
        at = bisect_left(self._keys, order(placed))
        del self._keys[at], self._in_order[at]
        del self._by_id[placed.annotation.id]
        self._settle(placed.span)

    def _insert(self, placed: Placed) -> None:
        key = order(placed)
        at = bisect_left(self._keys, key)
        self._keys.insert(at, key)
        self._in_order.insert(at, placed)
        self._by_id[placed.annotation.id] = placed
        self._settle(placed.span)

    def _settle(self, span: Span | None) -> None:
        """Find out anew which annotation is the one at `span`."""
        self._tuple = None
        if span is None:
            return
        self._longest = max(self._longest, len(span))
        low = bisect_left(self._keys, (False, span.start, -span.end, ""))
        high = bisect_left(self._keys, (False, span.start, -span.end + 1, ""))
        self._by_span.pop(span, None)
        self._by_span |= _first_at(self._in_order[low:high])

    def edits(
        self,
        blanks: Mapping[Span, Annotation],
        change: Callable[[Annotation], Annotation],
        *,
        anew: bool = False,
    ) -> list[Edit]:
        """Return the edits that change what is said of some passages.

        Args:
            blanks: The passages, each with the annotation it gets where it has none.
            change: What is to be done with an annotation. One at the very place of a claim of which
                nothing is said afterwards is deleted; one with other ends tells those.
            anew: Whether what is said holds of the words as they are now, where they were edited.
        """
        made = []
        for span, blank in blanks.items():
            placed = self.at(span)
            old = placed.annotation if placed else None
            new = change(old or blank)
            if anew and placed is not None and placed.anchor is Anchor.EDITED:
                new = replace(new, target=blank.target, modified=blank.modified)
            if new != (old or blank):
                gone = blank.claim is not None and not says_something(new)
                made.append(Edit(old, None if gone else new))
        return made


def says_something(annotation: Annotation) -> bool:
    """Return whether `annotation` has a tag, a note or a status."""
    return bool(annotation.tags or annotation.note or annotation.status)


def is_reviewed(placed: Placed) -> bool:
    """Return whether something is said of the words at its place, not of others before an edit."""
    return placed.anchor is not Anchor.EDITED and says_something(placed.annotation)


def _first_at(placed: Iterable[Placed]) -> dict[Span, Placed]:
    at: dict[Span, Placed] = {}
    for each in placed:
        if each.span is None:
            continue
        known = at.get(each.span)
        if known is None or (known.annotation.claim is None and each.annotation.claim is not None):
            at[each.span] = each
    return at
