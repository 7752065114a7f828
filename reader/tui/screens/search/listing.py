"""The list of all that was said: the same list as that of the search, of annotations."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on, work
from textual.message import Message
from textual.worker import get_current_worker

from reader.errors import ReaderError
from reader.tui.describe import STATE_SIGNS
from reader.tui.screens.search.asking import Progressed
from reader.tui.screens.search.completing import Completion, complete
from reader.tui.screens.search.found import Found
from reader.tui.screens.search.hits import Heading, Signs
from reader.tui.screens.search.sayings import OPERATORS, Saying, Sayings, as_hits, narrowed
from reader.tui.screens.search.screen import SearchScreen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.model import Article
    from reader.searching import Hit
    from reader.tui.screens.search.saying import Target

__all__ = ["SaidScreen"]

_PAUSE = 2.0
"""Seconds between two looks at whether something else was said, here or by another program."""

_SHARE = 5
"""Times as long as such a look takes, until the next one."""

_NOTHING = "Nothing yet: in an article y accepts a claim, t tags it, a notes, v marks a passage."
_WAITING = "Its article has not been read yet: a moment."
_ELSEWHERE = "Its article is not open here: start Reader with it."
_GONE = "Its words are gone from the article: it has no place to go to. M there lists such notes."


@dataclass
class SayingsRead(Message):
    """All annotations, or why there are none."""

    sayings: Sequence[Saying]
    problem: ReaderError | None = None
    complete: bool = True
    """Whether the index is made; else these are what it has so far."""


class _LeftError(Exception):
    """Nobody looks at the list any more."""


class SaidScreen(SearchScreen):
    """Lists all annotations; answers with the one that is to be read, or None."""

    noun = "annotation"
    asks = "words, tag: status: article: note:"
    orders = ("in the articles’ order", "what was changed last first")

    _sayings: Sequence[Saying] = ()
    _shown: Sequence[Saying] = ()
    _titles: dict[str, Saying]

    def on_mount(self) -> None:
        """Read all that was said, and go on looking at it."""
        self._titles = {}
        self._reader = Sayings(self.project, self.project.tell)
        self._loading = self._wanted = False
        self._due = 0.0
        super().on_mount()
        self.set_interval(_PAUSE, self._load_again)

    def begin(self) -> None:
        """Read all that was said."""
        self._load()

    def ask_query(self, text: str, *, entered: bool = False) -> None:  # noqa: ARG002
        """Show what `text` asks for."""
        self.place.query = text.strip()
        shown = list(narrowed(self._sayings, self.place.query))
        if self.place.only:
            shown = [each for each in shown if each.article == self.place.only]
        if self.place.by_worth:
            # Of the articles the one that was changed last comes first, too.
            last: dict[str, str] = {}
            for each in shown:
                last[each.article] = max(each.modified, last.get(each.article, ""))
            shown.sort(key=lambda each: each.modified, reverse=True)
            shown.sort(key=lambda each: (last[each.article], each.article), reverse=True)
        if shown == self._shown and self.place.complete:
            return
        self._shown = shown
        self.take_found(Found(as_hits(shown)), self.place.query, complete=True)
        self.show_told()

    def action_to_hits(self) -> None:
        """Go through what is listed."""
        self.ask_query(self.line.value)
        self.set_typing(False)

    def action_sort_hits(self) -> None:
        """Show what was changed last first, or the order of the articles."""
        self.place.by_worth = not self.place.by_worth
        self.ask_query(self.place.query)
        self.show_where()

    def action_search_again(self) -> None:
        """Read all of it anew."""
        self.sight.forget()
        self._load()

    def action_jump_to_hit(self) -> None:
        """Go to the annotation under the cursor, in its article."""
        saying = self._saying(self.hit)
        if saying is not None and not saying.open:
            self.say(_WAITING if self.project.waiting else _ELSEWHERE)
        elif saying is not None and saying.span is None:
            self.say(_GONE)
        else:
            super().action_jump_to_hit()

    async def target_of(self, hit: Hit, article: Article) -> Target | None:
        """Return what an annotation is about; None where its words are gone."""
        saying = self._saying(hit)
        if saying is None or saying.span is None:
            self.say(_GONE)
            return None
        return await super().target_of(hit, article)

    def show_hit(self) -> None:
        """Show the annotation under the cursor where its words stand, if they do."""
        saying = self._saying(self.hit)
        if saying is not None and saying.span is None:
            self.preview.shown = None
            self.show_where()
        else:
            super().show_hit()

    def show_all_said(self) -> None:
        """Show what is said now, in the list, too."""
        super().show_all_said()
        self._load()

    def completion(self) -> Completion:
        """Return what Tab offers."""
        values = self.tag_values() | {
            "status": ("accepted", "rejected", "open"),
            "article": tuple(dict.fromkeys(each.title for each in self._sayings)),
        }
        at = self.line.cursor_position
        return complete(self.line.value, at, values, operators=OPERATORS)

    def empty_words(self) -> str:
        """Return what is said where nothing is listed."""
        if not self._sayings:
            return _NOTHING if self.place.complete else ""
        return super().empty_words()

    def _load_again(self) -> None:
        if self.app.screen is self and not self.busy and time.monotonic() > self._due:
            self._load()

    def _load(self) -> None:
        """Read all of it, after what is being read already."""
        self._wanted = self._loading
        if not self._loading:
            self._loading = True
            self._read()

    @work(thread=True, group="said")
    def _read(self) -> None:
        worker = get_current_worker()
        due = time.monotonic()

        def progress(done: int, total: int) -> None:
            nonlocal due
            if worker.is_cancelled:
                raise _LeftError
            began = time.monotonic()
            if began >= due:
                self.post_message(Progressed(done, total))
                self.post_message(SayingsRead(self._reader.read(fresh=False), complete=False))
                due = time.monotonic() + max(_PAUSE, _SHARE * (time.monotonic() - began))

        began = time.monotonic()
        try:
            sayings = self._reader.read(progress)
        except _LeftError:
            return
        except ReaderError as error:
            self.post_message(SayingsRead((), error))
        else:
            self.post_message(SayingsRead(sayings))
        self._due = time.monotonic() + _SHARE * (time.monotonic() - began)

    @on(SayingsRead)
    def _take_sayings(self, event: SayingsRead) -> None:
        if event.complete:
            self._loading = False
            self.clear_progress()
            if self._wanted:
                self._load()
        if event.problem is not None:
            self.tell(event.problem)
            return
        if event.sayings != self._sayings or not self.place.complete:
            self._sayings = event.sayings
            self._titles = {each.article: each for each in event.sayings}
            if event.complete:
                self.sight.forget()
            self.ask_query(self.line.value)
            self.place.complete = event.complete
            self.show_found()
            self.show_hit()

    def _saying(self, hit: Hit | None) -> Saying | None:
        known = hit is not None and hit.row < len(self._shown)
        return self._shown[hit.row] if hit is not None and known else None

    def signs(self, number: int) -> Signs:
        """Return what was said of an annotation, as signs."""
        saying = self._saying(self.place.found.hits[number])
        if saying is None:
            return Signs()
        said = STATE_SIGNS.get(saying.status, "")
        said += STATE_SIGNS["tagged"] if saying.tags else ""
        said += STATE_SIGNS["noted"] if saying.note else ""
        return Signs(said or STATE_SIGNS["own"])

    def heading(self, name: str) -> Heading:
        """Return what is shown of an article."""
        saying = self._titles.get(name)
        if saying is not None and not saying.open:
            why = "not read yet" if self.project.waiting else "not open here"
            return Heading(saying.title, f"{why} · {name}")
        return super().heading(name)
