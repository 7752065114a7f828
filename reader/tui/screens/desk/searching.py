"""The desk: the search of all articles, the list of all that was said, and the way back to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.tui.screens.desk.jumping import Jumping
from reader.typeset.search import KnownPlaces

if TYPE_CHECKING:
    from reader.searching import Hit
    from reader.tui.screens.desk.jumping import Spot
    from reader.tui.screens.search import SearchPlace

__all__ = ["Searching"]


class Searching(Jumping):
    """Opens the lists; what they have of an article is then gone through there."""

    _search_place: SearchPlace | None = None
    _said_place: SearchPlace | None = None
    _list: SearchPlace | None = None
    """The list that is one key away: where what is gone through was found."""

    _jumped_from: Spot | None = None
    """Where one was when one went from the list to a hit."""

    def action_search(self) -> None:
        """Search all articles; what was found before is still there."""
        self.open_search()

    def open_search(self, query: str = "") -> None:
        """Open the search of all articles.

        Args:
            query: Asked at once, such as `tag:"needs source"`; empty to type one.
        """
        from reader.tui.screens.search import SearchPlace

        place = self._search_place = self._search_place or SearchPlace()
        if query:
            place = self._search_place = place.with_query(query)
        self._open_list(place, typing=not query)

    def action_list_annotations(self) -> None:
        """List all that was said of all articles."""
        from reader.tui.screens.search import SearchPlace

        self._said_place = self._said_place or SearchPlace(aligned=False)
        self._open_list(self._said_place, typing=False)

    def action_stop_seeking(self) -> None:
        """Set nothing off any more; back to the list where one came from it."""
        place, hit = self._list, self.hit
        super().action_stop_seeking()
        if place is not None:
            if hit is not None:
                place.go_to(self.article.path.as_posix(), hit)
            self._open_list(place, typing=False)

    def end_hits(self) -> None:
        """Let go of what was found; the list is no longer one key away."""
        self._list = None
        super().end_hits()

    def action_jump_back(self) -> None:
        """To where one was before the last jump; from a hit, that is the list."""
        if self._list is not None and self._behind and self._behind[-1] is self._jumped_from:
            self.action_stop_seeking()
        else:
            super().action_jump_back()

    def hint(self) -> str:
        """Return what is going on, in words."""
        if self._list is None or self.selecting or self.search is None:
            return super().hint()
        words = f"{self.search.words or 'annotations'}: {self._hit_words()} here"
        return f"{words} · n next hit, N before, Esc back to the list"

    def _open_list(self, place: SearchPlace, *, typing: bool) -> None:
        from reader.tui.screens.search import SaidScreen, SearchScreen

        if self.app.screen is not self:
            return
        self.stop_selecting()
        self.keep_place()
        kind = SaidScreen if place is self._said_place else SearchScreen
        screen = kind(self.project, self.actions, self.tallies, self.drafts, place, self.article)
        screen.typing = typing

        def left(hit: Hit | None) -> None:
            self._left_list(place, hit)

        self.app.push_screen(screen, left)

    def _left_list(self, place: SearchPlace, hit: Hit | None) -> None:
        """Show what was done in the list, and the hit that is to be read."""
        self.tallies.read_codebook()
        self.take_up()
        if hit is None:
            return
        names = {article.path.as_posix(): at for at, article in enumerate(self.project.articles)}
        index = names.get(hit.article)
        if index is None:
            self.say("That article is no longer open here.")
            return
        self.leave_trail()
        self._jumped_from = self._behind[-1]
        if self.search is not None:
            self.end_hits()
        if index != self.index:
            super().open_article(index)
        places = [each.span for each in place.found.in_article(hit.article) if each.span]
        known = [span for span in places if span.end <= len(self.article.text)]
        if hit.span not in known:
            self.say("The article has changed since it was read: start Reader again.")
            return
        self._list = place
        self.show_hits(KnownPlaces(place.query, known), hit.span)
