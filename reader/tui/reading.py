"""One article as it is being read: what there is to stop at, what is shown, where one is."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.model import Annotation, Claim, Kind, Placed, Span, Status
    from reader.session import Session

__all__ = ["STATES", "Filter", "Reading", "Stop"]

STATES = ("open", "accepted", "rejected", "tagged", "noted", "own")
"""What a stop can be filtered by: an undecided claim, a decided one, a mark of one's own."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A passage to stop at: a claim, with what was said of it, or a mark of one's own."""

    span: Span
    """Where it stands."""

    claim: Claim | None
    """The claim of the engine that has this span."""

    placed: Placed | None
    """The annotation that has this span."""

    @property
    def id(self) -> str:
        """The claim's id, else the annotation's."""
        if self.claim is not None:
            return self.claim.id
        return self.placed.annotation.id if self.placed else ""

    @property
    def order(self) -> tuple[int, int, str]:
        """By its beginning; of two that begin together the longer one first."""
        return (self.span.start, -self.span.end, self.id)

    @property
    def annotation(self) -> Annotation | None:
        """What was said of it."""
        return self.placed.annotation if self.placed else None

    @property
    def status(self) -> Status | None:
        """What was decided."""
        return self.placed.annotation.status if self.placed else None

    @property
    def tags(self) -> tuple[str, ...]:
        """The tags it has."""
        return self.placed.annotation.tags if self.placed else ()

    @property
    def note(self) -> str:
        """The note on it."""
        return self.placed.annotation.note if self.placed else ""

    @property
    def own(self) -> bool:
        """Whether it is a passage that the reader marked."""
        return self.claim is None

    @property
    def open(self) -> bool:
        """Whether it is a claim of which nothing has been said yet."""
        return self.claim is not None and not (self.status or self.tags or self.note)

    @property
    def score(self) -> float:
        """How much it is worth checking, 0 to 1; 1 for a mark of one's own."""
        return self.claim.score if self.claim else 1.0

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """The kinds of the claim, now or when it was annotated."""
        if self.claim is not None:
            return self.claim.kinds
        summary = self.placed.annotation.claim if self.placed else None
        return summary.kinds if summary else ()

    @property
    def states(self) -> frozenset[str]:
        """Which of `STATES` it is in."""
        found = {
            "open": self.open,
            "accepted": self.status == "accepted",
            "rejected": self.status == "rejected",
            "tagged": bool(self.tags),
            "noted": bool(self.note),
            "own": self.own,
        }
        return frozenset(name for name, holds in found.items() if holds)


@dataclass(frozen=True, slots=True)
class Filter:
    """What of an article is shown; an empty set asks for nothing."""

    kinds: frozenset[Kind] = frozenset()
    states: frozenset[str] = frozenset()
    tags: frozenset[str] = frozenset()
    min_score: float = 0.0
    """Claims below it are left out; marks of one's own, and claims with a mark, never are."""

    def __bool__(self) -> bool:
        return bool(self.kinds or self.states or self.tags or self.min_score > 0)

    def shows(self, stop: Stop) -> bool:
        """Return whether `stop` is shown."""
        if stop.open and stop.score < self.min_score:
            return False
        return (
            (not self.kinds or not self.kinds.isdisjoint(stop.kinds))
            and (not self.states or not self.states.isdisjoint(stop.states))
            and (not self.tags or not self.tags.isdisjoint(stop.tags))
        )


