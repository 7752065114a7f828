"""Every key, by what it is for."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import getters
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from reader.tui.actions import (
    AWAY,
    CODEBOOK,
    GROUPS,
    OPENED,
    SELECTING,
    SPLITTING,
    STORY,
    key_words,
)
from reader.tui.describe import KIND_SIGNS, STATE_SIGNS, state_words
from reader.tui.screens.dialog import Dialog, keys_line, styles

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.binding import BindingType
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
        first = _FIRST.get(self.context, "")
        groups = sorted(GROUPS, key=lambda group: group != first)
        signs = {"Story": _story_signs, "Codebook": _codebook_signs}.get(first, _signs)()
        sections = [("Signs", signs), *((group, self._rows(group)) for group in groups)]
        with VerticalScroll(can_focus=False):
            for title, rows in sections:
                if not rows:
                    continue
                yield Static(Content.styled(title, "bold $accent"), classes="title")
                for keys, words in rows:
                    with Horizontal():
                        yield Static(Content.styled(keys, "bold $footer-key-foreground"))
                        yield Static(words, classes="words", markup=False)

    def _rows(self, group: str) -> list[tuple[str, str]]:
        return [
            (key_words(action), action.help)
            for action in self.actions
            if action.group == group and action.keys and self._tells_of(action)
        ]

    def _tells_of(self, action: Action) -> bool:
        """Return whether an action can be done here, or, in the article, while marking."""
        if self.context in AWAY:
            return self.context in action.contexts
        return not set(action.contexts) <= set(AWAY)

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


def _story_signs() -> list[tuple[str, str]]:
    """Return what the signs of the story mean."""
    from reader.tui.screens.story.rows import SIGNS

    return [
        (
            "a cell",
            f"{SIGNS['agree']} says what most say; {SIGNS['refine']} says it more or less exactly; "
            f"{SIGNS['differ']} says otherwise; {SIGNS['may']} may say otherwise; "
            f"{SIGNS['silent']} says nothing of it; ″ in words that another article has, too",
        ),
        (
            "a row",
            f"the sign of what matters most in it; {SIGNS['alone']} only one article says it; "
            "then how many of all articles do",
        ),
        (
            "what is said",
            "  ".join(f"{sign} {state_words(name)}" for name, sign in STATE_SIGNS.items())
            + "; y x c t a and the digits go for all claims of the row at once, and u takes "
            "that back in all their articles",
        ),
        (
            "joining",
            "J and s have the last word on which claims state the same thing; that is kept, "
            "and u takes it back",
        ),
    ]


def _codebook_signs() -> list[tuple[str, str]]:
    """Return what the signs of the codebook mean."""
    from reader.model.codebook_colours import COLOURS

    colours = "  ".join(f"{colour.letter} {colour.name}" for colour in COLOURS)
    return [
        ("colours", f"{colours}; a tag without one has that of the tag above it"),
        ("▾ ▸", "tags stand below it: shown, hidden; Σ counts those that are hidden, too"),
        ("given", "how many of your annotations have the tag, and in how many articles"),
        ("✓", "marked: m, c and d go for all that are marked"),
    ]
