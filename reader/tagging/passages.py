"""The passages that have a tag, in all articles, as they were annotated."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from reader.model import Annotation

__all__ = ["TaggedPassage", "holding"]


@dataclass(frozen=True, slots=True)
class TaggedPassage:
    """One annotation that has a tag."""

    article: Path
    """The article's file; it may be gone."""

    key: str
    """The name that the store has of the article."""

    title: str
    annotation: Annotation


def holding(passages: Iterable[TaggedPassage], words: str) -> tuple[TaggedPassage, ...]:
    """Return those of `passages` in which some words stand, whatever their case.

    Args:
        passages: The passages.
        words: Looked for as they stand in the words of the passage, in its note, its other tags,
            and the title of its article.
    """
    wanted = " ".join(words.split()).casefold()
    return tuple(each for each in passages if wanted in _said(each))


def _said(passage: TaggedPassage) -> str:
    annotation = passage.annotation
    parts = (annotation.target.exact, annotation.note, *annotation.tags, passage.title)
    return " \n ".join(" ".join(part.split()) for part in parts).casefold()
