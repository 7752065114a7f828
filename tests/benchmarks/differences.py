"""Whether changes are seen and other wordings are let pass; not part of the suite.

    python -m tests.benchmarks.differences [PAIRS.tsv] [--show]

Takes sentences that people wrote (the pairs of the Microsoft Research Paraphrase Corpus, five
columns with a header, where the first one is 1 for a paraphrase; and the articles in seeds/) and
changes one thing in each by script: a number, a date, a name, a word of a quotation. Each changed
sentence is compared with the one it was made from, and with its paraphrase where that has the same
number, date, name or quoted word. Then numbers and dates are written in another way that means the
same, which must not be seen as a difference. Pairs that nobody touched come last: how many of them
are said to differ shows how often the alarm is raised on sentences that people held to be alike.

The claims are those of the engine; of two sentences, each claim is compared with the one that
shares most words with it.
"""

from __future__ import annotations

import random
import re
import sys
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from reader.claims import find_claims
from reader.model import Article
from reader.model.story import Difference, Told
from reader.story.differences import relate
from reader.story.stated import state_all
from tests.benchmarks import rewording

__all__ = ["main"]

_HERE = Path(__file__).parents[2]
_PAIRS = _HERE.parent / "shared" / "gold" / "msrp-train.tsv"
_EACH = 100
"""Changes of each sort."""

_FITS = {
    "number": {"quantity", "date"},
    "date": {"date"},
    "name": {"name", "source", "place"},
    "quote": {"quote", "quantity", "name"},
}
"""What a change may be called: a name may be that of a speaker or of a place."""


class Case(NamedTuple):
    """Two sentences, and what was changed in the second."""

    first: str
    second: str
    sort: str


def main(*arguments: str) -> int:
    """Print the figures; with `--show` also each pair on which the program is wrong."""
    show = "--show" in arguments
    paths = [argument for argument in arguments if not argument.startswith("--")]
    path = Path(paths[0]) if paths else _PAIRS
    if not path.is_file():
        print(f"no sentence pairs at {path}", file=sys.stderr)
        return 1
    rows = [row.split("\t") for row in path.read_text(encoding="utf-8-sig").splitlines()[1:]]
    alike = [(row[3], row[4]) for row in rows if len(row) == 5 and row[0] == "1"]
    chance = random.Random(20)
    chance.shuffle(alike)
    own = [(line, line) for line in _own_sentences()]
    words = rewording.Vocabulary([line for pair in alike for line in pair])
    for name, pairs in (
        ("itself", [*own, *((one, one) for one, _ in alike)]),
        ("paraphrase", alike),
    ):
        print(f"changed, against {name}")
        _print_changed(rewording_cases(pairs, words, chance), show)
    print("the same, written differently")
    _print_same(same_cases([*own, *((one, one) for one, _ in alike)], chance), show)
    print("paraphrases that nobody touched")
    _print_untouched(alike, show)
    return 0


def rewording_cases(
    pairs: list[tuple[str, str]], words: rewording.Vocabulary, chance: random.Random
) -> list[Case]:
    """Return pairs of which one thing in the second was changed that the first one has too."""
    counts: Counter[str] = Counter()
    cases = []
    for first, second in pairs:
        for sort, change in rewording.CHANGES.items():
            if counts[sort] < _EACH:
                changed = change(first, second, words, chance)
                if changed is not None:
                    counts[sort] += 1
                    cases.append(Case(first, changed, sort))
    return cases


def same_cases(pairs: list[tuple[str, str]], chance: random.Random) -> list[Case]:
    """Return pairs of which the second says the same as the first in another way."""
    counts: Counter[str] = Counter()
    cases = []
    for first, second in pairs:
        for sort, change in rewording.REWRITES.items():
            if counts[sort] < _EACH:
                changed = change(second, chance)
                if changed is not None and rewording.same_quotations(second, changed):
                    counts[sort] += 1
                    cases.append(Case(first, changed, sort))
    return cases


