"""The search: one decision or tag for all hits together, and what was done taken back."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from textual import work

from reader.errors import ReaderError
from reader.joint import JointStep, begin_step, next_steps
from reader.model import Status
from reader.store import clean_tag
from reader.tui.screens.search.base import plural
from reader.tui.screens.search.place import Deed
from reader.tui.screens.search.saying import Change, Saying, Target, deciding, tagging

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from reader.model import Article
    from reader.session import Session

__all__ = ["Together"]

_DEEDS = {
    "accept": ("accept them", Status.ACCEPTED),
    "reject": ("reject them", Status.REJECTED),
    "clear": ("take the decisions on them back", None),
}
"""What can be decided, what it is called, and the status."""


class Together(Saying):
    """Actions on all hits, and on what was done last."""

    busy = False
    """Whether many articles are being gone through."""

    @work
    async def action_decide_group(self) -> None:
        """Choose what is to become of all hits."""
        from reader.tui.screens.choose import Choice, ChooseScreen

        if not self._is_ready():
            return
        targets = await self._targets()
        if not targets:
            return
        deeds: list[Choice[str]] = [Choice(name, words) for name, (words, _) in _DEEDS.items()]
        deeds.append(Choice("tag", "tag them …"))
        deed = await self.ask(ChooseScreen(_heading(targets), deeds))
        if deed == "tag":
            name = await self.ask_tag()
            if name is not None:
                try:
                    await self._change_all(targets, tagging(clean_tag(name)))
                except ReaderError as error:
                    self.tell(error)
        elif deed is not None:
            await self._change_all(targets, deciding(_DEEDS[deed][1]))

    @work
    async def action_undo(self) -> None:
        """Take back what was done last, in all its articles."""
        if not self.busy:
            await self._travel(self.place.done, self.place.undone, back=True)

    @work
    async def action_redo(self) -> None:
        """Make it again."""
        if not self.busy:
            await self._travel(self.place.undone, self.place.done, back=False)

    def _is_ready(self) -> bool:
        if self.busy:
            self.say("One thing after the other: what was begun is still being done.")
        elif not self.place.complete:
            self.say("The hits are still being found.")
        elif not len(self.place.found):
            self.say("There is no hit here: / types another query.")
        elif self.place.more:
            self.say("These are too many to be changed at once: narrow the query down.")
        else:
            return True
        return False

    async def _targets(self) -> list[Target]:
        """Return what all hits stand in, each once."""
        found = self.place.found
        targets: dict[tuple[str, int, int], Target] = {}
        self.busy = True
        try:
            for group in range(found.articles):
                self.status.hint = f"looking at article {group + 1:,} of {found.articles:,} …"
                article = self.sight.article(found.article_of(group))
                for number in found.span_of(group) if article else ():
                    target = await self.target_of(found.hits[number], article) if article else None
                    if target is not None:
                        key = found.article_of(group), target.span.start, target.span.end
                        targets.setdefault(key, target)
                await asyncio.sleep(0)
        finally:
            self.busy = False
            self.status.hint = ""
        return list(targets.values())

    async def _change_all(self, targets: Sequence[Target], change: Change) -> None:
        """Change what is said of many passages, as one step in all their articles."""
        parts: dict[Path, list[Target]] = {}
        for target in targets:
            parts.setdefault(target.article.path, []).append(target)
        articles = tuple(some[0].article for some in parts.values())
        store = self.project.store
        what = f"{change.what} {plural(len(targets), 'passage')}"
        step = begin_step(store, [store.key(path) for path in parts], what)
        self.place.done.append(Deed(step, what, articles))
        self.place.undone.clear()

        def make(article: Article, session: Session) -> None:
            session.change(
                [target.span for target in parts[article.path]],
                what,
                change.make,
                claims=[target.claim for target in parts[article.path] if target.claim],
                group=step.group,
                anew=change.anew,
            )

        self.keep_tag(change.tag)
        problem = await self._go_through(articles, make)
        if problem is not None:
            self.tell(problem)
        else:
            self.say(f"{what} in {plural(len(parts), 'article')}: u takes all back at once")

    async def _go_through(
        self, articles: Sequence[Article], do: Callable[[Article, Session], object]
    ) -> ReaderError | None:
        """Do something in many articles, one after the other, while the screen goes on.

        Returns:
            What went wrong last.
        """
        problem: ReaderError | None = None
        self.busy = True
        try:
            for number, article in enumerate(articles):
                self.status.hint = f"article {number + 1:,} of {len(articles):,} …"
                session = self.project.passing_session(article)
                try:
                    do(article, session)
                except ValueError as error:
                    problem = ReaderError(f"{article.name}: {error}")
                if session.unsaved:
                    self.project.hold(session)
                    problem = session.problem or problem
                seen = self.sight.seen(article.path.as_posix())
                if seen is None:
                    seen = await asyncio.to_thread(self.sight.look, article)
                self.sight.take_said(article, session)
                self.tallies.take_said(article, session, [claim.span for claim in seen.claims])
                await asyncio.sleep(0)
        finally:
            self.busy = False
            self.status.hint = ""
        self.show_all_said()
        return problem

    async def _travel(self, source: list[Deed], target: list[Deed], *, back: bool) -> None:
        deed = source.pop() if source else self._last_in_article(back=back)
        if deed is None:
            words = "undone" if back else "done again"
            self.say(f"There is nothing more that could be {words}.")
            return
        ways: list[str] = []

        def turn(_: Article, session: Session) -> None:
            group = deed.step.group or None
            done = session.undo(group) if back else session.redo(group)
            if done is not None:
                ways.append(done)

        problem = await self._go_through(deed.articles, turn)
        if problem is not None:
            self.tell(problem)
        if ways:
            target.append(deed)
        left = len(deed.articles) - len(ways)
        rest = f"; {plural(left, 'article')} changed since, and left" if left else ""
        verb = "undone" if back else "done again"
        if ways:
            self.say(f"{verb}: {deed.what or ways[0]}{rest}")
        elif problem is None:
            self.say(f"There is nothing more that could be {verb}.")

    def _last_in_article(self, *, back: bool) -> Deed | None:
        """Return what was done last in the article of the hit, also on an earlier day."""
        if self.article is None:
            return None
        session = self.project.session(self.article)
        joint = next_steps(session)[0 if back else 1]
        if joint is None:
            return Deed(JointStep("", ()), "", (self.article,))
        key = self.project.store.key
        names = set(joint.articles)
        articles = tuple(each for each in self.project.articles if key(each.path) in names)
        return Deed(joint, "", articles)


def _heading(targets: Sequence[Target]) -> str:
    claims = sum(target.claim is not None for target in targets)
    parts = [plural(claims, "claim")] if claims else []
    if others := len(targets) - claims:
        parts.append(f"{plural(others, 'other passage')}")
    articles = len({target.article.path for target in targets})
    words = " and ".join(parts)
    return f"All hits: {words}, in {plural(articles, 'article')}"
