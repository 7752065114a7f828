"""What goes out and what comes back: the annotations of some articles, with their text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import TextIO

    from reader.model import Article, Claim, Placed, Tag

__all__ = ["Export", "ExportedArticle", "Format", "Imported", "ImportedArticle"]


@dataclass(frozen=True, slots=True)
class ExportedArticle:
    """One article with all that is known about it."""

    id: str
    """What the store calls it: its path below the folder of the annotations folder."""

    article: Article
    annotations: tuple[Placed, ...]
    """Orphaned ones among them."""

    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class Export:
    """What one annotator says of some articles."""

    annotator: str
    codebook: tuple[Tag, ...]
    articles: Iterable[ExportedArticle]
    """Gone through once, one at a time, so that a large folder needs little memory."""


@dataclass(frozen=True, slots=True)
class ImportedArticle:
    """One article as an export tells of it."""

    id: str
    path: str
    title: str
    sha256: str
    text: str | None
    """None where the format does not hold the text."""

    annotations: tuple[Placed, ...]
    """Orphaned ones among them. The target of each is the one in the exported text."""


@dataclass(frozen=True, slots=True)
class Imported:
    """An export read back."""

    annotator: str
    """Empty where the format does not hold it."""

    codebook: tuple[Tag, ...]
    articles: tuple[ImportedArticle, ...]


@dataclass(frozen=True, slots=True)
class Format:
    """A format that annotations can be written in."""

    name: str
    suffix: str
    """Of its files, with the dot."""

    write: Callable[[Export, TextIO], None]
    read: Callable[[TextIO], Imported] | None
    """Raises `ReaderError` for what is no such export; None where it cannot be read back."""

    recognise: Callable[[str], bool]
    """Whether a file that begins with these characters was written in this format."""

    limits: str = ""
    """What the format cannot hold, in a sentence; empty where it holds everything."""
