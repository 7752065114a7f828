"""How often annotations are found again after random edits, and how often on other words.

Run from the project's root:

    python -m tests.benchmarks.anchors [TRIALS] [FILE…]

Each trial takes a passage of some words of a file (default: the articles in `seeds/`), edits the
text at random, keeping count of which letter comes from where, and looks where the annotation is
found. `outside` edits leave the passage whole, `inside` ones change it, `gone` ones delete it.
`misplaced` is a place that is not where the passage was and of which, shown as the same words,
less than half the letters are the passage's own, or none, shown as edited. A copy of the passage
with what stood beside it, put in by an edit, cannot be told from the passage and counts as it.
Once with the old text at hand, once without.
"""

from __future__ import annotations

import random
import re
import sys
from collections import Counter
from pathlib import Path

from reader.model import Anchor, Annotation, Span
from reader.store import place, select

__all__ = ["main"]

Letters = list[tuple[str, int | None]]
"""A text as letters, each with its offset in the old text, None where it is new."""

WAYS = ("outside", "inside", "gone")


def main(arguments: list[str]) -> int:
    """Run the trials and print a table; return 1 where an annotation was misplaced."""
    trials = int(arguments[0]) if arguments else 2000
    files = [Path(each) for each in arguments[1:]] or sorted(Path("seeds").glob("*.txt"))
    texts = [file.read_text(encoding="utf-8") for file in files]
    wrong = 0
    print(f"{'old text':9s} {'edits':8s} {'trials':>7s} found edited orphaned misplaced")
    for known in (True, False):
        for way in WAYS:
            chance = random.Random(11)
            counts = Counter(_trial(chance, texts, way, known=known) for _ in range(trials))
            wrong += counts["misplaced"]
            columns = "  ".join(
                f"{counts[name]:6d}" for name in ("found", "edited", "orphaned", "misplaced")
            )
            print(f"{'known' if known else 'unknown':9s} {way:8s} {trials:7d} {columns}")
    return 1 if wrong else 0


def _trial(chance: random.Random, texts: list[str], way: str, *, known: bool) -> str:
    text = chance.choice(texts)
    words = [word.span() for word in re.finditer(r"\S+", text)]
    first = chance.randrange(len(words) - 40)
    last = first + chance.choice((0, 1, 3, 10, 25))
    span = Span(words[first][0], words[last][1])
    letters: Letters = [(letter, at) for at, letter in enumerate(text)]
    if way == "gone":
        letters[span.start : span.end] = []
    for _ in range(chance.randint(1, 6)):
        letters = _edited(chance, letters, span, inside=False)
    if way == "inside":
        letters = _edited(chance, letters, span, inside=True)
    new = "".join(letter for letter, _ in letters)
    annotation = Annotation("1", select(text, span), "ana", "", "")
    (placed,) = place(new, [annotation], recall=lambda _: text if known else None)
    if placed.span is None:
        return "orphaned"
    own = sum(
        at is not None and span.covers(at) for _, at in letters[placed.span.start : placed.span.end]
    )
    before = letters[max(0, placed.span.start - 1)][1]
    after = letters[min(len(letters) - 1, placed.span.end)][1]
    there = before == span.start - 1 or after == span.end
    if placed.anchor is Anchor.EDITED:
        return "edited" if own or there else "misplaced"
    copied = all(at is None for _, at in letters[placed.span.start : placed.span.end]) and (
        len(span) >= 24
        or text[span.start - 8 : span.start] == new[placed.span.start - 8 : placed.span.start]
        or text[span.end : span.end + 8] == new[placed.span.end : placed.span.end + 8]
    )
    return "found" if there or copied or 2 * own >= len(span) else "misplaced"


def _edited(chance: random.Random, letters: Letters, span: Span, *, inside: bool) -> Letters:
    """Return `letters` with a stretch deleted, replaced, repeated or moved, or one put in."""
    here = [n for n, (_, at) in enumerate(letters) if at is not None and span.covers(at)]
    size = chance.choice((1, 5, 30, 200))
    if inside and here:
        low = chance.choice(here)
        high = min(low + min(size, len(here) // 2 + 1), here[-1] + 1)
    else:
        sides = [(0, here[0]), (here[-1] + 1, len(letters))] if here else [(0, len(letters))]
        floor, ceiling = chance.choice(sides)
        low = _word(letters, chance.randint(floor, ceiling), ceiling)
        high = _word(letters, min(ceiling, low + size), ceiling)
    piece = letters[low:high]
    fresh: Letters = [(letter, None) for letter, _ in _some(chance, letters, size)]
    way = chance.choice(("delete", "replace", "insert", "repeat", "move"))
    if way == "delete":
        return letters[:low] + letters[high:]
    if way == "replace":
        return letters[:low] + fresh + letters[high:]
    if way == "insert":
        return letters[:low] + fresh + letters[low:]
    repeated: Letters = [(letter, None) for letter, _ in piece]
    if way == "repeat":
        to = chance.randint(0, len(letters))
        to = low if here and here[0] < to <= here[-1] else to
        return letters[:to] + repeated + letters[to:]
    rest = letters[:low] + letters[high:]
    to = chance.randint(0, len(rest))
    whole = [n for n, (_, at) in enumerate(rest) if at is not None and span.covers(at)]
    to = 0 if whole and whole[0] < to <= whole[-1] else to
    return rest[:to] + piece + rest[to:]


def _some(chance: random.Random, letters: Letters, size: int) -> Letters:
    """Return a stretch of the text itself: the likeliest to be taken for something else."""
    low = _word(letters, chance.randrange(max(1, len(letters) - size)), len(letters))
    return letters[low : _word(letters, low + size, len(letters))]


def _word(letters: Letters, at: int, ceiling: int) -> int:
    """Return where the next word begins."""
    while at < ceiling and at and not letters[at - 1][0].isspace():
        at += 1
    return min(at, ceiling)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
