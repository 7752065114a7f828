"""The keys that count where one is, by what they are for; typing finds those of other places."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import getters, on
from textual.containers import VerticalScroll
from textual.widgets import Input

from reader.tui.actions import GROUPS, OPENED, SELECTING, SPLITTING, STORY, WHERE, key_words
from reader.tui.actions.action import CODEBOOK
from reader.tui.legend import legend
from reader.tui.screens.dialog import Dialog, SafeInput, keys_line, styles
from reader.tui.widgets.help_words import HelpWords, Section

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.binding import BindingType
    from textual.content import Content
    from textual.widget import Widget

    from reader.tui.actions import Action

__all__ = ["HelpScreen"]

_FIRST = {
    SELECTING: "Passages",
    STORY: "Story",
    OPENED: "Story",
    CODEBOOK: "Codebook",
    SPLITTING: "Codebook",
}
"""The group that comes first, by where one is."""


class HelpScreen(Dialog[None]):
    """The table of actions, and what the signs mean."""

    CSS_PATH = styles("help")
    BINDINGS: ClassVar[list[BindingType]] = [
        ("down", "scroll(1)", "Down"),
        ("up", "scroll(-1)", "Up"),
        ("pagedown,ctrl+f", "page(1)", "Page down"),
        ("pageup,ctrl+b", "page(-1)", "Page up"),
        ("f1", "leave", "Leave"),
    ]
    heading = "Signs and keys"

    area = getters.query_one(VerticalScroll)
    line = getters.query_one(Input)
    words = getters.query_one(HelpWords)

    def __init__(self, actions: Sequence[Action], contexts: Sequence[str]) -> None:
        """Prepare the screen.

        Args:
            actions: The table, with a person's own keys.
            contexts: Where one is, what lies over it first: only its keys are shown at first.
        """
        super().__init__()
        self.actions = tuple(action for action in actions if action.keys)
        self.contexts = tuple(contexts)
        self._typed_last = ""

    def contents(self) -> Iterable[Widget]:
        """Return the line and the table."""
        yield SafeInput(placeholder="type a key, or what you want to do", compact=True)
        with VerticalScroll(can_focus=False):
            yield HelpWords(self.sections(""))

    def keys(self) -> Content:
        """Return the last line."""
        return keys_line(("↑ ↓ space", "scroll"), ("Esc", "leave"))

    def sections(self, typed: str) -> tuple[Section, ...]:
        """Return what is shown.

        Args:
            typed: What was typed: all keys that count here where that is nothing; else the
                actions that have this key, or all these words, those of other places last.
        """
        here, away = self._divided()
        if typed.strip():
            signs = [row for row in legend(self.contexts[-1]) if _holds(" ".join(row), typed)]
            found = [("Here", _rows(here, typed)), ("Elsewhere", _rows(away, typed))]
            return tuple(Section(*each) for each in (*found, ("Signs", signs)) if each[1])
        first = _FIRST.get(self.contexts[-1], "")
        groups = sorted(GROUPS, key=lambda group: group != first)
        rows = {group: _rows([a for a in here if a.group == group]) for group in groups}
        return (
            Section("Signs", legend(self.contexts[-1])),
            *(Section(group, rows[group]) for group in groups if rows[group]),
        )

    def _divided(self) -> tuple[list[Action], list[Action]]:
        """Return the actions whose keys count here, with those keys, and all the others."""
        here: list[Action] = []
        taken: set[str] = set()
        for context in self.contexts:
            found = [action for action in self.actions if context in action.contexts]
            for action in found:
                keys = tuple(key for key in action.keys if key not in taken)
                if keys:
                    here.append(replace(action, keys=keys))
            taken |= {key for action in found for key in action.keys}
        names = {action.id for action in here}
        return here, [action for action in self.actions if action.id not in names]

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        if event.value == "?":
            self.action_leave()
        elif event.value == " ":
            self.line.value = ""
            self.action_page(1)
        elif event.value.strip() != self._typed_last:
            self._typed_last = event.value.strip()
            self.words.sections = self.sections(event.value)
            self.area.scroll_home(animate=False)

    def action_scroll(self, rows: int) -> None:
        """Scroll by so many rows."""
        self.area.scroll_relative(y=rows, animate=False)

    def action_page(self, pages: int) -> None:
        """Scroll by so many pages."""
        self.action_scroll(pages * max(1, self.area.size.height - 2))


def _rows(actions: Iterable[Action], typed: str = "") -> list[tuple[str, str]]:
    """Return keys and words of those actions that `typed` finds, its own key first."""
    typed = typed.strip()
    actions = list(actions)
    by_key = [action for action in actions if typed and typed in key_words(action).split()]
    # A single letter is a key: in words it would find almost everything.
    by_words = [
        action
        for action in actions
        if (len(typed) != 1 and _holds(f"{action.label} {action.help}", typed))
        and action not in by_key
    ]
    return [
        (key_words(action), f"{WHERE[action.contexts[0]] if typed else ''}{action.help}")
        for action in (*by_key, *by_words)
    ]


def _holds(words: str, typed: str) -> bool:
    return all(part in words.lower() for part in typed.lower().split())
