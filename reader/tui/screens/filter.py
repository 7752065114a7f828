"""Choose what is shown of an article: kinds, states, tags."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from reader.model import Kind
from reader.tui.describe import STATE_SIGNS, kind_words, state_words
from reader.tui.reading import STATES, Filter
from reader.tui.screens.dialog import keys_line
from reader.tui.screens.show_only import Line, ShowOnlyScreen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual.binding import BindingType
    from textual.content import Content

    from reader.tui.reading import Reading

__all__ = ["FilterScreen"]


class FilterScreen(ShowOnlyScreen):
    """Which claims of an article are shown."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("plus,equals_sign", "score(0.05)", "Fewer"),
        ("minus", "score(-0.05)", "More"),
    ]

    def __init__(self, reading: Reading, narrow: Callable[[Filter], None]) -> None:
        """Prepare the dialog.

        Args:
            reading: What is being read.
            narrow: Shows only what a filter lets through.
        """
        super().__init__()
        self.reading = reading
        self._narrow = narrow
        self.lines = tuple(self._lines())

    def keys(self) -> Content:
        """Return the last line."""
        return keys_line(
            ("space", "choose"),
            ("+ -", "score"),
            ("r", "show all"),
            ("Enter", "done"),
            ("Esc", "as before"),
        )

    def is_chosen(self, line: Line) -> bool:
        """Return whether it is asked for."""
        return line.value in getattr(self.reading.filter, line.group)

    def toggle(self, line: Line) -> None:
        """Ask for it, or no longer."""
        now = self.reading.filter
        if line.group == "kinds":
            self._narrow(replace(now, kinds=now.kinds ^ {Kind(line.value)}))
        elif line.group == "states":
            self._narrow(replace(now, states=now.states ^ {line.value}))
        else:
            self._narrow(replace(now, tags=now.tags ^ {line.value}))

    def reset(self) -> None:
        """Ask for nothing."""
        self._narrow(Filter())

    def total(self) -> str:
        """Return how many claims are shown."""
        reading = self.reading
        score = reading.filter.min_score
        words = f"{len(reading.shown)} of {len(reading.stops)} shown"
        return f"{words}; open claims only from {score:.2f} on" if score else words

    def action_score(self, by: float) -> None:
        """Change the least score."""
        score = min(1.0, max(0.0, round(self.reading.filter.min_score + by, 2)))
        self._narrow(replace(self.reading.filter, min_score=score))
        self.list_all(self.options.highlighted)

    def _lines(self) -> Iterator[Line]:
        stops = self.reading.stops
        yield Line("Kind")
        for kind in Kind:
            count = sum(kind in stop.kinds for stop in stops)
            yield Line(kind_words(kind), "kinds", kind, count)
        yield Line("State")
        for state in STATES:
            count = sum(state in stop.states for stop in stops)
            words = f"{STATE_SIGNS.get(state, '·')} {state_words(state)}"
            yield Line(words, "states", state, count)
        tags = {tag for stop in stops for tag in stop.tags} | self.reading.filter.tags
        if tags:
            yield Line("Tag")
        for tag in sorted(tags):
            count = sum(tag in stop.tags for stop in stops)
            yield Line(f"{STATE_SIGNS['tagged']} {tag}", "tags", tag, count)
