"""Yes and no: what one claim denies and the other one does not, and words for opposites."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model.story import On, Relation
from reader.story.differences.comparison import Compared
from reader.story.differences.lists import words_of, wordset
from reader.story.meanings import meaning_of
from reader.story.words import stem_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.story.differences.comparison import Pair
    from reader.story.differences.reading import Reading
    from reader.story.words import Word

__all__ = ["compare"]

_NEGATIONS = wordset(
    "not never no without neither nor cannot none nobody nothing hardly unless dont doesnt didnt"
    " isnt arent wasnt werent wont cant havent hasnt hadnt wouldnt couldnt shouldnt"
)
_FAILING = frozenset(map(stem_of, words_of("fail decline refuse deny lack avoid exception except")))
"""Stems of words that deny what follows without a not."""

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
over under
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
first last
north south
east west
northern southern
eastern western
male female
man woman
men women
boy girl
him her
his her
he she
son daughter
brother sister
father mother
husband wife
early late
maximum minimum
most least
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


def compare(pair: Pair) -> Iterator[Compared]:
    """Yield what one claim says and the other one denies."""
    if not pair.twin:
        return
    first, second = _denied(pair.first), _denied(pair.second)
    opposites = list(_opposites(pair))
    for mine, theirs in ((0, 1), (1, 0)):
        denied, stated = (first, second) if mine == 0 else (second, first)
        here, there = (pair.first, pair.second) if mine == 0 else (pair.second, pair.first)
        for word, about in denied:
            if about is None or any(_of(about) == _of(other) for _, other in stated if other):
                continue
            found = next((other for other in there.words if _of(other) == _of(about)), None)
            if found is None or opposites or len(denied) == len(stated):
                continue
            sides = (
                pair.said(mine, word.start, about.end),
                pair.said(theirs, found.start, found.end),
            )
            one, other = sides if here is pair.first else sides[::-1]
            yield Compared(On.POLARITY, one, other, Relation.DIFFER, sure=False)
    if len(first) == len(second):
        for one_word, other_word in opposites:
            yield Compared(
                On.POLARITY,
                pair.said(0, one_word.start, one_word.end),
                pair.said(1, other_word.start, other_word.end),
                Relation.DIFFER,
                sure=False,
            )


def _of(word: Word) -> str:
    return meaning_of(word.stem)


def _denied(reading: Reading) -> list[tuple[Word, Word | None]]:
    """Return the words that deny something, each with the next word that says something."""
    found: list[tuple[Word, Word | None]] = []
    for place, word in enumerate(reading.words):
        low = word.text.lower().replace("’", "'")
        if low in _NEGATIONS or low.endswith("n't") or word.stem in _FAILING:
            behind = (other for other in reading.words[place + 1 : place + 6] if not other.stop)
            found.append((word, next(behind, None)))
    return found


def _opposites(pair: Pair) -> Iterator[tuple[Word, Word]]:
    """Yield the words for opposites that take each other's place."""
    mine = {word.stem for word in pair.first.words}
    theirs = {word.stem for word in pair.second.words}
    first = [word for word in pair.first.words if word.stem not in theirs]
    second = [word for word in pair.second.words if word.stem not in mine]
    if not 0 < len(first) <= 20 or len(second) > 20:
        return
    for one in first:
        for other in second:
            if frozenset((one.stem, other.stem)) not in _OPPOSITE:
                continue
            around = pair.first.around(one.start, one.end) & pair.second.around(
                other.start, other.end
            )
            if around:
                yield one, other
