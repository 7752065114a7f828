"""The tags as a tree; only the rows on the screen are made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reader.tui.screens.codebook.book import Book
from reader.tui.widgets.ends import cut, safe
from reader.typeset.safe import visible

if TYPE_CHECKING:
    from textual import events

    from reader.model.codebook_tree import TagRow

__all__ = ["TagTree"]

_LEAD = 2
"""Cells before the tree: the cursor, and what is marked."""

_DEEPEST = 8
"""Levels that are indented; what is deeper stands below those."""

_DIGIT, _NUMBER = 7, 9
"""Cells of the columns of digits and of counts, which stand at their right ends."""

_COUNTED = 60
"""Cells from which on it is shown in how many articles a tag was given."""

_LEAST_SAID = 18
"""Cells from which on there is a column of descriptions."""


class TagTree(ScrollView, can_focus=False):
    """The table; it is given what it shows, and tells of clicks."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "tree--head",
        "tree--tag",
        "tree--group",
        "tree--muted",
        "tree--accent",
        "tree--digit",
        "tree--row",
    }

    @dataclass
    class Clicked(Message):
        """Somebody clicked on a row."""

        row: int
        on_fold: bool
        """Whether it was on the sign that folds."""

    rows: reactive[tuple[TagRow, ...]] = reactive(())
    """What is shown, in order."""
    book: reactive[Book] = reactive(Book(), always_update=True)
    """What is known of the tags."""
    row: reactive[int] = reactive(0)
    """The row under the cursor."""
    marked: reactive[frozenset[str]] = reactive(frozenset())
    """The tags that were marked."""

    def __init__(self) -> None:
        """Prepare an empty table."""
        super().__init__()
        self._widest = 1

    def watch_rows(self) -> None:
        """Take up the new length."""
        self._widest = max(map(_cells, self.rows), default=1)
        self.virtual_size = Size(0, len(self.rows) + 1)
        self._reveal()
        self.refresh()

    def watch_row(self) -> None:
        """Bring the row onto the screen."""
        self._reveal()
        self.refresh()

    def on_resize(self) -> None:
        """Keep the row on the screen."""
        self._reveal()

    @property
    def page(self) -> int:
        """How many rows there is room for."""
        return max(1, self.size.height - 1)

    def _reveal(self) -> None:
        """Scroll as little as brings the row under the cursor onto the screen."""
        top = self.scroll_offset.y
        wanted = max(0, min(max(top, self.row - self.page + 1), self.row))
        if wanted != top:
            self.scroll_to(y=wanted, animate=False, force=True)

    def on_click(self, event: events.Click) -> None:
        """Tell of the row that was clicked."""
        at = event.get_content_offset(self)
        if at is None or at.y < 1:
            return
        row = at.y - 1 + self.scroll_offset.y
        if row < len(self.rows):
            sign = _LEAD + 2 * min(self.rows[row].depth, _DEEPEST)
            self.post_message(self.Clicked(row, sign <= at.x < sign + 2))

    def render_line(self, y: int) -> Strip:
        """Return one row of cells.

        Args:
            y: The row of the widget: what the columns hold, then the tags.
        """
        width = self.scrollable_content_region.width
        if y == 0:
            return Strip(self._head(width)).adjust_cell_length(width, self.rich_style)
        at = y - 1 + self.scroll_offset.y
        if at >= len(self.rows):
            return Strip.blank(width, self.rich_style)
        current = at == self.row
        ground = self._style("tree--row") if current else self.rich_style
        segments = self._line(self.rows[at], width, ground, current=current)
        return Strip(segments).adjust_cell_length(width, ground)

    @staticmethod
    def _counted(width: int) -> int:
        """Return how many columns of counts there is room for."""
        return 2 if width >= _COUNTED else 1

    def _columns(self, width: int) -> tuple[int, int]:
        """Return the cells of the tree itself and of the descriptions, which may be none."""
        room = max(1, width - _LEAD - _DIGIT - self._counted(width) * _NUMBER)
        tree = max(20, min(self._widest + 1, max(32, room * 2 // 5)))
        said = room - tree - 3
        return (tree, said) if said >= _LEAST_SAID else (room, 0)

    def _head(self, width: int) -> list[Segment]:
        tree, said = self._columns(width)
        numbers = ("given", "articles")[: self._counted(width)]
        words = " " * _LEAD + cut("tag", tree) + "digit".rjust(_DIGIT)
        words += "".join(each.rjust(_NUMBER) for each in numbers)
        words += f"   {cut('what it is for', said)}" if said else ""
        return [Segment(words, self._style("tree--head"))]

    def _line(self, row: TagRow, width: int, ground: Style, *, current: bool) -> list[Segment]:
        tree, said = self._columns(width)
        book, name = self.book, row.name
        indent = "  " * min(row.depth, _DEEPEST)
        fold = ("▸ " if row.folded else "▾ ") if row.below else "  "
        colour, _ = book.colour(name)
        if colour is None:
            tint = ground + self._style("tree--muted", plain=True)
        else:
            tint = ground + Style(bold=True, color=colour.ink, bgcolor=colour.ground)
        group = book.is_group(name)
        room = tree - len(indent) - 4

        def drawn(words: str, kind: str) -> Segment:
            return Segment(words, ground + self._style(f"tree--{kind}", plain=True))

        hidden = f"  ({row.below})" if row.folded else ""
        label = safe(row.label).truncate(max(1, room - len(hidden)), ellipsis=True).plain + hidden
        return [
            drawn("▌" if current else " ", "accent"),
            drawn("✓" if name in self.marked else " ", "accent"),
            drawn(indent + fold, "muted"),
            Segment("·" if colour is None else colour.letter, tint),
            drawn(" " + cut(label, room), "group" if group else "tag"),
            drawn(visible(book.key(name))[:1].rjust(_DIGIT), "digit"),
            *(
                drawn(words.rjust(_NUMBER), "muted")
                for words in self._numbers(row)[: self._counted(width)]
            ),
            drawn("   " + cut(book.description(name), said) if said else "", "muted"),
        ]

    def _numbers(self, row: TagRow) -> tuple[str, str]:
        book = self.book
        if book.counts is None:
            return "…", "…"
        if row.folded:
            count = book.given_below(row.name)
            return f"Σ {count:,}" if count else "", ""
        given, articles = book.given(row.name), book.articles(row.name)
        return f"{given:,}" if given else "", f"{articles:,}" if articles else ""

    def _style(self, name: str, *, plain: bool = False) -> Style:
        """Return the style of a class; without a ground of its own where it is `plain`."""
        style = self.get_component_rich_style(name)
        return Style(color=style.color, bold=style.bold, italic=style.italic) if plain else style


def _cells(row: TagRow) -> int:
    """Return how many cells a row of the tree wants."""
    return 2 * min(row.depth, _DEEPEST) + 4 + safe(row.label).cell_length
