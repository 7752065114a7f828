"""The search: typing a query, answers as one types, earlier queries, and completion."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textual import on, work
from textual.content import Content
from textual.widgets import Input
from textual.worker import get_current_worker

from reader.index.query import QueryError, parse_query
from reader.tui.describe import bar
from reader.tui.screens.search.asking import Answered, Asker, Progressed, Request, SourcesKnown
from reader.tui.screens.search.base import SearchBase, keys_of
from reader.tui.screens.search.completing import (
    Completion,
    complete,
    fixed_values,
    operator_at,
)
from reader.tui.screens.search.found import Found, by_worth
from reader.tui.widgets.ends import safe

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.timer import Timer

__all__ = ["Querying"]

_DEBOUNCE = 0.12
"""Seconds after a key until the query is asked: who types on is not answered in between."""

_BEGUN = re.compile(r"(?:^|\s)[^\W_][^\s\":*]*$")
"""A query whose last part is a plain word that may not be at its end yet."""

_GOING_ON = re.compile(r"(?:^|\s)[^\W_][^\s\":*]+$")
"""The same, of two letters at the least: words that begin with just one are half of all."""

_BAR = 20
"""Cells of the line that fills up while articles are read."""


class Querying(SearchBase):
    """Takes up what is typed, and what is found."""

    _begun = ""
    """What was asked instead: words that begin like the last one, which may not be at its end."""
    _entered = False
    """Whether just the words that were typed are asked for, and if nothing has them, that."""
    _number = 0
    _request: Request | None = None
    _pause: Timer | None = None
    _problem = ""
    _progress: tuple[int, int] = (0, 0)
    _sources: Sequence[str] = ()
    _sources_asked = False
    _offered: Completion | None = None
    """What Tab goes through, until one types something else."""
    _offer = 0
    _set: str | None = None
    """What was put into the line last, and not typed."""

    def on_mount(self) -> None:
        """Ask at once where one comes with a query."""
        self.tallies.read_codebook()
        self._asker = Asker(self.project.search, self.post_message)
        super().on_mount()
        self.begin()

    def begin(self) -> None:
        """Ask what is yet to be asked; else the index is made while one types."""
        if not self.place.query:
            self._want("", fresh=True)
        elif not self.place.complete:
            self.ask_query(self.place.query)

    def on_unmount(self) -> None:
        """Let go of the index."""
        self._asker.leave()

    @on(Input.Changed, "#query")
    def _typed(self, event: Input.Changed) -> None:
        if event.value != self._set:
            self._offered = self._set = None
        if self._pause is not None:
            self._pause.stop()
        self.set_class(self.is_explaining, "-empty")
        self.show_told()
        self._pause = self.set_timer(_DEBOUNCE, lambda: self.ask_query(self.line.value))

    @on(Input.Submitted, "#query")
    def _submitted(self) -> None:
        self.action_to_hits()

    def action_to_hits(self) -> None:
        """Go through what was found."""
        if self._pause is not None:
            self._pause.stop()
        self.ask_query(self.line.value, entered=True)
        if self._problem or not self.line.value.strip():
            self.show_told()
            return
        self.place.history.keep(self.line.value)
        self.set_typing(False)

    def action_leave_query(self) -> None:
        """Back to the hits, or to the article where there are none."""
        if len(self.place.found) and self.place.query:
            self._put(self.place.query)
            self.set_typing(False)
        else:
            self.dismiss(None)

    def action_edit_query(self) -> None:
        """Type another query."""
        self.set_typing(True)

    def action_older_query(self) -> None:
        """The query asked before."""
        query = self.place.history.back(self.line.value)
        if query is not None:
            self._put(query)
        else:
            self.say("There is no earlier query.")

    def action_newer_query(self) -> None:
        """The query asked after it; behind the last one, the hits."""
        query = self.place.history.forward()
        if query is not None:
            self._put(query)
        elif len(self.place.found):
            self.action_to_hits()

    def action_complete_query(self) -> None:
        """Complete the word at the cursor; pressed again, in the next way there is."""
        if self._offered is None:
            self._offered, self._offer = self.completion(), 0
        else:
            self._offer += 1
        offered = self._offered
        if not offered.choices:
            self._offered = None
            self.say("There is nothing to complete here.")
            return
        choice = offered.choices[self._offer % len(offered.choices)]
        text, cursor = self.line.value, self.line.cursor_position
        self._put(text[: offered.start] + choice + text[cursor:], offered.start + len(choice))
        if choice.endswith(":"):
            self._offered = None  # its values come next
        self.show_told()

    def action_sort_hits(self) -> None:
        """Show the hits most worth checking first, or in the order of the articles."""
        self.place.by_worth = not self.place.by_worth
        if self.place.query:
            self.place.complete = False
            self._want(self.place.query)
        self.show_where()

    def action_only_article(self) -> None:
        """Show only the article that was open, or all again."""
        self.place.only = "" if self.place.only else self.opened.path.as_posix()
        self.place.complete = False
        self.ask_query(self.line.value)
        self.show_where()

    def action_search_again(self) -> None:
        """Look at the articles and annotations anew."""
        self.sight.forget()
        self.tallies.read_codebook()
        if self.place.query:
            self.place.complete = False
            self._want(self.place.query, fresh=True)

    def ask_query(self, text: str, *, entered: bool = False) -> None:
        """Find what `text` asks for, or say what is wrong with it.

        Args:
            text: The query. While it is typed, its last word also finds those that begin so.
            entered: Whether all of it is typed.
        """
        going_on = self.typing and not entered and _GOING_ON.search(text) is not None
        text = text.strip()
        begun = f"{text}*" if going_on else ""
        self._problem = ""
        if not text:
            self.take_found(Found(), "", complete=True)
            return
        try:
            query = parse_query(text)
        except QueryError as error:
            self._problem = " – ".join(part for part in (error.message, error.hint) if part)
            self.show_told()
            return
        if text != self.place.query or begun != self._begun or not self.place.complete:
            self._begun, self._entered = begun, entered
            self.place.aligned = bool(query.words)
            self.place.query, self.place.complete = text, False
            self._want(begun or text)
        self.show_told()

    def _want(self, query: str, *, fresh: bool = False, sources: bool = False) -> None:
        self._number += 1
        request = Request(self._number, query, self.place.by_worth, fresh, sources)
        if not sources:
            self._request = request
        if self._asker.want(request):
            self._work()

    @work(thread=True, group="search")
    def _work(self) -> None:
        worker = get_current_worker()
        self._asker.work(lambda: worker.is_cancelled)

    @on(Answered)
    def _answered(self, event: Answered) -> None:
        request = self._request
        if request is None or event.request.number != request.number or not request.query:
            return
        if event.problem:
            self._problem = event.problem
            self.place.complete = True
            self.show_told()
            self.show_found()
            return
        place, hits, scores = self.place, event.hits, event.scores
        if place.only:
            kept = [at for at, hit in enumerate(hits) if hit.article == place.only]
            hits, scores = [hits[at] for at in kept], [scores[at] for at in kept if scores]
        place.more = event.more
        complete = event.done and not event.partial
        if complete and event.first and not hits and self._asks_for_more():
            return
        if not event.first:
            place.found.extend(hits)
            self.take_found(place.found, place.query, complete=complete)
        elif scores:
            self.take_found(by_worth(hits, scores), place.query, complete=complete)
        else:
            self.take_found(Found(hits), place.query, complete=complete)
        if complete:
            self.hits.refresh()

    def take_found(self, found: Found, query: str, *, complete: bool) -> None:
        """Show what was found, the cursor on the hit it was on where that is still there."""
        old, place = self.hit, self.place
        same = found is place.found
        place.found, place.query, place.complete = found, query, complete
        self.hits.found = found
        if not same:
            at = found.find(old) if old is not None else None
            self.go_to_hit(at or 0)
        elif len(found):
            self.show_hit()
        self.show_found()
        self.show_told()

    def _asks_for_more(self) -> bool:
        """Ask for words that begin like the last one, where nothing has just that one."""
        query = self.place.query
        asked = self.typing or self._entered
        if self._begun or not asked or not _BEGUN.search(query):
            return False
        self._begun = f"{query}*"
        if not self.typing:
            self.place.query = self._begun
            self._put(self._begun)
        self._want(self._begun)
        return True

    @on(Progressed)
    def _progressed(self, event: Progressed) -> None:
        self._progress = (event.done, event.total)
        self.show_told()

    @on(SourcesKnown)
    def _take_sources(self, event: SourcesKnown) -> None:
        self._sources = event.sources
        self.show_told()
        if self._request is not None and self._request.query and not self.place.complete:
            self._want(self._request.query)

    def completion(self) -> Completion:
        """Return what Tab offers."""
        at = self.line.cursor_position
        if operator_at(self.line.value, at) == "source" and not self._sources_asked:
            self._sources_asked = True
            self._want(self.place.query, sources=True)
        values = fixed_values() | self.tag_values() | {"source": tuple(self._sources)}
        return complete(self.line.value, at, values)

    def tag_values(self) -> dict[str, tuple[str, ...]]:
        """Return the tags there are, those in use first."""
        tags = [each.name for each in self.tallies.tag_counts()]
        known = {*tags, *(tag.name for tag in self.tallies.codebook)}
        return {"tag": (*tags, *sorted(known.difference(tags)))}

    def _put(self, query: str, cursor: int | None = None) -> None:
        """Put a query into the line."""
        self._set = query
        self.line.value = query
        self.line.cursor_position = len(query) if cursor is None else cursor

    def show_told(self) -> None:
        """Say below the query what can be completed, what is wrong, or how far it has come."""
        width = max(1, self.size.width - 4)
        offered = self._offered or (self.completion() if self.typing else None)
        if self.typing and offered is not None and offered.choices:
            at = self._offer if self._offered is not None else 0
            labels = offered.labels[at % len(offered.labels) :]
            self.told.update(keys_of(labels, width))
        elif self._problem:
            self.told.update(safe(self._problem, "$warning").truncate(width, ellipsis=True))
        elif self._progress[1]:
            done, total = self._progress
            words = f"{bar(done, total, _BAR)}  reading {done:,} of {total:,} articles"
            self.told.update(Content.styled(words, "$foreground-muted"))
        elif self._begun and len(self.place.found) and self.typing:
            words = f"While you type: words that begin so, as in {self._begun}"
            self.told.update(safe(words, "$foreground-muted").truncate(width, ellipsis=True))
        elif self.place.complete and not len(self.place.found) and not self.is_explaining:
            self.told.update(Content.styled(self.empty_words(), "$foreground-muted"))
        else:
            self.told.update("")

    def empty_words(self) -> str:
        """Return what is said where nothing was found."""
        return "Nothing has all of that: leave a part out, or end a word with * for its beginning."

    def clear_progress(self) -> None:
        """Show no line that fills up any more."""
        self._progress = (0, 0)
        self.show_told()
