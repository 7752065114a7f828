"""What many articles say of one event: claims lined up, and how they stand to one another."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.model.article import Article
    from reader.model.claim import Claim
    from reader.model.span import Span

__all__ = [
    "Cluster",
    "Copy",
    "Difference",
    "Link",
    "Member",
    "On",
    "Relation",
    "Ruling",
    "Story",
    "Told",
    "Verdict",
]


class Relation(StrEnum):
    """How statements of the same thing stand to one another."""

    AGREE = "agree"
    REFINE = "refine"
    """Compatible, one more specific than the other."""
    DIFFER = "differ"


class On(StrEnum):
    """What statements of the same thing differ on."""

    QUANTITY = "quantity"
    DATE = "date"
    QUOTE = "quote"
    """The wording of a quotation."""
    SOURCE = "source"
    """Who said it."""
    NAME = "name"
    """A name or an office."""
    PLACE = "place"
    POLARITY = "polarity"
    """Yes and no."""
    STATUS = "status"
    """Agreed against offered, planned against done."""


class Verdict(StrEnum):
    """What a reader ruled on two claims."""

    TOGETHER = "together"
    APART = "apart"


@dataclass(frozen=True, slots=True)
class Told:
    """An article of a story, with its claims."""

    name: str
    """As it was given; no two articles of a story have the same."""

    article: Article
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True, order=True)
class Member:
    """A claim of one article, as it stands in a story."""

    article: str
    """The article's name, as it was given."""

    claim: str
    """The claim's id, unique within its article."""

    span: Span
    """Where it stands in the article, in code points."""

    text: str

    @property
    def key(self) -> tuple[str, str]:
        """The article and the claim: what tells members of a story apart."""
        return self.article, self.claim


@dataclass(frozen=True, slots=True)
class Link:
    """Two claims that state the same thing, and what speaks for it."""

    first: tuple[str, str]
    """The key of a member."""

    second: tuple[str, str]

    weight: float
    """How surely, 0 to 1."""

    why: tuple[str, ...]
    """The reasons, strongest first: "same quotation", "shared words: stools, cells"."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Something on which the members of a cluster are not at one."""

    on: On

    values: Mapping[str, str]
    """What each article says, by its name; an article that says nothing of it is left out."""

    sure: bool
    """False where differences of this type are right less than three times in four."""

    places: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)
    """Where each article says it, in code points into its text."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """Claims of different articles that state the same thing."""

    id: str
    """The same as long as its first member is in it."""

    label: str
    """A short wording of what is stated, from the members' own words."""

    relation: Relation

    members: tuple[Member, ...]
    """In the order of the articles, then of their places."""

    differences: tuple[Difference, ...] = ()

    stands: Mapping[str, Relation] = field(default_factory=dict)
    """How each article in it stands to what most of the others say."""

    one_text: tuple[tuple[str, ...], ...] = ()
    """Articles whose members are the same text, word for word or nearly: they count as one."""

    links: tuple[Link, ...] = ()
    """Why its members are together."""

    @property
    def articles(self) -> tuple[str, ...]:
        """The articles that have a member in it, each once, in their order."""
        return tuple(dict.fromkeys(member.article for member in self.members))

    @property
    def independent(self) -> int:
        """How many texts say it, articles that share one text counted once."""
        return len(self.articles) - sum(len(group) - 1 for group in self.one_text)


@dataclass(frozen=True, slots=True)
class Copy:
    """Two articles of which one reworks the other, or both a third text."""

    articles: tuple[str, str]

    share: float
    """How much of the one with the larger share is also in the other, 0 to 1."""

    passages: tuple[tuple[Span, Span], ...] = ()
    """What they share: its place in the first and in the second, in code points."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """A reader's own word on two claims, which wins over the machine's."""

    first: Member
    second: Member
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Story:
    """What the articles of a folder say, lined up."""

    articles: tuple[str, ...]
    clusters: tuple[Cluster, ...] = ()
    """What matters first: differences, then by how many articles have it."""

    copies: tuple[Copy, ...] = ()
    only_here: tuple[Member, ...] = ()
    """Claims that no other article has."""
