"""One row of cells with something at its left end and something at its right."""

from __future__ import annotations

from textual.content import Content

from reader.typeset.safe import visible

__all__ = ["cut", "safe", "two_ends"]


def safe(text: str, style: str = "") -> Content:
    """Return foreign text as content that neither acts on the terminal nor is markup.

    Args:
        text: Any text; line breaks become visible characters.
        style: The style of all of it.
    """
    return Content.styled(visible(text), style, strip_control_codes=False)


def two_ends(left: Content, right: Content, width: int, gap: int = 2) -> Content:
    """Return `left` and `right` set apart in `width` cells.

    Where there is not enough room for both, the left one is cut short with an ellipsis, and
    the right one only where it alone is too wide.
    """
    room = width - right.cell_length - (gap if right.cell_length else 0)
    if room < 1:
        return right.truncate(width, ellipsis=True)
    if left.cell_length > room:
        left = left.truncate(room, ellipsis=True)
    between = width - left.cell_length - right.cell_length
    return Content.assemble(left, " " * max(0, between), right)


def cut(words: str, width: int) -> str:
    """Return foreign words in just `width` cells, cut short with an ellipsis."""
    content = safe(words).truncate(max(0, width), ellipsis=True)
    return content.plain + " " * max(0, width - content.cell_length)
