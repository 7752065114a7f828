"""Which of two tags each passage of a tag is to get, as far as that was said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from reader.tagging import Elsewhere, Touched
from reader.tui.screens.codebook.wording import count_words, touch_lines
from reader.tui.widgets.ends import safe

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reader.tagging import TaggedPassage

__all__ = ["Parting"]

Places = tuple[int, ...]
"""Which of the two tags: their places, 0 and 1; none leaves the one that it has."""


class Parting:
    """What was said of each passage.

    Args:
        passages: All that have the tag.
        name: The tag.
        into: The two tags; the tag itself may be one of them.
    """

    def __init__(self, passages: Sequence[TaggedPassage], name: str, into: tuple[str, str]) -> None:
        self.passages = tuple(passages)
        self.name = name
        self.into = into
        self.places: dict[str, Places] = {}
        """From the id of an annotation to the tags it is to get."""
        self._said: set[str] = set()

    def say(self, passages: Sequence[TaggedPassage], places: Places) -> None:
        """Say which tags some passages are to get."""
        for each in passages:
            self._said.add(each.annotation.id)
            if places:
                self.places[each.annotation.id] = places
            else:
                self.places.pop(each.annotation.id, None)

    def of(self, passage: TaggedPassage) -> Places:
        """Return which tags a passage is to get."""
        return self.places.get(passage.annotation.id, ())

    def is_open(self, passage: TaggedPassage) -> bool:
        """Return whether nothing was said of a passage, not even that it stays as it is."""
        return passage.annotation.id not in self._said

    @property
    def words(self) -> str:
        """How many get a new tag, and how many are open."""
        counts = [
            f"{tag} {sum(place in places for places in self.places.values()):,}"
            for place, tag in enumerate(self.into)
            if tag != self.name
        ]
        left = sum(map(self.is_open, self.passages))
        return " · ".join([*counts, f"{left:,} of {len(self.passages):,} open"])

    @property
    def given(self) -> dict[str, tuple[str, ...]]:
        """From the id of each annotation that changes to the tags it gets for the one it has."""
        named = {
            id_: tuple(self.into[place] for place in places) for id_, places in self.places.items()
        }
        return {id_: tags for id_, tags in named.items() if tags != (self.name,)}

    def lines(self, elsewhere: Sequence[Elsewhere], annotator: str, width: int) -> list[Content]:
        """Return what would be done and touched.

        Args:
            elsewhere: What others have of the tag, which stays.
            annotator: Whose passages they are.
            width: The cells of a line.
        """
        given = self.given
        kinds: dict[tuple[str, ...], int] = {}
        for tags in given.values():
            kinds[tags] = kinds.get(tags, 0) + 1
        lines = [
            safe(f"{count_words(count, 'passage')} → {' and '.join(tags)}")
            for tags, count in sorted(kinds.items())
        ]
        if rest := len(self.passages) - len(given):
            lines.append(safe(f"{count_words(rest, 'passage')} as before: {self.name}"))
        counts: dict[Path, int] = {}
        titles = {each.article: each.title for each in self.passages}
        for each in self.passages:
            if each.annotation.id in given:
                counts[each.article] = counts.get(each.article, 0) + 1
        touched = [Touched("", article, count) for article, count in counts.items()]
        return [
            *(line.truncate(width, ellipsis=True) for line in lines),
            Content(""),
            *touch_lines(touched, elsewhere, titles.__getitem__, annotator, width),
        ]
