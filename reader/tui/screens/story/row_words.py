"""The row under the cursor in words, below the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from reader.tui.screens.story.words import row_lines

if TYPE_CHECKING:
    from reader.tui.screens.story.opened import OpenedRow

__all__ = ["RowWords"]


class RowWords(Widget):
    """What is stated, on what the articles differ, and the words of one of them."""

    shown: reactive[OpenedRow | None] = reactive(None, always_update=True)
    """The row; None where there is none."""
    article: reactive[str] = reactive("")
    """The name of the article under the cursor."""

    def render(self) -> Content:
        """Return the words, in the rows there are."""
        width, height = self.content_size
        if self.shown is None or width < 1 or height < 1:
            return Content("")
        shown = self.shown
        lines = row_lines(shown.row, self.article, shown.lineup, shown.said, width, height)
        return Content("\n").join(lines)
