"""What all dialogs have in common."""

from __future__ import annotations

from pathlib import Path, PurePath
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static, TextArea

from reader.tui.widgets.too_small import TooSmall
from reader.typeset.safe import visible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.text import Text
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.widget import Widget

__all__ = ["Dialog", "SafeInput", "SafeTextArea", "keys_line", "styles"]

T = TypeVar("T")


def styles(name: str) -> list[str | PurePath]:
    """Return the style sheets of a dialog: the one of all of them, and its own.

    Textual reads only what the class itself names, not what the classes above it do.
    """
    folder = Path(__file__).parent
    return [folder / "dialog.tcss", folder / f"{name}.tcss"]


def keys_line(*keys: tuple[str, str]) -> Content:
    """Return the last line of a dialog: each key with what it does."""
    entries = [
        Content.assemble((key, "bold $footer-key-foreground"), " ", (label, "$foreground-muted"))
        for key, label in keys
    ]
    return Content("   ").join(entries)


class Dialog(ModalScreen[T | None], Generic[T]):
    """A box over the desk; escape leaves it, with None as its answer."""

    CSS_PATH: ClassVar[list[str | PurePath]] = [Path(__file__).with_name("dialog.tcss")]
    BINDINGS: ClassVar[list[BindingType]] = [("escape", "leave", "Leave")]

    heading: str = ""
    """What stands at the top."""

    def compose(self) -> ComposeResult:
        """Make the box; what is in it comes from `contents`."""
        with Vertical(id="box"):
            yield Static(Content.styled(visible(self.heading), "bold"), id="heading")
            yield from self.contents()
            yield Static(self.keys(), id="keys")
        yield TooSmall()

    def contents(self) -> Iterable[Widget]:
        """Return what stands between the heading and the keys."""
        return ()

    def keys(self) -> Content:
        """Return the last line."""
        return keys_line(("Esc", "leave"))

    def on_resize(self) -> None:
        """Take keys again after there was no room for what one types in."""
        self.call_after_refresh(self._focus_again)

    def _focus_again(self) -> None:
        if self.focused is None:
            self.focus_next()

    def action_leave(self) -> None:
        """Close the dialog, as if nothing had been."""
        self.dismiss(None)


class SafeInput(Input):
    """A line to type in, into which no control character comes: typed, pasted or suggested."""

    def validate_value(self, value: str) -> str:
        """Return what is shown: controls become visible characters."""
        return visible(value)

    def replace(self, text: str, start: int, end: int) -> None:
        """Replace a stretch of the value; controls become visible characters."""
        super().replace(visible(text), start, end)


class SafeTextArea(TextArea):
    """Lines to type in; control characters in them are kept but drawn as visible ones."""

    def get_line(self, line_index: int) -> Text:
        """Return one line as it is drawn, one visible character for each."""
        line = super().get_line(line_index)
        line.plain = visible(line.plain)
        return line