@dataclass(slots=True)
class Reading:
    """What is shown of one article, and which stop one is at; changes nothing.

    Call `refresh` after the session has changed.
    """

    session: Session
    filter: Filter = field(default_factory=Filter)
    stops: tuple[Stop, ...] = ()
    """All of them, in order."""

    shown: tuple[Stop, ...] = ()
    """Those that the filter lets through."""

    current: Stop | None = None
    """The one under the cursor, even where the filter has hidden it in the meantime."""

    def refresh(self) -> None:
        """Take up what the session has now; the current stop stays."""
        stops = sorted(_stops(self.session), key=lambda stop: stop.order)
        self.stops = tuple(stops)
        shows = self.filter.shows
        self.shown = tuple(stop for stop in stops if shows(stop)) if self.filter else self.stops
        if self.current is not None:
            self.current = self._again(self.current)

    def narrow(self, chosen: Filter) -> None:
        """Show only what `chosen` lets through."""
        self.filter = chosen
        self.refresh()

    @property
    def number(self) -> int | None:
        """The place of the current stop among those shown, 1 first."""
        if self.current is None:
            return None
        index = self._index(self.current)
        found = index < len(self.shown) and self.shown[index].id == self.current.id
        return index + 1 if found else None

    @property
    def decided(self) -> tuple[int, int]:
        """How many claims something was said of, and how many there are."""
        claims = [stop for stop in self.stops if stop.claim is not None]
        return sum(not stop.open for stop in claims), len(claims)

    def after(self, stop: Stop | None, offset: int, *, open_only: bool = False) -> Stop | None:
        """Return the first shown stop after `stop`, or after `offset` if there is no stop."""
        first = (
            bisect_right(self.shown, stop.order, key=lambda other: other.order)
            if stop
            else self._from(offset)
        )
        return next((found for found in self.shown[first:] if found.open or not open_only), None)

    def before(self, stop: Stop | None, offset: int, *, open_only: bool = False) -> Stop | None:
        """Return the last shown stop before `stop`, or before `offset` if there is no stop."""
        last = self._index(stop) if stop else self._from(offset)
        found = (stop for stop in reversed(self.shown[:last]) if stop.open or not open_only)
        return next(found, None)

    def over(self, span: Span) -> tuple[Stop, ...]:
        """Return the shown stops that overlap `span`, in order."""
        last = self._from(max(span.end, span.start + 1))
        # Claims are at most a sentence or two long, so looking back this far finds them all;
        # a longer mark of one's own is looked for by itself.
        first = self._from(max(0, span.start - 4000))
        near = [stop for stop in self.shown[first:last] if _touch(stop.span, span)]
        far = [s for s in self.shown[:first] if s.own and _touch(s.span, span)]
        return tuple(far + near)

    def next_over(self, span: Span) -> Stop | None:
        """Return the next of those that overlap `span`, going round; None without any."""
        around = self.over(span)
        if not around:
            return None
        ids = [stop.id for stop in around]
        if self.current is None or self.current.id not in ids:
            # The shortest is what was meant: a longer one can be reached by going on.
            return min(around, key=lambda stop: len(stop.span))
        return around[(ids.index(self.current.id) + 1) % len(around)]

    def find(self, id: str) -> Stop | None:  # noqa: A002 - the word of the model
        """Return the stop of the claim or annotation that has this id."""
        for stop in self.stops:
            if id in (stop.id, stop.annotation.id if stop.annotation else None):
                return stop
        return None

    def at(self, span: Span) -> Stop | None:
        """Return the stop that has exactly this span."""
        index = bisect_left(self.stops, (span.start, -span.end), key=lambda s: s.order[:2])
        found = self.stops[index] if index < len(self.stops) else None
        return found if found is not None and found.span == span else None

    def _again(self, stop: Stop) -> Stop | None:
        index = bisect_left(self.stops, stop.order, key=lambda other: other.order)
        if index < len(self.stops) and self.stops[index].id == stop.id:
            return self.stops[index]
        # Its mark was deleted, or it became a claim's: what has the same place now.
        return self.at(stop.span)

    def _index(self, stop: Stop) -> int:
        return bisect_left(self.shown, stop.order, key=lambda other: other.order)

    def _from(self, offset: int) -> int:
        return bisect_left(self.shown, offset, key=lambda stop: stop.span.start)


def _stops(session: Session) -> Iterable[Stop]:
    by_span: dict[Span, Placed] = {}
    others: list[Stop] = []
    for placed in session.annotations:
        if placed.span is None:
            continue
        if placed.span in by_span:
            others.append(Stop(placed.span, None, placed))
        else:
            by_span[placed.span] = placed
    for claim in session.claims:
        yield Stop(claim.span, claim, by_span.pop(claim.span, None))
    for span, placed in by_span.items():
        yield Stop(span, None, placed)
    yield from others


def _touch(one: Span, other: Span) -> bool:
    return one.start < max(other.end, other.start + 1) and other.start < one.end
