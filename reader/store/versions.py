"""What became of an article's claims when its text was edited, with or without a word of it."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.model import Span
from reader.store.likeness import reworded
from reader.store.tracing import Trace

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Revision", "revisions"]

_NESTED = 8
"""Claims that may begin before a place and still have it."""


@dataclass(frozen=True, slots=True)
class Revision:
    """A claim that was reworded, dropped or added."""

    was: Span | None
    """Where it stood in the old text; None for one that was added."""

    now: Span | None
    """Where it stands in the new one; None for one that was dropped."""

    @property
    def what(self) -> str:
        """`reworded`, `dropped` or `added`."""
        if self.was is None:
            return "added"
        return "dropped" if self.now is None else "reworded"


def revisions(
    old: str, new: str, old_claims: Sequence[Span], new_claims: Sequence[Span]
) -> tuple[Revision, ...]:
    """Return the claims that are not the same in two versions of a text.

    One whose words all stand where they stood is the same, whatever moved around it. One of which
    the surroundings stayed and the words changed, but not beyond recognition, is reworded.

    Args:
        old: The earlier text.
        new: The later text.
        old_claims: Where the claims of the earlier one are, in order.
        new_claims: Where the claims of the later one are, in order.

    Returns:
        By their places: those dropped stand where they would be in the old text.
    """
    trace = Trace(old, new)
    starts = [claim.start for claim in new_claims]
    found: list[Revision] = []
    taken: set[Span] = set()
    for was in old_claims:
        same = trace.follow(was)
        if same is not None:
            taken.add(same)
            continue
        place = trace.between(was)
        now = _claim_over(place, new_claims, starts) if place else None
        if place and reworded(was.text_in(old), (now or place).text_in(new), anything=False):
            now = now or place
            taken.add(now)
            found.append(Revision(was, now))
        else:
            found.append(Revision(was, None))
    fresh = list(trace.written_anew())
    found += (
        Revision(None, claim)
        for claim in new_claims
        if claim not in taken and 2 * _within(claim, fresh) > len(claim)
    )
    return tuple(sorted(found, key=_place))


def _claim_over(place: Span, claims: Sequence[Span], starts: Sequence[int]) -> Span | None:
    """Return the claim that has most of `place`, if one has half of it."""
    # A claim may begin a little earlier, within one that holds it.
    near = claims[
        max(0, bisect_left(starts, place.start) - _NESTED) : bisect_left(starts, place.end)
    ]
    best = max(near, key=place.overlap, default=None)
    return best if best and 2 * place.overlap(best) >= len(place) else None


def _within(claim: Span, stretches: Sequence[Span]) -> int:
    """Return how many code points of `claim` are in `stretches`, which are in order."""
    low = max(0, bisect_left(stretches, Span(claim.start, claim.start)) - 1)
    high = bisect_left(stretches, Span(claim.end, claim.end))
    return sum(claim.overlap(each) for each in stretches[low:high])


def _place(revision: Revision) -> tuple[int, int]:
    at = revision.was or revision.now or Span(0, 0)
    return at.start, at.end
