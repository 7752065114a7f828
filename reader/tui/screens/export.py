"""Write annotations with their source text to a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import getters, on, work
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option
from textual.worker import Worker, WorkerState

from reader.errors import ReaderError
from reader.exchange import FORMATS, write_file
from reader.tui.exporting import Exported, suggested
from reader.tui.screens.dialog import Dialog, SafeInput, keys_line, styles
from reader.typeset.safe import visible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.binding import BindingType
    from textual.widget import Widget

    from reader.model import Article
    from reader.project import Project

__all__ = ["ExportScreen"]

_WORDS = {
    "json": "everything: claims, annotations, source text",
    "jsonl": "the same, one article a line",
    "csv": "a table, one annotation a row",
    "markdown": "to read and to print",
}


class ExportScreen(Dialog[str]):
    """Choose format, articles and file; answers with what was written where."""

    CSS_PATH = styles("export")
    BINDINGS: ClassVar[list[BindingType]] = [
        ("up", "move(-1)", "Format before"),
        ("down", "move(1)", "Next format"),
        ("tab", "scope", "This article or all"),
    ]
    heading = "Export"

    line = getters.query_one(Input)
    options = getters.query_one(OptionList)
    scope = getters.query_one("#scope", Static)
    message = getters.query_one("#message", Static)

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
        self.format = next(iter(FORMATS.values()))
        self._writing = False

    def contents(self) -> Iterable[Widget]:
        """Return formats, scope and file."""
        options = OptionList(
            *(
                Option(
                    Content.assemble(
                        (f" {name:10}", "bold"), (_WORDS.get(name, ""), "$foreground-muted")
                    )
                )
                for name in FORMATS
            ),
            markup=False,
            compact=True,
        )
        options.can_focus = False
        yield options
        yield Static(id="scope", markup=False)
        yield Static(Content.styled("File", "$foreground-muted"), id="label")
        yield SafeInput(self._suggested(), compact=True, select_on_focus=False)
        yield Static(id="message", markup=False)

    def keys(self) -> Content:
        """Return the last line."""
        return keys_line(
            ("↑↓", "format"), ("Tab", "articles"), ("Enter", "write"), ("Esc", "leave")
        )

    def on_mount(self) -> None:
        """Start with JSON of all articles."""
        self.options.highlighted = 0
        self._show_scope()

    def action_move(self, by: int) -> None:
        """Choose another format; the file's name follows unless it was written by hand."""
        now = self.options.highlighted or 0
        self.options.highlighted = max(0, min(len(FORMATS) - 1, now + by))

    def action_scope(self) -> None:
        """Change between this article and all."""
        before = self._suggested()
        self.every = not self.every
        self._follow(before)
        self._show_scope()

    @on(OptionList.OptionHighlighted)
    def _highlighted(self, event: OptionList.OptionHighlighted) -> None:
        before = self._suggested()
        self.format = tuple(FORMATS.values())[event.option_index]
        self._follow(before)
        self._tell(self.format.limits)

    @on(Input.Submitted)
    def _submit(self) -> None:
        name = self.line.value.strip()
        if not name:
            self._tell("Give the file a name.")
        elif not self._writing:
            self._writing = True
            self._tell("writing …")
            path = Path(name).expanduser()
            self._write(path, Exported(self.project, self._articles(), path))

    @work(thread=True, exit_on_error=False)
    def _write(self, path: Path, exported: Exported) -> str:
        write_file(
            path,
            exported.export,
            self.format,
            kept_apart=[article.path for article in self.project.articles],
            annotations=self.project.annotations,
        )
        articles = self._articles()
        count = exported.annotations
        return (
            f"Wrote {count} annotation{'s' if count != 1 else ''} of {len(articles)} "
            f"article{'s' if len(articles) != 1 else ''} to {path.absolute()}"
        )

    @on(Worker.StateChanged)
    def _written(self, event: Worker.StateChanged) -> None:
        if event.state is WorkerState.SUCCESS:
            self.dismiss(event.worker.result)
        elif event.state is WorkerState.ERROR:
            self._writing = False
            error = event.worker.error
            if not isinstance(error, ReaderError):
                raise error or RuntimeError("the export ended without a reason")
            self._tell(str(error))

    def _tell(self, words: str) -> None:
        self.message.update(visible(words))
        self.message.display = bool(words)

    def _articles(self) -> tuple[Article, ...]:
        return self.project.articles if self.every else (self.article,)

    def _suggested(self) -> str:
        name = suggested(self.project, None if self.every else self.article, self.format)
        # The line shows no control that an article's name may hold, nor is one written.
        return visible(str(name))

    def _follow(self, before: str) -> None:
        """Let the file's name follow format and articles, unless it was written by hand."""
        if self.line.value == before:
            self.line.value = self._suggested()
            self.line.cursor_position = len(self.line.value)

    def _show_scope(self) -> None:
        count = len(self.project.articles)
        words = f"all {count} articles" if self.every else "only the open article"
        self.scope.update(
            Content.assemble(("Tab  ", "bold $footer-key-foreground"), visible(words))
        )
