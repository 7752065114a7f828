"""Which claims of one statement say the same, where its articles differ on something."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.model.story import On, Relation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.model.story import Cluster, Difference, Member

__all__ = ["agree_on", "say_the_same", "values_of"]

_WORD = re.compile(r"\w+(?:[.,:]\d+)*")

_EXACT = frozenset({On.QUOTE, On.POLARITY, On.STATUS})
"""What is the same only in the same words: a word more makes it another thing."""

_LIMITS = frozenset(
    {"above", "after", "before", "below", "fewer", "less", "more", "no", "not", "over"}
    | {"than", "under", "until", "without"}
)
"""Words that make another value of the same figure."""


def values_of(difference: Difference, member: Member) -> tuple[str, ...]:
    """Return what a claim says of what the articles differ on; nothing where its article does not.

    What an article says in several of its claims is told apart by their words. Where a claim has
    none of them itself, all that its article says counts.

    Args:
        difference: What the articles differ on.
        member: The claim.
    """
    value = difference.values.get(member.article)
    if value is None:
        return ()
    parts = tuple(value.split("; "))
    text = _plain(member.text)
    return tuple(part for part in parts if _plain(part) in text) or parts


def agree_on(on: On, ones: Sequence[str], others: Sequence[str]) -> bool:
    """Return whether any of some values is also one of the others, in whatever words.

    `2,300` and `2,300 people` are one value, as are `Lindqvist` and `Olga Lindqvist`.

    Args:
        on: What they are values of.
        ones: The values.
        others: Those they are compared with.
    """
    return any(_same(on, _words(one), _words(other)) for one in ones for other in others)


def say_the_same(cluster: Cluster, one: Member, other: Member) -> bool:
    """Return whether two claims of a statement agree in all on which its articles differ.

    Args:
        cluster: The statement.
        one: A claim of it.
        other: Another one.
    """
    shared = False
    for difference in cluster.differences:
        mine, theirs = values_of(difference, one), values_of(difference, other)
        if mine and theirs:
            shared = True
            if not agree_on(difference.on, mine, theirs):
                return False
    stands = {cluster.stands.get(each.article) for each in (one, other)}
    return shared or one.article == other.article or Relation.DIFFER not in stands


def _same(on: On, one: list[str], other: list[str]) -> bool:
    if one == other:
        return True
    if on in _EXACT:
        return False
    less, more = sorted((set(one), set(other)), key=len)
    rest = more - less
    figures = on is On.QUANTITY and any(_is_figure(word) for word in rest)
    return bool(less) and less <= more and not figures and _LIMITS.isdisjoint(rest)


def _is_figure(word: str) -> bool:
    return any(letter.isdigit() for letter in word)


def _words(value: str) -> list[str]:
    return _WORD.findall(value.casefold())


def _plain(value: str) -> str:
    return " ".join(value.split()).casefold()
