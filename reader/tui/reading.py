"""One article as it is being read: what there is to stop at, what is shown, where one is."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container

    from reader.model import Annotation, Claim, Kind, Placed, Span, Status
    from reader.session import Session

__all__ = ["STATES", "Filter", "Reading", "Stop"]

STATES = ("open", "reviewed", "accepted", "rejected", "tagged", "noted", "own")
"""What a stop can be filtered by: a claim not reviewed yet, a reviewed one, a mark of one's own.

A claim is reviewed if it has a status, a tag or a note, given to its words as they are now.
"""


_NEAR = 4000
"""Code points: no claim is longer, so that looking back this far finds all that overlap."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A passage to stop at: a claim, with what was said of it, or a mark of one's own."""

    span: Span
    """Where it stands."""

    claim: Claim | None
    """The claim of the engine that has this span, or had it until the reader moved its ends."""

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
    def words(self) -> str:
        """What stands there, or stood there when it was marked."""
        if self.placed is not None and not (self.claim and self.claim.span == self.span):
            return self.placed.annotation.target.exact
        return self.claim.text if self.claim else ""

    @property
    def own(self) -> bool:
        """Whether it is a passage that the reader marked."""
        return self.claim is None

    @property
    def said(self) -> bool:
        """Whether it has a status, a tag or a note."""
        return bool(self.status or self.tags or self.note)

    @property
    def edited(self) -> bool:
        """Whether its words were edited since something was said of them."""
        return self.placed is not None and self.placed.anchor == "edited"

    @property
    def open(self) -> bool:
        """Whether it is a claim of which nothing has been said yet, as its words are now."""
        return self.claim is not None and (self.edited or not self.said)

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
            "reviewed": self.claim is not None and not self.open,
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
        if stop.claim and not stop.said and stop.score < self.min_score:
            return False
        return (
            (not self.kinds or not self.kinds.isdisjoint(stop.kinds))
            and (not self.states or not self.states.isdisjoint(stop.states))
            and (not self.tags or not self.tags.isdisjoint(stop.tags))
        )


