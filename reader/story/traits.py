"""What is compared of a claim: its words, names, figures, quoted words and speaker."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from reader.model.claim import Kind
from reader.story.fields import fields_of
from reader.story.meanings import meaning_of
from reader.story.naming import CALENDAR, TITLES, Names, plain
from reader.story.pacing import in_steps, pass_over
from reader.story.phrases import find_phrases
from reader.story.words import read_words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from reader.model.claim import Claim
    from reader.model.span import Span
    from reader.story.stated import Stated
    from reader.story.words import Word

__all__ = ["Traits", "Weights", "find_traits"]

_QUOTED = re.compile(r"[“\"]([^“”\"]{2,4000})(?:[”\"]|$)|(?<![^\W_])‘([^‘]{2,4000}?)’(?![^\W_])")
_ENDED = re.compile(r"[.!?…][”\"’')\]]?\s|\n")
_PLAIN = re.compile(r"[0-9]{1,15}(?:\.[0-9]{1,9})?")
_MOST_WORDS = 120
"""Words of one claim that are looked at."""

_MOST_NAMES = 12
"""Words of a speaker's name and office that are looked at."""

_FEW = 2
"""Words of content up to which a claim leans on what stands before it."""

_POINTERS = frozenset(("it", "they", "them", "this", "these", "those", "others", "its", "their"))
"""Words that point to what stands before."""

_MOST_AMOUNTS = 8
"""Numbers of one claim that are compared."""

_SMALL = 12
"""Numbers up to which the same one says nothing unless the same is counted."""


_NO_CONTENT = TITLES | CALENDAR


@dataclass(frozen=True, slots=True)
class Traits:
    """What is compared of one claim."""

    words: frozenset[str]
    """Meanings of the words of content: without names, figures, the speaker and verb of speech."""

    borrowed: frozenset[str]
    """Meanings of the words before a claim that leans on them: it is 80; others say so."""

    fields: frozenset[str]
    """The fields of meaning that these words belong to."""

    names: frozenset[str]

    nearby: frozenset[str]
    """The names in the whole sentence, of which a claim may be only a clause."""

    sentence: int
    """The number of its sentence in the article."""

    figures: frozenset[str]
    """Numbers in digits, and what they count where that is known: `40000 inmate`."""

    counted: frozenset[str]
    """What is counted or measured."""

    amounts: tuple[tuple[str, float], ...]
    """How many of what: the numbers that count something."""

    days: frozenset[str]
    """Years, months and days, each also as the less exact ones: 2025-02-03, 2025-02, 2025."""

    quoted: frozenset[tuple[str, ...]]
    """Runs of two words within quotation marks."""

    speaker: frozenset[str]
    """The words of the speaker's name; empty in the article's own voice."""

    text: str

    said: tuple[str, ...]
    """The words in order as `Word.stem` has them, little ones too, names left out."""

    spelt_out: tuple[tuple[str, tuple[str, ...]], ...]
    """Short names, and what the claim says they are short for."""

    shown: Mapping[str, str]
    """How each meaning, name, figure and thing counted stands in the claim or its sentence."""


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
            seen.update(trait.fields)
            seen.update(trait.days)
            seen.update(trait.figures)
        most = math.log(len(traits) + 50)
        self._of = {word: most - math.log(count + 0.5) for word, count in seen.items()}
        self.most = most

    def __getitem__(self, word: str) -> float:
        return self._of.get(word, self.most)

    def total(self, words: frozenset[str]) -> float:
        """Return the sum of the weights of `words`."""
        of, most = self._of, self.most
        return sum(of.get(word, most) for word in words)


def find_traits(
    stated: Sequence[Stated], tick: Callable[[], None] = pass_over
) -> tuple[Traits, ...]:
    """Return what is compared of each of these claims, names taken from all of them.

    Args:
        stated: The claims.
        tick: Called now and then; what it raises ends it all.
    """
    read = [
        (one.member.text, read_words(one.member.text)[:_MOST_WORDS])
        for one in in_steps(stated, tick)
    ]
    names = Names(read, tick)
    sentences = _sentences(stated)
    named = [names.named(words) for _, words in in_steps(read, tick)]
    nearby: dict[tuple[str, int], dict[str, str]] = defaultdict(dict)
    for one, sentence, name, (_, words) in zip(stated, sentences, named, read, strict=True):
        nearby[one.member.article, sentence].update(_written_names(words, name))
    found = [
        _traits(
            one.claim,
            words,
            names,
            name,
            nearby[one.member.article, sentence],
            sentence,
            tuple(names.spelt_out.get(number, ())),
        )
        for number, (one, (_, words), name, sentence) in enumerate(
            zip(in_steps(stated, tick), read, named, sentences, strict=True)
        )
    ]
    for place, trait in enumerate(found):
        if not place or not sentences[place]:
            continue
        points = any(word.stem in _POINTERS for word in read[place][1])
        few = len(trait.words) <= _FEW
        if few and points:
            found[place] = _completed(trait, found[place - 1])
        elif few or points:
            found[place] = replace(trait, borrowed=found[place - 1].words)
    return tuple(found)


