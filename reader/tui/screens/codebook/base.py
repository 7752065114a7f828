"""What all parts of the codebook share: what is known of the tags, and how it is shown."""

from __future__ import annotations

import asyncio
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual import getters, work
from textual.widgets import Input, Static

from reader.errors import ReaderError
from reader.store import Store
from reader.tagging import Tagging
from reader.tui.actions import CODEBOOK
from reader.tui.screens.codebook.book import Book
from reader.tui.screens.codebook.card import TagCard
from reader.tui.screens.codebook.tree import TagTree
from reader.tui.screens.codebook.wording import count_words
from reader.tui.screens.counted import CountedScreen
from reader.tui.screens.dialog import SafeInput
from reader.tui.widgets.bars import KeyBar, StatusBar, TopBar
from reader.tui.widgets.ends import safe
from reader.tui.widgets.too_small import TooSmall
from reader.typeset.safe import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult
    from textual.timer import Timer

    from reader.model.codebook_tree import TagRow
    from reader.project import Project
    from reader.tui.actions import Action
    from reader.tui.screens.codebook.place import CodebookPlace

__all__ = ["CodebookBase"]

Answer = TypeVar("Answer")

_SAID = 8.0
"""Seconds for which what was said stands in the status line."""

_LOOK = 0.1
"""Seconds between two looks at how far something has come."""

_NONE = "There are no tags yet.\nn makes one here; t in an article makes one and gives it."


