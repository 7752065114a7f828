"""The desk: deciding on what the queue brings up, one claim after the other.

In the queue whatever is said of a claim leads on to the next one: a decision, a tag, a note.
Whoever gives tags and decides as well lets tags and notes stay, and only the decision go on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import work

from reader.reviewing import Item, Order
from reader.tui.screens.desk.queueing import Queueing
from reader.tui.screens.desk.reshaping import Reshaping
from reader.tui.screens.desk.several import Group, Several
from reader.tui.telling import differences, first_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.model import Article, Placed, Span, Status
    from reader.tui.reading import Stop

__all__ = ["Reviewing"]

_WORDS = {
    Order.ARTICLES: "article by article, from here on",
    Order.WORTH: "what is most worth checking first, in all articles",
    Order.STORY: "by story: what several articles say, one after the other",
}

_LEAVE = "leave"


class Reviewing(Queueing, Reshaping, Several):
    """Actions in the queue, and what the others do beside while one is in it."""

    _made: tuple[Article, ...] = ()
    """Where something was changed in the queue, for each change; the last one last."""
    _unmade: tuple[Article, ...] = ()
    """Where it was undone."""

    @work
    async def action_review(self) -> None:
        """Choose in which order to go through what is open, or leave the queue."""
        from reader.tui.screens.choose import Choice, ChooseScreen

        if self.project.waiting:
            self.say("The articles are still being read: a moment, please.")
            return
        place = self.queue_place()
        choices: list[Choice[str]] = []
        if self.queue is not None or self.making is not None:
            choices.append(
                Choice(_LEAVE, "leave the queue", before="Q", after="it keeps its place")
            )
        elif place is not None and place.claim:
            choices.append(Choice("", "go on where it was left", after=_WORDS[place.order]))
        choices += [Choice(order, words) for order, words in _WORDS.items()]
        chosen = await self.ask(ChooseScreen("Review what is not decided yet", choices))
        if chosen == _LEAVE:
            self.action_leave_queue()
        elif chosen == "" and place is not None:
            self.begin_queue(place.order, resume=True)
        elif chosen is not None:
            self.begin_queue(Order(chosen), resume=False)

    @work
    async def action_summary(self) -> None:
        """Show what was decided, and go to what is left."""
        from reader.tui.screens.review.summary import SummaryScreen

        if self.project.waiting:
            self.say("The articles are still being read: a moment, please.")
            return
        chosen = await self.ask(
            SummaryScreen(self.project.articles, self._session_with_claims, self.pace.left)
        )
        self.pace.begin()
        if chosen is None:
            return
        index, claim = chosen
        self.leave_trail()
        if index != self.index:
            self.open_article(index)
        stop = self.reading.find(claim)
        if stop is None:
            self._wanted = claim  # its claims are still being found
        else:
            self.go_to(stop)
            self._turn_to_current(())

    def end_queue(self) -> None:
        """Say that nothing is left, and show what came of it."""
        shows = self.queue is not None and self.queue.done
        super().end_queue()
        if shows:
            self.action_summary()

    def action_leave_queue(self) -> None:
        """Read as one likes again."""
        self.leave_queue()
        self.say("The queue is left: Q goes on where it was.")

    def action_queue_next(self) -> None:
        """To the next claim of the queue, or back to it from elsewhere."""
        queue = self.queue
        if queue is None or queue.item is None:
            return
        if not self.at_item() and queue.is_open(queue.item):
            self.show_item(queue.item)
        elif queue.left == 1 and queue.is_open(queue.item):
            self.say("This is the last open one.")
        else:
            self.go_on()

    def action_queue_back(self) -> None:
        """Back to the claim whose turn it was before."""
        item = self.queue.back() if self.queue else None
        if item is None:
            self.say("This is where the queue began.")
        else:
            self.show_item(item)

    def action_queue_stay(self) -> None:
        """Stay after a tag or a note, or go on again."""
        self.stays = not self.stays
        self.say(
            "A tag or a note stays here now; y, x and n go on."
            if self.stays
            else "A tag or a note goes on to the next now, as y and x do."
        )

    async def action_accept_next(self) -> None:
        """Accept the current claim and go to the next open one: of the queue, if there is one."""
        if self.queue is None:
            await super().action_accept_next()
        else:
            self.action_accept()

    async def action_reject_next(self) -> None:
        """Reject the current claim and go to the next open one: of the queue, if there is one."""
        if self.queue is None:
            await super().action_reject_next()
        else:
            self.action_reject()

    def action_undo(self) -> None:
        """Take the last change back: that of the queue, in whatever article it was made."""
        if self.queue is not None and self._made:
            *rest, article = self._made
            self._made, self._unmade = tuple(rest), (*self._unmade, article)
            self._open(article)
        before = self.session.annotations
        super().action_undo()
        self._turn_to_current(before)

    def action_redo(self) -> None:
        """Make it again, where it was."""
        if self.queue is not None and self._unmade:
            *rest, article = self._unmade
            self._unmade, self._made = tuple(rest), (*self._made, article)
            self._open(article)
        before = self.session.annotations
        super().action_redo()
        self._turn_to_current(before)

    def change(self, what: Callable[[], object], done: str = "") -> bool:
        """Make a change, and remember in which article: the queue leads from one to another."""
        made = super().change(what, done)
        if made and self.queue is not None:
            if not done:
                self._forget_said()  # it was about the one before
            if not self.continues:
                self._made = (*self._made, self.article)
            self._unmade = ()
        return made

    def leave_queue(self) -> None:
        """Go through the queue no longer: what is undone is again that of the open article."""
        super().leave_queue()
        self._made = self._unmade = ()

    def _open(self, article: Article) -> None:
        if article is not self.article:
            self.open_article(self.project.articles.index(article))

    def _turn_to_current(self, before: Sequence[Placed]) -> None:
        """Make it the turn of the current claim, to which an undo has led.

        Where that was one of many at once, which is decided all the same, what is open comes up.

        Args:
            before: What was said before.
        """
        current = self.reading.current
        if self.queue is None or current is None or current.claim is None:
            return
        wanted = current.claim.id
        claims = enumerate(self.session.claims)
        number = next((at for at, claim in claims if claim.id == wanted), None)
        if number is not None and self.index < self.queue.articles:
            item = Item(self.index, number)
            self.queue.go_to(item)
            many = len(differences(before, self.session.annotations)) > 1 if before else False
            if many and not self.queue.is_open(item):
                self.go_on()
            self.show_where()

    def _decide(self, status: Status | None) -> bool:
        if self._is_waiting():
            return False
        made = super()._decide(status)
        if made and status is not None:
            self._decided()
        return made

    def _toggle_tag(self, span: Span, name: str) -> None:
        if self._is_waiting():
            return
        stop = self._stop_at(span)
        given = stop is None or name not in stop.tags
        at_item = self._is_item(span)
        super()._toggle_tag(span, name)
        if at_item and given and not self.stays:
            self._decided()

    async def _write_note(self, span: Span) -> None:
        stop, at_item = self._stop_at(span), self._is_item(span)
        before = stop.note if stop else ""
        await super()._write_note(span)
        stop = self._stop_at(span)
        if at_item and stop is not None and stop.note not in ("", before) and not self.stays:
            self._decided()

    def _do_all(self, what: Callable[[], None], done: str, group: Group) -> None:
        super()._do_all(what, done, group)
        item = self.queue.item if self.queue else None
        if self.queue is not None and item is not None and not self.queue.is_open(item):
            self.go_on()

    def found_claims(self) -> Group | None:
        """Return the claims that hold the words one has looked for; None without a find."""
        search = self.search
        if search is None:
            return None
        stops: dict[str, Stop] = {}
        hit = search.after(0)
        while hit is not None:
            stops |= {each.id: each for each in self.reading.over(hit) if not each.own}
            hit = search.after(hit.end)
        return Group(f"all that hold {first_words(search.words)}", tuple(stops.values()))

    def _is_waiting(self) -> bool:
        """Say so where the claim whose turn it is is not there yet: nothing else was meant."""
        if self.queue is not None and self.awaited is not None:
            self.say("Its claims are still being found.")
            return True
        return False

    def _is_item(self, span: Span) -> bool:
        current = self.reading.current
        return current is not None and current.span == span and self.at_item()

    def _decided(self) -> None:
        """Go on to what is open now."""
        if self.queue is None:
            return
        self.pace.decided()
        if self.at_item() or self.queue.item is None or not self.queue.is_open(self.queue.item):
            self.go_on()
        else:
            self.show_item(self.queue.item)
