"""How a story is shown: signs for what an article makes of a statement, and words for it."""

from __future__ import annotations

import re
from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING, Final

from reader.model.story import On, Relation

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.model.story import Cluster, Difference

__all__ = [
    "HEADS",
    "ON_WORDS",
    "SIGNS",
    "STAND_WORDS",
    "breadth",
    "changed",
    "counted",
    "grouped",
    "numbers_of",
    "ordered",
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

HEADS: Final = {
    "differ": "The articles differ",
    "may": "The articles may differ",
    "refine": "Some say more or less exactly",
    "agree": "The articles agree",
}
"""What stands above clusters of each relation, in the order in which they are shown."""

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

_MARKS: Final = "“”‘’\"'.,;:!?()[]"

_MOST_WORDS: Final = 200

_NUMBERS: Final = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def relation_of(cluster: Cluster) -> str:
    """Return how the members of a cluster stand to one another: a key of `SIGNS`.

    Where they differ on something, but one cannot be sure, it is `may`.
    """
    differences = cluster.differences
    if differences and not any(each.sure for each in differences):
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
    if relation_of(cluster) == "may":
        apart = any(_is_apart(each, article) for each in cluster.differences)
        return "may" if apart or stand is Relation.DIFFER else stand.value
    return stand.value


def _is_apart(difference: Difference, article: str) -> bool:
    """Return whether an article says other than most of those that say something."""
    counts = Counter(difference.values.values())
    own = counts.get(difference.values.get(article, ""), 0)
    most = max(counts.values(), default=0)
    return own > 0 and (own < most or list(counts.values()).count(most) > 1)


def ordered(clusters: Sequence[Cluster]) -> list[Cluster]:
    """Return clusters by how their members stand to one another, else in the order they had."""
    ranks = {relation: rank for rank, relation in enumerate(HEADS)}
    return sorted(clusters, key=lambda cluster: ranks[relation_of(cluster)])


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


def changed(values: Sequence[str]) -> list[list[tuple[str, bool]]]:
    """Return each of some wordings in pieces, with whether a piece is not in all of them.

    Words are compared without case and marks at their ends; what stands in another order counts
    as changed in one of the places.

    Args:
        values: The wordings; of long ones nothing is said to be changed.

    Returns:
        For each value its pieces, which together are the value.
    """
    from difflib import SequenceMatcher

    words = [re.findall(r"\S+\s*", value) for value in values]
    if max(map(len, words), default=0) > _MOST_WORDS:
        return [[(value, False)] for value in values]
    plain = [[word.strip().strip(_MARKS).casefold() for word in each] for each in words]
    pieces = []
    for here, own in enumerate(words):
        shared = set(range(len(own)))
        for there, other in enumerate(plain):
            if there != here:
                matcher = SequenceMatcher(None, plain[here], other, autojunk=False)
                blocks = matcher.get_matching_blocks()
                shared &= {block.a + step for block in blocks for step in range(block.size)}
        flags = [place not in shared for place in range(len(own))]
        pieces.append(
            [
                ("".join(word for word, _ in run), flag)
                for flag, run in groupby(zip(own, flags, strict=True), key=lambda pair: pair[1])
            ]
        )
    return pieces


def breadth(cluster: Cluster, total: int, numbers: Mapping[str, int]) -> str:
    """Return how many articles say it, and how many of them are one text.

    Args:
        cluster: The cluster.
        total: How many articles there are.
        numbers: The articles' numbers, see `numbers_of`.

    Returns:
        "4 of 5 articles"; "four say so, of which two (2 and 5) are one text"; "two of 5 articles
        say so, and are one text".
    """
    count = len(cluster.articles)
    if not cluster.one_text:
        return f"{count} of {total} articles"
    if len(cluster.one_text[0]) == count:
        return f"{counted(count)} of {total} articles say so, and are one text"
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
