"""What all parts of the search share: the widgets, what was found, and how it is shown."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, ClassVar

from textual import getters, on, work
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static
from textual.worker import get_current_worker

from reader.tui.actions import ASKING, HITS
from reader.tui.article_words import outlet_words
from reader.tui.describe import clock, score_dots, stop_sign
from reader.tui.screens.counted import CountedScreen
from reader.tui.screens.dialog import SafeInput
from reader.tui.screens.search.explained import explanation
from reader.tui.screens.search.hits import Heading, HitList, Signs
from reader.tui.screens.search.preview import Preview, Previewed
from reader.tui.screens.search.sight import Seen, Sight
from reader.tui.widgets.bars import KeyBar, Saved, StatusBar, TopBar
from reader.tui.widgets.ends import safe
from reader.tui.widgets.too_small import TooSmall
from reader.typeset.safe import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.timer import Timer

    from reader.errors import ReaderError
    from reader.model import Article
    from reader.project import Project
    from reader.searching import Hit
    from reader.tui.actions import Action
    from reader.tui.drafts import Drafts
    from reader.tui.screens.search.place import SearchPlace
    from reader.tui.tallies import Tallies

__all__ = ["SearchBase", "plural"]

_SAID = 8.0
"""Seconds for which what was said stands in the status line."""

_LOOK_PAUSE = 0.05
"""Seconds after the list has moved until its articles are looked at."""


@dataclass
class Looked(Message):
    """An article that came into sight has been looked at."""

    article: Article
    seen: Seen


class SearchBase(CountedScreen["Hit | None"]):
    """The widgets, and showing what there is."""

    CSS_PATH: ClassVar[list[str | PurePath]] = [Path(__file__).with_name("search.tcss")]
    AUTO_FOCUS: ClassVar[str | None] = ""
    repeated: ClassVar[frozenset[str]] = frozenset(
        {"hit_down", "hit_up", "hits_down", "hits_up", "article_down", "article_up"}
    )

    top = getters.query_one(TopBar)
    line = getters.query_one("#query", Input)
    told = getters.query_one("#told", Static)
    explained = getters.query_one("#explained", Static)
    hits = getters.query_one(HitList)
    preview = getters.query_one(Preview)
    status = getters.query_one(StatusBar)

    noun: ClassVar[str] = "hit"
    """What is listed."""
    asks: ClassVar[str] = 'words, "phrases", tag: kind: source: status:'
    """What can be asked for."""
    orders: ClassVar[tuple[str, str]] = (
        "in the articles’ order",
        "most worth checking first",
    )
    """In which orders it can be listed."""

    def __init__(
        self,
        project: Project,
        actions: Sequence[Action],
        tallies: Tallies,
        drafts: Drafts,
        place: SearchPlace,
        opened: Article,
    ) -> None:
        """Prepare the screen.

        Args:
            project: The articles.
            actions: The table of actions, with a person's own keys.
            tallies: What was counted, for the tags.
            drafts: Where half-written notes are kept.
            place: Where one was, which is kept up to date.
            opened: The article that is open.
        """
        super().__init__(actions)
        self.project = project
        self.tallies = tallies
        self.drafts = drafts
        self.place = place
        self.opened = opened
        self.sight = Sight(project)
        self.typing = not place.query
        """Whether one types the query; else one goes through the hits."""
        self._headings: dict[str, Heading] = {}
        self._said_timer: Timer | None = None
        self._look_timer: Timer | None = None

    @property
    def context(self) -> str:
        """Where one is: the actions of this context work."""
        return ASKING if self.typing else HITS

    def compose(self) -> ComposeResult:
        """Make the widgets."""
        yield TopBar()
        with Horizontal(id="row"):
            yield Static("s" if self.noun == "hit" else "L", id="sign")
            yield SafeInput(
                self.place.query,
                placeholder=self.asks,
                compact=True,
                id="query",
            )
        yield Static(id="told", markup=False)
        with VerticalScroll(id="explaining", can_focus=False):
            yield Static(id="explained", markup=False)
        share = 1.0 if self.noun == "hit" else 0.5
        yield HitList(self.signs, self.heading, lambda: self.place.aligned, share)
        yield Preview()
        yield StatusBar()
        yield KeyBar()
        yield TooSmall()

    def on_mount(self) -> None:
        """Show what is known so far."""
        self.keys = self.query_one(KeyBar)
        what = "search of" if self.noun == "hit" else "all that was said in"
        self.top.place = f"{what} {self.project.name}"
        self.top.annotator = self.project.annotator
        self.hits.found = self.place.found
        self.show_saved()
        self.set_typing(self.typing)
        self.go_to_hit(self.place.at)
        self.call_after_refresh(self.hits.center)

    def on_resize(self) -> None:
        """Fit the explanation to the width."""
        self.explained.update(explanation(max(1, self.size.width - 10)))

    def set_typing(self, typing: bool) -> None:
        """Type the query, or go through the hits."""
        self.typing = typing
        self.line.can_focus = typing
        # At once: a key that comes right behind the one that led here is meant for the line.
        self.set_focus(self.line if typing else None)
        self.set_class(typing, "-typing")
        self.show_found()

    @property
    def hit(self) -> Hit | None:
        """The hit under the cursor."""
        found = self.place.found
        return found.hits[self.place.at] if self.place.at < len(found) else None

    @property
    def article(self) -> Article | None:
        """Its article; None where that has not been read yet."""
        return self.sight.article(self.hit.article) if self.hit else None

    def go_to_hit(self, number: int) -> None:
        """Move the cursor to a hit."""
        self.place.at = max(0, min(number, len(self.place.found) - 1))
        self.hits.cursor = self.place.at
        self.show_hit()

    def show_found(self) -> None:
        """Show how much was found."""
        self.set_class(self.is_explaining, "-empty")
        self.top.progress = self.found_words()
        self.show_where()
        self.show_keys()

    @property
    def is_explaining(self) -> bool:
        """Whether there is room for how one asks, since nothing is asked."""
        return self.noun == "hit" and not self.line.value.strip()

    def found_words(self) -> str:
        """Return how much was found, in words."""
        found = self.place.found
        if self.is_explaining and not len(found):
            return ""
        if not len(found):
            return "nothing found" if self.place.complete else "…"
        count = f"{len(found):,}+ hits" if self.place.more else plural(len(found), self.noun)
        words = f"{count} in {plural(found.articles, 'article')}"
        return words if self.place.complete else f"{words} …"

    def show_hit(self) -> None:
        """Show the hit under the cursor, and all that is known of it."""
        hit, article = self.hit, self.article
        if hit is None or article is None:
            self.preview.shown = None
        else:
            number = f"{self.noun} {self.place.at + 1:,} of {len(self.place.found):,}"
            looked = self.sight.seen(hit.article) is not None
            stop = self.sight.stop(hit)
            self.preview.shown = Previewed(article, hit.span, number, stop, looked)
        self.show_where()
        self._look_soon()

    def show_where(self) -> None:
        """Say in which order the hits are, and what there is to know about them."""
        found, place = self.place.found, self.place
        parts = [self.orders[place.by_worth]] if len(found) else []
        if place.only:
            parts.append("only the article that was open: L shows all")
        hit = self.hit
        if hit is not None and not self.typing:
            inside = found.span_of(found.group_of(place.at))
            parts.insert(0, f"{place.at - inside[0] + 1} of {len(inside)} in this article")
        self.status.where = self.count_words() or " · ".join(parts)

    def show_count(self) -> None:
        """Show the count that is typed, or that there is none any more."""
        self.status.said = ""
        self.show_where()

    def show_saved(self) -> None:
        """Show what is saved of all articles."""
        sessions = self.project.sessions
        problem = next((session.problem for session in sessions if session.problem), None)
        times = [session.saved_at for session in sessions if session.saved_at]
        at = clock(max(times)) if times else ""
        self.status.saved = Saved(at, self.project.unsaved, str(problem or ""))

    def say(self, words: str) -> None:
        """Say something in the status line, or above it where it is too long for that."""
        if self._said_timer is not None:
            self._said_timer.stop()
        if safe(words).cell_length <= self.size.width - 4:
            self.status.said = words
            self._said_timer = self.set_timer(_SAID, self.forget_said)
        else:
            self.forget_said()
            self.app.clear_notifications()
            self.app.notify(visible(words), timeout=_SAID, markup=False)

    def tell(self, problem: ReaderError) -> None:
        """Say what did not work and what to do."""
        words = "\n".join(part for part in (problem.message, problem.hint) if part)
        self.app.clear_notifications()
        self.app.notify(
            visible(words, keep="\n"),
            title="That did not work",
            severity="error",
            timeout=12,
            markup=False,
        )

    def forget_said(self) -> None:
        """Say nothing any more."""
        self.status.said = ""

    def signs(self, number: int) -> Signs:
        """Return what is known of a hit, as signs."""
        found = self.place.found
        stop = self.sight.stop(found.hits[number])
        if stop is None:
            worth = score_dots(found.scores[number]) if number < len(found.scores) else ""
            return Signs("", worth if worth.strip("○") else "")
        return Signs(stop_sign(stop), score_dots(stop.score) if stop.claim else "")

    def heading(self, name: str) -> Heading:
        """Return what is shown of an article."""
        known = self._headings.get(name)
        if known is None:
            article = self.sight.article(name)
            if article is None:
                return Heading(name, "")
            known = self._headings[name] = Heading(article.title, outlet_words(article))
        return known

    @on(HitList.Scrolled)
    def _look_soon(self) -> None:
        """Look at the articles on the screen, once the list stands still."""
        if self._look_timer is not None:
            self._look_timer.stop()
        self._look_timer = self.set_timer(_LOOK_PAUSE, self._look)

    def _look(self) -> None:
        found = self.place.found
        names = [found.article_of(group) for group in self.hits.shown_groups]
        if self.hit is not None:
            names.insert(0, self.hit.article)
        if missing := self.sight.missing(dict.fromkeys(names)):
            self._look_at(missing)

    @work(thread=True, group="look", exclusive=True)
    def _look_at(self, articles: Sequence[Article]) -> None:
        worker = get_current_worker()
        for article in articles:
            if worker.is_cancelled:
                return
            self.post_message(Looked(article, self.sight.look(article)))

    @on(Looked)
    def _take_looked(self, event: Looked) -> None:
        self.sight.take(event.article, event.seen)
        self.hits.refresh()
        if event.article is self.article:
            self.show_hit()


def plural(count: int, what: str) -> str:
    """Return how many there are of something: `1 hit`, `1,200 hits`."""
    return f"{count:,} {what}{'s' if count != 1 else ''}"


def keys_of(choices: Sequence[str], room: int) -> Content:
    """Return what Tab offers on a line of `room` cells."""
    line = Content.assemble(("Tab ", "bold $footer-key-foreground"))
    for number, choice in enumerate(choices):
        part = safe(f"  {choice}", "" if number else "bold")
        if line.cell_length + part.cell_length > room - 2:
            return Content.assemble(line, ("  …", "$foreground-muted"))
        line = Content.assemble(line, part)
    return line
