"""What is compared of a claim: its words, names, figures, quoted words and speaker."""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from reader.model.claim import Kind
from reader.story.meanings import meaning_of
from reader.story.naming import Names, plain
from reader.story.words import read_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.model.claim import Claim
    from reader.model.span import Span
    from reader.story.stated import Stated
    from reader.story.words import Word

__all__ = ["Traits", "Weights", "find_traits"]

_QUOTED = re.compile(r"[“\"]([^“”\"]{2,4000})(?:[”\"]|$)|(?<![^\W_])‘([^‘]{2,4000}?)’(?![^\W_])")
_MOST_WORDS = 120
"""Words of one claim that are looked at."""

_MOST_LETTERS = 800
"""Letters of one claim that are looked at."""


@dataclass(frozen=True, slots=True)
class Traits:
    """What is compared of one claim."""

    words: frozenset[str]
    """Meanings of the words of content: without names, figures, the speaker and verb of speech."""

    names: frozenset[str]
    figures: frozenset[str]
    """Numbers in digits, and what they count where that is known: `40000 inmate`."""

    counted: frozenset[str]
    """What is counted or measured."""

    days: frozenset[str]
    """Years, months and days, each also as the less exact ones: 2025-02-03, 2025-02, 2025."""

    quoted: frozenset[tuple[str, ...]]
    """Runs of two words within quotation marks."""

    speaker: frozenset[str]
    """The words of the speaker's name; empty in the article's own voice."""

    letters: frozenset[str]
    """Runs of four letters."""

    shown: Mapping[str, str]
    """How each meaning stands in the claim."""


class Weights:
    """How rare each word is in the folder.

    Args:
        traits: Those of every claim of the folder.
    """

    def __init__(self, traits: Sequence[Traits]) -> None:
        seen: Counter[str] = Counter()
        for trait in traits:
            seen.update(trait.words)
            seen.update(trait.names)
            seen.update(trait.days)
            seen.update(trait.letters)
        most = math.log(len(traits) + 50)
        self._of = {word: most - math.log(count + 0.5) for word, count in seen.items()}
        self.most = most

    def __getitem__(self, word: str) -> float:
        return self._of.get(word, self.most)

    def total(self, words: frozenset[str]) -> float:
        """Return the sum of the weights of `words`."""
        of, most = self._of, self.most
        return sum(of.get(word, most) for word in words)


def find_traits(stated: Sequence[Stated]) -> tuple[Traits, ...]:
    """Return what is compared of each of these claims, names taken from all of them."""
    read = [(one.member.text, read_words(one.member.text)[:_MOST_WORDS]) for one in stated]
    names = Names(read)
    return tuple(
        _traits(one.claim, words, names) for one, (_, words) in zip(stated, read, strict=True)
    )


def _traits(claim: Claim, words: tuple[Word, ...], names: Names) -> Traits:
    start = claim.span.start
    outside = _outside(claim)
    dates = tuple(mention.span for mention in claim.dates)
    named, places = names.named(words)
    content: set[str] = set()
    shown: dict[str, str] = {}
    figures: set[str] = set()
    for place, word in enumerate(words):
        if word.stop or place in places or _within(word.start + start, outside):
            continue
        if word.stem[0].isdigit():
            if not _within(word.start + start, dates):
                figures.add(word.stem)
            continue
        meaning = meaning_of(word.stem)
        content.add(meaning)
        shown.setdefault(meaning, word.text)
    spoken = frozenset[str]()
    said = claim.attribution
    if said is not None and said.source:
        spoken = frozenset(
            names.one(plain(word.text)) for word in read_words(said.source)[:12] if not word.stop
        )
    counted = frozenset(
        meaning_of(word.stem)
        for quantity in claim.quantities
        if quantity.unit
        for word in read_words(quantity.unit)[-1:]
    )
    for quantity in claim.quantities:
        figures.add(f"{quantity.value:g}")
        if quantity.upper is not None:
            figures.add(f"{quantity.upper:g}")
    days = frozenset(
        mention.value[:length]
        for mention in claim.dates
        for length in (4, 7, 10)
        if len(mention.value) >= length
    )
    return Traits(
        frozenset(content),
        named,
        frozenset(figures),
        counted,
        days,
        _quoted(claim),
        spoken,
        _letters(claim.text),
        shown,
    )


def _outside(claim: Claim) -> tuple[Span, ...]:
    """Return where a claim says who says it: no part of what it states."""
    said = claim.attribution
    if said is None:
        return ()
    return tuple(span for span in (said.source_span, said.cue_span) if span is not None)


def _within(offset: int, spans: Sequence[Span]) -> bool:
    return any(span.covers(offset) for span in spans)


def _quoted(claim: Claim) -> frozenset[tuple[str, ...]]:
    text = claim.text
    runs: set[tuple[str, ...]] = set()
    passages = [match[1] or match[2] for match in _QUOTED.finditer(text)]
    if not passages and Kind.QUOTE in claim.kinds:
        passages = [text]
    for passage in passages:
        stems = [word.stem for word in read_words(passage)[:_MOST_WORDS]]
        runs.update(pairwise(stems))
    return frozenset(runs)


def _letters(text: str) -> frozenset[str]:
    spaced = f" {text[:_MOST_LETTERS].lower()} "
    return frozenset(spaced[place : place + 4] for place in range(len(spaced) - 3))
