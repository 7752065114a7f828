"""The claim under the cursor: all that is known of it, and all that was said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import VerticalScroll
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from reader.tui.position import Position
from reader.tui.widgets.edges import Edge, Edged

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.geometry import Size

    from reader.tui.reading import Stop

__all__ = ["ClaimPanel", "ClaimWords"]

_NOTHING = "No claim is chosen yet.\nn goes to the next one, v marks a passage of your own."


class ClaimWords(Widget):
    """The words themselves, wrapped to the width there is.

    The screen is laid out anew only where they take more or fewer rows than before: that takes
    longer than all else that a decision does.
    """

    stop: reactive[Stop | None] = reactive(None)
    """What is described."""
    position: reactive[Position] = reactive(Position())
    """Which one it is."""
    short: reactive[int] = reactive(0)
    """The rows there are; 0 shows everything in as many as it takes."""
    least: reactive[int] = reactive(0)
    """The rows that it takes in any case, so that most claims take as many."""

    digits: reactive[str] = reactive("")
    """Which digit gives which tag, where no list of the tags is to be seen."""
    story: reactive[tuple[str, ...]] = reactive(())
    """How the other articles stand to it."""
    quoted: reactive[bool] = reactive(True)
    """Whether they begin with the first words of the passage itself."""

    _made: tuple[object, list[Content]] | None = None
    """The last rows, and what they were made of."""
    _fitting = False

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Return the rows that the words take."""
        return max(self.least, len(self._lines(width)))

    def watch_stop(self) -> None:
        """Take the rows that it takes."""
        self._fit_soon()

    def watch_position(self) -> None:
        """Take the rows that it takes."""
        self._fit_soon()

    def watch_story(self) -> None:
        """Take the rows that it takes."""
        self._fit_soon()

    def watch_short(self) -> None:
        """Take the rows that it takes."""
        self._fit_soon()

    def watch_least(self) -> None:
        """Take the rows that it takes."""
        self._fit_soon()

    def _fit_soon(self) -> None:
        """Make the rows once, when all that they tell has been set."""
        if not self._fitting:
            self._fitting = True
            self.call_next(self._fit)

    def _fit(self) -> None:
        """Have the screen laid out anew if the rows are no longer as many."""
        self._fitting = False
        width, height = self.content_size
        if max(self.least, len(self._lines(width))) != height:
            self.refresh(layout=True)

    def render(self) -> Content:
        """Return the words."""
        return Content("\n").join(self._lines(self.content_size.width))

    def _lines(self, width: int) -> list[Content]:
        """Return the rows; they are made once for what they tell."""
        told = (self.stop, self.position, self.short, self.digits, self.story, self.quoted, width)
        if self._made is None or self._made[0] != told:
            self._made = told, self._make_lines(width)
        return self._made[1]

    def _make_lines(self, width: int) -> list[Content]:
        if width < 1:
            return [Content("")]
        if self.stop is None:
            return Content.styled(_NOTHING, "$foreground-muted").wrap(width)
        from reader.tui.claim_words import full_lines, short_lines

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
            words.least = 0 if self.folded else self.scrollable_content_region.height