class CodebookBase(CountedScreen["str | None"]):
    """The widgets, and showing what there is; answers with a tag whose passages are wanted."""

    CSS_PATH: ClassVar[list[str | PurePath]] = [Path(__file__).with_name("codebook.tcss")]
    AUTO_FOCUS: ClassVar[str | None] = ""
    repeated: ClassVar[frozenset[str]] = frozenset({"tag_down", "tag_up", "tags_down", "tags_up"})

    top = getters.query_one(TopBar)
    tree_view = getters.query_one(TagTree)
    card = getters.query_one(TagCard)
    none = getters.query_one("#none", Static)
    line = getters.query_one("#find", Input)
    status = getters.query_one(StatusBar)

    def __init__(self, project: Project, actions: Sequence[Action], place: CodebookPlace) -> None:
        """Prepare the screen.

        Args:
            project: The articles.
            actions: The table of actions, with a person's own keys.
            place: Where one was, which is kept up to date.
        """
        super().__init__(actions)
        self.project = project
        self.place = place
        self.book = Book()
        self.doing = ""
        """What goes on in a thread, in words; nothing else is begun until it is done."""
        self._come: tuple[int, int] = (0, 0)
        self._said_timer: Timer | None = None

    @property
    def context(self) -> str:
        """Where one is: the actions of this context work."""
        return CODEBOOK

    def compose(self) -> ComposeResult:
        """Make the widgets."""
        yield TopBar()
        yield Static(visible(_NONE, keep="\n"), id="none", markup=False)
        yield TagTree()
        yield TagCard()
        yield SafeInput(placeholder="words of a tag", compact=True, id="find")
        yield StatusBar()
        yield KeyBar()
        yield TooSmall()

    def on_mount(self) -> None:
        """Show the codebook, and count what was given."""
        self.keys = self.query_one(KeyBar)
        self.line.can_focus = False
        self.top.annotator = self.project.annotator
        self.show_keys()
        self._take(Book({tag.name: tag for tag in self.project.codebook.tags}))
        self.set_interval(_LOOK, self._show_how_far)
        self._read_first()

    @property
    def row(self) -> TagRow | None:
        """The row under the cursor."""
        rows = self.tree_view.rows
        return rows[self.place.at] if self.place.at < len(rows) else None

    @property
    def names(self) -> tuple[str, ...]:
        """The tags that are meant: those marked, else the one under the cursor."""
        marked = tuple(sorted(self.place.marked & {*self.book.names}))
        if marked:
            return marked
        return (self.row.name,) if self.row else ()

    @work
    async def _read_first(self) -> None:
        await self.read()

    async def read(self) -> None:
        """Read anew what is known of the tags, and show it."""
        book = await self.in_thread("", _read)
        if book is not None:
            self._take(book)

    async def in_thread(self, doing: str, act: Callable[[Tagging], Answer]) -> Answer | None:
        """Return what reading or changing many files came to; None where it failed, which is told.

        Args:
            doing: What goes on, in words; nothing where that hinders nothing else.
            act: Does it.
        """
        if doing and self.doing:
            self.say(f"Still {self.doing}.")
            return None
        problems: list[ReaderError] = []
        store = Store(self.project.annotations, self.project.annotator)
        tagging = Tagging(store, problems.append, self._come_so_far)
        self.doing = doing or self.doing
        try:
            return await asyncio.to_thread(act, tagging)
        except ReaderError as error:
            problems.append(error)
            return None
        finally:
            if doing:
                self.doing = ""
                self._show_how_far()
            if problems:
                self.tell(problems[-1], len(problems) - 1)

    def _come_so_far(self, number: int, total: int) -> None:
        """Take up how far a thread has come."""
        self._come = number, total

    def _show_how_far(self) -> None:
        number, total = self._come
        far = f" {number:,} of {total:,} articles" if total > 1 else ""
        self.status.hint = f"{self.doing} …{far}" if self.doing else ""
        if not self.doing:
            self._come = 0, 0

    def _take(self, book: Book) -> None:
        self.book = book
        self.place.marked &= {*book.names}
        self.show_rows()

    def show_rows(self) -> None:
        """Show the tags, the cursor on the one it was on."""
        place = self.place
        rows = self.book.rows(place.folded, by_use=place.by_use, words=place.words)
        names = [row.name for row in rows]
        at = next((names.index(name) for name in _upwards(place.name) if name in names), None)
        self.tree_view.book = self.card.book = self.book
        self.tree_view.rows = rows
        self.set_class(not rows, "-none")
        self.none.update(visible(_NONE if not self.book.names else "No tag is called so."))
        digits = sum(bool(tag.key) for tag in self.book.tags.values())
        self.top.place = (
            f"codebook of {self.project.name} · {count_words(len(self.book.names), 'tag')}"
        )
        self.top.progress = f"{digits} with a digit" if digits else ""
        self.go_to_row(place.at if at is None else at)

    def go_to_row(self, at: int) -> None:
        """Move the cursor to a row of those shown."""
        rows = self.tree_view.rows
        at = max(0, min(at, len(rows) - 1))
        self.place.at = at
        if rows:
            self.place.name = rows[at].name
        self.tree_view.row = at
        self.tree_view.marked = frozenset(self.place.marked)
        self.card.row = self.row
        self._show_where()

    def _show_where(self) -> None:
        place, rows = self.place, self.tree_view.rows
        parts = [f"line {place.at + 1:,} of {len(rows):,}" if rows else "no tag"]
        if place.words:
            parts.append(f"only “{place.words}”: / and Esc shows all")
        if place.marked:
            parts.append(f"{len(place.marked):,} marked: m, c and d go for them")
        if place.by_use:
            parts.append("most given first")
        self.status.where = self.count_words() or " · ".join(parts)

    def show_count(self) -> None:
        """Show the count that is typed, or that there is none any more."""
        self.status.said = ""
        self._show_where()

    def say(self, words: str, more: str = "") -> None:
        """Say something in the status line, or above it where it is too long for that.

        Args:
            words: What is to be known.
            more: What else, where there is room for it.
        """
        if self._said_timer is not None:
            self._said_timer.stop()
        if safe(words + more).cell_length <= self.size.width - 4:
            words += more
        if safe(words).cell_length <= self.size.width - 4:
            self.status.said = words
            self._said_timer = self.set_timer(_SAID, self._forget)
        else:
            self._forget()
            self.app.clear_notifications()
            self.app.notify(visible(words), timeout=_SAID, markup=False)

    def tell(self, problem: ReaderError, more: int = 0) -> None:
        """Say what did not work and what to do.

        Args:
            problem: What.
            more: How many others there are.
        """
        words = "\n".join(part for part in (problem.message, problem.hint) if part)
        if more:
            words += f"\nand {more:,} more of that kind"
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


def _read(tagging: Tagging) -> Book:
    codebook = tagging.store.codebook()
    return Book(
        {tag.name: tag for tag in codebook.tags}, tagging.counts(), tagging.counts_elsewhere()
    )


def _upwards(name: str) -> list[str]:
    """Return a name and those above it, the nearest first."""
    found = []
    while name:
        found.append(name)
        name = name.rpartition("/")[0]
    return found
