"""What the story says in words: its head, its legend, and the row under the cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from reader.model.story import On
from reader.tui.describe import EDITED_SIGN, STATE_SIGNS
from reader.tui.lineup import ON_WORDS, breadth_words, copy_words, name_list
from reader.tui.screens.story.rows import SIGNS, STANDS
from reader.tui.screens.story.wording import odd_words
from reader.tui.widgets.ends import safe

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.model.story import Difference
    from reader.tui.lineup import Lineup
    from reader.tui.screens.story.rows import Row
    from reader.tui.screens.story.said import Said

__all__ = [
    "STAND_COLOURS",
    "STAND_WORDS",
    "about_lines",
    "count_words",
    "difference_line",
    "legend",
    "row_lines",
    "said_words",
]

STAND_WORDS = {
    "differ": "differs",
    "may": "may differ",
    "refine": "refines",
    "agree": "agrees",
    "alone": "alone",
    "silent": "silent",
}
"""What the signs mean."""

STAND_COLOURS = {
    "differ": "bold $error",
    "may": "$warning",
    "refine": "$primary",
    "agree": "$success",
    "alone": "$foreground-muted",
    "silent": "$foreground-muted",
}
"""Their colours, which say nothing that the signs do not."""

_MUTED = "$foreground-muted"

_ROWS = 2
"""Rows for the words of a statement, and for each difference, below the table."""


def count_words(rows: Sequence[Row]) -> str:
    """Return how many rows there are of each sort: `41 statements · 9 differ · 104 alone`."""
    counts = {stand: sum(row.stand == stand for row in rows) for stand in STANDS}
    told = len(rows) - counts["alone"]
    parts = [f"{told:,} told by several"]
    for stand, words in (("differ", "differ"), ("may", "may differ"), ("alone", "by one alone")):
        if counts[stand]:
            parts.append(f"{counts[stand]:,} {words}")
    return " · ".join(parts)


def about_lines(lineup: Lineup, width: int) -> Content:
    """Return which articles share text, in at most two lines; empty where none do."""
    words = copy_words(lineup.story, lineup.names)
    return safe(words).truncate(2 * max(1, width), ellipsis=True) if words else Content("")


def legend(width: int) -> Content:
    """Return what the signs of the cells mean, set as wide as there is room."""
    parts = [
        Content.assemble((SIGNS[stand], STAND_COLOURS[stand]), (f" {words}", _MUTED))
        for stand, words in STAND_WORDS.items()
    ]
    parts.append(Content.assemble("″", (" one text", _MUTED)))
    for gap in ("   ", "  ", " "):
        found = Content(gap).join(parts)
        if found.cell_length <= width:
            return found
    return found.truncate(max(1, width), ellipsis=True)


def row_lines(
    row: Row, article: str, lineup: Lineup, said: Said, width: int, height: int
) -> list[Content]:
    """Return what is known of a row, and the words of one article, in `height` lines.

    Args:
        row: The row.
        article: The name of the article under the cursor.
        lineup: The story it is of.
        said: What was said of its claims.
        width: Cells of a line.
        height: How many lines.
    """
    label = safe(" ".join(row.cluster.label.split()), "bold").wrap(max(1, width))
    label = _cut(label, _ROWS, width)
    total = len(lineup.articles)
    breadth = breadth_words(row.cluster, total, lineup.names)
    head = Content.assemble(safe(breadth, _MUTED), said_words(row, said))
    lines = [*label, head.truncate(width, ellipsis=True)]
    for difference in row.cluster.differences:
        lines += _cut(difference_line(difference, lineup).wrap(max(1, width)), _ROWS, width)
    words = _article_lines(row, article, lineup, width)
    # The words of the article come before all but the first lines about the row.
    words = _cut(words, max(2, height - len(lines)), width)
    return [*lines[: max(1, height - len(words))], *words][:height]


def difference_line(difference: Difference, lineup: Lineup) -> Content:
    """Return what the articles differ on: `≠ how many  001 and 003: 65 to 70 · 004: 80`."""
    stand = "differ" if difference.sure else "may"
    by_value: dict[str, list[str]] = {}
    for name, value in difference.values.items():
        by_value.setdefault(value, []).append(lineup.names.get(name, name))
    texts = [" ".join(value.split()) for value in by_value]
    odd = odd_words(texts) if difference.on is On.QUOTE else [() for _ in texts]
    values = []
    for names, text, spans in zip(by_value.values(), texts, odd, strict=True):
        words = safe(text)
        for span in spans:
            words = words.stylize("bold $warning", span.start, span.end)
        values.append(Content.assemble(safe(f"{name_list(names)}: ", _MUTED), words))
    return Content.assemble(
        (SIGNS[stand], STAND_COLOURS[stand]),
        (f" {ON_WORDS[difference.on]}  ", _MUTED),
        Content(" · ").join(values),
    )


def _cut(lines: list[Content], height: int, width: int) -> list[Content]:
    """Return so many lines, the last one cut short where there were more."""
    if len(lines) <= height:
        return lines
    rest = Content(" ").join(lines[height - 1 :])
    return [*lines[: height - 1], rest.truncate(width, ellipsis=True)]


def said_words(row: Row, said: Said) -> Content:
    """Return what was said of all members of a row, as signs and tags."""
    states = said.states(row.cluster)
    parts = [
        f"{STATE_SIGNS[state]} {state}" for state in STATE_SIGNS if state in states - {"tagged"}
    ]
    parts += [f"{STATE_SIGNS['tagged']} {tag}" for tag in said.tags(row.cluster)]
    if "edited" in states:
        parts.append(f"{EDITED_SIGN} edited since: y accepts the new words")
    return safe("".join(f"   {part}" for part in parts), "$secondary")


def _article_lines(row: Row, article: str, lineup: Lineup, width: int) -> list[Content]:
    short = lineup.names.get(article, article)
    found = next((each for each in lineup.articles if each.name == article), None)
    title = (found.outlet or found.title) if found else ""
    cell = row.cell(article)
    head = Content.assemble(
        (f"{cell.sign} ", STAND_COLOURS[cell.stand]), safe(short, "bold $accent"), " "
    )
    if article not in row.members:
        return [
            Content.assemble(head, safe(f"{title}  says nothing of it", _MUTED)).truncate(
                width, ellipsis=True
            )
        ]
    words = " … ".join(" ".join(member.text.split()) for member in row.members[article])
    return Content.assemble(head, safe(f"{title}  ", _MUTED), safe(words)).wrap(max(1, width))
