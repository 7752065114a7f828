"""Sentences split into the statements that can be checked apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.claims.edges import guard
from reader.claims.lexicon.grammar import (
    ADVERBS,
    AUXILIARIES,
    DETERMINERS,
    PREPOSITIONS,
    SUBJECTS,
    SUBORDINATORS,
)
from reader.claims.lexicon.joints import (
    BEFORE_NOUNS,
    BRACKETS,
    CIRCUMSTANCE,
    CONTRAST,
    DANGLING,
    DASHES,
    ENDING,
    FINITE,
    LOOSE,
    LOOSE_STARTS,
    NO_SUBJECT,
    OPENERS,
    OPENING,
    RELATIVE,
    SUPERLATIVE,
    VERBS,
)
from reader.claims.lexicon.verbs import is_participle, is_past
from reader.claims.passage import Clause
from reader.claims.traits import BOUNDARY, JOINT, VERB, places_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.claims.passage import Passage, Sentence, Speech

__all__ = ["MOST", "Clause", "Splitter", "split_sentence"]

_LEAST = 3
"""Words of the shortest clause."""


MOST = 300
"""Tokens of the longest sentence that is split: a longer one is a list or no prose."""


def split_sentence(
    passage: Passage, sentence: Sentence, speeches: Sequence[Speech]
) -> list[Clause]:
    """Return the clauses of `sentence` that state something of their own, in order.

    Args:
        passage: The paragraph.
        sentence: One of its sentences.
        speeches: The attributions of the paragraph; no clause ends between a speaker and
            what is said.
    """
    traits = passage.tokens.traits[sentence.first : sentence.stop]
    if len(traits) > MOST or 1 not in traits.translate(JOINT):
        return [Clause(sentence.start, sentence.end, sentence.first, sentence.stop)]
    return Splitter(passage, sentence, speeches).split()


class Splitter:
    """Splits one sentence, by rules.

    Another way to split goes through the sentence, calls `cut` and returns `clauses()`: so it
    keeps speakers with what they say, quotations whole, and clauses of some length.
    """

    __slots__ = (
        "cuts",
        "first",
        "guarded",
        "left",
        "lows",
        "passage",
        "quoted",
        "sentence",
        "speeches",
        "stop",
        "verbs",
    )

    def __init__(self, passage: Passage, sentence: Sentence, speeches: Sequence[Speech]) -> None:
        self.passage = passage
        self.sentence = sentence
        self.lows = passage.tokens.lows
        self.quoted = passage.quoted
        self.verbs = passage.tokens.traits.translate(VERB)
        """For each token 1 if it may be a finite verb, else 0."""
        self.first, self.stop = sentence.first, sentence.stop
        self.speeches = speeches
        self.guarded: list[tuple[int, int]] | None = None
        """Stretches in which no clause ends; made when they are asked for."""
        self.cuts: list[tuple[int, int, bool]] = []
        """Where a clause ends and the next begins, as tokens, and whether it is an aside."""
        self.left = self.first

    def split(self) -> list[Clause]:
        """Return the clauses, in order."""
        depth, skip = 0, self.first
        lows, quoted = self.lows, self.quoted
        for place in self._marked():
            low = lows[place]
            if low in BRACKETS:
                depth = depth + 1 if low in ("(", "[") else max(0, depth - 1)
            elif depth or (quoted[place] and quoted[place + 1]) or place < skip:
                continue
            elif quoted[place]:
                self._at_quotation_end(place)
            elif low == ",":
                skip = self._at_comma(place)
            elif low == ";":
                self.cut(place, place + 1)
            elif low in DASHES and place >= skip:
                skip = self._at_dash(place)
            elif low in ("and", "but", "while", "whereas"):
                self._at_conjunction(place)
        return self.clauses()

    def _marked(self) -> list[int]:
        """Return the tokens at which the sentence may be split, brackets, ends of quotations."""
        first, stop = self.first + 1, self.stop - 1
        marked = places_of(BOUNDARY, self.passage.tokens.traits, first, stop)
        closings = self.passage.closings
        if not closings or closings[-1] < first:
            return marked
        closings = [place for place in closings if first <= place < stop]
        return sorted({*marked, *closings}) if closings else marked

    # what is found at a comma or conjunction

    def _at_comma(self, comma: int) -> int:
        """Cut at the comma if a clause begins there; return the token to go on from."""
        after = comma + 1
        if self.quoted[after] and not self.quoted[comma]:
            return after
        if self._is_thrown_in(comma):
            return after
        low = self.lows[after]
        bare = not self._has_verb(self.left, comma)
        if low in CONTRAST:
            return after
        if bare and not self._is_opener(comma):
            return self._insertion(comma, low)
        if self._is_opener(comma):
            self.cut(comma, after)
        elif low in RELATIVE or (
            low in PREPOSITIONS and self.lows[after + 1 : after + 2] in (["which"], ["whom"])
        ):
            self.cut(comma, after, aside=True)
        elif (
            self._is_participle(after)
            or self._is_with(after)
            or (low in CIRCUMSTANCE and self._size(after) > 5 and not self._has_comma(after))
        ):
            self.cut(comma, after)
        elif low in ("a", "an", "the", "one") and self._is_apposition(after):
            self.cut(comma, after, aside=True)
        elif self.cuts and self.cuts[-1][2] and low in FINITE:
            self.cut(comma, after)
        return after

    def _at_dash(self, dash: int) -> int:
        """Cut at a dash that parts two statements, not around what is only put in."""
        after = dash + 1
        if not (self._spaced(dash) or self._is_participle(after)):
            return after
        for place in range(after, self.stop):
            if self.lows[place] in DASHES and self._spaced(place):
                inner = self._starts_clause(after) or self.lows[after] in RELATIVE
                return after if inner else place + 1
        self.cut(dash, after, aside=True)
        return after

    def _at_quotation_end(self, place: int) -> None:
        """Cut behind a quotation that ends in a comma, where a new clause follows."""
        after = place + 1
        if self.lows[place - 1] == "," and (
            self._is_participle(after) or (self._is_opener(place) and self._starts_clause(after))
        ):
            self.cut(after, after)

    def _insertion(self, comma: int, low: str) -> int:
        """Cut behind what is put in between a subject and its verb."""
        after = comma + 1
        opens = (
            low in RELATIVE
            or low in ("a", "an", "the", "one", "also", "often")
            or self._is_participle(after)
            or is_past(low)
        )
        if not opens or self.lows[self.left] in NO_SUBJECT:
            return after
        for place in range(after, self.stop - 1):
            if self.lows[place] == "," and not self.quoted[place]:
                follows = self.lows[place + 1]
                onward = self.lows[place + 2] if place + 2 < self.stop else ""
                if (
                    follows in VERBS
                    or is_past(follows)
                    or (follows.endswith("s") and onward in DETERMINERS)
                ):
                    long = place - after > 6 or any(
                        self.passage.tokens.words[k][0].isdigit() for k in range(after, place)
                    )
                    if long:
                        self.cut(place, place + 1)
                    return place + 1
        return after

    def _at_conjunction(self, place: int) -> None:
        after = place + 1
        stop = place - 1 if self.lows[place - 1] == "," else place
        if after >= self.stop or not self._has_verb(self._inner(stop), stop):
            return
        low = self.lows[after]
        if self.lows[place] == "while" and (self.lows[place - 1] == "a" or low in ("back", "ago")):
            return
        if (
            (low == "that" and self.lows[place] in ("and", "but"))
            or (low in AUXILIARIES and place - self.left >= 4)
            or self._starts_clause(after)
        ):
            self.cut(stop, after)

    def _inner(self, stop: int) -> int:
        """Return where the clause begins that the token before `stop` belongs to."""
        for place in range(stop - 1, self.left, -1):
            if self.lows[place] in OPENING and not self.quoted[place]:
                return place + 1
        return self.left

    # tests

    def _is_thrown_in(self, comma: int) -> bool:
        """Whether two words such as "it seems" stand between this comma and the one before."""
        return (
            comma - 3 > self.left
            and self.lows[comma - 3] == ","
            and self.lows[comma - 2] in SUBJECTS
            and self._is_finite(comma - 1)
        )

    def _starts_clause(self, place: int) -> bool:
        """Whether a subject and its verb begin at `place`."""
        if self.quoted[place]:
            return False
        low = self.lows[place]
        if low in SUBJECTS and low not in ("these", "those", "this"):
            ahead = place + 1
            while ahead < self.stop and self.lows[ahead] in ADVERBS:
                ahead += 1
            return ahead < self.stop and (self._is_finite(ahead) or low[-2:] in ("'s", "’s"))
        if low in PREPOSITIONS or low in SUBORDINATORS or self._is_finite(place):
            return False
        for ahead in range(place + 1, min(self.stop, place + 9)):
            low = self.lows[ahead]
            if self.quoted[ahead] or low in ENDING:
                return False
            if low in AUXILIARIES:
                return True
            if low in VERBS and self.lows[ahead - 1] not in BEFORE_NOUNS:
                return True
        return False

    def _is_finite(self, place: int) -> bool:
        return self.verbs[place] == 1

    def _has_verb(self, first: int, stop: int) -> bool:
        if first == self.first:
            if first < stop and self.lows[first] in VERBS:
                return True
            first += 1
        return self.verbs.find(1, first, min(stop, self.stop)) >= 0

    def _is_opener(self, comma: int) -> bool:
        """Whether what stands before the comma is an adverbial clause that opens a sentence."""
        if self.left != self.first or self.cuts:
            return False
        low = self.lows[self.first]
        size = comma - self.first
        if "," in self.lows[self.first : comma]:
            return low in OPENERS and self._has_verb(self.first + 1, comma)
        if low in OPENERS:
            return self._has_verb(self.first + 1, comma)
        if low == "with":
            return size > 8 or any(
                self.passage.tokens.words[k][0].isdigit() for k in range(self.first, comma)
            )
        return (
            is_past(low) and size >= _LEAST and low not in ("asked", "compared", "based", "given")
        )

    def _is_participle(self, place: int) -> bool:
        """Whether a participle clause of some length begins at `place`."""
        low = self.lows[place]
        if low in ("alongside", "potentially", "often", "largely", "partly", "thus", "thereby"):
            place += 1
            low = self.lows[place] if place < self.stop else ""
        return is_participle(low) and self._size(place) >= _LEAST

    def _is_with(self, place: int) -> bool:
        return self.lows[place] in ("with", "responsible") and self._size(place) > _LEAST

    def _is_apposition(self, place: int) -> bool:
        """Whether a noun phrase beside another one, to the end or the next comma, begins here."""
        size, helps = 0, False
        for ahead in range(place, self.stop):
            low = self.lows[ahead]
            if low in (",", ".", ";", "–", "—"):
                break
            if low in ("and", "or") and not helps:
                return False
            if low in ("of", "in", "for", "where", "that", "who", "which") or low in SUPERLATIVE:
                helps = True
            elif not helps and self._is_finite(ahead):
                return False
            size += 1
        return helps and size > _LEAST

    def _size(self, place: int) -> int:
        return self.stop - place

    def _has_comma(self, place: int) -> bool:
        return any(self.lows[k] == "," and not self.quoted[k] for k in range(place, self.stop))

    def _spaced(self, place: int) -> bool:
        text, start = self.passage.text, self.passage.tokens.starts[place]
        return text[start - 1 : start].isspace() and text[start + 1 : start + 2].isspace()

    # cutting

    def cut(self, stop: int, after: int, *, aside: bool = False) -> None:
        """End a clause before the token `stop` and begin the next one at `after`."""
        while after < stop + _LEAST and self.lows[min(after, self.stop - 1)] in LOOSE_STARTS:
            after += 1
        last = stop
        while last > self.left and self.lows[last - 1] in LOOSE:
            last -= 1
        if last > self.left and self.lows[last - 1] in DANGLING and not self.quoted[last - 1]:
            return
        if stop - self.left < _LEAST or self.stop - after < _LEAST or self._is_guarded(stop):
            return
        if self.quoted[stop - 1] and self.quoted[stop - 1] == self.quoted[after]:
            return
        self.cuts.append((stop, after, aside))
        self.left = after

    def _is_dateline(self, first: int, stop: int, after: int) -> bool:
        """Whether the clause is what an agency begins with: "PARIS, Jan. 1 (AFP) —"."""
        return (
            self.passage.tokens.starts[first] == self.passage.block.start
            and self.lows[after - 1] in DASHES
            and self.passage.tokens.words[first].isupper()
            and not self._has_verb(first, stop)
        )

    def _is_guarded(self, stop: int) -> bool:
        if self.guarded is None:
            self.guarded = [
                bounds
                for speech in self.speeches
                if (bounds := guard(self.passage.text, speech)) is not None
                and bounds[0] < self.sentence.end
                and self.sentence.start < bounds[1]
            ]
        place = self.passage.tokens.ends[stop - 1]
        return any(start < place < end for start, end in self.guarded)

    def clauses(self) -> list[Clause]:
        """Return what the cuts have made of the sentence."""
        starts, ends = self.passage.tokens.starts, self.passage.tokens.ends
        clauses = []
        first, aside = self.first, False
        for stop, after, next_aside in self.cuts:
            while stop - 1 > first and self.lows[stop - 1] in LOOSE:
                stop -= 1
            if not self._is_dateline(first, stop, after):
                clauses.append(Clause(starts[first], ends[stop - 1], first, stop, aside))
            first, aside = after, next_aside
        clauses.append(Clause(starts[first], ends[self.stop - 1], first, self.stop, aside))
        return clauses
