"""Write the hits of a search to a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from reader.exchange.files import write_whole
from reader.exchange.hits import HIT_FORMATS, FoundPlace
from reader.tui.screens.dialog import keys_line
from reader.tui.screens.search.base import plural
from reader.tui.screens.writing import WritingScreen

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path
    from typing import TextIO

    from textual.content import Content

    from reader.project import Project
    from reader.searching import Hit

__all__ = ["HitExportScreen"]

_WORDS = {
    "csv": "a table, one hit a row, with what is around it",
    "jsonl": "one JSON object a line, as reader search writes it",
    "markdown": "to read and to print",
}


class HitExportScreen(WritingScreen):
    """Choose format and file; answers with what was written where."""

    heading = "Export the hits"
    words: ClassVar[Mapping[str, str]] = {name: _WORDS.get(name, "") for name in HIT_FORMATS}

    def __init__(self, project: Project, query: str, hits: Sequence[Hit]) -> None:
        """Prepare the dialog.

        Args:
            project: All articles, none of which is ever written to.
            query: What was asked.
            hits: What was found.
        """
        super().__init__()
        self.project = project
        self.query_words = query
        self.hits = hits

    def keys(self) -> Content:
        """Return the last line."""
        return keys_line(("↑↓", "format"), ("Enter", "write"), ("Esc", "leave"))

    def suggested(self) -> str:
        """Return a name for the file."""
        return f"hits{HIT_FORMATS[self.chosen].suffix}"

    def job(self, path: Path) -> Callable[[], str]:
        """Return what writes the hits."""
        format_ = HIT_FORMATS[self.chosen]
        places = [
            FoundPlace(hit.article, hit.span.start, hit.span.end, hit.text, hit.context, hit.at)
            for hit in self.hits
        ]

        def put(stream: TextIO) -> None:
            format_.write(self.query_words, places, stream)

        def write() -> str:
            write_whole(
                path,
                put,
                f"search as {format_.name}",
                format_.recognise,
                kept_apart=[article.path for article in self.project.articles],
                annotations=self.project.annotations,
            )
            return f"Wrote {plural(len(places), 'hit')} to {path.absolute()}"

        return write
