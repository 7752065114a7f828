"""Where one is in the codebook: kept while one reads in an article, for the next time."""

from __future__ import annotations

from dataclasses import dataclass, field

__all__ = ["CodebookPlace"]


@dataclass
class CodebookPlace:
    """The tag one was at, and how the tree is shown."""

    name: str = ""
    """The tag under the cursor; empty for the first one."""

    at: int = 0
    """Its place among the rows shown, for when it is gone."""

    folded: set[str] = field(default_factory=set)
    """The names whose tags below are left out."""

    by_use: bool = False
    """Whether those given more often come first."""

    words: str = ""
    """Only tags in whose name or description they stand."""

    changed: set[str] = field(default_factory=set)
    """The names that the store has of articles in which tags were changed, to be counted anew."""

    marked: set[str] = field(default_factory=set)
    """The tags that are to be merged, coloured or deleted together."""
