"""Every key, by what it is for."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import getters
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from reader.tui.actions import GROUPS, SELECTING, key_words
from reader.tui.describe import KIND_SIGNS, STATE_SIGNS, state_words
from reader.tui.screens.dialog import Dialog, keys_line, styles

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.binding import BindingType
    from textual.widget import Widget

    from reader.tui.actions import Action

__all__ = ["HelpScreen"]


class HelpScreen(Dialog[None]):
    """The table of actions, and what the signs mean."""

    CSS_PATH = styles("help")
    BINDINGS: ClassVar[list[BindingType]] = [
        ("question_mark,q", "leave", "Leave"),
        ("j,down", "scroll(1)", "Down"),
        ("k,up", "scroll(-1)", "Up"),
        ("space,pagedown", "scroll(12)", "Page down"),
        ("b,pageup", "scroll(-12)", "Page up"),
        ("g,home", "scroll(-999)", "Top"),
        ("G,end", "scroll(999)", "End"),
    ]
    heading = "Signs and keys"

    area = getters.query_one(VerticalScroll)

    def __init__(self, actions: Sequence[Action], context: str) -> None:
        """Prepare the screen.

        Args:
            actions: The table, with a person's own keys.
            context: Where one is: its keys come first.
        """
        super().__init__()
        self.actions = tuple(actions)
        self.context = context

    def contents(self) -> Iterable[Widget]:
        """Return the table."""
        groups = sorted(GROUPS, key=lambda g: g != "Passages") if self._marking else GROUPS
        sections = [("Signs", _signs()), *((group, self._rows(group)) for group in groups)]
        with VerticalScroll(can_focus=False):
            for title, rows in sections:
                yield Static(Content.styled(title, "bold $accent"), classes="title")
                for keys, words in rows:
                    with Horizontal():
                        yield Static(Content.styled(keys, "bold $footer-key-foreground"))
                        yield Static(words, classes="words", markup=False)

    @property
    def _marking(self) -> bool:
        return self.context == SELECTING

    def _rows(self, group: str) -> list[tuple[str, str]]:
        return [
            (key_words(action), action.help)
            for action in self.actions
            if action.group == group and action.keys
        ]

    def keys(self) -> Content:
        """Return the last line."""
        return keys_line(("j k", "scroll"), ("^p", "finds any action"), ("Esc", "leave"))

    def action_scroll(self, rows: int) -> None:
        """Scroll by so many rows."""
        self.area.scroll_relative(y=rows, animate=False)


def _signs() -> list[tuple[str, str]]:
    """Return a short legend: what the margin shows, and what is counted."""
    kinds = "  ".join(f"{sign} {kind.value}" for kind, sign in KIND_SIGNS.items())
    states = "  ".join(f"{sign} {state_words(name)}" for name, sign in STATE_SIGNS.items())
    return [
        ("margin", f"{states}; before them the claim's first kind, if there is room"),
        ("kinds", kinds),
        ("●●○", "how much a claim is worth checking"),
        ("reviewed", "a claim that has a decision, a tag or a note; open: one that has none"),
        (
            "the chosen one",
            "n and p go on from what is on the screen; a key that decides of what "
            "was scrolled away first brings it back, and the next press decides",
        ),
    ]
