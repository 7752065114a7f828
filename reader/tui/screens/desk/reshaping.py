"""The desk: moving the start or the end of a claim or mark."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reader.model import Span, new_id
from reader.tui.screens.desk.deciding import Deciding
from reader.tui.screens.desk.passages import Passages
from reader.tui.telling import first_words
from reader.typeset.ends import UNITS, moved_end, moved_start

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual import events

    from reader.tui.reading import Stop
    from reader.typeset.ends import Unit

__all__ = ["Reshaping"]

_BRACKETS: Final = frozenset({"start_earlier", "start_later", "end_earlier", "end_later"})
"""The actions that go on with the step of the one before."""


class Reshaping(Passages, Deciding):
    """Actions that give the current stop other ends.

    Each bracket moves one end by a word, a character or a sentence: the round ones the start, the
    curly ones the end, to the side they point away from. All of them in a row are one step. All
    other motions go through marking, which begins with its ends.
    """

    reshaped: Stop | None = None
    """What is to have the ends of the passage that is being marked."""

    continues = False
    """Whether the change that is being made belongs to the step before."""

    unit: Unit = "word"
    """What the brackets move an end by."""

    _run: tuple[str, Span] | None = None
    """The step that the next bracket goes on with, and where its passage stands."""

    def action_start_earlier(self) -> None:
        """Its start to the left."""
        self._push(start=-1)

    def action_start_later(self) -> None:
        """Its start to the right."""
        self._push(start=1)

    def action_end_earlier(self) -> None:
        """Its end to the left."""
        self._push(end=-1)

    def action_end_later(self) -> None:
        """Its end to the right."""
        self._push(end=1)

    def action_end_unit(self) -> None:
        """Let the brackets move by the next unit."""
        self.unit = UNITS[(UNITS.index(self.unit) + 1) % len(UNITS)]
        self.say(f"( ) and {{ }} move the start and the end by a {self.unit} now.")

    def action_reshape(self) -> None:
        """Mark it anew, from the ends that it has."""
        if (stop := self.seen_stop()) is None:
            return
        self.selecting = self.anchored = True
        self.reshaped = stop
        self.origin = stop.span.start
        self.view.cursor = stop.span.end
        self._show_passage()

    def action_mark(self) -> None:
        """Keep the passage: as the ends of what is being reshaped."""
        stop, span = self.reshaped, self.passage
        if stop is None or not span:
            super().action_mark()
        elif span == stop.span:
            self.action_stop_selecting()
        elif self._put(stop, span):
            self.stop_selecting()
            self.show_where()

    def stop_selecting(self) -> None:
        """Leave the marking of a passage."""
        self.reshaped = None
        super().stop_selecting()

    def hint(self) -> str:
        """Return what is going on, in words."""
        if self.reshaped is None:
            return super().hint()
        end = "end" if self.view.cursor >= self.origin else "start"
        count = len(self.view.selection or ())
        return f"moving its {end}, {count:,} characters: Enter puts it there, o takes the other end"

    def _target(self) -> Span | None:
        """Give it its ends first, so that what is said is said of it."""
        if self.reshaped is not None and self.passage:
            self.action_mark()
        return super()._target()

    def change(self, what: Callable[[], object], done: str = "") -> bool:
        """Make a change, with which a row of brackets is at its end."""
        if not self.continues:
            self._run = None
        return super().change(what, done)

    async def on_key(self, event: events.Key) -> None:
        """End a row of brackets at any other key."""
        if self._run is not None and not self._is_bracket(event.key):
            self._run = None

    def _is_bracket(self, key: str) -> bool:
        bindings = self._bindings.get_bindings_for_key(key)
        return any(binding.action in _BRACKETS for binding in bindings)

    def _push(self, *, start: int = 0, end: int = 0) -> None:
        """Move an end of the current stop by a unit: to the left by -1, to the right by 1."""
        stop = self.seen_stop()
        if stop is None:
            return
        text, (first, last) = self.article.text, (stop.span.start, stop.span.end)
        if start:
            first = min(moved_start(text, first, self.unit, start), last)
        else:
            last = max(moved_end(text, last, self.unit, end), first)
        group = new_id()
        if self._run is not None and self._run[1] == stop.span:
            group = self._run[0]
            self.continues = not self.session.unsaved
        try:
            done = self._put(stop, Span(first, last), group)
        finally:
            self.continues = False
        current = self.reading.current
        if done and current is not None:
            self._run = group, current.span

    def _put(self, stop: Stop, span: Span, group: str | None = None) -> bool:
        """Give `stop` the ends of `span`, and return whether it has them."""
        words = span.text_in(self.article.text)
        if span == stop.span or not words.strip():
            self.say("That end can go no further.")
            return False
        back = stop.claim is not None and stop.claim.span == span
        if not back and (self.session.at(span) or self.session.claim_at(span)):
            self.say("Another one has just these ends: Tab goes to it.")
            return False
        known = stop.annotation.id if stop.annotation else None
        done = f"now {len(span)} characters: {first_words(words)}"
        if not self.change(lambda: self.session.move(stop.span, span, id=known, group=group), done):
            return False
        self.go_to(self.reading.at(span))
        return True
