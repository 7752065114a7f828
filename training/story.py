"""Fit the weights by which two claims are taken to state the same thing.

    python -m training.story [SEEDS GOLD.json]

Logistic regression over the features of `reader.story.likeness`, on the invented events of
`tests/story/told` and, where they are given, on the articles of a folder with the clusters of an
annotator. The second look is fitted on what a first look says that was fitted without the articles
in question. Prints how well events are lined up by weights that never saw them, then the weights
for `reader/story/weights.py`.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from reader.claims import find_claims
from reader.model.article import Article
from reader.model.story import Told
from reader.story.candidates import find_candidates
from reader.story.likeness import Likenesses, Pair
from reader.story.offices import find_offices
from reader.story.senses import Senses
from reader.story.spellings import find_spellings
from reader.story.stated import Stated, state_all
from reader.story.traits import Weights, find_traits
from reader.story.weights import Judgement
from tests.story.events import EVENTS, read_event

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]

__all__ = ["ALONE", "CONTEXT", "Event", "annotated", "fit_both", "invented", "main"]

ALONE = (
    *(
        "words",
        "flat",
        "within",
        "much",
        "letters",
        "sense",
        "borrowed",
        "fields",
        "names",
        "nearby",
        "figures",
        "counted",
        "near",
    ),
    *("days", "quoted", "speaker", "others", "place"),
    *("sense and names", "sense and figures"),
)
CONTEXT = ("across", "siblings", "support", "alike", "alone", "unrivalled")
_REAL = 40.0
"""How often the pairs of an event that others told count, as against those of an invented one."""

_PENALTY = 5.0
"""On the squares of the weights, features scaled to unit variance."""

_STEPS = 30
_FOLDS = 5
_EMPTY = Judgement({}, 0.0, {}, 0.0)


@dataclass
class Event:
    """An event with what is known of it."""

    name: str
    stated: tuple[Stated, ...]
    same: Callable[[Stated, Stated], bool]
    """Whether two claims state the same thing."""
    weight: float = 1.0
    """How often its pairs count."""

    def __post_init__(self) -> None:
        names = list(dict.fromkeys(one.member.article for one in self.stated))
        self.articles = [names.index(one.member.article) for one in self.stated]
        self.traits = find_traits(self.stated)
        self.weights = Weights(self.traits)
        self.senses = Senses(self.traits)
        found = [
            *find_candidates(self.traits, self.articles, self.weights),
            self.senses.nearest(self.articles),
        ]
        apart = find_offices(self.stated, self.articles, _everybody(self.articles))
        apart += find_spellings(self.traits, self.articles)
        self.pairs: list[Pair] = [
            pair
            for pair in sorted(set().union(*found))
            if not any(group.issuperset(pair) for group in apart)
        ]
        self.truth = np.array(
            [float(self.same(self.stated[one], self.stated[other])) for one, other in self.pairs]
        )

    @property
    def counts(self) -> Numbers:
        """How often each pair counts."""
        return np.full(len(self.pairs), self.weight)

    def having(self, fold: int) -> NDArray[np.bool_]:
        """Return which pairs have a claim of that part of the articles."""
        parts = [article % _FOLDS for article in self.articles]
        return np.array([fold in (parts[a], parts[b]) for a, b in self.pairs])

    def judged(self, judgement: Judgement) -> Likenesses:
        """Return the features and odds of all pairs by some weights."""
        return Likenesses(
            self.traits, self.articles, self.weights, self.pairs, self.senses, judgement
        )

    def features(self, likenesses: Likenesses, names: Sequence[str]) -> Numbers:
        """Return the features of all pairs, one row a pair."""
        return np.array(
            [[likenesses.measures[pair][name] for name in names] for pair in self.pairs]
        )


def _everybody(articles: Sequence[int]) -> list[Pair]:
    """Return as many pairs of claims of every two articles as make them articles on one event."""
    firsts = [articles.index(article) for article in dict.fromkeys(articles)]
    return [pair for pair in combinations(firsts, 2) for _ in range(2)]


def fit(features: Numbers, truth: Numbers, counts: Numbers) -> tuple[Numbers, float]:
    """Return the weights and the bias of a logistic regression, by Newton's method.

    Args:
        features: One row a pair.
        truth: Whether each states the same.
        counts: How often each counts.
    """
    mean, spread = features.mean(0), features.std(0) + 1e-9
    scaled = np.c_[(features - mean) / spread, np.ones(len(features))]
    penalty = np.eye(scaled.shape[1]) * _PENALTY
    penalty[-1, -1] = 1e-6
    found = np.zeros(scaled.shape[1])
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-np.clip(scaled @ found, -30, 30)))
        curve = (scaled * (counts * chance * (1 - chance))[:, None]).T @ scaled + penalty
        slope = scaled.T @ (counts * (truth - chance)) - penalty @ found
        found += np.linalg.solve(curve, slope)
    weights = found[:-1] / spread
    return weights, float(found[-1] - weights @ mean)


def first_odds(events: Sequence[Event]) -> list[dict[Pair, float]]:
    """Return the odds of a first look that was fitted without the articles of the pair."""
    features = [event.features(event.judged(_EMPTY), ALONE) for event in events]
    found = []
    for event, mine in zip(events, features, strict=True):
        sums: dict[Pair, list[float]] = {pair: [] for pair in event.pairs}
        for fold in range(_FOLDS):
            out = event.having(fold)
            rest = [f for f, other in zip(features, events, strict=True) if other is not event]
            others = [other for other in events if other is not event]
            weights, bias = fit(
                np.concatenate([mine[~out], *rest]),
                np.concatenate([event.truth[~out], *(other.truth for other in others)]),
                np.concatenate([event.counts[~out], *(other.counts for other in others)]),
            )
            for place in np.flatnonzero(out):
                sums[event.pairs[place]].append(float(mine[place] @ weights + bias))
        found.append({pair: sum(odds) / len(odds) for pair, odds in sums.items()})
    return found


def fit_both(events: Sequence[Event]) -> Judgement:
    """Return the judgement fitted to these events: first look and second look."""
    looked = [event.judged(_EMPTY) for event in events]
    truth = np.concatenate([event.truth for event in events])
    counts = np.concatenate([event.counts for event in events])
    alone = [event.features(look, ALONE) for event, look in zip(events, looked, strict=True)]
    weights, bias = fit(np.concatenate(alone), truth, counts)
    for look, odds in zip(looked, first_odds(events), strict=True):
        look.look_again(odds)
    names = [*ALONE, *CONTEXT]
    both = [event.features(look, names) for event, look in zip(events, looked, strict=True)]
    second, context_bias = fit(np.concatenate(both), truth, counts)
    return Judgement(_named(ALONE, weights), bias, _named(names, second), context_bias)


def _named(names: Sequence[str], weights: Numbers) -> dict[str, float]:
    return {name: round(float(weight), 2) for name, weight in zip(names, weights, strict=True)}


def average_precision(odds: Numbers, truth: Numbers) -> float:
    """Return the mean of the precision at every true pair."""
    ranked = truth[np.argsort(-odds, kind="stable")]
    precision = np.cumsum(ranked) / np.arange(1, len(ranked) + 1)
    return float(precision[ranked == 1].mean())


def annotated(folder: Path, gold: Path) -> Event:
    """Return the articles of a folder with an annotator's clusters as an event."""
    told = []
    for path in sorted(folder.glob("*.txt")):
        text = path.read_bytes().decode("utf-8").replace("\r\n", "\n")
        article = Article(path, path.name, path.name, text)
        told.append(Told(path.name, article, tuple(find_claims(text))))
    clusters: dict[str, list[tuple[int, int, str]]] = {}
    for cluster in json.loads(gold.read_text(encoding="utf-8"))["clusters"]:
        for member in cluster["members"]:
            entry = (member["start"], member["end"], cluster["id"])
            clusters.setdefault(member["file"], []).append(entry)

    def within(one: Stated) -> set[str]:
        span = one.member.span
        return {
            name
            for start, end, name in clusters.get(one.member.article, [])
            if min(end, span.end) - max(start, span.start) > min(end - start, len(span)) / 2
        }

    def same(one: Stated, other: Stated) -> bool:
        return bool(within(one) & within(other))

    return Event(folder.name, state_all(told), same, _REAL)


