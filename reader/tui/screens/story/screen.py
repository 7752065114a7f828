"""The screen of the story as a whole."""

from __future__ import annotations

from reader.tui.screens.story.copying import Copying
from reader.tui.screens.story.ruling import Judging

__all__ = ["StoryScreen"]


class StoryScreen(Copying, Judging):
    """Statements as rows, articles as columns; a row opens to its claims side by side."""
