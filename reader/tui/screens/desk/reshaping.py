"""The desk: moving the start or the end of a claim or mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model import Span
from reader.tui.screens.desk.deciding import Deciding
from reader.tui.screens.desk.passages import Passages
from reader.tui.telling import first_words
from reader.typeset.ends import end_after, end_before, start_after, start_before

if TYPE_CHECKING:
    from reader.tui.reading import Stop

__all__ = ["Reshaping"]


class Reshaping(Passages, Deciding):
    """Actions that give the current stop other ends.

    Each bracket moves one end by a word: the round ones the start, the curly ones the end, to the
    side they point away from. All other motions go through marking, which begins with its ends.
    """

    reshaped: Stop | None = None
    """What is to have the ends of the passage that is being marked."""

    def action_start_earlier(self) -> None:
        """Its start one word to the left."""
        if (stop := self.seen_stop()) is not None:
            self._put(stop, Span(start_before(self.article.text, stop.span.start), stop.span.end))

    def action_start_later(self) -> None:
        """Its start one word to the right."""
        if (stop := self.seen_stop()) is not None:
            start = start_after(self.article.text, stop.span.start)
            self._put(stop, Span(min(start, stop.span.end), stop.span.end))

    def action_end_earlier(self) -> None:
        """Its end one word to the left."""
        if (stop := self.seen_stop()) is not None:
            end = end_before(self.article.text, stop.span.end)
            self._put(stop, Span(stop.span.start, max(stop.span.start, end)))

    def action_end_later(self) -> None:
        """Its end one word to the right."""
        if (stop := self.seen_stop()) is not None:
            self._put(stop, Span(stop.span.start, end_after(self.article.text, stop.span.end)))

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

    def _put(self, stop: Stop, span: Span) -> bool:
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
        if not self.change(lambda: self.session.move(stop.span, span, id=known), done):
            return False
        self.go_to(self.reading.at(span))
        return True
