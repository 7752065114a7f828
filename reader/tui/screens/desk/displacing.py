"""The desk: what is no longer where it was annotated, put right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import work

from reader.model import Anchor
from reader.tui.screens.desk.passages import Passages
from reader.tui.telling import first_words

if TYPE_CHECKING:
    from reader.tui.screens.displaced import Settlement

__all__ = ["Displacing"]


class Displacing(Passages):
    """Actions on annotations whose article was edited since they were made."""

    placing: str | None = None
    """The id of the annotation that the passage which is being marked is to be the place of."""

    @work
    async def action_list_displaced(self) -> None:
        """List them with old and new side by side."""
        from reader.tui.screens.displaced import Displaced, DisplacedScreen

        self.read_anew()
        while True:
            recall = self.session.store.texts.recall
            found = [
                Displaced.of(placed, self.article.text, recall(placed.annotation.target.sha256))
                for placed in self.session.annotations
                if placed.anchor is not Anchor.EXACT
            ]
            if not found:
                self.say("Every annotation of this article is where it was made.")
                return
            answer = await self.ask(DisplacedScreen(found))
            if answer is None or not self._put_right(answer):
                return

    def _put_right(self, answer: Settlement) -> bool:
        """Do what was answered, and return whether there may be more to do."""
        places = {}
        for each in answer.ids:
            placed = self.session.get(each)
            if placed is not None and placed.span is not None:
                places[each] = placed.span
        if answer.what == "accept":
            return self.change(lambda: self.session.reanchor(places))
        if answer.what == "drop":
            return self.change(lambda: self.session.delete(answer.ids))
        if places and answer.what == "go":
            (span,) = places.values()
            self.go_to(self.reading.at(span))
            return False
        if answer.what == "place":
            self.action_select()
            self.placing = answer.ids[0]
            self.show_where()
            self.say("Mark its place: v begins, motions extend, Enter puts it there, Esc leaves.")
        else:
            self.say("Its words are gone from the article: p places it by hand, d drops it.")
        return False

    def hint(self) -> str:
        """Return which words are being placed, as long as they are."""
        placed = self.session.get(self.placing) if self.placing else None
        if placed is None:
            return super().hint()
        words = first_words(placed.annotation.target.exact)
        return (
            f"placing {words}: Enter puts it there"
            if self.anchored
            else (f"placing {words}: move to its first word, then v")
        )

    def action_mark(self) -> None:
        """Keep the passage: as the new place of an annotation, where one is being placed."""
        placing, span = self.placing, self.passage
        if placing is None or not span:
            super().action_mark()
            return
        if self.change(
            lambda: self.session.reanchor({placing: span}), "put there: u takes it back"
        ):
            self.stop_selecting()
            self.go_to(self.reading.at(span))

    def stop_selecting(self) -> None:
        """Leave the marking of a passage."""
        self.placing = None
        super().stop_selecting()
