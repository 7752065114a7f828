"""From a paragraph and its attributions to claims."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

try:
    from _blake2 import blake2b  # the same as hashlib's, without loading OpenSSL
except ImportError:
    from hashlib import blake2b

from reader.claims.asking import is_told, join_asked
from reader.claims.blocks import BlockKind
from reader.claims.clauses import split_sentence
from reader.claims.cues import RATES
from reader.claims.dates import find_dates
from reader.claims.edges import trim
from reader.claims.kinds import kinds_of, read_signs
from reader.claims.lexicon import wordset
from reader.claims.lexicon.grammar import PREPOSITIONS, PRONOUNS, SUBJECTS
from reader.claims.lexicon.joints import VERBS
from reader.claims.lexicon.verbs import is_past
from reader.claims.markdown import widen
from reader.claims.quantities import find_quantities
from reader.claims.traits import DATED, NUMBER, places_of
from reader.claims.voices import part_voices
from reader.claims.worth import weigh
from reader.model import Attribution, Claim, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reader.claims.clauses import Clause
    from reader.claims.dates import Calendar, FoundDate
    from reader.claims.passage import Passage, Sentence, Speech
    from reader.model import DateMention, Quantity

    Split = Callable[[Passage, Sentence, Sequence[Speech]], list[Clause]]
    """What splits a sentence into clauses, like `split_sentence`."""

__all__ = ["Statements"]

Part = tuple[int, int, "Speech"]
"""Where something is attributed, or where a cue stands, and by which attribution."""

_CLOSING = frozenset(("”", '"', "’", "'", ")", "''"))
_OPENING = frozenset(("“", '"', "‘", "'", "(", "''", "``"))
_REQUESTS = wordset("don't don’t let's let’s please click subscribe")
_ADDRESSES = _REQUESTS | wordset("we here here's here’s")
"""What a word to the reader begins with."""

_SHOWS = wordset("take look explain examine break explore answer round")
_WHERE = {BlockKind.STANDFIRST: ("standfirst",), BlockKind.HEADLINE: ("headline",)}
_BEFORE_DATE = 6
"""Tokens of a date before the first word of it that only dates have: "two years ago"."""

_BEHIND_DATE = 8
"""Tokens that are a part of it, or show that it is none, behind the last one."""

_NOTHING: Sequence[Part] = ()
"""What is said in a sentence without attributions."""

_NO_DATES: Sequence[FoundDate] = ()
_LEAST_QUOTED = 4
_LEAST_REPORTED = 3
_LEAST_WORDS = 2
_LOST = 8
"""Tokens that may be left of a beginning that is lost."""

_LEAST_UNSPACED = 4
"""Code points of a statement in such a script."""

_VERBLESS = 6
"""Tokens of a sentence that is looked through for a verb; a longer one has one."""

_LEADS = 9
"""Tokens of a sentence that only leads over to what is quoted: "The mayor went on:"."""

_FEW = 5
"""Tokens of a sentence that may hold fewer words than that."""


class Statements:
    """Makes the claims of one text, paragraph by paragraph.

    Args:
        calendar: What is known about when the text plays.
        split: What splits sentences into clauses.
        source: The text as it is, where the passages are of one that is seen through.
    """

    def __init__(
        self, calendar: Calendar, split: Split = split_sentence, source: str | None = None
    ) -> None:
        self._source = source
        self._calendar = calendar
        self._split = split
        self._seen: dict[str, int] = {}

    def make(self, passage: Passage, speeches: Sequence[Speech]) -> Iterator[Claim]:
        """Yield the claims of `passage`, in order.

        Args:
            passage: The paragraph.
            speeches: The attributions that have content in it.
        """
        attributions: dict[int, Attribution] = {}
        near = _Near(speeches, passage) if speeches else None
        begin = passage.block.start
        for sentence, asked in join_asked(passage, speeches):
            if sentence.start == begin:
                sentence = _from_its_subject(passage, sentence)
            if sentence.first == sentence.stop or _is_no_statement(passage, sentence):
                continue
            spoken = near.at(sentence.start, sentence.end) if near is not None else _NOTHING
            if asked and not is_told(sentence, spoken):
                continue
            if not spoken:
                for clause in self._split(passage, sentence, ()):
                    yield self._claim(passage, trim(passage, clause), None, None, spoken, asked)
                continue
            clauses = self._split(passage, sentence, [speech for _, _, speech in spoken])
            for clause in part_voices(passage, clauses, spoken):
                clause = trim(passage, clause)
                speech = _speech_of(passage, clause, spoken)
                attribution = None
                if speech is not None:
                    attribution = attributions.get(id(speech))
                    if attribution is None:
                        attribution = attributions[id(speech)] = _attribution(passage.text, speech)
                yield self._claim(passage, clause, speech, attribution, spoken, asked)

    def _claim(
        self,
        passage: Passage,
        clause: Clause,
        speech: Speech | None,
        attribution: Attribution | None,
        spoken: Sequence[Part],
        asked: bool,
    ) -> Claim:
        text, tokens = passage.text, passage.tokens
        words = text[clause.start : clause.end]
        span, written = Span(clause.start, clause.end), words
        if self._source is not None and self._source is not text:
            span = Span(*widen(self._source, text, clause.start, clause.end))
            written = span.text_in(self._source)
        lows = tokens.lows[clause.first : clause.stop]
        traits = tokens.traits[clause.first : clause.stop]
        found = self._dates(passage, clause) if 1 in traits.translate(DATED) else _NO_DATES
        quantities: Sequence[Quantity] = ()
        if 1 in traits.translate(NUMBER):
            taken = _taken(passage, clause, found)
            quantities = find_quantities(
                tokens, clause.first, clause.stop, taken, english=passage.english
            )
        cue, source = -1, None
        quoted = reported = False
        if speech is not None and attribution is not None:
            source = attribution.source
            inside, outside = _quoted_share(passage, clause, speech, spoken)
            quoted = inside >= _LEAST_QUOTED
            reported = outside >= _LEAST_REPORTED or not quoted
            if speech.cue is not None and inside + outside >= _LEAST_REPORTED:
                at = bisect_left(tokens.starts, speech.cue[0], clause.first, clause.stop)
                cue = at - clause.first if at < clause.stop else -1
        capitals = tokens.words[clause.first : clause.stop] if "May" in words else ()
        signs = read_signs(lows, traits, cue, capitals)
        counts, dated = bool(quantities), bool(found)
        kinds = kinds_of(signs, counts, dated, quoted, reported, source)
        extra = _WHERE.get(passage.block.kind, ())
        reasons, score = weigh(
            signs,
            quantities,
            attribution,
            len(lows),
            dated,
            quoted,
            _names(words, clause, found),
            lows[0] in PRONOUNS,
            clause.aside,
            (*extra, "a question") if asked else extra,
        )
        return Claim(
            self._id(written),
            span,
            written,
            kinds,
            score,
            attribution,
            signs.hedge,
            tuple(quantities) if counts else (),
            _mentions(found) if dated else (),
            reasons,
        )

    def _dates(self, passage: Passage, clause: Clause) -> Sequence[FoundDate]:
        """Return the dates of the clause; they are looked for around words that dates have."""
        tokens = passage.tokens
        places = places_of(DATED, tokens.traits, clause.first, clause.stop)
        first = max(clause.first, places[0] - _BEFORE_DATE)
        last = min(clause.stop - 1, places[-1] + _BEHIND_DATE)
        begin = clause.start if first == clause.first else tokens.starts[first]
        end = clause.end if last == clause.stop - 1 else tokens.ends[last]
        return find_dates(passage.text, clause.start, end, self._calendar, begin)

    def _id(self, words: str) -> str:
        """Return a name that only depends on the words and how often they came before."""
        data = words.encode("utf-8", "surrogatepass")
        name = blake2b(data, digest_size=8, usedforsecurity=False).hexdigest()
        count = self._seen[name] = self._seen.get(name, 0) + 1
        return name if count == 1 else f"{name}-{count}"


def _names(words: str, clause: Clause, dates: Sequence[FoundDate]) -> bool:
    """Whether a capital letter stands behind the first one, and not in a date."""
    rest = words[1:]
    for date in dates:
        start, end = max(0, date.start - clause.start - 1), date.end - clause.start - 1
        rest = rest[:start].ljust(end) + rest[end:]
    return rest != rest.lower()


def _mentions(dates: Sequence[FoundDate]) -> tuple[DateMention, ...]:
    """Return those of the dates that could be worked out."""
    return tuple(mention for date in dates if (mention := date.mention()) is not None)


def _taken(passage: Passage, clause: Clause, dates: Sequence[FoundDate]) -> frozenset[int]:
    """Return the tokens of the clause that belong to dates."""
    starts = passage.tokens.starts
    taken: set[int] = set()
    place = clause.first
    for date in dates:
        begin = bisect_left(starts, date.start, place, clause.stop)
        place = bisect_left(starts, date.end, begin, clause.stop)
        taken.update(range(begin, place))
    return frozenset(taken)


class _Near:
    """What is attributed in a paragraph, to be asked sentence by sentence."""

    __slots__ = ("_first", "_parts")

    def __init__(self, speeches: Sequence[Speech], passage: Passage) -> None:
        start, end = passage.block.start, passage.block.end
        parts = []
        for speech in speeches:
            spans = speech.contents if speech.cue is None else [*speech.contents, speech.cue]
            parts += [(*span, speech) for span in spans if span[0] < end and start < span[1]]
        parts.sort(key=lambda part: part[:2])
        self._parts: list[Part] = parts
        self._first = 0

    def at(self, start: int, end: int) -> list[Part]:
        """Return the parts and cues that overlap the sentence; sentences come in order."""
        parts, place = self._parts, self._first
        stop = len(parts)
        while place < stop and parts[place][1] <= start:
            place += 1
        self._first = place
        found = []
        while place < stop and parts[place][0] < end:
            if parts[place][1] > start:
                found.append(parts[place])
            place += 1
        return found


def _speech_of(passage: Passage, clause: Clause, spoken: Sequence[Part]) -> Speech | None:
    """Return the attribution that most of the clause belongs to."""
    sizes: dict[int, int] = {}
    best, most = None, 0
    start, end = clause.start, clause.end
    for first, last, speech in spoken:
        if first < end and start < last and (first, last) != speech.cue:
            size = (last if last < end else end) - (first if first > start else start)
            size += sizes.get(id(speech), 0)
            sizes[id(speech)] = size
            if size > most:
                best, most = speech, size
    if best is not None and clause.aside and not (best.direct or best.whole or best.relay):
        cue = best.cue
        own = cue is None or not clause.start <= cue[0] < clause.end
        if own and not any(passage.quoted[clause.first : clause.stop]):
            return None
    return best


def _quoted_share(
    passage: Passage, clause: Clause, speech: Speech, spoken: Sequence[Part]
) -> tuple[int, int]:
    """Return how many attributed tokens of the clause are in quotation marks, and how many not."""
    starts, quoted = passage.tokens.starts, passage.quoted
    inside = outside = 0
    place = clause.first
    for first, last, whose in spoken:
        if whose is not speech or last <= clause.start or (first, last) == speech.cue:
            continue
        if first >= clause.end:
            break
        begin = bisect_left(starts, first, place, clause.stop)
        place = bisect_left(starts, last, begin, clause.stop)
        bare = quoted[begin:place].count(0)
        outside += bare
        inside += place - begin - bare
    return inside, outside


def _is_no_statement(passage: Passage, sentence: Sentence) -> bool:
    """Whether the sentence is a single word, a request or a word to the reader."""
    lows = passage.tokens.lows
    if sentence.stop - sentence.first < _FEW:
        words = [low for low in lows[sentence.first : sentence.stop] if low[0].isalnum()]
        if len(words) < _LEAST_WORDS and not any(map(_is_unspaced, words)):
            return True
    place = sentence.first
    while place < sentence.stop - 1 and lows[place] in _OPENING:
        place += 1
    low = lows[place]
    size = sentence.stop - place
    few = size <= _VERBLESS and passage.english
    if few and low not in SUBJECTS and _has_no_verb(passage, place, sentence.stop):
        return True
    if lows[sentence.stop - 1] == ":" and size <= _LEADS and lows[sentence.stop - 2] in RATES:
        return True
    if low not in _ADDRESSES:
        return False
    after = lows[min(place + 1, sentence.stop - 1)]
    if low == "we":
        return after in _SHOWS
    return low in _REQUESTS or after in ("is", "are", "what", "how", "why")


def _is_unspaced(low: str) -> bool:
    """Whether the word is several words, of a script that puts no spaces between them."""
    return len(low) >= _LEAST_UNSPACED and low[0] >= "\u2e80"


def _has_no_verb(passage: Passage, first: int, stop: int) -> bool:
    """Whether nothing among the few tokens can be a verb: "Another first.", "Pure propaganda."."""
    tokens = passage.tokens
    return not any(
        low in VERBS
        or is_past(low)
        or (low.endswith("s") and not low.endswith("ss"))
        or low[-2:] == "'t"
        or "’" in low
        or "'" in low
        or not low[0].isascii()
        for low in tokens.lows[first:stop]
    )


def _from_its_subject(passage: Passage, sentence: Sentence) -> Sentence:
    """Return a sentence that has lost its start without what is left of it: "of the day, the…"."""
    lows = passage.tokens.lows
    first = sentence.first
    if not passage.text[sentence.start].islower() or lows[first] not in PREPOSITIONS:
        return sentence
    for place in range(first + 1, min(first + _LOST, sentence.stop - _FEW)):
        if lows[place] == ",":
            return sentence._replace(start=passage.tokens.starts[place + 1], first=place + 1)
    return sentence


def _attribution(text: str, speech: Speech) -> Attribution:
    source, cue = speech.source, speech.cue
    contents = speech.contents if len(speech.contents) == 1 else sorted(speech.contents)
    name = speech.name
    if name is None and source is not None:
        name = text[source[0] : source[1]]
    return Attribution(
        name,
        None if source is None else Span(*source),
        None if cue is None else text[cue[0] : cue[1]],
        None if cue is None else Span(*cue),
        tuple([Span(first, last) for first, last in contents]),
        speech.via,
    )