class Reading:
    """What is shown of one article, and which stop one is at; changes nothing.

    Call `refresh` after the session has changed. What a long article has of claims is taken up
    once, as it comes in: a refresh makes anew only the stops of which something was said.

    Args:
        session: The article with its claims and annotations.
        filter: What is shown of it.
    """

    def __init__(self, session: Session, filter: Filter | None = None) -> None:  # noqa: A002
        self.session = session
        self.filter = filter or Filter()
        self.stops: list[Stop] = []
        """All of them, in order."""
        self.shown: list[Stop] = []
        """Those that the filter lets through."""
        self.current: Stop | None = None
        """The one under the cursor, even where the filter has hidden it in the meantime."""
        self._plain: list[Stop] = []
        """The claims alone, in order."""
        self._long: list[Stop] = []
        """Marks of one's own that are longer than `_NEAR`."""
        self._own: list[Stop] = []
        """Marks of one's own that are shown, in order."""
        self._taken = 0

    def refresh(self) -> None:
        """Take up what the session has now; the current stop stays."""
        self._take_claims()
        own: list[Stop] = []
        said: dict[int, Stop] = {}
        for placed in self.session.annotations:
            span = placed.span
            if span is None:
                continue
            at = _place_of(self._plain, span)
            if at is None or at in said:
                own.append(Stop(span, None, placed))
            else:
                said[at] = Stop(span, self._plain[at].claim, placed)
        moved = self._moved(own, said)
        stops = self._plain
        if own or said:
            stops = stops.copy()
            for at, stop in said.items():
                stops[at] = stop
            for at in sorted(moved, reverse=True):
                del stops[at]
        if own:
            # The claims are in order already, which makes this a merge.
            stops += own
            stops.sort(key=_order)
        self.stops = stops
        self._long = [stop for stop in own if len(stop.span) > _NEAR]
        shows = self.filter.shows
        self.shown = [stop for stop in stops if shows(stop)] if self.filter else stops
        self._own = sorted((stop for stop in own if stop.own and shows(stop)), key=_order)
        if self.current is not None:
            self.current = self._again(self.current)

    def _moved(self, own: list[Stop], said: Container[int]) -> set[int]:
        """Find the claims whose ends were moved, and make each one with its annotation in `own`.

        Returns:
            Where among the claims they are, since their old places are no stops any more.
        """
        found: set[int] = set()
        claims = self.session.moved_claims
        for number, stop in enumerate(own):
            claim = claims.get(stop.annotation.id) if stop.annotation else None
            at = _place_of(self._plain, claim.span) if claim else None
            if claim is not None and at is not None and at not in said and at not in found:
                own[number] = Stop(stop.span, claim, stop.placed)
                found.add(at)
        return found

    def _take_claims(self) -> None:
        claims = self.session.claims
        if len(claims) == self._taken:
            return
        new = sorted((Stop(claim.span, claim, None) for claim in claims[self._taken :]), key=_order)
        self._taken = len(claims)
        # They come in order: what is known already is hardly touched.
        at = bisect_left(self._plain, new[0].order, key=_order)
        self._plain[at:] = sorted([*self._plain[at:], *new], key=_order)

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
    def rank(self) -> tuple[int | None, int]:
        """The place of the current stop among those of its sort, and how many there are.

        Claims and marks of one's own are counted by themselves.
        """
        number, total, own = self.number, len(self.shown), len(self._own)
        if self.current is None:
            return None, total - own
        before = bisect_left(self._own, self.current.order, key=_order)
        if self.current.own:
            return before + 1 if number else None, own
        return number - before if number else None, total - own

    def after(self, stop: Stop | None, offset: int, *, open_only: bool = False) -> Stop | None:
        """Return the first shown stop after `stop`, or after `offset` if there is no stop."""
        first = bisect_right(self.shown, stop.order, key=_order) if stop else self._from(offset)
        return next((found for found in self.shown[first:] if found.open or not open_only), None)

    def before(self, stop: Stop | None, offset: int, *, open_only: bool = False) -> Stop | None:
        """Return the last shown stop before `stop`, or before `offset` if there is no stop."""
        last = self._index(stop) if stop else self._from(offset)
        found = (stop for stop in reversed(self.shown[:last]) if stop.open or not open_only)
        return next(found, None)

    def over(self, span: Span) -> tuple[Stop, ...]:
        """Return the shown stops that overlap `span`, in order."""
        last = self._from(max(span.end, span.start + 1))
        first = self._from(max(0, span.start - _NEAR))
        far = [stop for stop in self._long if stop.span.start < span.start - _NEAR]
        # What the filter hides is not to be met here either.
        found = [stop for stop in far if self.filter.shows(stop)] + self.shown[first:last]
        return tuple(stop for stop in found if _touch(stop.span, span))

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
        at = _place_of(self.stops, span)
        return None if at is None else self.stops[at]

    def _again(self, stop: Stop) -> Stop | None:
        index = bisect_left(self.stops, stop.order, key=_order)
        if index < len(self.stops) and self.stops[index].id == stop.id:
            return self.stops[index]
        # Its mark was deleted, or it became a claim's: what has the same place now; or its ends
        # are again those that the claim had.
        return self.at(stop.span) or (self.find(stop.id) if stop.claim else None)

    def _index(self, stop: Stop) -> int:
        return bisect_left(self.shown, stop.order, key=_order)

    def _from(self, offset: int) -> int:
        return bisect_left(self.shown, offset, key=_start)


def _place_of(stops: list[Stop], span: Span) -> int | None:
    """Return where among `stops` the first is that has exactly this span."""
    at = bisect_left(stops, (span.start, -span.end), key=lambda stop: stop.order[:2])
    return at if at < len(stops) and stops[at].span == span else None


def _order(stop: Stop) -> tuple[int, int, str]:
    return stop.order


def _start(stop: Stop) -> int:
    return stop.span.start


def _touch(one: Span, other: Span) -> bool:
    return one.start < max(other.end, other.start + 1) and other.start < one.end
