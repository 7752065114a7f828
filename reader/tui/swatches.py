"""How the colours of tags are drawn: a letter on a ground, so that nothing depends on colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

if TYPE_CHECKING:
    from reader.model.codebook_colours import Colour

__all__ = ["swatch", "swatch_style"]


def swatch_style(colour: Colour) -> str:
    """Return the style of what stands on the ground of a colour."""
    return f"bold {colour.ink} on {colour.ground}"


def swatch(colour: Colour | None) -> Content:
    """Return the cell that stands for a colour; a dot for none."""
    if colour is None:
        return Content.styled("·", "$foreground-muted")
    return Content.styled(colour.letter, swatch_style(colour))
