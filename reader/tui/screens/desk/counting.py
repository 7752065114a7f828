"""The desk: how often a key is to do what it does, typed before it."""

from __future__ import annotations

from textual import work

from reader.model import Status
from reader.tui.screens.counted import CountedScreen
from reader.tui.screens.desk.judging import Judging
from reader.tui.screens.desk.several import Group

__all__ = ["Counting"]

_STEPS = 20
"""Steps that a count may take back or make again at once."""

_MOTIONS = """
    next_claim previous_claim next_open previous_open next_overlapping queue_next queue_back
    scroll_line_down scroll_line_up page_down page_up half_page_down half_page_up next_article
    previous_article next_hit previous_hit jump_back jump_forward undo redo start_earlier
    start_later end_earlier end_later select_right select_left select_down select_up select_word
    select_word_back select_word_end select_sentence select_sentence_back select_paragraph
    select_paragraph_back select_claim select_claim_back select_hit select_hit_back select_note
    select_note_back
"""

_NUMBERED = frozenset({"go_top", "go_end"})
"""What goes to the claim of that number."""

_SPREAD = {
    "accept": ("accepted", Status.ACCEPTED),
    "accept_next": ("accepted", Status.ACCEPTED),
    "reject": ("rejected", Status.REJECTED),
    "reject_next": ("rejected", Status.REJECTED),
    "clear": ("cleared", None),
}
"""What is done to so many claims as one step: what that is called, and the status."""


class Counting(CountedScreen[None], Judging):
    """A count is begun by its key, shown as it is typed, and holds for the next key alone."""

    repeated = frozenset(_MOTIONS.split())

    @property
    def digits_count(self) -> bool:
        """Whether a digit begins a count by itself."""
        return self.settings.digits == "counts"

    def show_count(self) -> None:
        """Show the count that is typed, or that there is none any more."""
        self.show_where()

    def hint(self) -> str:
        """Return what is going on, in words."""
        if self.count is None:
            return super().hint()
        return f"{self.count or '…'} times: a motion, an end, y x c t or u · Esc drops it"

    async def do_counted(self, action: str, count: int) -> bool:
        """Do an action so many times, or to so many claims; return whether it can be counted."""
        if action in ("undo", "redo") and count > _STEPS:
            self.say(f"{count} steps are more than {_STEPS} at once: nothing was changed.")
        elif action in self.repeated:
            for _ in range(count):
                before = self._spot_of_all()
                await self.run_action(action)
                if self._spot_of_all() == before and action not in ("undo", "redo"):
                    break
        elif action in _NUMBERED:
            self._to_claim(count)
        elif action in _SPREAD:
            done, status = _SPREAD[action]
            group = self._next_ones(count)
            spans = [stop.span for stop in group.stops]
            if spans:
                self._do_all(lambda: self.session.decide(spans, status), done, group)
        elif action == "tag":
            self._tag_next_ones(count)
        else:
            return False
        return True

    def _spot_of_all(self) -> tuple[object, ...]:
        """Return all that a motion may change: where it changes nothing, it is at its end."""
        current, view = self.reading.current, self.view
        span = current.span if current else None
        return (self.index, span, self.hit, view.top_offset, view.cursor, view.selection)

    def _to_claim(self, number: int) -> None:
        """Go to the claim of that number among those shown."""
        claims = [stop for stop in self.reading.shown if not stop.own]
        if claims:
            self.leave_trail()
            self.go_to(claims[min(number, len(claims)) - 1])

    def _next_ones(self, count: int) -> Group:
        """Return the current claim and those behind it; in the queue only the open ones."""
        stop = self.seen_stop()
        if stop is None:
            return Group("", ())
        shown = self.reading.shown
        behind = (
            each
            for each in shown[shown.index(stop) if stop in shown else len(shown) :]
            if not each.own and (self.queue is None or each.open or each is stop)
        )
        found = tuple(each for each, _ in zip(behind, range(count), strict=False))
        return Group("this one and those behind it", found)

    @work(name="action_tag")
    async def _tag_next_ones(self, count: int) -> None:
        group = self._next_ones(count)
        if group.stops:
            await self._tag_all(group)
