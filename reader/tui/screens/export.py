"""Write annotations with their source text to a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import getters
from textual.content import Content
from textual.widgets import Static

from reader.exchange import FORMATS, write_file
from reader.tui.exporting import Exported, suggested
from reader.tui.screens.dialog import keys_line
from reader.tui.screens.writing import WritingScreen
from reader.typeset.safe import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from textual.binding import BindingType
    from textual.widget import Widget

    from reader.exchange import Format
    from reader.model import Article, Tag
    from reader.project import Project

__all__ = ["ExportScreen"]

_WORDS = {
    "json": "everything: claims, annotations, source text",
    "jsonl": "the same, one article a line",
    "csv": "a table, one annotation a row",
    "markdown": "to read and to print",
}


class ExportScreen(WritingScreen):
    """Choose format, articles and file; answers with what was written where."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("tab", "scope", "This article or all"),
        ("ctrl+t", "choose_tag", "Only what is tagged so"),
    ]
    heading = "Export"
    words: ClassVar[Mapping[str, str]] = {name: _WORDS.get(name, "") for name in FORMATS}

    scope = getters.query_one("#scope", Static)
    tagged = getters.query_one("#tagged", Static)

    def __init__(self, project: Project, article: Article) -> None:
        """Prepare the dialog.

        Args:
            project: All articles.
            article: The one that is open.
        """
        super().__init__()
        self.project = project
        self.article = article
        self.every = True
        self.tag = ""
        """Only what has this tag, or one below it, goes out; empty for all."""

    def choices(self) -> Iterable[Widget]:
        """Return which articles and annotations are meant."""
        yield Static(self._scope(), id="scope", markup=False)
        yield Static(self._tagged(), id="tagged", markup=False)

    def keys(self) -> Content:
        """Return the last line."""
        return keys_line(
            ("↑↓", "format"),
            ("Tab", "articles"),
            ("^t", "tag"),
            ("Enter", "write"),
            ("Esc", "leave"),
        )

    def action_scope(self) -> None:
        """Change between this article and all."""
        self.change(lambda: setattr(self, "every", not self.every))
        self.scope.update(self._scope())

    async def action_choose_tag(self) -> None:
        """Let only what is tagged so go out."""
        from reader.tui.screens.choose import Choice, ChooseScreen

        tags = [Choice(tag.name, tag.name, after=tag.description) for tag in self._tags()]
        choices = [Choice("", "everything, whatever its tags"), *tags]
        await self.app.push_screen(ChooseScreen("Only what is tagged", choices), self._take_tag)

    def _take_tag(self, chosen: str | None) -> None:
        if chosen is not None:
            self.change(lambda: setattr(self, "tag", chosen))
            self.tagged.update(self._tagged())

    def limits(self) -> str:
        """Return what the chosen format cannot hold."""
        return self._format.limits

    def job(self, path: Path) -> Callable[[], str]:
        """Return what writes the annotations and says how many."""
        articles = self.project.articles if self.every else (self.article,)
        exported = Exported(self.project, articles, path, self.tag)
        format_ = self._format

        def write() -> str:
            write_file(
                path,
                exported.export,
                format_,
                kept_apart=[article.path for article in self.project.articles],
                annotations=self.project.annotations,
            )
            count, of = exported.annotations, exported.articles
            tagged = f" tagged {self.tag}" if self.tag else ""
            return (
                f"Wrote {count} annotation{'s' if count != 1 else ''}{tagged} of {of} "
                f"article{'s' if of != 1 else ''} to {path.absolute()}"
            )

        return write

    def suggested(self) -> str:
        """Return the annotator's or the article's name, with the format's ending."""
        name = suggested(self.project, None if self.every else self.article, self._format)
        # The line shows no control that an article's name may hold, nor is one written.
        return visible(str(name))

    @property
    def _format(self) -> Format:
        return FORMATS[self.chosen]

    def _scope(self) -> Content:
        count = len(self.project.articles)
        words = f"all {count} articles" if self.every else "only the open article"
        return _line("Tab", words)

    def _tagged(self) -> Content:
        words = f"only what is tagged {self.tag}" if self.tag else "whatever its tags"
        return _line("^t", words)

    def _tags(self) -> Sequence[Tag]:
        return self.project.codebook.tags


def _line(key: str, words: str) -> Content:
    return Content.assemble((f"{key:5}", "bold $footer-key-foreground"), visible(words))
