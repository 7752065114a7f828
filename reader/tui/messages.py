"""What the parts of the desk tell one another."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.model import Article, Claim

__all__ = [
    "ActionRequested",
    "ArticleCounted",
    "ArticleRequested",
    "ArticlesCounted",
    "ArticlesRead",
    "ClaimsFound",
    "DeskReady",
]


@dataclass
class ActionRequested(Message):
    """Somebody clicked on an action's name."""

    id: str
    """The action's id."""


class DeskReady(Message):
    """All of the desk is there."""


@dataclass
class ArticlesRead(Message):
    """The articles that were waiting have been read."""

    articles: tuple[Article, ...]
    """They all."""


@dataclass
class ArticleCounted(Message):
    """What is in an article that nobody has opened was counted."""

    article: Article
    """The article."""

    decided: int = 0
    """How many of its claims something was said of."""

    total: int = 0
    """How many there are."""

    tags: Mapping[str, int] = field(default_factory=dict)
    """How often each tag was given in it."""

    used: Mapping[str, str] = field(default_factory=dict)
    """When each was given last."""

    problem: str = ""
    """Why its claims are not known, if the engine failed."""

    unread: str = ""
    """Why its annotations are not known, if they cannot be read."""


class ArticlesCounted(Message):
    """What is in all articles was counted."""


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
