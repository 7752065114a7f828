"""What became of an article's annotations, in one line: after an undo, or a change elsewhere."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.model import Annotation, Placed, Span

__all__ = ["Difference", "deed_words", "differences", "first_words"]

_FEW = 32
"""Code points of a passage that tell which one is meant."""


_QUOTES = "\"“”'‘’ "
"""What is taken off at both ends of a passage, which gets quotation marks of its own."""


@dataclass(frozen=True, slots=True)
class Difference:
    """An annotation as it was and as it is; None where there was none, or is none."""

    before: Placed | None
    after: Placed | None

    @property
    def span(self) -> Span | None:
        """Where it is, or was."""
        placed = self.after or self.before
        return placed.span if placed else None

    @property
    def id(self) -> str:
        """Its id."""
        placed = self.after or self.before
        return placed.annotation.id if placed else ""

    @property
    def turned(self) -> Difference:
        """The way back."""
        return Difference(self.after, self.before)

    @property
    def words(self) -> str:
        """What is said of such a passage: `accepted, tagged needs/source`."""
        old = self.before.annotation if self.before else None
        new = self.after.annotation if self.after else None
        deeds = [*_status(old, new), *_tags(old, new), *_note(old, new)]
        if not deeds:
            deeds = ["deleted" if new is None else "marked" if old is None else "moved"]
        return ", ".join(deeds)


def differences(before: Iterable[Placed], after: Iterable[Placed]) -> list[Difference]:
    """Return what is no longer as it was, by place."""
    old = {each.annotation.id: each for each in before}
    new = {each.annotation.id: each for each in after}
    found = [Difference(old.get(id_), new.get(id_)) for id_ in {**new, **old}]
    found = [
        each
        for each in found
        if each.before is None
        or each.after is None
        or each.before.annotation != each.after.annotation
    ]
    return sorted(found, key=lambda each: each.span.start if each.span else sys.maxsize)


def deed_words(found: Sequence[Difference], text: str) -> str:
    """Return what happened in a few words: `accepted “The bridge will …”`.

    Args:
        found: What is no longer as it was.
        text: The article's text.
    """
    if not found:
        return "nothing that can be seen"
    words = {each.words for each in found}
    many = len(found) > 1
    if many:
        same = f"{words.pop()}: " if len(words) == 1 else ""
        return f"{same}{len(found)} passages"
    span = found[0].span
    return f"{words.pop()} {first_words(span.text_in(text)) if span else ''}".rstrip()


def first_words(passage: str) -> str:
    """Return the beginning of a passage in quotation marks."""
    words = " ".join(passage[: 4 * _FEW].split()).strip(_QUOTES)
    if len(words) > _FEW:
        words = f"{words[:_FEW].rsplit(' ', 1)[0]} …"
    # A mark of which the other one was cut off would seem to end the words.
    if words.count('"') % 2 or words.count("“") != words.count("”"):
        words = re.sub(r'["“”]', "", words)
    return f"“{words}”"


def _status(old: Annotation | None, new: Annotation | None) -> list[str]:
    before, after = old.status if old else None, new.status if new else None
    if before == after:
        return []
    return [after.value if after else f"no longer {before.value}" if before else ""]


def _tags(old: Annotation | None, new: Annotation | None) -> list[str]:
    before, after = old.tags if old else (), new.tags if new else ()
    given = [f"tagged {tag}" for tag in after if tag not in before]
    return [*given, *(f"took off {tag}" for tag in before if tag not in after)]


def _note(old: Annotation | None, new: Annotation | None) -> list[str]:
    before, after = old.note if old else "", new.note if new else ""
    if before == after:
        return []
    return ["note deleted" if not after else "note changed" if before else "noted"]
