"""The claim under the cursor: all that is known of it, and all that was said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import VerticalScroll
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from reader.tui.claim_words import Position, full_lines, short_lines
from reader.tui.widgets.edges import Edge, Edged

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.geometry import Size

    from reader.tui.reading import Stop

__all__ = ["ClaimPanel", "ClaimWords"]

_NOTHING = "No claim is chosen yet.\nn goes to the next one, v marks a passage of your own."


class ClaimWords(Widget):
    """The words themselves, wrapped to the width there is."""

    stop: reactive[Stop | None] = reactive(None, layout=True)
    """What is described."""
    position: reactive[Position] = reactive(Position(), layout=True)
    """Which one it is."""
    short: reactive[int] = reactive(0, layout=True)
    """The rows there are; 0 shows everything in as many as it takes."""

    digits: reactive[str] = reactive("")
    """Which digit gives which tag, where no list of the tags is to be seen."""
    story: reactive[tuple[str, ...]] = reactive((), layout=True)
    """How the other articles stand to it."""
    quoted: reactive[bool] = reactive(True, layout=True)
    """Whether they begin with the first words of the passage itself."""

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Return the rows that the words take."""
        return len(self._lines(width))

    def render(self) -> Content:
        """Return the words."""
        return Content("\n").join(self._lines(self.content_size.width))

    def _lines(self, width: int) -> list[Content]:
        if width < 1:
            return [Content("")]
        if self.stop is None:
            return Content.styled(_NOTHING, "$foreground-muted").wrap(width)
        if self.short:
            digits, story = self.digits, self.story
            return short_lines(self.stop, self.position, width, self.short, digits, story)
        return full_lines(self.stop, self.position, width, quoted=self.quoted, story=self.story)


class ClaimPanel(Edged, VerticalScroll, can_focus=False):
    """The pane at the right, or in a few rows under the text."""

    stop: reactive[Stop | None] = reactive(None)
    """The stop under the cursor."""
    position: reactive[Position] = reactive(Position())
    """Which one it is."""
    digits: reactive[str] = reactive("")
    """Which digit gives which tag, where no list of the tags is to be seen."""
    story: reactive[tuple[str, ...]] = reactive(())
    """How the other articles stand to it."""
    folded: reactive[bool] = reactive(False)
    """Whether it stands under the text, where room is short."""

    @property
    def edge(self) -> Edge:
        """The side that can be dragged."""
        return "top" if self.folded else "left"

    def compose(self) -> ComposeResult:
        """Make what is in it."""
        yield ClaimWords().data_bind(
            ClaimPanel.stop, ClaimPanel.position, ClaimPanel.digits, ClaimPanel.story
        )

    def watch_stop(self) -> None:
        """Begin at the top."""
        self.scroll_home(animate=False)

    def watch_folded(self) -> None:
        """Say it in the rows there are, or in full."""
        self._fit()

    def on_resize(self) -> None:
        """Say it in the rows there are, or in full."""
        self._fit()

    def _fit(self) -> None:
        for words in self.query(ClaimWords):
            words.short = max(1, self.content_size.height) if self.folded else 0
