"""From a paragraph and its attributions to claims."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from reader.claims.clauses import split_sentence
from reader.claims.dates import find_dates
from reader.claims.kinds import kinds_of, read_signs
from reader.claims.lexicon.grammar import PRONOUNS
from reader.claims.quantities import find_quantities
from reader.claims.worth import score_of, weigh
from reader.model import Attribution, Claim, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.claims.clauses import Clause
    from reader.claims.dates import Calendar
    from reader.claims.passage import Passage, Speech

__all__ = ["Statements"]

_QUOTED_MOSTLY = 0.8


class Statements:
    """Makes the claims of one text, paragraph by paragraph.

    Args:
        calendar: What is known about when the text plays.
    """

    def __init__(self, calendar: Calendar) -> None:
        self._calendar = calendar
        self._seen: dict[bytes, int] = {}

    def make(self, passage: Passage, speeches: Sequence[Speech]) -> Iterator[Claim]:
        """Yield the claims of `passage`, in order.

        Args:
            passage: The paragraph.
            speeches: The attributions that have content in it.
        """
        attributions: dict[int, Attribution] = {}
        for sentence in passage.sentences:
            if sentence.first == sentence.stop or _is_no_statement(passage, sentence.stop):
                continue
            near = [speech for speech in speeches if _touches(speech, sentence.start, sentence.end)]
            for clause in split_sentence(passage, sentence, near):
                speech = _speech_of(passage, clause, near)
                attribution = None
                if speech is not None:
                    attribution = attributions.get(id(speech))
                    if attribution is None:
                        attribution = attributions[id(speech)] = _attribution(passage.text, speech)
                yield self._claim(passage, clause, speech, attribution)

    def _claim(
        self,
        passage: Passage,
        clause: Clause,
        speech: Speech | None,
        attribution: Attribution | None,
    ) -> Claim:
        text, tokens = passage.text, passage.tokens
        words = text[clause.start : clause.end]
        lows = tokens.lows[clause.first : clause.stop]
        found = find_dates(text, clause.start, clause.end, self._calendar)
        taken = (
            frozenset(
                place
                for place in range(clause.first, clause.stop)
                for date in found
                if date.start <= tokens.starts[place] < date.end
            )
            if found
            else frozenset()
        )
        quantities = find_quantities(tokens, clause.first, clause.stop, taken)
        signs = read_signs(lows)
        share = _quoted_share(passage, clause, speech)
        quoted = speech is not None and share > 0
        named = attribution is not None and attribution.source is not None
        kinds = kinds_of(
            signs,
            quantity=bool(quantities),
            date=bool(found),
            quoted=quoted,
            reported=speech is not None and share < _QUOTED_MOSTLY,
            source=attribution.source if attribution else None,
        )
        reasons = weigh(
            signs,
            quantity=bool(quantities),
            date=bool(found),
            quoted=quoted,
            attributed=attribution is not None,
            named=named,
            names=sum(word[0].isupper() for word in tokens.words[clause.first + 1 : clause.stop]),
            words=len(lows),
            pronoun=lows[0] in PRONOUNS,
            aside=clause.aside,
        )
        return Claim(
            id=self._id(words),
            span=Span(clause.start, clause.end),
            text=words,
            kinds=kinds,
            score=score_of(reasons),
            attribution=attribution,
            hedge=signs.hedge,
            quantities=tuple(quantities),
            dates=tuple(mention for date in found if (mention := date.mention()) is not None),
            why=reasons,
        )

    def _id(self, words: str) -> str:
        """Return a name that only depends on the words and how often they came before."""
        digest = hashlib.blake2b(words.encode("utf-8", "surrogatepass"), digest_size=8)
        count = self._seen[digest.digest()] = self._seen.get(digest.digest(), 0) + 1
        return digest.hexdigest() if count == 1 else f"{digest.hexdigest()}-{count}"


def _touches(speech: Speech, start: int, end: int) -> bool:
    return any(first < end and start < last for first, last in speech.contents) or (
        speech.cue is not None and speech.cue[0] < end and start < speech.cue[1]
    )


def _speech_of(passage: Passage, clause: Clause, speeches: Sequence[Speech]) -> Speech | None:
    """Return the attribution that most of the clause belongs to."""
    best, most = None, 0
    for speech in speeches:
        size = sum(
            max(0, min(last, clause.end) - max(first, clause.start))
            for first, last in speech.contents
        )
        if size > most:
            best, most = speech, size
    if best is not None and clause.aside and not best.direct and not _is_quoted(passage, clause):
        cue = best.cue
        if cue is None or not clause.start <= cue[0] < clause.end:
            return None
    return best


def _is_quoted(passage: Passage, clause: Clause) -> bool:
    return any(passage.quoted[clause.first : clause.stop])


def _quoted_share(passage: Passage, clause: Clause, speech: Speech | None) -> float:
    """Return how much of what is attributed in the clause is in quotation marks."""
    if speech is None:
        return 0.0
    starts, quoted = passage.tokens.starts, passage.quoted
    inside = total = 0
    for place in range(clause.first, clause.stop):
        if any(first <= starts[place] < last for first, last in speech.contents):
            total += 1
            inside += quoted[place] > 0
    return inside / total if total and inside > 3 else 0.0


def _is_no_statement(passage: Passage, stop: int) -> bool:
    """Whether the sentence that ends before the token `stop` is a question."""
    place = stop - 1
    while place > 0 and passage.tokens.lows[place] in ("”", '"', "’", "'", ")"):
        place -= 1
    return passage.tokens.lows[place] == "?"


def _attribution(text: str, speech: Speech) -> Attribution:
    def words(span: tuple[int, int] | None) -> str | None:
        return text[span[0] : span[1]] if span is not None else None

    return Attribution(
        source=speech.name or words(speech.source),
        source_span=Span(*speech.source) if speech.source else None,
        cue=words(speech.cue),
        cue_span=Span(*speech.cue) if speech.cue else None,
        content_spans=tuple(Span(first, last) for first, last in sorted(speech.contents)),
        via=speech.via,
    )
