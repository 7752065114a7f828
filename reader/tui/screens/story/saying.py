"""The story: accepting, rejecting, tagging and noting all claims of a row at once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual import work

from reader.errors import ReaderError
from reader.joint import JointStep, Part, change_all
from reader.model import Status
from reader.store import clean_tag
from reader.tui.describe import clock
from reader.tui.screens.story.walking import Walking
from reader.tui.telling import first_words
from reader.tui.widgets.bars import Saved

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.model import Annotation
    from reader.tui.drafts import Slip
    from reader.tui.screens.story.rows import Row

__all__ = ["Saying"]


class Saying(Walking):
    """Actions that change what is said of all members of the row under the cursor."""

    def action_accept(self) -> None:
        """Accept all claims of the row."""
        self._decide(Status.ACCEPTED)

    def action_reject(self) -> None:
        """Reject them."""
        self._decide(Status.REJECTED)

    def action_clear(self) -> None:
        """Take the decision on them back."""
        self._decide(None)

    @work
    async def action_tag(self) -> None:
        """Choose a tag for all claims of the row."""
        from reader.tui.screens.tags import TagScreen

        row = self._ready_row()
        if row is None:
            return
        self.tallies.read_codebook()
        chosen = await self.ask(
            TagScreen(
                self.tallies.codebook,
                given=self._given(row),
                recent=self.tallies.recent,
                keys={name: digit for digit, name in self.tallies.keys.items()},
            )
        )
        if chosen is not None:
            self._toggle_tag(row, chosen)

    def action_quick_tag(self, digit: int) -> None:
        """Give or take the tag that has this digit."""
        name = self.tallies.keys.get(str(digit))
        row = self._ready_row()
        if name is None:
            self.say(f"No tag has the digit {digit} yet: t chooses one.")
        elif row is not None:
            self._toggle_tag(row, name)

    @work
    async def action_note(self) -> None:
        """Write one note on all claims of the row."""
        from reader.tui.screens.note import NoteScreen

        row = self._ready_row()
        if row is None:
            return
        notes = [said.note if (said := self.said.of(m)) else "" for m in row.cluster.members]
        # A note that only some of them have is no note on the row.
        saved = notes[0] if len(set(notes)) == 1 else ""
        slip = self._slip(row)

        def keep(text: str) -> None:
            if text == saved:
                slip.drop()
            else:
                slip.keep(text)

        written = await self.ask(NoteScreen(row.cluster.label, saved, slip.text, keep))
        if written is None:
            return
        words = "noted" if written else "note deleted on"
        changed = written == saved or self._change(
            row, "wrote a note", lambda old: replace(old, note=written), words
        )
        if changed and not self.project.unsaved:
            slip.drop()

    def _slip(self, row: Row) -> Slip:
        """Return the draft of a note on `row`: the rows may be others than when it was begun."""
        articles = {article.name: article for article in self.project.articles}
        members = row.cluster.members
        begun = (self.drafts.find(articles[m.article], m.span, on_row=True) for m in members)
        first = members[0]
        return self.drafts.slip(
            articles[first.article],
            first.span,
            row=row.cluster.label,
            instead=next(filter(None, begun), None),
        )

    def _decide(self, status: Status | None) -> None:
        row = self._ready_row()
        if row is None:
            return
        said = [self.said.of(member) for member in row.cluster.members]
        if status is None and not any(each and each.status for each in said):
            self.say("Nothing is decided here.")
            return
        what = status.value if status else "cleared"
        count = f"{what} {len(row.cluster.members)} claims"
        words = what if status else "no longer decided:"
        self._change(row, count, lambda old: replace(old, status=status), words, anew=bool(status))

    def _given(self, row: Row) -> tuple[str, ...]:
        """Return the tags that all claims of a row have."""
        said = [self.said.of(member) for member in row.cluster.members]
        tags = [set(each.tags) if each else set() for each in said]
        return tuple(sorted(set.intersection(*tags))) if tags else ()

    def _toggle_tag(self, row: Row, name: str) -> None:
        if name in self._given(row):
            self._change(
                row,
                f"took off {name}",
                lambda old: replace(old, tags=tuple(tag for tag in old.tags if tag != name)),
                f"took {name} off",
            )
            return
        try:
            tag = clean_tag(name)
        except ReaderError as error:
            self.tell(error)
            return
        done = self._change(
            row,
            f"tagged {tag}",
            lambda old: replace(old, tags=tuple(dict.fromkeys((*old.tags, tag)))),
            f"tagged {tag}:",
        )
        if done:
            try:
                self.project.store.add_tags([tag])
            except ReaderError as error:
                self.tell(error)
            self.tallies.read_codebook()

    def _change(
        self,
        row: Row,
        what: str,
        change: Callable[[Annotation], Annotation],
        words: str,
        *,
        anew: bool = False,
    ) -> bool:
        """Change what is said of all claims of a row, and show and say it.

        Returns:
            Whether it was done, in memory at least.
        """
        parts = self._parts(row)
        for article in (part.session.article for part in parts):
            if self.project.files.newer(article) is not None:
                self.say(f"{article.title} has changed on disk: open it, and it is read again.")
                return False
        label = " ".join(row.cluster.label.split())
        step = change_all(parts, what, change, cluster=row.id, label=label, anew=anew)
        self.done.append(step)
        self.place.ruled = False
        self.undone.clear()
        self.take_said(step)
        count = len(row.cluster.members)
        claims = f"{count} claims" if count != 1 else "1 claim"
        articles = len({part.session.article.path for part in parts})
        where = f"{claims} in {articles} articles" if articles != 1 else claims
        problem = next((part.session.problem for part in parts if part.session.problem), None)
        if problem is not None:
            self.tell(problem)
        else:
            self.say(f"{words} {first_words(label)} · {where} · u takes it back")
        return True

    def take_said(self, step: JointStep) -> None:
        """Show what is said in the articles of a step now."""
        for article in self.project.articles:
            if self.project.store.key(article.path) in step.articles:
                session = self.project.session(article)
                self.said.take(article.name, session.annotations)
                spans = self.lineup.spans_of(article.name) if self.lineup else ()
                self.tallies.take_said(article, session, spans)
        self.show_saved()
        self.show_rows()

    def action_save(self) -> None:
        """Try again to save what could not be saved, in all articles."""
        if not self.project.unsaved:
            self.say("Everything is saved.")
            return
        for session in self.project.sessions:
            session.retry()
        self.show_saved()
        if not self.project.unsaved:
            self.say("Saved.")

    def action_reload(self) -> None:
        """Read what others have written, and what they have joined and split."""
        for session in self.project.sessions:
            session.reload()
        self.tallies.read_codebook()
        self.line_up()

    def show_saved(self) -> None:
        """Show what is saved of all articles."""
        sessions = self.project.sessions
        problem = next((session.problem for session in sessions if session.problem), None)
        times = [session.saved_at for session in sessions if session.saved_at]
        at = clock(max(times)) if times else ""
        self.status.saved = Saved(at, self.project.unsaved, str(problem or ""))

    def _parts(self, row: Row) -> list[Part]:
        claims = self.lineup.claims if self.lineup else {}
        articles = {article.name: article for article in self.project.articles}
        return [
            Part(
                self.project.session(articles[name]),
                tuple(claims[member.key] for member in members if member.key in claims),
            )
            for name, members in row.members.items()
            if name in articles
        ]

    def _ready_row(self) -> Row | None:
        if self.row is None:
            self.say("There is no row here: F shows all rows again.")
        return self.row
