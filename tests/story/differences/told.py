"""Pairs of claims in different newspapers' words, and how many of their clashes are reported.

    python -m tests.story.differences.told [--unseen | --all] [--show]

`told.txt` has invented events, each with a sentence of context for either side and pairs of
claims; over each pair stands what the two clash on, or `no`. The pairs were split by chance: the
guards were made looking at one half; the other half was only counted. `--show` lists what is
missed and what is wrong.
"""

from __future__ import annotations

import datetime as dt
import random
import re
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reader.model.story import Link
from reader.story.differences import relate
from tests.story.differences.making import stated

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.model.story import Difference
    from reader.story.stated import Stated

__all__ = ["Figures", "Pair", "differences", "half", "read_pairs", "score"]

_WEIGHT = 0.6
"""How surely the two claims state the same, as if a story had just put them together."""


class Pair(NamedTuple):
    """Two claims, each at the end of its text."""

    event: str
    sort: str
    """What they clash on; `no` for a near miss."""

    texts: tuple[str, str]
    claims: tuple[str, str]
    """The last sentence of each."""

    date: dt.date


class Figures(NamedTuple):
    """How many clashes are reported."""

    clashes: int
    found: int
    """Of these, reported with the right type, surely or not."""

    firm: int
    """Of these, reported for sure."""

    reported: int
    """Differences reported for sure."""

    false: int
    """Of these, those that are none."""

    doubted: Counter[str]
    """True and false reports with "may differ", by the type and whether they are true."""


def read_pairs() -> list[Pair]:
    """Return all pairs, in the order of the file."""
    found = []
    for block in re.split(
        r"^# ", Path(__file__).with_suffix(".txt").read_text("utf-8"), flags=re.M
    ):
        head, *parts = block.strip().split("\n\n")
        if not head:
            continue
        title, first, second = head.split("\n")
        event, day = title.split()
        leads = (first.removeprefix("< "), second.removeprefix("> "))
        for part in parts:
            sort, one, other = part.split("\n")
            texts = (f"{leads[0]} {one}", f"{leads[1]} {other}")
            found.append(Pair(event, sort, texts, (one, other), dt.date.fromisoformat(day)))
    return found


def half(*, unseen: bool) -> list[Pair]:
    """Return the half of the pairs that was looked at, or the one that was not."""
    pairs = read_pairs()
    order = list(range(len(pairs)))
    random.Random(7).shuffle(order)
    return [pairs[place] for place in sorted(order[int(unseen) :: 2])]


def differences(pair: Pair) -> tuple[Difference, ...]:
    """Return on what the two claims of a pair are said to differ."""
    mine, theirs = (
        _in_last(name, text, claim, pair.date)
        for name, text, claim in zip(("a.txt", "b.txt"), pair.texts, pair.claims, strict=True)
    )
    links = [
        Link(one.member.key, other.member.key, _WEIGHT, ()) for one in mine for other in theirs
    ]
    return relate([*mine, *theirs], links).differences


def _in_last(name: str, text: str, claim: str, date: dt.date) -> list[Stated]:
    begin = len(text) - len(claim)
    return [one for one in stated(name, text, date) if one.member.span.end > begin]


def score(pairs: Iterable[Pair], *, show: bool = False) -> Figures:
    """Return how many clashes of the pairs are reported, and how many reports are false."""
    clashes = hits = firm = reported = false = 0
    doubted: Counter[str] = Counter()
    for pair in pairs:
        found = differences(pair)
        right = [one for one in found if one.on.value == pair.sort]
        wrong = [one for one in found if one.on.value != pair.sort]
        clashes += pair.sort != "no"
        hits += bool(right)
        firm += any(one.sure for one in right)
        reported += sum(one.sure for one in found)
        false += sum(one.sure for one in wrong)
        doubted.update(
            f"{one.on.value} {'true' if one in right else 'false'}" for one in found if not one.sure
        )
        if show and (wrong or (pair.sort != "no" and not right)):
            print(f"{pair.sort}\n    {pair.claims[0]}\n    {pair.claims[1]}")
            for one in found:
                print(f"    -> {one.on.value} {one.sure} {dict(one.values)}")
    return Figures(clashes, hits, firm, reported, false, doubted)


def main(*arguments: str) -> None:
    """Print the figures of one half of the pairs or of all."""
    pairs = read_pairs() if "--all" in arguments else half(unseen="--unseen" in arguments)
    for sort in dict.fromkeys(["all", *sorted({pair.sort for pair in pairs})]):
        these = [pair for pair in pairs if sort in ("all", pair.sort)]
        figures = score(these, show="--show" in arguments and sort == "all")
        print(
            f"{sort:9s} {len(these)} pairs: {figures.found} of {figures.clashes} clashes found,"
            f" {figures.firm} for sure; {figures.false} of {figures.reported} sure reports false;"
            f" may differ: {dict(figures.doubted)}"
        )


if __name__ == "__main__":
    main(*sys.argv[1:])
