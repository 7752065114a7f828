"""What goes over every row before it reaches the terminal, in themes that need it."""

from __future__ import annotations

from abc import abstractmethod
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual.color import BLACK, WHITE, Color
from textual.filter import LineFilter

from reader.model.codebook_colours import COLOURS
from reader.tui.themes import CONTRAST, PLAIN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rich.color import Color as RichColor
    from rich.color_triplet import ColorTriplet

__all__ = ["FILTERS"]

_DIM = 0.6
"""The brightness, 0 to 1, of the lightest words that are drawn dim where there are no colours."""

_LEAST = 7.0
"""The contrast of words in the theme of high contrast: WCAG 2.2, level AAA."""


class _Restyling(LineFilter):
    """Gives all words another style, and each style always the same."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002
        """Return the same words in other styles.

        Args:
            segments: Words and their styles.
            background: What lies behind them.
        """
        restyle = self.restyle
        return [
            Segment(text, style and restyle(style), control) for text, style, control in segments
        ]

    @staticmethod
    @abstractmethod
    def restyle(style: Style) -> Style:
        """Return what `style` becomes."""


class _Colourless(_Restyling):
    """Takes all colours out; what was darker is dim, what is chosen in a list is reversed."""

    @staticmethod
    @lru_cache(1024)
    def restyle(style: Style) -> Style:
        """Return `style` without colours."""
        # Textual leaves "reverse" out of the line of a list that is set off, not its background.
        if style.bgcolor is not None and style.bgcolor.triplet == _chosen():
            return style.without_color + Style(reverse=True, dim=False)
        # Words that are muted.
        ink, ground = _brightness(style.color), _brightness(style.bgcolor)
        dim = ground < ink < _DIM and not style.reverse
        return style.without_color + Style(dim=True) if dim else style.without_color


class _Lifted(_Restyling):
    """Makes the colours of tags so light that what stands on them is read as well as all else."""

    @staticmethod
    @lru_cache(1024)
    def restyle(style: Style) -> Style:
        """Return `style`, on a lighter ground if it was on one of a tag."""
        ground = style.bgcolor and _grounds().get(style.bgcolor.triplet)
        return style + Style.from_color(BLACK.rich_color, ground.rich_color) if ground else style


@cache
def _chosen() -> ColorTriplet | None:
    return Color.parse(PLAIN.variables["mark-option"]).rich_color.triplet


def _brightness(colour: RichColor | None) -> float:
    return Color.from_rich_color(colour).brightness if colour is not None else 0.0


@cache
def _grounds() -> Mapping[ColorTriplet | None, Color]:
    """Return the ground of each colour of tags, and one on which black has the contrast."""
    grounds = {}
    for colour in COLOURS:
        ground = lifted = Color.parse(colour.ground)
        while (_luminance(lifted) + 0.05) / 0.05 < _LEAST:
            lifted = lifted.blend(WHITE, 0.05)
        grounds[ground.rich_color.triplet] = lifted
    return grounds


def _luminance(colour: Color) -> float:
    """Return the relative luminance of WCAG 2.2, from 0 for black to 1 for white."""
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in colour.normalized
    ]
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))


FILTERS: Mapping[str, LineFilter] = {PLAIN.name: _Colourless(), CONTRAST.name: _Lifted()}
"""What goes over the rows in a theme."""
