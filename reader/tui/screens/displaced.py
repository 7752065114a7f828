"""Annotations that are not where they were made: old and new, to accept, place or drop."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import getters, on
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from reader.model import Anchor
from reader.store.differ import common_parts
from reader.tui.screens.dialog import Dialog, keys_line, styles
from reader.typeset.safe import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.binding import BindingType
    from textual.widget import Widget

    from reader.model import Placed, Span

__all__ = ["Displaced", "DisplacedScreen", "Settlement"]

_SIGNS = {Anchor.MOVED: "→ moved", Anchor.EDITED: "≈ edited", Anchor.ORPHANED: "∅ orphaned"}
"""How a new place is told, in the list."""

_AROUND = 60
"""Code points shown on either side of a passage."""


@dataclass(frozen=True, slots=True)
class Displaced:
    """An annotation that is elsewhere now, or nowhere."""

    placed: Placed
    was: tuple[str, str, str]
    """What stood before it, its words, what stood behind it."""
    now: tuple[str, str, str] | None
    """The same in the article as it is now; None for an orphan."""

    @classmethod
    def of(cls, placed: Placed, text: str, old: str | None) -> Displaced:
        """Return what is shown of an annotation.

        Args:
            placed: The annotation.
            text: The article as it is now.
            old: The text that it was made for, where that is kept.
        """
        target = placed.annotation.target
        if old is None:
            was = target.prefix, target.exact, target.suffix
        else:
            was = _around(old, target.span)
        return cls(placed, was, _around(text, placed.span) if placed.span else None)


@dataclass(frozen=True, slots=True)
class Settlement:
    """What is to be done with some of them."""

    what: str
    """`accept`, `drop`, `place` or `go`."""
    ids: tuple[str, ...]


class DisplacedScreen(Dialog[Settlement]):
    """The list, and of the one that is chosen the old words above the new."""

    CSS_PATH = styles("displaced")
    BINDINGS: ClassVar[list[BindingType]] = [
        ("j,down", "move(1)", "Down"),
        ("k,up", "move(-1)", "Up"),
        ("y", "accept", "Accept"),
        ("Y", "accept_moved", "Accept all moved"),
        ("p", "place", "Place by hand"),
        ("d,delete", "drop", "Drop"),
        ("enter", "go", "Go there"),
        ("q", "leave", "Leave"),
    ]
    heading = "Not where you annotated them"

    options = getters.query_one(OptionList)
    sides = getters.query_one("#sides", Static)

    def __init__(self, displaced: Sequence[Displaced]) -> None:
        """Prepare the dialog.

        Args:
            displaced: At least one.
        """
        super().__init__()
        self.displaced = tuple(displaced)

    def contents(self) -> Iterable[Widget]:
        """Return the list, and what is shown of the chosen one."""
        options = OptionList(
            *(Option(_line(each)) for each in self.displaced), markup=False, compact=True
        )
        options.can_focus = False
        yield options
        yield Static(id="sides", markup=False)

    def keys(self) -> Content:
        """Return the last line."""
        return keys_line(
            ("y", "accept"),
            ("Y", "all moved"),
            ("p", "place"),
            ("d", "drop"),
            ("Enter", "go"),
            ("Esc", "leave"),
        )

    def on_mount(self) -> None:
        """Choose the first."""
        self.options.highlighted = 0
        self._show()

    def action_move(self, by: int) -> None:
        """Move the choice, stopping at the ends."""
        now = self.options.highlighted or 0
        self.options.highlighted = max(0, min(len(self.displaced) - 1, now + by))

    def action_accept(self) -> None:
        """Take the new place as its own."""
        if self._chosen.now is None:
            self.app.bell()
        else:
            self._settle("accept")

    def action_accept_moved(self) -> None:
        """Take the new places of all that only moved."""
        moved = [each for each in self.displaced if each.placed.anchor is Anchor.MOVED]
        if moved:
            ids = tuple(each.placed.annotation.id for each in moved)
            self.dismiss(Settlement("accept", ids))

    def action_place(self) -> None:
        """Go and mark its new place by hand."""
        self._settle("place")

    def action_drop(self) -> None:
        """Delete it."""
        self._settle("drop")

    def action_go(self) -> None:
        """Go to where it is now."""
        self._settle("go")

    @property
    def _chosen(self) -> Displaced:
        return self.displaced[self.options.highlighted or 0]

    def _settle(self, what: str) -> None:
        self.dismiss(Settlement(what, (self._chosen.placed.annotation.id,)))

    @on(OptionList.OptionHighlighted)
    def _show(self) -> None:
        chosen = self._chosen
        annotation = chosen.placed.annotation
        said = [*annotation.tags, " ".join(annotation.note.split())]
        self.sides.update(
            Content("\n").join(
                [
                    Content.styled("was", "$foreground-muted"),
                    _side(chosen.was, chosen.now, "$text-error"),
                    Content.styled("now", "$foreground-muted"),
                    _side(chosen.now, chosen.was, "$text-success")
                    if chosen.now
                    else Content("These words are gone from the article."),
                    Content.styled(visible(" · ".join(filter(None, said))), "$foreground-muted"),
                ]
            )
        )


def _around(text: str, span: Span) -> tuple[str, str, str]:
    """Return a passage of `text` between the words around it."""
    before = text[max(0, span.start - _AROUND) : span.start]
    after = text[span.end : span.end + _AROUND]
    if span.start > _AROUND:
        before = f"…{before.partition(' ')[2]}"
    if span.end + _AROUND < len(text):
        after = f"{after.rpartition(' ')[0]}…"
    return before, span.text_in(text), after


def _line(displaced: Displaced) -> Content:
    words = " ".join(displaced.was[1].split())[:80]
    sign = _SIGNS[displaced.placed.anchor].ljust(12)
    return Content.assemble((sign, "bold $footer-key-foreground"), visible(words))


def _side(shown: tuple[str, str, str], other: tuple[str, str, str] | None, style: str) -> Content:
    """Return one side: the passage in its surroundings, what the other side has not set off."""
    before, words, after = (visible(_flat(part)) for part in shown)
    passage = Content(words).stylize("underline")
    if other is not None:
        twin = visible(_flat(other[1]))
        at = 0
        for part in (*common_parts(words, twin), None):
            end = part.old if part else len(words)
            if end > at:
                passage = passage.stylize(f"bold {style}", at, end)
            at = part.old + part.size if part else at
    muted = "$foreground-muted"
    return Content.assemble((before, muted), passage, (after, muted))


def _flat(words: str) -> str:
    """Return `words` in one line, a blank at either end kept."""
    return re.sub(r"\s+", " ", words)
