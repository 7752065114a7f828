"""Who said it: one statement or quotation attributed to different people."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.model.story import On, Relation
from reader.story.differences.comparison import Compared
from reader.story.differences.lists import wordset
from reader.story.differences.names import first_names, is_short, same_name
from reader.story.differences.quote import wording
from reader.story.differences.swaps import is_speaker
from reader.story.naming import plain
from reader.story.words import read_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.story.differences.comparison import Pair
    from reader.story.differences.names import Name
    from reader.story.differences.reading import Reading

__all__ = ["compare"]

_DESCRIBED = wordset("the a an another his her its their our one sir dame lord lady s")
"""Small words before a name that is not that of the speaker alone: the Connecticut Democrat."""


_BESIDE = re.compile(r"\s*(?:(?:the|a|an|its) )?(?:[a-z-]+ ){0,3}(?:[a-z-]+,)?\s*")
"""What stands between a word for saying and a name: said inspector Roe; said the mayor, Jane Roe.
Source: the style of newspapers; a small word in it is ruled out by the words for saying."""


def compare(pair: Pair) -> Iterator[Compared]:
    """Yield whether the same is said by different people in two claims."""
    mine, theirs = _speaker(pair.first), _speaker(pair.second)
    if mine is None or theirs is None or same_name(mine, theirs):
        return
    if not (pair.twin or _same_quotation(pair)):
        return
    if _names(pair.second, mine) or _names(pair.first, theirs):
        return
    yield Compared(
        On.SOURCE,
        pair.said(0, mine.start, mine.end),
        pair.said(1, theirs.start, theirs.end),
        Relation.DIFFER,
        sure=pair.spot is not None
        or (_is_person(pair.first, mine) and _is_person(pair.second, theirs)),
    )


def _speaker(reading: Reading) -> Name | None:
    """Return the name of who says a claim, where it stands right beside the word for saying."""
    said = reading.attribution
    if said is None or said.cue_span is None:
        return None
    for name in reading.names:
        if not is_speaker(reading, name) or is_short(name):
            continue
        if reading.next_to(name.start, name.end)[0] in _DESCRIBED:
            continue
        first, second = sorted(((name.start, name.end), (said.cue_span.start, said.cue_span.end)))
        if _BESIDE.fullmatch(reading.whole, first[1], second[0]):
            return name
    return None


def _is_person(reading: Reading, name: Name) -> bool:
    """Whether a name may be that of a person: one with a first name, somewhere in the article.

    A person may speak for a body, so that the two are not two speakers.
    """
    return len(name.forms) > 1 or bool(first_names(reading.whole, name.last))


def _names(reading: Reading, name: Name) -> bool:
    """Whether a name also stands in the other claim, or is that of whom the engine has for it."""
    if any(same_name(name, other) for other in reading.names):
        return True
    said = reading.attribution
    words = read_words(said.source) if said is not None and said.source else ()
    return any(plain(word.text) in name.forms for word in words)


def _same_quotation(pair: Pair) -> bool:
    for one in pair.first.quoted:
        for other in pair.second.quoted:
            found = wording(one.words, other.words)
            if found is not None and found.long:
                return True
    return False