def differences(first: str, second: str) -> list[Difference] | None:
    """Return how two sentences differ; None where the engine finds no claim in one of them."""
    one, other = _told("first", first), _told("second", second)
    if not one.claims or not other.claims:
        return None
    mine, theirs = state_all([one]), state_all([other])
    found: list[Difference] = []
    for stated in mine:
        shared = [len(_words(stated.member.text) & _words(them.member.text)) for them in theirs]
        best = theirs[max(range(len(theirs)), key=shared.__getitem__)]
        found += relate([stated, best]).differences
    return found


def _told(name: str, text: str) -> Told:
    return Told(name, Article(Path(name), name, name, text), find_claims(text))


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower()))


def _own_sentences() -> list[str]:
    texts = [path.read_text(encoding="utf-8") for path in sorted(_HERE.glob("seeds/*.txt"))]
    lines = [line for text in texts for line in text.split("---\n")[-1].split("\n")]
    return [
        sentence
        for line in lines
        for sentence in re.split(r"(?<=[.!?])(?<!\b[A-Z]\.)\s+(?=[A-Z“])", line)
        if 6 <= len(sentence.split()) <= 60
    ]


def _print_changed(cases: list[Case], show: bool) -> None:
    made: Counter[str] = Counter()
    typed: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    sure: Counter[str] = Counter()
    unread: Counter[str] = Counter()
    for case in cases:
        found = differences(case.first, case.second)
        if found is None:
            unread[case.sort] += 1
            continue
        made[case.sort] += 1
        fitting = [one for one in found if one.on.value in _FITS[case.sort]]
        typed[case.sort] += bool(fitting)
        seen[case.sort] += bool(found)
        sure[case.sort] += any(one.sure for one in fitting)
        if show and not fitting:
            print(f"    missed {case.sort}: {case.first}\n        -> {case.second}")
            print(f"        {[(one.on.value, dict(one.values)) for one in found]}")
    for sort in [*made, "all"]:
        total, right, some, firm, none = (
            sum(counts.values()) if sort == "all" else counts[sort]
            for counts in (made, typed, seen, sure, unread)
        )
        print(
            f"  {sort:8s} {right / total:6.1%} of {total} with a right type, {some / total:6.1%}"
            f" flagged at all, {firm / total:6.1%} for sure; no claim in {none}"
        )


def _print_same(cases: list[Case], show: bool) -> None:
    made: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    sure: Counter[str] = Counter()
    for case in cases:
        found = differences(case.first, case.second)
        if found is None:
            continue
        made[case.sort] += 1
        wrong[case.sort] += bool(found)
        sure[case.sort] += any(one.sure for one in found)
        if show and found:
            print(f"    false {case.sort}: {case.first}\n        -> {case.second}")
            print(f"        {[(one.on.value, one.sure, dict(one.values)) for one in found]}")
    for sort in [*made, "all"]:
        total, bad, firm = (
            sum(counts.values()) if sort == "all" else counts[sort]
            for counts in (made, wrong, sure)
        )
        print(f"  {sort:8s} {bad / total:6.1%} of {total} flagged, {firm / total:6.1%} for sure")


def _print_untouched(pairs: list[tuple[str, str]], show: bool) -> None:
    counts: Counter[tuple[str, bool]] = Counter()
    flagged = 0
    for first, second in pairs:
        found = differences(first, second)
        flagged += any(one.sure for one in found or ())
        for one in found or ():
            counts[one.on.value, one.sure] += 1
            if show:
                print(f"    {one.on.value} {one.sure} {dict(one.values)}")
                print(f"        {first}\n        {second}")
    print(f"  {flagged} of {len(pairs)} differ for sure")
    for (on, sure), count in sorted(counts.items()):
        print(f"    {on:8s} {'differs' if sure else 'may differ'}: {count}")


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
