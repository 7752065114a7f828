"""Words that stand in one claim where the other one, otherwise alike, has different ones."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.story.differences.comparison import best_partners
from reader.story.differences.lists import wordset
from reader.story.differences.names import is_capital, is_short, same_name
from reader.story.differences.titles import is_title
from reader.story.naming import plain
from reader.story.words import read_words

if TYPE_CHECKING:
    from reader.model.span import Span
    from reader.story.differences.comparison import Pair
    from reader.story.differences.names import Name
    from reader.story.differences.reading import Reading

__all__ = ["is_known", "is_one_speaker", "is_place", "is_speaker", "swapped_names"]

_WHERE = wordset(
    "in at near outside inside from to into across around over through toward towards between"
    " within off above beyond leaving visited reached"
)


def swapped_names(pair: Pair) -> list[tuple[Name, Name]]:
    """Return names that take each other's place in two claims that are otherwise alike."""
    if not pair.twin:
        return []
    if pair.spot is not None:
        return _in_spot(pair, *pair.spot)
    first = [name for name in pair.first.names if not _is_in(name, pair.second)]
    second = [name for name in pair.second.names if not _is_in(name, pair.first)]
    return best_partners(first, second, lambda one, other: _nearness(pair, one, other))


def _in_spot(pair: Pair, mine: Span, theirs: Span) -> list[tuple[Name, Name]]:
    """Return the names in the one place in which two claims differ."""
    first = [name for name in pair.first.names if name.start < mine.end and mine.start < name.end]
    second = [
        name for name in pair.second.names if name.start < theirs.end and theirs.start < name.end
    ]
    if len(first) != 1 or len(second) != 1 or same_name(first[0], second[0]):
        return []
    return [(first[0], second[0])]


def _is_in(name: Name, reading: Reading) -> bool:
    """Whether a claim has that name too, or its article has it somewhere."""
    return any(same_name(name, other) for other in reading.names) or is_known(reading, name)


def is_known(reading: Reading, name: Name) -> bool:
    """Whether the article of a claim has the last word of a name anywhere."""
    return re.search(rf"\b{re.escape(name.last)}\b", reading.whole) is not None


def _nearness(pair: Pair, one: Name, other: Name) -> float:
    if one.lead or other.lead or is_short(one) or is_short(other):
        return 0
    same = pair.first.next_to(one.start, one.end) == pair.second.next_to(other.start, other.end)
    around = pair.first.around(one.start, one.end) & pair.second.around(other.start, other.end)
    return len(around) if same else 0


def is_place(reading: Reading, name: Name) -> bool:
    """Whether a name stands where a place stands: in Rome, near the Tiber."""
    return reading.next_to(name.start, name.end)[0] in _WHERE


def is_one_speaker(pair: Pair) -> bool:
    """Whether two claims are said by one person, by the name that the engine has for them."""
    mine, theirs = _said_by(pair.first), _said_by(pair.second)
    return bool(mine) and not mine.isdisjoint(theirs)


def _said_by(reading: Reading) -> set[str]:
    said = reading.attribution
    if said is None or not said.source:
        return set()
    return {
        form
        for form in (plain(word.text) for word in read_words(said.source) if is_capital(word))
        if not is_title(form)
    }


def is_speaker(reading: Reading, name: Name) -> bool:
    """Whether a name is that of who says the claim."""
    said = reading.attribution
    if said is None or said.source_span is None:
        return False
    return said.source_span.start < name.end and name.start < said.source_span.end
