"""What all parts of the story share: what is told, which rows are shown, where one is."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, ClassVar

from textual import getters, on, work
from textual.message import Message
from textual.widgets import Input, Static
from textual.worker import get_current_worker

from reader.tui.actions import OPENED, STORY
from reader.tui.screens.counted import CountedScreen
from reader.tui.screens.dialog import SafeInput
from reader.tui.screens.story.matrix import Matrix
from reader.tui.screens.story.opened import Opened, OpenedRow
from reader.tui.screens.story.row_words import RowWords
from reader.tui.screens.story.rows import RowFilter, rows_of
from reader.tui.screens.story.said import Said
from reader.tui.screens.story.words import STAND_WORDS, about_lines, count_words, legend
from reader.tui.widgets.bars import KeyBar, StatusBar, TopBar
from reader.tui.widgets.ends import safe
from reader.tui.widgets.too_small import TooSmall
from reader.typeset.safe import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult
    from textual.timer import Timer

    from reader.errors import ReaderError
    from reader.joint import JointStep
    from reader.model.story import Member
    from reader.project import Project
    from reader.tui.actions import Action
    from reader.tui.drafts import Drafts
    from reader.tui.lineup import Lineup
    from reader.tui.screens.story.place import StoryPlace
    from reader.tui.screens.story.rows import Row
    from reader.tui.tallies import Tallies

__all__ = ["StoryBase"]

_SAID = 8.0
"""Seconds for which what was said stands in the status line."""

_MOTIONS = """
    row_down row_up rows_down rows_up column_right column_left next_member previous_member next_row
    previous_row opened_down opened_up
