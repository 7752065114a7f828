"""Breaking one paragraph into rows: greedy, at spaces, never within a grapheme cluster."""

from __future__ import annotations

import bisect
from typing import TYPE_CHECKING, Final

from reader.typeset.cells import is_plain, measure

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["wrap"]

_SPACES: Final = frozenset(
    " \t\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\u3000"
)
"""After which a row may end. No-break spaces are not among them."""

_DASH: Final = "\N{EM DASH}"
"""The other character of plain text after which a row may end."""

_NOT_FIRST: Final = frozenset(
    "、。，．：；？！）］｝〕〉》」』】〙〗〟ー々…‥・ゝゞヽヾっゃゅょッャュョ%％”’"
)
"""What does not begin a row (after JIS X 4051), though wide text may else end anywhere."""

_NOT_LAST: Final = frozenset("（［｛〔〈《「『【〘〖〝“‘")
"""What does not end one."""


def wrap(text: str, width: int) -> list[int]:
    """Return where the rows of a paragraph begin.

    Spaces at which a row ends belong to it, however many there are; they hang over its end. A
    word that is wider than a row is broken between clusters.

    Args:
        text: One paragraph without its newline, gone through `visible`, tabs kept.
        width: Cells of a row, at least 2.

    Returns:
        Offsets into `text`, the first of them 0.
    """
    if is_plain(text):
        return [0] if len(text) <= width else _wrap_plain(text, width)
    return _wrap_clusters(text, width)


def _wrap_plain(text: str, width: int) -> list[int]:
    """Wrap text of which each code point takes one cell."""
    starts = [0]
    start, length = 0, len(text)
    # Nearly all spaces are U+0020; the thin and wide ones are looked for only where they occur.
    others = [] if text.isascii() else [mark for mark in (*_SPACES, _DASH) if mark in text]
    others = [mark for mark in others if mark != " "]
    while length - start > width:
        limit = start + width
        # The space may be the first character that does not fit, the dash has to fit itself.
        end = text.rfind(" ", start, limit + 1) + 1
        for mark in others:
            end = max(end, text.rfind(mark, start, limit + (mark != _DASH)) + 1)
        if end <= start:
            end = limit
        elif text[end - 1] != _DASH:
            while end < length and text[end] in _SPACES:
                end += 1
        if end >= length:
            break
        starts.append(end)
        start = end
    return starts


def _wrap_clusters(text: str, width: int) -> list[int]:
    """Wrap any text: by clusters, and the cells in which they would stand in one long row."""
    offsets, columns = measure(text)
    count = len(offsets) - 1
    starts = [0]
    first = 0
    while True:
        end = bisect.bisect_right(columns, columns[first] + width) - 1
        if end >= count:
            return starts
        end = max(end, first + 1)
        at = end
        while at < count and text[offsets[at] : offsets[at + 1]] in _SPACES:
            at += 1
        if at >= count:
            return starts
        if at == end:
            allowed = (at for at in range(end, first, -1) if _may_break(text, offsets, at))
            at = next(allowed, end)
        starts.append(offsets[at])
        first = at


def _may_break(text: str, offsets: Sequence[int], at: int) -> bool:
    """Return whether a row may end before the cluster number `at`."""
    before, after = text[offsets[at - 1] : offsets[at]], text[offsets[at]]
    if before in _SPACES or before == _DASH:
        return True
    if before[-1] in _NOT_LAST or after in _NOT_FIRST:
        return False
    return _is_wide(before[0]) or _is_wide(after)


def _is_wide(character: str) -> bool:
    """Return whether `character` is an ideograph, a kana or a sign that is set like one."""
    return (
        "\u2e80" <= character <= "\ua4cf"
        or "\uf900" <= character <= "\ufaff"
        or "\uff00" <= character <= "\uffef"
        or character >= "\U0001f000"
    )
