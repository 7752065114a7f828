"""Where one is in a search: kept while one reads in an article, for the way back."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from reader.tui.screens.search.found import Found
from reader.tui.screens.search.history import History

if TYPE_CHECKING:
    from reader.joint import JointStep
    from reader.model import Article, Span

__all__ = ["Deed", "SearchPlace"]


@dataclass(frozen=True)
class Deed:
    """Something that was done to hits, to be taken back as one."""

    step: JointStep
    what: str
    """In a few words."""

    articles: tuple[Article, ...]


@dataclass
class SearchPlace:
    """The query, what it found, the hit one was at, and what was done."""

    query: str = ""
    found: Found = field(default_factory=Found)
    at: int = 0
    """The number of the hit under the cursor."""

    by_worth: bool = False
    """Whether the hits most worth checking come first."""

    aligned: bool = True
    """Whether the hits are words, and not whole passages."""

    only: str = ""
    """The name of the article that is listed alone; empty for all."""

    more: bool = False
    """Whether there are more hits than are listed."""

    complete: bool = False
    """Whether the query was answered to its end."""

    history: History = field(default_factory=History)
    """The queries that were asked."""

    done: list[Deed] = field(default_factory=list)
    undone: list[Deed] = field(default_factory=list)
    """What of it was taken back, the last one last."""

    def with_query(self, query: str) -> SearchPlace:
        """Return the place of another query, with the same past."""
        return replace(self, query=query, found=Found(), at=0, more=False, complete=False)

    def go_to(self, article: str, span: Span) -> None:
        """Put the cursor on the hit at a place of an article, if there is one."""
        for at, hit in enumerate(self.found.hits):
            if hit.span == span and hit.article == article:
                self.at = at
                return
