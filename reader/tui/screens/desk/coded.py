"""The desk: the codebook, and the way to it and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import work
from textual.worker import get_current_worker

from reader.errors import ReaderError
from reader.tui.finding import count
from reader.tui.screens.desk.searching import Searching

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.model import Article
    from reader.searching import Hit
    from reader.tui.screens.codebook.place import CodebookPlace
    from reader.tui.screens.search import SearchPlace

__all__ = ["Coded"]


class Coded(Searching):
    """Opens the codebook, and takes up what was changed there."""

    _codebook_place: CodebookPlace | None = None
    _from_codebook = False
    """Whether the list of passages that is open was asked for in the codebook."""

    def action_codebook(self) -> None:
        """Show all tags."""
        from reader.tui.screens.codebook import CodebookScreen
        from reader.tui.screens.codebook.place import CodebookPlace

        if self.app.screen is not self:
            return
        self.stop_selecting()
        place = self._codebook_place = self._codebook_place or CodebookPlace()
        self.app.push_screen(CodebookScreen(self.project, self.actions, place), self._left_codebook)

    def retagged(self, *, back: bool) -> bool:
        """Return whether what would be undone, or made again, is a change of tags everywhere."""
        from reader.store import steps_to_go
        from reader.store.tag_steps import TagStepFile

        changes = steps_to_go(self.session.history)[0 if back else 1]
        if not changes or self.session.unsaved:
            return False
        try:
            steps = TagStepFile(self.project.annotations, self.project.annotator).read()
        except ReaderError:
            return False  # the article can still be taken back by itself
        known = steps.kept if back else steps.undone
        return changes[0].group in {step.id for step in known}

    def _left_codebook(self, name: str | None) -> None:
        """Show what was done there, and the passages of a tag where these are wanted."""
        self.tallies.read_codebook()
        for session in self.project.sessions:
            spans = self.lineup.spans_of(session.article.name) if self.lineup else ()
            self.tallies.take_said(session.article, session, spans)
        self._count_changed()
        self.take_up()
        if name is not None:
            self._from_codebook = True
            self.open_search(f'tag:"{name}"')

    def _count_changed(self) -> None:
        """Count the articles anew in which tags were changed, and which nobody has opened."""
        place, store = self._codebook_place, self.project.store
        if place is None or not place.changed:
            return
        opened = {session.article.path for session in self.project.sessions}
        others = [each for each in self.project.articles if each.path not in opened]
        self._count_anew([each for each in others if store.key(each.path) in place.changed])
        place.changed.clear()

    @work(thread=True, group="count anew")
    def _count_anew(self, articles: Sequence[Article]) -> None:
        worker = get_current_worker()
        for article in articles:
            if worker.is_cancelled:
                return
            self.post_message(count(self.project, article, lambda: worker.is_cancelled))

    def _left_list(self, place: SearchPlace, hit: Hit | None) -> None:
        """Show what was done in the list, or go back to the codebook where it came from there."""
        super()._left_list(place, hit)
        back, self._from_codebook = self._from_codebook and hit is None, False
        if back:
            self.action_codebook()
