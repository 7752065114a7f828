"""The features' keys: what the weights are looked up by.

Each group of templates computes one key for each token from small integers; what computes them,
Python lists or numpy arrays, is given by `Ops`, so that the features are written down only once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from reader.claims.tagger.templates import (
    CUES,
    GAPS,
    SHAPE_ROOM,
    STATES,
    STEPS,
    SUFFIXES,
    WORDS_IN_PAIRS,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.claims.tagger.layout import Layout
    from reader.claims.tagger.words import Word

__all__ = ["Ops", "group_keys", "word_keys"]

Column = Any
"""A small integer for each token: a list or an array."""

Spans = Any
"""Stretches of tokens as `Ops.spans` returns them."""

_DISTANCES = (0, 1, 2, 3, 4, 6, 9, 13, 20, 35)
FAR = 40
"""All distances from one below it on are the same."""

DISTANCES = tuple(sum(distance >= step for step in _DISTANCES) for distance in range(FAR))
CUE_GAPS = (0, 1, 2, 3, 4, *(5,) * 4, *(6,) * 8, *(7,) * (FAR - 17))
CLAUSE_GAPS = (0, 1, 2, 3, *(4,) * 3, *(5,) * 6, *(6,) * (FAR - 13))
_ANY = (0, *(1,) * (GAPS - 1))
_QUOTED = (0, 1, 1, 1)
_PLACES = (*range(9), *(9,) * (FAR - 9))
_IS_STRONG = tuple(int(cue >= 3 or stem >= 3) for cue in range(CUES) for stem in range(CUES))
_IS_LETTERS = tuple(int(1 <= shape <= 5) for shape in range(SHAPE_ROOM))
_IS_CAPITAL = tuple(int(2 <= shape <= 4) for shape in range(SHAPE_ROOM))


class Ops(Protocol):
    """What the features need done with columns."""

    def fill(self, size: int, runs: Sequence[tuple[int, int, int]]) -> Column:
        """Return a column of zeros but for the runs of first, end and value."""

    def shift(self, column: Column, by: int) -> Column:
        """Return the column whose value at i is that of `column` at i + `by`, else 0."""

    def take(self, table: Sequence[int], column: Column) -> Column:
        """Return the entries of `table` that `column` names, for higher numbers the last one."""

    def mix(self, column: Column, *more: tuple[int, Column]) -> Column:
        """Return one key for several columns, each given with its number of values."""

    def pick(self, column: Column, places: Column) -> Column:
        """Return the values of `column` at `places`."""

    def mask(self, column: Column, off: Column) -> Column:
        """Return `column`, but 0 where `off` is not 0."""

    def spans(self, size: int, bounds: Sequence[tuple[int, int]]) -> Spans:
        """Prepare stretches of tokens."""

    def spread(self, values: Sequence[int], spans: Spans) -> Column:
        """Return the column that has for each token the value of its stretch."""

    def number(self, spans: Spans) -> Column:
        """Return the column that has for each token the number of its stretch, counted from 1."""

    def peak(self, column: Column, spans: Spans) -> list[int]:
        """Return the highest value of each stretch."""

    def total(self, column: Column, spans: Spans) -> list[int]:
        """Return the sum of each stretch."""

    def since(self, spans: Spans) -> Column:
        """Return how far each token is from its stretch's first."""

    def until(self, spans: Spans) -> Column:
        """Return how far each token is from its stretch's last."""

    def nearest(
        self, mask: Column, spans: Spans
    ) -> tuple[tuple[Column, Column], tuple[Column, Column]]:
        """Return which token with the mask is the nearest in its stretch, and how far it is.

        First the one before each token, then the one after it; 0 and 0 where there is none.
        """


def word_keys(word: Word) -> tuple[Any, ...]:
    """Return the keys of `WORD_TEMPLATES`, of a word or of the columns of many."""
    return (
        word.word,
        word.stem,
        word.ending,
        word.shape,
        word.cue * CUES + word.stem_cue,
        (word.frequent * SUFFIXES + word.suffix) * CUES + word.stem_cue,
        word.source * CUES + word.cue,
    )


def group_keys(words: Word, layout: Layout, ops: Ops) -> Iterator[tuple[Column, Column | None]]:
    """Yield the keys of `GROUPS`, in their order.

    Args:
        words: The columns of what is known of each token by itself.
        layout: Where paragraphs, sentences and quotations are.
        ops: What computes with columns.

    Yields:
        Keys, and for each token which of them is its own; None where each has one.
    """
    mix, shift = ops.mix, ops.shift
    core, shape = words.frequent, words.shape
    following = shift(core, 1)
    yield mix(core, (WORDS_IN_PAIRS, following)), None
    yield mix(shift(core, -1), (WORDS_IN_PAIRS, following)), None
    quote, lengths = _quotation_columns(layout, ops)
    around = ((STATES, shift(quote, by) if by else quote) for by in range(-2, 3))
    yield mix(lengths, *around, (SHAPE_ROOM, shape)), None
    sentences = ops.spans(layout.size, layout.sentences)
    paragraphs = ops.spans(layout.size, layout.bounds)
    since, until = ops.since(sentences), ops.take(DISTANCES, ops.until(sentences))
    yield mix(ops.take(DISTANCES, since), (STEPS, until), (STATES, quote)), None
    since, until = ops.since(paragraphs), ops.take(DISTANCES, ops.until(paragraphs))
    turns = ops.spread(layout.turns, paragraphs)
    place = ops.take(_PLACES, since)
    yield mix(ops.take(DISTANCES, since), (STEPS, until), (9, turns), (10, place)), None
    quoted = ops.take(_QUOTED, quote)
    yield from _neighbour_keys(words, sentences, quoted, ops)
    yield from _stretch_keys(words, layout, (sentences, paragraphs), (quote, quoted), ops)


