"""All that is known of a stop, as labelled lines of content."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from reader.tui.describe import (
    anchor_words,
    kind_words,
    mention_words,
    quantity_words,
    score_dots,
    source_words,
    status_words,
)
from reader.tui.widgets.ends import safe

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.model import Claim
    from reader.tui.position import Position
    from reader.tui.reading import Stop

__all__ = ["full_lines", "short_lines"]

_PASSAGE = 3
"""Rows of the passage's own words at the top of all that is known of it."""

LABEL = 7
"""Cells of the labels at the left."""

_MUTED = "$foreground-muted"


def full_lines(
    stop: Stop,
    position: Position,
    width: int,
    *,
    quoted: bool = True,
    story: Sequence[str] = (),
) -> list[Content]:
    """Return everything about `stop` in lines of at most `width` cells, wrapped.

    Args:
        stop: What is described.
        position: Which one it is.
        width: Cells of a line.
        quoted: Whether it begins with the first words of the passage itself.
        story: How the other articles stand to it.
    """
    passage = safe(" ".join(stop.words.split())).wrap(max(1, width))
    if len(passage) > _PASSAGE:
        passage = [*passage[: _PASSAGE - 1], _cut(passage[_PASSAGE - 1], width)]
    lines = [*_heading(stop, position, width), Content("")]
    lines += [*passage, Content("")] if quoted else []
    claim = stop.claim
    told = [("story", _story(story))] if story else []
    groups = [
        _said(stop),
        told,
        _known(claim) if claim else [],
        _why(claim, width) if claim else [],
    ]
    for group in groups:
        if not group:
            continue
        for label, value in group:
            lines += _labelled(label, value, width)
        lines.append(Content(""))
    return lines[:-1]


def short_lines(
    stop: Stop,
    position: Position,
    width: int,
    height: int,
    digits: str = "",
    story: Sequence[str] = (),
) -> list[Content]:
    """Return the most important of it in `height` lines of at most `width` cells, cut short.

    Args:
        stop: What is described.
        position: Which one it is.
        width: Cells of a line.
        height: How many lines.
        digits: Which digit gives which tag, for a stop that has none.
        story: How the other articles stand to it.
    """
    first = _title(stop, position)
    worth = Content.styled(f" {stop.score:.2f}" if stop.claim else "", _MUTED)
    score = Content.assemble(_score(stop), worth)
    for part in (_status(stop), _kinds(stop), score, _around(position)):
        if part.cell_length:
            first = Content.assemble(first, "   ", part)
    lines = [first, safe(" ".join(stop.words.split()))]
    claim = stop.claim
    said = [(label, value) for label, value in _said(stop) if label != "status"]
    if digits and not stop.tags:
        said.insert(0, ("tags", safe(digits, _MUTED)))
    known = _known(claim) if claim else []
    told = [("story", _story(story))] if story else []
    # What somebody said of it comes before what the engine found.
    for label, value in (*said, *told, *_paired(known)):
        lines.append(Content.assemble(_label(label), _one_line(value)))
    if claim and claim.why:
        why = ", ".join(f"{reason.name} {reason.weight:+.2f}" for reason in claim.why)
        lines.append(Content.assemble(_label("why"), safe(why)))
    return [line.truncate(width, ellipsis=True) for line in lines[:height]]


def _cut(line: Content, width: int) -> Content:
    return Content.assemble(line.truncate(max(1, width - 2)).rstrip(), " …")


def _heading(stop: Stop, position: Position, width: int) -> list[Content]:
    title = _title(stop, position)
    dots = _score(stop)
    gap = " " * max(1, width - title.cell_length - dots.cell_length)
    lines = [Content.assemble(title, gap, dots)]
    lines += _packed([safe(kind_words(kind)) for kind in stop.kinds], width)
    around = _around(position)
    return [*lines, *around.wrap(width)] if around.cell_length else lines


def _packed(parts: Sequence[Content], width: int) -> list[Content]:
    """Return `parts` in lines, set apart by two blanks; none is torn apart where it fits."""
    lines: list[Content] = []
    for part in parts:
        longer = Content.assemble(lines[-1], "  ", part) if lines else part
        if longer.cell_length <= width and lines:
            lines[-1] = longer
        else:
            lines += part.wrap(max(1, width))
    return lines


