"""What two versions of a text have in common, in time that grows with their length.

Patience differencing (Bram Cohen; told by James Coglan, "The patience diff algorithm", 2017): what
stands exactly once in both versions, in the same order, holds the rest in place. It is applied to
lines, then to words between them; what is small is left to `difflib`, what is large and has nothing
that stands but once is taken as written anew.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

__all__ = ["Common", "common_parts"]

_SMALL = 120_000
"""Pairs of words that are still compared one by one."""

_DEPTH = 12
"""How often what lies between two fixed points is searched for more of them."""

_WORD = (
    # Letters and digits that make words; scripts that write none apart go letter by letter.
    r"[^\W\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+"
    r"|[^\S\n]+|."
)


class Common(NamedTuple):
    """A stretch that stands in both versions."""

    old: int
    """Where it begins in the old one, in code points."""

    new: int
    """Where it begins in the new one."""

    size: int
    """Its length, in code points."""


def common_parts(old: str, new: str) -> tuple[Common, ...]:
    """Return the stretches that both versions have in common, in order, none adjoining the next.

    Args:
        old: The earlier version.
        new: The later version.
    """
    head = _agreement(old, new)
    rest_old, rest_new = old[head:], new[head:]
    tail = _agreement(rest_old[::-1], rest_new[::-1])
    inner = _align(
        rest_old[: len(rest_old) - tail].splitlines(keepends=True),
        rest_new[: len(rest_new) - tail].splitlines(keepends=True),
        _between_lines,
        0,
    )
    found = [Common(0, 0, head)] if head else []
    found += (Common(head + old_at, head + new_at, size) for old_at, new_at, size in inner)
    if tail:
        found.append(Common(len(old) - tail, len(new) - tail, tail))
    ends = Common(len(old), len(new), 0)
    return tuple(_grown(old, new, _without_chance(tuple(_joined(found)), ends), ends))


def _agreement(one: str, other: str) -> int:
    """Return how many code points `one` and `other` begin alike with, by halving."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _without_chance(parts: Sequence[Common], ends: Common) -> list[Common]:
    """Return the parts without those that are smaller than what changed before and after them.

    Such are a blank or a word that any two sentences share (the semantic clean-up of Neil Fraser's
    diff-match-patch).
    """
    kept: list[Common] = []
    waiting = [*parts][::-1]
    while waiting:
        part = waiting.pop()
        before, after = kept[-1] if kept else Common(0, 0, 0), waiting[-1] if waiting else ends
        if part.size > min(_gap(before, part), _gap(part, after)):
            kept.append(part)
        elif kept and len(kept) > 1:
            # What changed there has grown, so that the one before may be chance now.
            waiting.append(kept.pop())
    return kept


def _gap(one: Common, other: Common) -> int:
    """Return how much changed between two parts, in the version where it is more."""
    return max(other.old - one.old - one.size, other.new - one.new - one.size)


def _grown(old: str, new: str, parts: Sequence[Common], ends: Common) -> Iterator[Common]:
    """Yield the parts, each with the letters of the words beside it that did not change either."""
    taken = 0
    for part, after in pairwise((*parts, ends)):
        old_end, new_end = part.old + part.size, part.new + part.size
        gap_old, gap_new = old[old_end : after.old], new[new_end : after.new]
        right = _agreement(gap_old, gap_new)
        yield Common(part.old - taken, part.new - taken, taken + part.size + right)
        # What the next part begins with is taken from the rest of the gap.
        taken = _agreement(gap_old[right:][::-1], gap_new[right:][::-1]) if after.size else 0


def _joined(parts: Sequence[Common]) -> Iterator[Common]:
    """Yield the parts, those that adjoin in both versions as one."""
    open_part: Common | None = None
    for part in parts:
        if open_part is None:
            open_part = part
        elif (
            open_part.old + open_part.size == part.old
            and open_part.new + open_part.size == part.new
        ):
            open_part = Common(open_part.old, open_part.new, open_part.size + part.size)
        else:
            yield open_part
            open_part = part
    if open_part is not None:
        yield open_part


def _align(
    old: Sequence[str],
    new: Sequence[str],
    between: Callable[[Sequence[str], Sequence[str], int], Iterator[Common]],
    depth: int,
) -> Iterator[Common]:
    """Yield what two sequences of lines or words have in common, in code points.

    Args:
        old: The earlier one.
        new: The later one.
        between: What is done with what lies between two fixed points.
        depth: How often this has been searched already.
    """
    old_at, new_at = _offsets(old), _offsets(new)
    low_old = low_new = 0
    for one, other in (*_fixed_points(old, new), (len(old), len(new))):
        for part in between(old[low_old:one], new[low_new:other], depth):
            yield Common(old_at[low_old] + part.old, new_at[low_new] + part.new, part.size)
        if one < len(old):
            yield Common(old_at[one], new_at[other], len(old[one]))
        low_old, low_new = one + 1, other + 1


def _between_lines(old: Sequence[str], new: Sequence[str], depth: int) -> Iterator[Common]:
    if not old or not new:
        return
    found = re.compile(_WORD, re.DOTALL).findall
    yield from _align(found("".join(old)), found("".join(new)), _between_words, depth)


def _between_words(old: Sequence[str], new: Sequence[str], depth: int) -> Iterator[Common]:
    if not old or not new:
        return
    if len(old) * len(new) > _SMALL:
        if depth < _DEPTH and any(True for _ in _fixed_points(old, new)):
            yield from _align(old, new, _between_words, depth + 1)
        return
    from difflib import SequenceMatcher

    old_at, new_at = _offsets(old), _offsets(new)
    for one, other, size in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks():
        if size:
            yield Common(old_at[one], new_at[other], old_at[one + size] - old_at[one])


def _fixed_points(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Return the longest run of what stands once in each, in an order that both have."""
    once_old = {word for word, count in Counter(old).items() if count == 1}
    once_new = {word for word, count in Counter(new).items() if count == 1}
    where = {word: at for at, word in enumerate(new) if word in once_new}
    pairs = [(at, where[word]) for at, word in enumerate(old) if word in once_old and word in where]
    # The longest increasing subsequence of the second numbers, by Schensted's piles.
    tops: list[int] = []
    piles: list[int] = []
    before: list[int] = []
    for index, (_, at) in enumerate(pairs):
        pile = bisect_left(tops, at)
        before.append(piles[pile - 1] if pile else -1)
        tops[pile : pile + 1] = [at]
        piles[pile : pile + 1] = [index]
    run: list[tuple[int, int]] = []
    index = piles[-1] if piles else -1
    while index >= 0:
        run.append(pairs[index])
        index = before[index]
    return run[::-1]


def _offsets(pieces: Sequence[str]) -> list[int]:
    """Return where each piece begins when they stand one after the other, and where they end."""
    return [0, *accumulate(map(len, pieces))]
