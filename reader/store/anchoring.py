"""Annotations and the text they are about: made for one version of it, found again in another.

The rule is that an annotation never stands on other words without saying so: it is at its passage,
or shown as moved or edited, or an orphan. Where two places are as likely, it is an orphan.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from typing import TYPE_CHECKING

from reader.model import Anchor, Placed, Span, Target, digest
from reader.store.matching import Finder
from reader.store.tracing import Follower

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.model import Annotation

__all__ = ["CONTEXT", "Known", "is_exact", "order", "place", "recall_none", "select"]

CONTEXT = 32
"""Code points before and after a passage that a target keeps."""

Known = dict[Target, tuple[Anchor, Span] | None]
"""Where passages are in one text; None for those that are not."""


def recall_none(_sha256: str) -> None:
    """Know no earlier text."""


def select(text: str, span: Span) -> Target:
    """Return the target that describes the passage at `span` of `text`.

    Raises:
        ValueError: The span is empty or reaches beyond the text.
    """
    if not span or span.end > len(text):
        raise ValueError(f"not a passage of this text: {span.start} to {span.end}")
    exact = text[span.start : span.end]
    return Target(
        start=span.start,
        end=span.end,
        exact=exact,
        prefix=text[max(0, span.start - CONTEXT) : span.start],
        suffix=text[span.end : span.end + CONTEXT],
        occurs=text.count(exact),
        sha256=digest(text),
    )


def place(
    text: str,
    annotations: Sequence[Annotation],
    known: Known | None = None,
    recall: Callable[[str], str | None] = recall_none,
) -> tuple[Placed, ...]:
    """Find where the passages of `annotations` are in `text`.

    A passage whose words and surroundings stand at its offset is there. The others are followed
    from the text that they were made for, where that is known. Else they are looked for from the
    first to the last: shifted as far as the one before them, then by their words anywhere, then by
    nearly the same words.

    Args:
        text: The article's text as it is now.
        annotations: Annotations made for it, or for an earlier version.
        known: What was found for targets in this very text before, which saves looking for them
            again; what is found now is added.
        recall: Returns the text with a SHA-256, or None; see `reader.store.texts`.

    Returns:
        They all, in the order of their places; the orphans last, in the order they had.
    """
    known = {} if known is None else known
    placed = []
    lost = []
    shifts: list[tuple[int, int]] = []
    for annotation in sorted(annotations, key=lambda each: (each.target.start, each.target.end)):
        target = annotation.target
        if _stands_at(text, target, target.start):
            placed.append(Placed(annotation, Anchor.EXACT, target.span))
            shifts.append((target.start, 0))
        else:
            lost.append(annotation)
    wanted = [each.target for each in lost if each.target not in known]
    if wanted:
        known |= _look_for(text, wanted, shifts, recall)
    for annotation in lost:
        anchor, span = known[annotation.target] or (Anchor.ORPHANED, None)
        placed.append(Placed(annotation, anchor, span))
    return tuple(sorted(placed, key=order))


def _look_for(
    text: str,
    targets: Sequence[Target],
    shifts: list[tuple[int, int]],
    recall: Callable[[str], str | None],
) -> Known:
    """Return where `targets` are, which do not stand at their offsets.

    Args:
        text: The article's text as it is now.
        targets: By their places.
        shifts: Of passages that were found, where they were and how far they have moved.
        recall: See `place`.
    """
    found: Known = {}
    finder = Finder(text)
    followers: dict[str, Follower | None] = {}
    for target in targets:
        version = target.sha256
        if version not in followers:
            old = recall(version) if version else None
            followers[version] = None if old is None else Follower(old, text)
        follower = followers[version]
        if follower and follower.knows(target):
            found[target] = follower.find(target)
            continue
        at = _shifted(text, target, shifts) or finder.find(target, _shift(target, shifts))
        found[target] = at
        if at and at[0] is not Anchor.EDITED:
            insort(shifts, (target.start, at[1].start - target.start))
    return found


def is_exact(text: str, target: Target) -> bool:
    """Return whether the words of `target` and all their surroundings stand where it says."""
    return _stands_at(text, target, target.start)


def order(placed: Placed) -> tuple[bool, int, int, str]:
    """Return by what annotations are sorted: their places, the orphans last."""
    span = placed.span or placed.annotation.target.span
    return placed.span is None, span.start, -span.end, placed.annotation.id


def _stands_at(text: str, target: Target, start: int) -> bool:
    """Return whether the words of `target` and all their surroundings are at `start`."""
    before = start - len(target.prefix)
    after = start + len(target.exact)
    return (
        before >= 0
        and text.startswith(target.exact, start)
        and text.startswith(target.prefix, before)
        and text.startswith(target.suffix, after)
        # At the start or end of the text the surroundings are short, and say that it was there.
        and (len(target.prefix) == CONTEXT or before == 0)
        and (len(target.suffix) == CONTEXT or after + len(target.suffix) == len(text))
    )


def _shift(target: Target, shifts: Sequence[tuple[int, int]]) -> int:
    """Return how far the last passage found before `target` has moved."""
    at = bisect_right(shifts, (target.start, len(target.exact)))
    return shifts[at - 1][1] if at else 0


def _shifted(
    text: str, target: Target, shifts: Sequence[tuple[int, int]]
) -> tuple[Anchor, Span] | None:
    """Return where `target` stands if it has moved just as far as the one before it."""
    start = target.start + _shift(target, shifts)
    if start == target.start or start < 0 or not _stands_at(text, target, start):
        return None
    return Anchor.MOVED, Span(start, start + len(target.exact))
