"""What the signs mean that the screens show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.tui.actions import CODED, TOLD
from reader.tui.describe import KIND_SIGNS, STATE_SIGNS, state_words

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["legend"]


def legend(context: str) -> Sequence[tuple[str, str]]:
    """Return signs, and what each means, of the screen that has a context.

    Args:
        context: One of `reader.tui.actions.WHERE`.
    """
    if context in TOLD:
        return _story_signs()
    return _codebook_signs() if context in CODED else _signs()


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
