"""A claim read for comparing: its words, amounts, dates, quoted passages and names."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property
from typing import TYPE_CHECKING

from reader.model.span import Span
from reader.story.differences.amounts import Amount, read_amounts, read_singles
from reader.story.differences.days import Day, read_days
from reader.story.differences.lists import wordset
from reader.story.differences.names import Name, read_names
from reader.story.differences.offices import Office, read_offices
from reader.story.differences.quoted import Quoted, read_quoted
from reader.story.meanings import meaning_of
from reader.story.words import Word, read_words

if TYPE_CHECKING:
    from reader.model.claim import Attribution
    from reader.story.stated import Stated

__all__ = ["Reading"]

_MOST = 6000
"""Code points of a claim that are compared; no sentence has more."""

_SENTENCE_END = re.compile(r"[.!?][”\"’']?\s|\n")
_SAYING = wordset(
    "say says said saying tell tells told according add adds added announce announced report"
    " reported reports show shows showed write wrote writes state states stated find found"
)
"""Words for saying that tell nothing of what is said."""

_ASIDE = 25
"""Code points that stand at most between who says it and the word for saying."""

_BEFORE = 250
"""Code points before a claim in which may stand what it leaves unsaid."""


class Reading:
    """What is compared of one claim. Everything is read when it is first asked for.

    Args:
        stated: The claim, in its article.
    """

    def __init__(self, stated: Stated) -> None:
        self.stated = stated
        self.article = stated.told.name
        self.whole = stated.told.article.text
        """The text of the article."""
        self.span = Span(
            stated.member.span.start, min(stated.member.span.end, stated.member.span.start + _MOST)
        )
        self.text = self.span.text_in(self.whole)
        self._around: dict[tuple[int, int, int], frozenset[str]] = {}

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Its words, in code points of the article."""
        return read_words(self.text, self.span.start)

    @cached_property
    def _starts(self) -> list[int]:
        return [word.start for word in self.words]

    @cached_property
    def days(self) -> tuple[Day, ...]:
        """Its dates."""
        inside = [one for one in self.stated.claim.dates if self.span.contains(one.span)]
        return read_days(self.text, self.span.start, inside)

    @cached_property
    def _dated(self) -> frozenset[int]:
        """Which of its words belong to dates."""
        return frozenset(
            place
            for day in self.days
            for place in range(
                bisect_left(self._starts, day.start), bisect_left(self._starts, day.end)
            )
        )

    @cached_property
    def amounts(self) -> tuple[Amount, ...]:
        """Its numbers; one that says only "more than 150" counts what the one before it counts."""
        dates = [Span(day.start, day.end) for day in self.days]
        read = read_amounts(self.text, dates, self.span.start)
        if not any(amount.bound and not (amount.noun or amount.sort) for amount in read):
            return read
        found = []
        noun = self._counted_before
        for amount in read:
            if not (amount.noun or amount.sort) and amount.bound:
                found.append(amount._replace(noun=noun))
            else:
                found.append(amount)
            noun = amount.noun if amount.noun and not amount.sort else noun
        return tuple(found)

    @cached_property
    def _counted_before(self) -> str:
        """What the part of its sentence that stands before it counts; empty where nothing."""
        before = self.whole[max(0, self.span.start - _BEFORE) : self.span.start]
        ends = [match.end() for match in _SENTENCE_END.finditer(before)]
        counted = [
            amount.noun
            for amount in read_amounts(before[ends[-1] if ends else 0 :])
            if amount.noun and not amount.sort
        ]
        return counted[-1] if counted else ""

    @cached_property
    def singles(self) -> tuple[Amount, ...]:
        """What it says there is one of, by an article: a wall."""
        return read_singles(self.text, self.span.start)

    @cached_property
    def quoted(self) -> tuple[Quoted, ...]:
        """Its passages in quotation marks."""
        return read_quoted(self.whole, self.span)

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """Names of people, places and bodies in it."""
        return tuple(
            name
            for name in read_names(self.words, self.text, self.span.start)
            if not any(name.start < one.end and one.start < name.end for one in self.amounts)
        )

    @cached_property
    def offices(self) -> tuple[Office, ...]:
        """People in it with what they are said to be."""
        return read_offices(self.words, self.text, self.span.start, self.stated.claim.attribution)

    @cached_property
    def content(self) -> frozenset[str]:
        """The meanings of its words that say something, without numbers and dates."""
        taken = [(day.start, day.end) for day in self.days]
        taken += [amount.figure for amount in self.amounts]
        return frozenset(
            meaning_of(word.stem)
            for word in self.words
            if not word.stop
            and self.is_said(word.start)
            and not any(start < word.end and word.start < end for start, end in taken)
        )

    def is_said(self, offset: int) -> bool:
        """Whether what stands at an offset is part of what is said, not of who says it."""
        return not any(span.start <= offset < span.end for span in self._saying)

    @cached_property
    def _saying(self) -> tuple[Span, ...]:
        """Where it names who says it, and the word for saying; empty where that is all of it."""
        said = self.attribution
        if said is None or not said.content_spans or said.cue_span is None:
            return ()
        if _SAYING.isdisjoint(said.cue_span.text_in(self.whole).lower().split()):
            return ()  # who wants or denies it is told of, too
        spans = sorted(span for span in (said.source_span, said.cue_span) if span is not None)
        if len(spans) > 1 and spans[1].start - spans[0].end > _ASIDE:
            return ()  # the speaker is told of, too: the office is considering it and has asked
        return tuple(
            span
            for span in spans
            if not any(
                span.start < other.end and other.start < span.end for other in said.content_spans
            )
        )

    @cached_property
    def others(self) -> tuple[Name, ...]:
        """Its names but for that of who says it, and for words that only begin a sentence."""
        said = self.attribution
        spoken = said.source_span if said is not None else None
        return tuple(
            name
            for name in self.names
            if not name.lead
            and not (spoken is not None and name.start < spoken.end and spoken.start < name.end)
        )

    @cached_property
    def named(self) -> frozenset[str]:
        """The meanings of the words of its names."""
        spans = [(name.start, name.end) for name in self.names if not name.lead]
        return frozenset(
            meaning_of(word.stem)
            for word in self.words
            if any(start <= word.start < end for start, end in spans)
        )

    @cached_property
    def context(self) -> frozenset[str]:
        """The meanings of the words of content right before it."""
        begin = max(self.span.start - _BEFORE, 0)
        return frozenset(
            meaning_of(word.stem)
            for word in read_words(self.whole[begin : self.span.start])
            if not word.stop
        )

    @property
    def attribution(self) -> Attribution | None:
        """Who says it."""
        return self.stated.claim.attribution

    def around(self, start: int, end: int, reach: int = 4) -> frozenset[str]:
        """Return the meanings of the words near a place that say something.

        Args:
            start: Where the place begins, in code points of the article.
            end: Where it ends.
            reach: How many such words on each side.
        """
        known = self._around.get((start, end, reach))
        if known is not None:
            return known
        before = bisect_left(self._starts, start)
        after = bisect_left(self._starts, end)
        found = []
        for step in (range(before - 1, -1, -1), range(after, len(self.words))):
            left = reach
            for place in step:
                word = self.words[place]
                if not (word.stop or place in self._dated) and self.is_said(word.start):
                    found.append(meaning_of(word.stem))
                    left -= 1
                    if not left:
                        break
        self._around[start, end, reach] = frozenset(found)
        return self._around[start, end, reach]

    def place_of(self, offset: int) -> int:
        """Return the number of the first word that begins at an offset or behind it."""
        return bisect_left(self._starts, offset)

    def before(self, start: int, reach: int) -> frozenset[str]:
        """Return the meanings of the last words before a place that say something and name nobody.

        Args:
            start: Where the place begins, in code points of the article.
            reach: How many such words.
        """
        stop = bisect_left(self._starts, start)
        said = [
            meaning_of(self.words[place].stem)
            for place in range(max(0, stop - 6 * reach), stop)
            if not (self.words[place].stop or place in self._dated)
        ]
        return frozenset([one for one in said if one not in self.named][-reach:])

    def next_to(self, start: int, end: int) -> tuple[str, str]:
        """Return the stems of the words right before and right behind a place, small ones too."""
        before = bisect_left(self._starts, start)
        after = bisect_left(self._starts, end)
        return (
            self.words[before - 1].stem if before else "",
            self.words[after].stem if after < len(self.words) else "",
        )

    def said(self, start: int, end: int) -> str:
        """Return the words of a place on one line."""
        return " ".join(self.whole[start:end].split())
