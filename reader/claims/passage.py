"""A paragraph taken apart: its tokens, sentences and quotations."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from reader.claims.quotations import find_quotations
from reader.claims.sentences import find_sentences
from reader.claims.tokens import tokenize

if TYPE_CHECKING:
    from reader.claims.blocks import Block
    from reader.claims.quotations import Quotation, QuotationState
    from reader.claims.tokens import Tokens

__all__ = ["Clause", "Passage", "Sentence", "Speech", "read_passage"]


_COMMA_BETWEEN_THOUSANDS = frozenset(("en", "zh", "ja", "ko", "th", "he", "hi", "ur", "bn", "mul"))
"""Languages that write 1,000.5."""


class Sentence(NamedTuple):
    """A sentence, and which of its paragraph's tokens are its own."""

    start: int
    end: int
    first: int
    """Its first token."""

    stop: int
    """The token behind its last one."""


class Clause:
    """A part of a sentence, and how it hangs on what stands before it."""

    __slots__ = ("aside", "end", "first", "start", "stop")

    def __init__(self, start: int, end: int, first: int, stop: int, aside: bool = False) -> None:
        self.start = start
        self.end = end
        self.first = first
        """Its first token."""
        self.stop = stop
        """The token behind its last one."""
        self.aside = aside
        """A relative clause or apposition: the article's own words also in reported speech."""


class Passage:
    """A paragraph with all that the steps of an engine look at."""

    __slots__ = (
        "block", "closings", "english", "quotations", "quoted", "sentences", "text", "tokens",
    )  # fmt: skip

    def __init__(
        self,
        text: str,
        block: Block,
        tokens: Tokens,
        sentences: list[Sentence],
        quotations: list[Quotation],
        quoted: list[int],
        closings: list[int],
        english: bool = True,
    ) -> None:
        self.text = text
        """The whole text; every offset points into it."""
        self.block = block
        self.tokens = tokens
        self.sentences = sentences
        self.quotations = quotations
        self.quoted = quoted
        """For each token 0, or the number of its quotation, counted from 1."""
        self.closings = closings
        """The last token of each quotation."""
        self.english = english
        """Whether its numbers are written as in English: False where it is in another language."""


class Speech:
    """One attribution as an engine finds it, before its speaker has a name.

    Args:
        contents: What is attributed: start and end of each part.
        cue: Where the cue stands.
        source: Where the mention of the speaker stands.
        direct: Whether the words are the speaker's own.
    """

    __slots__ = (
        "contents", "cue", "direct", "name", "relay", "source", "sure", "via", "whole",
    )  # fmt: skip

    def __init__(
        self,
        contents: list[tuple[int, int]],
        cue: tuple[int, int] | None = None,
        source: tuple[int, int] | None = None,
        direct: bool = False,
    ) -> None:
        self.contents = contents
        self.cue = cue
        self.source = source
        self.direct = direct
        self.whole = False
        """Whether all of a sentence is attributed, what is added in passing too."""
        self.sure = True
        """Whether its cue can hardly be anything else."""
        self.relay: tuple[int, int] | None = None
        """The mention of the outlet that passes it on."""
        self.name: str | None = None
        """The speaker as resolved."""
        self.via: str | None = None
        """The outlet's name."""

    def emptied(self) -> Speech:
        """Return the same attribution with nothing attributed yet."""
        other = Speech([], self.cue, self.source, direct=self.direct)
        other.whole, other.sure = self.whole, self.sure
        other.relay, other.name, other.via = self.relay, self.name, self.via
        return other


def read_passage(
    text: str, block: Block, state: QuotationState, language: str | None = None
) -> Passage:
    """Take the paragraph `block` of `text` apart.

    Args:
        text: The whole text.
        block: The paragraph.
        state: What the paragraph before left open; changed for the next one.
        language: The text's language as a tag, if known.
    """
    tokens = tokenize(text, block.start, block.end)
    quotations = find_quotations(text, block.start, block.end, state)
    starts = tokens.starts
    sentences: list[Sentence] = []
    place = 0
    for start, end in find_sentences(text, block.start, block.end, language):
        first, place = place, bisect_left(starts, end, place)
        sentences.append(Sentence(start, end, first, place))
    quoted = [0] * len(starts)
    closings: list[int] = []
    place = 0
    for number, quotation in enumerate(quotations, 1):
        first = bisect_left(starts, quotation.start, place)
        place = bisect_left(starts, quotation.end, first)
        quoted[first:place] = [number] * (place - first)
        closings.append(place - 1)
    english = language is None or language[:2].lower() in _COMMA_BETWEEN_THOUSANDS
    return Passage(text, block, tokens, sentences, quotations, quoted, closings, english)
