"""The tags that are in use, with their digits and counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from reader.tui.swatches import swatch_style
from reader.tui.widgets.ends import safe, two_ends

if TYPE_CHECKING:
    from reader.model.codebook_colours import Colour

__all__ = ["TagCount", "TagList"]


@dataclass(frozen=True, slots=True)
class TagCount:
    """What the list shows of one tag."""

    name: str
    count: int
    """How often it was given, in all articles that were counted."""

    key: str = ""
    """The digit that gives it, or nothing."""

    colour: Colour | None = None
    """Its own, or that of a tag above it."""


class TagList(Widget):
    """The tags: those with a digit first, then those in use, as many as there is room for."""

    tags: reactive[tuple[TagCount, ...]] = reactive(())
    """What is shown, in order."""

    def render(self) -> Content:
        """Return the rows."""
        width, height = self.content_size
        shown = self.tags[:height] if len(self.tags) <= height else self.tags[: height - 1]
        rows = [self._row(tag, width) for tag in shown]
        if left_out := len(self.tags) - len(shown):
            rows.append(Content.styled(f"  {left_out} more: t", "$foreground-muted"))
        return Content("\n").join(rows)

    @staticmethod
    def _row(tag: TagCount, width: int) -> Content:
        # The digit stands on the colour, which says nothing that the name does not.
        ground = swatch_style(tag.colour) if tag.colour else "bold $footer-key-foreground"
        key = Content.assemble(safe(tag.key[:1] or " ", ground), " ")
        name = safe(tag.name, "" if tag.count else "$foreground-muted")
        count = Content.styled(str(tag.count) if tag.count else "", "$foreground-muted")
        return two_ends(Content.assemble(key, name), count, width, gap=1)