"""

_ALONE = "One article alone: open a folder of several to see who agrees and who differs."
_EXPLAINED = "A row is what is said, a column an article. Enter shows the words."


@dataclass
class SaidRead(Message):
    """What was said of the claims has been read."""

    said: Said


class StoryBase(CountedScreen["Member | None"]):
    """The widgets, and showing what there is."""

    CSS_PATH: ClassVar[list[str | PurePath]] = [Path(__file__).with_name("story.tcss")]
    AUTO_FOCUS: ClassVar[str | None] = ""
    repeated: ClassVar[frozenset[str]] = frozenset(_MOTIONS.split())

    top = getters.query_one(TopBar)
    about = getters.query_one("#about", Static)
    legend = getters.query_one("#legend", Static)
    matrix = getters.query_one(Matrix)
    words = getters.query_one(RowWords)
    opened = getters.query_one(Opened)
    waiting = getters.query_one("#waiting", Static)
    line = getters.query_one("#find", Input)
    status = getters.query_one(StatusBar)

    def __init__(
        self,
        project: Project,
        actions: Sequence[Action],
        tallies: Tallies,
        drafts: Drafts,
        place: StoryPlace,
        line_up: Callable[[], None],
    ) -> None:
        """Prepare the screen; `take` gives it the story.

        Args:
            project: The articles.
            actions: The table of actions, with a person's own keys.
            tallies: What was counted, for the tags.
            drafts: Where half-written notes are kept.
            place: Where one was, which is kept up to date.
            line_up: Has the story lined up anew.
        """
        super().__init__(actions)
        self.project = project
        self.tallies = tallies
        self.drafts = drafts
        self.place = place
        self.line_up = line_up
        self.lineup: Lineup | None = None
        self.said = Said()
        self.rows: tuple[Row, ...] = ()
        """All rows, whether they are shown or not."""
        self.done: list[JointStep | None] = place.done
        """What was done in the story: a step in its articles, or None for a ruling."""
        self.undone: list[JointStep | None] = place.undone
        """What of it was taken back."""
        self.ruled = ""
        """What was joined or split, in words, until it is lined up."""
        self._progress = ""
        self._said_timer: Timer | None = None

    def show_count(self) -> None:
        """Show the count that is typed, or that there is none any more."""
        self.status.said = ""
        self.show_where()

    @property
    def context(self) -> str:
        """Where one is: the actions of this context work."""
        return OPENED if self.place.opened else STORY

    def compose(self) -> ComposeResult:
        """Make the widgets."""
        yield TopBar()
        yield Static(id="about", markup=False)
        yield Static(id="legend", markup=False)
        yield Static(id="waiting", markup=False)
        yield Matrix()
        yield RowWords()
        yield Opened()
        yield SafeInput(placeholder="words of the rows", compact=True, id="find")
        yield StatusBar()
        yield KeyBar()
        yield TooSmall()

    def on_mount(self) -> None:
        """Show what is known so far."""
        self.keys = self.query_one(KeyBar)
        self.line.can_focus = False
        self.top.annotator = self.project.annotator
        self.set_class(self.lineup is None, "-waiting")
        self.show_keys()
        if self.lineup is not None:
            self.show_story()
            self._read_said()
        if self._progress:
            self._show_progress()

    def on_resize(self) -> None:
        """Fit what is above the table to the width."""
        if self.lineup is not None:
            self._show_head()

    def wait(self, words: str) -> None:
        """Say how far the story has come, or why there is none."""
        self._progress = words
        if self.is_mounted:
            self._show_progress()

    def _show_progress(self) -> None:
        if self.lineup is None:
            self.waiting.update(visible(self._progress))
        else:
            self.status.hint = self._progress

    def take(self, lineup: Lineup) -> None:
        """Show a story, at the row one was at."""
        self.lineup, self._progress = lineup, ""
        self.rows = rows_of(lineup.story)
        if self.is_mounted:
            self.show_story()
            self._read_said()
            if self.ruled:
                self.say(self.ruled)
                self.ruled = ""

    @work(thread=True, group="said", exclusive=True)
    def _read_said(self) -> None:
        """Read what was said of the claims of all articles."""
        worker = get_current_worker()
        if self.lineup is not None:
            articles = self.lineup.articles
            said = Said.read(self.project, articles, lambda: worker.is_cancelled)
            self.post_message(SaidRead(said))

    @on(SaidRead)
    def _take_said(self, event: SaidRead) -> None:
        self.said = event.said
        self.show_rows()

    def show_story(self) -> None:
        """Show all of it."""
        lineup = self.lineup
        if lineup is None:
            return
        self.remove_class("-waiting")
        columns = [(article.name, lineup.names[article.name]) for article in lineup.articles]
        self.matrix.columns = tuple(columns)
        self.matrix.column = min(self.place.column, max(0, len(columns) - 1))
        self._show_head()
        self.show_rows()
        if not self.place.explained and self.rows:
            self.place.explained = True
            self.say(_EXPLAINED if len(columns) > 1 else _ALONE)

    def show_rows(self) -> None:
        """Show the rows that the filter lets through, the cursor on the one it was on."""
        if self.lineup is None:
            return
        shows, claims = self.place.filter.shows, self.lineup.claims
        shown = tuple(row for row in self.rows if shows(row, claims, self.said))
        place = self.place
        at = next((i for i, row in enumerate(shown) if row.id == place.row), None)
        if at is None:
            # Another one has taken in its claims: after joining and splitting.
            at = next((i for i, row in enumerate(shown) if place.key in row.keys), None)
        if at is None:
            at = min(place.at, max(0, len(shown) - 1))
            place.opened = False
        self.matrix.rows = shown
        self.go_to_row(at)

    def go_to_row(self, at: int) -> None:
        """Move the cursor to a row of those shown."""
        rows = self.matrix.rows
        at = max(0, min(at, len(rows) - 1))
        if not rows or rows[at].id != self.place.row:
            self.place.member = 0
        if rows:
            self.place.row, self.place.key = rows[at].id, rows[at].cluster.members[0].key
        self.place.at = at
        self.matrix.row = at
        self.show_row()

    def show_row(self) -> None:
        """Show the row under the cursor, below the table or opened."""
        row, lineup = self.row, self.lineup
        self.matrix.said = self.said
        self.matrix.marked = self.place.marked
        known = OpenedRow(row, lineup, self.said) if row and lineup else None
        self.words.article = self.column_name
        self.words.shown = known
        self.set_class(self.place.opened, "-opened")
        if self.place.opened and row is not None:
            self.opened.opened = known
            self.show_member(self.place.member)
        self.show_where()
        self.show_keys()

    def show_member(self, member: int) -> None:
        """Show that claim of the open row as the one under the cursor."""
        row = self.row
        if row is not None:
            self.place.member = max(0, min(len(row.ordered) - 1, member))
            self.opened.chosen = self.place.member
            self.call_after_refresh(self.opened.reveal)
            self.show_where()

    @property
    def row(self) -> Row | None:
        """The row under the cursor."""
        rows = self.matrix.rows
        return rows[self.place.at] if self.place.at < len(rows) else None

    @property
    def column_name(self) -> str:
        """The name of the article under the cursor."""
        columns = self.matrix.columns
        return columns[self.matrix.column][0] if columns else ""

    @property
    def member(self) -> Member | None:
        """The claim under the cursor: of the open row, or in the column."""
        row = self.row
        if row is None:
            return None
        if self.place.opened:
            return row.ordered[self.place.member]
        return next(iter(row.members.get(self.column_name, ())), None)

    def narrow(self, chosen: RowFilter) -> None:
        """Show only what `chosen` lets through."""
        self.place.filter = chosen
        self.status.said = ""
        self.show_rows()

    def say(self, words: str) -> None:
        """Say something in the status line, or above it where it is too long for that."""
        if self._said_timer is not None:
            self._said_timer.stop()
        if safe(words).cell_length <= self.size.width - 4:
            self.status.said = words
            self._said_timer = self.set_timer(_SAID, self._forget)
        else:
            self._forget()
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

    def _forget(self) -> None:
        self.status.said = ""

    def show_where(self) -> None:
        """Say which row it is of how many, and what is filtered."""
        rows, place = self.matrix.rows, self.place
        total = len(self.rows)
        parts = [f"row {place.at + 1:,} of {len(rows):,}" if rows else "no row"]
        if len(rows) < total:
            parts.append(f"{len(rows):,} of {total:,} shown: {self._filter_words()} · F all")
        if place.opened and (row := self.row):
            parts.append(f"claim {place.member + 1} of {len(row.cluster.members)}")
        self.status.where = self.count_words() or " · ".join(parts)
        marked = next((row for row in self.rows if row.id == place.marked), None)
        self.status.hint = (
            f"to join with “{' '.join(marked.cluster.label.split())[:40]}”: J on the other row"
            if marked
            else ""
        )

    def _filter_words(self) -> str:
        chosen = self.place.filter
        names = self.lineup.names if self.lineup else {}
        parts = [STAND_WORDS[stand] for stand in STAND_WORDS if stand in chosen.stands]
        parts += sorted(kind.value for kind in chosen.kinds)
        parts += sorted(chosen.tags)
        parts += [f"in {name}" for key, name in names.items() if key in chosen.articles]
        if chosen.words:
            parts.append(f"“{chosen.words}”")
        return ", ".join(parts)

    def _show_head(self) -> None:
        lineup = self.lineup
        if lineup is None:
            return
        count = len(lineup.articles)
        articles = f"{count:,} article{'s' if count != 1 else ''}"
        self.top.place = f"story of {self.project.name} · {articles}"
        self.top.progress = count_words(self.rows)
        room = self.size.width - 4
        about = about_lines(lineup, room)
        self.about.update(about)
        self.about.set_class(not about.plain, "-empty")
        self.legend.update(legend(room))
