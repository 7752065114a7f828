"""The desk: the tour, which says what to try and goes on when that was done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.tui.actions import READING, TOURING, key_word
from reader.tui.screens.desk.paning import Paning
from reader.tui.touring import steps, words_of

if TYPE_CHECKING:
    from reader.tui.touring import Step

__all__ = ["Touring"]


class Touring(Paning):
    """Shows the steps of the tour beneath the panes; every key does what it always does."""

    _tour: tuple[Step, ...] = ()
    _at = 0

    @property
    def contexts(self) -> tuple[str, ...]:
        """The key that leaves the tour goes before those of reading."""
        found = super().contexts
        return (TOURING, *found) if self._tour and READING in found else found

    async def action_tour(self) -> None:
        """Begin the tour, or begin it anew; it does not come by itself any more."""
        from reader.tui.widgets.tour_panel import TourPanel

        if self.tastes is not None:
            self.tastes.choose("tour", 1)
        if not self._tour:
            await self.mount(TourPanel(), before=self.status)
        self._tour, self._at = steps(len(self.project.articles)), 0
        self._show_step()

    def action_leave_tour(self) -> None:
        """End the tour."""
        self._end_tour()
        keys = next((action.keys for action in self.actions if action.id == "tour"), ())
        again = key_word(keys[0]) if keys else "“tour” in the palette"
        self.say(f"That was the tour; {again} begins it again.")

    def note_action(self, name: str) -> None:
        """Go on with the tour if `name` is what it waits for.

        Args:
            name: An action that was done.
        """
        if not self._tour or name != self._tour[self._at].does:
            return
        self._at += 1
        if self._at < len(self._tour):
            self._show_step()
        else:
            self.action_leave_tour()

    def _show_step(self) -> None:
        from reader.tui.widgets.tour_panel import TourPanel

        panel = self.query_one(TourPanel)
        panel.place = f"{self._at + 1} of {len(self._tour)}"
        panel.words = words_of(self._tour[self._at], self.actions)
        keys = next((action.keys for action in self.actions if action.id == "leave_tour"), ())
        panel.leave = f"{key_word(keys[0])} ends the tour." if keys else ""

    def _end_tour(self) -> None:
        from reader.tui.widgets.tour_panel import TourPanel

        self._tour = ()
        self.query(TourPanel).remove()