def invented() -> list[Event]:
    """Return the events of the tests."""
    found = []
    for path in EVENTS:
        event = read_event(path)

        def same(one: Stated, other: Stated, event: Any = event) -> bool:
            facts = event.facts
            first, second = event.sentence_of(one.member), event.sentence_of(other.member)
            return bool(facts[first] & facts[second])

        found.append(Event(path.stem, state_all(event.told), same))
    return found


def write(judgement: Judgement) -> None:
    """Print a judgement as it stands in `reader/story/weights.py`."""
    say = sys.stdout.write
    say("FITTED = Judgement(\n")
    for weights, bias in (
        (judgement.by_itself, judgement.bias),
        (judgement.in_context, judgement.context_bias),
    ):
        say("    {\n")
        for name, weight in weights.items():
            say(f'        "{name}": {weight},\n')
        say(f"    }},\n    {bias:.2f},\n")
    say(")\n")


def main(argv: Sequence[str]) -> int:
    """Fit, and print figures and weights."""
    events = [annotated(Path(argv[0]), Path(argv[1]))] if argv else []
    events += invented()
    for event in events:
        others = [other for other in events if other is not event]
        odds = event.judged(fit_both(others)).odds
        known = average_precision(
            np.array([odds.get(pair, -9.0) for pair in event.pairs]), event.truth
        )
        sys.stdout.write(f"{event.name}: average precision {known:.3f} by weights from others\n")
    judgement = fit_both(events)
    for event in events:
        odds = event.judged(judgement).odds
        known = average_precision(
            np.array([odds.get(pair, -9.0) for pair in event.pairs]), event.truth
        )
        sys.stdout.write(f"{event.name}: {known:.3f} by weights from all\n")
    write(judgement)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
