"""What of a story goes out, and the formats in which it does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import TextIO

    from reader.model import Article
    from reader.model.story import Story

__all__ = ["StoryExport", "StoryFormat"]


@dataclass(frozen=True, slots=True)
class StoryExport:
    """A story with the articles it was made from."""

    story: Story
    articles: Sequence[Article]
    """In the order of the story, one for each of its names."""


@dataclass(frozen=True, slots=True)
class StoryFormat:
    """A format that a story can be written in."""

    name: str
    write: Callable[[StoryExport, TextIO], None]
    recognise: Callable[[str], bool]
    """Whether a file that begins with these characters was written in this format."""
