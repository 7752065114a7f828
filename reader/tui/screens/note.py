"""Write a note on a passage."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import getters, on
from textual.widgets import Static, TextArea

from reader.errors import ReaderError
from reader.tui.screens.dialog import Dialog, SafeTextArea, keys_line, styles
from reader.typeset.safe import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from textual.binding import BindingType
    from textual.content import Content
    from textual.timer import Timer
    from textual.widget import Widget

__all__ = ["NoteScreen"]

_PAUSE = 0.4
"""Seconds after a key until the draft is kept, however many keys follow in the meantime."""


class NoteScreen(Dialog[str]):
    """A real editor; ctrl+s answers with the text, escape keeps it as a draft."""

    CSS_PATH = styles("note")
    BINDINGS: ClassVar[list[BindingType]] = [
        ("ctrl+s", "save", "Save"),
        ("ctrl+o", "show_saved", "Saved note"),
    ]
    heading = "Note"

    area = getters.query_one(TextArea)
    message = getters.query_one("#message", Static)

    def __init__(
        self, passage: str, saved: str, draft: str | None, keep: Callable[[str], None]
    ) -> None:
        """Prepare the editor.

        Args:
            passage: The words that the note is about.
            saved: The note as it is saved.
            draft: What was typed earlier and not saved, if anything.
            keep: Keeps a draft; it may raise ReaderError.
        """
        super().__init__()
        self.passage = passage
        self.saved = saved
        self.draft = draft if draft != saved else None
        self._keep = keep
        self._waiting: Timer | None = None

    def contents(self) -> Iterable[Widget]:
        """Return the passage, the editor and a line for what is to be known."""
        yield Static(visible(" ".join(self.passage.split())), id="passage", markup=False)
        text = self.saved if self.draft is None else self.draft
        yield SafeTextArea(text, soft_wrap=True, show_line_numbers=False, compact=True)
        yield Static("", id="message", markup=False)

    def keys(self) -> Content:
        """Return the last line."""
        back = "back to the saved note" if self.saved else "drop the draft"
        return keys_line(("^s", "save"), ("Esc", "keep as a draft"), ("^o", back))

    def on_mount(self) -> None:
        """Put the cursor at the end."""
        self.area.move_cursor(self.area.document.end)
        back = "goes back to the saved note" if self.saved else "drops it"
        kept = f"This is your draft, not saved yet: ^s saves it, ^o {back}."
        self._tell(kept if self.draft is not None else "")

    @on(TextArea.Changed)
    def _typed(self) -> None:
        # Who types without a pause is not waited for: nothing would be kept before the end.
        if self._waiting is None:
            self._waiting = self.set_timer(_PAUSE, self.keep_draft)

    def keep_draft(self) -> bool:
        """Keep what is typed, and return whether that worked."""
        self._stop_waiting()
        try:
            self._keep(self.area.text)
        except ReaderError as error:
            self._tell(str(error))
            return False
        return True

    def on_unmount(self) -> None:
        """Let no late timer write an old draft."""
        self._stop_waiting()

    def action_save(self) -> None:
        """Answer with the text; the draft is there until the save has returned."""
        self.keep_draft()
        self.dismiss(self.area.text)

    def action_show_saved(self) -> None:
        """Show the saved note in place of the draft; undo brings the draft back."""
        self.area.select_all()
        self.area.replace(self.saved, *self.area.selection)
        self.keep_draft()
        what = "This is the saved note" if self.saved else "The draft is dropped"
        self._tell(f"{what}; ^z brings the draft back, Esc leaves without it.")

    def _stop_waiting(self) -> None:
        if self._waiting is not None:
            self._waiting.stop()
            self._waiting = None

    def _tell(self, words: str) -> None:
        self.message.update(visible(words))
        self.message.display = bool(words)

    def action_leave(self) -> None:
        """Keep what was typed and close; stay open where it cannot be kept."""
        if self.keep_draft():
            self.dismiss(None)
