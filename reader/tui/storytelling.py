"""The story as it is lined up in a thread, and what the screens are told of it."""

from __future__ import annotations

import time
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from textual.message import Message

from reader.errors import ReaderError

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.project import Project
    from reader.tui.lineup import Lineup

__all__ = ["StoryLined", "StoryProgressed", "line_up"]


_PAUSE = 0.1
"""Seconds between two words on how far it has come."""


@dataclass
class StoryLined(Message):
    """The story is there, or there is a reason why not."""

    lineup: Lineup | None
    problem: str = ""


@dataclass
class StoryProgressed(Message):
    """Some more articles were gone through, or claims lined up."""

    done: int
    total: int
    what: str
    """Of which there are so many: `articles` or `claims`."""


class _CancelledError(Exception):
    """Nobody wants the story any more."""


def line_up(
    project: Project, tell: Callable[[Message], object], is_cancelled: Callable[[], bool]
) -> None:
    """Line up the story of all articles, in a thread of its own, and tell of it.

    An engine that fails is no reason to end: the articles can be read all the same.

    Args:
        project: The articles, with what the annotator ruled.
        tell: Takes up how far it has come, and the story.
        is_cancelled: Says whether nobody wants it any more.
    """
    from reader.tui.lineup import Lineup  # the first page does without

    due = 0.0

    def progress(done: int, total: int, what: str) -> None:
        nonlocal due
        if is_cancelled():
            raise _CancelledError
        if (now := time.monotonic()) >= due:
            due = now + _PAUSE
            tell(StoryProgressed(done, total, what))

    try:
        telling = project.story(
            on_article=partial(progress, what="articles"),
            on_progress=partial(progress, what="claims"),
        )
        lineup = Lineup(telling.story, telling.articles, telling.claims)
    except _CancelledError:
        return
    except Exception as error:  # noqa: BLE001 - whatever it is, it is said on the screen
        if not is_cancelled():
            tell(StoryLined(None, _reason(error)))
        return
    if not is_cancelled():
        tell(StoryLined(lineup))


def _reason(error: Exception) -> str:
    return str(error) if isinstance(error, ReaderError) else f"{type(error).__name__}: {error}"
