"""Yes and no: what one claim denies and the other one does not, and words for opposites."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model.span import Span
from reader.model.story import On, Relation
from reader.story.differences.comparison import Compared
from reader.story.differences.lists import words_of, wordset
from reader.story.words import stem_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.story.differences.comparison import Pair
    from reader.story.differences.reading import Reading
    from reader.story.words import Word

__all__ = ["compare"]

_NOT = wordset(
    "not never no cannot dont doesnt didnt isnt arent wasnt werent wont cant havent hasnt hadnt"
    " wouldnt couldnt shouldnt"
)
"""Words that deny; with the apostrophe left out, as it often is."""

_LIKE_NOT = frozenset(
    map(
        stem_of,
        words_of(
            "without neither nor none nobody nothing hardly unless fail decline refuse deny lack"
            " avoid exception except"
        ),
    )
)
"""Stems of words that deny without a not: one claim may have them for the other one's not."""

_IDLE = frozenset(("time", "doubt", "means", "way", "matter"))
"""What a "no" before it does not deny: "at no time", "by no means"."""

_OPPOSITES = """
rise fall
rose fell
risen fallen
increase decrease
increase decline
grow shrink
gain lose
gain loss
up down
higher lower
more less
more fewer
above below
win lose
won lost
accept reject
approve reject
agree refuse
agree disagree
accept refuse
confirm deny
admit deny
support oppose
allow ban
allow prohibit
allow forbid
permit ban
guilty innocent
convict acquit
alive dead
survive die
open close
start end
begin end
begin stop
arrive leave
enter leave
buy sell
import export
legal illegal
lawful unlawful
safe unsafe
able unable
possible impossible
likely unlikely
include exclude
before after
north south
east west
northern southern
eastern western
man woman
men women
early late
maximum minimum
best worst
strong weak
improve worsen
expand shrink
upgrade downgrade
success failure
succeed fail
pass fail
present absent
public private
inside outside
"""
_OPPOSITE: frozenset[frozenset[str]] = frozenset(
    frozenset(map(stem_of, line.split())) for line in _OPPOSITES.split("\n") if line
)
"""Stems of words of which one says the contrary of the other. Written for this purpose."""

_DENY = frozenset(map(stem_of, words_of("deny denied denies dispute reject rebut refute")))
_CONFIRM = frozenset(map(stem_of, words_of("confirm confirmed admit admitted acknowledge concede")))
_WITH_VERBS = frozenset(("on", "off"))
"""Small words that turn a verb into its contrary."""

_LINKED = 0.7
"""How surely two claims must state the same for a not in one of them to count."""

_LEAST_TURNED = 4
"""Letters of a word that "un" before it turns into its contrary."""

_MOST = 20
"""Words that a claim has and the other one has not, where opposites are looked for."""


def compare(pair: Pair) -> Iterator[Compared]:
    """Yield what one claim says and the other one denies."""
    first, second = _denials(pair.first), _denials(pair.second)
    found: tuple[Span, ...] = ()
    sure = False
    if bool(first) != bool(second) and (pair.twin or pair.weight >= _LINKED):
        found = _denied(pair.first, pair.second) or _denied(pair.second, pair.first)[::-1]
        sure = pair.twin and _same_words(pair)
        if not found:
            found = _refuted(pair.first, pair.second) or _refuted(pair.second, pair.first)[::-1]
            sure = bool(found)
    elif pair.twin and not first and not second:
        found = _opposites(pair)
        sure = pair.close
    if found:
        mine, theirs = found
        yield Compared(
            On.POLARITY,
            pair.said(0, mine.start, mine.end),
            pair.said(1, theirs.start, theirs.end),
            Relation.DIFFER,
            sure=sure,
        )


def _denials(reading: Reading) -> list[Word]:
    return [word for word in reading.words if _denies(word) or word.stem in _LIKE_NOT]


def _denies(word: Word) -> bool:
    low = word.text.lower().replace("’", "'")
    return low in _NOT or low.endswith("n't")


def _denied(here: Reading, there: Reading) -> tuple[Span, ...]:
    """Return where `here` denies something, and where `there` says it; empty if nowhere."""
    stated = {word.stem: word for word in reversed(there.words)}
    for place, word in enumerate(here.words):
        if not (_denies(word) or word.stem in _LIKE_NOT) or [
            one.stem for one in here.words[place + 1 : place + 2]
        ] == ["only"]:
            continue
        behind = (other for other in here.words[place + 1 : place + 6] if not other.stop)
        about = next(behind, None)
        if about is None or (word.text.lower() == "no" and about.text.lower() in _IDLE):
            continue
        said = stated.get(about.stem)
        if said is not None:
            return Span(word.start, about.end), Span(said.start, said.end)
    return ()


def _refuted(here: Reading, there: Reading) -> tuple[Span, ...]:
    """Return where `here` denies what `there` confirms, each in so many words."""
    denied = next((word for word in here.words if word.stem in _DENY), None)
    confirmed = next((word for word in there.words if word.stem in _CONFIRM), None)
    if denied is None or confirmed is None or here.content.isdisjoint(there.content):
        return ()
    return Span(denied.start, denied.end), Span(confirmed.start, confirmed.end)


def _same_words(pair: Pair) -> bool:
    """Whether two claims have the same words that say something, in the same order."""
    first, second = (
        [
            word.stem
            for word in reading.words
            if not (word.stop or _denies(word) or word.stem in _LIKE_NOT)
            and reading.is_said(word.start)
        ]
        for reading in (pair.first, pair.second)
    )
    return first == second


def _are_opposites(pair: Pair, one: Word, other: Word) -> bool:
    both = frozenset((one.stem, other.stem))
    if both in _OPPOSITE:
        return True
    if both == _WITH_VERBS:
        before = pair.first.next_to(one.start, one.end)[0]
        return before != "" and before == pair.second.next_to(other.start, other.end)[0]
    short, long = sorted((one.text.lower(), other.text.lower()), key=len)
    return len(short) >= _LEAST_TURNED and long in (f"un{short}", f"in{short}", f"dis{short}")


def _opposites(pair: Pair) -> tuple[Span, ...]:
    """Return the words for opposites that take each other's place; empty if there are none."""
    mine = {word.stem for word in pair.first.words}
    theirs = {word.stem for word in pair.second.words}
    first = [word for word in pair.first.words if word.stem not in theirs]
    second = [word for word in pair.second.words if word.stem not in mine]
    if len(first) > _MOST or len(second) > _MOST:
        return ()
    for one in first:
        for other in second:
            if not _are_opposites(pair, one, other):
                continue
            around = pair.first.around(one.start, one.end) & pair.second.around(
                other.start, other.end
            )
            if around:
                return Span(one.start, one.end), Span(other.start, other.end)
    return ()
