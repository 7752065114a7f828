"""The desk: what is shown and how, and the dialogs that change nothing of what was said."""

from __future__ import annotations

from dataclasses import replace

from textual import work

from reader.tui.reading import Filter
from reader.tui.screens.desk.copying import Copying

__all__ = ["Viewing"]

_SCORE_STEP = 0.05

_NARROWEST = 30
_WIDEST = 120
_MEASURE_STEP = 4


class Viewing(Copying):
    """Actions that change what is seen."""

    @work
    async def action_filter(self) -> None:
        """Choose kinds, states and tags to show."""
        from reader.tui.screens.filter import FilterScreen

        before = self.reading.filter
        screen = FilterScreen(self.reading, self._narrow)
        if await self.ask(screen) is None and self.reading.filter != before:
            self._narrow(before)

    def action_clear_filter(self) -> None:
        """Show everything."""
        self._narrow(Filter())
        self.say("All claims are shown.")

    def action_raise_score(self) -> None:
        """Show only what is more worth checking."""
        self._change_score(_SCORE_STEP)

    def action_lower_score(self) -> None:
        """Show what is less worth checking, too."""
        self._change_score(-_SCORE_STEP)

    @work
    async def action_show_claim(self) -> None:
        """Show all that is known of the current claim."""
        from reader.tui.screens.details import DetailsScreen

        stop = self.reading.current
        if stop is None:
            self.say("No claim is chosen yet: n goes to the next one.")
            return
        words = stop.span.text_in(self.article.text)
        await self.ask(DetailsScreen(stop, self.panel.position, words))

    def action_narrow(self) -> None:
        """Set the text in shorter lines."""
        self._set_measure(-_MEASURE_STEP)

    def action_widen(self) -> None:
        """Set the text in longer lines."""
        self._set_measure(_MEASURE_STEP)

    @work
    async def action_export(self) -> None:
        """Write annotations to a file."""
        from reader.tui.screens.export import ExportScreen

        done = await self.ask(ExportScreen(self.project, self.article))
        if done is not None:
            self.say(done)

    def _narrow(self, chosen: Filter) -> None:
        self.filter = self.reading.filter = chosen
        self.take_up()

    def _change_score(self, by: float) -> None:
        score = min(1.0, max(0.0, round(self.reading.filter.min_score + by, 2)))
        self._narrow(replace(self.reading.filter, min_score=score))
        shown = sum(stop.open for stop in self.reading.shown)
        self.say(f"open claims from {score:.2f} on: {shown:,} shown")

    def _set_measure(self, by: int) -> None:
        measure = max(_NARROWEST, min(_WIDEST, self.view.measure + by))
        self.view.measure = measure
        self.header.measure = measure
        self.widened(measure)
        self.say(f"lines of {measure} cells")
