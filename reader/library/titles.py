"""The title of an article whose front matter names none."""

from __future__ import annotations

import re

__all__ = ["title_of"]

_LOOKED_AT = 4000  # code points: a heading further down is not the article's
_LONGEST = 120  # code points: a longer line is a paragraph, and is cut
_CLOSING = re.compile(r" #+$")


def title_of(text: str) -> str | None:
    """Return the first heading of `text`, else its first line with words; None if it has neither.

    A heading is a line of Markdown: one after a single `#`, or underlined with `=`; the first
    line may also have several `#`. The title is one line; a long one is cut at a word.

    Args:
        text: The body of an article.
    """
    lines = text[:_LOOKED_AT].strip().split("\n")
    title = next(filter(None, map(_heading, range(len(lines)), lines, [*lines[1:], ""])), "")
    return (
        title
        or next(filter(_says_something, map(_one_line, lines)), "")
        or _one_line(lines[0])
        or None
    )


def _says_something(line: str) -> bool:
    """Return whether `line` is more than a rule, such as `---`."""
    return any(not each.isspace() and each not in "-_*=~." for each in line)


def _heading(number: int, line: str, below: str) -> str:
    """Return the heading that `line`, the one of that number, is; empty where it is none."""
    if line.startswith("#"):
        hashes = len(line) - len(line.lstrip("#"))
        if line[hashes : hashes + 1] == " " and (hashes == 1 or (number == 0 and hashes <= 6)):
            return _one_line(_CLOSING.sub("", line[hashes:]))
    rule = below.rstrip(" ")
    return _one_line(line) if rule and not rule.strip("=") else ""


def _one_line(words: str) -> str:
    title = " ".join(words.split())
    if len(title) <= _LONGEST:
        return title
    return title[: _LONGEST - 1].rsplit(" ", 1)[0] + "…"
