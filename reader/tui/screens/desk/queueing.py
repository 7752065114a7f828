"""The desk: the queue of what is not decided yet, as it is made, gone through and left."""

from __future__ import annotations

import asyncio
import time
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from textual import on, work
from textual.message import Message
from textual.worker import get_current_worker

from reader.reviewing import Item, Order, Pace, Queue, Survey, survey
from reader.tui.actions import READING, REVIEWING
from reader.tui.review_words import queue_words, standing_words
from reader.tui.screens.desk.drafting import Drafting
from reader.tui.screens.desk.jumping import Jumping
from reader.tui.screens.desk.storied import Storied
from reader.tui.screens.review.place import QueuePlace, keep_place, kept_place

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from reader.model import Article, Claim, Span
    from reader.session import Session

__all__ = ["Queueing"]

_AHEAD = 5
"""Claims of the queue whose articles are made ready before it is their turn."""

_PATIENCE = 0.8
"""Seconds for which keys wait for a queue, or a claim of it; then they do what they always do."""

_SOON = 0.2
"""Seconds until another look is taken at whether a queue may begin."""

_LOW, _HIGH = 4, 6
"""Which part of the screen a claim is not to be brought up in, and how far from its top it is."""

_LOOK = 0.01
"""Seconds between two looks at whether it is there."""


@dataclass
class ArticleSurveyed(Message):
    """It is known what there is to review in one more article."""

    queue: Queue
    found: Survey
    wanted: int | None
    """Which claim of it one left the queue at, if that was here."""
    last: bool
    """Whether it was the last article."""


