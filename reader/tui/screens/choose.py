"""A list in which typing finds: articles, annotations, tags."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from textual import getters, on
from textual.content import Content
from textual.fuzzy import FuzzySearch
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from reader.tui.screens.dialog import Dialog, SafeInput, keys_line
from reader.typeset.safe import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.binding import BindingType
    from textual.widget import Widget

__all__ = ["Choice", "ChooseScreen"]

T = TypeVar("T")

_MOST = 500
"""Choices that are listed at once; typing finds the others."""


@dataclass(frozen=True, slots=True)
class Choice(Generic[T]):
    """One line of the list."""

    value: T
    """What choosing it answers."""

    words: str
    """What is shown, and what typing finds."""

    before: str = ""
    """A sign or key in front of it."""

    after: str = ""
    """What else is said of it, muted."""

    marked: bool = False
    """Whether it is set off from the others."""


class ChooseScreen(Dialog[T]):
    """Choose one of many: type to find, arrows to move, enter to choose."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("up,shift+tab", "move(-1)", "Up"),
        ("down,tab", "move(1)", "Down"),
        ("pageup", "move(-8)", "Page up"),
        ("pagedown", "move(8)", "Page down"),
    ]

    line = getters.query_one(Input)
    options = getters.query_one(OptionList)
    none = getters.query_one("#none", Static)

    def __init__(
        self, heading: str, choices: Sequence[Choice[T]], *, empty: str = "There is nothing yet."
    ) -> None:
        """Prepare the dialog.

        Args:
            heading: What is to be chosen.
            choices: What there is, in the order shown while nothing is typed.
            empty: What is said where there is nothing.
        """
        super().__init__()
        self.heading = heading
        self.choices = tuple(choices)
        self.empty = empty
        self.found: tuple[Choice[T], ...] = ()
        self._search = FuzzySearch()

    def contents(self) -> Iterable[Widget]:
        """Return the line and the list."""
        yield SafeInput(placeholder="type to find", compact=True)
        options = OptionList(markup=False, compact=True)
        options.can_focus = False
        yield options
        yield Static(visible(self.empty), id="none", markup=False)

    def keys(self) -> Content:
        """Return the last line."""
        return keys_line(("letters", "find"), ("↑↓", "move"), ("Enter", "choose"), ("Esc", "leave"))

    def on_mount(self) -> None:
        """Show all of them, the marked one highlighted."""
        self.show("")
        marked = [index for index, choice in enumerate(self.found) if choice.marked]
        if marked:
            self.options.highlighted = marked[0]

    def matching(self, typed: str) -> list[Choice[T]]:
        """Return the choices that `typed` finds, best first."""
        if not typed.strip():
            return [*self.choices[:_MOST]]
        scored = [(self._search.match(typed, choice.words)[0], choice) for choice in self.choices]
        found = [pair for pair in scored if pair[0] > 0]
        found.sort(key=lambda pair: -pair[0])
        named = [choice for _, choice in found[:_MOST]]
        return [*named, *self.between(typed.strip(), named), *self.explained(typed, scored)]

    def between(self, name: str, named: Sequence[Choice[T]]) -> Iterable[Choice[T]]:  # noqa: ARG002
        """Return what stands between what is called so and what is only said to be so."""
        return ()

    @staticmethod
    def explained(typed: str, scored: Iterable[tuple[float, Choice[T]]]) -> list[Choice[T]]:
        """Return the choices of which `typed` is said, word for word, but not in their names."""
        words = typed.strip().lower()
        return [choice for score, choice in scored if not score and words in choice.after.lower()]

    def show(self, typed: str) -> None:
        """List what `typed` finds."""
        self.found = tuple(self.matching(typed))
        self.options.clear_options()
        self.options.add_options(Option(self.line_of(choice, typed)) for choice in self.found)
        self.options.highlighted = 0 if self.found else None
        self.options.display = bool(self.found)
        self.none.display = not self.found
        if not self.found and self.choices:
            self.none.update("Nothing is called like that.")

    def line_of(self, choice: Choice[T], typed: str) -> Content:
        """Return how a choice is shown, with the letters that were found set off."""
        words = Content(visible(choice.words))
        if typed.strip():
            for offset in self._search.match(typed, choice.words)[1]:
                words = words.stylize("bold $accent", offset, offset + 1)
        before = f"{visible(choice.before)} " if choice.before else ""
        after = f"  {visible(choice.after)}" if choice.after else ""
        return Content.assemble(
            (before, "bold $footer-key-foreground"), words, (after, "$foreground-muted")
        )

    @on(Input.Changed)
    def _find(self, event: Input.Changed) -> None:
        self.show(event.value)

    @on(Input.Submitted)
    def _submit(self) -> None:
        self.choose()

    @on(OptionList.OptionSelected)
    def _select(self, event: OptionList.OptionSelected) -> None:
        self.options.highlighted = event.option_index
        self.choose()

    def choose(self) -> None:
        """Answer with the highlighted choice."""
        index = self.options.highlighted
        if index is not None and index < len(self.found):
            self.dismiss(self.found[index].value)

    def action_move(self, by: int) -> None:
        """Move the highlight, stopping at the ends."""
        if self.found:
            now = self.options.highlighted or 0
            self.options.highlighted = max(0, min(len(self.found) - 1, now + by))
