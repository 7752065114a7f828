"""The search: copying a hit, or what was annotated, with where it stands."""

from __future__ import annotations

from reader.model import Span
from reader.tui.quoting import lone_quote, passage_quote
from reader.tui.screens.search.walking import Walking
from reader.typeset.motions import sentence_at

__all__ = ["Copying"]


class Copying(Walking):
    """The action that puts something on the clipboard."""

    def action_copy(self) -> None:
        """Copy the sentence of the hit; in the list of what was said, what that is about."""
        hit, article = self.hit, self.article
        if hit is None:
            self.say("There is no hit here: / types another query.")
        elif article is None or hit.span.text_in(article.text) != hit.text:
            # Not read yet, or these words are gone from it.
            self.app.copy_to_clipboard(lone_quote(hit.text, hit.article))
        else:
            span = hit.span
            if self.noun == "hit":
                around = sentence_at(article.text, span.start)
                span = Span(min(span.start, around.start), max(span.end, around.end))
            self.app.copy_to_clipboard(passage_quote(article, span))