class Queueing(Jumping, Drafting, Storied):
    """Makes the queue article by article in the background, and goes from claim to claim."""

    queue: Queue | None = None
    """What is gone through; None while one reads as one likes."""
    making: Queue | None = None
    """The queue that is being made."""
    stays = False
    """Whether one stays at a claim after a tag or a note."""
    awaited: Item | None = None
    """Whose turn it is, while the claims of its article are still being found."""

    _begun: set[Path]
    _left_at: QueuePlace | None = None
    _start: Item | None = None
    _resuming = False

    @cached_property
    def pace(self) -> Pace:
        """How fast one decides."""
        return Pace()

    @property
    def contexts(self) -> tuple[str, ...]:
        """The keys of the queue lie over those of reading."""
        found = super().contexts
        if self.queue is None or READING not in found:
            return found
        return (*found[:-1], REVIEWING, READING)

    # Making it

    def begin_queue(self, order: Order, *, resume: bool) -> None:
        """Make a queue, and begin with it as soon as it is known where.

        Args:
            order: In which order claims come up.
            resume: Whether to go on where one left it.
        """
        self.leave_queue()
        place = self.queue_place() if resume else None
        self._start = None
        self._resuming = place is not None and bool(place.claim)
        self.stays = self.stays if place is None else place.stays
        self.making = Queue(order)
        self.show_where()
        self._make(self.making, place)
        self._wait_for(lambda: self.making is None)

    def queue_place(self) -> QueuePlace | None:
        """Return where one left the queue, in this run or an earlier one."""
        if self._left_at is None:
            self._left_at = kept_place(self.project.annotations, self.project.annotator)
        return self._left_at

    def leave_queue(self) -> None:
        """Go through the queue no longer; it keeps its place."""
        self._keep_queue()
        self.workers.cancel_group(self, "queue")
        self.queue = self.making = self.awaited = None
        self.show_keys()
        self.show_where()

    @work(group="queue", exclusive=True)
    async def _make(self, queue: Queue, place: QueuePlace | None) -> None:
        """Wait for the story where it is asked for, then look at all articles."""
        if queue.order is Order.STORY and self.lineup is None:
            if not self._lining:
                self.line_up()
            while self._lining:
                self.show_where()
                await asyncio.sleep(_LOOK)
            if self.lineup is None:
                self.making = None
                self.say(f"The story could not be lined up: {self._story_problem}")
                return
        self._survey_all(queue, self._rows() if queue.order is Order.STORY else {}, place)

    def _rows(self) -> dict[str, dict[str, int]]:
        """Return which row of the story each claim stands in, by article."""
        rows: dict[str, dict[str, int]] = {}
        for rank, cluster in enumerate(self.lineup.story.clusters if self.lineup else ()):
            for member in cluster.members:
                rows.setdefault(member.article, {}).setdefault(member.claim, rank)
        return rows

    @work(thread=True, group="survey", exclusive=True)
    def _survey_all(
        self, queue: Queue, rows: Mapping[str, Mapping[str, int]], place: QueuePlace | None
    ) -> None:
        """Look at all articles, one after the other, and tell of each."""
        worker = get_current_worker()
        articles, wanted = self.project.articles, self._wanted_in_queue()
        for at, article in enumerate(articles, start=1):
            if worker.is_cancelled or queue not in (self.queue, self.making):
                return
            session = self._session_with_claims(article)
            found = survey(session, queue.order, rows.get(article.name, {}), wanted)
            number = self._number_in(session.claims, place) if self._is_at(article, place) else None
            self.post_message(ArticleSurveyed(queue, found, number, at == len(articles)))

    def _wanted_in_queue(self) -> Callable[[Claim], bool]:
        """Return what says whether the filter shows a claim, whatever was said of it."""
        kinds, least = self.filter.kinds, self.filter.min_score
        return lambda claim: (
            claim.score >= least and (not kinds or not kinds.isdisjoint(claim.kinds))
        )

    def _session_with_claims(self, article: Article) -> Session:
        """Return a session of an article with all its claims, in any thread.

        It is not kept, unless something is not saved in the one that is.
        """
        from reader.session import Session

        known = self.project.passing_session(article)
        if known.unsaved:
            return known
        try:
            claims = tuple(self.project.claims(article))
        except Exception:  # noqa: BLE001 - whatever it is, it was said when claims were counted
            claims = ()
        return Session(article, self.project.store, claims)

    def _is_at(self, article: Article, place: QueuePlace | None) -> bool:
        if place is None or place.article.rpartition("/")[2] != article.path.name:
            return False
        return self.project.store.key(article.path) == place.article

    @staticmethod
    def _number_in(claims: tuple[Claim, ...], place: QueuePlace | None) -> int | None:
        found = (at for at, claim in enumerate(claims) if place and claim.id == place.claim)
        return next(found, None)

    @on(ArticleSurveyed)
    def _surveyed(self, event: ArticleSurveyed) -> None:
        queue = event.queue
        if queue not in (self.queue, self.making):
            return
        number = queue.articles
        article = self.project.articles[number]
        queue.add(event.found)
        if article.path in self._begun:
            queue.take(number, self.project.session(article))
        if event.wanted is not None:
            self._start = Item(number, event.wanted)
        if event.last:
            queue.arrange()
        early = queue.order is Order.ARTICLES and queue.left and number >= self.index
        if queue is self.making and (event.last or (early and (self._start or not self._resuming))):
            self._begin(queue)
        else:
            self.show_where()

    def _begin(self, queue: Queue) -> None:
        """Begin where one left it, else with what is open from here on.

        Not beneath a dialog or while a passage is being marked: both are about what is open.
        """
        if self.app.screen is not self or self.selecting:
            if queue is self.making:
                self.set_timer(_SOON, lambda: self._begin(queue))
            return
        if queue is not self.making:
            return
        self.making, self.queue = None, queue
        if self._start is not None:
            queue.begin(self._start)
        elif queue.order is Order.ARTICLES:
            current = self.reading.current
            before = self.view.top_offset if current is None else current.span.start
            starts = [claim.span.start for claim in self.session.claims]
            if starts:
                queue.begin(Item(self.index, max(0, bisect_right(starts, before - 1))))
        self.pace.begin()
        self.show_keys()
        self.go_on()

    # Going through it

    def go_on(self) -> None:
        """Go to the next open claim of the queue, in whatever article it is."""
        queue = self.queue
        if queue is None:
            return
        while (item := queue.next()) is not None:
            self.show_item(item)
            if self.queue is not queue or self.awaited is not None or queue.is_open(item):
                return
        if queue.articles < len(self.project.articles):
            self.say("The other articles are still being looked at.")
        else:
            self.end_queue()

    def end_queue(self) -> None:
        """Say that nothing is left."""
        total = self.queue.total if self.queue else 0
        self.leave_queue()
        claims = f"All {total:,} claims are" if total != 1 else "The claim is"
        self.say(f"{claims} reviewed." if total else "There are no claims.")

    def show_item(self, item: Item) -> None:
        """Bring up a claim, with its article, and make ready what comes next."""
        if item.article != self.index:
            self.open_article(item.article)
        if self.queue is None:
            return
        self.awaited = item
        if not self._arrive():
            self.show_where()
            self._wait_for(lambda: self.awaited is None)
        for index in self.queue.upcoming(_AHEAD) if self.queue else ():
            self.find_claims(self.project.articles[index])

    def at_item(self) -> bool:
        """Return whether one is at the claim whose turn it is, and has not looked elsewhere."""
        item, current = self.queue.item if self.queue else None, self.reading.current
        if item is None or current is None or current.claim is None or item.article != self.index:
            return False
        claims = self.session.claims
        return item.number < len(claims) and claims[item.number].id == current.claim.id

    def take_up(self) -> None:
        """Show what the session has now, and count it in the queue."""
        if self.queue is not None:
            self.queue.take(self.index, self.session)
        super().take_up()
        self._arrive()

    def hint(self) -> str:
        """Return what is going on, in words."""
        if words := super().hint():
            return words
        if self.making is not None:
            if self._lining:
                return f"making the queue: lining up the story … {self._story_progress}"
            count = f"{self.making.articles:,} of {len(self.project.articles):,} articles"
            return f"making the queue: {count} …"
        if self.queue is None or self.queue.item is None:
            return ""
        if self.awaited is not None:
            return "its claims are being found …"
        words = " · ".join(queue_words(self.queue, self.pace))
        return words if self.at_item() else f"looking around: n goes back to the queue · {words}"

    def keep_place(self) -> None:
        """Remember where one is, in the queue as well."""
        super().keep_place()
        self._keep_queue()

    def renew_article(self) -> bool:
        """Take up what the file holds now, and leave the queue, which counts the old claims."""
        renewed = super().renew_article()
        if renewed and (self.queue is not None or self.making is not None):
            self.leave_queue()
        return renewed

    def find_claims(self, article: Article) -> None:
        """Let the claims of an article be found that is not open yet."""
        raise NotImplementedError

    def _arrive(self) -> bool:
        """Go to the claim whose turn it is once it is known, and return whether that was so."""
        item, claims = self.awaited, self.session.claims
        if item is None or item.article != self.index or item.number >= len(claims):
            return False
        stop = self.reading.find(claims[item.number].id)
        self.awaited = None
        if stop is not None:
            self._bring_up(stop.span)
            self.go_to(stop)
        return True

    def _bring_up(self, span: Span) -> None:
        """Let the text stand still while a claim is well in sight, else turn on a good part of it.

        So one reads down the screen with what follows in view, instead of at its last row.
        """
        view, height = self.view, self.view.size.height
        low = view.offset_at(view.text_left, height - height // _LOW)
        if span.start < view.top_offset or (low is not None and span.end > low):
            view.scroll_to_offset(span.start)
            view.scroll_rows(-(height // _HIGH))

    def say(self, words: str, more: str = "") -> None:
        """Say something, and in the queue where one stands beside."""
        if self.queue is not None:
            words = " · ".join([*standing_words(self.queue), words])
        super().say(words, more)

    @work(name="action_wait")
    async def _wait_for(self, is_there: Callable[[], bool]) -> None:
        """Let keys wait for a moment: they are meant for what is about to be there."""
        end = time.monotonic() + _PATIENCE
        while not is_there() and time.monotonic() < end:
            await asyncio.sleep(_LOOK)

    def _keep_queue(self) -> None:
        """Keep whose turn it is."""
        queue = self.queue
        if queue is None or queue.item is None or self.awaited is not None:
            return
        article = self.project.articles[queue.item.article]
        claims = self.project.session(article).claims
        if queue.item.number >= len(claims):
            return
        key = self.project.store.key(article.path)
        place = QueuePlace(queue.order, key, claims[queue.item.number].id, self.stays)
        if place != self._left_at:
            self._left_at = place
            keep_place(self.project.annotations, self.project.annotator, place)