def _title(stop: Stop, position: Position) -> Content:
    name = "Mark" if stop.own else "Claim"
    place = f" {position.number} of {position.total}" if position.number else " (filtered out)"
    return Content.assemble((name, "bold $accent"), (place, _MUTED))


def _around(position: Position) -> Content:
    words = f"Tab: {position.around} more here" if position.around else ""
    return Content.styled(words, _MUTED)


def _score(stop: Stop) -> Content:
    return Content.styled(score_dots(stop.claim.score), "$accent") if stop.claim else Content("")


def _kinds(stop: Stop) -> Content:
    return Content("  ").join([safe(kind_words(kind)) for kind in stop.kinds])


def _status(stop: Stop) -> Content:
    if stop.status is None:
        return Content("")
    colour = "$success" if stop.status == "accepted" else "$error"
    return safe(status_words(stop.status), f"bold {colour}")


def _said(stop: Stop) -> list[tuple[str, Content]]:
    found = []
    if stop.status is not None:
        found.append(("status", _status(stop)))
    if stop.tags:
        found.append(("tags", Content("\n").join([safe(tag, "$secondary") for tag in stop.tags])))
    if stop.note:
        lines = [safe(line) for line in stop.note.split("\n")]
        found.append(("note", Content("\n").join(lines)))
    if stop.own and not found:
        found.append(("", Content.styled("t tags it, a notes it, d deletes it", _MUTED)))
    if stop.placed and (words := anchor_words(stop.placed.anchor)):
        found.append(("place", safe(words, "$warning")))
    return found


def _story(lines: Sequence[str]) -> Content:
    """Return how the other articles stand to it, what differs set off."""
    found = []
    for line in lines:
        differs = line.startswith(("≠", "≟"))
        found.append(safe(line, "$error" if differs else ""))
    return Content("\n").join(found)


def _known(claim: Claim) -> list[tuple[str, Content]]:
    found: list[tuple[str, Content]] = []
    who = claim.attribution
    if who is not None:
        cue = safe(f"  “{who.cue}”", _MUTED) if who.cue else Content("")
        found.append(("who", Content.assemble(safe(source_words(who)), cue)))
    else:
        found.append(("who", Content.styled("the article itself", _MUTED)))
    if claim.hedge:
        found.append(("hedge", safe(claim.hedge)))
    if claim.quantities:
        found.append(("value", _lines(quantity_words(value) for value in claim.quantities)))
    if claim.dates:
        found.append(("date", _lines(mention_words(date) for date in claim.dates)))
    return found


def _why(claim: Claim, width: int) -> list[tuple[str, Content]]:
    room = width - LABEL
    rows = []
    sums = [(safe(reason.name), f"{reason.weight:+.2f}") for reason in claim.why]
    sums.append((Content.styled("worth checking", _MUTED), f"{claim.score:.2f}"))
    for name, weight in sums:
        first, *rest = name.wrap(max(1, room - len(weight) - 1))
        gap = " " * max(1, room - first.cell_length - len(weight))
        rows += [Content.assemble(first, gap, (weight, _MUTED)), *rest]
    return [("why", Content("\n").join(rows))]


def _lines(words: Iterable[str]) -> Content:
    return Content("\n").join([safe(word) for word in dict.fromkeys(words)])


def _paired(fields: list[tuple[str, Content]]) -> list[tuple[str, Content]]:
    """Put who and hedge, values and dates into one line each, as room is short."""
    found = []
    for labels in (("who", "hedge"), ("value", "date")):
        parts = [
            Content.assemble(("hedged " if label == "hedge" else "", _MUTED), _one_line(value))
            for label, value in fields
            if label in labels
        ]
        if parts:
            found.append((labels[0], Content("  ·  ").join(parts)))
    return found


def _one_line(value: Content) -> Content:
    return Content(" · ").join(value.split("\n"))


def _labelled(label: str, value: Content, width: int) -> list[Content]:
    wrapped = value.wrap(max(1, width - LABEL))
    return [
        Content.assemble(_label(label if index == 0 else ""), line)
        for index, line in enumerate(wrapped)
    ]


def _label(label: str) -> Content:
    return Content.styled(label.ljust(LABEL), _MUTED)
