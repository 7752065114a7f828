"""The hit under the cursor with its whole paragraph, and what is known of the claim it is in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from reader.tui.describe import anchor_words, kind_words, score_dots, source_words, status_words
from reader.tui.widgets.ends import safe, two_ends

if TYPE_CHECKING:
    from reader.model import Article, Span
    from reader.tui.reading import Stop

__all__ = ["Preview", "Previewed"]

_AROUND = 1200
"""Code points on either side of a hit that are looked at for its paragraph."""

_BREAK = re.compile(r"\n[^\S\n]*\n")
_MUTED = "$foreground-muted"


@dataclass(frozen=True)
class Previewed:
    """What is shown of a hit."""

    article: Article
    span: Span
    place: str
    """Which hit it is, of how many."""

    stop: Stop | None
    """The claim or mark that it is in."""

    looked: bool
    """Whether that is known yet."""


class Preview(Widget):
    """A few rows below the list."""

    shown: reactive[Previewed | None] = reactive(None, always_update=True)
    """What is shown; None where there is nothing."""

    def render(self) -> Content:
        """Return the rows there is room for, the hit among them."""
        width, height = self.content_size
        shown = self.shown
        if shown is None or width < 1 or height < 1:
            return Content("")
        lines = [_title(shown, width)]
        if height > 2:
            lines += [line.truncate(width, ellipsis=True) for line in _known(shown)]
        return Content("\n").join([*lines, *_paragraph(shown, width, height - len(lines))])


def _title(shown: Previewed, width: int) -> Content:
    article = shown.article
    share = round(100 * shown.span.start / max(1, len(article.text)))
    title = safe(article.title, "bold")
    right = Content.styled(f"{shown.place} · {share} %", _MUTED)
    return two_ends(title, right, width)


def _known(shown: Previewed) -> list[Content]:
    stop = shown.stop
    if stop is None:
        words = "in no claim: y, t and a mark the hit itself" if shown.looked else "…"
        return [Content.styled(words, _MUTED)]
    parts = []
    if stop.status is not None:
        colour = "$success" if stop.status == "accepted" else "$error"
        parts.append(safe(status_words(stop.status), f"bold {colour}"))
    parts += [safe(f"⚑ {tag}", "$secondary") for tag in stop.tags]
    if stop.note:
        parts.append(safe(f"✎ {' '.join(stop.note.split())}"))
    if stop.placed and (words := anchor_words(stop.placed.anchor)):
        parts.append(safe(words, "$warning"))
    if stop.claim is not None:
        parts.append(Content.styled(score_dots(stop.score), "$accent"))
        parts += [safe(kind_words(kind)) for kind in stop.kinds]
        if stop.claim.attribution is not None:
            parts.append(safe(source_words(stop.claim.attribution), _MUTED))
    else:
        parts.append(Content.styled("a mark of your own", _MUTED))
    return [Content("  ").join(parts)]


def _paragraph(shown: Previewed, width: int, height: int) -> list[Content]:
    """Return the rows of the paragraph, the hit in the middle where they are too many."""
    text, span = shown.article.text, shown.span
    if height < 1 or span.end > len(text):
        return []
    start, end = max(0, span.start - _AROUND), min(len(text), span.end + _AROUND)
    start = max((gap.end() for gap in _BREAK.finditer(text, start, span.start)), default=start)
    gap = _BREAK.search(text, span.end, end)
    end = gap.start() if gap else end
    before = _flat(text[start : span.start]).lstrip(" ")
    hit, after = _flat(text[span.start : span.end]), _flat(text[span.end : end]).rstrip(" ")
    words = Content.assemble(safe(before, _MUTED), safe(hit, "bold $accent"), safe(after, _MUTED))
    lines = words.wrap(width)
    at = len(safe(before + hit[:1]).wrap(width)) - 1
    first = max(0, min(at - height // 2, len(lines) - height))
    return lines[first : first + height]


def _flat(text: str) -> str:
    return re.sub(r"\s", " ", text)
