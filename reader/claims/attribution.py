"""Who says what: source, cue and content, after the PARC and PolNeAR scheme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.claims.extents import TELLS, content_end, content_start
from reader.claims.lexicon import wordset
from reader.claims.lexicon.cues import CLASSES
from reader.claims.lexicon.grammar import ADVERBS, AUXILIARIES, BE, PREPOSITIONS, TIMES
from reader.claims.lexicon.speech import rates as speech_rates
from reader.claims.lexicon.verbs import is_participle, is_past
from reader.claims.passage import Passage, Sentence, Speech
from reader.claims.sources import source_after, source_before, subject_before

if TYPE_CHECKING:
    from reader.claims.tokens import Tokens

__all__ = ["find_speech"]

_RATES = speech_rates()
_LIGHT = wordset("put puts putting raise raised raises raising sound sounded sounds sounding")
_WORRIES = wordset(
    "alarm alarms concern concerns question questions doubt doubts fear fears worries"
)
_RATES |= dict.fromkeys(_LIGHT, "0" * len(CLASSES))
_HEDGING = wordset(
    "appear appears appeared appearing seem seems seemed seeming reportedly allegedly"
)
_QUESTION = wordset("whether if how what why who where when which whom")
_MARKS = frozenset("“”\"‘’'«»„") | {"''", "``"}
_DASHES = frozenset(",-–—(")
_ENDS = frozenset(".;?!)…")
_GAP = _DASHES | _ENDS
_BREAKS = _GAP | _MARKS | AUXILIARIES
_THAT, _TO, _QUOTE, _COMMA, _COLON, _END, _PREPOSITION, _ASKED, _OTHER = range(len(CLASSES))
_MOST = 300
"""Tokens of the longest sentence in which cues are looked for."""

_PERHAPS = 7
_SURE = 8


def _class_of(low: str) -> int:
    if low == "that":
        return _THAT
    if low == "to":
        return _TO
    if low in _MARKS:
        return _QUOTE
    if low in _DASHES:
        return _COMMA
    if low == ":":
        return _COLON
    if low in _ENDS:
        return _END
    if low in PREPOSITIONS:
        return _PREPOSITION
    if low in _QUESTION:
        return _ASKED
    return _OTHER


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


class _Reader:
    """Reads the sentences of one paragraph in order."""

    __slots__ = (
        "done",
        "first",
        "found",
        "last",
        "lows",
        "passage",
        "quoted",
        "stop",
        "tokens",
        "waiting",
    )

    def __init__(self, passage: Passage, last: Speech | None) -> None:
        self.passage = passage
        self.tokens: Tokens = passage.tokens
        self.lows = passage.tokens.lows
        self.quoted = passage.quoted
        self.found: list[Speech] = []
        self.last = last
        self.done: set[int] = set()
        """Quotations that belong to an attribution."""
        self.waiting: list[int] = []
        """Quotations for which a cue may still come."""
        self.first = self.stop = 0

    def read(self, sentence: Sentence) -> None:
        """Find the attributions of one sentence."""
        self.first, self.stop = sentence.first, sentence.stop
        cues = [
            (place, rates)
            for place in range(self.first, self.stop)
            if not self.quoted[place]
            and (rates := _RATES.get(self.lows[place])) is not None
            and self.lows[place - 1] != "("
        ]
        number = self.quoted[self.first]
        if self.stop - self.first > _MOST:
            cues.clear()
        if number:
            self._read_quotation(number, cues)
            return
        self.settle()
        if not cues:
            return
        free, stop = self.first, self._end()
        passed_on = self._passed_on(cues, stop)
        if passed_on is not None:
            stop = passed_on[0]
        speech = self._tail(cues, stop)
        if speech is not None:
            self._keep(speech)
            free = stop
        self._read_cues(cues, free, stop)
        if passed_on is not None:
            self._pass_on(passed_on)

    def _read_cues(self, cues: list[tuple[int, str]], free: int, stop: int) -> None:
        for place, rates in cues:
            if place < free or place >= stop:
                continue
            speech = self._read_cue(place, rates, free, stop)
            if speech is not None:
                self._keep(speech)
                free = self._token_at(max(end for _, end in speech.contents))

    def settle(self) -> None:
        """Give the quotations without a cue to the attribution before them."""
        for number in self.waiting:
            if number not in self.done:
                self.done.add(number)
                if self.last is not None:
                    self.last.contents.append(self._quotation(number))
        self.waiting.clear()

    # a sentence that begins with a quotation

    def _read_quotation(self, number: int, cues: list[tuple[int, str]]) -> None:
        place = self.first
        while place < self.stop and self.quoted[place] == number:
            place += 1
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
        if cue is None:
            if size > 6 and number not in self.done:
                self.waiting.append(number)
                self.settle()
            return
        if self.waiting and self.waiting[-1] != number:
            self.settle()
        self.waiting.clear()
        source = None
        if cue == rest:
            source = source_after(self.tokens, self.quoted, cue + 1, self.stop)
        if source is None:
            source = source_before(self.tokens, self.quoted, cue, rest)
            source = source or source_after(self.tokens, self.quoted, cue + 1, self.stop)
        speech = self._speech([], cue, source, direct=True)
        if number not in self.done:
            speech.contents.append(self._quotation(number))
            self.done.add(number)
        if speech.contents:
            self._keep(speech)
        self._read_more(cues, cue)
        self._add_quotations(speech, cue + 1)

    def _read_more(self, cues: list[tuple[int, str]], cue: int) -> None:
        """Read ", adding that" and "and warned that" behind a quotation and its speaker."""
        stop = self._end()
        passed_on = self._passed_on(cues, stop)
        if passed_on is not None:
            stop = passed_on[0]
        free = cue + 1
        for place, rates in cues:
            low, before = self.lows[place], self.lows[place - 1]
            if place <= free or place >= stop or max(rates) < "8":
                continue
            if (before == "," and is_participle(low)) or before in ("and", "but"):
                speech = self._read_cue(place, rates, free, stop)
                if speech is not None:
                    self._keep(speech)
                    free = self._token_at(max(end for _, end in speech.contents))
        if passed_on is not None:
            self._pass_on(passed_on)

    def _add_quotations(self, speech: Speech, place: int) -> None:
        """Add the quotations of the sentence from `place` on, unless another cue has them."""
        for at in range(place, self.stop):
            number = self.quoted[at]
            if number and number not in self.done:
                self.done.add(number)
                speech.contents.append(self._quotation(number))

    # a sentence that does not

    def _tail(self, cues: list[tuple[int, str]], stop: int) -> Speech | None:
        """Read ", X said on Monday" or ", said X" at the end of the sentence."""
        for place, rates in reversed(cues):
            if place - self.first < 4 or max(rates) < "8" or self.lows[place] == "according":
                continue
            after = place + 1
            if place >= stop:
                continue
            if self._pauses(place) and self._inverts(self.lows[place]):
                source = source_after(self.tokens, self.quoted, after, stop)
                if source is not None and not self._has_verb(*source):
                    return self._closing(place, place, source)
            if after < stop and not self._is_circumstance(place, after, stop):
                continue
            source = source_before(self.tokens, self.quoted, place, self.first)
            if (
                source is not None
                and source[0] - self.first > 3
                and self._pauses(source[0])
                and source[1] - source[0] < 20
            ):
                return self._closing(source[0], place, source)
        return None

    def _inverts(self, low: str) -> bool:
        """Whether the verb may stand before its subject: ", said the minister"."""
        return (
            not is_participle(low)
            and low not in TELLS
            and (is_past(low) or low in ("says", "writes"))
        )

    def _has_verb(self, first: int, stop: int) -> bool:
        for place in range(first, stop):
            low = self.lows[place]
            if low in ("who", "that", "which"):
                return False
            if low in AUXILIARIES:
                return True
        return False

    def _closing(self, begin: int, cue: int, source: tuple[int, int]) -> Speech:
        """Return the attribution whose speaker and cue, from `begin` on, follow the content."""
        end = begin - 1 if self.lows[begin - 1] in _DASHES else begin
        speech = self._speech([self._span(self.first, end)], cue, source)
        self._take(speech, self.first, end)
        self._add_quotations(speech, cue + 1)
        return speech

    def _pauses(self, place: int) -> bool:
        """Whether a comma or dash stands before the token, be it within a quotation."""
        before = self.lows[place - 1]
        if before in _MARKS and place - self.first > 2 and self.quoted[place - 1]:
            return self.lows[place - 2] in ",?!"
        return before in (",", "—", "–")

    def _is_circumstance(self, cue: int, place: int, stop: int) -> bool:
        """Whether only to whom, when, where or how it was said comes from `place` on."""
        if self.quoted[place] or stop - place > 8:
            end = next((at for at in range(place, stop) if self.quoted[at]), stop)
            if end == stop or end - place > 8 or end == place:
                return False
            stop = end
        low = self.lows[place]
        told = low in ("reporters", "the", "a") or self.tokens.words[place][0].isupper()
        if not (
            low in TIMES
            or low in ("in", "on", "at", "during", "by", "via", ",", ".", "of")
            or (told and self.lows[cue] in ("told", "tells", "telling"))
        ):
            return False
        return not any(
            self.lows[at] in ("that", "he", "she", "they", "it", "to") for at in range(place, stop)
        )

    def _read_cue(self, place: int, rates: str, free: int, stop: int) -> Speech | None:
        """Read the attribution whose cue may be at `place`, if it is one."""
        low = self.lows[place]
        kind = self._next_class(place)
        if low == "per":
            opens = place == self.first + 1 and self.lows[self.first] == "as"
            return self._according(place, free, stop) if opens else None
        if low == "according":
            return self._according(place, free, stop)
        if low in _LIGHT and not self._is_phrase(place):
            return None
        if self.lows[place + 1 : place + 2] == ["by"] and is_past(low) and max(rates) >= "7":
            return self._passive(place, free, stop)
        if int(rates[kind]) < _PERHAPS and low not in _LIGHT:
            return None
        before = self.lows[place - 1] if place > free else ""
        source = self._source(place, free, before) if low not in _HEDGING else None
        if kind == _COMMA and source is not None and self.lows[place + 1] == ",":
            inner = self._parenthetical(place, source, free, stop)
            if inner is not None:
                return inner
        begin = content_start(self.lows, self.quoted, place, stop)
        if begin >= stop:
            return None
        end = content_end(
            self.lows,
            self.quoted,
            place,
            begin,
            stop,
            first=self.first,
            clausal=kind != _PREPOSITION,
        )
        content = self._span(begin, end)
        speech = self._speech([content], place, source, direct=bool(self.quoted[begin]))
        speech.sure = source is not None and rates[kind] >= "8"
        self._take(speech, begin, end)
        return speech

    def _source(self, place: int, free: int, before: str) -> tuple[int, int] | None:
        low = self.lows[place]
        if before in BE and not is_participle(low):
            return None
        if is_participle(low) and before not in BE:
            if before in (",", "—", "–", "and") or place == free:
                if self.found and self.found[-1].cue is not None and self._same(self.found[-1]):
                    span = self.found[-1].source
                    return self._tokens_of(span) if span is not None else None
                return subject_before(self.tokens, self.quoted, place, self.first)
        if before == "to":
            return subject_before(self.tokens, self.quoted, place, free)
        if before in ADVERBS and place - 1 > free:
            before = self.lows[place - 2]
        if before in ("and", "but", "or"):
            if self.found and self._same(self.found[-1]) and self.found[-1].source is not None:
                return self._tokens_of(self.found[-1].source)
            return subject_before(self.tokens, self.quoted, place, self.first)
        return source_before(self.tokens, self.quoted, place, free)

    def _same(self, speech: Speech) -> bool:
        """Whether the attribution has its cue in this sentence."""
        return speech.cue is not None and speech.cue[0] >= self.tokens.starts[self.first]

    def _is_phrase(self, place: int) -> bool:
        """Whether a light verb attributes: "put it at 80", "raised alarms over"."""
        ahead = self.lows[place + 1 : min(self.stop, place + 6)]
        if self.lows[place] in ("put", "puts", "putting"):
            at = ahead.index("at") if "at" in ahead else -1
            number = self.tokens.words[place + at + 2 : place + at + 3]
            return at >= 0 and bool(number) and (number[0][0].isdigit() or number[0] in "$€£")
        return not _WORRIES.isdisjoint(ahead[:3])

    def _parenthetical(
        self, place: int, source: tuple[int, int], free: int, stop: int
    ) -> Speech | None:
        """Read "the plan, she said, would fail"."""
        if source[0] - free < 2 or not self._pauses(source[0]):
            return None
        end = source[0] - 1 if self.lows[source[0] - 1] in _DASHES else source[0]
        parts = [self._span(free, end)]
        if place + 2 < stop and not is_participle(self.lows[place + 2]):
            parts.append(self._span(place + 2, stop))
        return self._speech(parts, place, source)

    def _according(self, place: int, free: int, stop: int) -> Speech | None:
        start = place + (2 if self.lows[place] == "according" else 1)
        if start >= stop:
            return None
        comma = start
        while comma < stop and self.lows[comma] != ",":
            comma += 1
        if place - free <= 2:
            if comma + 1 >= stop:
                return None
            contents = [self._span(comma + 1, stop)]
        else:
            end = place - 1 if self.lows[place - 1] == "," else place
            contents = [self._span(free, end)]
        speech = self._speech(contents, place, (start, comma))
        speech.cue = self._cue_of(place)
        return speech

    def _cue_of(self, place: int) -> tuple[int, int]:
        if self.lows[place] == "according":
            return self._span(place, min(place + 2, self.stop))
        return self._span(max(self.first, place - 1), place + 1)

    def _passive(self, place: int, free: int, stop: int) -> Speech | None:
        """Read "the plan, highlighted by X": what is spoken of, and by whom."""
        source = source_after(self.tokens, self.quoted, place + 2, stop)
        spoken = source_before(self.tokens, self.quoted, place, free)
        if source is None or spoken is None:
            return None
        return self._speech([self._span(*spoken)], place, source)

    def _passed_on(self, cues: list[tuple[int, str]], stop: int) -> tuple[int, int, int] | None:
        """Read ", according to X" or ", reported X" at the end of the sentence.

        Returns:
            Where what is passed on ends, the cue, and where the outlet's mention begins.
        """
        for place, _ in reversed(cues):
            low = self.lows[place]
            if low == "according" and place - self.first > 3 and place + 2 < stop:
                begin, cut = place + 2, place
            elif low == "per" and self.lows[place - 1] == "as" and place - self.first > 4:
                begin, cut = place + 1, place - 1
            elif low == "reported" and self._pauses(place) and place - self.first > 4:
                begin, cut = place + 1, place
                if begin >= stop or not self.tokens.words[begin][0].isupper():
                    continue
            else:
                continue
            rest = self.lows[begin:stop]
            if "," in rest[:-1] and len(rest) > 12:
                continue
            return (cut - 1 if self.lows[cut - 1] == "," else cut), place, begin
        return None

    def _pass_on(self, passed_on: tuple[int, int, int]) -> None:
        """Name the outlet on the sentence's attributions, or attribute the sentence to it."""
        end, cue, begin = passed_on
        stop = self._end()
        relay = self._span(begin, stop)
        inner = [speech for speech in self.found if self._same(speech) and speech.sure]
        for speech in inner:
            speech.relay = relay
        if not inner:
            self.found = [speech for speech in self.found if not self._same(speech)]
            speech = self._speech([self._span(self.first, end)], cue, (begin, stop))
            speech.cue = self._cue_of(cue) if self.lows[cue] != "reported" else speech.cue
            speech.whole = True
            self._take(speech, self.first, end)
            self._keep(speech)

    # small things

    def _take(self, speech: Speech, begin: int, end: int) -> None:
        """Mark the quotations within the content; one that runs on is taken whole."""
        for at in range(begin, end):
            if self.quoted[at]:
                self.done.add(self.quoted[at])
        number = self.quoted[end - 1]
        if number:
            whole = self._quotation(number)
            if whole[1] > speech.contents[-1][1]:
                speech.contents[-1] = (speech.contents[-1][0], whole[1])

    def _keep(self, speech: Speech) -> None:
        self.found.append(speech)
        self.last = speech

    def _says(self, place: int, rates: str) -> bool:
        rate = rates[self._next_class(place)]
        return (rate if rate != "-" else max(rates)) >= "5"

    def _next_class(self, place: int) -> int:
        after = place + 1
        if after >= self.stop:
            return _END
        low = self.lows[after]
        if low in TIMES or low in ("on", "in", "at", "during"):
            for ahead in range(after + 1, min(self.stop, after + 8)):
                if self.lows[ahead] == "that":
                    return _THAT
                if self.lows[ahead] in _BREAKS:
                    break
        return _class_of(low)

    def _end(self) -> int:
        stop = self.stop
        while stop > self.first and not self.quoted[stop - 1] and self.lows[stop - 1] in _ENDS:
            stop -= 1
        return stop

    def _speech(
        self,
        contents: list[tuple[int, int]],
        cue: int,
        source: tuple[int, int] | None,
        *,
        direct: bool = False,
    ) -> Speech:
        return Speech(
            contents,
            self._span(cue, cue + 1),
            self._span(*source) if source is not None else None,
            direct=direct,
        )

    def _span(self, first: int, stop: int) -> tuple[int, int]:
        return self.tokens.starts[first], self.tokens.ends[stop - 1]

    def _tokens_of(self, span: tuple[int, int]) -> tuple[int, int]:
        first = self._token_at(span[0])
        return first, max(first + 1, self._token_at(span[1]))

    def _token_at(self, offset: int) -> int:
        place = self.first
        starts = self.tokens.starts
        while place < self.stop and starts[place] < offset:
            place += 1
        return place

    def _quotation(self, number: int) -> tuple[int, int]:
        quotation = self.passage.quotations[number - 1]
        return quotation.start, quotation.end
