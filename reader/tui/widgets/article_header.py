"""The head of the article: title, outlet, date, reading time."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from reader.tui.widgets.ends import safe

__all__ = ["ArticleHeader"]


class ArticleHeader(Widget):
    """Two rows above the text, on its measure."""

    title_words: reactive[str] = reactive("")
    """The article's title."""
    detail: reactive[str] = reactive("")
    """Outlet, date and reading time."""
    indent: reactive[int] = reactive(0)
    """The cells left of the text."""

    def render(self) -> Content:
        """Return the rows."""
        room = max(1, self.content_size.width - self.indent)
        left = " " * self.indent
        return Content.assemble(
            left,
            safe(self.title_words, "bold").truncate(room, ellipsis=True),
            "\n",
            left,
            safe(self.detail, "$foreground-muted").truncate(room, ellipsis=True),
        )
