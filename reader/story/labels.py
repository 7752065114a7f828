"""Short wordings of what a cluster states, in the words of one of its members."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.story.stated import Stated
    from reader.story.traits import Traits, Weights

__all__ = ["labels_of", "tell_apart"]

_LONGEST = 80
"""Code points of a label."""


_LED_IN = re.compile(
    r"(?:(?:and|but|while)\s+)?"
    r"(?:(?:saying|stating|adding|noting|claiming|explaining|arguing|insisting|warning)"
    r"(?:\s+that)?|that)[\s,:]+(?=\S)"
)
"""What leads a clause in that a label begins with: it is left out. In lower case only: a
sentence that begins with "That" points to something."""


def labels_of(
    members: Sequence[Stated], traits: Sequence[Traits], weights: Weights
) -> tuple[str, ...]:
    """Return the texts of the members, each cut to fit a row, the best one first.

    The best one has most of what the others have. Behind these stand the ends of the texts that
    are cut, for clusters of which these alone differ.

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

    ranked = (members[place].member.text for place in sorted(range(len(members)), key=fits))
    texts = [_without_lead(" ".join(text.split())) for text in ranked]
    ends = (_end(text) for text in texts if len(text) > _LONGEST)
    return tuple(dict.fromkeys([*map(_beginning, texts), *ends]))


def tell_apart(labels: Sequence[Sequence[str]]) -> list[str]:
    """Return a label for each cluster, so that no two have the same where that can be.

    Args:
        labels: Those that would do, cluster by cluster, the best one first. The clusters that
            matter most stand first: they have the first choice.
    """
    taken: set[str] = set()
    chosen = []
    for ranked in labels:
        label = next((one for one in ranked if one not in taken), ranked[0])
        taken.add(label)
        chosen.append(label)
    return chosen


def _without_lead(words: str) -> str:
    lead = _LED_IN.match(words)
    return words[lead.end() :] if lead else words


def _beginning(words: str) -> str:
    if len(words) <= _LONGEST:
        return words
    cut = words[: _LONGEST - 1]
    head, space, _ = cut.rpartition(" ")
    return (head if space and len(head) > _LONGEST // 2 else cut).rstrip(" ,;:–—-") + "…"


def _end(words: str) -> str:
    cut = words[1 - _LONGEST :]
    _, space, tail = cut.partition(" ")
    return "…" + (tail if space and len(tail) > _LONGEST // 2 else cut).lstrip(" ,;:–—-")