def _quotation_columns(layout: Layout, ops: Ops) -> tuple[Column, Column]:
    """Return the state (1 opening mark, 2 inside, 3 closing mark) and the length's magnitude."""
    runs: list[tuple[int, int, int]] = []
    lengths: list[tuple[int, int, int]] = []
    for first, end, closed in layout.quotes:
        runs.append((first, first + 1, 1))
        if end - closed > first + 1:
            runs.append((first + 1, end - closed, 2))
        if closed:
            runs.append((end - 1, end, 3))
        lengths.append((first, end, min(7, (end - first - closed).bit_length())))
    runs += [(place, place + 1, 1) for place in layout.reopened]
    return ops.fill(layout.size, runs), ops.fill(layout.size, lengths)


def _neighbour_keys(
    words: Word, sentences: Spans, quoted: Column, ops: Ops
) -> Iterator[tuple[Column, None]]:
    """The nearest strong cue words and clause words of the sentence, on both sides."""
    strong = ops.take(_IS_STRONG, ops.mix(words.cue, (CUES, words.stem_cue)))
    strong = ops.mask(strong, quoted)
    (last, since), (coming, until) = ops.nearest(strong, sentences)
    since, until = ops.take(CUE_GAPS, since), ops.take(CUE_GAPS, until)
    left, right = ops.take(_ANY, since), ops.take(_ANY, until)
    yield ops.mix(ops.pick(words.word, last), (GAPS, since), (2, right), (2, quoted)), None
    yield ops.mix(ops.pick(words.word, coming), (GAPS, until), (2, left), (2, quoted)), None
    sides = ops.mix(left, (2, right), (2, quoted))
    for place, gap in ops.nearest(words.clause, sentences):
        gap = ops.take(CLAUSE_GAPS, gap)
        yield ops.mix(ops.pick(words.clause, place), (GAPS, gap), (8, sides)), None


def _stretch_keys(
    words: Word,
    layout: Layout,
    spans: tuple[Spans, Spans],
    states: tuple[Column, Column],
    ops: Ops,
) -> Iterator[tuple[Column, Column | None]]:
    """What is the same for a sentence or a paragraph."""
    sentences, paragraphs = spans
    quote, quoted = states
    outside = ops.mask(words.cue, quoted)
    heads = ops.spread(_heads(words, layout, sentences, ops), sentences)
    yield ops.mix(heads, (SHAPE_ROOM, words.shape), (CUES, words.cue)), None
    whole = _paragraph_parts(layout, ops.total(quoted, paragraphs), ops.peak(outside, paragraphs))
    cues, has = ops.peak(outside, sentences), ops.peak(quoted, sentences)
    # The first token of a paragraph is a stretch by itself: some of its features are its own.
    bounds: list[tuple[int, int]] = []
    keys = [0] * STATES
    old = 0
    paragraph = -1
    for (first, end), leads, cue, quotes in zip(
        layout.sentences, layout.leading, cues, has, strict=True
    ):
        if leads:
            paragraph += 1
            old = 0
        key = ((whole[paragraph] * 2 + quotes) * CUES + cue) * CUES + old
        for begins in (1, 0) if leads else (0,):
            begin = first + 1 if leads and not begins else first
            if begin < end:
                bounds.append((begin, begin + 1 if begins else end))
                base = (key * 2 + begins) * 2 * STATES
                keys += (base, base + 3, base + 5, base + 7)
        old = cue
    stretches = ops.spans(layout.size, bounds)
    yield keys, ops.mix(ops.number(stretches), (STATES, quote))


def _paragraph_parts(layout: Layout, inside: list[int], cues: list[int]) -> list[int]:
    """Return for each paragraph a number for what is known of it as a whole."""
    unclosed = {end for _, end, closed in layout.quotes if not closed}
    found: list[int] = []
    kind = cue_before = is_open = 0
    for order, ((first, end), index) in enumerate(zip(layout.bounds, layout.indices, strict=True)):
        if index == 0 or order == 0:
            kind = cue_before = is_open = 0
        size = end - first
        has, whole = int(inside[order] > 0), int(inside[order] == size)
        key = min(index, 4) * 6 + DISTANCES[min(size - 1, FAR - 1)] // 2
        key = ((key * 2 + has) * 2 + whole) * CUES + cues[order]
        found.append(((key * 17 + kind) * (CUES + 1) + cue_before) * 5 + is_open)
        is_open = 1 + (end in unclosed) + 2 * layout.colons[order]
        kind = has + whole + 4 * is_open - 3
        cue_before = 1 + cues[order]
    return found


def _heads(words: Word, layout: Layout, sentences: Spans, ops: Ops) -> list[int]:
    """Return for each sentence whether it looks like a headline, and is the text's first line."""
    letters = ops.total(ops.take(_IS_LETTERS, words.shape), sentences)
    capitals = ops.total(ops.take(_IS_CAPITAL, words.shape), sentences)
    first = {
        start for (start, _), index in zip(layout.bounds, layout.indices, strict=True) if not index
    }
    heads: list[int] = []
    top = 0
    for (start, _), leads, many, high in zip(
        layout.sentences, layout.leading, letters, capitals, strict=True
    ):
        if leads:
            top = int(start in first)
        heads.append((2 if many < 4 else int(high * 10 >= many * 7)) * 2 + 1 - top)
    return heads
