"""What a change of tags would touch, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from reader.tui.widgets.ends import safe, two_ends

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from reader.tagging import Done, Elsewhere, Touched

__all__ = [
    "brief",
    "count_words",
    "done_words",
    "few_names",
    "in_articles",
    "move_lines",
    "touch_lines",
]

_ARTICLES = 4
"""Articles that are named."""

_BRIEF = 40
"""Cells of a name where there is little room."""

_MOVES = 4
"""Tags that are named."""

_MUTED = "$foreground-muted"


def count_words(number: int, what: str) -> str:
    """Return a number with what it counts: `1 tag`, `2,000 tags`."""
    return f"{number:,} {what}{'s' * (number != 1)}"


def in_articles(annotations: int, articles: int) -> str:
    """Return how many annotations in how many articles."""
    return f"{count_words(annotations, 'annotation')} in {count_words(articles, 'article')}"


def done_words(done: Done) -> str:
    """Return what was done, and to how much."""
    touched = f": {in_articles(done.annotations, done.articles)}" if done.annotations else ""
    return f"{done.what}{touched}"


def brief(name: str) -> str:
    """Return a tag's name for a heading: with an ellipsis where it is long."""
    return safe(name).truncate(_BRIEF, ellipsis=True).plain


def few_names(names: Sequence[str], most: int) -> str:
    """Return some names, each in brief, and how many there are beside them."""
    more = len(names) - most
    return ", ".join(map(brief, names[:most])) + (f" and {more:,} more" if more > 0 else "")


def move_lines(moves: Mapping[str, str | None], width: int) -> list[Content]:
    """Return what becomes of each tag, a few of them.

    Args:
        moves: See `reader.tagging.Change`.
        width: The cells of a line.
    """
    lines = []
    for old in sorted(moves)[:_MOVES]:
        new = moves[old]
        words = f"{old} → {new}" if new is not None else f"{old} is deleted"
        lines.append(safe(words).truncate(width, ellipsis=True))
    if (more := len(moves) - _MOVES) > 0:
        lines.append(Content.styled(f"and {more:,} more", _MUTED))
    return lines


def touch_lines(
    touched: Sequence[Touched],
    elsewhere: Iterable[Elsewhere],
    title: Callable[[Path], str],
    annotator: str,
    width: int,
) -> list[Content]:
    """Return how many annotations a change touches, in which articles, and whose.

    Args:
        touched: Where, see `reader.tagging.Change`.
        elsewhere: What others have of it, which stays.
        title: From the file of an article to what it is called.
        annotator: Whose annotations are touched.
        width: The cells of a line.
    """
    count = sum(each.annotations for each in touched)
    if count:
        head = f"Touches {in_articles(count, len(touched))}, all by {annotator}:"
    else:
        head = "Touches no annotation, the codebook alone."
    lines = [safe(head, "bold").truncate(width, ellipsis=True)]
    most = sorted(touched, key=lambda each: -each.annotations)
    for each in most[:_ARTICLES]:
        number = Content.styled(f"{each.annotations:,}", _MUTED)
        lines.append(two_ends(safe(f"  {title(each.article)}"), number, width))
    if rest := most[_ARTICLES:]:
        left = in_articles(sum(each.annotations for each in rest), len(rest))
        lines.append(Content.styled(f"  and {left} more", _MUTED))
    for other in elsewhere:
        words = (
            f"{other.annotator} has {in_articles(other.annotations, other.articles)}: they stay."
        )
        lines += safe(words, "$warning").wrap(width)
    return lines
