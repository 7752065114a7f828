"""Words in a picture or a page: escaped, broken into lines, cut to what is worth reading."""

from __future__ import annotations

import html
import re
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["cut", "escaped", "one_line", "width_of", "wrapped"]

_NARROW: Final = frozenset("ijltfrI.,:;'’‘!|()[]- ")
_WIDE: Final = frozenset("mwMW%@—…")

_NARROWER, _USUAL, _CAPITAL, _WIDER, _FULL = 0.37, 0.6, 0.72, 0.95, 1.05
"""Widths of characters in ems of a sans serif face, rather too wide than too narrow."""


def escaped(text: str) -> str:
    """Return `text` for HTML and XML: no markup, no reference, nothing invisible that acts.

    Controls, bidi overrides, noncharacters and halves of surrogate pairs, which XML cannot hold
    or which change what is seen, are shown by their numbers; newlines and tabs stay.
    """
    text = _acting().sub(lambda match: f"⟨U+{ord(match[0]):04X}⟩", text)
    return html.escape(text)


@cache
def _acting() -> re.Pattern[str]:
    return re.compile(
        "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff"
        "\ufff9-\ufffb\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
    )


def one_line(text: str) -> str:
    """Return `text` without line breaks and needless spaces."""
    return " ".join(text.split())


def cut(text: str, longest: int) -> str:
    """Return `text` on one line, at most so many code points long, cut between words."""
    text = one_line(text)
    if len(text) <= longest:
        return text
    head, space, _ = text[: longest - 1].rpartition(" ")
    return (head if space else text[: longest - 1]).rstrip(" ,;:–—-") + "…"


def width_of(text: str) -> float:
    """Return about how wide `text` is in a sans serif face, in ems."""
    return sum(map(_width, text))


def _width(character: str) -> float:
    if character in _NARROW:
        return _NARROWER
    if character in _WIDE:
        return _WIDER
    if character >= "\u1100":
        return _FULL if not "\u2000" <= character < "\u2e80" else _USUAL
    return _CAPITAL if character.isupper() else _USUAL


def wrapped(text: str, width: float, most: int = 3) -> list[str]:
    """Return `text` in lines.

    Args:
        text: Words; line breaks in it count as spaces.
        width: Of a line, in ems.
        most: Lines there may be; what does not fit is cut off with an ellipsis.
    """
    lines: list[str] = []
    line = ""
    for word in _pieces(text.split(), width):
        longer = f"{line} {word}" if line else word
        if line and width_of(longer) > width:
            lines.append(line)
            line = word
        else:
            line = longer
    lines.append(line)
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    while last and width_of(f"{last}…") > width:
        last = last[:-1]
    return [*lines[: most - 1], last.rstrip(" ,;:–—-") + "…"]


def _pieces(words: Iterable[str], width: float) -> Iterable[str]:
    """Yield words, those that are wider than a line in pieces."""
    for word in words:
        piece, taken = "", 0.0
        for character in word:
            wide = _width(character)
            if piece and taken + wide > width:
                yield piece
                piece, taken = "", 0.0
            piece += character
            taken += wide
        yield piece
