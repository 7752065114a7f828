"""What all parts of the desk share: what is open, and how it is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.reactive import reactive

from reader.model import Span
from reader.tui.actions import READING, SELECTING, remapped
from reader.tui.drafts import Drafts
from reader.tui.reading import Filter, Reading
from reader.tui.screens.desk.page import PageScreen
from reader.tui.screens.keyed import KeyedScreen
from reader.tui.tallies import Tallies

if TYPE_CHECKING:
    from pathlib import Path

    from textual.timer import Timer

    from reader.session import Session
    from reader.tui.lineup import Lineup
    from reader.tui.widgets.article_list import ArticleList
    from reader.tui.widgets.bars import StatusBar, TopBar
    from reader.tui.widgets.tag_list import TagList

__all__ = ["DeskBase"]


class DeskBase(PageScreen, KeyedScreen[None]):
    """The page with the widgets around it, and what is shown of the article that is open.

    It is not made, but grows out of a page: see `reader.tui.screens.desk.screen.grown`.
    """

    top: TopBar
    articles: ArticleList
    tags: TagList
    status: StatusBar

    selecting: reactive[bool] = reactive(False)
    """Whether a passage is being marked."""

    origin = 0
    anchored: reactive[bool] = reactive(False)
    """Whether the passage has begun, so that motions move its end."""
    reading: Reading
    lineup: Lineup | None = None
    """The story of all articles, once it is lined up."""
    point: int | None = None
    """Where one went that is no claim: the beginning or the end of the article."""
    _told: str | None = None
    _wanted: str | None = None
    _place_timer: Timer | None = None
    _said_timer: Timer | None = None

    def take_over(self) -> None:
        """Take over from the page what was shown so far: all of the desk is there from now on.

        Raises:
            ReaderError: The keys in the settings clash, or name no action.
        """
        project, settings = self.project, self.settings
        self.take_actions(remapped(settings.keys))
        self.filter = Filter(min_score=settings.min_score)
        self.drafts = Drafts.of(project.annotations, project.annotator)
        self.failed: dict[Path, str] = {}
        """The articles whose claims could not be found, and why."""
        self.tallies = Tallies(project)

    @property
    def session(self) -> Session:
        """Its session."""
        return self.project.session(self.article)

    @property
    def context(self) -> str:
        """Where one is: the actions of this context work."""
        return SELECTING if self.selecting else READING

    async def compose_rest(self) -> None:
        """Make the panes around the page, which stays where it is."""
        from textual.widgets import Static

        from reader.tui.widgets.article_list import ArticleList
        from reader.tui.widgets.bars import KeyBar, StatusBar, TopBar
        from reader.tui.widgets.tag_list import TagList
        from reader.tui.widgets.too_small import TooSmall

        with self.app.batch_update():
            await self.mount(TopBar(), before="#body")
            await self.mount(StatusBar(), KeyBar(), TooSmall(), after="#body")
            await self.query_one("#left").mount(
                Static("Articles", classes="pane-title"),
                ArticleList(),
                Static("Tags", classes="pane-title"),
                TagList(),
            )
            self.add_class("-ready")
        self.top = self.query_one(TopBar)
        self.articles = self.query_one(ArticleList)
        self.tags = self.query_one(TagList)
        self.status = self.query_one(StatusBar)
        self.keys = self.query_one(KeyBar)
        self.watch_selecting()

    def watch_selecting(self) -> None:
        """Show the keys of the context."""
        if self.ready:
            self.show_keys()

    def watch_anchored(self) -> None:
        """Show the keys of what is to be done next."""
        if self.ready:
            self.show_keys()

    def show_keys(self) -> None:
        """Show the keys of the context; none that begins a passage which has begun."""
        super().show_keys()
        if self.selecting and self.anchored:
            keys = self.keys
            keys.actions = tuple(each for each in keys.actions if each.id != "select_start")

    def stop_selecting(self) -> None:
        """Leave the passage that was being marked."""
        self.view.clear_selection()
        self.selecting = False

    @property
    def passage(self) -> Span | None:
        """The passage being marked, without blanks at its ends; None without one."""
        span = self.view.selection
        if not self.selecting or not span:
            return None
        words = span.text_in(self.article.text)
        start = span.start + len(words) - len(words.lstrip())
        return Span(start, max(start, start + len(words.strip())))
