"""How much speaks for two claims stating the same thing, and what."""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING

from reader.story.letters import Letters
from reader.story.weights import FITTED

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reader.story.senses import Senses
    from reader.story.traits import Traits, Weights
    from reader.story.weights import Judgement

__all__ = ["Likenesses", "Pair", "likely"]

Pair = tuple[int, int]
"""The places of two claims in the list of all, the lower one first."""

_ENOUGH = 4.0
"""The weight of names, dates or figures in common that has two thirds of all they can say."""

_MUCH = 6.0
"""The same for words."""

_SHORT = 8.0
"""The weight below which a claim is too short for being wholly within another to mean much."""


_HOPELESS = -5.0
"""Below these logarithmic odds at first look a pair gets no second one."""

_BOTH = {
    "sense and names": ("sense", "names"),
    "sense and figures": ("sense", "figures"),
}
"""Features that say more, or less, together than each by itself."""

_OTHER_FIGURE = 0.8
"""What is added to the logarithmic odds of two claims that count the same thing and have no figure
in common: they may be what differs, which a reader looks for first. On the events that the weights
were fitted to it costs no precision to speak of."""

_NONE = 0.05
_ALONE = 2 * math.log(_NONE)


def likely(odds: float) -> float:
    """Return how likely something with those logarithmic odds is, 0 to 1."""
    return 1 / (1 + math.exp(-max(-60.0, min(60.0, odds))))


