"""What a reader makes of a passage."""

from __future__ import annotations

import datetime as dt
import os
import time
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from reader.model.span import Span

if TYPE_CHECKING:
    from reader.model.claim import Attribution, Kind

__all__ = [
    "Anchor",
    "Annotation",
    "Change",
    "ClaimSummary",
    "Linked",
    "Placed",
    "Status",
    "Tag",
    "Target",
    "new_id",
    "now",
]


def new_id() -> str:
    """Return a new UUID of version 7 (RFC 9562): 48 bits of milliseconds, then chance."""
    value = (time.time_ns() // 1_000_000) << 80 | int.from_bytes(os.urandom(10), "big")
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    digits = f"{value:032x}"
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))


def now() -> str:
    """Return the present time in UTC, as `2026-01-31T12:00:00Z`."""
    return dt.datetime.now(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class Status(StrEnum):
    """What a reader decided about a claim."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"


class Anchor(StrEnum):
    """How an annotation's place was found in the article as it is now."""

    EXACT = "exact"
    """The same words at the same offsets."""
    MOVED = "moved"
    """The same words elsewhere."""
    EDITED = "edited"
    """Nearly the same words; what differs is to be looked at."""
    ORPHANED = "orphaned"
    """The passage is gone."""


@dataclass(frozen=True, slots=True)
class Target:
    """The passage an annotation is about: the selectors of the W3C Web Annotation model.

    `start` and `end` are a TextPositionSelector, `exact`, `prefix` and `suffix` a
    TextQuoteSelector.
    """

    start: int
    end: int
    exact: str
    prefix: str
    """Up to 32 code points before it."""
    suffix: str
    """Up to 32 code points after it."""
    occurs: int = 1
    """How often `exact` stood in the article when it was annotated."""
    sha256: str = ""
    """Of the text that it was made for, so that passages can be followed from that one."""

    @property
    def span(self) -> Span:
        """The passage's place in the text that was annotated."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Linked:
    """The statement that several articles make, of which an annotated claim is one wording."""

    cluster: str
    """Its id in the story, see `reader.model.story.Cluster`."""

    label: str
    """A short wording of what is stated."""

    articles: tuple[str, ...]
    """The names that the store has of all articles in which it was annotated along with this."""


@dataclass(frozen=True, slots=True)
class ClaimSummary:
    """What the engine said of the claim that was annotated, at that time."""

    kinds: tuple[Kind, ...]
    attribution: Attribution | None
    score: float
    story: Linked | None = None
    """The statement it was annotated as part of; None where it was annotated by itself."""


@dataclass(frozen=True, slots=True)
class Annotation:
    """What one reader says of one passage."""

    id: str
    """A UUID of version 7."""

    target: Target
    annotator: str
    created: str
    """A time in UTC, see `now`."""

    modified: str
    tags: tuple[str, ...] = ()
    note: str = ""
    status: Status | None = None
    claim: ClaimSummary | None = None
    """Of the claim whose span was annotated; None for a passage of the reader's own."""


@dataclass(frozen=True, slots=True)
class Placed:
    """An annotation together with its place in the article as it is now."""

    annotation: Annotation
    anchor: Anchor
    span: Span | None
    """None where the anchor is `orphaned`."""


@dataclass(frozen=True, slots=True)
class Change:
    """One entry of an article's history."""

    id: str
    when: str
    who: str
    what: str
    """`add`, `edit`, `delete`, `undo`, `redo`."""

    before: Annotation | None
    after: Annotation | None
    group: str
    """Entries of one group are undone and redone as one."""

    of: str | None = None
    """For `undo` and `redo`: the group that was undone or redone."""


@dataclass(frozen=True, slots=True)
class Tag:
    """An entry of the codebook."""

    name: str
    """Hierarchical, with slashes: `verdict/disputed`."""

    description: str = ""
    colour: str = ""
    """A name of the palette in the desk, or empty."""

    key: str = ""
    """The key `1` to `9` that applies it, or empty."""
