"""The codebook: tags renamed, merged and deleted in all articles, and that taken back."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from textual import work
from textual.content import Content

from reader.errors import ReaderError
from reader.model import Tag
from reader.store.codebook import clean_tag
from reader.tui.screens.codebook.asking import AgreeScreen, LineScreen, MergeScreen, Verdict
from reader.tui.screens.codebook.editing import Editing
from reader.tui.screens.codebook.wording import (
    brief,
    count_words,
    done_words,
    few_names,
    move_lines,
    touch_lines,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from reader.tagging import Done, Elsewhere, Tagging, Touched

__all__ = ["Changing", "Reach"]


class Reach(NamedTuple):
    """What a change of some tags, and all below them, would touch."""

    names: tuple[str, ...]
    """All these tags."""

    touched: tuple[Touched, ...]
    elsewhere: tuple[Elsewhere, ...]


class Changing(Editing):
    """Actions that go through all articles; each shows before what it touches."""

    @work
    async def action_rename_tag(self) -> None:
        """Give the tag, and all below it, another name."""
        if (row := self.row) is None:
            return
        old = row.name
        reach = await self._reach([old])
        if reach is None:
            return
        inside = sum(name != old for name in reach.names)
        below = count_words(inside, "tag") if inside else ""
        new = await self.ask(
            LineScreen(
                f"Rename {brief(old)}" + (f", and {below} below it" if below else ""),
                old,
                lambda typed: self._may_rename(old, typed, reach),
                does="rename it",
                lay=lambda width: self.reach_lines(reach, width),
            )
        )
        if new is None or clean_tag(new) == old:
            return
        name = clean_tag(new)
        if self._taken(old, name, reach):
            done = await self.make(
                f"merging {brief(old)}", lambda tagging: tagging.merge([old], name)
            )
        else:
            done = await self.make(
                f"renaming {brief(old)}", lambda tagging: tagging.rename(old, name)
            )
        if done is not None:
            self.follow(name)

    @work
    async def action_merge_tags(self) -> None:
        """Make the tag, or those marked, and all below them, one with another."""
        olds = self.names
        reach = await self._reach(olds) if olds else None
        if reach is None:
            return
        told = few_names(olds, 3)
        offered = [
            self.book.tags.get(name) or Tag(name)
            for name in self.book.names
            if name not in olds or len(olds) > 1
        ]
        heading = f"Make {told} one with …"
        chosen = await self.ask(
            MergeScreen(heading, offered, lambda width: self.reach_lines(reach, width))
        )
        if chosen is None:
            return
        try:
            name = clean_tag(chosen) if chosen not in self.book.names else chosen
        except ReaderError as error:
            self.tell(error)
            return
        if await self.make(f"merging {told}", lambda tagging: tagging.merge(olds, name)):
            self.follow(name)

    @work
    async def action_delete_tags(self) -> None:
        """Take the tag, or those marked, and all below them, away everywhere."""
        names = self.names
        reach = await self._reach(names) if names else None
        if reach is None:
            return
        moves: dict[str, str | None] = dict.fromkeys(reach.names)

        def lay(width: int) -> list[Content]:
            return [*move_lines(moves, width), Content(""), *self.reach_lines(reach, width)]

        heading = f"Delete {few_names(names, 3)}?"
        if await self.ask(AgreeScreen(heading, "delete, u takes it back", lay)):
            told = few_names(names, 3)
            await self.make(f"deleting {told}", lambda tagging: tagging.delete(*names))

    @work
    async def action_undo(self) -> None:
        """Take the last change of tags back, in all articles."""
        await self._travel(
            "taking it back", lambda tagging: tagging.undo(), "undone", "No change of tags is left."
        )

    @work
    async def action_redo(self) -> None:
        """Make it again."""
        await self._travel(
            "making it again", lambda tagging: tagging.redo(), "done again", "Nothing was undone."
        )

    async def _travel(
        self, doing: str, way: Callable[[Tagging], Done | None], words: str, nothing: str
    ) -> None:
        if not self.all_saved():
            return
        done: Done | None = None

        def travel(tagging: Tagging) -> bool:
            nonlocal done
            done = way(tagging)
            return True

        gone = await self.in_thread(doing, travel)
        await self.take_up()
        if done is not None:
            self.place.changed |= done.keys
            if done.tags and self.place.name not in done.tags:
                self.follow(done.tags[0])
            self.say(f"{words}: {done_words(done)}")
        elif gone:
            self.say(nothing)

    async def _reach(self, names: Sequence[str]) -> Reach | None:
        """Return what a change of some tags would touch."""
        theirs = [name for name in names if self.book.is_theirs(name)]
        if theirs:
            who = few_names([who for who, _ in self.book.others_of(theirs[0])], 3) or "others"
            self.say(f"Only {who} gave {brief(theirs[0])}: your changes leave that as it is.")
            return None

        def reach(tagging: Tagging) -> Reach:
            found = tuple(sorted(tagging.below(names)))
            return Reach(found, tagging.touched(found), tagging.elsewhere(found))

        return await self.in_thread("counting", reach)

    def reach_lines(self, reach: Reach, width: int) -> list[Content]:
        """Return what would be touched, in words."""
        return touch_lines(
            reach.touched, reach.elsewhere, self.title_of, self.project.annotator, width
        )

    def title_of(self, path: Path) -> str:
        """Return what an article is called that may not be among those that are open."""
        return self._titles.get(path) or path.name

    @cached_property
    def _titles(self) -> dict[Path, str]:
        return {article.path.resolve(): article.title for article in self.project.articles}

    def _may_rename(self, old: str, typed: str, reach: Reach) -> Verdict:
        try:
            name = clean_tag(typed)
        except ReaderError as error:
            return Verdict(error.message, False)
        if taken := self._taken(old, name, reach):
            return Verdict(f"There is {taken} already: Enter makes them one.", True)
        return Verdict("", True)

    def _taken(self, old: str, new: str, reach: Reach) -> str:
        """Return a tag that another one would be called like; nothing where there is none."""
        wanted = {new + name.removeprefix(old) for name in reach.names}
        return next(iter(sorted(wanted & ({*self.book.names} - {*reach.names}))), "")
