"""The colours that a tag may have: few, told apart by colour-blind people, each with a letter.

The palette is that of Masataka Okabe and Kei Ito, "Color Universal Design" (2002, revised 2008,
https://jfly.uni-koeln.de/color/), tried by its authors against protanopia, deuteranopia and
tritanopia. Their black, which is no colour on a dark ground, is a grey here: one so dark that who
sees no green does not take it for purple, as the usual #999999.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.errors import ReaderError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.model.annotation import Tag

__all__ = ["COLOURS", "Colour", "clean_colour", "colour_called", "colour_of"]


class Colour(NamedTuple):
    """One colour of the palette."""

    name: str
    """As the codebook keeps it."""

    letter: str
    """What stands for it where there are no colours; each has another one."""

    ground: str
    """The colour itself, `#rrggbb`, for a ground."""

    ink: str
    """What reads well on that ground."""


_DARK, _PALE = "#121212", "#ffffff"

COLOURS: tuple[Colour, ...] = (
    Colour("vermilion", "V", "#d55e00", _DARK),
    Colour("orange", "O", "#e69f00", _DARK),
    Colour("yellow", "Y", "#f0e442", _DARK),
    Colour("green", "G", "#009e73", _DARK),
    Colour("sky", "S", "#56b4e9", _DARK),
    Colour("blue", "B", "#0072b2", _PALE),
    Colour("purple", "P", "#cc79a7", _DARK),
    Colour("neutral", "N", "#606060", _PALE),
)
"""The palette, in the order in which it is offered."""

_CALLED = {
    **{colour.name: colour for colour in COLOURS},
    **{
        other: next(colour for colour in COLOURS if colour.name == name)
        for other, name in {
            "red": "vermilion",
            "vermillion": "vermilion",
            "cyan": "sky",
            "magenta": "purple",
            "pink": "purple",
            "black": "neutral",
            "white": "neutral",
            "gray": "neutral",
            "grey": "neutral",
        }.items()
    },
}
"""Also by other names, which codebooks may hold: each is the nearest of the palette."""


def colour_called(name: str) -> Colour | None:
    """Return the colour that goes by `name`, whatever its case; None for any other word."""
    return _CALLED.get(name.strip().lower())


def clean_colour(name: str) -> str:
    """Return the name of the palette for what a person wrote; `none` and nothing are no colour.

    Raises:
        ReaderError: There is no such colour.
    """
    if name.strip().lower() in ("", "none"):
        return ""
    colour = colour_called(name)
    if colour is None:
        known = ", ".join(each.name for each in COLOURS)
        raise ReaderError(f"{name}: no such colour", f"there are {known} and none")
    return colour.name


def colour_of(tags: Mapping[str, Tag], name: str) -> tuple[Colour | None, str]:
    """Return the colour of a tag: its own, or that of the nearest one above it that has one.

    Args:
        tags: The codebook, by name.
        name: The tag, which need not be in it.

    Returns:
        The colour, None without one, and the name of the tag it was set for.
    """
    at = name
    while at:
        if (tag := tags.get(at)) is not None and (colour := colour_called(tag.colour)):
            return colour, at
        at = at.rpartition("/")[0]
    return None, ""
