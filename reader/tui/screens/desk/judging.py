"""The desk: in the queue of the story, judging once what several articles say."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.reviewing import Order
from reader.store import is_reviewed
from reader.tui.accord import say_the_same
from reader.tui.screens.desk.reviewing import Reviewing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.joint import JointStep, Part
    from reader.model import Annotation, Claim, Placed
    from reader.model.story import Cluster, Member

__all__ = ["Judging"]


class Judging(Reviewing):
    """Says of the rest of a row of the story what was said of the claim that came up before."""

    def action_judge_row(self) -> None:
        """Give the current claim and the open rest of its row what the one before was given.

        Only those that say the same get it: where the articles differ, the claims of the other
        side come up one by one, as do all where none of them was decided on yet.
        """
        cluster = self._row_here()
        if cluster is None:
            self.say("In the queue by story: decide on one claim of several, then this key.")
            return
        found = self._judged(cluster)
        if found is None:
            self.say("Nothing is decided yet of what this one says: y or x first, then &.")
            return
        from reader.joint import change_all

        first, model = found
        alike, others = self._rest(cluster, first)
        if not alike:
            self.say("None of the others says the same as what was decided: one by one.")
            return

        def change(old: Annotation) -> Annotation:
            tags = tuple(dict.fromkeys((*old.tags, *model.tags)))
            return replace(old, status=model.status, tags=tags)

        parts = self._parts(alike)
        what = f"judged {len(alike)} claims alike"
        done = _done_words(model, len(alike), len(others))
        made = self.change(
            lambda: change_all(
                parts, what, change, cluster=cluster.id, label=cluster.label, anew=True
            )
        )
        for part in parts:
            article = part.session.article
            spans = self.lineup.spans_of(article.name) if self.lineup is not None else ()
            self.tallies.take_said(article, part.session, spans)
            if self.queue is not None:
                self.queue.take(self.project.articles.index(article), part.session)
        if made:
            # The article that is open may have no part in it: u is for one that has.
            self._made = (*self._made[:-1], parts[0].session.article)
            self.pace.decided()
            item = self.queue.item if self.queue else None
            if self.queue is not None and (item is None or not self.queue.is_open(item)):
                self.go_on()  # else it is the turn of one that says otherwise
            # Said last: it tells where one stands now, and with what is counted by then.
            self.show_tallies()
            self.show_where()
            self.say(done)

    def _travel_elsewhere(self, step: JointStep, *, back: bool) -> str:
        """Undo or redo a step in the other articles, too, and count it in the queue."""
        words = super()._travel_elsewhere(step, back=back)
        for at, article in enumerate(self.project.articles if self.queue is not None else ()):
            if self.queue is not None and self.project.store.key(article.path) in step.articles:
                self.queue.take(at, self.project.session(article))
        return words

    def _row_here(self) -> Cluster | None:
        """Return the row of the story that the claim whose turn it is stands in."""
        current = self.reading.current
        if self.queue is None or self.queue.order is not Order.STORY or not self.at_item():
            return None
        if self.lineup is None or current is None or current.claim is None:
            return None
        found = self.lineup.clusters_of(self.article.name, current.claim.id)
        return found[0] if found else None

    def _judged(self, cluster: Cluster) -> tuple[Member, Annotation] | None:
        """Return of which claim of the row something was said last, and what."""
        said = [
            (member, placed.annotation)
            for member in self._members(cluster)
            for placed in [self._said_of(member)]
            if placed is not None and (placed.annotation.status or placed.annotation.tags)
        ]
        return max(said, key=lambda each: each[1].modified, default=None)

    def _rest(self, cluster: Cluster, first: Member) -> tuple[list[Member], list[Member]]:
        """Return the open claims of a row that say the same as one of it, and those that do not."""
        alike: list[Member] = []
        others: list[Member] = []
        for member in self._members(cluster):
            placed = self._said_of(member)
            if placed is None or not is_reviewed(placed):
                (alike if say_the_same(cluster, first, member) else others).append(member)
        return alike, others

    def _members(self, cluster: Cluster) -> list[Member]:
        """Return the claims of a row without those that come up with an earlier one."""
        lineup = self.lineup
        return [
            member
            for member in cluster.members
            if lineup is not None and lineup.clusters_of(*member.key)[0] is cluster
        ]

    def _parts(self, members: Sequence[Member]) -> list[Part]:
        """Return some claims of a row, by article."""
        from reader.joint import Part

        claims: dict[int, list[Claim]] = {}
        for member in members:
            if self.lineup is not None:
                index = self._names[member.article]
                claims.setdefault(index, []).append(self.lineup.claims[member.key])
        articles = self.project.articles
        return [
            Part(self.project.session(articles[index]), tuple(found))
            for index, found in claims.items()
        ]

    def _said_of(self, member: Member) -> Placed | None:
        """Return what was said of a claim of a row."""
        article = self.project.articles[self._names[member.article]]
        return self.project.session(article).at(member.span)

    @property
    def _names(self) -> dict[str, int]:
        """From the name of each article to its place."""
        return {article.name: at for at, article in enumerate(self.project.articles)}


def _done_words(model: Annotation, alike: int, others: int) -> str:
    """Return what was done with the rest of a row, and how many were left."""
    deeds = [model.status.value] if model.status else []
    if model.tags:
        deeds.append(f"tagged {', '.join(model.tags)}")
    words = f"{' and '.join(deeds)} {alike} more that say the same"
    if others:
        words += f"; {others} say{'s' * (others == 1)} otherwise: left"
    return f"{words} · u undoes all"
