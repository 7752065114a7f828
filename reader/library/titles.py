"""The title of an article whose front matter names none."""

from __future__ import annotations

import re

__all__ = ["title_of"]

_LOOKED_AT = 4000  # code points: a heading further down is not the article's
_LONGEST = 120  # code points: a longer line is a paragraph, and is cut


def title_of(text: str) -> str | None:
    """Return the first heading of `text`, else its first line; None if it has neither.

    A heading is a line of Markdown: one after a single `#`, or underlined with `=`; the first
    line may also have several `#`. The title is one line; a long one is cut at a word.

    Args:
        text: The body of an article.
    """
    beginning = text[:_LOOKED_AT].strip()
    heading = re.search(
        r"^(?:# +|\A#{1,6} +)(?P<hashed>.*?)(?: +#+)?$|^(?P<underlined>.*\S.*)\n=+ *$",
        beginning,
        re.MULTILINE,
    )
    if heading is not None:
        title = _one_line(heading["hashed"] or heading["underlined"] or "")
        if title:
            return title
    return _one_line(beginning.partition("\n")[0]) or None


def _one_line(words: str) -> str:
    title = " ".join(words.split())
    if len(title) <= _LONGEST:
        return title
    return title[: _LONGEST - 1].rsplit(" ", 1)[0] + "…"
