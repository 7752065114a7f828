"""One row of an article as a strip of cells: gutter, words, marks."""

from __future__ import annotations

import bisect
import itertools
from typing import TYPE_CHECKING, NamedTuple

from rich.segment import Segment
from textual.strip import Strip

from reader.typeset.cells import is_plain, width
from reader.typeset.safe import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rich.style import Style

    from reader.model import Span
    from reader.tui.widgets.marks import Mark, State
    from reader.typeset.layout import Row

__all__ = ["GUTTER", "Ink", "RowLook", "Run", "look_of", "row_strip"]

GUTTER = 5
"""Cells left of the text: three signs, a bar, a space."""

_SIGNS = 3

_DECIDED: tuple[State, ...] = ("accepted", "rejected", "tagged", "mine")
"""The weightiest first: what a passage looks like of which several things were said."""


class Ink(NamedTuple):
    """All that makes one stretch of a row look as it does."""

    strength: int = 0
    state: State = "open"
    overlaps: bool = False
    replaced: bool = False
    current: bool = False
    hit: bool = False
    selected: bool = False
    cursor: bool = False

    @property
    def classes(self) -> tuple[str, ...]:
        """The component classes whose styles are laid over one another, the lowest first."""
        names = []
        if self.state != "open":
            names.append(f"article--{self.state}")
        elif self.strength:
            names.append(f"article--{('weak', 'fair', 'strong')[min(self.strength, 3) - 1]}")
        marked = ("overlaps", "replaced", "current", "hit", "selected", "cursor")
        return (*names, *(f"article--{name}" for name in marked if getattr(self, name)))


class Run(NamedTuple):
    """A stretch of a row in one ink."""

    start: int
    end: int
    ink: Ink


class RowLook(NamedTuple):
    """All that a row's picture depends on beside its words: the key under which it is kept."""

    start: int
    end: int
    runs: tuple[Run, ...]
    sign: str
    state: State
    bar: str
    bar_ink: Ink
    tail: Ink | None
    """The ink of one more cell behind the words, where the cursor stands on a newline."""


def look_of(
    row: Row,
    marks: Sequence[Mark],
    *,
    current: Span | None = None,
    hits: Sequence[Mark] = (),
    replaced: Sequence[Span] = (),
    selection: Span | None = None,
    cursor: int | None = None,
) -> RowLook:
    """Return how `row` looks.

    Args:
        row: The row.
        marks: All marks that touch it, in order.
        current: The claim under the cursor.
        hits: What was searched for and touches the row.
        replaced: Characters in whose place a mark of `reader.typeset.safe` is drawn.
        selection: The selected passage.
        cursor: Where the cursor is drawn; None where it is not shown.
    """
    start, end = row.start, row.start + len(row.text)
    words_end = start + len(row.text.rstrip())
    spans = [mark.span for mark in marks] + [hit.span for hit in hits] + [*replaced]
    spans += [span for span in (current, selection) if span is not None]
    runs: list[Run] = []
    for first, last in itertools.pairwise(_cuts(row, spans, cursor, words_end)):
        # The space at which a row ends is no place to be tinted, nor, with two marks, underlined.
        inked = first < words_end
        over = [mark for mark in marks if inked and _touches(mark.span, first, last)]
        ink = Ink(
            strength=max((mark.strength for mark in over), default=0),
            state=_weightiest(over),
            overlaps=len(over) > 1,
            replaced=any(_touches(span, first, last) for span in replaced),
            current=inked and current is not None and _touches(current, first, last),
            hit=any(_touches(hit.span, first, last) for hit in hits),
            selected=selection is not None and _touches(selection, first, last),
            cursor=cursor is not None and first <= cursor < last,
        )
        runs.append(Run(first, last, ink))
    beyond = cursor is not None and not start <= cursor < end
    sign, state = _sign(marks, row, current)
    overlaps = any(run.ink.overlaps for run in runs)
    bar, bar_ink = _bar(marks, row, current, overlaps=overlaps)
    return RowLook(
        row.start,
        row.end,
        tuple(runs),
        sign,
        state,
        bar,
        bar_ink,
        Ink(cursor=True) if beyond else None,
    )


