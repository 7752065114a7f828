"""Write the story to a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import getters, on, work
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option
from textual.worker import Worker, WorkerState

from reader.errors import ReaderError
from reader.exchange.files import write_whole
from reader.exchange.story_contents import StoryExport
from reader.exchange.story_formats import STORY_FORMATS
from reader.tui.screens.dialog import Dialog, SafeInput, keys_line, styles
from reader.typeset.safe import visible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.binding import BindingType
    from textual.widget import Widget

    from reader.project import Project
    from reader.tui.lineup import Lineup

__all__ = ["StoryExportScreen"]

_WORDS = {
    "json": "everything: statements, claims, differences",
    "csv": "a table, one claim a row",
    "html": "a page, with the words behind each cell",
    "svg": "a picture of the table, for a report",
}


class StoryExportScreen(Dialog[str]):
    """Choose format and file; answers with what was written."""

    CSS_PATH = styles("export")
    BINDINGS: ClassVar[list[BindingType]] = [
        ("up", "move(-1)", "Format before"),
        ("down", "move(1)", "Next format"),
    ]
    heading = "Export the story"

    line = getters.query_one(Input)
    options = getters.query_one(OptionList)
    message = getters.query_one("#message", Static)

    def __init__(self, project: Project, lineup: Lineup) -> None:
        """Prepare the dialog.

        Args:
            project: All articles, none of which is ever written to.
            lineup: The story.
        """
        super().__init__()
        self.project = project
        self.lineup = lineup
        self._formats = tuple(STORY_FORMATS.values())
        self._format = self._formats[0]
        self._writing = False

    def contents(self) -> Iterable[Widget]:
        """Return formats and file."""
        options = OptionList(
            *(
                Option(
                    Content.assemble(
                        (f" {each.name:10}", "bold"), (_WORDS[each.name], "$foreground-muted")
                    )
                )
                for each in self._formats
            ),
            markup=False,
            compact=True,
        )
        options.can_focus = False
        yield options
        yield Static(Content.styled("File", "$foreground-muted"), id="label")
        yield SafeInput(self._suggested(), compact=True, select_on_focus=False)
        yield Static(id="message", markup=False)

    def keys(self) -> Content:
        """Return the last line."""
        return keys_line(("↑↓", "format"), ("Enter", "write"), ("Esc", "leave"))

    def on_mount(self) -> None:
        """Start with JSON."""
        self.options.highlighted = 0
        self._tell("")

    def action_move(self, by: int) -> None:
        """Choose another format; the file's name follows unless it was written by hand."""
        now = self.options.highlighted or 0
        self.options.highlighted = max(0, min(len(self._formats) - 1, now + by))

    @on(OptionList.OptionHighlighted)
    def _highlighted(self, event: OptionList.OptionHighlighted) -> None:
        before = self._suggested()
        self._format = self._formats[event.option_index]
        if self.line.value == before:
            self.line.value = self._suggested()
            self.line.cursor_position = len(self.line.value)

    @on(Input.Submitted)
    def _submit(self) -> None:
        name = self.line.value.strip()
        if not name:
            self._tell("Give the file a name.")
        elif not self._writing:
            self._writing = True
            self._tell("writing …")
            self._write(Path(name).expanduser())

    @work(thread=True, exit_on_error=False)
    def _write(self, path: Path) -> str:
        format_, lineup = self._format, self.lineup
        export = StoryExport(lineup.story, lineup.articles)
        write_whole(
            path,
            lambda stream: format_.write(export, stream),
            f"story as {format_.name}",
            format_.recognise,
            kept_apart=[article.path for article in self.project.articles],
            annotations=self.project.annotations,
        )
        return f"wrote {path}"

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

    def _suggested(self) -> str:
        return f"story.{self._format.name}"
