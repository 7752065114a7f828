"""How a story is shown: signs for what an article makes of a statement, and words for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reader.model.story import On, Relation

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.model.story import Cluster, Difference

__all__ = [
    "ON_WORDS",
    "SIGNS",
    "STAND_WORDS",
    "breadth",
    "counted",
    "grouped",
    "numbers_of",
    "relation_of",
    "stand_of",
]

SIGNS: Final = {"agree": "●", "refine": "◐", "differ": "≠", "may": "≟", "silent": "·"}
"""One sign of one cell for what an article makes of a statement."""

STAND_WORDS: Final = {
    "agree": "agrees",
    "refine": "says more or less exactly",
    "differ": "differs",
    "may": "may differ",
    "silent": "does not say it",
}
"""What the signs mean."""

ON_WORDS: Final = {
    On.QUANTITY: "how many",
    On.DATE: "when",
    On.QUOTE: "quoted words",
    On.SOURCE: "who says it",
    On.NAME: "name",
    On.PLACE: "where",
    On.POLARITY: "whether",
    On.STATUS: "how far it has come",
}
"""What statements differ on, for people."""

_NUMBERS: Final = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def relation_of(cluster: Cluster) -> str:
    """Return how the members of a cluster stand to one another: a key of `SIGNS`.

    A difference of which no type is sure is `may`.
    """
    differences = cluster.differences
    if cluster.relation is Relation.DIFFER and differences and not any(d.sure for d in differences):
        return "may"
    return cluster.relation.value


def stand_of(cluster: Cluster, article: str) -> str:
    """Return what an article makes of what a cluster states: a key of `SIGNS`.

    Args:
        cluster: The cluster.
        article: The article's name.
    """
    if article not in cluster.articles:
        return "silent"
    stand = cluster.stands.get(article, Relation.AGREE)
    if stand is not Relation.DIFFER:
        return stand.value
    said = [each for each in cluster.differences if article in each.values]
    return "differ" if not said or any(each.sure for each in said) else "may"


def numbers_of(names: tuple[str, ...]) -> Mapping[str, int]:
    """Return the number by which each article is called in a table, from 1."""
    return {name: number for number, name in enumerate(names, 1)}


def grouped(difference: Difference, numbers: Mapping[str, int]) -> list[tuple[str, list[int]]]:
    """Return each value of a difference with the numbers of the articles that have it.

    Args:
        difference: The difference.
        numbers: The articles' numbers, see `numbers_of`.

    Returns:
        In the order of the first article that has the value.
    """
    found: dict[str, list[int]] = {}
    for name in sorted(difference.values, key=lambda name: numbers[name]):
        found.setdefault(" ".join(difference.values[name].split()), []).append(numbers[name])
    return list(found.items())


def breadth(cluster: Cluster, total: int, numbers: Mapping[str, int]) -> str:
    """Return how many articles say it, and how many of them are one text.

    Args:
        cluster: The cluster.
        total: How many articles there are.
        numbers: The articles' numbers, see `numbers_of`.

    Returns:
        "4 of 5 articles", "four say so, of which two (2 and 5) are one text".
    """
    count = len(cluster.articles)
    if not cluster.one_text:
        return f"{count} of {total} articles"
    groups = [
        f"{counted(len(group))} ({_listed([numbers[name] for name in group])})"
        for group in cluster.one_text
    ]
    return f"{counted(count)} say so, of which {' and '.join(groups)} are one text"


def counted(number: int) -> str:
    """Return a small number in words: "four"; others in digits."""
    return _NUMBERS[number] if 0 <= number < len(_NUMBERS) else f"{number:,}"


def _listed(numbers: list[int]) -> str:
    words = [str(number) for number in sorted(numbers)]
    return f"{', '.join(words[:-1])} and {words[-1]}" if len(words) > 1 else "".join(words)
