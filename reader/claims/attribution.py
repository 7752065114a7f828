"""Who says what: source, cue and content, after the PARC and PolNeAR scheme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.claims.lexicon.cues import CLASSES, cue_rates
from reader.claims.lexicon.grammar import BE, COORDINATORS, PREPOSITIONS, SUBORDINATORS
from reader.claims.lexicon.verbs import is_participle
from reader.claims.passage import Passage, Sentence, Speech
from reader.claims.sources import source_after, source_before

if TYPE_CHECKING:
    from reader.claims.tokens import Tokens

__all__ = ["find_speech"]

_RATES = cue_rates()
_CLASS = {name: place for place, name in enumerate(CLASSES)}
_QUESTION = frozenset(("whether", "if", "how", "what", "why", "who", "where", "when", "which"))
_MARKS = frozenset("“”\"‘’'«»„")
_DASHES = frozenset(",-–—(")
_ENDS = frozenset(".;?!)…")
_TELLS = frozenset(
    [
        "told",
        "tells",
        "tell",
        "telling",
        "informed",
        "informs",
        "reminded",
        "reminds",
        "assured",
        "assures",
        "asked",
        "asks",
        "ask",
        "asking",
        "warned",
        "warns",
        "urged",
        "urges",
        "urging",
        "advised",
    ]
)
_WEAK = 5
_STRONG = 7


def _class_of(low: str) -> int:
    if low == "that":
        return 0
    if low == "to":
        return 1
    if low in _MARKS:
        return 2
    if low in _DASHES:
        return 3
    if low == ":":
        return 4
    if low in _ENDS:
        return 5
    if low in PREPOSITIONS:
        return 6
    if low in _QUESTION:
        return 7
    return 8


def find_speech(passage: Passage, last: Speech | None) -> list[Speech]:
    """Return the attributions of `passage`, in order.

    Args:
        passage: The paragraph.
        last: The attribution that a quotation without a cue at the paragraph's beginning
            goes on from; its content is extended.
    """
    found: list[Speech] = []
    for sentence in passage.sentences:
        if sentence.first < sentence.stop:
            last = _Reader(passage, sentence, found, last).read()
    return found


class _Reader:
    """Reads one sentence."""

    __slots__ = ("found", "last", "lows", "passage", "quoted", "sentence", "tokens")

    def __init__(
        self, passage: Passage, sentence: Sentence, found: list[Speech], last: Speech | None
    ) -> None:
        self.passage = passage
        self.sentence = sentence
        self.tokens: Tokens = passage.tokens
        self.lows = passage.tokens.lows
        self.quoted = passage.quoted
        self.found = found
        self.last = last

    def read(self) -> Speech | None:
        """Find the attributions; return the one that a following quotation goes on from."""
        first, stop = self.sentence.first, self.sentence.stop
        cues = [
            (place, rates)
            for place in range(first, stop)
            if not self.quoted[place] and (rates := _RATES.get(self.lows[place])) is not None
        ]
        if self.quoted[first]:
            return self._read_quotation(cues)
        free = first
        result: Speech | None = None
        for place, rates in cues:
            if place < free:
                continue
            speech = self._read_cue(place, rates, free)
            if speech is not None:
                self.found.append(speech)
                result = speech
                free = self._after(speech)
        return result

    def _after(self, speech: Speech) -> int:
        ends = max(end for _, end in speech.contents)
        place = self.sentence.first
        starts = self.tokens.starts
        while place < self.sentence.stop and starts[place] < ends:
            place += 1
        return place

    def _read_quotation(self, cues: list[tuple[int, str]]) -> Speech | None:
        """Read a sentence that begins with a quotation."""
        first, stop = self.sentence.first, self.sentence.stop
        place = first
        while place < stop and self.quoted[place] == self.quoted[first]:
            place += 1
        content = (self.tokens.starts[first], self.tokens.ends[place - 1])
        rest = place
        while rest < stop and self.lows[rest] in _DASHES | _ENDS:
            rest += 1
        if rest >= stop:
            return self._carry(content)
        cue = next((p for p, rates in cues if p >= rest and self._says(p, rates)), None)
        if cue is None:
            return self._carry(content) if self.last is not None and place - first > 6 else None
        speech = Speech([content], self._span(cue, cue + 1), direct=True)
        if cue == rest or (cue == rest + 1 and self.lows[rest] not in PREPOSITIONS):
            speech.source = source_after(self.tokens, self.quoted, cue + 1, stop)
        if speech.source is None or cue > rest:
            left = source_before(self.tokens, self.quoted, cue, rest)
            speech.source = left or speech.source
        self._extend(speech, cue + 1, stop)
        self._fill(speech)
        self.found.append(speech)
        return speech

    def _fill(self, speech: Speech) -> None:
        """Give the quotation that ended the sentence before, without a cue, to this one."""

    def _extend(self, speech: Speech, place: int, stop: int) -> None:
        """Add the quotations after the cue to the content."""
        while place < stop:
            if self.quoted[place]:
                begin, number = place, self.quoted[place]
                while place < stop and self.quoted[place] == number:
                    place += 1
                speech.contents.append((self.tokens.starts[begin], self.tokens.ends[place - 1]))
            else:
                place += 1

    def _carry(self, content: tuple[int, int]) -> Speech | None:
        """Give a quotation without a cue to the attribution before it."""
        if self.last is not None:
            self.last.contents.append(content)
        return self.last

    def _says(self, place: int, rates: str) -> bool:
        rate = rates[self._next_class(place)]
        best = max(rates)
        return (rate if rate != "-" else best) >= "5"

    def _next_class(self, place: int) -> int:
        after = place + 1
        return _class_of(self.lows[after]) if after < self.sentence.stop else 5

    def _span(self, first: int, stop: int) -> tuple[int, int]:
        return self.tokens.starts[first], self.tokens.ends[stop - 1]

    def _read_cue(self, place: int, rates: str, free: int) -> Speech | None:
        """Read the attribution whose cue may be at `place`, if it is one."""
        low = self.lows[place]
        kind = self._next_class(place)
        rate = rates[kind]
        if rate == "-" or int(rate) < _WEAK:
            return None
        stop = self._sentence_end()
        if low == "according" or (low == "per" and self.lows[place - 1] == "as"):
            return self._read_according(place, free, stop)
        before = self.lows[place - 1] if place > free else ""
        if before == "," and kind == 8:
            source = source_after(self.tokens, self.quoted, place + 1, stop)
            if source is not None and not is_participle(low):
                content = self._span(free, place - 1)
                return Speech([content], self._span(place, place + 1), source)
        source = source_before(self.tokens, self.quoted, place, free)
        if kind in (3, 5) or self.lows[place + 1 : place + 2] == ["on"]:
            comma = self._comma_before(source, free)
            if comma > free + 1:
                speech = Speech([self._span(free, comma)], self._span(place, place + 1), source)
                return speech
        begin = self._content_start(place, stop)
        if begin >= stop:
            return None
        end = self._content_end(begin, stop)
        if source is None and is_participle(low):
            source = self.found[-1].source if self.found and before == "," else None
        if before in BE:
            source = None
        return Speech([self._span(begin, end)], self._span(place, place + 1), source)

    def _comma_before(self, source: tuple[int, int] | None, free: int) -> int:
        if source is None:
            return -1
        place = free
        starts = self.tokens.starts
        while place < self.sentence.stop and starts[place] < source[0]:
            place += 1
        return place - 1 if place > free and self.lows[place - 1] == "," else -1

    def _sentence_end(self) -> int:
        stop = self.sentence.stop
        while (
            stop > self.sentence.first
            and not self.quoted[stop - 1]
            and (self.lows[stop - 1] in _ENDS)
        ):
            stop -= 1
        return stop

    def _read_according(self, place: int, free: int, stop: int) -> Speech | None:
        start = place + 2 if self.lows[place] == "according" else place + 1
        if start >= stop:
            return None
        comma = start
        while comma < stop and self.lows[comma] != ",":
            comma += 1
        cue = self._span(place, min(place + 2, stop))
        source = self._span(start, comma)
        if place - free <= 1:
            if comma + 1 >= stop:
                return None
            return Speech([self._span(comma + 1, stop)], cue, source)
        end = place - 1 if self.lows[place - 1] == "," else place
        return Speech([self._span(free, end)], cue, source)

    def _content_start(self, place: int, stop: int) -> int:
        begin = place + 1
        if self.lows[place] in _TELLS:
            for ahead in range(begin, min(stop, begin + 12)):
                if self.lows[ahead] == "that" or self.lows[ahead] in _QUESTION:
                    return ahead
                if self.lows[ahead] == ":" or self.quoted[ahead]:
                    return ahead + (self.lows[ahead] == ":")
            return min(begin + 1, stop)
        while begin < stop and self.lows[begin] in (",", ":", "-", "–", "—"):
            begin += 1
        return begin

    def _content_end(self, begin: int, stop: int) -> int:
        for place in range(begin + 1, stop):
            low = self.lows[place]
            if low == "," and not self.quoted[place]:
                after = self.lows[place + 1] if place + 1 < stop else ""
                if after == "according":
                    return place
                rates = _RATES.get(after)
                if rates is not None and max(rates) >= "8" and is_participle(after):
                    return place
            elif low in COORDINATORS and not self.quoted[place] and place + 1 < stop:
                rates = _RATES.get(self.lows[place + 1])
                if rates is not None and max(rates) >= "8":
                    return place
            elif low in SUBORDINATORS and low == "while":
                return place
        return stop
