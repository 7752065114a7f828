"""The passages of a tag that is being split: a list, and the whole words of one of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reader.store.anchoring import CONTEXT
from reader.tui.widgets.ends import cut, safe

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual import events

    from reader.tagging import TaggedPassage

__all__ = ["SIGNS", "PassageList", "passage_lines"]

SIGNS = {(): "·", (0,): "1", (1,): "2", (0, 1): "1+2"}
"""How it is shown which of two tags a passage is to get: by the key that gave it."""

_SIGN = 5
"""Cells for these, with the cursor before them."""

_TITLED = 70
"""Cells from which on the article's title stands behind the words."""


class PassageList(ScrollView, can_focus=False):
    """One row a passage; it is given what it shows, and tells of clicks."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "passages--words",
        "passages--muted",
        "passages--accent",
        "passages--row",
    }

    @dataclass
    class Clicked(Message):
        """Somebody clicked on a row."""

        row: int

    rows: reactive[tuple[TaggedPassage, ...]] = reactive(())
    """What is shown, in order."""
    given: reactive[Mapping[str, tuple[int, ...]]] = reactive({}, always_update=True)
    """From the id of an annotation to which of the two tags it is to get."""
    row: reactive[int] = reactive(0)
    """The row under the cursor."""

    def watch_rows(self) -> None:
        """Take up the new length."""
        self.virtual_size = Size(0, len(self.rows))
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
        return max(1, self.size.height)

    def _reveal(self) -> None:
        top = self.scroll_offset.y
        wanted = max(0, min(max(top, self.row - self.page + 1), self.row))
        if wanted != top:
            self.scroll_to(y=wanted, animate=False, force=True)

    def on_click(self, event: events.Click) -> None:
        """Tell of the row that was clicked."""
        at = event.get_content_offset(self)
        if at is not None and (row := at.y + self.scroll_offset.y) < len(self.rows):
            self.post_message(self.Clicked(row))

    def render_line(self, y: int) -> Strip:
        """Return one row of cells: what it is to get, its words, its article."""
        width = self.scrollable_content_region.width
        at = y + self.scroll_offset.y
        if at >= len(self.rows):
            return Strip.blank(width, self.rich_style)
        current, passage = at == self.row, self.rows[at]
        ground = self.get_component_rich_style("passages--row") if current else self.rich_style

        def drawn(words: str, kind: str) -> Segment:
            style = self.get_component_rich_style(f"passages--{kind}")
            return Segment(words, ground + Style(color=style.color, bold=style.bold))

        given = self.given.get(passage.annotation.id, ())
        titled = width // 4 if width >= _TITLED else 0
        words = " ".join(passage.annotation.target.exact.split())
        segments = [
            drawn("▌" if current else " ", "accent"),
            drawn(cut(SIGNS[given], _SIGN - 1), "accent" if given else "muted"),
            drawn(cut(words, width - _SIGN - titled - (2 if titled else 0)), "words"),
            drawn("  " + cut(passage.title, titled) if titled else "", "muted"),
        ]
        return Strip(segments).adjust_cell_length(width, ground)


def passage_lines(passage: TaggedPassage, width: int, height: int) -> list[Content]:
    """Return a passage with what stands around it, and what else was said of it.

    Args:
        passage: The passage.
        width: The cells of a line.
        height: So many lines at most.
    """
    annotation = passage.annotation
    target = annotation.target
    said = [
        passage.title,
        ", ".join(annotation.tags),
        annotation.status.value if annotation.status else "",
    ]
    foot = safe(" · ".join(filter(None, said)), "$foreground-muted")
    below = [foot.truncate(width, ellipsis=True)]
    if annotation.note:
        note = safe(f"note: {_flat(annotation.note)}").truncate(width, ellipsis=True)
        below.insert(0, note)
    words = Content.assemble(
        safe(_flat(_whole(target.prefix, first=True)), "$foreground-muted"),
        safe(_flat(target.exact), "bold"),
        safe(_flat(_whole(target.suffix, first=False)), "$foreground-muted"),
    ).wrap(width)
    room = max(1, height - len(below))
    return [*_shortened(words, room, width), *below][:height]


def _shortened(lines: Sequence[Content], most: int, width: int) -> list[Content]:
    """Return lines, where they are too many with an ellipsis at the end of the last."""
    if len(lines) <= most:
        return [*lines]
    last = lines[most - 1].truncate(max(1, width - 1)) + Content("…")
    return [*lines[: most - 1], last]


def _whole(around: str, *, first: bool) -> str:
    """Return what stands around a passage without the word that it was cut in.

    Args:
        around: What was kept of it.
        first: Whether it stands before the passage.
    """
    if len(around) < CONTEXT:
        return around  # there the article begins, or ends
    if first:
        return "… " + around.partition(" ")[2]
    return around.rpartition(" ")[0] + " …"


def _flat(words: str) -> str:
    """Return words on one line; a blank at either end stays."""
    inside = " ".join(words.split())
    if not inside:
        return words[:1] and " "
    return f"{' ' * words[0].isspace()}{inside}{' ' * words[-1].isspace()}"
