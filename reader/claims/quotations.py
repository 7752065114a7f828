"""Quotations: what stands between quotation marks, and which marks are none."""

from __future__ import annotations

import re

__all__ = ["Quotation", "QuotationState", "find_quotations"]

_MARK = re.compile(
    r"['`“”\"„«»‘’‚‹›「」『』]"
    r"(?:(?<=')'|(?<=`)`|(?<!`)(?!(?<=[^\W_]['’])[^\W_]))"  # apostrophes in a word are none
)
_DOUBLE = '“”"„«»「」『』'
_PAIRS = {"「": "」", "『": "』"}
"""Marks that close only what their own opening mark has opened."""


class Quotation:
    """A stretch in quotation marks, the marks included."""

    __slots__ = ("closed", "end", "resumed", "start")

    def __init__(self, start: int, end: int, *, closed: bool = True) -> None:
        self.start = start
        self.end = end
        self.closed = closed
        """Whether its closing mark stands in the same paragraph."""
        self.resumed = False
        """Whether it goes on from a quotation that the paragraph before left open."""


class QuotationState:
    """What one paragraph leaves to the next one."""

    __slots__ = ("open",)

    def __init__(self) -> None:
        self.open = False
        """Whether a quotation was left open."""


def find_quotations(text: str, start: int, end: int, state: QuotationState) -> list[Quotation]:
    """Return the outermost quotations of the paragraph `text[start:end]`.

    Args:
        text: The whole text.
        start: Where the paragraph begins.
        end: Where it ends.
        state: Carried from paragraph to paragraph: a quotation over several of them opens
            anew in each and is closed only in the last.
    """
    resumed, state.open = state.open, False
    marks = [match.span() for match in _MARK.finditer(text, start, end)]
    if not marks:
        return []
    doubles: list[tuple[int, int]] = []
    singles: list[int] = []
    for mark in marks:
        first = mark[0]
        if mark[1] - first == 2 or text[first] in _DOUBLE:
            doubles.append(mark)
        else:
            singles.append(first)
    found = _pair_double(text, start, end, doubles) if doubles else []
    if singles:
        found += _pair_single(text, start, end, singles, found)
        found.sort(key=lambda quotation: quotation.start)
    if found and resumed and not text[start : found[0].start].strip():
        found[0].resumed = True
    if found and not found[-1].closed:
        state.open = True
    return found


def _opens(text: str, mark: int, size: int, start: int, end: int) -> bool:
    """Whether a mark without direction stands like an opening one."""
    before = text[mark - 1] if mark > start else " "
    after = text[mark + size] if mark + size < end else " "
    return (before.isspace() or before in "([{—–-/‘'") and not after.isspace()


def _pair_double(text: str, start: int, end: int, marks: list[tuple[int, int]]) -> list[Quotation]:
    found: list[Quotation] = []
    opened, kind = -1, ""
    nested = 0
    for mark, stop in marks:
        char = '"' if stop - mark == 2 else text[mark]
        if opened < 0:
            if char in '“„«「『"' or (char in "»”" and _opens(text, mark, 1, start, end)):
                opened, kind, nested = mark, char, 0
        elif kind in _PAIRS:
            if char == kind:
                nested += 1
            elif char == _PAIRS[kind] and nested:
                nested -= 1
            elif char == _PAIRS[kind]:
                found.append(Quotation(opened, stop))
                opened = -1
        elif (char in "„«" and kind != "»") or (char == "“" and kind != "„"):
            nested += 1
        elif char == '"' and kind == '"' and _opens(text, mark, stop - mark, start, end):
            if mark - opened > 2:
                found.append(Quotation(opened, _trim(text, opened, mark), closed=False))
            opened = mark
        elif nested and char != '"':
            nested -= 1
        else:
            found.append(Quotation(opened, stop))
            opened = -1
    if opened >= 0 and end - opened > 1:
        found.append(Quotation(opened, end, closed=False))
    return found


def _trim(text: str, start: int, end: int) -> int:
    while end > start + 1 and text[end - 1].isspace():
        end -= 1
    return end


def _pair_single(
    text: str, start: int, end: int, marks: list[int], doubles: list[Quotation]
) -> list[Quotation]:
    """Pair single marks outside the double ones; apostrophes are not taken for marks."""
    found: list[Quotation] = []
    opened = -1
    best = -1
    inside = 0
    for mark in marks:
        while inside < len(doubles) and doubles[inside].end <= mark:
            inside += 1
        if inside < len(doubles) and doubles[inside].start <= mark:
            continue
        char = text[mark]
        before = text[mark - 1] if mark > start else " "
        after = text[mark + 1] if mark + 1 < end else " "
        opens = char in "‚‹" or (char == "‘" and (opened < 0 or text[opened] != "‚"))
        if opens or (char == "'" and _opens(text, mark, 1, start, end)):
            if after.isalnum() or after in '“"…[(':
                if opened >= 0 and best >= 0:
                    found.append(Quotation(opened, best + 1))
                opened, best = mark, -1
        elif opened >= 0 and not after.isalnum() and not before.isspace():
            if before in ".,!?…;:" or (before.isalnum() and before not in "sS"):
                found.append(Quotation(opened, mark + 1))
                opened, best = -1, -1
            elif best < 0 or after in ".,;:!?":
                best = mark
    if opened >= 0 and best >= 0:
        found.append(Quotation(opened, best + 1))
    return [quotation for quotation in found if quotation.end - quotation.start > 3]
