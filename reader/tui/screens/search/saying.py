"""The search: accepting, rejecting, tagging and noting what the hit under the cursor stands in."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from textual import work

from reader.errors import ReaderError
from reader.joint import begin_step
from reader.model import Span, Status
from reader.store import clean_tag
from reader.tui.screens.search.place import Deed
from reader.tui.screens.search.sight import stop_around
from reader.tui.screens.search.walking import Walking
from reader.tui.telling import first_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.model import Annotation, Article, Claim
    from reader.searching import Hit
    from reader.tui.reading import Stop

__all__ = ["Change", "Saying", "Target", "tagging", "untagging"]


@dataclass(frozen=True)
class Target:
    """What is decided on, tagged or noted: the claim or mark of a hit, or else the hit itself."""

    article: Article
    span: Span
    stop: Stop | None
    """None where it is the hit itself, of which nothing was said yet."""

    @property
    def claim(self) -> Claim | None:
        """The claim that it is."""
        return self.stop.claim if self.stop else None

    @property
    def tags(self) -> tuple[str, ...]:
        """The tags it has."""
        return self.stop.tags if self.stop else ()

    @property
    def note(self) -> str:
        """The note on it."""
        return self.stop.note if self.stop else ""

    @property
    def words(self) -> str:
        """What stands there."""
        return self.span.text_in(self.article.text)


@dataclass(frozen=True)
class Change:
    """What is to be done with an annotation."""

    what: str
    """As the history of the article calls it."""

    done: str
    """As it is said when it is done: `accepted`."""

    make: Callable[[Annotation], Annotation]
    anew: bool = False
    """Whether it holds of the words as they are now, where they were edited."""

    tag: str = ""
    """The tag that it gives, which the codebook is to have."""


def deciding(status: Status | None) -> Change:
    """Return the change that decides; None takes the decision back."""
    word = status.value if status else "cleared"
    return Change(word, word, lambda old: replace(old, status=status), anew=bool(status))


def tagging(tag: str) -> Change:
    """Return the change that gives a tag, which is a clean one."""

    def make(old: Annotation) -> Annotation:
        return replace(old, tags=tuple(dict.fromkeys((*old.tags, tag))))

    return Change(f"tagged {tag}", f"tagged {tag}:", make, tag=tag)


def untagging(tag: str) -> Change:
    """Return the change that takes a tag."""

    def make(old: Annotation) -> Annotation:
        return replace(old, tags=tuple(each for each in old.tags if each != tag))

    return Change(f"took off {tag}", f"took {tag} off", make)


class Saying(Walking):
    """Actions on the hit under the cursor."""

    @work
    async def action_accept(self) -> None:
        """Accept what the hit stands in."""
        await self._decide(Status.ACCEPTED)

    @work
    async def action_reject(self) -> None:
        """Reject it."""
        await self._decide(Status.REJECTED)

    @work
    async def action_clear(self) -> None:
        """Take the decision back."""
        await self._decide(None)

    @work
    async def action_accept_next(self) -> None:
        """Accept it and go to the next hit."""
        if await self._decide(Status.ACCEPTED):
            self._go_on()

    @work
    async def action_reject_next(self) -> None:
        """Reject it and go to the next hit."""
        if await self._decide(Status.REJECTED):
            self._go_on()

    @work
    async def action_tag(self) -> None:
        """Choose a tag for it."""
        target = await self.target()
        if target is not None and (name := await self.ask_tag(target.tags)) is not None:
            self._toggle_tag(target, name)

    @work
    async def action_quick_tag(self, digit: int) -> None:
        """Give or take the tag that has this digit."""
        name = self.tallies.keys.get(str(digit))
        if name is None:
            self.say(f"No tag has the digit {digit} yet: t chooses one.")
        elif (target := await self.target()) is not None:
            self._toggle_tag(target, name)

    @work
    async def action_note(self) -> None:
        """Write a note on it."""
        from reader.tui.screens.note import NoteScreen

        target = await self.target()
        if target is None:
            return
        slip = self.drafts.slip(target.article, target.span)

        def keep(text: str) -> None:
            if text == target.note:
                slip.drop()
            else:
                slip.keep(text)

        written = await self.ask(NoteScreen(target.words, target.note, slip.text, keep))
        if written is None:
            return
        if written != target.note:
            words = "noted" if written else "note deleted on"
            change = Change("wrote a note", words, lambda old: replace(old, note=written))
            if not self.change(target, change):
                return
        if not self.project.session(target.article).unsaved:
            slip.drop()

    def action_save(self) -> None:
        """Try again to save what could not be saved, in all articles."""
        if not self.project.unsaved:
            self.say("Everything is saved.")
            return
        for session in self.project.sessions:
            session.retry()
        self.show_saved()
        if not self.project.unsaved:
            self.say("Saved.")

    async def target(self) -> Target | None:
        """Return what the hit under the cursor stands in, once that is known."""
        hit, article = self.hit, self.article
        if hit is None or article is None:
            self.say("There is no hit here: / types another query.")
            return None
        return await self.target_of(hit, article)

    async def target_of(self, hit: Hit, article: Article) -> Target | None:
        """Return what a hit stands in; None where the article has changed under it."""
        seen = self.sight.seen(hit.article)
        if seen is None:
            seen = await asyncio.to_thread(self.sight.look, article)
            self.sight.take(article, seen)
        if hit.span.end > len(article.text) or hit.span.text_in(article.text) != hit.text:
            self.say("The article has changed since it was read: Enter reads it again.")
            return None
        stop = stop_around(seen, hit.span)
        return Target(article, stop.span if stop else hit.span, stop)

    async def ask_tag(self, given: tuple[str, ...] = ()) -> str | None:
        """Ask for a tag, one of the codebook or a new one."""
        from reader.tui.screens.tags import TagScreen

        self.tallies.read_codebook()
        return await self.ask(
            TagScreen(
                self.tallies.codebook,
                given=given,
                recent=self.tallies.recent,
                keys={name: digit for digit, name in self.tallies.keys.items()},
            )
        )

    def change(self, target: Target, change: Change) -> bool:
        """Change what is said of one passage, as a step; show and say it.

        Returns:
            Whether it was done, in memory at least.
        """
        session = self.project.session(target.article)
        claims = [target.claim] if target.claim else []
        step = begin_step(self.project.store, [self.project.store.key(session.article.path)], "")
        try:
            session.change(
                [target.span],
                change.what,
                change.make,
                claims=claims,
                group=step.group,
                anew=change.anew,
            )
        except ValueError as error:
            self.tell(ReaderError(f"{target.article.name}: {error}"))
            return False
        self.keep_tag(change.tag)
        self.place.done.append(Deed(step, change.what, (target.article,)))
        self.place.undone.clear()
        self.take_said(target.article)
        self.show_all_said()
        if session.problem is not None:
            self.tell(session.problem)
        else:
            self.say(f"{change.done} {first_words(target.words)} · u takes it back")
        return True

    def keep_tag(self, tag: str) -> None:
        """Have a tag that was given in the codebook."""
        if tag:
            try:
                self.project.store.add_tags([tag])
            except ReaderError as error:
                self.tell(error)
            self.tallies.read_codebook()

    def take_said(self, article: Article) -> None:
        """Take up what is said in an article now."""
        session = self.project.passing_session(article)
        self.sight.take_said(article, session)
        seen = self.sight.seen(article.path.as_posix())
        self.tallies.take_said(article, session, [c.span for c in seen.claims] if seen else ())

    def show_all_said(self) -> None:
        """Show what is said of the hits now."""
        self.hits.refresh()
        self.show_hit()
        self.show_saved()

    async def _decide(self, status: Status | None) -> bool:
        target = await self.target()
        if target is None:
            return False
        if status is None and (target.stop is None or target.stop.status is None):
            self.say("Nothing is decided here.")
            return False
        return self.change(target, deciding(status))

    def _toggle_tag(self, target: Target, name: str) -> None:
        if name in target.tags:
            self.change(target, untagging(name))
            return
        try:
            tag = clean_tag(name)
        except ReaderError as error:
            self.tell(error)
            return
        self.change(target, tagging(tag))

    def _go_on(self) -> None:
        """Go to the next hit that stands in something else."""
        number = self.place.at
        before = self.sight.stop(self.place.found.hits[number])
        while number + 1 < len(self.place.found):
            number += 1
            stop = self.sight.stop(self.place.found.hits[number])
            same = stop is not None and before is not None and stop.span == before.span
            if not same or self.place.found.hits[number].article != self.hit_article():
                break
        self.go_to_hit(number)

    def hit_article(self) -> str:
        """Return the name of the article of the hit under the cursor."""
        return self.hit.article if self.hit else ""
