"""A paragraph taken apart: its tokens, sentences and quotations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.claims.quotations import find_quotations
from reader.claims.sentences import find_sentences
from reader.claims.tokens import tokenize

if TYPE_CHECKING:
    from reader.claims.blocks import Block
    from reader.claims.quotations import Quotation, QuotationState
    from reader.claims.tokens import Tokens

__all__ = ["Passage", "Sentence", "Speech", "read_passage"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, and which of its paragraph's tokens are its own."""

    start: int
    end: int
    first: int
    """Its first token."""

    stop: int
    """The token behind its last one."""


@dataclass(slots=True)
class Passage:
    """A paragraph with all that the steps of an engine look at."""

    text: str
    """The whole text; every offset points into it."""

    block: Block
    tokens: Tokens
    sentences: list[Sentence]
    quotations: list[Quotation]
    quoted: list[int]
    """For each token 0, or the number of its quotation, counted from 1."""


@dataclass(slots=True)
class Speech:
    """One attribution as an engine finds it, before its speaker has a name."""

    contents: list[tuple[int, int]]
    """What is attributed: start and end of each part."""

    cue: tuple[int, int] | None = None
    source: tuple[int, int] | None = None
    """The mention of the speaker."""

    direct: bool = False
    """Whether the words are the speaker's own."""

    whole: bool = False
    """Whether all of a sentence is attributed, what is added in passing too."""

    sure: bool = True
    """Whether its cue can hardly be anything else."""

    relay: tuple[int, int] | None = None
    """The mention of the outlet that passes it on."""

    name: str | None = None
    """The speaker as resolved."""

    via: str | None = None
    """The outlet's name."""


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
    place, count = 0, len(starts)
    for start, end in find_sentences(text, block.start, block.end, language):
        first = place
        while place < count and starts[place] < end:
            place += 1
        sentences.append(Sentence(start, end, first, place))
    quoted = [0] * count
    place = 0
    for number, quotation in enumerate(quotations, 1):
        while place < count and starts[place] < quotation.start:
            place += 1
        while place < count and starts[place] < quotation.end:
            quoted[place] = number
            place += 1
    return Passage(text, block, tokens, sentences, quotations, quoted)
