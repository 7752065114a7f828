"""What all parts of the desk share: what is open, and how it is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import getters
from textual.containers import Container, Horizontal, Vertical
from textual.reactive import reactive

from reader.model import Span
from reader.tui.actions import READING, SELECTING
from reader.tui.drafts import Drafts
from reader.tui.reading import Filter, Reading
from reader.tui.screens.keyed import KeyedScreen
from reader.tui.tallies import Tallies
from reader.tui.widgets.article_header import ArticleHeader
from reader.tui.widgets.article_view import ArticleView
from reader.tui.widgets.claim_panel import ClaimPanel
from reader.tui.widgets.edges import SidePane

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from textual.app import ComposeResult
    from textual.timer import Timer

    from reader.config import Settings
    from reader.model import Article
    from reader.project import Project
    from reader.session import Session
    from reader.tui.actions import Action
    from reader.tui.lineup import Lineup
    from reader.tui.widgets.article_list import ArticleList
    from reader.tui.widgets.bars import StatusBar, TopBar
    from reader.tui.widgets.tag_list import TagList

__all__ = ["DeskBase"]


class DeskBase(KeyedScreen[None]):
    """The widgets of the desk, the article that is open, and what is shown of it."""

    AUTO_FOCUS: ClassVar[str | None] = ""

    header = getters.query_one(ArticleHeader)
    view = getters.query_one(ArticleView)
    panel = getters.query_one(ClaimPanel)
    top: TopBar
    articles: ArticleList
    tags: TagList
    status: StatusBar

    selecting: reactive[bool] = reactive(False)
    """Whether a passage is being marked."""

    def __init__(
        self,
        project: Project,
        settings: Settings,
        actions: Sequence[Action],
        widened: Callable[[int], None],
    ) -> None:
        """Prepare the desk.

        Args:
            project: The articles; there is at least one.
            settings: What holds for this run.
            actions: The table of actions, with a person's own keys.
            widened: Told of the measure when another one was chosen.
        """
        super().__init__(actions)
        self.project = project
        self.settings = settings
        self.widened = widened
        self.index = 0
        self.origin = 0
        self.anchored = False
        self.ready = False
        """Whether all of it is there: what is seen first is the page, and the rest comes then."""
        self.filter = Filter(min_score=settings.min_score)
        self.reading: Reading
        self.drafts = Drafts.of(project.annotations, project.annotator)
        self.failed: dict[Path, str] = {}
        """The articles whose claims could not be found, and why."""
        self.tallies = Tallies(project)
        self.lineup: Lineup | None = None
        """The story of all articles, once it is lined up."""
        self.point: int | None = None
        """Where one went that is no claim: the beginning or the end of the article."""
        self._told: str | None = None
        self._wanted: str | None = None
        self._place_timer: Timer | None = None
        self._said_timer: Timer | None = None

    @property
    def article(self) -> Article:
        """The article that is open."""
        return self.project.articles[self.index]

    @property
    def session(self) -> Session:
        """Its session."""
        return self.project.session(self.article)

    @property
    def context(self) -> str:
        """Where one is: the actions of this context work."""
        return SELECTING if self.selecting else READING

    def compose(self) -> ComposeResult:
        """Make the page, with room around it for what `compose_rest` makes."""
        with Horizontal(id="body"):
            yield SidePane(id="left")
            with Container(id="right"):
                yield ClaimPanel()
                with Vertical(id="middle"):
                    yield ArticleHeader()
                    yield ArticleView()

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
