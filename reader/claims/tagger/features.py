"""The features' keys: what the weights are looked up by.

Each template computes one key for each token from small integers; what computes them, Python
lists or numpy arrays, is given by `Ops`, so that the features are written down only once.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from reader.claims.tagger.templates import (
    CUES,
    GAPS,
    OTHERS,
    SHAPE_ROOM,
    SOURCES,
    STATES,
    SUFFIXES,
    WORDS_IN_PAIRS,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.claims.tagger.layout import Layout

__all__ = ["FAR", "Columns", "Ops", "frequent_or_class", "place_keys", "word_keys"]

Column = Any
"""A small integer for each token: a list or an array."""

Spans = Any
"""Stretches of tokens as `Ops.spans` returns them."""

_STEPS = (0, 1, 2, 3, 4, 6, 9, 13, 20, 35)
FAR = 40
"""Distances are counted up to it."""

DISTANCES = tuple(sum(distance >= step for step in _STEPS) for distance in range(FAR))
CUE_GAPS = (0, 1, 2, 3, 4, *(5,) * 4, *(6,) * 8, *(7,) * (FAR - 17))
CLAUSE_GAPS = (0, 1, 2, 3, *(4,) * 3, *(5,) * 6, *(6,) * (FAR - 13))
_ANY = (0, *(1,) * (GAPS - 1))
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
        """Return the entries of `table` that `column` names."""

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

    def peak(self, column: Column, spans: Spans) -> list[int]:
        """Return the highest value of each stretch."""

    def total(self, column: Column, spans: Spans) -> list[int]:
        """Return the sum of each stretch."""

    def since(self, spans: Spans) -> Column:
        """Return how far each token is from its stretch's first, at most `FAR` - 1."""

    def until(self, spans: Spans) -> Column:
        """Return how far each token is from its stretch's last, at most `FAR` - 1."""

    def last(self, mask: Column, spans: Spans) -> tuple[Column, Column]:
        """Return which token before it in its stretch has the mask and how far; else 0, 0."""

    def next(self, mask: Column, spans: Spans) -> tuple[Column, Column]:
        """Return which token after it in its stretch has the mask and how far; else 0, 0."""


@dataclass(slots=True)
class Columns:
    """What is known of each token by itself; see `Word`."""

    word: Column
    stem: Column
    ending: Column
    shape: Column
    cue: Column
    stem_cue: Column
    source: Column
    suffix: Column
    frequent: Column
    """The frequent word, or for others shape and cue bin."""
    clause: Column


def frequent_or_class(frequent: Any, shape: Any, cue: Any) -> Any:
    """Return the number of a frequent word, for others one for shape and cue bin.

    Works for single numbers and for arrays.
    """
    return frequent + (frequent == 0) * (OTHERS + shape * CUES + cue)


def word_keys(columns: Any) -> tuple[Any, ...]:
    """Return the keys of `WORD_TEMPLATES`, of a `Columns` of numbers or of arrays."""
    return (
        columns.word,
        columns.stem,
        columns.ending,
        columns.shape,
        columns.cue * CUES + columns.stem_cue,
        (columns.frequent * SUFFIXES + columns.suffix) * CUES + columns.stem_cue,
        columns.source * CUES + columns.cue,
    )


def place_keys(columns: Columns, layout: Layout, ops: Ops) -> Iterator[Column]:
    """Yield the keys of `PLACE_TEMPLATES`, one column each, in their order."""
    mix, shift = ops.mix, ops.shift
    core, shape, cue, source = columns.frequent, columns.shape, columns.cue, columns.source
    yield mix(core, (WORDS_IN_PAIRS, shift(core, 1)))
    yield mix(shift(core, -1), (WORDS_IN_PAIRS, shift(core, 1)))
    for column, values in ((shape, SHAPE_ROOM), (cue, CUES), (source, SOURCES)):
        yield mix(shift(column, -1), (values, column), (values, shift(column, 1)))
    quote, lengths = _quotation_columns(layout, ops)
    before, after = shift(quote, -1), shift(quote, 1)
    yield mix(quote, (STATES, before), (STATES, after))
    yield mix(quote, (8, lengths))
    yield mix(shift(quote, -2), (STATES, before), (SHAPE_ROOM, shape), (STATES, quote))
    yield mix(shift(quote, 2), (STATES, after), (SHAPE_ROOM, shape), (STATES, quote))
    sentences = ops.spans(layout.size, layout.sentences)
    paragraphs = ops.spans(layout.size, layout.bounds)
    since = ops.take(DISTANCES, ops.since(paragraphs))
    yield mix(ops.take(DISTANCES, ops.since(sentences)), (STATES, quote))
    yield mix(ops.take(DISTANCES, ops.until(sentences)), (STATES, quote))
    yield since
    yield ops.take(DISTANCES, ops.until(paragraphs))
    quoted = ops.take((0, 1, 1, 1), quote)
    yield from _neighbour_keys(columns, sentences, quoted, ops)
    outside = ops.mask(cue, quoted)
    yield from _paragraph_keys(layout, paragraphs, (quote, quoted, outside), ops)
    yield from _sentence_keys(layout, sentences, (columns, quoted, outside), ops)
    place = ops.take(_PLACES, ops.since(paragraphs))
    yield mix(ops.spread(layout.turns, paragraphs), (10, place))


