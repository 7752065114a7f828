"""The engine that uses rules alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.claims.attribution import find_speech
from reader.claims.blocks import BlockKind, find_blocks
from reader.claims.clauses import split_sentence
from reader.claims.dates import Calendar, date_in
from reader.claims.markdown import see_through
from reader.claims.names import Cast
from reader.claims.passage import Passage, Speech, read_passage
from reader.claims.quotations import QuotationState
from reader.claims.statements import Statements
from reader.claims.worth import all_reasons

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from reader.claims.statements import Split
    from reader.model import Claim, Reason

__all__ = ["DATED", "RUNNING", "RulesEngine"]

_HELD = 40
"""So many paragraphs of one long quotation wait for its end, then the claims are made."""

RUNNING = (BlockKind.PARAGRAPH, BlockKind.STANDFIRST)
"""The blocks that have claims."""

DATED = (BlockKind.DATE_LINE, BlockKind.BYLINE)
"""The blocks that may say when the article was published."""


class RulesEngine:
    """Finds claims by rules over words, marks and closed lists of words."""

    name = "rules"
    version = "3"

    def find(
        self, text: str, *, date: dt.date | None = None, language: str | None = None
    ) -> Iterator[Claim]:
        """Yield the claims of `text` in order, see `Engine.find`."""
        calendar = Calendar(published=date)
        cast, split = self._tools()
        statements = Statements(calendar, split, text)
        text = see_through(text)
        state = QuotationState()
        held: list[tuple[Passage, list[Speech]]] = []
        last: Speech | None = None
        for block in find_blocks(text):
            if block.kind not in RUNNING:
                if block.kind in DATED and calendar.published is None:
                    calendar.published = date_in(text[block.start : block.end])
                last = None
                continue
            passage = read_passage(text, block, state, language)
            before = len(last.contents) if last is not None else 0
            speeches = find_speech(passage, last)
            cast.resolve(passage, speeches)
            goes_on = last is not None and len(last.contents) > before
            if not goes_on or len(held) >= _HELD:
                for waiting in held:
                    yield from statements.make(*waiting)
                held.clear()
            if goes_on and last is not None:
                speeches = [last, *speeches]
            held.append((passage, speeches))
            last = speeches[-1] if speeches else None
            if last is not None and len(held) >= _HELD:
                last = last.emptied()
        for waiting in held:
            yield from statements.make(*waiting)

    def reasons(self) -> tuple[Reason, ...]:
        """Return all reasons, see `Engine.reasons`."""
        return all_reasons()

    def _tools(self) -> tuple[Cast, Split]:
        """Return what resolves names and what splits sentences, for one text."""
        return Cast(), split_sentence
