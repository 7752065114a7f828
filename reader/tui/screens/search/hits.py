"""The hits in their context below the names of their articles; only rows on the screen are made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reader.tui.screens.search.found import Found
from reader.tui.widgets.ends import safe
from reader.typeset.kwic import cells, head, in_context
from reader.typeset.safe import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual import events

__all__ = ["Heading", "HitList", "Signs"]

_LEAD = 5
"""Cells before the words: the cursor, and what was said of it."""

_DOTS = 5
"""Cells for how much a hit is worth checking, where there is room for it."""

_ROOMY = 60
"""Cells of a row from which on there is."""

_BEFORE = 0.42
"""The share of the words that stands before the hit."""

_ABOVE = 1
"""Rows that are shown above the cursor, so that the name of the article is seen, too."""


class Signs(NamedTuple):
    """What is shown of a hit beside its words."""

    said: str = ""
    """What was said of the claim it is in, as signs."""

    worth: str = ""
    """How much that is worth checking, as dots."""


class Heading(NamedTuple):
    """What is shown of an article."""

    title: str
    about: str


@dataclass(frozen=True, slots=True)
class _Ink:
    words: str
    name: str


class HitList(ScrollView, can_focus=False):
    """The list; it is given what it shows, and tells of clicks."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "hits--title",
        "hits--muted",
        "hits--context",
        "hits--hit",
        "hits--words",
        "hits--said",
        "hits--worth",
        "hits--accent",
        "hits--row",
    }

    @dataclass
    class Clicked(Message):
        """Somebody clicked on a hit."""

        hit: int

    @dataclass
    class Scrolled(Message):
        """Other rows are on the screen."""

    found: reactive[Found] = reactive(Found, always_update=True)
    """What is shown."""
    cursor: reactive[int] = reactive(0)
    """The number of the hit under the cursor."""

    def __init__(
        self,
        signs: Callable[[int], Signs],
        heading: Callable[[str], Heading],
        aligned: Callable[[], bool],
        share: float = 1.0,
    ) -> None:
        """Prepare an empty list.

        Args:
            signs: Says what is shown beside a hit.
            heading: Says what is shown of an article, by its name.
            aligned: Says whether hits stand below each other; else each begins its row.
            share: The part of the row that a hit that begins it may take.
        """
        super().__init__()
        self._signs = signs
        self._heading = heading
        self._aligned = aligned
        self._share = share

    @property
    def page(self) -> int:
        """How many rows there is room for."""
        return max(1, self.size.height)

    @property
    def shown_groups(self) -> Sequence[int]:
        """The groups of which rows are on the screen."""
        if not self.found.rows:
            return ()
        top = min(self.scroll_offset.y, self.found.rows - 1)
        last = min(top + self.page, self.found.rows) - 1
        return range(self.found.at_row(top)[0], self.found.at_row(last)[0] + 1)

    def watch_found(self) -> None:
        """Take up the new length."""
        self.virtual_size = Size(0, self.found.rows)
        self.reveal()
        self.refresh()

    def watch_cursor(self) -> None:
        """Bring the hit onto the screen."""
        self.reveal()
        self.refresh()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Tell that other rows are shown."""
        super().watch_scroll_y(old_value, new_value)
        self.post_message(self.Scrolled())

    def on_resize(self) -> None:
        """Keep the hit on the screen."""
        self.reveal()
        self.post_message(self.Scrolled())

    def reveal(self) -> None:
        """Scroll as little as brings the hit under the cursor onto the screen."""
        if not len(self.found):
            return
        row = self.found.row_of(min(self.cursor, len(self.found) - 1))
        top = self.scroll_offset.y
        above = _ABOVE if self.page > 2 * _ABOVE else 0
        wanted = min(max(top, row - self.page + 1), max(0, row - above))
        if wanted != top:
            self.scroll_to(y=wanted, animate=False, force=True)

    def center(self) -> None:
        """Put the hit under the cursor into the middle, as far as that goes."""
        if len(self.found):
            row = self.found.row_of(min(self.cursor, len(self.found) - 1))
            top = max(0, min(row - self.page // 2, self.found.rows - self.page))
            self.scroll_to(y=top, animate=False, force=True)

    def on_click(self, event: events.Click) -> None:
        """Tell of the hit that was clicked; of the first one of an article for its name."""
        at = event.get_content_offset(self)
        row = at.y + self.scroll_offset.y if at is not None else self.found.rows
        if row < self.found.rows:
            group, hit = self.found.at_row(row)
            self.post_message(self.Clicked(self.found.span_of(group)[0] if hit is None else hit))

    def render_line(self, y: int) -> Strip:
        """Return one row: an article, or a hit in its context."""
        width = self.scrollable_content_region.width
        row = y + self.scroll_offset.y
        if row >= self.found.rows:
            return Strip.blank(width, self.rich_style)
        group, hit = self.found.at_row(row)
        if hit is None:
            return self._strip(self._title(group, width), width)
        return self._strip(self._line(hit, width), width, current=hit == self.cursor)

    def _title(self, group: int, width: int) -> list[_Ink]:
        heading = self._heading(self.found.article_of(group))
        count = len(self.found.span_of(group))
        number = f" {count:,} " if count > 1 else " "
        title = safe(heading.title).truncate(max(1, width - len(number) - 1), ellipsis=True)
        left = width - title.cell_length - len(number) - 2
        about = safe(heading.about).truncate(max(0, left), ellipsis=True) if left > 8 else safe("")
        return [
            _Ink(f" {title.plain}", "title"),
            _Ink(number, "accent"),
            _Ink(about.plain, "muted"),
        ]

    def _line(self, number: int, width: int) -> list[_Ink]:
        hit, signs = self.found.hits[number], self._signs(number)
        current = number == self.cursor
        dots = _DOTS if width >= _ROOMY else 0
        room = max(1, width - _LEAD - dots - 1)
        aligned = self._aligned()
        column = round(room * _BEFORE) if aligned else 0
        before, words, after = in_context(
            hit.context[: hit.at],
            hit.text if aligned else _cut(hit.text, round(room * self._share)),
            hit.context[hit.at + len(hit.text) :],
            room,
            column,
        )
        if not aligned and self._share < 1:
            # What follows stands below each other, too.
            words += " " * (round(room * self._share) - cells(words))
            after = head(after, room - cells(words))
        rest = " " * max(0, room - cells(before) - cells(words) - cells(after))
        inks = [
            _Ink("▌" if current else " ", "accent"),
            _Ink(f"{signs.said:<{_LEAD - 1}}"[: _LEAD - 1], "said"),
            _Ink(before, "context"),
            _Ink(words, "hit" if aligned else "words"),
            _Ink(after + rest, "context"),
        ]
        return [*inks, _Ink(f"  {signs.worth:<3}", "worth")] if dots else inks

    def _strip(self, inks: Sequence[_Ink], width: int, *, current: bool = False) -> Strip:
        rest = self._style("row") if current else self.rich_style
        ground = Style(bgcolor=rest.bgcolor, underline=rest.underline or None)
        segments = [Segment(ink.words, self._style(ink.name) + ground) for ink in inks]
        return Strip(segments).adjust_cell_length(width, rest)

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(f"hits--{name}")


def _cut(words: str, room: int) -> str:
    """Return foreign words in at most `room` cells."""
    return head(visible(" ".join(words.split())), room)
