"""What was said of the claims of a story: tags, notes and decisions, by claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model import Anchor, Status

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from reader.model import Annotation, Article, Placed, Span
    from reader.model.story import Cluster, Member
    from reader.project import Project

__all__ = ["Said"]


class Said:
    """The annotations of some articles, by the place of the claim they are on."""

    def __init__(self) -> None:
        self._at: dict[str, dict[Span, Placed]] = {}

    @classmethod
    def read(
        cls,
        project: Project,
        articles: Iterable[Article],
        is_cancelled: Callable[[], bool] = lambda: False,
    ) -> Said:
        """Read what was said in `articles`, in any thread."""
        said = cls()
        for article in articles:
            if is_cancelled():
                break
            said.take(article.name, project.passing_session(article).annotations)
        return said

    def take(self, article: str, annotations: Sequence[Placed]) -> None:
        """Take up what is said in the article of that name now."""
        found: dict[Span, Placed] = {}
        for placed in annotations:
            known = found.get(placed.span) if placed.span else None
            if placed.span and (known is None or known.annotation.claim is None):
                found[placed.span] = placed
        self._at[article] = found

    def of(self, member: Member) -> Annotation | None:
        """Return what was said of a member of a statement."""
        placed = self._at.get(member.article, {}).get(member.span)
        return placed.annotation if placed else None

    def is_edited(self, member: Member) -> bool:
        """Return whether the words of a member were edited since something was said of them."""
        placed = self._at.get(member.article, {}).get(member.span)
        return placed is not None and placed.anchor is Anchor.EDITED

    def tags(self, cluster: Cluster) -> tuple[str, ...]:
        """Return the tags that any member has, each once."""
        said = [annotation.tags for annotation in self._of(cluster)]
        return tuple(dict.fromkeys(tag for tags in said for tag in tags))

    def states(self, cluster: Cluster) -> frozenset[str]:
        """Return what was said: `accepted` or `rejected` of all members, `tagged`, `noted`.

        With `edited` where the words of any of them were edited since.
        """
        found = self._of(cluster)
        states = set()
        if found and len(found) == len(cluster.members):
            for status in Status:
                if all(annotation.status is status for annotation in found):
                    states.add(status.value)
        if any(annotation.tags for annotation in found):
            states.add("tagged")
        if any(annotation.note for annotation in found):
            states.add("noted")
        if any(map(self.is_edited, cluster.members)):
            states.add("edited")
        return frozenset(states)

    def all_tags(self) -> tuple[str, ...]:
        """Return every tag that some claim has, sorted."""
        found = {
            tag for at in self._at.values() for each in at.values() for tag in each.annotation.tags
        }
        return tuple(sorted(found))

    def _of(self, cluster: Cluster) -> list[Annotation]:
        found = [self.of(member) for member in cluster.members]
        return [annotation for annotation in found if annotation is not None]
