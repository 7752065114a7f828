"""The dialogs of the codebook: a name or a description, a tag to merge into, a colour, a yes."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import getters, on
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from reader.model.codebook_colours import COLOURS
from reader.tui.screens.dialog import Dialog, SafeInput, keys_line, styles
from reader.tui.screens.tags import TagScreen
from reader.tui.swatches import swatch
from reader.tui.widgets.lines import Lines
from reader.typeset.safe import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from textual.binding import BindingType
    from textual.widget import Widget

    from reader.model import Tag
    from reader.tui.widgets.lines import Laying

__all__ = ["AgreeScreen", "ColourScreen", "LineScreen", "MergeScreen", "Verdict"]

_STYLES = styles("codebook/dialogs")
"""The style sheets of these dialogs."""

_TAG_STYLES = [*styles("tags"), *_STYLES[1:]]


class Verdict(NamedTuple):
    """What is to be said of what was typed so far."""

    words: str
    """Nothing where there is nothing to say."""

    may: bool
    """Whether it may be taken."""


class LineScreen(Dialog[str]):
    """Type a line; what would be touched stands below it."""

    CSS_PATH = _STYLES
    line = getters.query_one(Input)
    message = getters.query_one("#message", Static)

    def __init__(
        self,
        heading: str,
        value: str,
        check: Callable[[str], Verdict],
        *,
        does: str,
        lay: Laying | None = None,
        placeholder: str = "",
    ) -> None:
        """Prepare the dialog.

        Args:
            heading: What is to be typed.
            value: What stands there at first.
            check: Says what is wrong with what was typed.
            does: What Enter does.
            lay: The lines below it, for so many cells.
            placeholder: What is said while nothing is typed.
        """
        super().__init__()
        self.heading = heading
        self._value = value
        self._check = check
        self._does = does
        self._lines = lay
        self._placeholder = placeholder

    def contents(self) -> Iterable[Widget]:
        """Return the line, what is to be said of it, and what would be touched."""
        line = SafeInput(self._value, placeholder=self._placeholder, compact=True)
        # What stands there is changed more often than replaced.
        line.select_on_focus = False
        yield line
        yield Static("", id="message", markup=False)
        if self._lines is not None:
            yield Lines(self._lines, id="touches")

    def keys(self) -> Content:
        """Return the last line."""
        return keys_line(("Enter", self._does), ("Esc", "leave"))

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        words = self._check(event.value).words if event.value != self._value else ""
        self.message.update(visible(words))
        self.message.display = bool(words)

    @on(Input.Submitted)
    def _submit(self, event: Input.Submitted) -> None:
        verdict = self._check(event.value)
        if verdict.may:
            self.dismiss(event.value)
        else:
            self.message.update(visible(verdict.words))
            self.message.display = bool(verdict.words)


class MergeScreen(TagScreen):
    """Choose the tag that others become, or type a new one; what is touched stands below."""

    CSS_PATH = _TAG_STYLES

    def __init__(self, heading: str, tags: Sequence[Tag], lay: Laying) -> None:
        """Prepare the dialog.

        Args:
            heading: What is to be chosen.
            tags: Those that may be chosen.
            lay: The lines below the list, for so many cells.
        """
        keys = {tag.name: tag.key for tag in tags}
        super().__init__(tags, keys=keys, heading=heading, does="make them one")
        self._lines = lay

    def contents(self) -> Iterable[Widget]:
        """Return the line, the list, and what would be touched."""
        yield from super().contents()
        yield Lines(self._lines, id="touches")


class AgreeScreen(Dialog[bool]):
    """What would be done and touched, to agree to."""

    CSS_PATH = _STYLES
    BINDINGS: ClassVar[list[BindingType]] = [("enter", "agree", "Do it"), ("q", "leave", "Leave")]

    def __init__(self, heading: str, does: str, lay: Laying) -> None:
        """Prepare the dialog.

        Args:
            heading: What is asked.
            does: What Enter does.
            lay: The lines, for so many cells.
        """
        super().__init__()
        self.heading = heading
        self._does = does
        self._lines = lay

    def contents(self) -> Iterable[Widget]:
        """Return the lines."""
        yield Lines(self._lines, id="touches")

    def keys(self) -> Content:
        """Return the last line."""
        return keys_line(("Enter", self._does), ("Esc", "leave"))

    def action_agree(self) -> None:
        """Agree."""
        self.dismiss(True)


class ColourScreen(Dialog[str]):
    """The palette: press a colour's letter, or move to it and press Enter."""

    CSS_PATH = _STYLES
    BINDINGS: ClassVar[list[BindingType]] = [
        ("j,down", "move(1)", "Down"),
        ("k,up", "move(-1)", "Up"),
        ("enter", "choose", "Choose"),
        ("minus,0,delete", "give('')", "None"),
        ("q", "leave", "Leave"),
        *((colour.letter.lower(), f"give('{colour.name}')", colour.name) for colour in COLOURS),
    ]
    options = getters.query_one(OptionList)

    def __init__(self, heading: str, now: str, users: Callable[[str], str]) -> None:
        """Prepare the dialog.

        Args:
            heading: Whose colour it is.
            now: The name of the colour it has, or nothing.
            users: From a colour to the tags that have it, in words.
        """
        super().__init__()
        self.heading = heading
        self._now = now
        self._users = users

    def contents(self) -> Iterable[Widget]:
        """Return the colours, each with the tags that have it."""
        lines = [
            Content.assemble(
                "  ",
                swatch(colour),
                f"  {colour.name:<12}",
                (visible(self._users(colour.name)), "$foreground-muted"),
            )
            for colour in COLOURS
        ]
        lines.append(Content.assemble("  ", swatch(None), "  no colour of its own"))
        options = OptionList(*map(Option, lines), markup=False, compact=True)
        options.can_focus = False
        yield options

    def on_mount(self) -> None:
        """Begin at the colour it has."""
        names = [colour.name for colour in COLOURS]
        self.options.highlighted = names.index(self._now) if self._now in names else len(names)

    def keys(self) -> Content:
        """Return the last line."""
        return keys_line(
            ("a letter", "this colour"), ("-", "none"), ("Enter", "this line"), ("Esc", "leave")
        )

    def action_move(self, by: int) -> None:
        """Move the choice, stopping at the ends."""
        now = self.options.highlighted or 0
        self.options.highlighted = max(0, min(len(COLOURS), now + by))

    def action_choose(self) -> None:
        """Answer with the line that is chosen."""
        at = self.options.highlighted or 0
        self.dismiss(COLOURS[at].name if at < len(COLOURS) else "")

    def action_give(self, name: str) -> None:
        """Answer with a colour, or none."""
        self.dismiss(name)

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        self.options.highlighted = event.option_index
        self.action_choose()
