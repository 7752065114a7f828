"""Which words of several wordings of one thing are not in all of them."""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from reader.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["odd_parts", "odd_words"]

_WORD = re.compile(r"\w+(?:['’.,]\w+)*")

_MOST = 400
"""Words of a wording that are compared; the rest of a longer one counts as shared."""


def odd_words(texts: Sequence[str]) -> list[tuple[Span, ...]]:
    """Return, for each of some texts, where it has words that another one has not.

    Each is compared with the one that has most in common with all others: what that one lacks is
    marked in the others, and in it what any of the others lacks. Case, quotation marks and
    punctuation make no difference; the order of the words does. Words that stand next to one
    another are marked as one stretch.

    Args:
        texts: The wordings.

    Returns:
        Spans into each of them, in order.
    """
    if len(texts) < 2:
        return [() for _ in texts]
    found = [list(_WORD.finditer(text))[:_MOST] for text in texts]
    words = [[_plain(match[0]) for match in matches] for matches in found]
    middle = _middle(words)
    odd: list[set[int]] = [set() for _ in texts]
    for at, own in enumerate(words):
        if at == middle:
            continue
        shared, shared_there = _shared(own, words[middle])
        odd[at] = set(range(len(own))) - shared
        odd[middle] |= set(range(len(words[middle]))) - shared_there
    return [
        _stretches([match.span() for match in matches], places)
        for matches, places in zip(found, odd, strict=True)
    ]


def odd_parts(values: Iterable[str]) -> dict[str, str]:
    """Return, for each of some wordings, the words of it that another one has not.

    Args:
        values: The wordings.
    """
    texts = [*dict.fromkeys(values)]
    return {
        text: " … ".join(span.text_in(text) for span in spans)
        for text, spans in zip(texts, odd_words(texts), strict=True)
    }


def _middle(words: Sequence[Sequence[str]]) -> int:
    """Return which of the wordings has most words in common with the others."""
    counts = [Counter(each) for each in words]
    common = [sum((own & other).total() for other in counts if other is not own) for own in counts]
    return max(range(len(words)), key=lambda at: (common[at], -at))


def _shared(one: Sequence[str], other: Sequence[str]) -> tuple[set[int], set[int]]:
    """Return the places of the words that both have, in the one and in the other."""
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    mine = {at for block in blocks for at in range(block.a, block.a + block.size)}
    theirs = {at for block in blocks for at in range(block.b, block.b + block.size)}
    return mine, theirs


def _stretches(spans: Sequence[tuple[int, int]], places: set[int]) -> tuple[Span, ...]:
    """Return the spans at `places`, neighbours as one."""
    joined: list[Span] = []
    for at in sorted(places):
        start, end = spans[at]
        if joined and at - 1 in places:
            start = joined.pop().start
        joined.append(Span(start, end))
    return tuple(joined)


def _plain(word: str) -> str:
    return word.casefold().replace("’", "'").replace(".", "")
