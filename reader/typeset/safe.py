"""The one function through which foreign text reaches a terminal.

Textual and Rich write escape sequences, C1 controls and bidi overrides of a text to the terminal
as they stand. `visible` replaces every such character by one visible character, so that offsets
stay what they are, and leaves all others alone.
"""

from __future__ import annotations

import functools
import re
from typing import Final

__all__ = ["MARKS", "visible"]

UNKNOWN: Final = "\N{REPLACEMENT CHARACTER}"
"""Stands for C1 controls, lone surrogates and noncharacters."""

HIDDEN: Final = "\N{WHITE VERTICAL RECTANGLE}"
"""Stands for characters that show nothing and may hide something."""

_NAMED: Final = {
    0x7F: "\N{SYMBOL FOR DELETE}",
    0x85: "\N{SYMBOL FOR NEWLINE}",
    0x2028: "\N{SYMBOL FOR NEWLINE}",
    0x2029: "\N{PILCROW SIGN}",
    0xAD: "\N{NOT SIGN}",
    **dict.fromkeys((0x200E, 0x202A, 0x202D, 0x2066), "\N{WHITE RIGHT-POINTING SMALL TRIANGLE}"),
    **dict.fromkeys(
        (0x200F, 0x061C, 0x202B, 0x202E, 0x2067), "\N{WHITE LEFT-POINTING SMALL TRIANGLE}"
    ),
    **dict.fromkeys((0x202C, 0x2068, 0x2069), "\N{WHITE DOWN-POINTING SMALL TRIANGLE}"),
}
"""Controls that have a mark of their own; word processors show a soft hyphen as a not sign."""

MARKS: Final = frozenset(
    [*_NAMED.values(), UNKNOWN, HIDDEN, *(chr(code) for code in range(0x2400, 0x2420))]
)
"""Every character that `visible` may put in the place of another."""

_SUSPECT: Final = (
    "\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164"
    "\ud800-\udfff\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    "\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
"""A character class of all that may have to be replaced, the C0 controls and the
noncharacters of higher planes apart.

Left alone although they are format characters: the Arabic number signs and their like, which are
seen.
"""

_JOINABLE: Final = (
    (0x0590, 0x1FFF),  # cursive and Indic scripts
    (0x2190, 0x2BFF),  # arrows, signs and pictographs
    (0xFB1D, 0xFDCF),
    (0xFDF0, 0xFDFF),
    (0xFE0F, 0xFE0F),  # a pictograph with its selector
    (0xFE70, 0xFEFC),
    (0x10A00, 0x1EFFF),
    (0x1F000, 0x1FBFF),
)
"""After which a zero-width joiner or non-joiner does what it is for."""

_IDEOGRAPHS: Final = ((0x3400, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x3FFFF))

_FLAGS: Final = frozenset(
    "\U0001f3f4" + "".join(chr(0xE0000 + ord(letter)) for letter in code) + "\U000e007f"
    for code in ("gbeng", "gbsct", "gbwls")
)
"""The flags of England, Scotland and Wales, the only sequences of tags in use; seven long."""


_HARMLESS: Final = set(" \xa0\u2009\u202f")
"""Characters that need not be replaced, as far as they were met; no more than there are scripts."""


def visible(text: str, keep: str = "") -> str:
    """Return `text` with every character that could act on a terminal made visible.

    Replaced one for one: C0 and C1 controls, bidi controls, line and paragraph separators, lone
    surrogates, noncharacters, tags, soft hyphens and zero-width characters. Joiners stay in
    emoji and in scripts that need them, variation selectors stay after what they vary.

    Args:
        text: Any text.
        keep: Controls to leave as they are: the newline, the tab.

    Returns:
        As many code points as `text` has; `text` itself where nothing had to be replaced.
    """
    if text.isascii():
        # Most strings are labels without a control in them; `isprintable` is the fastest test.
        return text if text.isprintable() else text.translate(_ascii_marks(keep))
    if _HARMLESS.issuperset(found := set(text).difference(keep)):
        # As with most texts; the patterns take longer to compile than a page to look through.
        return text
    if all(character < "\u3164" and character.isprintable() for character in found - _HARMLESS):
        _HARMLESS.update(found)
        return text
    if not _unusual(keep).search(text):
        return text
    return _suspects(keep).sub(_mark, text)


def _mark(match: re.Match[str]) -> str:
    """Return what stands for the suspect character that matched."""
    character = match[0]
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    if code in _NAMED:
        return _NAMED[code]
    if _belongs(match.string, match.start()):
        return character
    lost = code < 0xA0 or 0xD800 <= code < 0xE000 or 0xFDD0 <= code < 0xFDF0
    return UNKNOWN if lost or code & 0xFFFE == 0xFFFE else HIDDEN


def _belongs(text: str, at: int) -> bool:
    """Return whether the joiner, selector or tag at `at` does there what it is for."""
    code = ord(text[at])
    before = ord(text[at - 1]) if at else 0
    if code in {0x200C, 0x200D}:
        return _within(before, _JOINABLE)
    if 0xFE00 <= code <= 0xFE0F:
        # Keycaps are the only base in ASCII; a second selector has nothing to vary.
        return chr(before) in "#*0123456789" or (
            before > 0xA0 and not chr(before).isspace() and not _suspects("").match(chr(before))
        )
    if 0xE0100 <= code <= 0xE01EF:
        return _within(before, _IDEOGRAPHS)
    if 0xE0020 <= code <= 0xE007F:
        flag = text.rfind("\U0001f3f4", max(0, at - 6), at)
        return flag >= 0 and text[flag : flag + 7] in _FLAGS
    return False


def _within(code: int, ranges: tuple[tuple[int, int], ...]) -> bool:
    """Return whether `code` lies in one of `ranges`, both ends included."""
    return any(first <= code <= last for first, last in ranges)


@functools.lru_cache(maxsize=8)
def _ascii_marks(keep: str) -> dict[int, str]:
    """Return the table of ASCII's controls, `keep` left out."""
    marks = {code: chr(0x2400 + code) for code in range(0x20)} | {0x7F: _NAMED[0x7F]}
    return {code: mark for code, mark in marks.items() if chr(code) not in keep}


@functools.lru_cache(maxsize=8)
def _unusual(keep: str) -> re.Pattern[str]:
    """Return a pattern that finds at least all that `_suspects` does, nine times as fast.

    A class of the basic plane alone is a bitmap; one that reaches further is tried range by
    range.
    """
    kept = "".join(f"\\x{ord(character):02x}" for character in keep)
    return re.compile(
        f"[^{kept} -~\xa0-\xac\xae-\u0619\u061d-\u180d\u180f-\u200a\u2010-\u2027\u202f-\u205f"
        "\u2070-\u3163\u3165-\ud7ff\ue000-\ufdcf]"
    )


@functools.lru_cache(maxsize=8)
def _suspects(keep: str) -> re.Pattern[str]:
    """Return the pattern of all that may have to be replaced, compiled on first use."""
    controls = "".join(f"\\x{code:02x}" for code in range(0x20) if chr(code) not in keep)
    planes = "".join(
        f"{chr(plane + 0xFFFE)}-{chr(plane + 0xFFFF)}"
        for plane in range(0x10000, 0x110000, 0x10000)
    )
    return re.compile(f"[{controls}{_SUSPECT}{planes}]")
