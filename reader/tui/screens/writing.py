"""A dialog that writes a file: in which format, and under which name."""

from __future__ import annotations

from abc import abstractmethod
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import getters, on, work
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option
from textual.worker import Worker, WorkerState

from reader.errors import ReaderError
from reader.tui.screens.dialog import Dialog, SafeInput, styles
from reader.typeset.safe import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from textual.binding import BindingType
    from textual.widget import Widget

__all__ = ["WritingScreen"]


class WritingScreen(Dialog[str]):
    """Choose a format and a file; answers with what was written where.

    Attributes:
        words: What each format is for, by the formats' names, in their order.
    """

    CSS_PATH = styles("export")
    BINDINGS: ClassVar[list[BindingType]] = [
        ("up", "move(-1)", "Format before"),
        ("down", "move(1)", "Next format"),
    ]
    words: ClassVar[Mapping[str, str]]

    line = getters.query_one(Input)
    options = getters.query_one(OptionList)
    message = getters.query_one("#message", Static)

    def __init__(self) -> None:
        super().__init__()
        self.chosen = next(iter(self.words))
        """The name of the format."""
        self._writing = False

    @abstractmethod
    def suggested(self) -> str:
        """Return a name for the file, as things are chosen now; it holds no control character."""

    @abstractmethod
    def job(self, path: Path) -> Callable[[], str]:
        """Return what writes the file, in a thread of its own, and says what it wrote.

        Args:
            path: The file.
        """

    def limits(self) -> str:
        """Return what the chosen format cannot hold; empty where it holds everything."""
        return ""

    def choices(self) -> Iterable[Widget]:
        """Return what else there is to choose, between the formats and the file."""
        return ()

    def contents(self) -> Iterable[Widget]:
        """Return formats, what else there is to choose, and the file."""
        options = OptionList(
            *(
                Option(Content.assemble((f" {name:10}", "bold"), (words, "$foreground-muted")))
                for name, words in self.words.items()
            ),
            markup=False,
            compact=True,
        )
        options.can_focus = False
        yield options
        yield from self.choices()
        yield Static(Content.styled("File", "$foreground-muted"), id="label")
        yield SafeInput(self.suggested(), compact=True, select_on_focus=False)
        yield Static(id="message", markup=False)

    def on_mount(self) -> None:
        """Start with the first format."""
        self.options.highlighted = 0
        self._tell("")

    def action_move(self, by: int) -> None:
        """Choose another format; the file's name follows unless it was written by hand."""
        now = self.options.highlighted or 0
        self.options.highlighted = max(0, min(len(self.words) - 1, now + by))

    def change(self, do: Callable[[], None]) -> None:
        """Choose something else; the file's name follows unless it was written by hand.

        Args:
            do: What changes what is chosen.
        """
        before = self.suggested()
        do()
        if self.line.value == before:
            self.line.value = self.suggested()
            self.line.cursor_position = len(self.line.value)

    @on(OptionList.OptionHighlighted)
    def _highlighted(self, event: OptionList.OptionHighlighted) -> None:
        self.change(lambda: setattr(self, "chosen", tuple(self.words)[event.option_index]))
        self._tell(self.limits())

    @on(Input.Submitted)
    def _submit(self) -> None:
        name = self.line.value.strip()
        if not name:
            self._tell("Give the file a name.")
        elif not self._writing:
            self._writing = True
            self._tell("writing …")
            self._write(self.job(Path(name).expanduser()))

    @work(thread=True, exit_on_error=False)
    def _write(self, job: Callable[[], str]) -> str:
        return job()

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
