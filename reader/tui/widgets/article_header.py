"""The head of the article: title, outlet, date, reading time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from reader.tui.widgets.ends import safe

if TYPE_CHECKING:
    from textual.geometry import Size

__all__ = ["ArticleHeader"]


class ArticleHeader(Widget):
    """A few rows above the text, on its measure: a long title takes two of them."""

    title_words: reactive[str] = reactive("", layout=True)
    """The article's title."""
    detail: reactive[str] = reactive("")
    """Outlet, date and reading time."""
    indent: reactive[int] = reactive(0)
    """The cells left of the text."""
    measure: reactive[int] = reactive(72, layout=True)
    """The cells of a row of text."""

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Return the rows that title and outlet take."""
        return len(self._title(width)) + 1

    def render(self) -> Content:
        """Return the rows, as many as there is room for."""
        width, height = self.content_size
        room = max(1, width - self.indent)
        left = " " * self.indent
        title = self._title(width)
        if height <= len(title):
            title = [safe(self.title_words, "bold").truncate(room, ellipsis=True)]
        rows = [*title, safe(self.detail, "$foreground-muted").truncate(room, ellipsis=True)]
        return Content("\n").join([Content.assemble(left, row) for row in rows])

    def _title(self, width: int) -> list[Content]:
        """Return the one or two rows of the title in a pane of `width` cells."""
        # Beside the text there are a gutter and a cell for the scroll bar, see `TextView`.
        room = max(1, min(self.measure, width - 5))
        rows = safe(self.title_words, "bold").wrap(room)
        if len(rows) > 2:
            rest = Content(" ").join(rows[1:])
            rows = [rows[0], rest.truncate(room, ellipsis=True)]
        return rows or [Content("")]
