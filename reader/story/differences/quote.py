"""The wording of a quotation, word by word: dropped, added, changed, in another order."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

from reader.model.span import Span
from reader.model.story import On, Relation
from reader.story.differences.comparison import Compared
from reader.story.differences.quantity import relation as same_value
from reader.story.differences.swaps import is_one_speaker
from reader.story.words import STOP

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from difflib import Match

    from reader.story.differences.comparison import Pair, Said
    from reader.story.differences.quoted import Quoted, Uttered

__all__ = ["Wording", "compare", "wording"]

_LEAST_WORDS = 4
"""Words that two passages must have in common to quote the same."""

_LEAST_SHARE = 0.6
"""How much of the stretch that two passages have in common must be the same words."""

_LEAST_OF_ONE = 0.5
"""The same where one person says both."""

_ENDS = 2
_ENDS_OF_ONE = 5
"""Words at the ends of two passages that are taken for other wordings of the same."""

_BEYOND = 12
"""Words before or behind what two passages have in common that are still shown, and in which a
word may stand that moved."""

_LONG = 6
"""Words, half of them not small ones, that two people do not say alike by chance."""

_MUCH = 0.82
"""How much of the stretch must be the same words for that."""

_WHOLE = 0.75
"""How much of the longer passage must be the same words where they are fewer."""

Stretch = tuple[int, int]
"""Words of a passage: from which to before which."""


class Wording(NamedTuple):
    """How two passages word what they both quote."""

    first: Stretch
    """What is shown of the first one: from which word to before which."""

    second: Stretch
    changed: tuple[tuple[Stretch, Stretch], ...]
    """Where they differ, in the first and in the second; an empty stretch where one has nothing."""

    long: bool
    """Whether they have too many words in common, and too few others, for chance."""


def wording(
    first: Sequence[Uttered], second: Sequence[Uttered], *, one_speaker: bool = False
) -> Wording | None:
    """Return how two quoted passages word the same; None where they do not quote the same.

    Args:
        first: The words of a passage.
        second: Those of the other one.
        one_speaker: Whether one person says both, so that less in common is enough.
    """
    one, other = [word.form for word in first], [word.form for word in second]
    common = {form for form in set(one) & set(other) if form not in STOP}
    if not common or len(common) < 0.3 * min(
        len({form for form in forms if form not in STOP}) for forms in (one, other)
    ):
        return None
    blocks = [
        block
        for block in SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
        if block.size
    ]
    while len(blocks) > 1 and blocks[0].size == 1 and _gap(blocks[0], blocks[1]) > 2:
        blocks = blocks[1:]
    while len(blocks) > 1 and blocks[-1].size == 1 and _gap(blocks[-2], blocks[-1]) > 2:
        blocks = blocks[:-1]
    if not blocks:
        return None
    same = sum(block.size for block in blocks)
    begin, end = blocks[0], blocks[-1]
    mine, theirs = (begin.a, end.a + end.size), (begin.b, end.b + end.size)
    share = 2 * same / (mine[1] - mine[0] + theirs[1] - theirs[0])
    said = {form for block in blocks for form in one[block.a : block.a + block.size]} - STOP
    least = _LEAST_SHARE
    if one_speaker and 2 * same >= min(len(one), len(other)):
        least = _LEAST_OF_ONE
    if same < _LEAST_WORDS or share < least:
        return None
    if len(said) < 2 and not (one_speaker and said and same >= _LONG):
        return None
    reach = _ENDS_OF_ONE if one_speaker else _ENDS
    mine, theirs = _with_ends(mine, theirs, (len(one), len(other)), same, reach)
    changed = _changed(blocks, mine, theirs, first, second)
    changed += _moved(changed, mine, theirs, first, second)
    whole = same >= _WHOLE * max(len(one), len(other))
    long = whole or one_speaker or (share >= _MUCH and same >= _LONG and len(said) >= _LONG / 2)
    return Wording(_shown(mine, len(one)), _shown(theirs, len(other)), changed, long)


def _gap(one: Match, other: Match) -> int:
    return max(other.a - one.a - one.size, other.b - one.b - one.size)


def _with_ends(
    mine: Stretch, theirs: Stretch, lengths: Stretch, same: int, reach: int
) -> tuple[Stretch, Stretch]:
    """Return the stretches with the first and last words where both passages have others there.

    Where only one of them goes on, the other one quotes less, which is no other wording.
    """
    long, other = lengths
    if same >= 0.5 * max(long, other):
        if 0 < mine[0] <= reach and 0 < theirs[0] <= reach:
            mine, theirs = (0, mine[1]), (0, theirs[1])
        if 0 < long - mine[1] <= reach and 0 < other - theirs[1] <= reach:
            mine, theirs = (mine[0], long), (theirs[0], other)
    return mine, theirs


def _shown(stretch: Stretch, length: int) -> Stretch:
    """Return what is shown of a passage: it as it stands, but for long ends the other has not."""
    start, end = stretch
    return (0 if start <= _BEYOND else start), (length if length - end <= _BEYOND else end)


def _moved(
    changed: Sequence[tuple[Stretch, Stretch]],
    mine: Stretch,
    theirs: Stretch,
    first: Sequence[Uttered],
    second: Sequence[Uttered],
) -> tuple[tuple[Stretch, Stretch], ...]:
    """Return the words that one has before or behind the stretch and the other one within it.

    Who quotes more there has dropped nothing; but a word that the other one has elsewhere moved.
    """
    found: list[tuple[Stretch, Stretch]] = []
    for which, (words, stretch, others) in enumerate(
        ((first, mine, second), (second, theirs, first))
    ):
        added = [change[1 - which] for change in changed]
        elsewhere = {word.form for begin, end in added for word in others[begin:end]}
        kept = {word.form for word in words[slice(*stretch)]}
        there = (mine, theirs)[1 - which]
        for ends, beside in (
            (range(max(0, stretch[0] - _BEYOND), stretch[0]), there[0]),
            (range(stretch[1], min(len(words), stretch[1] + _BEYOND)), there[1]),
        ):
            for at in ends:
                if words[at].form in elsewhere - kept:
                    here, nowhere = (at, at + 1), (beside, beside)
                    found.append((nowhere, here) if which else (here, nowhere))
    return tuple(found)


def _changed(
    blocks: Sequence[Match],
    mine: Stretch,
    theirs: Stretch,
    first: Sequence[Uttered],
    second: Sequence[Uttered],
) -> tuple[tuple[Stretch, Stretch], ...]:
    found = []
    at, there = mine[0], theirs[0]
    edges = [(block.a, block.b, block.size) for block in blocks]
    for begin, start, size in [*edges, (mine[1], theirs[1], 0)]:
        if _joined(first[at:begin]) != _joined(second[there:start]):
            shown = (begin < len(first) and first[begin].omitted) or (
                start < len(second) and second[start].omitted
            )
            if not shown:
                found.append(((at, begin), (there, start)))
        at, there = begin + size, start + size
    return tuple(found)


def _joined(words: Sequence[Uttered]) -> str:
    """Return words without what parts them: nobody hears the hyphen in cyber-crime."""
    return "".join(word.form for word in words)


def compare(pair: Pair) -> Iterator[Compared]:
    """Yield how two claims word the quotations that both have."""
    alone = []
    one_speaker = is_one_speaker(pair)
    for one in pair.first.quoted:
        for other in pair.second.quoted:
            found = wording(one.words, other.words, one_speaker=one_speaker)
            if found is None:
                alone.append((one, other))
                continue
            if found.changed and not (pair.twin or found.long):
                continue  # a few words that two people may say
            changed = [
                change for change in found.changed if not _same_number(pair, one, other, *change)
            ]
            if changed:
                relation = Relation.DIFFER
            else:
                whole = len(one.words) == len(other.words)
                relation = Relation.AGREE if whole else Relation.REFINE
            yield Compared(
                On.QUOTE,
                _said(pair, 0, one, found.first, _stretches(changed, one, 0, other)),
                _said(pair, 1, other, found.second, _stretches(changed, other, 1, one)),
                relation,
            )
    if pair.spot is not None:
        yield from _few_words(pair, alone, *pair.spot)


def _stretches(
    changed: Sequence[tuple[Stretch, Stretch]], mine: Quoted, which: int, theirs: Quoted
) -> list[Stretch]:
    """Return where one passage words it otherwise; where it lacks what moved only if nowhere else.

    Args:
        changed: Where the two differ, in the first and in the second.
        mine: The passage.
        which: Whether it is the first (0) or the second one (1).
        theirs: The other one.
    """
    here = {word.form for change in changed for word in mine.words[slice(*change[which])]}
    return [
        change[which]
        for change in changed
        if change[which][0] < change[which][1]
        or not here.issuperset(word.form for word in theirs.words[slice(*change[1 - which])])
    ]


def _same_number(pair: Pair, one: Quoted, other: Quoted, mine: Stretch, theirs: Stretch) -> bool:
    """Whether the words that changed are one number, written in two ways."""
    if mine[0] == mine[1] or theirs[0] == theirs[1]:
        return False
    amounts = []
    for reading, words in (
        (pair.first, one.words[slice(*mine)]),
        (pair.second, other.words[slice(*theirs)]),
    ):
        start, end = words[0].start, words[-1].end
        amounts.append([a for a in reading.amounts if start <= a.figure[0] < end <= a.end])
    return any(
        first.sort == second.sort and same_value(first, second) is Relation.AGREE
        for first in amounts[0]
        for second in amounts[1]
    )


def _few_words(
    pair: Pair, passages: Sequence[tuple[Quoted, Quoted]], mine: Span, theirs: Span
) -> Iterator[Compared]:
    """Yield the change of a quoted word where all the rest of the two claims is the same."""
    for one, other in passages:
        if not (one.start <= mine.start and mine.end <= one.end):
            continue
        if other.start <= theirs.start and theirs.end <= other.end:
            yield Compared(
                On.QUOTE,
                pair.said(0, one.start, one.end, [mine]),
                pair.said(1, other.start, other.end, [theirs]),
                Relation.DIFFER,
            )


def _said(
    pair: Pair, which: int, quoted: Quoted, stretch: Stretch, changed: Sequence[Stretch]
) -> Said:
    words = quoted.words
    said = pair.said(
        which,
        words[stretch[0]].start,
        words[stretch[1] - 1].end,
        [_marked(words, *change) for change in changed],
    )
    return said._replace(thing=words[0].start)


def _marked(words: Sequence[Uttered], begin: int, end: int) -> Span:
    """Return the place of the words from `begin` to before `end`; of both beside where none."""
    if begin == end:
        begin, end = max(0, begin - 1), min(len(words), end + 1)
    return Span(words[begin].start, words[end - 1].end)
