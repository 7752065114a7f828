"""What is copied of an article: the words, who says them, and where they stand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.tui.article_words import date_words
from reader.tui.describe import source_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.model import Article, Attribution, Span
    from reader.model.story import Cluster

__all__ = ["lone_quote", "passage_quote", "row_quote"]


def passage_quote(article: Article, span: Span, attribution: Attribution | None = None) -> str:
    """Return a passage with its source: two paragraphs that can stand in any text.

    Args:
        article: The article it stands in.
        span: Where.
        attribution: Who says it; None is the article's own voice.
    """
    says = f"{source_words(attribution)}, in " if attribution else ""
    place = f"{article.name}, characters {span.start:,} to {span.end:,}"
    parts = (f"{says}{_article_words(article)}", place, article.url)
    return (
        f"{_in_marks(span.text_in(article.text))}\n— {' · '.join(part for part in parts if part)}"
    )


def lone_quote(words: str, name: str) -> str:
    """Return words of an article that is not at hand, or no longer has them.

    Args:
        words: The words.
        name: The article's name.
    """
    return f"{_in_marks(words)}\n— {name}"


def row_quote(cluster: Cluster, articles: Mapping[str, Article]) -> str:
    """Return a row of the story: what is said, on what it differs, and the words of each article.

    Args:
        cluster: The row.
        articles: The articles of the story, by name.
    """
    lines = [" ".join(cluster.label.split())]
    for difference in cluster.differences:
        sure = "differ on" if difference.sure else "may differ on"
        values = "; ".join(f"{value} ({name})" for name, value in difference.values.items())
        lines.append(f"{sure} {difference.on.value}: {values}")
    for member in cluster.members:
        article = articles.get(member.article)
        where = _article_words(article) if article else member.article
        lines.append(f"{_in_marks(member.text)}\n— {where} · {member.article}")
    return "\n\n".join(lines)


def _article_words(article: Article) -> str:
    day = date_words(article.date) if article.date else ""
    return ", ".join(part for part in (f"“{article.title}”", article.outlet, day) if part)


def _in_marks(words: str) -> str:
    """Return words as one quotation, their lines joined; its paragraphs stay what they are."""
    paragraphs = re.split(r"\n\s*\n", words.strip())
    return "“" + "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs) + "”"
