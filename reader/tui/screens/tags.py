"""Choose a tag, or make a new one, in one step."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from reader.tui.screens.choose import Choice, ChooseScreen
from reader.tui.screens.dialog import keys_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from textual.binding import BindingType
    from textual.content import Content

    from reader.model import Tag

__all__ = ["TagScreen"]


class TagScreen(ChooseScreen[str]):
    """Answers with the name of the tag to give, or to take where it is given already."""

    BINDINGS: ClassVar[list[BindingType]] = [("ctrl+n", "as_typed", "New tag")]

    def __init__(
        self,
        tags: Sequence[Tag],
        *,
        given: Sequence[str] = (),
        recent: Sequence[str] = (),
        keys: Mapping[str, str] | None = None,
    ) -> None:
        """Prepare the dialog.

        Args:
            tags: The codebook.
            given: Tags that the passage has already.
            recent: Tags used lately, the latest first: they come first.
            keys: From a tag's name to its digit.
        """
        order = {name: place for place, name in enumerate(recent)}
        names = {tag.name: tag for tag in tags}
        keys = keys or {}
        every = [*names, *(name for name in (*recent, *given) if name not in names)]
        every = sorted(dict.fromkeys(every), key=lambda name: order.get(name, len(order)))
        choices = [
            Choice(
                name,
                name,
                before=("✓" if name in given else " ") + (keys.get(name) or " "),
                after=names[name].description if name in names else "",
            )
            for name in every
        ]
        super().__init__("Tag", choices, empty="There are no tags yet: type the first one's name.")
        self._names = set(every)

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
            ("Enter", "give or take"), ("^n", "new tag as typed"), ("↑↓", "move"), ("Esc", "leave")
        )

    def action_as_typed(self) -> None:
        """Answer with what was typed, as it stands."""
        if name := self.line.value.strip():
            self.dismiss(name)
