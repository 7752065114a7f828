"""What is known of all tags: what the codebook says of them, and how often each was given."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from reader.model.codebook_colours import colour_of
from reader.model.codebook_tree import is_below, names_below, tree_rows

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from reader.index.marks import Count
    from reader.model import Tag
    from reader.model.codebook_colours import Colour
    from reader.model.codebook_tree import TagRow

__all__ = ["Book"]


@dataclass(frozen=True)
class Book:
    """All tags of a folder, as they were when it was read."""

    tags: Mapping[str, Tag] = field(default_factory=dict)
    """The codebook, by name."""

    counts: Mapping[str, Count] | None = None
    """How often the annotator gave each; None before that is counted."""

    others: Mapping[str, Mapping[str, Count]] = field(default_factory=dict)
    """The same of all other annotators, by their names."""

    @cached_property
    def names(self) -> tuple[str, ...]:
        """All tags in the codebook or in use, also those that only others use."""
        found = {*self.tags, *(self.counts or ())}
        return tuple(sorted(found.union(*self.others.values())))

    def given(self, name: str) -> int:
        """Return how many annotations have a tag."""
        count = (self.counts or {}).get(name)
        return count.annotations if count else 0

    def articles(self, name: str) -> int:
        """Return in how many articles a tag was given."""
        count = (self.counts or {}).get(name)
        return count.articles if count else 0

    def given_below(self, name: str) -> int:
        """Return how often a tag and those below it were given, all together."""
        return sum(self.given(each) for each in self.names if each == name or is_below(each, name))

    def others_of(self, name: str) -> list[tuple[str, Count]]:
        """Return who else has given a tag, and how often."""
        return [(who, counts[name]) for who, counts in self.others.items() if name in counts]

    def colour(self, name: str) -> tuple[Colour | None, str]:
        """Return the colour of a tag, and the tag it was set for, see `colour_of`."""
        return colour_of(self.tags, name)

    def key(self, name: str) -> str:
        """Return the digit of a tag, or nothing."""
        tag = self.tags.get(name)
        return tag.key if tag else ""

    def description(self, name: str) -> str:
        """Return what is said of a tag, or nothing."""
        tag = self.tags.get(name)
        return tag.description if tag else ""

    def is_theirs(self, name: str) -> bool:
        """Return whether a tag that is not in the codebook, nor any below it, is only others'."""
        own = {*self.tags, *(self.counts or ())}
        return self.counts is not None and not names_below(own, name)

    def is_group(self, name: str) -> bool:
        """Return whether a name is only what several tags begin with."""
        return name not in self.tags and name not in self.names

    def rows(
        self, folded: Collection[str], *, by_use: bool = False, words: str = ""
    ) -> tuple[TagRow, ...]:
        """Return the lines of the tree.

        Args:
            folded: The names whose tags below are left out.
            by_use: Whether those given more often come first.
            words: Only tags in whose name or description they stand, nothing folded; all if empty.
        """
        wanted = words.casefold()
        names = [
            name
            for name in self.names
            if wanted in name.casefold() or wanted in self.description(name).casefold()
        ]
        weights = {name: self.given(name) for name in names} if by_use else None
        return tree_rows(names, () if wanted else folded, weights=weights)
