"""The desk: marking passages of one's own, by key and by mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on

from reader.model import Span
from reader.tui.screens.desk.showing import Showing
from reader.tui.telling import first_words
from reader.tui.widgets.article_view import ArticleView
from reader.typeset.motions import next_character, word_at

if TYPE_CHECKING:
    from reader.tui.reading import Stop

__all__ = ["Passages"]


class Passages(Showing):
    """Actions that mark, and delete marks.

    Marking has two steps: first the word under the cursor is shown, and motions move it; once the
    beginning is set, motions move the end. In both steps what is shown is what would be marked.
    """

    def action_select(self) -> None:
        """Show the word where a passage would begin."""
        self.selecting = True
        self.anchored = False
        current = self.reading.current
        start = self.view.top_offset
        if current is not None and start <= current.span.start < self.view.bottom_offset:
            start = current.span.start
        # Blank lines at the top of the screen hold no word.
        text = self.article.text
        while start < len(text) - 1 and text[start].isspace():
            start += 1
        self.view.cursor = start
        self._show_passage()

    def action_select_start(self) -> None:
        """Begin the passage at the word that is shown, or anew at the cursor."""
        if self.anchored:
            self.origin = self.view.cursor
        self.anchored = True
        self._show_passage()

    def action_stop_selecting(self) -> None:
        """Leave the passage unmarked."""
        self.stop_selecting()
        self.show_where()

    def action_mark(self) -> None:
        """Keep the passage."""
        span = self.passage
        if not span:
            self.say("There is nothing but blanks in that passage.")
            return
        known = self.session.at(span) or self.session.claim_at(span)
        if known is None and not self.change(lambda: self.session.mark(span)):
            return
        self.stop_selecting()
        self.go_to(self.reading.at(span))

    def action_select_other_end(self) -> None:
        """Move the other end of the passage from now on."""
        self.anchored = True
        self.origin, self.view.cursor = self.view.cursor, self.origin
        self._show_passage()

    def action_select_right(self) -> None:
        """One character on."""
        self._move("right")

    def action_select_left(self) -> None:
        """One character back."""
        self._move("left")

    def action_select_word(self) -> None:
        """To the next word."""
        self._move("word")

    def action_select_word_back(self) -> None:
        """To the word before."""
        self._move("word_back")

    def action_select_sentence(self) -> None:
        """To the next sentence."""
        self._move("sentence")

    def action_select_sentence_back(self) -> None:
        """To the sentence before."""
        self._move("sentence_back")

    def action_select_paragraph(self) -> None:
        """To the next paragraph."""
        self._move("paragraph")

    def action_select_paragraph_back(self) -> None:
        """To the paragraph before."""
        self._move("paragraph_back")

    def action_select_top(self) -> None:
        """To the beginning of the article."""
        self._move("top")

    def action_select_end(self) -> None:
        """To its end."""
        self._move("end")

    def action_select_down(self) -> None:
        """One row down."""
        self._move("down")

    def action_select_up(self) -> None:
        """One row up."""
        self._move("up")

    def action_select_line_start(self) -> None:
        """To the beginning of the row."""
        self._move("line_start")

    def action_select_word_end(self) -> None:
        """To the end of the word, which then belongs to the passage."""
        self._move("word_end", past=True)

    def action_select_line_end(self) -> None:
        """To the end of the row, which then belongs to the passage."""
        self._move("line_end", past=True)

    def action_delete(self) -> None:
        """Delete a mark of one's own, or all that was said of a claim."""
        stop = self.seen_stop()
        if stop is None:
            return
        if stop.annotation is None:
            self.say("There is nothing of yours here to delete.")
            return
        annotation = stop.annotation
        following = self._neighbour(stop)
        words = f"deleted {first_words(stop.span.text_in(self.article.text))}: u brings it back"
        deleted = self.change(lambda: self.session.delete([annotation.id]), words)
        if deleted and self.reading.current is None:
            self.go_to(self.reading.find(following) if following else None)

    @on(ArticleView.PassageSelected)
    def _passage_selected(self, event: ArticleView.PassageSelected) -> None:
        """Take up what was marked with the mouse."""
        self.view.clear_selection()
        self.selecting = True
        self.anchored = True
        self.origin = event.span.start
        self.view.cursor = event.span.end
        self._show_passage()

    @on(ArticleView.MarkClicked)
    def _clicked_while_marking(self, event: ArticleView.MarkClicked) -> None:
        """Let the passage reach to the word that was clicked; choose it where none is begun."""
        if not self.selecting:
            return
        word = word_at(self.article.text, event.offset)
        ahead = self.anchored and event.offset >= self.origin
        self.view.cursor = word.end if ahead else word.start
        self._show_passage()

    def _move(self, motion: str, *, past: bool = False) -> None:
        """Move the cursor; `past` takes it behind what the motion leads to."""
        view, text = self.view, self.article.text
        view.move_cursor(motion)
        if past and self.anchored and text[view.cursor : view.cursor + 1].strip():
            view.cursor = next_character(text, view.cursor)
        if not self.anchored:
            view.cursor = min(view.cursor, max(0, len(text.rstrip()) - 1))
        self._show_passage()

    def _show_passage(self) -> None:
        """Show what would be marked: the word under the cursor, or from the beginning to it."""
        view, text = self.view, self.article.text
        if self.anchored:
            start, end = sorted((self.origin, view.cursor))
            view.selection = Span(start, end if end > start else next_character(text, start))
        else:
            word = word_at(text, view.cursor)
            self.origin = word.start
            view.selection = word
        view.reveal(Span(view.cursor, min(view.cursor + 1, len(text))))
        self.show_where()

    def _neighbour(self, stop: Stop) -> str | None:
        after = self.reading.after(stop, 0) or self.reading.before(stop, 0)
        return after.id if after else None
