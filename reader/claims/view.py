"""A sentence as the reader of attributions looks at it."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from reader.claims.cues import ENDS, MARKS, next_class
from reader.claims.lexicon.grammar import AUXILIARIES
from reader.claims.lexicon.verbs import is_past
from reader.claims.passage import Passage, Speech

if TYPE_CHECKING:
    from reader.claims.tokens import Tokens

__all__ = ["SentenceView"]


_NAMING = frozenset(("named", "called", "nicknamed", "known", "based", "elected", "retired"))


class SentenceView:
    """One sentence of a paragraph at a time; places are tokens of the paragraph.

    Args:
        passage: The paragraph.
    """

    __slots__ = ("first", "lows", "passage", "quoted", "stop", "tokens")

    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        self.tokens: Tokens = passage.tokens
        self.lows = passage.tokens.lows
        self.quoted = passage.quoted
        self.first = self.stop = 0

    def pauses(self, place: int) -> bool:
        """Whether a comma or dash stands before the token, be it within a quotation."""
        before = self.lows[place - 1]
        if before in MARKS and place - self.first > 2 and self.quoted[place - 1]:
            return self.lows[place - 2] in ",?!"
        return before in (",", "—", "–")

    def has_verb(self, first: int, stop: int) -> bool:
        """Whether a verb stands among the tokens, outside a relative clause."""
        for place in range(first, stop):
            low = self.lows[place]
            if low in ("who", "that", "which"):
                return False
            if low in AUXILIARIES or (is_past(low) and low not in _NAMING):
                return True
        return False

    def end(self) -> int:
        """Return the token behind the last one that is no end mark."""
        stop = self.stop
        while stop > self.first and not self.quoted[stop - 1] and self.lows[stop - 1] in ENDS:
            stop -= 1
        return stop

    def speech(
        self,
        contents: list[tuple[int, int]],
        cue: int,
        source: tuple[int, int] | None,
        *,
        direct: bool = False,
    ) -> Speech:
        """Return an attribution with the cue at that token."""
        mention = self.span(*source) if source is not None else None
        return Speech(contents, self.span(cue, cue + 1), mention, direct)

    def span(self, first: int, stop: int) -> tuple[int, int]:
        """Return the offsets of the tokens from `first` to before `stop`."""
        return self.tokens.starts[first], self.tokens.ends[stop - 1]

    def tokens_of(self, span: tuple[int, int]) -> tuple[int, int]:
        """Return the tokens that stand at the offsets."""
        first = self.token_at(span[0])
        return first, max(first + 1, self.token_at(span[1]))

    def token_at(self, offset: int) -> int:
        """Return the first token of the sentence at or behind the offset."""
        return bisect_left(self.tokens.starts, offset, self.first, self.stop)

    def quotation(self, number: int) -> tuple[int, int]:
        """Return the offsets of a quotation."""
        quotation = self.passage.quotations[number - 1]
        return quotation.start, quotation.end

    def holds(self, speech: Speech) -> bool:
        """Whether the attribution has its cue in this sentence."""
        return speech.cue is not None and speech.cue[0] >= self.tokens.starts[self.first]

    def next_class(self, place: int) -> int:
        """Return the class of what follows the cue."""
        return next_class(self.lows, place, self.stop)
