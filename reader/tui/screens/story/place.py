"""Where one is in the story: kept while one reads in an article, for the way back."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader.tui.screens.story.rows import RowFilter

if TYPE_CHECKING:
    from reader.joint import JointStep

__all__ = ["StoryPlace"]


@dataclass
class StoryPlace:
    """The row, the column and the claim one was at, and what is shown."""

    row: str = ""
    """The row's id; empty for the first."""

    key: tuple[str, str] = ("", "")
    """The key of the row's first claim, by which it is found when it is called otherwise."""

    at: int = 0
    """Its place among the rows shown, for when it is gone."""

    column: int = 0
    opened: bool = False
    """Whether it was open."""

    member: int = 0
    """The claim under the cursor in the open row."""

    filter: RowFilter = field(default_factory=RowFilter)
    marked: str = ""
    """The id of the row that is to be joined with another."""

    jumped: bool = False
    """Whether one went from here to an article, and there is a way back."""

    done: list[JointStep | None] = field(default_factory=list)
    """What was done in the story: a step in its articles, or None for a ruling."""

    undone: list[JointStep | None] = field(default_factory=list)
    """What of it was taken back, the last one last."""

    ruled: bool = False
    """Whether the last change of all was joining or splitting here."""

    explained: bool = False
    """Whether it was said what one sees."""
