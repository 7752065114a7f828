"""A short tour of the desk: its steps, and who is to see it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content

from reader.homes import home

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from reader.tui.actions import Action

__all__ = ["Step", "is_first_run", "steps", "words_of"]

_KEY = re.compile(r"\{(\w+)\}")


class Step(NamedTuple):
    """One thing to know, and to try."""

    does: str
    """The action that leads to the next step."""

    words: str
    """What is said; `{name}` stands for the key of an action."""

    articles: int = 1
    """How many articles there must be."""


_STEPS = (
    Step(
        "next_claim",
        "Tinted words are claims: what the article asserts and one could check, the stronger the "
        "more so. {next_claim} goes to the next one.",
    ),
    Step(
        "accept",
        "The other pane says who claims it, its numbers and dates, and why it was found. "
        "{accept} accepts it, {reject} rejects it.",
    ),
    Step(
        "undo",
        "✓ in the margin, and it is on disk already. {undo} takes the last change back, also one "
        "of an earlier day.",
    ),
    Step(
        "tag",
        "{tag} gives the claim a tag: choose one, or type a new one. The digit before a tag gives "
        "it at once.",
    ),
    Step(
        "note",
        "{note} writes a note on the claim. What you leave unfinished stays, as a draft.",
    ),
    Step(
        "story",
        "{story} lines up what all articles say, what they differ on first; its last line says "
        "how one comes back.",
        articles=2,
    ),
    Step(
        "help",
        "{help} shows the keys that work where you are, {palette} finds any action by its name, "
        "{quit} ends Reader.",
    ),
)


def steps(articles: int) -> tuple[Step, ...]:
    """Return the steps there are for so many articles."""
    return tuple(step for step in _STEPS if articles >= step.articles)


def words_of(step: Step, actions: Sequence[Action]) -> Content:
    """Return what is said at a step, with a person's own keys.

    Args:
        step: The step.
        actions: The table of actions.
    """
    from reader.tui.actions import key_word

    keys = {action.id: key_word(action.keys[0]) for action in actions if action.keys}
    labels = {action.id: action.label for action in actions}
    parts: list[str | tuple[str, str]] = []
    for number, part in enumerate(_KEY.split(step.words)):
        if number % 2:
            parts.append((keys.get(part, f"“{labels.get(part, part)}”"), "bold $accent"))
        else:
            parts.append(part)
    return Content.assemble(*parts)


def is_first_run(annotations: Path) -> bool:
    """Return whether nobody has used Reader here: it has kept nothing, nor are there annotations.

    Args:
        annotations: Where annotations are kept; what else lies there does not count.
    """
    return not (_holds(home("state"), lambda _: True) or _holds(annotations, _is_ours))


def _is_ours(path: Path) -> bool:
    # A folder that is kept in Git while it is empty holds a `.gitkeep`, maybe a read-me.
    return not path.name.startswith(".") and (path.suffix == ".json" or path.is_dir())


def _holds(folder: Path, counts: Callable[[Path], bool]) -> bool:
    try:
        return any(map(counts, folder.iterdir()))
    except FileNotFoundError:
        return False
    except OSError:
        return True
