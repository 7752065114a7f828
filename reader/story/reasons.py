"""Why two claims were put together, in words, from the features that weighed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.story.senses import may_stand_for
from reader.story.weights import FITTED

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from reader.story.traits import Traits, Weights

    _Said = Callable[[Traits, Traits, Weights], str]

__all__ = ["reasons"]

_MOST = 4
"""Words that are named of those in common."""

_LEAST = 0.15
"""What a feature must add to the logarithmic odds to be told."""


def reasons(
    first: Traits, second: Traits, measures: Mapping[str, float], weights: Weights
) -> tuple[str, ...]:
    """Return what spoke for two claims stating the same thing, strongest first.

    Args:
        first: The traits of one.
        second: The traits of the other.
        measures: The features of the two.
        weights: How rare words are.
    """
    told: dict[str, float] = {}
    for name, value in measures.items():
        said = _SAID.get(name)
        if said is None:
            continue
        words = said(first, second, weights)
        if words:
            told[words] = told.get(words, 0.0) + FITTED.in_context.get(name, 0.0) * value
    found = sorted(((-weight, words) for words, weight in told.items() if weight >= _LEAST))
    return tuple(words for _, words in found) or ("much in common",)


def _words(first: Traits, second: Traits, weights: Weights) -> str:
    shared = sorted(first.words & second.words, key=lambda word: (-weights[word], word))
    if not shared:
        return ""
    return "shared words: " + ", ".join(
        _written(first, second, word, str.lower) for word in shared[:_MOST]
    )


def _sense(first: Traits, second: Traits, weights: Weights) -> str:
    """Return which words of the two may stand for each other, the rarest first."""
    mine, theirs = (sorted(a.words - b.words) for a, b in ((first, second), (second, first)))
    found = sorted(
        (-min(weights[word], weights[other]), word, other)
        for word in mine
        for other in theirs
        if may_stand_for(word, other)
    )
    if not found:
        return "alike in meaning"
    named = (
        f"{first.shown.get(word, word).lower()} / {second.shown.get(other, other).lower()}"
        for _, word, other in found[:_MOST]
    )
    return "in other words: " + ", ".join(named)


def _names(first: Traits, second: Traits, weights: Weights) -> str:
    shared = sorted(first.names & second.names, key=lambda word: (-weights[word], word))
    named = (_written(first, second, name) for name in shared[:_MOST])
    return "shared names: " + ", ".join(named) if shared else ""


def _written(first: Traits, second: Traits, key: str, alter: Callable[[str], str] = str) -> str:
    """Return how what two claims share stands in both; a date as year, month and day."""
    plainly = key.lstrip("@#~")
    one, other = (alter(trait.shown.get(key, plainly)) for trait in (first, second))
    short, long = sorted((one, other), key=len)
    return one if long.casefold().startswith(short.casefold()) else f"{one} / {other}"


def _listed(intro: str, trait: str) -> _Said:
    """Return what tells what two claims have in common of a trait."""

    def said(first: Traits, second: Traits, _weights: Weights) -> str:
        shared = sorted(getattr(first, trait) & getattr(second, trait))[:_MOST]
        named = ", ".join(_written(first, second, key) for key in shared)
        return f"{intro}: {named}" if shared else ""

    return said


def _plainly(words: str) -> _Said:
    """Return what always says the same."""

    def said(_first: Traits, _second: Traits, _weights: Weights) -> str:
        return words

    return said


_SAID: Mapping[str, _Said] = {
    "words": _words,
    "within": _words,
    "much": _words,
    "letters": _plainly("similar wording"),
    "sense": _sense,
    "names": _names,
    "figures": _listed("same figure", "figures"),
    "counted": _listed("both count", "counted"),
    "near": _listed("both count", "counted"),
    "days": _listed("same date", "days"),
    "quoted": _plainly("same quotation"),
    "speaker": _plainly("same speaker"),
    "nearby": _listed("both sentences name", "nearby"),
    "across": _plainly("what stands around them is alike, too"),
    "siblings": _plainly("the rest of the sentence is alike, too"),
    "support": _plainly("a third article has it, too"),
    "alike": _plainly("the same claims of other articles are like them"),
    "unrivalled": _plainly("no other claim of the two articles fits as well"),
}
