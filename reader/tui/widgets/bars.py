"""The single rows above and below: what is open, where one is, what is saved, the keys."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from reader.tui.actions import key_word
from reader.tui.messages import ActionRequested
from reader.tui.widgets.ends import safe, two_ends

if TYPE_CHECKING:
    from textual import events

    from reader.tui.actions import Action

__all__ = ["KeyBar", "Saved", "StatusBar", "TopBar"]


class TopBar(Widget):
    """What is open, and how far one has come with all of it."""

    place: reactive[str] = reactive("")
    """What was opened."""
    annotator: reactive[str] = reactive("")
    """Who reads."""
    progress: reactive[str] = reactive("")
    """How far one has come."""

    def render(self) -> Content:
        """Return the row."""
        left = Content.assemble(("Reader", "bold $accent"), "  ", safe(self.place))
        parts = [
            safe(text, "$foreground-muted") for text in (self.progress, self.annotator) if text
        ]
        right = Content(" · ").stylize("$foreground-muted").join(parts)
        return two_ends(left, right, self.content_size.width)


@dataclass(frozen=True)
class Saved:
    """What is known of saving."""

    at: str = ""
    """When the last save returned, `hh:mm`; empty where nothing was changed yet."""

    unsaved: int = 0
    """How many changes are only in memory."""

    problem: str = ""
    """Why."""


class StatusBar(Widget):
    """Where one is, and what is saved."""

    where: reactive[str] = reactive("")
    """Where one is in the article."""
    hint: reactive[str] = reactive("")
    """What is going on, shown instead of where one is; empty for nothing."""
    said: reactive[str] = reactive("")
    """What is said for a moment, shown instead of both."""
    saved: reactive[Saved] = reactive(Saved())
    """What is saved."""

    def render(self) -> Content:
        """Return the row."""
        left = safe(self.hint, "bold $accent") if self.hint else safe(self.where)
        if self.said:
            left = safe(self.said, "bold $accent")
        width = self.content_size.width
        saved = self.saved
        if saved.unsaved:
            words = f"not saved: {saved.problem}"
            right = Content.assemble(("● ", "$error"), safe(words, "bold $error"))
            if self.said:
                right = safe("● not saved", "bold $error")
            # What is not saved matters more than where one is.
            if right.cell_length > width - 12:
                return right.truncate(width, ellipsis=True)
        elif saved.problem and self.said:
            right = safe("●", "$warning")
        elif saved.problem:
            return Content.assemble(("● ", "$warning"), safe(saved.problem)).truncate(
                width, ellipsis=True
            )
        elif saved.at:
            right = safe(f"Saved {saved.at}", "$success")
        else:
            right = Content("")
        return two_ends(left, right, width)


class KeyBar(Widget):
    """The keys that matter now, as many as there is room for; each can be clicked."""

    actions: reactive[tuple[Action, ...]] = reactive(())
    """Those that could be shown, the most important first."""
    always: reactive[tuple[Action, ...]] = reactive(())
    """Those that are shown behind them whatever the width."""

    def render(self) -> Content:
        """Return the row."""
        rows = [Content("  ").join(map(_entry, row)) for row in self._rows()]
        return Content("\n").join(rows)

    def on_click(self, event: events.Click) -> None:
        """Ask for the action that was clicked."""
        at = event.get_content_offset(self)
        if at is None:
            return
        left = 0
        rows = self._rows()
        for action in rows[at.y] if at.y < len(rows) else ():
            right = left + _entry(action).cell_length
            if left <= at.x < right:
                self.post_message(ActionRequested(action.id))
                return
            left = right + 2

    def _rows(self) -> list[list[Action]]:
        """Return what each row shows: as much as there is room for, the last one ends alike."""
        width, height = self.content_size
        last = width - sum(_entry(action).cell_length + 2 for action in self.always)
        rows: list[list[Action]] = [[] for _ in range(max(1, height))]
        at, room = 0, width if len(rows) > 1 else last
        for action in self.actions:
            taken = _entry(action).cell_length + (2 if rows[at] else 0)
            if taken > room and at + 1 < len(rows):
                at += 1
                room = last if at + 1 == len(rows) else width
                taken = _entry(action).cell_length
            if taken > room:
                break
            rows[at].append(action)
            room -= taken
        rows[-1] += self.always
        return rows


def _entry(action: Action) -> Content:
    return Content.assemble(
        (key_word(action.keys[0]) if action.keys else "", "bold $footer-key-foreground"),
        " ",
        (action.label, "$foreground-muted"),
    )
