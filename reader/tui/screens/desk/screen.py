"""The desk as a whole: its actions together, and the claims as they come in."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, cast

from textual import on, work
from textual.worker import get_current_worker

from reader.errors import ReaderError
from reader.tui.finding import count, find
from reader.tui.messages import (
    ArticleCounted,
    ArticlesCounted,
    ArticlesRead,
    ClaimsFound,
    DeskReady,
)
from reader.tui.screens.desk.coded import Coded
from reader.tui.screens.desk.counting import Counting
from reader.tui.screens.desk.displacing import Displacing
from reader.tui.screens.desk.objects import Objects
from reader.tui.screens.desk.touring import Touring
from reader.tui.screens.desk.viewing import Viewing
from reader.tui.turns import StandBack

if TYPE_CHECKING:
    from pathlib import Path

    from textual import events

    from reader.model import Article
    from reader.tui.screens.desk.page import PageScreen

__all__ = ["DeskScreen", "grown"]

_SOON = 0.2
"""Seconds for which finding claims never waits: the next key may be meant for the first ones."""

_TALLY_PAUSE = 0.2
"""Seconds between two looks at the sums of all articles."""

_LOOK_PAUSE = 1.0
"""Seconds between two looks at whether somebody else has changed the open article."""


class DeskScreen(Touring, Coded, Counting, Objects, Displacing, Viewing):
    """The screen that is there all the time."""

    def take_over(self) -> None:
        """Take over from the page what was shown so far."""
        super().take_over()
        self._begun: set[Path] = set()
        self._stale = False

    async def begin(self) -> None:
        """Make the rest, and count what the other articles hold in the background."""
        await self.compose_rest()
        self.ready = True
        self.watch_selecting()
        self.top.annotator = self.project.annotator
        self.tallies.read_codebook()
        self._show_place()
        self.open_article(self.index)
        self.tell_drafts()
        self.set_interval(_TALLY_PAUSE, self._show_stale_tallies)
        self.set_interval(_LOOK_PAUSE, self._look)
        self.app.post_message(DeskReady())
        self._read_and_count()

    def _show_place(self) -> None:
        """Show what was opened."""
        count = len(self.project.articles) + len(self.project.waiting)
        place = f"{self.project.name} · {count:,} article{'s' if count != 1 else ''}"
        if skipped := len(self.project.skipped):
            place += f" · {skipped} not read: l"
        self.top.place = place

    def on_resize(self, _event: events.Resize) -> None:
        """Show what was counted in as many words as there is room for."""
        if self.ready:
            self.call_after_refresh(self.show_tallies)

    def open_article(self, index: int) -> None:
        """Open another article, and let its claims be found."""
        super().open_article(index)
        self.find_claims(self.article)

    def renew_article(self) -> bool:
        """Take up what the file of the open article holds now, and let its claims be found."""
        renewed = super().renew_article()
        if renewed:
            self._begun.discard(self.article.path)
        return renewed

    def find_claims(self, article: Article) -> None:
        """Let the claims of an article be found, if they are not yet."""
        if article.path not in self._begun:
            self._begun.add(article.path)
            self._find(article)

    @work(thread=True, group="find")
    def _find(self, article: Article) -> None:
        """Find the claims of one article, batch by batch."""
        worker = get_current_worker()
        stand_back = StandBack(self.turns)
        begun = time.monotonic()

        def is_cancelled() -> bool:
            if time.monotonic() - begun > _SOON:
                stand_back()
            return worker.is_cancelled

        find(self.project, article, self.post_message, is_cancelled)

    @work(thread=True, group="count", exclusive=True)
    def _read_and_count(self) -> None:
        """Read the articles that are waiting, then count what is in those nobody has opened."""
        worker = get_current_worker()
        if self.project.waiting:
            self.post_message(ArticlesRead(self.project.read_rest(lambda: worker.is_cancelled)))
            return
        for article in self.project.articles:
            if worker.is_cancelled:
                return
            if article.path not in self._begun:
                self.post_message(count(self.project, article, lambda: worker.is_cancelled))
        self.post_message(ArticlesCounted())

    @on(ArticlesRead)
    def _take_articles(self, event: ArticlesRead) -> None:
        """Go on with all articles where there were only the first ones."""
        path = self.article.path
        self.project.take_up(event.articles)
        self.index = [article.path for article in event.articles].index(path)
        self.tallies.take_articles()
        self.articles.current = self.index
        self.show_drafts()
        self._show_place()
        self.take_up()
        self._read_and_count()

    @on(ClaimsFound)
    def _take_claims(self, event: ClaimsFound) -> None:
        session = self.project.session(event.article)
        if session.article is not event.article:
            return  # of a text that its file holds no more
        session.add_claims(event.claims)
        if event.problem:
            self._fail(event.article, event.problem)
        if event.done:
            self.tallies.take(event.article, session, complete=True)
            self._stale = True
        if event.article is self.article:
            self.take_up()

    @on(ArticleCounted)
    def _take_count(self, event: ArticleCounted) -> None:
        if event.problem:
            self._fail(event.article, event.problem)
        if event.article.path not in self._begun:
            self.tallies.take_count(event)
            self._stale = True

    def _look(self) -> None:
        """See now and then whether somebody else has changed what is shown."""
        if self.app.screen is not self:
            return
        if self.look_at_file():
            self.show_where()
        if words := self.look_elsewhere():
            self.take_up()
            self.say(words)

    def _fail(self, article: Article, problem: str) -> None:
        words = f"its claims could not be found: {problem}"
        self.failed[article.path] = words
        self.project.tell(ReaderError(f"{article.name}: {words}"))

    def _show_stale_tallies(self) -> None:
        """Show sums now and then: many articles are counted in a second."""
        if self._stale:
            self._stale = False
            self.show_tallies()


def grown(page: PageScreen) -> DeskScreen:
    """Return `page` as the whole desk: the same screen, which can do all from now on."""
    if isinstance(page, DeskScreen):
        return page
    page.__class__ = DeskScreen
    desk = cast("DeskScreen", page)
    desk.take_over()
    return desk
