"""The desk: finding words in the text, and going from hit to hit."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from textual import work

from reader.tui.actions import FINDING, READING
from reader.tui.screens.desk.passages import Passages
from reader.tui.telling import first_words
from reader.tui.widgets.marks import Mark
from reader.typeset.search import COUNTED, KnownPlaces, Search

if TYPE_CHECKING:
    from reader.model import Span

__all__ = ["Seeking"]


class Seeking(Passages):
    """Actions that find words; while there are hits, `n` goes on among them."""

    search: Search | KnownPlaces | None = None
    """What is set off in the text, and where `n` goes on."""

    hit: Span | None = None
    """The hit one is at."""

    @property
    def contexts(self) -> tuple[str, ...]:
        """The keys of finding lie over those of reading."""
        if self.search is not None and self.context == READING:
            return (FINDING, READING)
        return super().contexts

    @work
    async def action_seek(self) -> None:
        """Type words of the text to find."""
        from reader.tui.screens.seek import SeekScreen

        top, current = self.view.top_offset, self.reading.current
        origin = current.span.start if current and self.on_screen(current.span) else top
        if self.hit is not None and self.on_screen(self.hit):
            origin = self.hit.start
        self.end_hits()

        def typed(words: str, whole: bool) -> str:
            return self._seek(Search(self.article.text, words, whole=whole), origin)

        def step(forward: bool) -> str:
            self._to_hit(forward=forward)
            return self._hit_words()

        stay = await self.ask(SeekScreen(typed, step))
        if stay and self.hit is not None:
            # What was said before would cover what `n` does now.
            self._forget_said()
            self._at_hit(self.hit)
            return
        if stay and self.search:
            self.say(f"{first_words(self.search.words)} does not stand in this article.")
        self.end_hits()
        self.view.scroll_to_offset(top)

    def action_next_hit(self) -> None:
        """To the next hit."""
        self._to_hit(forward=True)

    def action_previous_hit(self) -> None:
        """To the hit before."""
        self._to_hit(forward=False)

    def action_stop_seeking(self) -> None:
        """Set nothing off any more."""
        self.end_hits()

    def end_hits(self) -> None:
        """Let go of what was found."""
        self.search = self.hit = None
        self.view.set_hits(())
        self.view.clear_selection()
        self.show_keys()
        self.show_where()

    def action_select(self) -> None:
        """Begin at the hit where there is one."""
        super().action_select()
        if self.hit is not None and self.on_screen(self.hit):
            self.view.cursor = self.hit.start
            self._show_passage()

    def open_article(self, index: int) -> None:
        """Leave the hits of the article before."""
        if self.search is not None:
            self.end_hits()
        super().open_article(index)

    def hint(self) -> str:
        """Return what is going on, in words."""
        if self.search is None or self.selecting:
            return super().hint()
        words = f"{first_words(self.search.words)} {self._hit_words()}"
        return f"{words} · n next hit, N before, Esc ends; ] next claim"

    def show_hits(self, search: Search | KnownPlaces, hit: Span) -> None:
        """Set hits off that were found elsewhere, and go to one of them."""
        self.search = search
        self.view.set_hits(_Hits(search))
        self._at_hit(hit)

    def _seek(self, search: Search, origin: int) -> str:
        """Go to the first hit behind `origin`, and return in words what there is."""
        self.search = search
        self.view.set_hits(_Hits(search))
        self.hit = search.after(origin) or search.after(0)
        self.view.selection = self.hit
        if self.hit is not None:
            self.view.reveal(self.hit)
        return self._hit_words()

    def _to_hit(self, *, forward: bool) -> None:
        search, hit = self.search, self.hit
        if search is None:
            return
        if hit is not None and self.on_screen(hit):
            offset = hit.end if forward else hit.start
        else:
            offset = self.view.top_offset if forward else self.view.bottom_offset
        found = search.after(offset) if forward else search.before(offset)
        if found is None:
            found = search.after(0) if forward else search.before(len(self.article.text))
            if found is not None:
                self.say("From the beginning again." if forward else "From the end again.")
        if found is not None:
            self._at_hit(found)

    def _at_hit(self, hit: Span) -> None:
        """Go to a hit, and to the claim that it stands in."""
        self.hit = hit
        around = self.reading.over(hit)
        self.go_to(min(around, key=lambda stop: len(stop.span), default=None))
        self.view.selection = hit
        self.view.reveal(hit)
        self.show_keys()
        self.show_where()

    def _hit_words(self) -> str:
        if self.search is None or not self.search:
            return ""
        starts = self.search.starts
        total = f"{COUNTED}+" if len(starts) > COUNTED else str(len(starts))
        if self.hit is None:
            return "not here"
        number = bisect_left(starts, self.hit.start) + 1
        return f"{number} of {total}" if number <= COUNTED else f"one of {total}"


class _Hits:
    """What is found, as marks, row by row as rows are drawn."""

    def __init__(self, search: Search | KnownPlaces) -> None:
        self._search = search

    def touching(self, start: int, end: int) -> list[Mark]:
        """Return the hits that have something in common with `[start, end)`, in order."""
        return [Mark(span) for span in self._search.touching(start, end)]
