"""What an export from the desk holds: articles with what was said of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reader.exchange import Export, ExportedArticle, keep_earlier
from reader.model.codebook_tree import names_below

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.exchange import Format
    from reader.model import Article, Placed
    from reader.project import Project

__all__ = ["Exported", "suggested"]


class Exported:
    """The articles that go out, read and counted one by one while they are written.

    Args:
        project: Where they are from.
        articles: The articles.
        out: The file that is to be written.
        tag: The tag, or one above it, of what alone goes out; empty for all. Then articles
            without any such annotation stay out.
    """

    def __init__(
        self, project: Project, articles: Sequence[Article], out: Path, tag: str = ""
    ) -> None:
        self.annotations = 0
        """How many annotations went out so far."""
        self.articles = 0
        """How many articles did."""
        self._project = project
        self._articles = articles
        self._out = out
        self._tag = tag

    @property
    def export(self) -> Export:
        """The export that holds them, as they are now."""
        return Export(self._project.annotator, self._project.codebook.tags, self)

    def __iter__(self) -> Iterator[ExportedArticle]:
        """Yield them; what cannot be read must not take an earlier export with it."""
        from reader.store import UnreadableError

        self.annotations = self.articles = 0
        unreadable = False
        for article in self._articles:
            session = self._project.passing_session(article)
            unreadable |= isinstance(session.problem, UnreadableError)
            wanted = self._wanted(session.annotations)
            if self._tag and not wanted:
                continue
            self.annotations += len(wanted)
            self.articles += 1
            claims = tuple(self._project.claims(article))
            key = self._project.store.key(article.path)
            yield ExportedArticle(key, article, wanted, claims)
        if unreadable:
            keep_earlier(self._out)

    def _wanted(self, placed: tuple[Placed, ...]) -> tuple[Placed, ...]:
        if not self._tag:
            return placed
        return tuple(each for each in placed if names_below(each.annotation.tags, self._tag))


def suggested(project: Project, article: Article | None, format_: Format) -> Path:
    """Return a name for the export: of one article, or of all of them if None."""
    name = article.path.stem if article else f"{project.annotator}-annotations"
    return Path(f"{name}{format_.suffix}")
