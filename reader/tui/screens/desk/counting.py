"""The desk: how often a key is to do what it does, typed before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import work

from reader.model import Status
from reader.tui.screens.desk.judging import Judging
from reader.tui.screens.desk.several import Group

if TYPE_CHECKING:
    from textual import events

__all__ = ["Counting"]

_DIGITS = 3
"""Digits of a count; more than 999 times is a slip of the hand."""

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

_REPEATED = frozenset(_MOTIONS.split())
"""What is done so many times."""

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


class Counting(Judging):
    """A count is begun by its key, shown as it is typed, and holds for the next key alone."""

    count: str | None = None
    """The digits typed so far; None where no count is being typed."""

    def action_count(self) -> None:
        """Begin a count."""
        self.count = ""
        self.show_where()

    async def on_key(self, event: events.Key) -> None:
        """Take up digits, and the key that they are for."""
        digit = len(event.key) == 1 and event.key in "0123456789"
        if self.count is None:
            if not digit or event.key == "0" or self.settings.digits != "counts":
                return
            self.count = ""
        if digit:
            self.count = (self.count + event.key)[-_DIGITS:]
        elif event.key == "escape":
            self.count = None
        elif event.key == "backspace":
            self.count = self.count[:-1] or None
        else:
            count, self.count = int(self.count or "1"), None
            action = self._action_of(event.key)
            self.show_where()
            if action is None or not await self._do_counted(action, max(1, count)):
                return  # the key does what it always does
        event.stop()
        event.prevent_default()
        self.show_where()

    def hint(self) -> str:
        """Return what is going on, in words."""
        if self.count is None:
            return super().hint()
        return f"{self.count or '…'} times: a motion, an end, y x c t or u · Esc drops it"

    def _action_of(self, key: str) -> str | None:
        """Return the action that a key stands for where one is."""
        for binding in self._bindings.key_to_bindings.get(key, ()):
            if self.check_action(binding.action, ()):
                return binding.action
        return None

    async def _do_counted(self, action: str, count: int) -> bool:
        """Do an action so many times, or to so many claims; return whether it can be counted."""
        if action in ("undo", "redo") and count > _STEPS:
            self.say(f"{count} steps are more than {_STEPS} at once: nothing was changed.")
        elif action in _REPEATED:
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
