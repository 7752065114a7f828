"""Choose what is shown, from groups of things that can be asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import getters, on
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from reader.tui.screens.dialog import Dialog, keys_line, styles
from reader.typeset.safe import visible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.binding import BindingType
    from textual.widget import Widget

__all__ = ["Line", "ShowOnlyScreen"]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the list: something to ask for, or the heading of a group."""

    words: str
    """What it is called, with its sign."""

    group: str = ""
    """Which set of the filter it belongs to; empty for a heading."""

    value: str = ""
    """What of that set."""

    count: int = 0
    """How many there are."""


class ShowOnlyScreen(Dialog[bool]):
    """Each choice is shown at once in the screen behind; answers True, or None to go back."""

    CSS_PATH = styles("filter")
    BINDINGS: ClassVar[list[BindingType]] = [
        ("enter,f", "done", "Done"),
        ("space,x", "choose", "Choose"),
        ("j,down", "move(1)", "Down"),
        ("k,up", "move(-1)", "Up"),
        ("pagedown", "move(8)", "Page down"),
        ("pageup", "move(-8)", "Page up"),
        ("r,F", "reset", "Show all"),
    ]
    heading = "Show only"

    options = getters.query_one(OptionList)
    count = getters.query_one("#count", Static)

    lines: tuple[Line, ...] = ()
    """What can be asked for, headings among it."""

    def is_chosen(self, line: Line) -> bool:
        """Return whether it is asked for."""
        raise NotImplementedError

    def toggle(self, line: Line) -> None:
        """Ask for it, or no longer."""
        raise NotImplementedError

    def reset(self) -> None:
        """Ask for nothing."""
        raise NotImplementedError

    def total(self) -> str:
        """Return how much is shown."""
        raise NotImplementedError

    def contents(self) -> Iterable[Widget]:
        """Return the list and what it comes to."""
        options = OptionList(markup=False, compact=True)
        options.can_focus = False
        yield options
        yield Static(id="count", markup=False)

    def keys(self) -> Content:
        """Return the last line."""
        return keys_line(
            ("space", "choose"), ("r", "show all"), ("Enter", "done"), ("Esc", "as before")
        )

    def on_mount(self) -> None:
        """List everything."""
        self.list_all(1)

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        self.options.highlighted = event.option_index
        self.action_choose()

    def action_choose(self) -> None:
        """Ask for the highlighted one, or no longer."""
        at = self.options.highlighted
        if at is not None and self.lines[at].group:
            self.toggle(self.lines[at])
            self.list_all(at)

    def action_reset(self) -> None:
        """Show all."""
        self.reset()
        self.list_all(self.options.highlighted)

    def action_done(self) -> None:
        """Keep what was chosen."""
        self.dismiss(True)

    def action_move(self, by: int) -> None:
        """Move the highlight, over the headings."""
        now = self.options.highlighted or 0
        at = max(0, min(len(self.lines) - 1, now + by))
        if not self.lines[at].group:
            at += 1 if by > 0 or at == 0 else -1
        self.options.highlighted = at

    def list_all(self, highlighted: int | None) -> None:
        """List everything anew."""
        self.options.clear_options()
        self.options.add_options(self._option(line) for line in self.lines)
        self.options.highlighted = highlighted
        self.count.update(Content.styled(visible(self.total()), "$foreground-muted"))

    def _option(self, line: Line) -> Option:
        words = visible(line.words)
        if not line.group:
            return Option(Content.styled(words, "$foreground-muted"), disabled=True)
        box = ("■ ", "$accent") if self.is_chosen(line) else ("□ ", "$foreground-muted")
        return Option(Content.assemble(box, words, (f"  {line.count}", "$foreground-muted")))
