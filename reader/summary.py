"""What has come of a review: what was decided of which claims, in how much time. Knows no screen.

Time is taken from the history of each article, which tells when every change was made: between two
changes one was at work, unless the second one was long in coming.
"""

from __future__ import annotations

import datetime as dt
import itertools
from array import array
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader.reviewing import PAUSE, said_of
from reader.store import is_reviewed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.model import Claim, Kind, Placed
    from reader.session import Session

__all__ = ["Summary", "Tally"]

OWN_VOICE = ""
"""The source of what an article says in its own voice."""


@dataclass
class Tally:
    """What was decided of some claims."""

    accepted: int = 0
    rejected: int = 0
    other: int = 0
    """Reviewed without a decision: only a tag or a note was given."""
    open: int = 0
    first_open: tuple[int, str] | None = None
    """The first of them that is open: the place of its article, and its id."""

    @property
    def reviewed(self) -> int:
        """How many something was said of."""
        return self.accepted + self.rejected + self.other

    @property
    def total(self) -> int:
        """How many there are."""
        return self.reviewed + self.open

    def share(self, count: int) -> float:
        """Return which share of what is reviewed so many are, 0 to 1; 0 where nothing is."""
        return count / self.reviewed if self.reviewed else 0.0

    def add(self, placed: Placed | None, where: tuple[int, str]) -> None:
        """Add a claim, with what was said of it."""
        if placed is None or not is_reviewed(placed):
            self.open += 1
            self.first_open = self.first_open or where
        elif placed.annotation.status is None:
            self.other += 1
        elif placed.annotation.status == "accepted":
            self.accepted += 1
        else:
            self.rejected += 1


@dataclass
class Summary:
    """What was decided in some articles, which are added one after the other."""

    all: Tally = field(default_factory=Tally)
    kinds: dict[Kind, Tally] = field(default_factory=dict)
    sources: dict[str, Tally] = field(default_factory=dict)
    """By who is said to say it; `OWN_VOICE` is nobody but the article."""
    tags: dict[str, Tally] = field(default_factory=dict)
    articles: list[Tally] = field(default_factory=list)
    marks: int = 0
    """Passages that were marked and are no claims."""
    seconds: list[float] = field(default_factory=list)
    """The time that was spent on each article."""
    _changes: array[float] = field(default_factory=lambda: array("d"), repr=False)
    _of: array[int] = field(default_factory=lambda: array("l"), repr=False)

    def add(self, session: Session) -> None:
        """Add the next article, with all its claims.

        Args:
            session: The article.
        """
        number = len(self.articles)
        self.articles.append(Tally())
        said = said_of(session)
        for claim in session.claims:
            # Of two claims with the same words only one can be decided on.
            if session.claim_at(claim.span) is claim:
                placed = said.get(claim.id)
                for tally in self._tallies_of(claim, placed):
                    tally.add(placed, (number, claim.id))
        claimed = {placed.annotation.id for placed in said.values()}
        self.marks += sum(each.annotation.id not in claimed for each in session.annotations)
        for when in {change.when for change in session.history}:
            self._changes.append(dt.datetime.fromisoformat(when).timestamp())
            self._of.append(number)

    def finish(self) -> None:
        """Sum up the time, once all articles are added."""
        self.seconds = [0.0] * len(self.articles)
        moments = sorted(zip(self._changes, self._of, strict=True))
        for (before, _), (moment, number) in itertools.pairwise(moments):
            if moment - before < PAUSE:
                self.seconds[number] += moment - before

    def _tallies_of(self, claim: Claim, placed: Placed | None) -> Iterable[Tally]:
        """Yield all sums that a claim belongs to."""
        yield self.all
        yield self.articles[-1]
        for kind in dict.fromkeys(claim.kinds):
            yield self.kinds.setdefault(kind, Tally())
        source = claim.attribution.source if claim.attribution else None
        yield self.sources.setdefault(source or OWN_VOICE, Tally())
        for tag in placed.annotation.tags if placed else ():
            yield self.tags.setdefault(tag, Tally())
