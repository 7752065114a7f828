"""The story: a reader's own joining and splitting, and taking back what was done here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.errors import ReaderError
from reader.model.story import Verdict
from reader.store.rulings import Passage, Rulings, passage_of
from reader.tui.screens.story.saying import Saying
from reader.tui.telling import first_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.joint import JointStep
    from reader.model.story import Member
    from reader.tui.screens.story.rows import Row

__all__ = ["Judging"]


class Judging(Saying):
    """Actions that rule on which claims stand together, and undo."""

    def action_join(self) -> None:
        """Mark the row, or join it with the one that is marked."""
        row = self.row
        if row is None:
            return
        marked = next((each for each in self.rows if each.id == self.place.marked), None)
        if marked is None or marked.id == row.id:
            self.place.marked = "" if marked is not None else row.id
            self.place.opened = False
            self.show_row()
            return
        first, second = self._own_member(marked), self._own_member(row)
        self.place.marked = ""
        pairs = [(self._passage(first), self._passage(second))]
        words = f"joined with {first_words(' '.join(marked.cluster.label.split()))}"
        self._rule(lambda rulings: rulings.with_step(pairs, Verdict.TOGETHER), words)

    def action_split(self) -> None:
        """Split the claim under the cursor off its row."""
        row, member = self.row, self.member
        if row is None or member is None:
            self.say("That article says nothing of it: h and l go to one that does.")
            return
        others = [each for each in row.cluster.members if each != member]
        if not others:
            self.say("It stands alone already.")
            return
        own = self._passage(member)
        pairs = [(own, self._passage(other)) for other in others]
        name = self.lineup.names.get(member.article, "") if self.lineup else ""
        words = f"split off {first_words(' '.join(member.text.split()))} of {name}"
        self.place.opened = self.place.opened and len(others) > 1
        self._rule(lambda rulings: rulings.with_step(pairs, Verdict.APART), words)

    def action_undo(self) -> None:
        """Take back what was done last in the story."""
        while self.done and (step := self.done[-1]) is not None:
            self.done.pop()
            if self._travel(step, back=True):
                self.undone.append(step)
                return
            # It was taken back in an article already, or changed since in all of them.
        if self._rule(Rulings.back, "undone: the last joining or splitting", new=False):
            self.undone.append(self.done.pop() if self.done else None)
        else:
            self.say("Nothing more was done in the story: u in an article takes back more.")

    def action_redo(self) -> None:
        """Make it again."""
        while self.undone and (step := self.undone[-1]) is not None:
            self.undone.pop()
            if self._travel(step, back=False):
                self.done.append(step)
                return
        if self._rule(Rulings.forward, "done again: a joining or splitting", new=False):
            self.done.append(self.undone.pop() if self.undone else None)
        else:
            self.say("There is nothing more that could be done again.")

    def _travel(self, step: JointStep, *, back: bool) -> bool:
        """Undo or redo a step in its articles, and return whether it was anywhere."""
        count = sum(self._sessions(step, back=back))
        if not count:
            return False
        self.take_said(step)
        done, total = "undone" if back else "done again", len(step.articles)
        if count == total:
            self.say(f"{done}: in {count} article{'s' if count != 1 else ''}")
        else:
            self.say(f"{done} in {count} of {total} articles: the others were changed since.")
        return True

    def _sessions(self, step: JointStep, *, back: bool) -> list[bool]:
        """Undo or redo a step in each of its articles, and return where that was done."""
        done = []
        for article in self.project.articles:
            if self.project.store.key(article.path) in step.articles:
                session = self.project.session(article)
                way = session.undo if back else session.redo
                done.append(way(step.group) is not None)
        return done

    def _rule(self, what: Callable[[Rulings], Rulings], words: str, *, new: bool = True) -> bool:
        """Change the rulings and have the story lined up anew.

        Args:
            what: The change.
            words: What is said when it is made.
            new: Whether it is a step that can be taken back, not one that takes back.

        Returns:
            Whether anything changed.
        """
        try:
            changed = self.project.ruling_file.change(what)
        except ReaderError as error:
            self.tell(error)
            return False
        if changed:
            if new:
                self.done.append(None)
                self.undone.clear()
                words = f"{words} · u takes it back"
            self.place.ruled = new
            self.say(words)
            # What is said while it is lined up may be gone by the time one can see what it did.
            self.ruled = words
            self.line_up()
        return changed

    def _own_member(self, row: Row) -> Member:
        """Return the claim of a row that stands in the fewest others: a ruling on it means this."""
        lineup = self.lineup
        if lineup is None:
            return row.cluster.members[0]
        return min(row.cluster.members, key=lambda member: len(lineup.clusters_of(*member.key)))

    def _passage(self, member: Member) -> Passage:
        article = next(each for each in self.project.articles if each.name == member.article)
        return passage_of(article, member, self.project.store.key)
