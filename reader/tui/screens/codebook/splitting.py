"""The codebook: a tag split into two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import work

from reader.errors import ReaderError
from reader.store.codebook import clean_tag
from reader.tui.screens.codebook.changing import Changing
from reader.tui.screens.codebook.wording import brief
from reader.tui.screens.tags import TagScreen

if TYPE_CHECKING:
    from reader.tagging import TaggedPassage

__all__ = ["Splitting"]


class Splitting(Changing):
    """The action that goes through the passages of a tag."""

    @work
    async def action_split_tag(self) -> None:
        """Go through the passages of the tag, and say which of two tags each is to get."""
        from reader.tui.screens.codebook.split import SplitScreen

        if (row := self.row) is None:
            return
        name = row.name
        passages = await self._passages(name)
        if not passages:
            return
        first = await self._ask_tag(f"Split {brief(name)}: the first of the two tags", name)
        if first is None:
            return
        second = await self._ask_tag(f"Split {brief(name)}: {brief(first)}, and …", first)
        if second is None:
            return
        if first == second:
            self.say("These are the same: two tags are needed.")
            return
        screen = SplitScreen(
            self.actions, passages, name, (first, second), self.book, self.project.annotator
        )
        given = await self.ask(screen)
        if given and await self.make(
            f"splitting {brief(name)}", lambda tagging: tagging.split(name, given)
        ):
            self.follow(second if first == name else first)

    async def _passages(self, name: str) -> tuple[TaggedPassage, ...]:
        """Return the passages of a tag; none, and why, where there is nothing to split."""
        if self.book.is_group(name):
            self.say("That is a group of tags: it has no passages of its own.")
            return ()
        passages = await self.in_thread("reading", lambda tagging: tagging.passages(name))
        if passages is not None and not passages:
            self.say("It was not given yet: there is nothing to split.")
        return passages or ()

    async def _ask_tag(self, heading: str, first: str) -> str | None:
        """Return a tag that is chosen or made, `first` being offered first."""
        keys = {name: tag.key for name, tag in self.book.tags.items()}
        tags = tuple(self.book.tags.values())
        screen = TagScreen(tags, recent=[first], keys=keys, heading=heading, does="take it")
        chosen = await self.ask(screen)
        if chosen is None or chosen in self.book.names:
            return chosen
        try:
            return clean_tag(chosen)
        except ReaderError as error:
            self.tell(error)
            return None
