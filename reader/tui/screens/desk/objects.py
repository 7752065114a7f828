"""The desk: marking a sentence, quotation, number, claim or paragraph with one key."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from reader.claims.quotations import QuotationState, find_quotations
from reader.model import Span
from reader.tui.screens.desk.extending import Extending
from reader.typeset.motions import paragraph_at, sentence_at

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Objects"]

_FIGURE: Final = re.compile(r"[$€£]?\d+(?:[.,\u202f]\d+)*(?:\s?%)?")
"""A number, for what stands in no claim."""


class Objects(Extending):
    """Actions that mark the whole thing at the cursor; motions go on from its end."""

    def action_object_sentence(self) -> None:
        """This sentence."""
        self._take(sentence_at(self.article.text, self._here), "sentence")

    def action_object_paragraph(self) -> None:
        """This paragraph."""
        self._take(paragraph_at(self.article.text, self._here), "paragraph")

    def action_object_claim(self) -> None:
        """This claim: the shortest one here, else the current one."""
        here = self._here
        current = self.reading.current
        around = [stop.span for stop in self.reading.over(Span(here, here + 1))]
        if not around and current is not None:
            around = [current.span]
        self._take(min(around, key=len, default=None), "claim")

    def action_object_quotation(self) -> None:
        """This quotation, with its marks, or the next one in the paragraph."""
        text = self.article.text
        around = paragraph_at(text, self._here)
        found = find_quotations(text, around.start, around.end, QuotationState())
        self._take(self._nearest(Span(each.start, each.end) for each in found), "quotation")

    def action_object_number(self) -> None:
        """This number, with what it counts, or the next one in the paragraph."""
        text = self.article.text
        around = paragraph_at(text, self._here)
        found = [
            quantity.span
            for stop in self.reading.over(around)
            if stop.claim is not None
            for quantity in stop.claim.quantities
        ]
        figures = (Span(*each.span()) for each in _FIGURE.finditer(text, around.start, around.end))
        bare = [
            figure
            for figure in figures
            if not any(each.start <= figure.start < each.end for each in found)
        ]
        self._take(self._nearest([*found, *bare]), "number")

    @property
    def _here(self) -> int:
        """What the cursor stands on: what it has passed last, where the passage ends there."""
        cursor = self.view.cursor
        return cursor - 1 if self.anchored and cursor > self.origin else cursor

    def _nearest(self, spans: Iterable[Span]) -> Span | None:
        """Return the one the cursor is in, else the first one behind it."""
        return min((span for span in spans if span.end > self._here), default=None, key=_start)

    def _take(self, span: Span | None, what: str) -> None:
        """Mark `span`, with the cursor behind it."""
        if not span:
            self.say(f"There is no {what} here, or further on in the paragraph.")
            return
        self.anchored = True
        self.origin = span.start
        self.view.cursor = span.end
        self._show_passage()


def _start(span: Span) -> int:
    return span.start
