"""A row that is open: its claims side by side, with the words marked on which they differ."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Region
from textual.reactive import reactive
from textual.widget import Widget

from reader.model import Anchor, Span
from reader.tui.describe import EDITED_SIGN, STATE_SIGNS, anchor_words, source_words
from reader.tui.lineup import breadth_words, name_list
from reader.tui.screens.story.words import STAND_COLOURS, STAND_WORDS, difference_line, said_words
from reader.tui.widgets.ends import safe

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.geometry import Size

    from reader.model.story import Cluster, Member
    from reader.tui.lineup import Lineup
    from reader.tui.screens.story.rows import Row
    from reader.tui.screens.story.said import Said

__all__ = ["Opened", "OpenedRow", "OpenedWords", "page"]

_NARROWEST, _GAP = 30, 3
"""Cells of a claim beside others, and between two."""

_WIDEST = 76
"""Cells of a line of words: longer ones are hard to read."""

_FAR, _LEAD = 400, 60
"""Code points before a claim in which its sentence begins, and those that are shown of it."""

_LINKS, _REASONS = 5, 4
"""Pairs of which it is shown why they stand together, and the reasons for each."""

_MUTED = "$foreground-muted"


@dataclass(frozen=True)
class OpenedRow:
    """What is shown of a row."""

    row: Row
    lineup: Lineup
    said: Said


class OpenedWords(Widget):
    """The claims, as columns where there is room for them."""

    opened: reactive[OpenedRow | None] = reactive(None, layout=True, always_update=True)
    """What is shown."""
    chosen: reactive[int] = reactive(0)
    """The member under the cursor."""

    def __init__(self) -> None:
        """Prepare an empty page."""
        super().__init__()
        self._page: tuple[list[Content], list[tuple[int, int]]] = ([Content("")], [])
        self._page_of: tuple[int, int] = (0, -1)

    def watch_opened(self) -> None:
        """Make the page anew."""
        self._page_of = (0, -1)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Return the rows that it takes."""
        return len(self._lines(width)[0])

    def render(self) -> Content:
        """Return the words."""
        return Content("\n").join(self._lines(self.content_size.width)[0])

    def place_of(self, member: int) -> tuple[int, int]:
        """Return the first row of a member, and how many rows it takes."""
        places = self._lines(self.content_size.width)[1]
        return places[member] if member < len(places) else (0, 1)

    def _lines(self, width: int) -> tuple[list[Content], list[tuple[int, int]]]:
        if self.opened is None or width < 1:
            return [Content("")], []
        # It is asked for several times for each picture, and may be long.
        if self._page_of != (width, self.chosen):
            self._page_of = (width, self.chosen)
            self._page = page(self.opened, self.chosen, width)
        return self._page


class Opened(VerticalScroll, can_focus=False):
    """The open row, to scroll through."""

    opened: reactive[OpenedRow | None] = reactive(None, always_update=True)
    """What is shown."""
    chosen: reactive[int] = reactive(0)
    """The member under the cursor."""

    def compose(self) -> ComposeResult:
        """Make what is in it."""
        yield OpenedWords().data_bind(Opened.opened, Opened.chosen)

    def on_resize(self) -> None:
        """Bring it onto the screen: a page that was not shown before has had no rows until now."""
        self.call_after_refresh(self.reveal)

    def reveal(self) -> None:
        """Bring the member under the cursor onto the screen; the first one with all above it."""
        top, height = self.query_one(OpenedWords).place_of(self.chosen)
        if not self.chosen and top + height <= self.size.height:
            self.scroll_home(animate=False)
            return
        self.scroll_to_region(Region(0, top, 1, height), animate=False, force=True)


