"""What an export from the desk holds: articles with what was said of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reader.exchange import Export, ExportedArticle

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.exchange import Format
    from reader.model import Article
    from reader.project import Project

__all__ = ["export_of", "suggested"]


def export_of(project: Project, articles: Sequence[Article]) -> Export:
    """Return the export of `articles` as they are now; their claims are found as it is written."""
    known = [(article, project.session(article).annotations) for article in articles]

    def contents() -> Iterator[ExportedArticle]:
        for article, placed in known:
            yield ExportedArticle(
                project.store.key(article.path),
                article,
                placed,
                tuple(project.claims(article)),
            )

    return Export(project.annotator, project.codebook.tags, contents())


def suggested(project: Project, article: Article | None, format_: Format) -> Path:
    """Return a name for the export: of one article, or of all of them if None."""
    name = article.path.stem if article else f"{project.annotator}-annotations"
    return Path(f"{name}{format_.suffix}")
