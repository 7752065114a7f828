"""How the desk divides its width and height between the text and the panes around it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

__all__ = ["FOLDED", "LEAST", "ONE", "Room", "divide"]

FOLDED: Final = 100
"""Cells below which the claim stands under the text."""

ONE: Final = 81
"""Cells below which there is no room for the articles."""

LEAST: Final = {"left": 14, "right": 20, "under": 3}
"""The least cells, or rows, of each pane: articles, claim, and the claim under the text."""

_TEXT = 37
"""Cells that are left to the text whatever the panes take."""

_BESIDE = 7
"""Cells beside the measure: the gutter, the scroll bar, a cursor behind the last word."""

_ROWS = 5
"""Rows that are left to the text, with nine for bars, title and borders."""

_WIDTHS = ((180, 62, 52), (140, 34, 44), (120, 27, 36), (100, 23, 30), (81, 26, 0))
"""From so many cells on: the cells of the articles, and of the claim."""


class Room(NamedTuple):
    """What each pane gets."""

    left: int
    """Cells of the articles, 0 for none."""

    right: int
    """Cells of the claim beside the text, 0 where it stands under it."""

    under: int
    """Rows of the claim under the text, 0 where it stands beside it."""

    def of(self, pane: str) -> int:
        """Return what `left`, `right` or `under` gets."""
        return {"left": self.left, "right": self.right, "under": self.under}[pane]


def divide(
    width: int,
    height: int,
    measure: int,
    chosen: Mapping[str, int],
    hidden: Collection[str] = (),
) -> Room:
    """Return what each pane gets.

    A hidden pane leaves its room empty, so that the text stays where it is; only what the text
    lacks of its measure is taken from it, at the right first, for there the text can grow without
    being moved.

    Args:
        width: Cells of the terminal.
        height: Its rows.
        measure: Cells that a row of text should have.
        chosen: What a person has chosen for `left`, `right` or `under`; 0 for nothing.
        hidden: Which of `left` and `right` are not to be seen; `right` goes for `under`, too.
    """
    left, right = next((found[1:] for found in _WIDTHS if width >= found[0]), (0, 0))
    under = 0 if right else (7 if height >= 24 else 5)
    if left and chosen.get("left"):
        left = max(LEAST["left"], chosen["left"])
    if right and chosen.get("right"):
        right = max(LEAST["right"], chosen["right"])
    if under and chosen.get("under"):
        under = max(LEAST["under"], min(chosen["under"], height - 9 - _ROWS))
    over = left + right + _TEXT - width
    if over > 0:
        # Both give way alike, as far as they can.
        spare = max(0, right - LEAST["right"])
        least = LEAST["left"] if left else 0
        less = max(min(spare, (over + 1) // 2), over - (left - least))
        left, right = max(least, left - over + less), right - less
    lack = max(0, measure + _BESIDE - (width - left - right))
    if "right" in hidden:
        given = min(right, lack)
        right, lack, under = right - given, lack - given, 0
    if "left" in hidden:
        left -= min(left, lack)
    return Room(left, right, under)
