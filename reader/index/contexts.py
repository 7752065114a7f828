"""What is shown with a place in a text: the words around it."""

from __future__ import annotations

import re

from reader.model import Span

__all__ = ["CONTEXT", "around"]

CONTEXT = 80
"""Code points on either side of a hit."""

_BLANK = re.compile(r"\n[^\S\n]*\n")


def around(text: str, span: Span) -> Span:
    """Return the stretch of `text` to be shown with `span`: of its paragraph, in whole words."""
    start, end = max(0, span.start - CONTEXT), min(len(text), span.end + CONTEXT)
    if start:
        gap = _first_space(text[start - 1 : span.start])
        start += gap if gap >= 0 else 0
    if end < len(text):
        gap = _last_space(text[span.end : end])
        end = span.end + gap if gap >= 0 else end
    if "\n" in text[start : span.start]:
        start = max((gap.end() for gap in _BLANK.finditer(text, start, span.start)), default=start)
    if "\n" in text[span.end : end]:
        blank = _BLANK.search(text, span.end, end)
        end = blank.start() if blank else end
    return Span(start, end)


def _first_space(text: str) -> int:
    found = [at for at in (text.find(" "), text.find("\n")) if at >= 0]
    return min(found, default=-1)


def _last_space(text: str) -> int:
    return max(text.rfind(" "), text.rfind("\n"))
