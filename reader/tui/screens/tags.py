"""Choose a tag, or make a new one, in one step."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import getters, on
from textual.content import Content
from textual.widgets import OptionList

from reader.model.codebook_colours import colour_of
from reader.tui.screens.choose import Choice, ChooseScreen
from reader.tui.screens.dialog import keys_line, styles
from reader.tui.swatches import swatch
from reader.tui.widgets.ends import safe
from reader.tui.widgets.lines import Lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from textual.binding import BindingType
    from textual.widget import Widget

    from reader.model import Tag

__all__ = ["TagScreen"]

_ABOUT = 3
"""Rows for what is said of the tag under the cursor."""

_MUTED = "$foreground-muted"


class TagScreen(ChooseScreen[str]):
    """Answers with the name of the tag to give, or to take where it is given already."""

    CSS_PATH = styles("tags")
    BINDINGS: ClassVar[list[BindingType]] = [("ctrl+n", "as_typed", "New tag")]

    about = getters.query_one("#about", Lines)

    def __init__(
        self,
        tags: Sequence[Tag],
        *,
        given: Sequence[str] = (),
        recent: Sequence[str] = (),
        keys: Mapping[str, str] | None = None,
        heading: str = "Tag",
        does: str = "give or take",
        by_digit: bool = False,
    ) -> None:
        """Prepare the dialog.

        Args:
            tags: The codebook.
            given: Tags that the passage has already.
            recent: Tags used lately, the latest first: they come first.
            keys: From a tag's name to its digit.
            heading: What the tag is chosen for.
            does: What Enter does.
            by_digit: Whether a digit that is typed first chooses its tag at once.
        """
        self._by_digit = by_digit
        order = {name: place for place, name in enumerate(recent)}
        self._tags = names = {tag.name: tag for tag in tags}
        self._keys = keys or {}
        self._does = does
        every = [*names, *(name for name in (*recent, *given) if name not in names)]
        every = sorted(dict.fromkeys(every), key=lambda name: order.get(name, len(order)))
        choices = [
            Choice(
                name,
                name,
                before=("✓" if name in given else " ") + (self._keys.get(name) or " "),
                after=names[name].description if name in names else "",
            )
            for name in every
        ]
        super().__init__(
            heading, choices, empty="There are no tags yet: type the first one's name."
        )
        self._names = set(every)

    def contents(self) -> Iterable[Widget]:
        """Return the line, the list, and what is said of the tag under the cursor."""
        yield from super().contents()
        yield Lines(self._about, id="about")

    def line_of(self, choice: Choice[str], typed: str) -> Content:
        """Return how a tag is shown: sign, digit, colour, name, and what it is for."""
        line = super().line_of(choice, typed)
        if choice.words not in self._names:
            return line
        colour, _ = colour_of(self._tags, choice.words)
        at = len(choice.before) + 1
        return Content.assemble(line[:at], swatch(colour), " ", line[at:])

    def show(self, typed: str) -> None:
        """List what `typed` finds, and say what the first one is for."""
        chosen = [name for name, digit in self._keys.items() if self._by_digit and digit == typed]
        if typed and chosen:
            self.dismiss(chosen[0])
            return
        super().show(typed)
        self._show_about()

    @on(OptionList.OptionHighlighted)
    def _show_about(self) -> None:
        if self.is_mounted:
            self.about.show(self._about)

    def _about(self, width: int) -> list[Content]:
        """Return what is said of the tag under the cursor, always as many lines."""
        at = self.options.highlighted
        name = self.found[at].words if at is not None and at < len(self.found) else ""
        lines = self._described(name, width) if name else []
        return [*lines, *[Content("")] * (_ABOUT - len(lines))]

    def _described(self, name: str, width: int) -> list[Content]:
        head = safe(name, "bold")
        if name not in self._names:
            return [Content.assemble(head, ("  a new tag", _MUTED)).truncate(width, ellipsis=True)]
        colour, source = colour_of(self._tags, name)
        if colour is not None:
            origin = f", from {source}" if source != name else ""
            head = Content.assemble(
                head, "   ", swatch(colour), safe(f" {colour.name}{origin}", _MUTED)
            )
        if digit := self._keys.get(name):
            head = Content.assemble(head, "   ", safe(f"digit {digit}", _MUTED))
        tag = self._tags.get(name)
        said = tag.description if tag else ""
        room = _ABOUT - 1
        if not said:
            return [
                head.truncate(width, ellipsis=True),
                Content.styled("C, then a says what it is for.", _MUTED),
            ]
        words = safe(said).wrap(width)
        if len(words) > room:
            words = [*words[: room - 1], words[room - 1].truncate(width - 1) + Content("…")]
        return [head.truncate(width, ellipsis=True), *words]

    def between(
        self,
        name: str,
        named: Sequence[Choice[str]],  # noqa: ARG002
    ) -> Iterable[Choice[str]]:
        """Return the tag that `name` would make."""
        if name in self._names:
            return ()
        return (Choice(name, name, before="+ ", after="a new tag"),)

    def matching(self, typed: str) -> list[Choice[str]]:
        """Return the tags that `typed` finds, and the one that it would make."""
        name = typed.strip()
        found = super().matching(typed)
        # Enter on a few letters chooses what they find. A whole name, with its slash, that
        # begins no other one can only be meant as it stands.
        longer = (c.words.startswith(name) and c.words != name for c in found)
        if "/" in name and not any(longer):
            found.sort(key=lambda choice: choice.words != name)
        return found

    def keys(self) -> Content:
        """Return the last line."""
        return keys_line(
            ("Enter", self._does), ("^n", "new tag as typed"), ("↑↓", "move"), ("Esc", "leave")
        )

    def action_as_typed(self) -> None:
        """Answer with what was typed, as it stands."""
        if name := self.line.value.strip():
            self.dismiss(name)
