"""The desk: writing notes, and the notes that are not finished."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from textual import work

from reader.model import Anchor
from reader.tui.screens.desk.deciding import Deciding
from reader.tui.telling import first_words

if TYPE_CHECKING:
    from reader.model import Span
    from reader.tui.drafts import Draft, PlacedDraft

__all__ = ["Drafting"]

_SHOWN = 600
"""Code points of a draft that are shown where it cannot be opened."""


class Drafting(Deciding):
    """Actions on notes: what is typed is kept until it is saved, whatever happens."""

    carried: Draft | None = None
    """A draft whose passage is gone: the next note is written on it."""

    @work
    async def action_note(self) -> None:
        """Write a note on what is being marked, or on the current stop."""
        span = self._target()
        if span is not None:
            await self._write_note(span)

    async def _write_note(self, span: Span) -> None:
        from reader.tui.screens.note import NoteScreen

        stop = self._stop_at(span)
        session = self.session
        slip = self.drafts.slip(self.article, span, instead=self.carried)
        self.carried = None
        saved = stop.note if stop else ""

        def keep(text: str) -> None:
            if text == saved:
                slip.drop()
            else:
                slip.keep(text)

        words = span.text_in(self.article.text)
        written = await self.ask(NoteScreen(words, saved, slip.text, keep))
        if written is not None:
            done = f"{'noted' if written else 'note deleted on'} {first_words(words)}"
            if written != saved and not self.change(lambda: self._write(span, written), done):
                return
            if not session.unsaved:
                slip.drop()
            self._settle(span)
        self.show_drafts()
        self.show_where()

    @work
    async def action_list_drafts(self) -> None:
        """Choose one of the notes that are not finished, and go on with it."""
        from reader.tui.screens.choose import Choice, ChooseScreen

        drafts = self.drafts.all()
        if not drafts:
            self.say("No note is unfinished.")
            return
        places = self._places()
        choices = []
        for draft in drafts:
            index, placed = places.get(draft, (None, None))
            sign, where = "∅", f"{draft.article.name}, not open here"
            if index is not None and placed is not None:
                where = self.project.articles[index].title
                sign = {Anchor.EDITED: "≈", Anchor.ORPHANED: "∅"}.get(placed.anchor, "✎")
            passage = " ".join((draft.row or draft.target.exact).split())[:60]
            words = " ".join(draft.text.split())[:60] or "(nothing: the note is to be deleted)"
            choices.append(Choice(draft, words, before=sign, after=f"on “{passage}” · {where}"))
        chosen = await self.ask(ChooseScreen("Unfinished notes", choices))
        if chosen is not None:
            await self._take_draft(chosen, *places.get(chosen, (None, None)))

    async def _take_draft(
        self, draft: Draft, index: int | None, placed: PlacedDraft | None
    ) -> None:
        """Go on with a draft where its passage is; ask what to do where that is gone."""
        if index is not None and index != self.index:
            self.open_article(index)
        span = placed.span if placed is not None else None
        if span is None:
            await self._ask_about(draft, open_here=index is not None)
            return
        stop = self.reading.at(span)
        self.stop_selecting()
        if stop is not None:
            self.go_to(stop)
        else:
            self.view.reveal(span)
        if draft.row:
            self.say("It is on a row of the story: S goes there, a opens the note.")
        else:
            await self._write_note(span)

    async def _ask_about(self, draft: Draft, *, open_here: bool) -> None:
        """Show a draft that has no place in what is open, and ask what to do with it."""
        from reader.tui.screens.confirm import ConfirmScreen

        heading = "Its passage is gone" if open_here else "Its article is not open here"
        words = [
            f"article: {draft.article}",
            f"passage: {first_words(draft.row or draft.target.exact)}",
            f"kept in: {draft.file}",
            "",
            draft.text[:_SHOWN],
        ]
        place = (("p", "place it by hand"),) if open_here and not draft.row else ()
        answer = await self.ask(
            ConfirmScreen(heading, "\n".join(words), (*place, ("d", "drop it")))
        )
        if answer == "d":
            self.drafts.drop(draft)
            self.show_drafts()
            self.show_where()
        elif answer == "p":
            await self.run_action("select")
            self.carried = draft
            self.say("Mark its place: v begins, motions extend, a opens the note there.")

    def stop_selecting(self) -> None:
        """Leave the marking of a passage; a draft that was to be placed there stays as it is."""
        self.carried = None
        super().stop_selecting()

    def take_up(self) -> None:
        """Show what the session has now; a draft that was saved after all is one no longer."""
        super().take_up()
        session = self.session
        if session.unsaved:
            return
        notes = {(each.span, each.annotation.note) for each in session.annotations}
        for each in self.drafts.placed(self.article):
            if not each.draft.row and (each.span, each.draft.text) in notes:
                self.drafts.drop(each.draft)
                self.show_drafts()

    def open_article(self, index: int) -> None:
        """Open another article, and say so where notes of it are unfinished."""
        super().open_article(index)
        self.show_drafts()

    def tell_drafts(self) -> None:
        """Say at the start that notes are unfinished."""
        if count := len(self.drafts.all()):
            notes = f"{count} unfinished note{'s' if count > 1 else ''}"
            self.say(f"{notes} {'are' if count > 1 else 'is'} kept: A goes on with them.")

    def show_drafts(self) -> None:
        """Show in the list of articles where notes are unfinished."""
        counts = Counter(index for index, _ in self._places().values())
        self.tallies.take_drafts(counts)
        self.articles.entries = self.tallies.entries

    def _places(self) -> dict[Draft, tuple[int, PlacedDraft]]:
        """Return in which of the articles each draft is, and where."""
        if not self.drafts.all():
            return {}
        return {
            placed.draft: (index, placed)
            for index, article in enumerate(self.project.articles)
            for placed in self.drafts.placed(article)
        }
