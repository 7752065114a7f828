"""The statements as rows, the articles as columns; only the rows on the screen are made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from rich.segment import Segment
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reader.tui.describe import EDITED_SIGN, STATE_SIGNS
from reader.tui.lineup import ON_WORDS
from reader.tui.screens.story.rows import SIGNS
from reader.tui.widgets.ends import cut, safe

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.style import Style
    from textual import events

    from reader.tui.screens.story.rows import Row
    from reader.tui.screens.story.said import Said

__all__ = ["Geometry", "Matrix"]

_LEAD = 5
"""Cells before the words of a statement: the cursor, how it stands, what was said of it."""

_BREADTH = 7
"""Cells for how many articles have it."""

_NARROWEST, _WIDEST = 5, 18
"""Cells of a column."""

_VALUED = 7
"""Cells of a column from which on it shows what an article says, where the articles differ."""

_NAMED = 38
"""Cells for the words of a statement from which on they begin with what the articles differ on."""


class Geometry(NamedTuple):
    """How the cells of a row are shared out."""

    label: int
    """Cells for the words of the statement."""

    column: int
    """Cells of each column, one of them empty."""

    shown: int
    """How many columns there is room for."""

    @classmethod
    def fitting(cls, width: int, columns: int, names: int) -> Geometry:
        """Return how `width` cells are shared out.

        Args:
            width: The cells of a row.
            columns: How many articles there are.
            names: Cells of the longest of their short names.
        """
        room = max(1, width - _LEAD - _BREADTH)
        wanted = max(_NARROWEST, min(names + 1, 9))
        # The words come first: they get two fifths, a third where there are many columns, and all
        # that the columns leave.
        share = 0.42 if columns * wanted <= room * 0.58 else 0.34
        least = max(8, min(room - _NARROWEST, round(room * share)))
        column = max(wanted, min(_WIDEST, (room - least) // max(1, columns)))
        shown = max(1, min(columns, (room - least) // column))
        return cls(max(1, room - shown * column), column, shown)


@dataclass(frozen=True, slots=True)
class _Ink:
    """A stretch of a row: words of known width, and the class that styles them."""

    words: str
    name: str


class Matrix(ScrollView, can_focus=False):
    """The table; it is given what it shows, and tells of clicks."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "matrix--head",
        "matrix--head-current",
        "matrix--label",
        "matrix--muted",
        "matrix--accent",
        "matrix--agree",
        "matrix--refine",
        "matrix--differ",
        "matrix--may",
        "matrix--alone",
        "matrix--silent",
        "matrix--said",
        "matrix--row",
        "matrix--cell",
    }

    @dataclass
    class Clicked(Message):
        """Somebody clicked on a row."""

        row: int
        column: int | None
        """The column, None for the words of the statement."""

    rows: reactive[tuple[Row, ...]] = reactive(())
    """What is shown, in order."""
    columns: reactive[tuple[tuple[str, str], ...]] = reactive(())
    """The name of each article, and its short one."""
    row: reactive[int] = reactive(0)
    """The row under the cursor."""
    column: reactive[int] = reactive(0)
    """The column under the cursor."""
    marked: reactive[str] = reactive("")
    """The id of the row that is to be joined with another."""
    said: reactive[Said | None] = reactive(None, always_update=True)
    """What was said of the claims."""

    def __init__(self) -> None:
        """Prepare an empty table."""
        super().__init__()
        self.first = 0
        """The first column that is shown."""
        self._geometry = Geometry(1, _NARROWEST, 1)

    def watch_rows(self) -> None:
        """Take up the new length."""
        self.virtual_size = Size(0, len(self.rows) + 1)
        self._reveal()
        self.refresh()

    def watch_columns(self) -> None:
        """Share the cells out anew."""
        self._fit()

    def watch_row(self) -> None:
        """Bring the row onto the screen."""
        self._reveal()

    def watch_column(self) -> None:
        """Bring the column onto the screen."""
        self._fit()

    def on_resize(self) -> None:
        """Share the cells out anew."""
        self._fit()
        self._reveal()

    @property
    def page(self) -> int:
        """How many rows there is room for."""
        return max(1, self.size.height - 1)

    def _fit(self) -> None:
        names = max((safe(short).cell_length for _, short in self.columns), default=1)
        width = self.scrollable_content_region.width
        self._geometry = fitted = Geometry.fitting(width, len(self.columns), names)
        last = len(self.columns) - fitted.shown
        least = max(0, self.column - fitted.shown + 1)
        self.first = max(least, min(self.first, self.column, max(0, last)))
        self.refresh()

    def _reveal(self) -> None:
        """Scroll as little as brings the row under the cursor onto the screen."""
        top = self.scroll_offset.y
        wanted = min(max(top, self.row - self.page + 1), self.row)
        if wanted != top:
            self.scroll_to(y=wanted, animate=False, force=True)

    def on_click(self, event: events.Click) -> None:
        """Tell of the cell that was clicked."""
        at = event.get_content_offset(self)
        if at is None or at.y < 1:
            return
        row = at.y - 1 + self.scroll_offset.y
        start = _LEAD + self._geometry.label + _BREADTH
        column = self.first + (at.x - start) // self._geometry.column if at.x >= start else None
        if row < len(self.rows):
            inside = column is None or column < len(self.columns)
            self.post_message(self.Clicked(row, column if inside else None))

    def render_line(self, y: int) -> Strip:
        """Return one row of cells.

        Args:
            y: The row of the widget: the names of the articles, then the statements.
        """
        width = self.scrollable_content_region.width
        if y == 0:
            return self._strip(self._head(), width)
        at = y - 1 + self.scroll_offset.y
        if at >= len(self.rows):
            return Strip.blank(width, self.rich_style)
        current = at == self.row
        return self._strip(self._line(self.rows[at], current=current), width, current=current)

    def _shown(self) -> Sequence[tuple[int, str, str]]:
        last = self.first + self._geometry.shown
        found = enumerate(self.columns[self.first : last], start=self.first)
        return [(at, name, short) for at, (name, short) in found]

    def _head(self) -> list[_Ink]:
        geometry = self._geometry
        left = f"‹ {self.first} more" if self.first else ""
        beyond = len(self.columns) - self.first - geometry.shown
        right = f"{beyond} more ›" if beyond > 0 else ""
        hidden = "  ".join(part for part in (left, right) if part)
        title = f"What is said{f'   articles: {hidden}' if hidden else ''}"
        inks = [
            _Ink(" " * _LEAD + cut(title, geometry.label), "head"),
            _Ink(cut(" of", _BREADTH), "head"),
        ]
        for at, _, short in self._shown():
            name = "head-current" if at == self.column else "head"
            inks.append(_Ink(cut(short, geometry.column), name))
        return inks

    def _line(self, row: Row, *, current: bool) -> list[_Ink]:
        geometry = self._geometry
        joining = row.id == self.marked
        states = self.said.states(row.cluster) if self.said else frozenset()
        signs = "".join(sign for state, sign in STATE_SIGNS.items() if state in states)
        if "edited" in states:
            signs = signs[:1] + EDITED_SIGN
        inks = [
            _Ink("▌" if current else "+" if joining else " ", "accent"),
            _Ink(SIGNS[row.stand], row.stand),
            _Ink(cut(signs, 2) + " ", "said"),
            *self._label(row, geometry.label - 1),
            _Ink("  ", "label"),
            _Ink(cut(self._breadth(row), _BREADTH), "muted"),
        ]
        for at, name, _ in self._shown():
            cell = row.cell(name)
            words = cut(self._words(row, name, geometry.column - 1), geometry.column - 1)
            here = "cell" if current and at == self.column else ""
            inks += [_Ink(words, f"{cell.stand} {here}".strip()), _Ink(" ", "label")]
        return inks

    @staticmethod
    def _label(row: Row, room: int) -> list[_Ink]:
        """Return on what the articles differ, where there is room, and what is stated."""
        label = " ".join(row.cluster.label.split())
        difference = row.difference
        if difference is None or room < _NAMED or row.stand not in ("differ", "may"):
            return [_Ink(cut(label, room), "label")]
        on = f"{ON_WORDS[difference.on]}: "
        return [_Ink(on, "muted"), _Ink(cut(label, room - len(on)), "label")]

    def _breadth(self, row: Row) -> str:
        count, total = len(row.members), len(self.columns)
        return f"{count}/{total}" + ("″" if row.cluster.one_text else "")

    def _words(self, row: Row, article: str, room: int) -> str:
        cell, said = row.cell(article), self.said
        members = row.members.get(article, ())
        edited = said is not None and any(map(said.is_edited, members))
        sign = cell.sign + (EDITED_SIGN if edited else "")
        return f"{sign} {cell.value}" if cell.value and room >= _VALUED - 1 else sign

    def _strip(self, inks: Sequence[_Ink], width: int, *, current: bool = False) -> Strip:
        segments = []
        for ink in inks:
            names = [f"matrix--{name}" for name in ink.name.split()]
            if current:
                names.insert(0, "matrix--row")
            segments.append(Segment(ink.words, self._style(*names)))
        rest = self._style("matrix--row") if current else self.rich_style
        return Strip(segments).adjust_cell_length(width, rest)

    def _style(self, *names: str) -> Style:
        return self.get_component_rich_style(*names)