class Likenesses:
    """What speaks for each two of the claims that are compared.

    Every pair is judged twice: first by itself, then together with what the first judgement says
    of the claims around the two, of other articles, and of rivals in the same two articles.

    Args:
        traits: Those of all claims, in the order of articles and places.
        articles: The number of the article of each claim.
        weights: How rare words are.
        pairs: The claims to compare.
        senses: What they are about.
        judgement: How much each feature weighs.
    """

    def __init__(
        self,
        traits: Sequence[Traits],
        articles: Sequence[int],
        weights: Weights,
        pairs: Iterable[Pair],
        senses: Senses,
        judgement: Judgement = FITTED,
    ) -> None:
        self._traits = traits
        self._articles = articles
        self._weights = weights
        self._masses = [weights.total(trait.words) for trait in traits]
        self._wide = [weights.total(trait.fields) for trait in traits]
        self._letters = Letters([trait.text for trait in traits])
        self._senses = senses
        self._judgement = judgement
        self.measures: dict[Pair, dict[str, float]] = {}
        """The features of each pair."""
        self._beside: list[dict[int, float]] = []
        self._in_article: list[dict[int, float]] = []
        self._sizes: list[float] = []
        self.odds: dict[Pair, float] = {}
        """The logarithm of the odds that the two state the same thing."""
        first_odds: dict[Pair, float] = {}
        for first, second in sorted(pairs):
            measures = self._alone(first, second)
            odds = judgement.alone(measures)
            if odds >= _HOPELESS:
                first_odds[first, second] = odds
                self.measures[first, second] = measures
        self.look_again(first_odds)

    def look_again(self, first_odds: Mapping[Pair, float]) -> None:
        """Judge every pair with what is known of the others.

        Args:
            first_odds: What was found of each pair by itself, as logarithmic odds.
        """
        self._beside = [{} for _ in self._traits]
        for (first, second), odds in first_odds.items():
            self._beside[first][second] = self._beside[second][first] = likely(odds)
        self._in_article = [self._by_article(beside) for beside in self._beside]
        self._sizes = [math.sqrt(sum(c * c for c in beside.values())) for beside in self._beside]
        for pair, measures in self.measures.items():
            measures.update(self._together(*pair))
            self.odds[pair] = self._judgement.together(measures)
            if measures["counted"] and not self._same_figure(*pair):
                self.odds[pair] += _OTHER_FIGURE

    def _same_figure(self, one: int, other: int) -> bool:
        return not self._traits[one].figures.isdisjoint(self._traits[other].figures)

    def _alone(self, one: int, other: int) -> dict[str, float]:
        """Return the features of two claims by themselves, each 0 to about 1."""
        first, second, weights = self._traits[one], self._traits[other], self._weights
        words = first.words & second.words
        shared = weights.total(words)
        least, most = sorted((self._masses[one], self._masses[other]))
        names = weights.total(first.names & second.names)
        days = max((weights[day] for day in first.days & second.days), default=0.0)
        quoted = len(first.quoted & second.quoted)
        fields = weights.total(first.fields & second.fields)
        known = not first.speaker.isdisjoint(second.speaker)
        measures = {
            "words": shared / math.sqrt(least * most) if words else 0.0,
            "flat": len(words) / math.sqrt(len(first.words) * len(second.words)) if words else 0.0,
            "within": shared / max(_SHORT, least),
            "much": _filled(shared, _MUCH),
            "letters": self._letters.alike(one, other),
            "sense": self._senses.alike(one, other),
            "borrowed": _filled(self._borrowed(first, second), _MUCH),
            "fields": fields / math.sqrt(self._wide[one] * self._wide[other]) if fields else 0.0,
            "names": _filled(names, _ENOUGH),
            "nearby": _filled(weights.total(first.nearby & second.nearby), _ENOUGH),
            "figures": _filled(weights.total(first.figures & second.figures), _ENOUGH),
            "counted": float(not first.counted.isdisjoint(second.counted)),
            "near": _nearness(first, second),
            "days": _filled(days, _ENOUGH) if shared or names else 0.0,
            "quoted": quoted / max(4, min(len(first.quoted), len(second.quoted))),
            "speaker": float(known),
            "others": float(bool(first.speaker and second.speaker) and not known),
            "place": 1 / (1 + abs(first.sentence - second.sentence)),
        }
        for both, (this, that) in _BOTH.items():
            measures[both] = measures[this] * measures[that]
        return measures

    def _borrowed(self, first: Traits, second: Traits) -> float:
        """Return the weight of what two claims share only with what they lean on."""
        if not first.borrowed and not second.borrowed:
            return 0.0
        lent = (first.words | first.borrowed) & (second.words | second.borrowed)
        if first.borrowed and second.borrowed:
            lent -= first.borrowed & second.borrowed
        return self._weights.total(lent - (first.words & second.words))

    def _together(self, first: int, second: int) -> dict[str, float]:
        """Return what the claims around two claims, and those of other articles, say of them."""
        one, other = self._beside[first], self._beside[second]
        mine, theirs = self._articles[first], self._articles[second]
        alone = one[second]
        across = [one.get(near, 0.0) for near in self._around(second)]
        across += [other.get(near, 0.0) for near in self._around(first)]
        siblings = (
            self._beside[near].get(close, 0.0)
            for near in self._sentence(first)
            for close in self._sentence(second)
            if (near, close) != (first, second)
        )
        fewer, more = (one, other) if len(one) < len(other) else (other, one)
        support = alike = 0.0
        for third, chance in fewer.items():
            if third in more:
                alike += chance * more[third]
                if self._articles[third] not in (mine, theirs):
                    support = max(support, min(chance, more[third]))
        sizes = math.sqrt(max(0.0, self._sizes[first] ** 2 - alone**2))
        sizes *= math.sqrt(max(0.0, self._sizes[second] ** 2 - alone**2))
        rivals = (
            self._in_article[first][theirs] - alone,
            self._in_article[second][mine] - alone,
        )
        return {
            "across": max(across, default=0.0),
            "siblings": max(siblings, default=0.0),
            "support": support,
            "alike": alike / (sizes + 0.05),
            "alone": alone,
            "unrivalled": sum(math.log(_NONE + max(0.0, rival)) for rival in rivals) / _ALONE,
        }

    def _by_article(self, beside: Mapping[int, float]) -> dict[int, float]:
        sums: dict[int, float] = defaultdict(float)
        for other, chance in beside.items():
            sums[self._articles[other]] += chance
        return sums

    def _around(self, place: int) -> list[int]:
        """Return the claims of the same article right before and behind one."""
        articles = self._articles
        return [
            near
            for near in (place - 1, place + 1)
            if 0 <= near < len(articles) and articles[near] == articles[place]
        ]

    def _sentence(self, place: int) -> list[int]:
        """Return the claims of the same sentence, one itself included, at most three to a side."""
        traits, articles = self._traits, self._articles
        return [
            near
            for near in range(max(0, place - 3), min(len(traits), place + 4))
            if articles[near] == articles[place] and traits[near].sentence == traits[place].sentence
        ]


def _nearness(first: Traits, second: Traits) -> float:
    """Return how near two numbers of the same thing come: 1 the same, -1 ten times and more."""
    ratios = [
        abs(math.log10(one / other))
        for thing, one in first.amounts
        for same, other in second.amounts
        if thing == same
    ]
    return 1 - 2 * min(1.0, min(ratios)) if ratios else 0.0


def _filled(weight: float, enough: float) -> float:
    """Return how full the measure is that `enough` fills to two thirds."""
    return 1 - math.exp(-weight / enough)