def page(opened: OpenedRow, chosen: int, width: int) -> tuple[list[Content], list[tuple[int, int]]]:
    """Return all lines of an open row, and where each member stands in them.

    Args:
        opened: The row.
        chosen: The member under the cursor.
        width: Cells of a line.
    """
    cluster, lineup = opened.row.cluster, opened.lineup
    lines = [*safe(" ".join(cluster.label.split()), "bold").wrap(min(width, 2 * _WIDEST))]
    silent = [name for key, name in lineup.names.items() if key not in opened.row.members]
    words = breadth_words(cluster, len(lineup.articles), lineup.names)
    if silent:
        words += f"; {name_list(silent)} {'say' if len(silent) > 1 else 'says'} nothing of it"
    breadth = safe(words, _MUTED)
    lines += Content.assemble(breadth, said_words(opened.row, opened.said)).wrap(width)
    for difference in cluster.differences:
        lines += difference_line(difference, lineup).wrap(width)
    lines.append(Content(""))
    count = len(cluster.members)
    beside = max(1, min(count, (width + _GAP) // (_NARROWEST + _GAP)))
    room = min(_WIDEST, (width + _GAP) // beside - _GAP)
    marks = _marks(opened.row)
    places: list[tuple[int, int]] = []
    for first in range(0, count, beside):
        group = range(first, min(count, first + beside))
        cards = [_card(opened, at, marks[at], room, chosen=at == chosen) for at in group]
        height = max(len(card) for card in cards)
        places += [(len(lines), height + 1)] * len(cards)
        lines += _side_by_side(cards, room, height)
        lines.append(Content(""))
    lines += _why(cluster, lineup, width)
    return lines, places


def _card(
    opened: OpenedRow, at: int, marks: Sequence[Span], width: int, *, chosen: bool
) -> list[Content]:
    """Return one claim: whose it is, its words, and what was said of it."""
    member = opened.row.ordered[at]
    lineup = opened.lineup
    article = next((each for each in lineup.articles if each.name == member.article), None)
    cell = opened.row.cell(member.article)
    bar = ("▌ ", "$accent") if chosen else ("│ ", "$foreground 25%")
    room = max(1, width - 2)
    short = lineup.names.get(member.article, member.article)
    name = safe(short, "bold $accent" if chosen else "bold")
    outlet = (article.outlet or article.title) if article else ""
    head = Content.assemble(name, " ", safe(outlet, _MUTED))
    stand = Content.styled(f"{cell.sign} {STAND_WORDS[cell.stand]}", STAND_COLOURS[cell.stand])
    words = safe(member.text.replace("\n", " "))
    for mark in marks:
        words = words.stylize("bold underline $warning", mark.start, mark.end)
    lead = _lead(article.text, member.span.start) if article else ""
    words = Content.assemble(safe(lead, _MUTED), words)
    lines = [head.truncate(room, ellipsis=True), stand, *words.wrap(room)]
    claim = lineup.claims.get(member.key)
    if claim and claim.attribution:
        cue = f"  “{claim.attribution.cue}”" if claim.attribution.cue else ""
        who = Content.assemble(safe(f"— {source_words(claim.attribution)}"), safe(cue, _MUTED))
        lines += who.wrap(room)
    annotation = opened.said.of(member)
    if annotation is not None:
        signs = [STATE_SIGNS[annotation.status.value]] if annotation.status else []
        signs += [f"{STATE_SIGNS['tagged']} {tag}" for tag in annotation.tags]
        if annotation.note:
            signs.append(f"{STATE_SIGNS['noted']} {' '.join(annotation.note.split())}")
        if opened.said.is_edited(member):
            signs = [f"{sign}{EDITED_SIGN}" if len(sign) == 1 else sign for sign in signs]
            signs.append(f"{EDITED_SIGN} {anchor_words(Anchor.EDITED)}")
        for sign in signs:
            lines += safe(sign, "$secondary").wrap(room)
    return [Content.assemble(bar, line) for line in lines]


def _lead(text: str, start: int) -> str:
    """Return what stands before a claim in its sentence, cut short."""
    before = text[max(0, start - _FAR) : start]
    begun = re.split(r"[.!?…][\"'”’)]*\s+|\n", before)[-1].lstrip()
    if not begun.strip() or len(begun) <= _LEAD:
        return begun
    return f"… {begun[-_LEAD:].partition(' ')[2]}"


def _side_by_side(cards: Sequence[list[Content]], width: int, height: int) -> list[Content]:
    rows = []
    for at in range(height):
        cells = []
        for card in cards:
            line = card[at] if at < len(card) else Content("")
            cells.append(line.pad_right(max(0, width - line.cell_length)))
        rows.append(Content(" " * _GAP).join(cells))
    return rows


def _marks(row: Row) -> list[list[Span]]:
    """Return, for each member, the stretches of its text on which the articles differ."""
    marks: list[list[Span]] = [[] for _ in row.ordered]
    for difference in row.cluster.differences:
        for at, member in enumerate(row.ordered):
            for place in difference.places.get(member.article, ()):
                marks[at] += _within(place, member)
    return marks


def _within(place: Span, member: Member) -> list[Span]:
    """Return the part of a place in an article that stands in a member, as a span of its text."""
    start, end = max(place.start, member.span.start), min(place.end, member.span.end)
    if start >= end:
        return []
    return [Span(start - member.span.start, end - member.span.start)]


def _why(cluster: Cluster, lineup: Lineup, width: int) -> list[Content]:
    """Return why the claims are together, the surest link first."""
    if not cluster.links:
        return []
    lines = [Content.styled("Why they stand together", "bold")]
    ranked = sorted(cluster.links, key=lambda link: -link.weight)
    for link in ranked[:_LINKS]:
        pair = [lineup.names.get(key[0], key[0]) for key in (link.first, link.second)]
        words = Content.assemble(
            safe(name_list(pair)),
            (f"  {link.weight:.2f}  ", _MUTED),
            safe(", ".join(link.why[:_REASONS])),
        )
        lines += words.wrap(width)
    if len(ranked) > _LINKS:
        more = len(ranked) - _LINKS
        lines.append(safe(f"and {more} more pair{'s' if more != 1 else ''}", _MUTED))
    return [*lines, Content("")]
