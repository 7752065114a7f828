"""Breaking one paragraph into rows: greedy, at spaces, never within a grapheme cluster."""

from __future__ import annotations

from typing import Final

from reader.typeset.cells import TAB, glyphs, is_plain

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
    """Wrap any text, cluster by cluster."""
    drawn = glyphs(text)
    offsets, shown = drawn.offsets, drawn.shown
    starts = [0]
    # Clusters: the one looked at, the first of the row, the last before which the row may end.
    at = first = allowed = 0
    column = 0
    while at < len(shown):
        cluster = text[offsets[at] : offsets[at + 1]]
        # A tab is as wide as its place in the row makes it, not its place in the paragraph.
        cells = drawn.columns[at + 1] - drawn.columns[at] if cluster != "\t" else TAB - column % TAB
        if cluster in _SPACES:
            allowed = at + 1
        else:
            if at > first and _may_break(shown[at - 1], shown[at]):
                allowed = at
            if column + cells > width:
                at = first = allowed if allowed > first else max(at, first + 1)
                starts.append(offsets[first])
                column = 0
                continue
        column += cells
        at += 1
    return starts


def _may_break(before: str, after: str) -> bool:
    """Return whether a row may end between two clusters that no space parts."""
    if before[-1] in _NOT_LAST or after[0] in _NOT_FIRST:
        return False
    return before == _DASH or _is_wide(before) or _is_wide(after)


def _is_wide(cluster: str) -> bool:
    """Return whether `cluster` is an ideograph, a kana or a sign that is set like one."""
    return (
        "\u2e80" <= cluster[0] <= "\ua4cf"
        or "\uf900" <= cluster[0] <= "\ufaff"
        or ("\uff00" <= cluster[0] <= "\uffef" or cluster[0] >= "\U0001f000")
    )
