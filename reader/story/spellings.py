"""Claims that say what a name is short for, where articles say it differently."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.story.traits import Traits

__all__ = ["find_spellings"]

_MOST = 60
"""Claims that spell out one name: whatever has more is no news."""


def find_spellings(traits: Sequence[Traits], articles: Sequence[int]) -> list[frozenset[int]]:
    """Return, name by name, the claims that say what it is short for, where these differ.

    Args:
        traits: Those of all claims.
        articles: The number of the article of each.
    """
    held: dict[str, dict[int, tuple[str, ...]]] = defaultdict(dict)
    for place, trait in enumerate(traits):
        for short, long in trait.spelt_out:
            held[short].setdefault(place, long)
    return sorted(
        (frozenset(forms) for forms in held.values() if _at_odds(forms, articles)), key=sorted
    )


def _at_odds(forms: Mapping[int, tuple[str, ...]], articles: Sequence[int]) -> bool:
    """Whether two articles spell a name out in ways of which neither is the end of the other."""
    return len(forms) <= _MOST and any(
        articles[one] != articles[other] and mine[-len(theirs) :] != theirs[-len(mine) :]
        for (one, mine), (other, theirs) in combinations(forms.items(), 2)
    )
