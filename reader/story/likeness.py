"""How much speaks for two claims stating the same thing, and what."""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING

from reader.story.weights import CONTEXT, CONTEXT_BIAS, DIRECT, DIRECT_BIAS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reader.story.traits import Traits, Weights

__all__ = ["Likenesses", "Pair", "likely", "measure"]

Pair = tuple[int, int]
"""The places of two claims in the list of all, the lower one first."""


def likely(odds: float) -> float:
    """Return how likely something with those logarithmic odds is, 0 to 1."""
    return 1 / (1 + math.exp(-max(-60.0, min(60.0, odds))))


def measure(first: Traits, second: Traits, weights: Weights) -> dict[str, float]:
    """Return the features of two claims by themselves, each 0 to about 1."""
    shared = weights.total(first.words & second.words)
    one, other = weights.total(first.words), weights.total(second.words)
    return {
        "words": shared / math.sqrt(one * other) if shared else 0.0,
        "within": shared / max(8.0, min(one, other)),
        "much": 1 - math.exp(-shared / 6),
        "letters": _letters(first, second, weights),
        "names": 1 - math.exp(-weights.total(first.names & second.names) / 4),
        "figures": float(not first.figures.isdisjoint(second.figures)),
        "counted": float(not first.counted.isdisjoint(second.counted)),
        "days": 1 - math.exp(-weights.total(first.days & second.days) / 4),
        "quoted": _quoted(first, second),
        "speaker": float(not first.speaker.isdisjoint(second.speaker)),
        "others": float(
            bool(first.speaker and second.speaker) and first.speaker.isdisjoint(second.speaker)
        ),
    }


def _letters(first: Traits, second: Traits, weights: Weights) -> float:
    shared = weights.total(first.letters & second.letters)
    if not shared:
        return 0.0
    return shared / math.sqrt(weights.total(first.letters) * weights.total(second.letters))


def _quoted(first: Traits, second: Traits) -> float:
    shared = len(first.quoted & second.quoted)
    return shared / max(4, min(len(first.quoted), len(second.quoted)))


class Likenesses:
    """What speaks for each two of the claims that are compared.

    Args:
        traits: Those of all claims, in the order of articles and places.
        articles: The number of the article of each claim.
        weights: How rare words are.
        pairs: The claims to compare.
    """

    def __init__(
        self,
        traits: Sequence[Traits],
        articles: Sequence[int],
        weights: Weights,
        pairs: Iterable[Pair],
    ) -> None:
        self._articles = articles
        self.measures = {
            pair: measure(traits[pair[0]], traits[pair[1]], weights) for pair in sorted(pairs)
        }
        self._alone = {
            pair: likely(_sum(measures, DIRECT, DIRECT_BIAS))
            for pair, measures in self.measures.items()
        }
        self._beside: dict[int, dict[int, float]] = defaultdict(dict)
        for (first, second), chance in self._alone.items():
            self._beside[first][second] = chance
            self._beside[second][first] = chance
        for pair, measures in self.measures.items():
            measures.update(self._context(pair))
        self.odds = {
            pair: _sum(measures, CONTEXT, CONTEXT_BIAS) for pair, measures in self.measures.items()
        }

    def _context(self, pair: Pair) -> dict[str, float]:
        """Return what the claims around two claims, and those of other articles, say of them."""
        first, second = pair
        beside = self._beside
        alone = self._alone[pair]
        around = [
            beside[near].get(close, 0.0)
            for near in self._near(first)
            for close in self._near(second)
        ]
        across = [beside[first].get(close, 0.0) for close in self._near(second)]
        across += [beside[second].get(near, 0.0) for near in self._near(first)]
        one, other = beside[first], beside[second]
        fewer, more = (one, other) if len(one) < len(other) else (other, one)
        mine, theirs = self._articles[first], self._articles[second]
        support = max(
            (
                min(chance, more[third])
                for third, chance in fewer.items()
                if third in more and self._articles[third] not in (mine, theirs)
            ),
            default=0.0,
        )
        best = max(chance for k, chance in one.items() if self._articles[k] == theirs)
        rival = max(chance for k, chance in other.items() if self._articles[k] == mine)
        return {
            "around": max(around, default=0.0),
            "across": max(across, default=0.0),
            "support": support,
            "best": alone / max(best, rival),
            "good": alone / min(best, rival),
            "alone": alone,
        }

    def _near(self, place: int) -> list[int]:
        articles = self._articles
        return [
            near
            for near in (place - 1, place + 1)
            if 0 <= near < len(articles) and articles[near] == articles[place]
        ]


def _sum(measures: Mapping[str, float], weights: Mapping[str, float], bias: float) -> float:
    return bias + sum(weight * measures[name] for name, weight in weights.items())
