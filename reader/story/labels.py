"""Short wordings of what a cluster states, in the words of one of its members."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.story.stated import Stated
    from reader.story.traits import Traits, Weights

__all__ = ["label_of"]

_LONGEST = 80
"""Code points of a label."""


def label_of(members: Sequence[Stated], traits: Sequence[Traits], weights: Weights) -> str:
    """Return the text of the member that has most of what the others have, cut to fit a row.

    Args:
        members: The members of the cluster.
        traits: What is compared of each of them.
        weights: How rare words are.
    """

    def fits(place: int) -> tuple[float, int]:
        mine = traits[place]
        shared = sum(
            weights.total(mine.words & other.words) + weights.total(mine.names & other.names)
            for number, other in enumerate(traits)
            if number != place
        )
        own = weights.total(mine.words) + weights.total(mine.names)
        return -shared / (own + 10.0), len(members[place].member.text)

    best = min(range(len(members)), key=fits)
    words = " ".join(members[best].member.text.split())
    if len(words) <= _LONGEST:
        return words
    cut = words[: _LONGEST - 1]
    head, space, _ = cut.rpartition(" ")
    return (head if space and len(head) > _LONGEST // 2 else cut).rstrip(" ,;:–—-") + "…"
