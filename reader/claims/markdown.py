"""Markdown seen through: a text of the same length with blanks for what is only syntax."""

from __future__ import annotations

import re

__all__ = ["see_through", "widen"]

_HINTS = ("](", "**", "\n#", "\n```", "]:")
"""Without one of these, behind a line break, nothing in a text is surely Markdown."""

_EVIDENT = (
    r"(?m)\]\((?:https?:|mailto:|[/#.])"  # a link
    r"|^#{1,6}[ \t]+\S"  # a heading
    r"|\*\*\S"  # strong emphasis
    r"|^```|^\[[^\]\n]{1,80}\]:[ \t]+\S"  # code, the target of a link
)
"""All patterns here are compiled by the first text that they are needed for: most need none."""

_EMPHASIS = r"(?<![\w*_])(?:\*[^\s*][^*\n]{0,80}[^\s*]\*|_[^\s_][^_\n]{0,80}[^\s_]_)(?![\w*_])"
_LEAST = 2
"""Words in emphasis that show a text to be Markdown; one may be a slip."""

_FENCED = r"(?m)^(```+|~~~+)[^\n]*\n(?:(?!\1)[^\n]*\n)*+(?:\1[^\n]*|\Z)"
_WHOLE = (
    r"(?m)^[ \t]{0,3}(?:\[[^\]\n]{1,80}\]:[ \t]+\S[^\n]*"  # the target of a link
    r"|\|[^\n]*"  # a row of a table
    r"|(?:[-*_=][ \t]*){3,}"  # a rule, or the line under a heading
    r"|<!--[^\n]*)$"
)
_HEADING = r"(?m)^[ \t]{0,3}(#{1,6})[ \t]+([^\n]*)$"
_ITEM = r"(?m)^([ \t>]{0,12})([-*+]|\d{1,3}[.)])(?=[ \t]+\S)"
_INLINE = (
    r"(?m)"
    r"\](?:\([^()\s]{0,1000}(?:\([^()\s]{0,200}\)[^()\s]{0,200})?(?:[ \t]+\"[^\"\n]{0,200}\")?\)"
    r"|\[[^\]\n]{0,80}\])"  # where a link leads
    r"|\[\^[^\]\n]{1,20}\]|<(?:https?://|/?[A-Za-z])[^<>\n]{0,300}>"  # a note, a tag
    r"|(?<!\w)\*{1,3}(?=\S)|(?<=\S)\*{1,3}(?!\w)|(?<!\w)_{1,3}(?=\w|[“\"‘'])|(?<=[\w.,;:!?”\"’)])_{1,3}(?!\w)"
    r"|~~|`+|\\(?=[^\w\s])|^[ \t]{0,3}>+"
)
_PICTURE = r"!\[[^\]\n]{0,300}\]\([^()\n]{0,1000}\)"
_BRACKET = r"\[(?=[^\[\]\n]{1,400}(?P<to>\]\(|\]\[))"


def see_through(text: str) -> str:
    """Return `text` as its reader sees it, with every code point at the same place.

    Markers of emphasis, links, headings, lists, quotations and code become blanks, and so do the
    targets of links, code that stands apart, tables and pictures. What is no Markdown is returned
    as it is.
    """
    if not _is_markdown(text):
        return text
    text = re.sub(_FENCED, _blank, text)
    text = re.sub(_WHOLE, _blank, text)
    text = re.sub(_HEADING, _heading, text)
    # An item begins a paragraph of its own, which an empty line shows: the marker makes room.
    text = re.sub(_ITEM, lambda match: match[1] + "\n" + " " * (len(match[2]) - 1), text)
    text = re.sub(_PICTURE, _blank, text)
    text = re.sub(_BRACKET, " ", text)
    return re.sub(_INLINE, _blank, text)


def widen(text: str, seen: str, start: int, end: int) -> tuple[int, int]:
    """Return the stretch of `text` with the syntax that clings to its words.

    Args:
        text: The text as it is.
        seen: The same seen through.
        start: Where the words begin.
        end: Where they end.
    """
    while start > 0 and text[start - 1] != seen[start - 1] and text[start - 1] in "*_[`~":
        start -= 1
    while end < len(text) and text[end] != seen[end]:
        end += 1
    return start, end


def _is_markdown(text: str) -> bool:
    if (any(hint in text for hint in _HINTS) or text.startswith(("#", "```"))) and re.search(
        _EVIDENT, text
    ) is not None:
        return True
    if text.count("*") + text.count("_") < 2 * _LEAST:
        return False
    return (
        sum(1 for _, _ in zip(range(_LEAST), re.finditer(_EMPHASIS, text), strict=False)) == _LEAST
    )


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match.group())


def _heading(match: re.Match[str]) -> str:
    """Blank the marks before a heading, and the full stop behind it: it is no sentence."""
    title = match[2].rstrip(" \t#.!?")
    return (" " * (match.start(2) - match.start()) + title).ljust(len(match[0]))
