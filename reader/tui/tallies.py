"""What was counted in all articles: claims reviewed of all, and how often each tag was given."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.model.codebook_colours import colour_of
from reader.tui.describe import bar
from reader.tui.finding import counted, tags_in
from reader.tui.widgets.article_list import Entry
from reader.tui.widgets.tag_list import TagCount

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from reader.model import Article, Span, Tag
    from reader.project import Project
    from reader.session import Session
    from reader.tui.messages import ArticleCounted

__all__ = ["Tallies"]

_MANY = 50
"""Articles of which the counting takes so long that a bar is shown: a few seconds."""

_BAR = 10
"""Cells of that bar."""


class Tallies:
    """Counts that are kept up to date article by article."""

    def __init__(self, project: Project) -> None:
        """Prepare the tallies; nothing is counted yet."""
        self._project = project
        self._tags: dict[Path, Mapping[str, int]] = {}
        self._counts: Counter[str] = Counter()
        self._decided = self._total = 0
        self._complete: set[Path] = set()
        self._used: dict[str, str] = {}
        self._keys: dict[str, str] = {}
        self._place: dict[Path, int] = {}
        self.entries: tuple[Entry, ...] = ()
        """What the list of articles shows."""
        self.codebook: tuple[Tag, ...] = ()
        """The tags that are offered."""
        self.take_articles()

    def take_articles(self) -> None:
        """Take up the articles that the project has now."""
        known = dict(zip(self._place, self.entries, strict=True))
        articles = self._project.articles
        self._place = {article.path: at for at, article in enumerate(articles)}
        self.entries = tuple(
            known.get(article.path) or Entry(article.title, article.outlet or article.path.name)
            for article in articles
        )

    def read_codebook(self) -> None:
        """Take up the codebook as it is on disk, where a tag keeps its digit for good."""
        self.codebook = self._project.codebook.tags
        self._keys = {}
        for tag in self.codebook:
            if tag.key:
                self._keys.setdefault(tag.key, tag.name)

    def take(self, article: Article, session: Session, *, complete: bool = False) -> None:
        """Count `article` anew.

        Args:
            article: The article.
            session: Its session.
            complete: Whether all its claims are known by now.
        """
        if complete:
            self._complete.add(article.path)
        decided, total = session.progress
        tags, used = tags_in(session.annotations)
        known = total if article.path in self._complete else None
        self._take(article, decided, known, tags, used, str(session.problem or ""))

    def renew(self, article: Article) -> None:
        """Take up that an article has another text by now, of which nothing is counted yet."""
        self._complete.discard(article.path)
        at = self._place[article.path]
        outlet = article.outlet or article.path.name
        entry = replace(self.entries[at], title=article.title, outlet=outlet)
        self.entries = (*self.entries[:at], entry, *self.entries[at + 1 :])

    def take_said(self, article: Article, session: Session, spans: Iterable[Span]) -> None:
        """Count what is said in `article` anew, which may not have been opened.

        Args:
            article: The article.
            session: Its session.
            spans: Where its claims stand, as far as that is known.
        """
        if session.claims:
            self.take(article, session)
        elif found := tuple(spans):
            self.take_count(counted(article, session, found))

    def take_count(self, counted: ArticleCounted) -> None:
        """Take up what was counted in an article that nobody has opened."""
        article = counted.article
        self._complete.add(article.path)
        decided, total = counted.decided, counted.total
        self._take(article, decided, total, counted.tags, counted.used, counted.unread)

    def take_drafts(self, counts: Mapping[int, int]) -> None:
        """Take up how many notes are unfinished, by the place of their article."""
        if counts or any(entry.drafts for entry in self.entries):
            self.entries = tuple(
                replace(entry, drafts=counts.get(at, 0)) for at, entry in enumerate(self.entries)
            )

    def _take(
        self,
        article: Article,
        decided: int,
        total: int | None,
        tags: Mapping[str, int],
        used: Mapping[str, str],
        problem: str,
    ) -> None:
        for tag, when in used.items():
            self._used[tag] = max(self._used.get(tag, ""), when)
        # Sums are carried along: counting anew for each of many articles would take far longer.
        self._counts.subtract(self._tags.get(article.path, {}))
        self._counts.update(tags)
        self._tags[article.path] = tags
        at = self._place[article.path]
        old = self.entries[at]
        entry = replace(old, decided=decided, total=total, problem=problem)
        if entry != old:
            self._decided += entry.decided - old.decided
            self._total += (entry.total or 0) - (old.total or 0)
            self.entries = (*self.entries[:at], entry, *self.entries[at + 1 :])
        known = {tag.name for tag in self.codebook}
        if not known.issuperset(tags):
            self.read_codebook()

    @property
    def sums(self) -> tuple[int, int, bool]:
        """Claims reviewed, claims known, and whether all articles were counted."""
        return (
            self._decided,
            self._total,
            (not self._project.waiting and len(self._complete) == len(self.entries)),
        )

    @property
    def words(self) -> str:
        """How far one has come with all articles; while many are counted, how far that has come."""
        decided, total, counted = self.sums
        done = len(self._complete)
        count = len(self.entries) + len(self._project.waiting)
        if not counted and count >= _MANY:
            return f"counting {bar(done, count, _BAR)} {done:,} of {count:,}"
        words = f"{decided:,} of {total:,} reviewed"
        return words if counted else f"{words} …"

    @property
    def keys(self) -> dict[str, str]:
        """From a digit to the tag that it gives."""
        return self._keys

    @property
    def recent(self) -> tuple[str, ...]:
        """The tags in use, the one used last first."""
        known = {tag.name for tag in self.codebook}
        # One that was renamed or deleted everywhere is not offered any more.
        left = [tag for tag in self._used if self._counts[tag] > 0 or tag in known]
        return tuple(sorted(left, key=lambda tag: self._used[tag], reverse=True))

    def tag_counts(self) -> tuple[TagCount, ...]:
        """Return what the list of tags shows: those with a digit, then the others in use."""
        counts = self._counts
        digits = {name: digit for digit, name in sorted(self._keys.items())}
        others = sorted(name for name in counts if name not in digits and counts[name])
        tags = {tag.name: tag for tag in self.codebook}
        return tuple(
            TagCount(name, counts[name], digits.get(name, ""), colour_of(tags, name)[0])
            for name in (*digits, *others)
        )
