"""What the parts of the desk tell one another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from reader.model import Article, Claim

__all__ = ["ActionRequested", "ArticleRequested", "ClaimsFound"]


@dataclass
class ActionRequested(Message):
    """Somebody clicked on an action's name."""

    id: str
    """The action's id."""


@dataclass
class ArticleRequested(Message):
    """Somebody asked for an article to be opened."""

    index: int
    """Its place in the project."""


@dataclass
class ClaimsFound(Message):
    """The engine found more claims of an article."""

    article: Article
    """Whose claims they are."""

    claims: tuple[Claim, ...]
    """The next ones, in order."""

    done: bool = False
    """Whether these are the last."""

    problem: str = ""
    """Why there are no more, if the engine failed."""
