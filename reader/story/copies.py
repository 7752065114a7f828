"""Articles of which one reworks the other, or both a third text: runs of words in common."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from reader.model.span import Span
from reader.model.story import Copy

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from reader.model.story import Member, Told

__all__ = ["find_copies", "same_text"]

_RUN = 5
"""Words of a run: shorter ones are in common by chance, longer ones miss light rewording."""

_LEAST = 0.07
"""The share from which on two articles are named. On five articles of which two rework one text,
that pair has 0.10 and no other one more than 0.03."""

_SHORT_RUN = 3
"""Words of a run within one claim."""

_SAME = 0.6
"""The share of such runs of the shorter one from which on two claims are one text."""

_FEWEST = 4
"""Runs in common that two claims must at least have to be one text."""

_MANY = 3
"""Articles with the same words in quotation marks from which on everybody quotes them."""

_MOST = 60
"""Articles that have a run: where more do, it is not looked at."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_QUOTED = re.compile(r"[“\"][^“”\"\n]{2,2000}[”\"]|(?<![^\W_])‘[^‘\n]{2,2000}?’(?![^\W_])")

_Run = tuple[str, ...]


def find_copies(told: Sequence[Told]) -> tuple[Copy, ...]:
    """Return the articles that share passages nearly word for word, the largest share first.

    Counted are runs of five words; words that three or more articles have within quotation marks
    are left out, since quoting the same speaker is not copying.

    Args:
        told: The articles.
    """
    texts = [_Text(article.article.text) for article in told]
    having: dict[_Run, list[int]] = defaultdict(list)
    for number, text in enumerate(texts):
        for run in text.first:
            having[run].append(number)
    for text in texts:
        text.leave_out({run for run in text.quoted if len(having[run]) >= _MANY})
    shared: Counter[tuple[int, int]] = Counter()
    for run, numbers in having.items():
        if 1 < len(numbers) <= _MOST:
            shared.update(
                pair for pair in combinations([n for n in numbers if run in texts[n].first], 2)
            )
    copies = []
    for (one, other), count in shared.items():
        share = count / min(len(texts[one].first), len(texts[other].first))
        if share >= _LEAST:
            passages = _passages(texts[one], texts[other])
            copies.append(Copy((told[one].name, told[other].name), share, passages))
    return tuple(sorted(copies, key=lambda copy: (-copy.share, copy.articles)))


def same_text(
    members: Sequence[Member], copied: Collection[frozenset[str]]
) -> tuple[tuple[str, ...], ...]:
    """Return the articles whose members are the same text, word for word or nearly.

    What stands in quotation marks is only counted for articles that share text elsewhere, too.

    Args:
        members: Those of a cluster.
        copied: The pairs of articles that share passages nearly word for word.
    """
    whole: dict[str, set[_Run]] = defaultdict(set)
    outside: dict[str, set[_Run]] = defaultdict(set)
    for member in members:
        whole[member.article] |= _runs(member.text)
        outside[member.article] |= _runs(_QUOTED.sub(" | ", member.text))
    groups: list[list[str]] = []
    for article in whole:
        for same in groups:
            runs = whole if frozenset((article, same[0])) in copied else outside
            mine, theirs = runs[article], runs[same[0]]
            if len(mine & theirs) >= max(_FEWEST, _SAME * min(len(mine), len(theirs))):
                same.append(article)
                break
        else:
            groups.append([article])
    return tuple(tuple(same) for same in groups if len(same) > 1)


def _runs(text: str) -> set[_Run]:
    words = [match[0].lower() for match in _WORD.finditer(text)]
    return {tuple(words[at : at + _SHORT_RUN]) for at in range(len(words) - _SHORT_RUN + 1)}


class _Text:
    """The runs of words of one article."""

    def __init__(self, text: str) -> None:
        self.spans = [match.span() for match in _WORD.finditer(text)]
        words = [text[start:end].lower() for start, end in self.spans]
        size = max(1, min(_RUN, len(words)))
        self.size = size
        self.runs: list[_Run] = [
            tuple(words[place : place + size]) for place in range(len(words) - size + 1)
        ]
        self.first: dict[_Run, int] = {}
        """Where each run stands first."""
        for place, run in enumerate(self.runs):
            self.first.setdefault(run, place)
        marked = self._marked([match.span() for match in _QUOTED.finditer(text)])
        self.quoted = {
            run
            for place, run in enumerate(self.runs)
            if sum(marked[place : place + size]) > size / 2
        }
        """The runs that stand within quotation marks, or mostly."""

    def leave_out(self, runs: set[_Run]) -> None:
        """Count these runs no longer."""
        for run in runs:
            del self.first[run]

    def _marked(self, quoted: Sequence[tuple[int, int]]) -> list[bool]:
        """Return of each word whether it is in one of the quotations."""
        marked = []
        place = 0
        for start, end in self.spans:
            while place < len(quoted) and quoted[place][1] <= start:
                place += 1
            marked.append(
                place < len(quoted) and quoted[place][0] <= start and end <= quoted[place][1]
            )
        return marked


def _passages(one: _Text, other: _Text) -> tuple[tuple[Span, Span], ...]:
    """Return where two articles have the same words, as long as they go on being the same."""
    found = []
    place = 0
    while place < len(one.runs):
        there = other.first.get(one.runs[place]) if one.runs[place] in one.first else None
        if there is None:
            place += 1
            continue
        length = 1
        while (
            place + length < len(one.runs)
            and there + length < len(other.runs)
            and one.runs[place + length] == other.runs[there + length]
        ):
            length += 1
        last = length + one.size - 2
        found.append(
            (
                Span(one.spans[place][0], one.spans[place + last][1]),
                Span(other.spans[there][0], other.spans[there + last][1]),
            )
        )
        place += length
    return tuple(found)
