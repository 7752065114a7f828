"""A change of tags in all articles, before it is made: what it does and what it touches."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from reader.model import Annotation
    from reader.store import Codebook

    Retagging = Callable[[Annotation], Iterable[str]]

__all__ = ["Change", "Done", "Elsewhere", "Touched", "moved_tags", "mover"]


@dataclass(frozen=True, slots=True)
class Touched:
    """What a change touches in one article."""

    file: str
    """The store file."""

    article: Path
    """The article's file, without links."""

    annotations: int
    """How many annotations have one of the tags concerned."""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What another annotator has of some tags, which a change leaves as it is."""

    annotator: str
    annotations: int
    articles: int


def _as_they_are(annotation: Annotation) -> Iterable[str]:
    return annotation.tags


@dataclass(frozen=True, slots=True)
class Change:
    """A change of tags, to be made in all articles and in the codebook as one step."""

    what: str
    """What it does, in a few words: `renamed a to b`."""

    codebook: Callable[[Codebook], Codebook]
    """What becomes of the codebook."""

    touched: tuple[Touched, ...] = ()
    """The articles whose annotations it touches, those of one annotator."""

    moves: Mapping[str, str | None] = field(default_factory=dict)
    """From each tag concerned to what it becomes everywhere; None: nothing."""

    tags: Retagging = _as_they_are
    """From an annotation to the tags it is to have."""

    @property
    def annotations(self) -> int:
        """How many annotations it touches."""
        return sum(each.annotations for each in self.touched)


@dataclass(frozen=True, slots=True)
class Done:
    """What a change, or taking one back, has touched."""

    what: str
    annotations: int
    articles: int
    keys: frozenset[str] = frozenset()
    """The names that the store has of these articles."""

    tags: tuple[str, ...] = ()
    """The tags whose entries in the codebook came, or came back, by it."""


def moved_tags(codebook: Codebook, moves: Mapping[str, str | None]) -> Codebook:
    """Return `codebook` after a change of tags; descriptions, colours and keys move along.

    Args:
        codebook: The codebook.
        moves: From old names to new ones, or None; an entry of a new name that is there stays.
    """
    left = codebook.without(moves)
    for tag in codebook.tags:
        new = moves.get(tag.name)
        if new is not None and left.get(new) is None:
            left = left.with_tags([replace(tag, name=new)])
    return left


def mover(moves: Mapping[str, str | None]) -> Retagging:
    """Return what gives each annotation new tags for old ones, see `Change.moves`."""

    def tags(annotation: Annotation) -> Iterable[str]:
        return [new for tag in annotation.tags if (new := moves.get(tag, tag)) is not None]

    return tags
