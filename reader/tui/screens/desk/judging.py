"""The desk: in the queue of the story, judging once what several articles say."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.reviewing import Order
from reader.store import is_reviewed
from reader.tui.screens.desk.reviewing import Reviewing
from reader.tui.telling import first_words

if TYPE_CHECKING:
    from reader.joint import JointStep, Part
    from reader.model import Annotation, Claim, Placed
    from reader.model.story import Cluster, Member

__all__ = ["Judging"]


class Judging(Reviewing):
    """Says of the rest of a row of the story what was said of the claim that came up before."""

    def action_judge_row(self) -> None:
        """Give the current claim and the open rest of its row what the one before was given."""
        cluster = self._row_here()
        model = self._judged(cluster) if cluster is not None else None
        if cluster is None or model is None:
            self.say("In the queue by story: decide on one claim of several, then this key.")
            return
        from reader.joint import change_all

        def change(old: Annotation) -> Annotation:
            tags = tuple(dict.fromkeys((*old.tags, *model.tags)))
            return replace(old, status=model.status, tags=tags)

        parts = self._parts(cluster)
        count = sum(len(part.claims) for part in parts)
        what = f"judged {count} claims alike"
        done = f"the same for {count} more of {first_words(cluster.label)}: u takes all back"
        made = self.change(
            lambda: change_all(
                parts, what, change, cluster=cluster.id, label=cluster.label, anew=True
            ),
            done,
        )
        for part in parts:
            article = part.session.article
            spans = self.lineup.spans_of(article.name) if self.lineup is not None else ()
            self.tallies.take_said(article, part.session, spans)
            if self.queue is not None:
                self.queue.take(self.project.articles.index(article), part.session)
        if made:
            self.pace.decided()
            self.go_on()

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

    def _judged(self, cluster: Cluster) -> Annotation | None:
        """Return what was said last of a claim of the row."""
        said = [
            placed.annotation
            for member in cluster.members
            for placed in [self._said_of(member)]
            if placed is not None and (placed.annotation.status or placed.annotation.tags)
        ]
        return max(said, key=lambda annotation: annotation.modified, default=None)

    def _parts(self, cluster: Cluster) -> list[Part]:
        """Return the claims of the row of which nothing was said yet, by article."""
        from reader.joint import Part

        claims: dict[int, list[Claim]] = {}
        for member in cluster.members:
            placed = self._said_of(member)
            if self.lineup is not None and (placed is None or not is_reviewed(placed)):
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
