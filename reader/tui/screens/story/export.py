"""Write the story to a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from reader.exchange.files import write_whole
from reader.exchange.story_contents import StoryExport
from reader.exchange.story_formats import STORY_FORMATS
from reader.tui.screens.dialog import keys_line
from reader.tui.screens.writing import WritingScreen

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from textual.content import Content

    from reader.project import Project
    from reader.tui.lineup import Lineup

__all__ = ["StoryExportScreen"]

_WORDS = {
    "json": "everything: statements, claims, differences",
    "csv": "a table, one claim a row",
    "html": "a page, with the words behind each cell",
    "svg": "a picture of the table, for a report",
}


class StoryExportScreen(WritingScreen):
    """Choose format and file; answers with what was written where."""

    heading = "Export the story"
    words: ClassVar[Mapping[str, str]] = {name: _WORDS.get(name, "") for name in STORY_FORMATS}

    def __init__(self, project: Project, lineup: Lineup) -> None:
        """Prepare the dialog.

        Args:
            project: All articles, none of which is ever written to.
            lineup: The story.
        """
        super().__init__()
        self.project = project
        self.lineup = lineup

    def keys(self) -> Content:
        """Return the last line."""
        return keys_line(("↑↓", "format"), ("Enter", "write"), ("Esc", "leave"))

    def job(self, path: Path) -> Callable[[], str]:
        """Return what writes the story."""
        format_ = STORY_FORMATS[self.chosen]
        export = StoryExport(self.lineup.story, self.lineup.articles)

        def write() -> str:
            write_whole(
                path,
                lambda stream: format_.write(export, stream),
                f"story as {format_.name}",
                format_.recognise,
                kept_apart=[article.path for article in self.project.articles],
                annotations=self.project.annotations,
            )
            return f"Wrote the story to {path.absolute()}"

        return write

    def suggested(self) -> str:
        """Return the same name for every story, with the format's ending."""
        return f"story.{STORY_FORMATS[self.chosen].name}"
