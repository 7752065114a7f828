"""The desk as a whole: its actions together, and the claims as they come in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on, work
from textual.worker import get_current_worker

from reader.errors import ReaderError
from reader.tui.finding import find
from reader.tui.messages import ClaimsFound
from reader.tui.screens.desk.deciding import Deciding
from reader.tui.screens.desk.moving import Moving
from reader.tui.screens.desk.passages import Passages
from reader.tui.screens.desk.viewing import Viewing

if TYPE_CHECKING:
    from pathlib import Path

    from textual import events

    from reader.model import Article

__all__ = ["DeskScreen"]

_FOLDED = 100
"""Cells below which the claim stands under the text."""


class DeskScreen(Moving, Deciding, Passages, Viewing):
    """The screen that is there all the time."""

    def on_mount(self) -> None:
        """Open the article where one stopped, and count the others in the background."""
        self._begun: set[Path] = set()
        folder = self.project.store.folder.absolute().parent
        count = len(self.project.articles)
        self.top.place = f"{folder.name} · {count} article{'s' if count != 1 else ''}"
        self.top.annotator = self.project.store.annotator
        self.view.measure = self.settings.measure
        self.tallies.read_codebook()
        last = self.project.last_article
        self.open_article(self.project.articles.index(last) if last else 0)
        self._count_all()

    def on_resize(self, event: events.Resize) -> None:
        """Put the claim where there is room for it."""
        self.panel.folded = event.size.width < _FOLDED

    def open_article(self, index: int) -> None:
        """Open another article, and let its claims be found."""
        super().open_article(index)
        if self.article.path not in self._begun:
            self._begun.add(self.article.path)
            self._find(self.article)

    @work(thread=True, group="find")
    def _find(self, article: Article) -> None:
        """Find the claims of one article, batch by batch."""
        worker = get_current_worker()
        find(self.project, article, self.post_message, lambda: worker.is_cancelled)

    @work(thread=True, group="count", exclusive=True)
    def _count_all(self) -> None:
        """Find the claims of all articles that nobody has opened yet."""
        worker = get_current_worker()
        for article in self.project.articles:
            if worker.is_cancelled:
                return
            if article.path not in self._begun:
                self._begun.add(article.path)
                find(self.project, article, self.post_message, lambda: worker.is_cancelled)

    @on(ClaimsFound)
    def _take_claims(self, event: ClaimsFound) -> None:
        session = self.project.session(event.article)
        session.add_claims(event.claims)
        if event.problem:
            words = f"its claims could not be found: {event.problem}"
            self.failed[event.article.path] = words
            self.project.tell(ReaderError(f"{event.article.name}: {words}"))
        self.tallies.take(event.article, session, complete=event.done)
        if event.article is self.article:
            self.take_up()
        else:
            self.show_tallies()
