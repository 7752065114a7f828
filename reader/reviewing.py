"""What is not decided yet, claim after claim, in an order that one chooses. Knows no screen.

A queue holds for each claim of a folder only whether it is still open, and how it is sorted: a few
bytes, so that it may have a million of them. One goes round in it: what was passed over comes up
again when all the others are decided.
"""

from __future__ import annotations

import math
import time
from array import array
from bisect import bisect_right
from collections import deque
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple

from reader.store import is_reviewed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from reader.model import Claim, Placed
    from reader.session import Session

__all__ = ["PAUSE", "Item", "Order", "Pace", "Queue", "Survey", "said_of", "survey"]

PAUSE = 180.0
"""Seconds without a decision after which one was not at work."""

_ENOUGH = 8
"""Decisions before anything is said of how long the others will take."""

_LATELY = 50
"""Decisions by which that is judged: one gets faster, and texts differ."""

_OPEN, _REVIEWED, _LEFT_OUT = 0, 1, 2


class Order(StrEnum):
    """In which order claims come up."""

    ARTICLES = "articles"
    """As they stand in the articles, one after the other."""
    WORTH = "worth"
    """What is most worth checking first, wherever it stands."""
    STORY = "story"
    """What several articles say first: all claims that say it, one after the other."""


class Item(NamedTuple):
    """A claim in a queue."""

    article: int
    """The place of its article."""
    number: int
    """Its place among the claims of the article, in the order of the engine; 0 is the first."""


@dataclass(frozen=True)
class Survey:
    """What there is to review in one article."""

    states: bytes
    """For each claim whether it is open, reviewed, or none that is asked for."""
    ranks: array[float]
    """For each claim what it is sorted by, the least first."""


def said_of(session: Session) -> dict[str, Placed]:
    """Return what is said of the claims of an article, by their ids.

    Claims that were given other ends are among them.
    """
    found = {}
    for placed in session.annotations:
        claim = session.moved_claims.get(placed.annotation.id)
        if claim is None and placed.span is not None:
            claim = session.claim_at(placed.span)
        if claim is not None:
            found[claim.id] = placed
    return found


def survey(
    session: Session,
    order: Order,
    rows: Mapping[str, int],
    wanted: Callable[[Claim], bool],
) -> Survey:
    """Look at one article, in any thread.

    Args:
        session: The article, with all its claims.
        order: What the claims will be sorted by.
        rows: From the id of a claim to the row of the story that it stands in.
        wanted: Says whether a claim is to be reviewed at all.
    """
    reviewed = _reviewed(session)
    states, ranks = bytearray(), array("d")
    for claim in session.claims:
        # Of two claims with the same words only one can be decided on.
        if session.claim_at(claim.span) is not claim or not wanted(claim):
            states.append(_LEFT_OUT)
        else:
            states.append(_REVIEWED if claim.id in reviewed else _OPEN)
        rank = -claim.score if order is Order.WORTH else rows.get(claim.id, math.inf)
        ranks.append(rank)
    return Survey(bytes(states), ranks)


def _reviewed(session: Session) -> set[str]:
    return {id_ for id_, placed in said_of(session).items() if is_reviewed(placed)}


