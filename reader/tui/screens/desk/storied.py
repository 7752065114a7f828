"""The desk: the story of all articles, and the way to it and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on, work
from textual.worker import get_current_worker

from reader.tui.messages import ArticlesCounted
from reader.tui.screens.desk.showing import Showing
from reader.tui.storytelling import StoryLined, StoryProgressed, line_up

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.model.story import Member
    from reader.tui.screens.story import StoryScreen
    from reader.tui.screens.story.place import StoryPlace

__all__ = ["Storied"]

_MANY, _MUCH = 100, 2_000_000
"""Articles, and their code points, up to which the story is lined up before one asks for it."""


class Storied(Showing):
    """Lines the story up in the background, and opens it."""

    _story: StoryScreen | None = None
    _story_place: StoryPlace | None = None
    _lining = False
    _story_problem = ""
    _story_progress = ""

    def action_story(self) -> None:
        """Open the story, at the row of the current claim if it has one."""
        self._open_story(back=False)

    def action_story_back(self) -> None:
        """Back to the row of the story that one came from."""
        if self._story_place is None or not self._story_place.jumped:
            self.say("There is nothing to leave here.")
            return
        self._open_story(back=True)

    def change(self, what: Callable[[], object], done: str = "") -> bool:
        """Make a change in the article, which is then the last one of all."""
        if self._story_place is not None:
            self._story_place.ruled = False
        return super().change(what, done)

    def renew_article(self) -> bool:
        """Take up what the file holds now; what was lined up of the old text is so no more."""
        renewed = super().renew_article()
        if renewed and (self.lineup is not None or self._lining):
            self.lineup = None
            self.line_up()
        return renewed

    def ruled_last(self) -> bool:
        """Return whether the last change of all was joining or splitting in the story."""
        return self._story_place is not None and self._story_place.ruled

    @on(ArticlesCounted)
    def _line_up_soon(self) -> None:
        """Line the story up when all articles have been counted, unless they are too many."""
        articles = self.project.articles
        if 2 <= len(articles) <= _MANY and sum(len(each.text) for each in articles) <= _MUCH:
            self.line_up()

    def line_up(self) -> None:
        """Line the story up anew: articles or rulings have changed."""
        self._lining = True
        self._story_problem = self._story_progress = ""
        self._line_up()

    @work(thread=True, group="story", exclusive=True)
    def _line_up(self) -> None:
        worker = get_current_worker()
        line_up(self.project, self.post_message, lambda: worker.is_cancelled)

    def _open_story(self, *, back: bool) -> None:
        from reader.tui.screens.story import StoryScreen
        from reader.tui.screens.story.place import StoryPlace

        if self.app.screen is not self:
            return
        place = self._story_place = self._story_place or StoryPlace()
        current = self.reading.current
        if not back and self.lineup is not None and current is not None:
            found = self.lineup.clusters_of(self.article.name, current.id)
            if found and place.row not in [cluster.id for cluster in found]:
                place.row, place.opened = found[0].id, False
        self.stop_selecting()
        screen = StoryScreen(
            self.project, self.actions, self.tallies, self.drafts, place, self.line_up
        )
        self._story = screen
        if self.lineup is not None:
            screen.take(self.lineup)
        elif not self._lining:
            self.line_up()
        self._tell_story()
        self.app.push_screen(screen, self._left_story)

    def _left_story(self, member: Member | None) -> None:
        """Show what was done in the story, and the claim that is to be read."""
        self._story = None
        self.tallies.read_codebook()
        if member is None:
            self.take_up()
            return
        names = [article.name for article in self.project.articles]
        if member.article not in names:
            self.take_up()
            self.say("That article is no longer open here.")
            return
        self.open_article(names.index(member.article))
        stop = self.reading.find(member.claim) or self.reading.at(member.span)
        if stop is None:
            # Its claims are still being looked for.
            self._wanted = member.claim
            self.view.reveal(member.span)
        else:
            self.go_to(stop)
        self.say("Esc goes back to the story.")

    @on(StoryProgressed)
    def _story_progressed(self, event: StoryProgressed) -> None:
        if not self._lining:
            return
        self._story_progress = f"{event.done:,} of {event.total:,} {event.what}"
        self._tell_story()

    @on(StoryLined)
    def _story_lined(self, event: StoryLined) -> None:
        self._lining = False
        self._story_problem = event.problem
        if event.lineup is not None:
            self.lineup = event.lineup
            if self._story is not None:
                self._story.take(event.lineup)
            self.show_where()
        self._tell_story()

    def _tell_story(self) -> None:
        if self._story is None:
            return
        if not self._lining and not self._story_problem:
            return
        if self._story_problem:
            self._story.wait(f"The story could not be lined up: {self._story_problem}")
        else:
            self._story.wait(f"Lining up what the articles say … {self._story_progress}")
