"""A claim as it stands in a story: whose it is, and where the rest of its article is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.model.story import Member

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.model.claim import Claim
    from reader.model.story import Told

__all__ = ["Stated", "state_all"]


@dataclass(frozen=True, slots=True)
class Stated:
    """A claim of one of the articles."""

    member: Member
    """How it is named in the story."""

    claim: Claim

    told: Told
    """The article that states it, with all its claims."""


def state_all(told: Sequence[Told]) -> tuple[Stated, ...]:
    """Return every claim of every article, article by article, each in order of its place."""
    return tuple(
        Stated(Member(article.name, claim.id, claim.span, claim.text), claim, article)
        for article in told
        for claim in sorted(article.claims, key=lambda claim: (claim.span, claim.id))
    )
