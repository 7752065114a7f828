"""Who says what: source, cue and content, after the PARC and PolNeAR scheme."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from reader.claims.closings import find_closing, find_relay, inverts
from reader.claims.cues import (
    ACTS,
    COLON,
    COMMA,
    DASHES,
    ENDS,
    HEDGING,
    LIGHT,
    RATES,
    Cue,
    highest,
    is_light_cue,
)
from reader.claims.extents import TELLS, content_end, content_start
from reader.claims.lexicon.grammar import ADVERBS, AUXILIARIES, BE
from reader.claims.lexicon.verbs import is_participle, is_past
from reader.claims.passives import read_assessed, read_passive, read_quoted_as
from reader.claims.sources import THOUGHTS, source_after, source_before, subject_before
from reader.claims.traits import CUE, places_of
from reader.claims.view import SentenceView

if TYPE_CHECKING:
    from reader.claims.passage import Passage, Sentence, Speech

__all__ = ["find_speech"]

_MOST = 300
"""Tokens of the longest sentence in which cues are looked for."""

_PERHAPS = 7
"""Tenths: a word is taken for a cue where it was one in so many cases."""
_WITH_QUOTATION = 6
"""The same where a colon and a quotation follow."""

_NOBODY = frozenset(("the", "a", "an", "its", "our", "my", "your", "no"))
"""What is no mention of a speaker by itself."""

_NEAR = 6
"""Tokens within which somebody who is quoted by an outlet speaks."""

_GAP = DASHES | ENDS


def find_speech(passage: Passage, last: Speech | None) -> list[Speech]:
    """Return the attributions of `passage`, in order.

    Args:
        passage: The paragraph.
        last: The attribution that a quotation without a cue at the paragraph's beginning
            goes on from; its content is extended.
    """
    reader = _Reader(passage, last)
    for sentence in passage.sentences:
        if sentence.first < sentence.stop:
            reader.read(sentence)
    reader.settle()
    return reader.found


class _Reader(SentenceView):
    """Reads the sentences of one paragraph in order."""

    __slots__ = ("begin", "done", "found", "last", "places", "waiting")

    def __init__(self, passage: Passage, last: Speech | None) -> None:
        super().__init__(passage)
        self.found: list[Speech] = []
        self.last = last
        self.done: set[int] = set()
        """Quotations that belong to an attribution."""
        lows, quoted = self.lows, self.quoted
        self.places = [
            place
            for place in places_of(CUE, self.tokens.traits, 0, len(lows))
            if not quoted[place] and lows[place - 1] != "("
        ]
        """The tokens of the paragraph that may attribute."""
        self.begin = 0
        """Which of them is the first one of the sentence, or stands before it."""
        self.waiting: list[int] = []
        """Quotations for which a cue may still come."""

    def read(self, sentence: Sentence) -> None:
        """Find the attributions of one sentence."""
        self.first, self.stop = sentence.first, sentence.stop
        number = self.quoted[self.first]
        cues = self._cues() if self.stop - self.first <= _MOST else []
        if number:
            self._read_quotation(number, cues)
            return
        self.settle()
        if not cues:
            return
        free, stop = self.first, self.end()
        passed_on = find_relay(self, cues, stop)
        if passed_on is not None:
            stop = passed_on[0]
        speech = self._close(cues, stop)
        if speech is not None:
            self._keep(speech)
            free = stop
        self._read_cues(cues, free, stop)
        if passed_on is not None:
            self._pass_on(passed_on)

    def _cues(self) -> list[Cue]:
        """Return what may attribute in the sentence; it is asked for one after the other."""
        places = self.places
        begin = bisect_left(places, self.first, self.begin)
        self.begin = stop = bisect_left(places, self.stop, begin)
        return [(place, RATES[self.lows[place]]) for place in places[begin:stop]]

    def _read_cues(self, cues: list[Cue], free: int, stop: int) -> None:
        for place, rates in cues:
            if place < free or place >= stop:
                continue
            speech = self._read_cue(place, rates, free, stop)
            if speech is not None:
                self._keep(speech)
                free = self.token_at(max(end for _, end in speech.contents))

    def settle(self) -> None:
        """Give the quotations without a cue to the attribution before them."""
        for number in self.waiting:
            if number not in self.done:
                self.done.add(number)
                if self.last is not None:
                    self.last.contents.append(self.quotation(number))
        self.waiting.clear()

    # a sentence that begins with a quotation

    def _read_quotation(self, number: int, cues: list[Cue]) -> None:
        place = self.token_at(self.quotation(number)[1])
        size = place - self.first
        rest = place
        while rest < self.stop and self.lows[rest] in _GAP:
            rest += 1
        if number in self.done and rest >= self.stop:
            return
        if rest >= self.stop:
            if number not in self.waiting:
                self.waiting.append(number)
            return
        cue = next((at for at, rates in cues if at >= rest and self._says(at, rates)), None)
        if cue is None and self._sums_up(number, rest):
            return
        if cue is None:
            if size > 6 and number not in self.done:
                self.waiting.append(number)
                self.settle()
            return
        if self.waiting and self.waiting[-1] != number:
            self.settle()
        self.waiting.clear()
        source = source_after(self.tokens, self.quoted, cue + 1, self.stop) if cue == rest else None
        if source is None:
            source = source_before(self.tokens, self.quoted, cue, rest)
            source = source or source_after(self.tokens, self.quoted, cue + 1, self.stop)
        speech = self.speech([], cue, source, direct=True)
        if number not in self.done:
            speech.contents.append(self.quotation(number))
            self.done.add(number)
        if speech.contents:
            self._keep(speech)
        self._read_more(cues, cue)
        self._add_quotations(speech, cue + 1)

    def _sums_up(self, number: int, rest: int) -> bool:
        """Read "…," was how the mayor put it: the verb is the cue."""
        if self.lows[rest] not in BE or self.lows[rest + 1 : rest + 2] != ["how"]:
            return False
        for verb in range(rest + 3, min(self.stop, rest + _NEAR + 3)):
            if is_past(self.lows[verb]) or self.lows[verb].endswith("s"):
                speech = self.speech([self.quotation(number)], verb, (rest + 2, verb), direct=True)
                self.done.add(number)
                self._keep(speech)
                return True
        return False

    def _read_more(self, cues: list[Cue], cue: int) -> None:
        """Read ", adding that" and "and warned that" behind a quotation and its speaker."""
        stop = self.end()
        passed_on = find_relay(self, cues, stop)
        if passed_on is not None:
            stop = passed_on[0]
        free = cue + 1
        for place, rates in cues:
            low, before = self.lows[place], self.lows[place - 1]
            if place <= free or place >= stop or highest(rates) < "8":
                continue
            if (before == "," and is_participle(low)) or before in ("and", "but"):
                speech = self._read_cue(place, rates, free, stop)
                if speech is not None:
                    self._keep(speech)
                    free = self.token_at(max(end for _, end in speech.contents))
        if passed_on is not None:
            self._pass_on(passed_on)

    def _add_quotations(self, speech: Speech, place: int) -> None:
        """Add the quotations of the sentence from `place` on, unless another cue has them."""
        for number in dict.fromkeys(self.quoted[place : self.stop]):
            if number and number not in self.done:
                self.done.add(number)
                speech.contents.append(self.quotation(number))

    # a sentence that does not

    def _close(self, cues: list[Cue], stop: int) -> Speech | None:
        """Read a speaker and cue that follow all that is said."""
        found = find_closing(self, cues, stop)
        if found is None:
            return None
        begin, cue, source = found
        end = begin - 1 if self.lows[begin - 1] in DASHES else begin
        speech = self.speech([self.span(self.first, end)], cue, source)
        self._take(speech, self.first, end)
        self._add_quotations(speech, cue + 1)
        return speech

    def _read_cue(self, place: int, rates: str, free: int, stop: int) -> Speech | None:
        """Read the attribution whose cue may be at `place`, if it is one."""
        lows = self.lows
        low = lows[place]
        if low == "per":
            opens = place == self.first + 1 and lows[self.first] == "as"
            return self._according(place, free, stop) if opens else None
        if low == "according":
            return self._according(place, free, stop)
        if low in ACTS or (low in HEDGING and lows[place - 1] in ("it", "there")):
            return None
        if lows[place - 1] in BE and place > free:
            if low in TELLS and lows[place + 1 : place + 2] in (["of"], ["about"]):
                return None  # "was informed of the charges"
            assessed = read_assessed(self, place, free, stop)
            if assessed is not None:
                return assessed
        if low in LIGHT and not is_light_cue(self.tokens, place, self.stop):
            return None
        follows = lows[place + 1] if place + 1 < len(lows) else ""
        if follows == "by" and is_past(low) and highest(rates) >= "7":
            return read_passive(self, place, free, stop)
        if low == "quoted" and lows[place + 1 : place + 3] == ["as", "saying"]:
            return read_quoted_as(self, place, free, stop)
        kind = self.next_class(place)
        quotes = kind == COLON and place + 2 < stop and self.quoted[place + 2]
        if int(rates[kind]) < (_WITH_QUOTATION if quotes else _PERHAPS) and low not in LIGHT:
            return None
        before = lows[place - 1] if place > free else ""
        if before == "," and place - free > 1:
            inserted = self._inserted(place, free, stop)
            if inserted is not None:
                return inserted
        source = self._source(place, free, before) if low not in HEDGING else None
        if kind == COMMA and source is not None and follows == ",":
            inner = self._parenthetical(place, source, free, stop)
            if inner is not None:
                return inner
        begin = content_start(lows, self.quoted, place, stop)
        if begin >= stop:
            return None
        end = content_end(self.tokens, self.quoted, place, begin, stop, first=self.first)
        if source is not None and lows[source[1] - 1] in THOUGHTS:
            return None
        if source is not None and _NOBODY.issuperset(lows[source[0] : source[1]]):
            source = None  # "the belief that"
        content = self.span(begin, end)
        speech = self.speech([content], place, source, direct=bool(self.quoted[begin]))
        speech.sure = source is not None and rates[kind] >= "8"
        self._take(speech, begin, end)
        return speech

    def _source(self, place: int, free: int, before: str) -> tuple[int, int] | None:
        low = self.lows[place]
        if before in BE and not is_participle(low):
            return None
        detached = before in (",", "—", "–", "and") or place == free
        if is_participle(low) and before not in BE and detached:
            if self.found and self.holds(self.found[-1]):
                span = self.found[-1].source
                return self.tokens_of(span) if span is not None else None
            return subject_before(self.tokens, self.quoted, place, self.first)
        if before == "to":
            return subject_before(self.tokens, self.quoted, place, free)
        verb = place
        while verb - 1 > free and (before in ADVERBS or before in AUXILIARIES):
            verb -= 1
            before = self.lows[verb - 1]
        if before in ("and", "but", "or"):
            if self.found and self.holds(self.found[-1]) and self.found[-1].source is not None:
                return self.tokens_of(self.found[-1].source)
            return subject_before(self.tokens, self.quoted, place, self.first)
        return source_before(self.tokens, self.quoted, place, free)

    def _inserted(self, place: int, free: int, stop: int) -> Speech | None:
        """Read "the plan, said the minister, would fail"."""
        if not inverts(self.lows[place]):
            return None
        source = source_after(self.tokens, self.quoted, place + 1, stop)
        if source is None or source[1] + 1 >= stop or self.lows[source[1]] != ",":
            return None
        parts = [self.span(free, place - 1), self.span(source[1] + 1, stop)]
        speech = self.speech(parts, place, source)
        self._take(speech, source[1] + 1, stop)
        return speech

    def _parenthetical(
        self, place: int, source: tuple[int, int], free: int, stop: int
    ) -> Speech | None:
        """Read "the plan, she said, would fail"."""
        if self.lows[place] in ("reported", "reports"):
            inner = self._passed_on_inside(place, stop)
            if inner is not None:
                inner.relay = self.span(*source)
                return inner
        if source[0] - free < 2 or not self.pauses(source[0]):
            return None
        end = source[0] - 1 if self.lows[source[0] - 1] in DASHES else source[0]
        parts = [self.span(free, end)]
        if place + 2 < stop and not is_participle(self.lows[place + 2]):
            parts.append(self.span(place + 2, stop))
        return self.speech(parts, place, source)

    def _passed_on_inside(self, place: int, stop: int) -> Speech | None:
        """Read what stands behind "AFP reported," if it is "she said it would fail"."""
        first = place + 2
        for at in range(first + 1, min(stop, first + _NEAR)):
            rates = RATES.get(self.lows[at])
            if rates is not None and inverts(self.lows[at]) and highest(rates) == "9":
                inner = self._read_cue(at, rates, first, stop)
                return inner if inner is not None and inner.source is not None else None
        return None

    def _according(self, place: int, free: int, stop: int) -> Speech | None:
        start = place + (2 if self.lows[place] == "according" else 1)
        if start >= stop:
            return None
        comma = start
        while comma < stop and self.lows[comma] != ",":
            comma += 1
        if comma == start:
            return None
        if place - free <= 2:
            if comma + 1 >= stop:
                return None
            contents = [self.span(comma + 1, stop)]
        else:
            end = place - 1 if self.lows[place - 1] == "," else place
            contents = [self.span(free, end)]
        speech = self.speech(contents, place, (start, comma))
        speech.cue = self._cue_of(place)
        return speech

    def _cue_of(self, place: int) -> tuple[int, int]:
        if self.lows[place] == "according":
            return self.span(place, min(place + 2, self.stop))
        return self.span(max(self.first, place - 1), place + 1)

    def _pass_on(self, passed_on: tuple[int, int, int]) -> None:
        """Name the outlet on the sentence's attributions, or attribute the sentence to it."""
        end, cue, begin = passed_on
        stop = self.end()
        relay = self.span(begin, stop)
        inner = [speech for speech in self.found if self.holds(speech) and speech.sure]
        for speech in inner:
            speech.relay = relay
        if not inner:
            self.found = [speech for speech in self.found if not self.holds(speech)]
            speech = self.speech([self.span(self.first, end)], cue, (begin, stop))
            speech.cue = self._cue_of(cue) if self.lows[cue] != "reported" else speech.cue
            speech.whole = True
            self._take(speech, self.first, end)
            self._keep(speech)

    # small things

    def _take(self, speech: Speech, begin: int, end: int) -> None:
        """Mark the quotations within the content; one that runs on is taken whole."""
        self.done.update(self.quoted[begin:end])
        number = self.quoted[end - 1]
        if number:
            whole = self.quotation(number)
            if whole[1] > speech.contents[-1][1]:
                speech.contents[-1] = (speech.contents[-1][0], whole[1])

    def _keep(self, speech: Speech) -> None:
        self.found.append(speech)
        self.last = speech

    def _says(self, place: int, rates: str) -> bool:
        return rates[self.next_class(place)] >= "5"
