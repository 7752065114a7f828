"""The desk: extending a passage over the claims, annotations and hits it comes to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.tui.screens.desk.seeking import Seeking
from reader.typeset.motions import end_of_next, start_of_next, start_of_previous

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.model import Span

__all__ = ["Extending"]


class Extending(Seeking):
    """Motions while marking; what one has come over is in the passage."""

    def action_select_claim(self) -> None:
        """Over the next claim."""
        self._move_over(self._claims(), "claim", forward=True)

    def action_select_claim_back(self) -> None:
        """To the beginning of the claim before."""
        self._move_over(self._claims(), "claim", forward=False)

    def action_select_note(self) -> None:
        """Over the next annotation."""
        self._move_over(self._annotations(), "annotation", forward=True)

    def action_select_note_back(self) -> None:
        """To the beginning of the annotation before."""
        self._move_over(self._annotations(), "annotation", forward=False)

    def action_select_hit(self) -> None:
        """Over the next hit."""
        self._move_over(self._hits(forward=True), "hit of a find", forward=True)

    def action_select_hit_back(self) -> None:
        """To the beginning of the hit before."""
        self._move_over(self._hits(forward=False), "hit of a find", forward=False)

    def _claims(self) -> list[Span]:
        return [stop.span for stop in self.reading.shown if stop.claim is not None]

    def _annotations(self) -> list[Span]:
        return [placed.span for placed in self.session.annotations if placed.span is not None]

    def _hits(self, *, forward: bool) -> list[Span]:
        """Return the hit at the cursor and the one behind it, or the one before."""
        search, cursor = self.search, self.view.cursor
        if search is None:
            return []
        if not forward:
            before = search.before(cursor)
            return [before] if before else []
        found = search.after(cursor)
        around = [span for span in search.touching(cursor, cursor + 1) if span.end > cursor]
        behind = search.after(found.end) if found is not None else None
        return [*around, *(span for span in (found, behind) if span is not None)]

    def _move_over(self, spans: Iterable[Span], what: str, *, forward: bool) -> None:
        """Move the cursor over the next of `spans`; to its beginning where none is begun yet."""
        view = self.view
        if not forward:
            to = start_of_previous(spans, view.cursor)
        elif self.anchored:
            to = end_of_next(spans, view.cursor)
        else:
            to = start_of_next(spans, view.cursor)
        if to is None:
            self.say(f"There is no {what} {'further on' if forward else 'before'}.")
            return
        view.cursor = to
        self._show_passage()
