"""The search: going from hit to hit, and to a hit in its article."""

from __future__ import annotations

from textual import on

from reader.tui.screens.search.hits import HitList
from reader.tui.screens.search.querying import Querying

__all__ = ["Walking"]


class Walking(Querying):
    """Actions that only move."""

    def action_hit_down(self) -> None:
        """To the next hit."""
        self._walk(1)

    def action_hit_up(self) -> None:
        """To the hit above; above the first one, the query."""
        if self.place.at == 0:
            self.action_edit_query()
        else:
            self._walk(-1)

    def action_hits_down(self) -> None:
        """One page down."""
        self._walk(max(1, self.hits.page - 2))

    def action_hits_up(self) -> None:
        """One page up."""
        self._walk(-max(1, self.hits.page - 2))

    def action_hits_top(self) -> None:
        """To the first hit."""
        self.go_to_hit(0)

    def action_hits_end(self) -> None:
        """To the last one."""
        self.go_to_hit(len(self.place.found) - 1)

    def action_article_down(self) -> None:
        """To the first hit of the next article."""
        self._walk_articles(1)

    def action_article_up(self) -> None:
        """To the first hit of this article, then of the one before."""
        found = self.place.found
        if self.hit is not None:
            first = found.span_of(found.group_of(self.place.at))[0]
            if self.place.at > first:
                self.go_to_hit(first)
                return
        self._walk_articles(-1)

    def action_jump_to_hit(self) -> None:
        """Go to the hit under the cursor, in its article."""
        hit = self.hit
        if hit is None:
            self.say("There is no hit here: / types another query.")
        elif self.article is None:
            self.say("This article has not been read yet: a moment.")
        else:
            self.place.history.keep(self.place.query)
            self.dismiss(hit)

    def action_leave_search(self) -> None:
        """Back to the article."""
        self.dismiss(None)

    @on(HitList.Clicked)
    def _hit_clicked(self, event: HitList.Clicked) -> None:
        again = event.hit == self.place.at and not self.typing
        if self.typing:
            self.set_typing(False)
        self.go_to_hit(event.hit)
        if again:
            self.action_jump_to_hit()

    def _walk(self, by: int) -> None:
        count = len(self.place.found)
        at = max(0, min(count - 1, self.place.at + by))
        if at == self.place.at:
            if count:
                self.say(f"This is the {'last' if by > 0 else 'first'} {self.noun}.")
            return
        self.forget_said()
        self.go_to_hit(at)

    def _walk_articles(self, by: int) -> None:
        found = self.place.found
        if self.hit is None:
            return
        group = found.group_of(self.place.at) + by
        if 0 <= group < found.articles:
            self.forget_said()
            self.go_to_hit(found.span_of(group)[0])
        else:
            self.say(f"This is the {'last' if by > 0 else 'first'} article with a hit.")