def row_strip(
    row: Row,
    look: RowLook,
    style: Callable[..., Style],
    *,
    left: int,
    total: int,
    gutter: int,
) -> Strip:
    """Return `row` as a strip.

    Args:
        row: The row.
        look: How it looks.
        style: From component classes to a style.
        left: Cells before the words, gutter included.
        total: Cells of the whole strip.
        gutter: Cells of the gutter, 0 for none.
    """
    plain = style()
    segments = [Segment(" " * (left - gutter), plain)] if left > gutter else []
    if gutter:
        segments += _gutter(look, style)
    column = left
    drawn = None if is_plain(row.text) else row.glyphs()
    for run in look.runs:
        if drawn is None:
            words = row.text[run.start - row.start : run.end - row.start]
            cells = len(words)
        else:
            words = drawn.text(run.start, run.end)
            cells = drawn.column(run.end) - drawn.column(run.start)
        if column + cells > total:
            # Only spaces at which the row ended hang over; they are not drawn.
            words, cells = words[: total - column], max(0, total - column)
        segments.append(Segment(words, style(*run.ink.classes)))
        column += cells
    if look.tail is not None and column < total:
        segments.append(Segment(" ", style(*look.tail.classes)))
        column += 1
    if column < total:
        segments.append(Segment(" " * (total - column), plain))
    return Strip(segments, max(total, column))


def _cuts(row: Row, spans: Sequence[Span], cursor: int | None, words_end: int) -> list[int]:
    """Return where the look of `row` may change, always between clusters."""
    if not spans and cursor is None:
        return sorted({row.start, row.start + len(row.text)})
    start, end = row.start, row.start + len(row.text)
    wanted = {at for span in spans for at in (span.start, span.end) if start < at < end}
    wanted |= {words_end} if start < words_end < end else set()
    if cursor is not None and start <= cursor < end:
        wanted |= {cursor, cursor + 1}
    if not wanted or is_plain(row.text):
        return sorted({start, end} | wanted)
    offsets = row.glyphs().offsets
    below = {offsets[bisect.bisect_right(offsets, at) - 1] for at in wanted}
    above = {offsets[bisect.bisect_left(offsets, at)] for at in wanted}
    return sorted({start, end} | below | above)


def _touches(span: Span, start: int, end: int) -> bool:
    """Return whether `span` has something in common with `[start, end)`."""
    return span.start < end and span.end > start


def _weightiest(marks: Sequence[Mark]) -> State:
    """Return the state that shows where `marks` lie over one another."""
    states = {mark.state for mark in marks}
    return next((state for state in _DECIDED if state in states), "open")


def _sign(marks: Sequence[Mark], row: Row, current: Span | None) -> tuple[str, State]:
    """Return the signs of the gutter: of the mark that begins in the row and weighs most."""
    begun = [mark for mark in marks if row.start <= mark.span.start < row.end and mark.sign]
    if not begun:
        return "", "open"
    chosen = next((mark for mark in begun if mark.span == current), None)
    chosen = chosen or next((mark for mark in begun if mark.state != "open"), begun[0])
    return visible(chosen.sign), chosen.state


def _bar(
    marks: Sequence[Mark], row: Row, current: Span | None, *, overlaps: bool
) -> tuple[str, Ink]:
    """Return the bar beside the row: it tells without colour how far a mark reaches.

    Thick for the current claim, double where marks overlap, thin where something was said.
    """
    end = row.start + len(row.text.rstrip())
    if current is not None and current.start < end and current.end > row.start:
        return "▌", Ink(current=True)
    marks = [mark for mark in marks if mark.span.start < end]
    state = _weightiest(marks)
    bar = "║" if overlaps else "│" if state != "open" else " "
    return bar, Ink(state=state)


def _gutter(look: RowLook, style: Callable[..., Style]) -> list[Segment]:
    """Return the cells before the words."""
    signs = look.sign[:_SIGNS]
    if any(width(sign) != 1 for sign in signs):
        signs = "·" * len(signs)
    signs = signs.ljust(_SIGNS)
    bar = (f"article--bar-{look.bar_ink.state}",)
    return [
        Segment(signs[:1], style("article--sign")),
        Segment(signs[1:], style("article--sign", f"article--bar-{look.state}")),
        Segment(look.bar, style("article--bar-current") if look.bar_ink.current else style(*bar)),
        Segment(" ", style()),
    ]
