"""The articles of the folder, each with how far one has come."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.content import Content
from textual.geometry import Region, Size
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reader.tui.describe import bar
from reader.tui.messages import ArticleRequested
from reader.tui.widgets.ends import safe

if TYPE_CHECKING:
    from rich.style import Style
    from textual import events

__all__ = ["ArticleList", "Entry"]

ROWS = 4
"""Rows that each article takes: title, outlet, progress, and one that is empty."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What the list shows of one article."""

    title: str
    outlet: str
    decided: int = 0
    """How many claims something was said of."""

    total: int | None = None
    """How many there are; None while they are not counted yet."""

    problem: str = ""
    """Why what was said of it is not known."""

    drafts: int = 0
    """How many notes on it are unfinished."""

    @property
    def words(self) -> str:
        """Both of them: `12/71`; `!` where what was said is not known."""
        if self.problem:
            return "!"
        return f"{self.decided}/{'…' if self.total is None else self.total}"


class ArticleList(ScrollView, can_focus=False):
    """The articles, as many as there may be: only the rows on the screen are made."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "article-list--title",
        "article-list--current",
        "article-list--detail",
        "article-list--bar",
        "article-list--done",
        "article-list--problem",
    }

    entries: reactive[tuple[Entry, ...]] = reactive(())
    """What is shown, in order."""
    current: reactive[int] = reactive(0)
    """The article that is open."""

    def watch_entries(self, entries: tuple[Entry, ...]) -> None:
        """Take up the new length."""
        height = max(0, len(entries) * ROWS - 1)
        if self.virtual_size.height != height:
            self.virtual_size = Size(0, height)
            self.refresh(layout=True)

    def watch_current(self, current: int) -> None:
        """Show the open article."""
        self.call_after_refresh(
            self.scroll_to_region,
            Region(0, current * ROWS, 1, ROWS - 1),
            animate=False,
            force=True,
        )

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Return the rows of all articles."""
        return max(1, len(self.entries) * ROWS - 1)

    def on_click(self, event: events.Click) -> None:
        """Ask for the article that was clicked."""
        index = (event.y + self.scroll_offset.y) // ROWS
        if 0 <= index < len(self.entries):
            self.post_message(ArticleRequested(index))

    def render_line(self, y: int) -> Strip:
        """Return one row.

        Args:
            y: The row of the widget, 0 first.
        """
        width = self.scrollable_content_region.width
        index, row = divmod(y + self.scroll_offset.y, ROWS)
        if index >= len(self.entries) or row == ROWS - 1:
            return Strip.blank(width, self.rich_style)
        entry = self.entries[index]
        mark = "▌" if index == self.current else " "
        room = width - 2
        accent = self.get_component_rich_style("article-list--current")
        detail = self.get_component_rich_style("article-list--detail")
        if row == 0:
            style = (
                accent
                if index == self.current
                else self.get_component_rich_style("article-list--title")
            )
            words = [(safe(entry.title), style)]
        elif row == 1:
            words = [(safe(entry.outlet), detail)]
        else:
            words = self._progress(entry, room)
        segments = [Segment(f"{mark} ", accent)]
        for content, style in words:
            fitted = content.truncate(room, ellipsis=True)
            room -= fitted.cell_length
            segments.append(Segment(fitted.plain, style))
        return Strip(segments).adjust_cell_length(width, self.rich_style)

    def _progress(self, entry: Entry, width: int) -> list[tuple[Content, Style]]:
        detail = self.get_component_rich_style("article-list--detail")
        if entry.problem:
            problem = self.get_component_rich_style("article-list--problem")
            return [(Content("! cannot be read"), problem)]
        drafts = f" ✎{entry.drafts}" if entry.drafts else ""
        if entry.total is None:
            return [(Content(f"counting …{drafts}"), detail)]
        done = entry.total > 0 and entry.decided >= entry.total
        name = "article-list--done" if done else "article-list--bar"
        words = f" {entry.words}{drafts}"
        return [
            (
                Content(bar(entry.decided, entry.total, min(10, width - len(words)))),
                self.get_component_rich_style(name),
            ),
            (Content(words), detail),
        ]
