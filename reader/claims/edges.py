"""The edges of claims: where none may be, and which marks are left out at them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.claims.passage import Clause

if TYPE_CHECKING:
    from reader.claims.passage import Passage, Speech

__all__ = ["guard", "trim"]

_MARKS = frozenset('“”"«»„‘「」『』') | {"''", "``"}
_STRAY = frozenset(",;:)]!.–—-")
_LOOSE = frozenset(",;:–—")
_LOSES_FIRST = _STRAY | _MARKS
_LOSES_LAST = _LOOSE | _MARKS
_FAR = 60
"""Code points between a speaker and a cue that are not one group of words any more."""


def trim(passage: Passage, clause: Clause) -> Clause:
    """Return the clause without marks at its edges whose other half lies beyond it.

    Args:
        passage: The paragraph.
        clause: A part of one of its sentences.
    """
    lows, quoted = passage.tokens.lows, passage.quoted
    first, stop = clause.first, clause.stop
    if lows[first] not in _LOSES_FIRST and lows[stop - 1] not in _LOSES_LAST:
        return clause
    while first < stop - 1 and (
        lows[first] in _STRAY or (lows[first] in _MARKS and _is_half(passage, first, clause))
    ):
        first += 1
    while stop - 1 > first and (
        (lows[stop - 1] in _LOOSE and not quoted[stop - 1])
        or (lows[stop - 1] in _MARKS and _is_half(passage, stop - 1, clause))
    ):
        stop -= 1
    if (first, stop) == (clause.first, clause.stop):
        return clause
    starts, ends = passage.tokens.starts, passage.tokens.ends
    return Clause(starts[first], ends[stop - 1], first, stop, clause.aside)


def _is_half(passage: Passage, place: int, clause: Clause) -> bool:
    """Whether the mark belongs to no quotation, or to one that lies not wholly in the clause."""
    number = passage.quoted[place]
    if not number:
        return True
    quotation = passage.quotations[number - 1]
    return quotation.start < clause.start or quotation.end > clause.end


def guard(text: str, speech: Speech) -> tuple[int, int] | None:
    """Return the stretch from a speaker and cue to the nearest part of what is said.

    Args:
        text: The whole text.
        speech: An attribution.

    Returns:
        Where it starts and ends; no clause ends within it. None without speaker and cue.
    """
    marks = [span for span in (speech.source, speech.cue) if span is not None]
    if not marks:
        return None
    if len(marks) == 2 and marks[0][1] < marks[1][0]:
        between = text[marks[0][1] : marks[1][0]]
        cue = text[marks[1][0] : marks[1][1]]
        if len(between) > _FAR or (cue.endswith("ing") and "," in between) or " and " in between:
            marks = marks[1:]
    start = min(span[0] for span in marks)
    end = max(span[1] for span in marks)
    for first, last in speech.contents:
        if last <= start and start - last < 12:
            start = last - 1
        if first >= end and first - end < 40:
            end = first + 1
    return start, end
