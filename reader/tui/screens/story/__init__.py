"""The story: what all articles say, a row for each statement, a column for each article."""

from reader.tui.screens.story.screen import StoryScreen

__all__ = ["StoryScreen"]
