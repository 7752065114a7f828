"""The desk: the search of all articles, and the way to a hit and back to the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.tui.screens.desk.jumping import Jumping
from reader.typeset.search import KnownPlaces

if TYPE_CHECKING:
    from textual.worker import Worker

    from reader.searching import Hit
    from reader.tui.screens.search import SearchPlace

__all__ = ["Searching"]


class Searching(Jumping):
    """Opens the search; what it found in an article is then gone through there."""

    _search_place: SearchPlace | None = None
    _from_list = False
    """Whether what is gone through was found in all articles, and the list is one key away."""

    def action_search(self) -> None:
        """Search all articles; what was found before is still there."""
        self._open_search(typing=True)

    def open_search(self, query: str = "") -> None:
        """Open the search of all articles with a query, asked at once.

        Args:
            query: Such as `tag:"needs source"`; empty to type one.
        """
        from reader.tui.screens.search import SearchPlace

        place = self._search_place
        if query and (place is None or place.query != query):
            history = place.history if place is not None else None
            self._search_place = SearchPlace(query=query)
            if history is not None:
                self._search_place.history = history
        self._open_search(typing=not query)

    def action_stop_seeking(self) -> None:
        """Set nothing off any more; back to the list where one came from it."""
        back = self._from_list
        self._leave_list()
        if back:
            self._open_search(typing=False)

    def action_seek(self) -> Worker[None]:
        """Find words in this article; the list is no longer one key away."""
        self._from_list = False
        return super().action_seek()

    def action_jump_back(self) -> None:
        """To where one was before the last jump; from a hit, that is the list."""
        if self._from_list:
            self.action_stop_seeking()
        else:
            super().action_jump_back()

    def open_article(self, index: int) -> None:
        """Open another article, which has other hits or none."""
        self._from_list = False
        super().open_article(index)

    def hint(self) -> str:
        """Return what is going on, in words."""
        if not self._from_list or self.selecting:
            return super().hint()
        words = self.search.words if self.search is not None else ""
        return f"{words}: {self._hit_words()} here · n next hit, N before, Esc back to the list"

    def _leave_list(self) -> None:
        self._from_list = False
        super().action_stop_seeking()

    def _open_search(self, *, typing: bool) -> None:
        from reader.tui.screens.search import SearchPlace, SearchScreen

        if self.app.screen is not self:
            return
        self.stop_selecting()
        self.keep_place()
        place = self._search_place = self._search_place or SearchPlace()
        screen = SearchScreen(self.project, self.actions, self.tallies, self.drafts, place)
        screen.typing = typing
        self.app.push_screen(screen, self._left_search)

    def _left_search(self, hit: Hit | None) -> None:
        """Show what was done in the search, and the hit that is to be read."""
        self.tallies.read_codebook()
        self.take_up()
        if hit is None or self._search_place is None:
            return
        names = {article.path.as_posix(): at for at, article in enumerate(self.project.articles)}
        index = names.get(hit.article)
        if index is None:
            self.say("That article is no longer open here.")
            return
        self.leave_trail()
        if self.search is not None:
            self._leave_list()
        if index != self.index:
            super().open_article(index)
        places = self._search_place.found.in_article(hit.article)
        inside = len(self.article.text)
        known = [each.span for each in places if each.span.end <= inside]
        if hit.span not in known:
            self.say("The article has changed since it was read: start Reader again.")
            return
        self.search = KnownPlaces(self._search_place.query, known)
        self._from_list = True
        self.show_hits(self.search, hit.span)
