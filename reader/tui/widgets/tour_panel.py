"""Where the tour says what to try next: rows of their own, which cover nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

if TYPE_CHECKING:
    from textual.geometry import Size

__all__ = ["TourPanel"]


class TourPanel(Widget):
    """A step of the tour."""

    words: reactive[Content] = reactive(Content(""), layout=True)
    """What is said."""
    place: reactive[str] = reactive("")
    """Which step it is: `2 of 7`."""
    leave: reactive[str] = reactive("")
    """How the tour is left."""

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Return the rows that the words take, two at the least: so it seldom grows."""
        return max(2, len(self._lines(width)))

    def render(self) -> Content:
        """Return the words."""
        return Content("\n").join(self._lines(self.content_size.width))

    def _lines(self, width: int) -> list[Content]:
        words = Content.assemble(
            (f"{self.place}  ", "bold $accent"),
            self.words,
            (f"  {self.leave}", "$foreground-muted"),
        )
        return words.wrap(max(1, width))
