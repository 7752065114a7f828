"""Sentences split into clauses by their dependency parse."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from reader.claims.clauses import Clause, Splitter

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc, Token

    from reader.claims.passage import Passage, Sentence, Speech

__all__ = ["split_parsed"]

Cut = tuple[int, int, bool]
"""Where a clause ends and the next begins, as our tokens, and whether it is an aside."""

_SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj", "csubjpass", "expl"))
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_CONDITIONS = frozenset(("if", "unless", "as", "that", "than", "whether", "until", "because"))
_DASHES = frozenset(("–", "—", "-"))
_JOINTS = _DASHES | frozenset((",", ";", "and", "but", "or"))
_CLOSING = frozenset(("”", '"', "’", "''"))
_LEFT_OUT = frozenset(("and", "but", "while", "whereas"))
"""Words that join a clause to the one before and belong to neither."""

_LEAST = 4
"""Tokens of the shortest addition, and of the shortest verb phrase beside another."""

_LONG = 6
"""Tokens of an insertion behind which a clause of its own goes on."""


def split_parsed(
    passage: Passage, sentence: Sentence, speeches: Sequence[Speech], doc: Doc | None
) -> list[Clause]:
    """Return the clauses of `sentence` that state something of their own, in order.

    They are what is coordinated or subordinate and has a finite verb of its own, and what is
    added behind a comma: relative and participle clauses, appositions, what goes "with" it.
    Conditions and what is said stay with their verb.

    Args:
        passage: The paragraph.
        sentence: One of its sentences.
        speeches: The attributions of the paragraph.
        doc: The sentence as parsed; None leaves it whole.
    """
    if doc is None:
        return [Clause(sentence.start, sentence.end, sentence.first, sentence.stop, aside=False)]
    return _ParsedSplitter(passage, sentence, speeches, doc).split()


class _ParsedSplitter(Splitter):
    """Splits one parsed sentence."""

    __slots__ = ("doc",)

    def __init__(
        self, passage: Passage, sentence: Sentence, speeches: Sequence[Speech], doc: Doc
    ) -> None:
        super().__init__(passage, sentence, speeches)
        self.doc = doc

    def split(self) -> list[Clause]:
        for stop, after, aside in sorted(self._found()):
            if self.left < stop <= after < self.stop and not self._in_brackets(after):
                self.cut(stop, after, aside=aside)
        return self.clauses()

    def _found(self) -> Iterator[Cut]:
        for token in self.doc:
            if token.dep_ in ("conj", "parataxis", "ccomp"):
                yield from self._beside(token)
            elif token.dep_ == "advcl":
                yield from self._circumstance(token)
            elif token.dep_ in ("relcl", "appos", "acl"):
                yield from self._addition(token)
            elif token.dep_ == "prep" and token.lower_ == "with":
                yield from self._accompaniment(token)

    def _beside(self, token: Token) -> Iterator[Cut]:
        """Cut before what is coordinated, where both have a verb, and what is set beside."""
        if not _is_finite(token):
            return
        edge = token.left_edge.i
        after = self._place(edge)
        before = self.lows[after - 1] if after > self.first else ""
        if token.dep_ == "conj":
            long = token.right_edge.i - edge >= _LEAST
            if token.head.i < edge and _is_finite(token.head) and (long or _has_subject(token)):
                yield self._ending(after)
        elif before == ";" or (token.dep_ == "ccomp" and before in _DASHES):
            yield self._ending(after)

    def _circumstance(self, token: Token) -> Iterator[Cut]:
        """Cut an adverbial clause off, where a comma or a contrast parts it."""
        first, last = token.left_edge.i, token.right_edge.i
        low = self.doc[first].lower_
        own = _is_finite(token) and _has_subject(token)
        participle = token.tag_ in ("VBG", "VBN") and first == token.i and not own
        if low in _CONDITIONS or not (own or participle):
            return
        after = self._place(first)
        if first > token.head.i:
            if self._is_parted(after) or low in _LEFT_OUT:
                yield self._ending(after)
        elif after == self.first and (own or token.tag_ == "VBN"):
            yield from self._behind(last)

    def _addition(self, token: Token) -> Iterator[Cut]:
        """Cut a relative clause, participle clause or apposition off that a comma parts.

        One put in between a subject and its verb stays with the subject; the verb goes on alone.
        """
        first, last = token.left_edge.i, token.right_edge.i
        after = self._place(first)
        if not self._is_parted(after) or (token.dep_ == "appos" and last - first < _LEAST):
            return
        if token.head.head.i > last:
            if last - first > _LONG or self._has_figures(first, last):
                yield from self._behind(last)
        else:
            stop, after, _ = self._ending(after)
            yield stop, after, token.dep_ != "acl"

    def _accompaniment(self, token: Token) -> Iterator[Cut]:
        """Cut what goes with something off: behind a comma, or before it where it says much."""
        first, last = token.left_edge.i, token.right_edge.i
        after = self._place(first)
        if after == self.first:
            if last - first > _LONG or self._has_figures(first, last):
                yield from self._behind(last)
        elif self._is_parted(after) and last - first >= _LEAST:
            yield self._ending(after)

    def _behind(self, last: int) -> Iterator[Cut]:
        """Cut at the comma that follows the token `last` of the parse."""
        place = self._place(last + 1)
        while place < self.stop - 1 and self.lows[place] in _CLOSING:
            place += 1
        if place >= self.stop - 1:
            return
        if self.lows[place] == "," and self.lows[place + 1] in _CLOSING:
            yield place + 2, place + 2, False
        elif self.lows[place] == "," or self.lows[place] in _DASHES:
            yield place, place + 1, False
        elif self._is_parted(place):
            yield place, place, False

    def _ending(self, after: int) -> Cut:
        """Return the cut before `after`, without what joins the two."""
        stop = after
        while stop > self.first and self.lows[stop - 1] in _JOINTS:
            stop -= 1
        while after < self.stop - 1 and self.lows[after] in _LEFT_OUT:
            after += 1
        return stop, after, False

    def _is_parted(self, place: int) -> bool:
        """Whether a comma or dash stands before the token, be it at the end of a quotation."""
        if place <= self.first:
            return False
        before = self.lows[place - 1]
        if before in _CLOSING and place - self.first > 2:
            return self.lows[place - 2] == ","
        return before in _JOINTS

    def _has_figures(self, first: int, last: int) -> bool:
        return any(token.like_num for token in self.doc[first : last + 1])

    def _place(self, number: int) -> int:
        """Return our token for a token of the parse."""
        if number >= len(self.doc):
            return self.stop
        offset = self.sentence.start + self.doc[number].idx
        return bisect_left(self.passage.tokens.starts, offset, self.first, self.stop)

    def _in_brackets(self, place: int) -> bool:
        before = self.lows[self.first : place]
        return before.count("(") > before.count(")") or before.count("[") > before.count("]")


def _is_finite(token: Token) -> bool:
    return token.tag_ in _FINITE or any(
        child.tag_ in _FINITE and child.dep_ in ("aux", "auxpass") for child in token.children
    )


def _has_subject(token: Token) -> bool:
    return any(child.dep_ in _SUBJECTS for child in token.children)
