"""What an export from the desk holds: articles with what was said of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reader.exchange import Export, ExportedArticle, keep_earlier

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.exchange import Format
    from reader.model import Article
    from reader.project import Project

__all__ = ["Exported", "suggested"]


class Exported:
    """The articles that go out, read and counted one by one while they are written.

    Args:
        project: Where they are from.
        articles: The articles.
        out: The file that is to be written.
    """

    def __init__(self, project: Project, articles: Sequence[Article], out: Path) -> None:
        self.annotations = 0
        """How many annotations went out so far."""
        self._project = project
        self._articles = articles
        self._out = out

    @property
    def export(self) -> Export:
        """The export that holds them, as they are now."""
        return Export(self._project.annotator, self._project.codebook.tags, self)

    def __iter__(self) -> Iterator[ExportedArticle]:
        """Yield them; what cannot be read must not take an earlier export with it."""
        from reader.store import UnreadableError

        self.annotations = 0
        unreadable = False
        for article in self._articles:
            session = self._project.passing_session(article)
            unreadable |= isinstance(session.problem, UnreadableError)
            self.annotations += len(session.annotations)
            claims = tuple(self._project.claims(article))
            key = self._project.store.key(article.path)
            yield ExportedArticle(key, article, session.annotations, claims)
        if unreadable:
            keep_earlier(self._out)


def suggested(project: Project, article: Article | None, format_: Format) -> Path:
    """Return a name for the export: of one article, or of all of them if None."""
    name = article.path.stem if article else f"{project.annotator}-annotations"
    return Path(f"{name}{format_.suffix}")