class Queue:
    """The claims of some articles, and which one it is the turn of.

    Articles are added in their order; `arrange` then sorts the claims of all of them.

    Args:
        order: In which order they come up.
    """

    def __init__(self, order: Order) -> None:
        self.order = order
        self.at = -1
        """The place of the claim whose turn it is, in the order; -1 before the first."""
        self._starts = array("l", [0])
        self._states = bytearray()
        self._ranks = array("d")
        self._places: Sequence[int] = range(0)
        self._total = self._done = 0
        self._known: dict[int, frozenset[int]] = {}
        self._trail: list[int] = []

    # What is in it

    def add(self, found: Survey) -> None:
        """Add the claims of the next article, behind those that are there."""
        self._states += found.states
        if self.order is not Order.ARTICLES:
            self._ranks.extend(found.ranks)
        self._starts.append(len(self._states))
        self._places = range(len(self._states))
        self._total += len(found.states) - found.states.count(_LEFT_OUT)
        self._done += found.states.count(_REVIEWED)

    def arrange(self) -> None:
        """Sort what was added; those that are alike stay in the order of the articles."""
        if self.order is not Order.ARTICLES:
            ranks = self._ranks
            self._places = array("l", sorted(range(len(ranks)), key=ranks.__getitem__))

    @property
    def articles(self) -> int:
        """How many articles were added."""
        return len(self._starts) - 1

    @property
    def total(self) -> int:
        """How many claims are to be reviewed, those that have been among them."""
        return self._total

    @property
    def done(self) -> int:
        """How many of them are reviewed."""
        return self._done

    @property
    def left(self) -> int:
        """How many of them are open."""
        return self._total - self._done

    def counts(self, article: int) -> tuple[int, int]:
        """Return how many claims of one article are reviewed, and how many are to be."""
        if article >= self.articles:
            return 0, 0
        states = self._states[self._starts[article] : self._starts[article + 1]]
        return states.count(_REVIEWED), len(states) - states.count(_LEFT_OUT)

    def take(self, article: int, session: Session) -> None:
        """Take up what is said of an article now, all of whose claims are known."""
        if article >= self.articles:
            return
        start, end = self._starts[article], self._starts[article + 1]
        if len(session.claims) != end - start:
            return  # they are still being found
        reviewed = _reviewed(session)
        now = frozenset(
            at
            for at, claim in enumerate(session.claims, start)
            if claim.id in reviewed and self._states[at] != _LEFT_OUT
        )
        before = self._known.get(article)
        if before is None:
            before = frozenset(at for at in range(start, end) if self._states[at] == _REVIEWED)
        for at in now - before:
            self._states[at] = _REVIEWED
        for at in before - now:
            self._states[at] = _OPEN
        self._done += len(now) - len(before)
        self._known[article] = now

    # Whose turn it is

    @property
    def item(self) -> Item | None:
        """The claim whose turn it is; None before the first."""
        return self._item(self._places[self.at]) if self.at >= 0 else None

    def is_open(self, item: Item) -> bool:
        """Return whether nothing has been said of a claim yet."""
        return self._states[self._starts[item.article] + item.number] == _OPEN

    def begin(self, item: Item) -> None:
        """Let `next` lead to this claim, or to the first open one behind it."""
        place = self._starts[item.article] + item.number
        self.at = self._places.index(place) - 1

    def next(self) -> Item | None:
        """Go on to the next open claim, from the last one to the first; None where none is open.

        Where only the one is open at which one is, it stays its turn.
        """
        if not self.left:
            return None
        self._turn(next(self._ahead()))
        return self.item

    def back(self) -> Item | None:
        """Go back to the claim whose turn it was before, decided or not; None at the first."""
        if len(self._trail) < 2:
            return None
        self._trail.pop()
        self.at = self._trail[-1]
        return self.item

    def go_to(self, item: Item) -> None:
        """Make it the turn of a claim."""
        place = self._starts[item.article] + item.number
        if isinstance(self._places, range):
            self._turn(place)
        else:
            self._turn(self._places.index(place))

    def upcoming(self, count: int) -> list[int]:
        """Return the articles of the next `count` open claims, each once."""
        ahead = islice(self._ahead(), count) if self.left else ()
        return [*dict.fromkeys(self._item(self._places[at]).article for at in ahead)]

    def row(self) -> tuple[int, int] | None:
        """Return which claim of its row of the story it is and how many it has; None for none."""
        if self.order is not Order.STORY or self.at < 0:
            return None
        places, ranks = self._places, self._ranks
        rank = ranks[places[self.at]]
        if math.isinf(rank):
            return None
        first = last = self.at
        while first > 0 and ranks[places[first - 1]] == rank:
            first -= 1
        while last + 1 < len(places) and ranks[places[last + 1]] == rank:
            last += 1
        return self.at - first + 1, last - first + 1

    def _turn(self, at: int) -> None:
        self.at = at
        if self._trail[-1:] != [at]:
            self._trail.append(at)

    def _ahead(self) -> Iterator[int]:
        """Yield the places of the open claims, from behind the present one round to it."""
        places, states, count = self._places, self._states, len(self._places)
        begin = self.at + 1
        for at in chain(range(begin, count), range(begin)):
            if states[places[at]] == _OPEN:
                yield at

    def _item(self, place: int) -> Item:
        article = bisect_right(self._starts, place) - 1
        return Item(article, place - self._starts[article])


class Pace:
    """How fast one decides: the seconds for each of the last decisions, without pauses.

    Args:
        clock: Tells the time in seconds, from any beginning on.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._since: float | None = None
        self._taken: deque[float] = deque(maxlen=_LATELY)

    def begin(self) -> None:
        """From now on one looks at a claim."""
        self._since = self._clock()

    def decided(self) -> None:
        """One has decided, and looks at the next claim."""
        now = self._clock()
        if self._since is not None and now - self._since < PAUSE:
            self._taken.append(now - self._since)
        self._since = now

    @property
    def seconds(self) -> float | None:
        """The median of the last decisions; None where there were too few to tell."""
        from statistics import median

        return median(self._taken) if len(self._taken) >= _ENOUGH else None

    def left(self, claims: int) -> float | None:
        """Return the seconds that so many claims will take; None where that is not known."""
        seconds = self.seconds
        return None if seconds is None else seconds * claims
