"""What all parts of the desk share: what is open, and how it is shown."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import getters
from textual.binding import Binding, BindingsMap
from textual.containers import Container, Horizontal, Vertical
from textual.reactive import reactive
from textual.screen import Screen
from textual.widgets import Static

from reader.errors import ReaderError
from reader.model import Span, Status
from reader.project import Place
from reader.tui.actions import READING, SELECTING, in_context
from reader.tui.claim_words import Position
from reader.tui.describe import outlet_words, stop_sign, strength
from reader.tui.drafts import Drafts
from reader.tui.reading import Filter, Reading, Stop
from reader.tui.tallies import Tallies
from reader.tui.widgets.article_header import ArticleHeader
from reader.tui.widgets.article_list import ArticleList
from reader.tui.widgets.article_view import ArticleView
from reader.tui.widgets.bars import KeyBar, Saved, StatusBar, TopBar
from reader.tui.widgets.claim_panel import ClaimPanel
from reader.tui.widgets.marks import Mark, State
from reader.tui.widgets.tag_list import TagList
from reader.tui.widgets.too_small import TooSmall
from reader.typeset.safe import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult
    from textual.timer import Timer

    from reader.config import Settings
    from reader.model import Article
    from reader.project import Project
    from reader.session import Session
    from reader.tui.actions import Action

__all__ = ["DeskBase", "bindings_of"]

_PLACE_PAUSE = 1.0
"""Seconds after the last move until the place is kept."""


def bindings_of(actions: Sequence[Action]) -> BindingsMap:
    """Return the keys of the desk; one key may stand for one action in each context."""
    bindings = []
    for action in actions:
        for number, key in enumerate(action.keys, start=1):
            name = f"{action.id}({number})" if action.id == "quick_tag" else action.id
            bindings.append(Binding(key, name, action.label, show=False))
    return BindingsMap(bindings)


class DeskBase(Screen[None]):
    """The widgets of the desk, the article that is open, and what is shown of it."""

    CSS_PATH = Path(__file__).with_name("desk.tcss")
    AUTO_FOCUS: ClassVar[str | None] = ""

    top = getters.query_one(TopBar)
    articles = getters.query_one(ArticleList)
    tags = getters.query_one(TagList)
    header = getters.query_one(ArticleHeader)
    view = getters.query_one(ArticleView)
    panel = getters.query_one(ClaimPanel)
    status = getters.query_one(StatusBar)
    keys = getters.query_one(KeyBar)

    selecting: reactive[bool] = reactive(False)
    """Whether a passage is being marked."""

    def __init__(self, project: Project, settings: Settings, actions: Sequence[Action]) -> None:
        """Prepare the desk.

        Args:
            project: The articles; there is at least one.
            settings: What holds for this run.
            actions: The table of actions, with a person's own keys.
        """
        super().__init__()
        self.project = project
        self.settings = settings
        self.actions = tuple(actions)
        self.index = 0
        self.origin = 0
        self.anchored = False
        self.reading = Reading(self.session, Filter(min_score=settings.min_score))
        self.tallies = Tallies(project)
        self.drafts = Drafts.of(project.store.folder, project.store.annotator)
        self._bindings = bindings_of(self.actions)
        self._contexts = {action.id: action.contexts for action in self.actions}
        self._told: str | None = None
        self._wanted: str | None = None
        self._known_marks: dict[str, Mark] = {}
        self._place_timer: Timer | None = None

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
        """Make the panes."""
        yield TopBar()
        with Horizontal(id="body"):
            with Vertical(id="left"):
                yield Static("Articles", classes="pane-title")
                yield ArticleList()
                yield Static("Tags", classes="pane-title")
                yield TagList()
            with Container(id="right"):
                yield ClaimPanel()
                with Vertical(id="middle"):
                    yield ArticleHeader()
                    yield ArticleView()
        yield StatusBar()
        yield KeyBar()
        yield TooSmall()

    def check_action(
        self,
        action: str,
        parameters: tuple[object, ...],  # noqa: ARG002 - Textual's signature
    ) -> bool | None:
        """Return whether an action works where one is now."""
        if self.has_class("-tiny-x") or self.has_class("-tiny-y"):
            return action not in self._contexts or action in ("quit", "help")
        contexts = self._contexts.get(action)
        return contexts is None or self.context in contexts

    def watch_selecting(self) -> None:
        """Show the keys of the context."""
        chosen = [a for a in in_context(self.actions, self.context) if a.footer and a.keys]
        chosen.sort(key=lambda action: action.footer)
        always = [action for action in chosen if action.id in ("help", "quit")]
        others = [action for action in chosen if action not in always]
        self.keys.always = tuple(always)
        self.keys.actions = tuple(others)

    # What is shown.

    def take_up(self) -> None:
        """Show what the session has now: after a change, or when claims were found."""
        self.reading.refresh()
        if self._wanted is not None and (found := self.reading.find(self._wanted)):
            # The claim one left the article at has been found again.
            self.reading.current, self._wanted = found, None
        current = self.reading.current
        self.view.set_marks(self._marks(self.reading.shown))
        self.view.current = current.span if current else None
        self.tallies.take(self.article, self.session)
        self.show_tallies()
        self.show_where()
        self.show_saved()

    def _marks(self, stops: Sequence[Stop]) -> list[Mark]:
        """Return the marks of `stops`; those of claims alone are made once."""
        known = self._known_marks
        marks = []
        for stop in stops:
            if stop.placed is not None or stop.claim is None:
                marks.append(_mark(stop))
                continue
            mark = known.get(stop.claim.id)
            if mark is None:
                mark = known[stop.claim.id] = _mark(stop)
            marks.append(mark)
        return marks

    def show_tallies(self) -> None:
        """Show what was counted in all articles."""
        self.articles.entries = self.tallies.entries
        self.tags.tags = self.tallies.tag_counts()
        decided, total, counted = self.tallies.sums
        words = f"{decided:,} of {total:,} decided"
        self.top.progress = words if counted else f"{words} …"

    def show_where(self) -> None:
        """Show the current stop, and where one is."""
        reading = self.reading
        current = reading.current
        self.header.indent = self.view.text_left
        around = len(reading.over(current.span)) if current else 0
        self.panel.position = Position(reading.number, len(reading.shown), max(0, around - 1))
        self.panel.stop = current
        self.status.where = self._where()
        if self.selecting:
            span = self.view.selection
            count = len(span) if span else 0
            self.status.hint = (
                f"marking {count:,} characters: move to the end, then keep, tag or note them"
                if self.anchored
                else "marking: move to the first word, then v"
            )
        else:
            self.status.hint = ""
        self._keep_place_soon()

    def show_saved(self) -> None:
        """Show what is saved, and say it once where saving did not work."""
        session = self.session
        problem = session.problem
        self.status.saved = Saved(
            _clock(session.saved_at), session.unsaved, str(problem) if problem else ""
        )
        if problem is None:
            self._told = None
        elif str(problem) != self._told:
            self._told = str(problem)
            self.tell(problem, unsaved=session.unsaved)
        if session.notice:
            self.app.notify(visible(session.notice), severity="warning", timeout=12, markup=False)
            session.notice = None

    def tell(self, problem: ReaderError, *, unsaved: int = 0) -> None:
        """Say what did not work and what to do."""
        words = problem.message
        if problem.hint:
            words += f"\n{problem.hint}"
        if unsaved:
            words += "\nNothing is lost: ctrl+s saves it once this is mended."
        self.app.clear_notifications()
        self.app.notify(
            visible(words, keep="\n"),
            title="Not saved" if unsaved else "That did not work",
            severity="error",
            timeout=12,
            markup=False,
        )

    def say(self, words: str) -> None:
        """Say something that hinders nothing."""
        self.app.notify(visible(words), timeout=3, markup=False)

    def _where(self) -> str:
        reading = self.reading
        length = max(1, len(self.article.text))
        share = min(100, round(100 * self.view.bottom_offset / length))
        parts = [f"article {self.index + 1} of {len(self.project.articles)}", f"{share} %"]
        current = reading.current
        if current is not None and not self.panel.display:
            parts.insert(0, f"{stop_sign(current)} {reading.number or '–'}/{len(reading.shown)}")
        if current is not None and self.drafts.read(self.article.path, current.span) is not None:
            parts.append("a draft of a note: a")
        if reading.filter:
            parts.append(f"{len(reading.shown)} of {len(reading.stops)} shown")
        orphans = sum(placed.span is None for placed in self.session.annotations)
        if orphans:
            parts.append(f"{orphans} orphaned: L")
        return " · ".join(parts)

    # Changes.

    def change(self, what: Callable[[], object]) -> bool:
        """Make a change through the session, show what came of it, say what went wrong.

        Returns:
            Whether it was made: in memory at least.
        """
        try:
            what()
        except ReaderError as error:
            self.tell(error)
            return False
        self.take_up()
        return True

    def go_to(self, stop: Stop | None) -> None:
        """Make `stop` the current one and bring it onto the screen."""
        self._wanted = None
        self.reading.current = stop
        self.view.current = stop.span if stop else None
        if stop is not None:
            self.view.reveal(stop.span)
        self.show_where()

    # The place.

    def open_article(self, index: int) -> None:
        """Open another article, at the place where one left it."""
        self.keep_place()
        self.stop_selecting()
        self.index = index % len(self.project.articles)
        article = self.article
        place = self.project.place(article)
        self.reading = Reading(self.session, self.reading.filter)
        self._known_marks.clear()
        self.header.title_words = article.title
        self.header.detail = outlet_words(article)
        self.articles.current = self.index
        self.view.show(article, offset=min(place.offset, len(article.text)) if place else 0)
        self._wanted = place.claim_id if place else None
        self.take_up()

    def keep_place(self) -> None:
        """Remember where one is in the open article."""
        if self._place_timer is not None:
            self._place_timer.stop()
            self._place_timer = None
        if not self.is_mounted or not self.view.is_mounted:
            return
        current = self.reading.current
        self.project.keep_place(
            self.article, Place(self.view.top_offset, current.id if current else self._wanted)
        )

    def _keep_place_soon(self) -> None:
        if self._place_timer is not None:
            self._place_timer.stop()
        self._place_timer = self.set_timer(_PLACE_PAUSE, self.keep_place)

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


def _mark(stop: Stop) -> Mark:
    strong = strength(stop.score) if stop.claim else 0
    return Mark(stop.span, strong, stop_sign(stop), _state(stop))


def _state(stop: Stop) -> State:
    if stop.own:
        return "mine"
    if stop.status is not None:
        return "rejected" if stop.status is Status.REJECTED else "accepted"
    return "tagged" if stop.tags or stop.note else "open"


def _clock(moment: str | None) -> str:
    if not moment:
        return ""
    return dt.datetime.fromisoformat(moment).astimezone().strftime("%H:%M")
