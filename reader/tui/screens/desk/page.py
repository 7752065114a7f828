"""The desk before it is one: the page of an article, which is seen before all else is there."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import getters, on
from textual.containers import Container, Horizontal, Vertical
from textual.message import Message
from textual.screen import Screen

from reader.tui.article_words import outlet_words
from reader.tui.room import FOLDED, Room, divide
from reader.tui.widgets.article_header import ArticleHeader
from reader.tui.widgets.article_view import ArticleView
from reader.tui.widgets.claim_panel import ClaimPanel
from reader.tui.widgets.edges import SidePane

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual import events
    from textual.app import ComposeResult
    from textual.geometry import Size

    from reader.config import Settings
    from reader.model import Article
    from reader.project import Project
    from reader.tui.tastes import Tastes
    from reader.tui.turns import Turns

__all__ = ["PageScreen", "PageShown"]


class PageShown(Message):
    """The page is on the screen, and nothing else yet."""


class PageScreen(Screen[None]):
    """Shows the article where one stopped; becomes the whole desk as soon as that is seen.

    What the desk can do is a third of all that is to be loaded, and nobody does any of it before
    there is a page. See `reader.tui.screens.desk.screen.grown`.
    """

    AUTO_FOCUS: ClassVar[str | None] = ""

    header = getters.query_one(ArticleHeader)
    view = getters.query_one(ArticleView)
    panel = getters.query_one(ClaimPanel)

    tastes: Tastes | None = None
    """Where it is kept what is chosen for the panes, if anywhere."""

    turns: Turns
    """What hands on the keys."""

    _sizes_now: dict[str, int] | None = None
    _hidden_now: frozenset[str] | None = None

    def __init__(
        self, project: Project, settings: Settings, widened: Callable[[int], None]
    ) -> None:
        """Prepare the page.

        Args:
            project: The articles; there is at least one.
            settings: What holds for this run.
            widened: Told of the measure when another one was chosen.
        """
        super().__init__()
        self.project = project
        self.settings = settings
        self.widened = widened
        self.index = 0
        self.ready = False
        """Whether all of the desk is there."""

    @property
    def article(self) -> Article:
        """The article that is open."""
        return self.project.articles[self.index]

    def compose(self) -> ComposeResult:
        """Make the page, with room around it for what the desk puts there."""
        with Horizontal(id="body"):
            yield SidePane(id="left")
            with Container(id="right"):
                yield ClaimPanel()
                with Vertical(id="middle"):
                    yield ArticleHeader()
                    yield ArticleView()

    def on_mount(self) -> None:
        """Show the page where one stopped; all else comes when it is seen."""
        self.view.measure = self.settings.measure
        self.fit_panes(self.app.size)
        last = self.project.last_article
        self.index = self.project.articles.index(last) if last else 0
        self.show_page()

    def on_resize(self, event: events.Resize) -> None:
        """Put the claim where there is room for it."""
        self.fit_panes(event.size)

    @on(PageShown)
    async def _page_shown(self) -> None:
        """Let the rest come."""
        from reader.tui.screens.desk.screen import grown

        await grown(self).begin()

    def show_page(self) -> None:
        """Show the article's own words, and nothing of what was said of them."""
        article = self.article
        place = self.project.place(article)
        self.header.title_words = article.title
        self.header.detail = outlet_words(article)
        self.header.measure = self.view.measure
        self.header.indent = self.view.text_left
        self.view.show(article, offset=min(place.offset, len(article.text)) if place else 0)

    # The panes around it

    def fit_panes(self, size: Size) -> None:
        """Give each pane its room.

        Args:
            size: Of the terminal.
        """
        self.panel.folded = size.width < FOLDED
        room = self.room(size)
        hidden = self._hidden()
        left, panel = self.query_one("#left"), self.panel
        left.styles.width = room.left
        left.styles.visibility = "hidden" if "left" in hidden else "visible"
        panel.styles.visibility = "hidden" if "right" in hidden else "visible"
        if panel.folded:
            panel.styles.width, panel.styles.height = "100%", room.under
        else:
            panel.styles.width, panel.styles.height = room.right, "100%"

    def room(self, size: Size) -> Room:
        """Return what each pane has in a terminal of `size`."""
        measure = self.view.measure
        return divide(size.width, size.height, measure, self._sizes(), self._hidden())

    def _sizes(self) -> dict[str, int]:
        """Return what was chosen for each pane."""
        if self._sizes_now is None:
            names = ("left", "right", "under")
            kept = {name: int(self.tastes.get(name)) for name in names} if self.tastes else {}
            self._sizes_now = kept
        return self._sizes_now

    def _hidden(self) -> frozenset[str]:
        """Return which panes are hidden."""
        if self._hidden_now is None:
            kept = str(self.tastes.get("hidden")) if self.tastes else ""
            self._hidden_now = frozenset(kept.split())
        return self._hidden_now
