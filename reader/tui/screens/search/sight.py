"""What is known of the articles in sight: their claims, and what was said of them."""

from __future__ import annotations

import bisect
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from reader.tui.reading import Stop

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.model import Article, Claim, Placed, Span
    from reader.project import Project
    from reader.searching import Hit
    from reader.session import Session

__all__ = ["Seen", "Sight", "stop_around"]

_KEPT = 200
"""Articles of which it is kept; it is read again where one comes back to an older one."""

_LONGEST = 4000
"""Code points: no claim is longer."""


@dataclass(frozen=True)
class Seen:
    """One article."""

    claims: Sequence[Claim]
    """In order."""

    annotations: Sequence[Placed]


class Sight:
    """Reads what is known of an article when it comes into sight.

    Args:
        project: The articles.
    """

    def __init__(self, project: Project) -> None:
        self._project = project
        self._seen: dict[str, Seen] = {}
        self._articles = {article.path: article for article in project.articles}

    def article(self, name: str) -> Article | None:
        """Return the article that a hit names; None where it is not open here."""
        if len(self._articles) != len(self._project.articles):
            self._articles = {article.path: article for article in self._project.articles}
        return self._articles.get(Path(name))

    def seen(self, name: str) -> Seen | None:
        """Return what is known of an article; None where that has yet to be read."""
        return self._seen.get(name)

    def missing(self, names: Iterable[str]) -> list[Article]:
        """Return those of some articles of which nothing is known yet."""
        found = [self.article(name) for name in names if name not in self._seen]
        return [article for article in found if article is not None]

    def look(self, article: Article) -> Seen:
        """Read what is known of an article, in any thread; `take` shows it.

        Raises:
            Exception: The engine fails.
        """
        session = self._project.passing_session(article)
        claims = session.claims or tuple(self._project.claims(article))
        return Seen(sorted(claims, key=_start), session.annotations)

    def take(self, article: Article, seen: Seen) -> None:
        """Take up what was read of an article."""
        name = article.path.as_posix()
        self._seen.pop(name, None)
        self._seen[name] = seen
        while len(self._seen) > _KEPT:
            del self._seen[next(iter(self._seen))]

    def take_said(self, article: Article, session: Session) -> None:
        """Take up what is said of an article now."""
        seen = self._seen.get(article.path.as_posix())
        if seen is not None:
            self.take(article, replace(seen, annotations=session.annotations))

    def forget(self) -> None:
        """Read all of it again when it comes into sight."""
        self._seen.clear()

    def stop(self, hit: Hit) -> Stop | None:
        """Return the claim or mark that a hit stands in; None where there is none or none known."""
        seen = self._seen.get(hit.article)
        return stop_around(seen, hit.span) if seen is not None else None


def stop_around(seen: Seen, span: Span) -> Stop | None:
    """Return what has just this span, else the shortest claim or mark that `span` lies in."""
    first = bisect.bisect_left(seen.claims, span.end - _LONGEST, key=_start)
    last = bisect.bisect_right(seen.claims, span.start, key=_start)
    said = {each.span: each for each in seen.annotations if each.span is not None}
    around = [
        Stop(claim.span, claim, said.get(claim.span))
        for claim in seen.claims[first:last]
        if claim.span.end >= span.end
    ]
    known = {stop.span for stop in around}
    around += [
        Stop(place, None, placed)
        for place, placed in said.items()
        if place not in known and place.start <= span.start and span.end <= place.end
    ]
    exact = [stop for stop in around if stop.span == span]
    return min(exact or around, key=lambda stop: len(stop.span), default=None)


def _start(claim: Claim) -> int:
    return claim.span.start
