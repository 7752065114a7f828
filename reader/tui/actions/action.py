"""What an action is, and where its keys work."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = [
    "ASKING",
    "AWAY",
    "CODEBOOK",
    "CODED",
    "EVERYWHERE",
    "FINDING",
    "GROUPS",
    "HITS",
    "OPENED",
    "READING",
    "REVIEWING",
    "SELECTING",
    "SPLITTING",
    "STORY",
    "TOLD",
    "TOURING",
    "WHERE",
    "Action",
    "in_group",
]

READING = "reading"
"""The context of the desk while one reads."""
SELECTING = "selecting"
"""The context of the desk while a passage is being marked."""
FINDING = "finding"
"""Lies over the context of reading while there are hits of a search: its keys go first."""
REVIEWING = "reviewing"
"""Lies over the context of reading while a queue brings up what is open: its keys go first."""
TOURING = "touring"
"""Lies over the context of reading while the tour shows what to try."""
STORY = "story"
"""The context of the story: a row for each statement, a column for each article."""
OPENED = "opened"
"""The context of a row of the story that is open: its claims side by side."""

ASKING = "asking"
"""The context of the search while one types the query."""
HITS = "hits"
"""The context of the search while one goes through what it found."""

CODEBOOK = "codebook"
"""The context of the codebook: all tags as a tree."""
SPLITTING = "splitting"
"""The context of the passages of a tag that is being split."""

TOLD = (STORY, OPENED)
"""The contexts of the story."""
CODED = (CODEBOOK, SPLITTING)
"""The contexts of the codebook."""
AWAY = (*TOLD, *CODED, ASKING, HITS)
"""The contexts of screens of their own: who gives keys to reading need not know theirs."""
EVERYWHERE = (READING, SELECTING, *TOLD, HITS)
"""All but finding and reviewing, which add to reading."""

WHERE = {
    READING: "",
    SELECTING: "while marking: ",
    FINDING: "",
    REVIEWING: "in the queue: ",
    TOURING: "in the tour: ",
    STORY: "in the story: ",
    OPENED: "in an open row: ",
    CODEBOOK: "in the codebook: ",
    SPLITTING: "while splitting: ",
    ASKING: "in a query: ",
    HITS: "among hits: ",
}
"""All contexts, and what the README says of actions that work only there."""

GROUPS = ("Move", "Decide", "Review", "Passages", "View", "Story", "Search", "Codebook", "Reader")
"""The groups of the help screen and of the README, in their order."""


@dataclass(frozen=True, slots=True)
class Action:
    """One thing to do, with the keys that do it."""

    id: str
    """Also the name of the method: `action_` and this."""

    keys: tuple[str, ...]
    """Keys in Textual's names; the first one is shown in the footer."""

    label: str
    """One or two words, for the footer and the palette."""

    help: str
    """One line that says what it does."""

    group: str
    """One of `GROUPS`."""

    contexts: tuple[str, ...] = (READING,)
    """Where its keys work: some of `WHERE`."""

    footer: int = 0
    """Its place in the footer, 1 first; 0 keeps it out."""


def in_group(group: str, contexts: tuple[str, ...] = (READING,)) -> Callable[..., Action]:
    """Return what makes the actions of a group: name, keys, label, help, place in the footer.

    Args:
        group: One of `GROUPS`.
        contexts: Where their keys work.
    """

    def make(name: str, keys: str, label: str, text: str, footer: int = 0) -> Action:
        return Action(name, tuple(keys.split()), label, text, group, contexts, footer)

    return make
