"""Choose what is shown: kinds, states, tags."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import getters, on
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from reader.model import Kind
from reader.tui.describe import KIND_SIGNS, STATE_SIGNS, state_words
from reader.tui.reading import STATES, Filter
from reader.tui.screens.dialog import Dialog, keys_line, styles
from reader.typeset.safe import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from textual.binding import BindingType
    from textual.widget import Widget

    from reader.tui.reading import Reading

__all__ = ["FilterScreen"]


class FilterScreen(Dialog[bool]):
    """Each choice is shown at once in the desk behind; answers True, or None to go back."""

    CSS_PATH = styles("filter")
    BINDINGS: ClassVar[list[BindingType]] = [
        ("enter,f", "done", "Done"),
        ("space,x", "choose", "Choose"),
        ("j,down", "move(1)", "Down"),
        ("k,up", "move(-1)", "Up"),
        ("pagedown", "move(8)", "Page down"),
        ("pageup", "move(-8)", "Page up"),
        ("r,F", "reset", "Show all"),
        ("plus,equals_sign", "score(0.05)", "Fewer"),
        ("minus", "score(-0.05)", "More"),
    ]
    heading = "Show only"

    options = getters.query_one(OptionList)
    count = getters.query_one("#count", Static)

    def __init__(self, reading: Reading, narrow: Callable[[Filter], None]) -> None:
        """Prepare the dialog.

        Args:
            reading: What is being read.
            narrow: Shows only what a filter lets through.
        """
        super().__init__()
        self.reading = reading
        self._narrow = narrow
        tags = {tag for stop in reading.stops for tag in stop.tags} | reading.filter.tags
        self.lines: tuple[tuple[str, Kind | str | None], ...] = (
            ("Kind", None),
            *(("kind", kind) for kind in Kind),
            ("State", None),
            *(("state", state) for state in STATES),
            *((("Tag", None),) if tags else ()),
            *(("tag", tag) for tag in sorted(tags)),
        )

    def contents(self) -> Iterable[Widget]:
        """Return the list and what it comes to."""
        options = OptionList(markup=False, compact=True)
        options.can_focus = False
        yield options
        yield Static(id="count")

    def keys(self) -> Content:
        """Return the last line."""
        return keys_line(
            ("space", "choose"),
            ("+ -", "score"),
            ("r", "show all"),
            ("Enter", "done"),
            ("Esc", "as before"),
        )

    def on_mount(self) -> None:
        """List everything."""
        self._list(1)

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        self.options.highlighted = event.option_index
        self.action_choose()

    def action_choose(self) -> None:
        """Ask for the highlighted one, or no longer."""
        at = self.options.highlighted
        if at is None or self.lines[at][1] is None:
            return
        group, value = self.lines[at]
        chosen = self.reading.filter
        if isinstance(value, Kind):
            chosen = replace(chosen, kinds=chosen.kinds ^ {value})
        elif group == "state":
            chosen = replace(chosen, states=chosen.states ^ {str(value)})
        else:
            chosen = replace(chosen, tags=chosen.tags ^ {str(value)})
        self._set(chosen)

    def action_score(self, by: float) -> None:
        """Change the least score."""
        score = min(1.0, max(0.0, round(self.reading.filter.min_score + by, 2)))
        self._set(replace(self.reading.filter, min_score=score))

    def action_reset(self) -> None:
        """Show all."""
        self._set(Filter())

    def action_done(self) -> None:
        """Keep what was chosen."""
        self.dismiss(True)

    def action_move(self, by: int) -> None:
        """Move the highlight, over the headings."""
        now = self.options.highlighted or 0
        at = max(0, min(len(self.lines) - 1, now + by))
        if self.lines[at][1] is None:
            at += 1 if by > 0 or at == 0 else -1
        self.options.highlighted = at

    def _set(self, chosen: Filter) -> None:
        self._narrow(chosen)
        self._list(self.options.highlighted)

    def _list(self, highlighted: int | None) -> None:
        self.options.clear_options()
        self.options.add_options(self._option(group, value) for group, value in self.lines)
        self.options.highlighted = highlighted
        reading = self.reading
        score = reading.filter.min_score
        words = f"{len(reading.shown)} of {len(reading.stops)} shown"
        if score:
            words += f"; open claims only from {score:.2f} on"
        self.count.update(Content.styled(words, "$foreground-muted"))

    def _option(self, group: str, value: Kind | str | None) -> Option:
        if value is None:
            return Option(Content.styled(group, "$foreground-muted"), disabled=True)
        chosen = self.reading.filter
        if isinstance(value, Kind):
            on_, sign = value in chosen.kinds, KIND_SIGNS[value]
            count = sum(value in stop.kinds for stop in self.reading.stops)
        elif group == "state":
            on_, sign = value in chosen.states, STATE_SIGNS.get(value, "·")
            count = sum(value in stop.states for stop in self.reading.stops)
        else:
            on_, sign = value in chosen.tags, STATE_SIGNS["tagged"]
            count = sum(value in stop.tags for stop in self.reading.stops)
        box = ("■ ", "$accent") if on_ else ("□ ", "$foreground-muted")
        name = state_words(value) if group == "state" else visible(str(value))
        words = f"{sign} {name}"
        return Option(Content.assemble(box, words, (f"  {count}", "$foreground-muted")))
