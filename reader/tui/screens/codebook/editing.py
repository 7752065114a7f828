"""The codebook: what it says of a tag, its colour and digit, and new tags."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import work

from reader.errors import ReaderError
from reader.model.codebook_tree import is_below
from reader.store.codebook import clean_description, clean_tag
from reader.tui.screens.codebook.asking import ColourScreen, LineScreen, Verdict
from reader.tui.screens.codebook.walking import Walking
from reader.tui.screens.codebook.wording import brief, count_words, done_words, few_names

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.tagging import Change, Done, Tagging

__all__ = ["Editing"]


class Editing(Walking):
    """Actions that change an entry of the codebook, each one step that u takes back."""

    @work
    async def action_describe(self) -> None:
        """Write what the tag is for."""
        if (row := self.row) is None:
            return
        name, now = row.name, self.book.description(row.name)
        text = await self.ask(
            LineScreen(
                f"What {brief(name)} is for",
                now,
                _description,
                does="keep it",
                placeholder="when to give it, and when not",
            )
        )
        if text is not None and text != now:
            await self.make("", lambda tagging: tagging.describe(name, text))

    @work
    async def action_colour(self) -> None:
        """Choose a colour for the tag, or for those marked."""
        names = self.names
        if not names:
            return
        now, source = self.book.colour(names[0])
        own = now.name if now and source == names[0] else ""
        heading = brief(names[0]) if len(names) == 1 else count_words(len(names), "tag")
        chosen = await self.ask(ColourScreen(f"Colour of {heading}", own, self._users))
        if chosen is not None:
            await self.make("", lambda tagging: tagging.colour(names, chosen))

    @work
    async def action_give_key(self, digit: int) -> None:
        """Give the tag a digit, which any other one loses, or take it."""
        if (row := self.row) is None:
            return
        name, key = row.name, str(digit)
        if self.book.is_group(name):
            self.say("That is a group of tags: a digit gives one tag.")
            return
        if self.book.key(name) == key:
            key = ""
        holder = next((each for each, tag in self.book.tags.items() if key and tag.key == key), "")
        loses = f"; {holder} has none now" if holder else ""
        await self.make("", lambda tagging: tagging.give_key(name, key), more=loses)

    @work
    async def action_new_tag(self) -> None:
        """Make a new tag, at first beside the one under the cursor."""
        above = self.row.name.rpartition("/")[0] if self.row else ""
        if self.row is not None and self.book.is_group(self.row.name):
            above = self.row.name
        name = await self.ask(
            LineScreen(
                "A new tag",
                f"{above}/" if above else "",
                self._is_new,
                does="make it",
                placeholder="its name, such as verdict/disputed",
            )
        )
        if name is None:
            return
        clean = clean_tag(name)
        if await self.make("", lambda tagging: tagging.add(clean)):
            self.follow(clean)

    def follow(self, name: str) -> None:
        """Move to a tag, whatever is folded and found."""
        self.place.name, self.place.words = name, ""
        self.place.folded = {each for each in self.place.folded if not is_below(name, each)}
        self.show_rows()

    async def make(
        self, doing: str, plan: Callable[[Tagging], Change], *, more: str = ""
    ) -> Done | None:
        """Make a change, in a thread, and say what it did; None where it was not made.

        Args:
            doing: What goes on meanwhile, in words; a change of the codebook alone takes no time.
            plan: Works out the change.
            more: What else is to be said.
        """
        if not self.all_saved():
            return None
        done = await self.in_thread(doing, lambda tagging: tagging.make(plan(tagging)))
        if done is not None:
            self.place.marked.clear()
            self.place.changed |= done.keys
        await self.take_up()
        if done is not None:
            self.say(f"{done_words(done)}{more}", " · u takes it back")
        return done

    def all_saved(self) -> bool:
        """Return whether nothing waits to be saved, which a change of all articles would miss."""
        for session in self.project.sessions:
            if session.unsaved and not session.retry():
                problem = session.problem or ReaderError("something could not be saved yet")
                self.tell(ReaderError(problem.message, "mend this first: then tags can be changed"))
                return False
        return True

    async def take_up(self) -> None:
        """Let the articles that are open take in what was changed, and read the tags anew."""
        for session in self.project.sessions:
            session.refresh()
        await self.read()

    def _users(self, colour: str) -> str:
        """Return the tags for which a colour was set, in words."""
        names = []
        for name in self.book.tags:
            found, source = self.book.colour(name)
            if found is not None and found.name == colour and source == name:
                names.append(name)
        return few_names(names, 2)

    def _is_new(self, typed: str) -> Verdict:
        try:
            clean = clean_tag(typed)
        except ReaderError as error:
            return Verdict(error.message, False)
        if clean in self.book.tags:
            return Verdict(f"There is {clean} already.", False)
        return Verdict("", True)


def _description(typed: str) -> Verdict:
    try:
        clean_description(typed)
    except ReaderError as error:
        return Verdict(error.message, False)
    return Verdict("", True)
