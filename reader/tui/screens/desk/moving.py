"""The desk: moving through the text, its claims and the articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on, work

from reader.model import Span
from reader.tui.messages import ArticleRequested
from reader.tui.screens.desk.showing import Showing
from reader.tui.widgets.article_view import ArticleView

if TYPE_CHECKING:
    from reader.tui.reading import Stop
    from reader.tui.widgets.article_list import Entry

__all__ = ["Moving"]


class Moving(Showing):
    """Actions that only move."""

    def action_next_claim(self) -> None:
        """To the next stop."""
        self._step(forward=True)

    def action_previous_claim(self) -> None:
        """To the stop before."""
        self._step(forward=False)

    def action_next_open(self) -> None:
        """To the next undecided claim."""
        self._step(forward=True, open_only=True)

    def action_previous_open(self) -> None:
        """To the undecided claim before."""
        self._step(forward=False, open_only=True)

    def action_next_overlapping(self) -> None:
        """To the next of those that overlap the current one, going round."""
        current = self.reading.current
        if current is None:
            self._step(forward=True)
            return
        found = self.reading.next_over(current.span)
        if found is None or found.id == current.id:
            self.say("Nothing else overlaps this one.")
        else:
            self.go_to(found)

    def action_scroll_line_down(self) -> None:
        """One line down."""
        self.view.scroll_rows(1)

    def action_scroll_line_up(self) -> None:
        """One line up."""
        self.view.scroll_rows(-1)

    def action_page_down(self) -> None:
        """One page down."""
        self.view.scroll_pages(1)

    def action_page_up(self) -> None:
        """One page up."""
        self.view.scroll_pages(-1)

    def action_half_page_down(self) -> None:
        """Half a page down."""
        self.view.scroll_pages(0.5)

    def action_half_page_up(self) -> None:
        """Half a page up."""
        self.view.scroll_pages(-0.5)

    def action_go_top(self) -> None:
        """To the beginning, before the first claim."""
        self._go_out(0)
        self.view.scroll_home()

    def action_go_end(self) -> None:
        """To the end, after the last claim."""
        self._go_out(len(self.article.text))
        self.view.scroll_end()

    def action_next_article(self) -> None:
        """Open the next article."""
        self._other_article(1)

    def action_previous_article(self) -> None:
        """Open the article before."""
        self._other_article(-1)

    @work
    async def action_list_articles(self) -> None:
        """Choose an article."""
        from reader.tui.screens.choose import Choice, ChooseScreen

        entries = self.tallies.entries
        room = max(len(entry.words) for entry in entries)
        choices: list[Choice[int | None]] = [
            Choice(
                at,
                entry.title,
                before=f"{'▌' if at == self.index else ' '} {entry.words:>{room}}",
                after="  ".join(filter(None, (entry.outlet, _drafts(entry), entry.problem))),
                marked=at == self.index,
            )
            for at, entry in enumerate(entries)
        ]
        choices += [
            Choice(None, problem.message, before=f"  {'not read':>{room}}")
            for problem in self.project.skipped
        ]
        chosen = await self.ask(ChooseScreen[int | None]("Articles", choices))
        if chosen is not None:
            self.open_article(chosen)

    @on(ArticleRequested)
    def _open_requested(self, event: ArticleRequested) -> None:
        self.open_article(event.index)

    @on(ArticleView.MarkClicked)
    def _mark_clicked(self, event: ArticleView.MarkClicked) -> None:
        if self.selecting:
            return
        found = self.reading.next_over(Span(event.offset, event.offset + 1))
        if found is not None:
            self.go_to(found)

    @on(ArticleView.Scrolled)
    def _scrolled(self) -> None:
        if self.ready:
            self.show_where()

    def _step(self, *, forward: bool, open_only: bool = False) -> None:
        """Go on from the current stop, or from what is on the screen if that is elsewhere."""
        start: Stop | None = self.reading.current
        offset = self.view.top_offset if forward else self.view.bottom_offset
        if start is not None and not self.on_screen(start.span):
            start = None
        elif self.point is not None and (
            self.view.top_offset <= self.point <= self.view.bottom_offset
        ):
            offset = self.point
        step = self.reading.after if forward else self.reading.before
        found = step(start, offset, open_only=open_only)
        if found is not None:
            self.go_to(found)
        else:
            self.say(self._nothing(forward=forward, open_only=open_only))

    def _nothing(self, *, forward: bool, open_only: bool) -> str:
        if not self.reading.shown:
            if self.reading.filter and self.reading.stops:
                return "The filter hides all claims: F shows them again."
            return "No claims were found in this article: v marks a passage of your own."
        what = "open claim" if open_only else "claim"
        if forward:
            return f"No further {what}, this is the end: J opens the next article."
        return f"No earlier {what}, this is the beginning: K opens the article before."

    def _go_out(self, point: int) -> None:
        """Let go of the current claim: one goes on from `point`."""
        self.go_to(None)
        self.point = point

    def _other_article(self, by: int) -> None:
        count = len(self.project.articles)
        if not 0 <= self.index + by < count:
            which = "last" if by > 0 else "first"
            self.say(f"This is the {which} of {count} articles.")
            return
        self.open_article(self.index + by)


def _drafts(entry: Entry) -> str:
    """Return how many notes are unfinished, in words; nothing for none."""
    return f"{entry.drafts} unfinished note{'s' if entry.drafts > 1 else ''}" * bool(entry.drafts)