def _quotation_columns(layout: Layout, ops: Ops) -> tuple[Column, Column]:
    """Return the state (1 opening mark, 2 inside, 3 closing mark) and the length's magnitude."""
    runs: list[tuple[int, int, int]] = []
    lengths: list[tuple[int, int, int]] = []
    for first, end, closed in layout.quotes:
        runs.append((first, first + 1, 1))
        if closed:
            runs.append((first + 1, end - 1, 2))
            runs.append((end - 1, end, 3))
        else:
            runs.append((first + 1, end, 2))
        lengths.append((first, end, min(7, (end - first - closed).bit_length())))
    runs += [(place, place + 1, 1) for place in layout.reopened]
    return ops.fill(layout.size, runs), ops.fill(layout.size, lengths)


def _neighbour_keys(
    columns: Columns, sentences: Spans, quoted: Column, ops: Ops
) -> Iterator[Column]:
    """The nearest strong cue words and clause words of the sentence, on both sides."""
    strong = ops.take(_IS_STRONG, ops.mix(columns.cue, (CUES, columns.stem_cue)))
    strong = ops.mask(strong, quoted)
    last, since = ops.last(strong, sentences)
    coming, until = ops.next(strong, sentences)
    last_word, next_word = ops.pick(columns.word, last), ops.pick(columns.word, coming)
    since, until = ops.take(CUE_GAPS, since), ops.take(CUE_GAPS, until)
    yield last_word
    yield next_word
    yield ops.mix(since, (2, quoted))
    yield ops.mix(until, (2, quoted))
    left, right = ops.take(_ANY, since), ops.take(_ANY, until)
    yield ops.mix(last_word, (2, right), (2, quoted))
    yield ops.mix(next_word, (2, left), (2, quoted))
    sides = ops.mix(left, (2, right), (2, quoted))
    last, since = ops.last(columns.clause, sentences)
    coming, until = ops.next(columns.clause, sentences)
    before, after = ops.pick(columns.clause, last), ops.pick(columns.clause, coming)
    yield ops.mix(before, (GAPS, ops.take(CLAUSE_GAPS, since)))
    yield ops.mix(after, (GAPS, ops.take(CLAUSE_GAPS, until)))
    yield ops.mix(before, (8, sides))
    yield ops.mix(after, (8, sides))


def _paragraph_keys(
    layout: Layout, paragraphs: Spans, states: tuple[Column, Column, Column], ops: Ops
) -> Iterator[Column]:
    quote, quoted, outside = states
    sizes = [end - first for first, end in layout.bounds]
    inside = ops.total(quoted, paragraphs)
    cues = ops.peak(outside, paragraphs)
    has = [int(count > 0) for count in inside]
    whole = [int(count == size) for count, size in zip(inside, sizes, strict=True)]
    unclosed = {end for _, end, closed in layout.quotes if not closed}
    is_open = [int(end in unclosed) for _, end in layout.bounds]
    colons = [int(colon) for colon in layout.colons]
    kinds, cues_before, opens = [], [], []
    for order, index in enumerate(layout.indices):
        if index == 0 or order == 0:
            kinds.append(0)
            cues_before.append(0)
            opens.append(0)
        else:
            old = order - 1
            kinds.append(1 + has[old] + whole[old] + 4 * is_open[old] + 8 * colons[old])
            cues_before.append(1 + cues[old])
            opens.append(1 + is_open[old] + 2 * colons[old])
    shapes = [
        min(index, 4) * 6 + DISTANCES[min(size - 1, FAR - 1)] // 2
        for index, size in zip(layout.indices, sizes, strict=True)
    ]
    yield ops.spread(shapes, paragraphs)
    contents = [(a * 2 + b) * CUES + c for a, b, c in zip(has, whole, cues, strict=True)]
    yield ops.mix(ops.spread(contents, paragraphs), (2, quoted))
    begins = ops.fill(layout.size, [(first, first + 1, 1) for first, _ in layout.bounds])
    yield ops.mix(ops.spread(kinds, paragraphs), (STATES, quote), (2, begins))
    cues_before = [cue * 2 + b for cue, b in zip(cues_before, whole, strict=True)]
    yield ops.mix(ops.spread(cues_before, paragraphs), (2, quoted))
    opens = [kind * 2 + b for kind, b in zip(opens, whole, strict=True)]
    yield ops.mix(ops.spread(opens, paragraphs), (2, quoted))


def _sentence_keys(
    layout: Layout, sentences: Spans, states: tuple[Columns, Column, Column], ops: Ops
) -> Iterator[Column]:
    columns, quoted, outside = states
    cues = ops.peak(outside, sentences)
    has = ops.peak(quoted, sentences)
    contents = [a * CUES + b for a, b in zip(has, cues, strict=True)]
    yield ops.mix(ops.spread(contents, sentences), (2, quoted))
    before = [0, *cues]
    pairs = [
        cue * CUES + (0 if leads else old)
        for cue, old, leads in zip(cues, before, layout.leading, strict=False)
    ]
    yield ops.mix(ops.spread(pairs, sentences), (2, quoted))
    letters = ops.total(ops.take(_IS_LETTERS, columns.shape), sentences)
    capitals = ops.total(ops.take(_IS_CAPITAL, columns.shape), sentences)
    first = {
        start for (start, _), index in zip(layout.bounds, layout.indices, strict=True) if not index
    }
    heads = []
    top = 0
    for (start, _), leads, many, high in zip(
        layout.sentences, layout.leading, letters, capitals, strict=True
    ):
        if leads:
            top = int(start in first)
        heads.append((2 if many < 4 else int(high * 10 >= many * 7)) * 2 + 1 - top)
    head = ops.spread(heads, sentences)
    yield ops.mix(head, (SHAPE_ROOM, columns.shape))
    yield ops.mix(head, (CUES, columns.cue))