def _completed(trait: Traits, before: Traits) -> Traits:
    """Return what a claim states that would say nothing without the one before it: it is 80."""
    words = trait.words | before.words
    fields = frozenset(field for meaning in words for field in fields_of(meaning))
    return replace(trait, words=words, fields=fields, shown={**before.shown, **trait.shown})


def _sentences(stated: Sequence[Stated]) -> list[int]:
    """Return the number of the sentence that each claim is of, counted in its article."""
    numbers: list[int] = []
    for place, one in enumerate(stated):
        before = stated[place - 1] if place else None
        if before is None or before.told is not one.told:
            numbers.append(0)
            continue
        end, start = before.member.span.end, one.member.span.start
        between = one.told.article.text[max(0, end - 2) : start]
        numbers.append(numbers[-1] + (_ENDED.search(between) is not None))
    return numbers


def _traits(
    claim: Claim,
    words: tuple[Word, ...],
    names: Names,
    named: Mapping[int, str],
    nearby: Mapping[str, str],
    sentence: int,
    spelt_out: tuple[tuple[str, tuple[str, ...]], ...],
) -> Traits:
    start = claim.span.start
    outside = _outside(claim)
    passed = [*outside, *(mention.span for mention in claim.dates)]
    counting = [quantity.span for quantity in claim.quantities]
    shown: dict[str, str] = {}
    figures: set[str] = set()
    for place, word in enumerate(words):
        if word.stop or place in named or _within(word.start + start, passed):
            continue
        if not word.stem[0].isdecimal():
            if word.text[0].islower() or plain(word.text) not in _NO_CONTENT:
                shown.setdefault(meaning_of(word.stem), word.text)
        elif not _within(word.start + start, counting):
            figures.add(_figure(float(word.stem), "") if _PLAIN.fullmatch(word.stem) else word.stem)
    for first, stop, meaning in find_phrases(words):
        shown.setdefault(meaning, " ".join(word.text for word in words[first:stop]))
    meanings = frozenset(shown)
    shown.update(nearby)
    counted: set[str] = set()
    amounts: list[tuple[str, float]] = []
    for quantity in claim.quantities:
        unit = read_words(quantity.unit or "")[-1:]
        noun = meaning_of(unit[0].stem) if unit else ""
        if noun:
            counted.add(noun)
            shown.setdefault(noun, unit[0].text)
        for value in (quantity.value, quantity.upper):
            if value is not None:
                figure = _figure(value, noun)
                figures.add(figure)
                shown.setdefault(
                    figure,
                    claim.text[quantity.span.start - start :][
                        : quantity.span.end - quantity.span.start
                    ],
                )
                if noun and value > 0:
                    amounts.append((noun, value))
    return Traits(
        meanings,
        frozenset(),
        frozenset(field for meaning in meanings for field in fields_of(meaning)),
        frozenset(f"@{name}" for name in named.values()),
        frozenset(nearby),
        sentence,
        frozenset(figures),
        frozenset(counted),
        tuple(amounts[:_MOST_AMOUNTS]),
        _days(claim),
        _quoted(claim),
        _speaker(claim, names),
        claim.text,
        tuple(word.stem for place, word in enumerate(words) if place not in named),
        spelt_out,
        shown,
    )


def _written_names(words: Sequence[Word], named: Mapping[int, str]) -> dict[str, str]:
    """Return how each name stands among the words of a claim, where it first does."""
    found: dict[str, str] = {}
    runs: dict[int, list[str]] = {}
    begin = 0
    for place, name in sorted(named.items()):
        if named.get(place - 1) != name:
            begin = place
        runs.setdefault(begin, []).append(words[place].text)
    for place, run in runs.items():
        written = " ".join(run)
        found.setdefault(f"@{named[place]}", written.removesuffix("’s").removesuffix("'s"))
    return found


def _figure(value: float, noun: str) -> str:
    """Return a number as it is compared: a small one only together with what it counts."""
    plainly = f"#{value:.12g}"
    return f"{plainly} {noun}" if value <= _SMALL and value == int(value) else plainly


def _days(claim: Claim) -> frozenset[str]:
    return frozenset(
        f"~{mention.value[:length]}"
        for mention in claim.dates
        for length in (4, 7, 10)
        if len(mention.value) >= length
    )


def _speaker(claim: Claim, names: Names) -> frozenset[str]:
    said = claim.attribution
    if said is None or not said.source:
        return frozenset()
    words = read_words(said.source)[:_MOST_NAMES]
    return frozenset(
        names.one(plain(word.text))
        for word in words
        if not word.stop and plain(word.text) not in TITLES
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
