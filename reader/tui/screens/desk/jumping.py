"""The desk: back to where one was before a jump, and places that were given a letter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import work

from reader.tui.screens.desk.moving import Moving
from reader.tui.screens.desk.seeking import Seeking

if TYPE_CHECKING:
    from textual.worker import Worker

    from reader.model import Article

__all__ = ["Jumping", "Spot"]

_KEPT = 100
"""Jumps that are remembered."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where one was."""

    article: Article
    offset: int
    """What was at the top of the screen."""

    stop: str | None
    """The id of the current stop."""

    words: str
    """What stands there."""


class Jumping(Moving, Seeking):
    """Actions that go back, forward, and to places with a letter; forgotten at the end."""

    def take_over(self) -> None:
        """Take over from the page: nothing is behind yet."""
        super().take_over()
        self._behind: list[Spot] = []
        self._ahead: list[Spot] = []
        self._letters: dict[str, Spot] = {}

    def action_jump_back(self) -> None:
        """To where one was before the last jump."""
        self._travel_spots(self._behind, self._ahead, "There is no jump to go back from.")

    def action_jump_forward(self) -> None:
        """To where one went back from."""
        self._travel_spots(self._ahead, self._behind, "There is no jump to make again.")

    @work
    async def action_set_mark(self) -> None:
        """Give this place a letter."""
        letter = await self._ask_letter("Which letter is this place to have?")
        if letter is not None:
            self._letters[letter] = self._spot()
            self.say(f"This place is {letter}: ' and {letter} comes back to it.")

    @work
    async def action_go_to_mark(self) -> None:
        """To the place of a letter."""
        if not self._letters:
            self.say("No place has a letter yet: m gives this one a letter.")
            return
        letter = await self._ask_letter("To which letter?")
        if letter is None:
            return
        if (spot := self._letters.get(letter)) is None:
            self.say(f"No place has the letter {letter}: m gives it one.")
            return
        self.leave_trail()
        self._go_to_spot(spot)

    def action_go_top(self) -> None:
        """To the beginning, which is a jump."""
        self.leave_trail()
        super().action_go_top()

    def action_go_end(self) -> None:
        """To the end, which is a jump."""
        self.leave_trail()
        super().action_go_end()

    def action_seek(self) -> Worker[None]:
        """Find words, which is a jump."""
        self.leave_trail()
        return super().action_seek()

    def open_article(self, index: int) -> None:
        """Open another article, which is a jump."""
        if index % len(self.project.articles) != self.index:
            self.leave_trail()
        super().open_article(index)

    def leave_trail(self) -> None:
        """Remember where one is, before a jump."""
        self._behind = [*self._behind[1 - _KEPT :], self._spot()]
        self._ahead = []

    async def _ask_letter(self, heading: str) -> str | None:
        from reader.tui.screens.letter import LetterScreen

        places = {
            letter: f"{spot.article.title}: {spot.words}" for letter, spot in self._letters.items()
        }
        return await self.ask(LetterScreen(heading, places))

    def _spot(self) -> Spot:
        current = self.reading.current
        seen = current if current is not None and self.on_screen(current.span) else None
        top = self.view.top_offset
        words = seen.words if seen is not None else self.article.text[top : top + 60]
        known = current.id if current is not None else None
        return Spot(self.article, top, known, " ".join(words.split())[:60])

    def _travel_spots(self, source: list[Spot], target: list[Spot], nothing: str) -> None:
        here = self._spot()
        # Of a list that one left again, nothing is to be gone back from.
        while source and source[-1] == here:
            source.pop()
        if not source:
            self.say(nothing)
            return
        self._go_to_spot(source.pop())
        target.append(here)

    def _go_to_spot(self, spot: Spot) -> None:
        paths = [article.path for article in self.project.articles]
        if spot.article.path not in paths:
            return
        index = paths.index(spot.article.path)
        if index != self.index:
            # Past our own, which would take this for a new jump.
            super().open_article(index)
        self.go_to(self.reading.find(spot.stop) if spot.stop else None)
        self.view.scroll_to_offset(spot.offset)
        self.show_where()
