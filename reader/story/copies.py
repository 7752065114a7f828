"""Articles of which one reworks the other, or both a third text: runs of words in common."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from reader.model.span import Span
from reader.model.story import Copy
from reader.story.pacing import in_steps, pass_over

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from reader.model.story import Member, Told

__all__ = ["find_copies", "same_text"]

_RUN = 5
"""Words of a run: shorter ones are in common by chance, longer ones miss light rewording."""

_LEAST = 0.07
"""The share from which on two articles are named. On five articles of which two rework one text,
that pair has 0.10 and no other one more than 0.03."""

_SHORT_RUN = 4
"""Words of a run within one claim."""

_SAME = 0.6
"""The share of the words of each of two claims that must be in runs in common to be one text."""

_FEWEST = 8
"""Words that two claims must at least have in such runs: a phrase is in common by chance."""

_MANY = 3
"""Articles with the same words in quotation marks from which on everybody quotes them."""

_MOST = 60
"""Articles that have a run: where more do, it is not looked at."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_QUOTED = re.compile(r"[“\"][^“”\"\n]{2,2000}[”\"]|(?<![^\W_])‘[^‘\n]{2,2000}?’(?![^\W_])")

_Run = tuple[str, ...]


def find_copies(told: Sequence[Told], tick: Callable[[], None] = pass_over) -> tuple[Copy, ...]:
    """Return the articles that share passages nearly word for word, the largest share first.

    Counted are runs of five words; words that three or more articles have within quotation marks
    are left out, since quoting the same speaker is not copying.

    Args:
        told: The articles.
        tick: Called now and then; what it raises ends it all.
    """
    texts = [_Text(article.article.text) for article in in_steps(told, tick)]
    having: dict[_Run, list[int]] = defaultdict(list)
    for number, text in enumerate(in_steps(texts, tick)):
        for run in text.first:
            having[run].append(number)
    for text in in_steps(texts, tick):
        text.leave_out({run for run in text.quoted if len(having[run]) >= _MANY})
    shared: Counter[tuple[int, int]] = Counter()
    for run, numbers in in_steps(having.items(), tick):
        if 1 < len(numbers) <= _MOST:
            shared.update(
                pair for pair in combinations([n for n in numbers if run in texts[n].first], 2)
            )
    copies = []
    for (one, other), count in in_steps(shared.items(), tick):
        share = count / min(len(texts[one].first), len(texts[other].first))
        if share >= _LEAST:
            passages = _passages(texts[one], texts[other])
            copies.append(Copy((told[one].name, told[other].name), share, passages))
    return tuple(sorted(copies, key=lambda copy: (-copy.share, copy.articles)))


def same_text(
    members: Sequence[Member], copied: Collection[frozenset[str]]
) -> tuple[tuple[str, ...], ...]:
    """Return the articles of which a member is the same text, word for word or nearly.

    Most of both members must be the same. What stands in quotation marks is only counted for
    articles that share text elsewhere, too.

    Args:
        members: Those of a cluster.
        copied: The pairs of articles that share passages nearly word for word.
    """
    whole: dict[str, list[_Wording]] = defaultdict(list)
    outside: dict[str, list[_Wording]] = defaultdict(list)
    for member in members:
        whole[member.article].append(_Wording(member.text))
        outside[member.article].append(_Wording(member.text, quoted=False))
    groups: list[list[str]] = []
    for article in whole:
        for same in groups:
            said = whole if frozenset((article, same[0])) in copied else outside
            if any(mine.is_like(theirs) for mine in said[article] for theirs in said[same[0]]):
                same.append(article)
                break
        else:
            groups.append([article])
    return tuple(tuple(same) for same in groups if len(same) > 1)


class _Wording:
    """The words of one claim, and the runs of them.

    Args:
        text: The claim.
        quoted: Whether what stands in quotation marks counts for being the same.
    """

    def __init__(self, text: str, *, quoted: bool = True) -> None:
        self.runs: list[_Run] = []
        """Each run; those that do not count are left out."""
        self.starts: list[int] = []
        self.length = 0
        """Words of the whole claim."""
        last = 0
        marks = [] if quoted else [match.span() for match in _QUOTED.finditer(text)]
        for start, end in [*marks, (len(text), len(text))]:
            words = [match[0].lower() for match in _WORD.finditer(text, last, start)]
            for at in range(len(words) - _SHORT_RUN + 1):
                self.runs.append(tuple(words[at : at + _SHORT_RUN]))
                self.starts.append(self.length + at)
            self.length += len(words) + sum(1 for _ in _WORD.finditer(text, start, end))
            last = end
        self.known = frozenset(self.runs)

    def is_like(self, other: _Wording) -> bool:
        """Whether most of both is the same, word for word."""
        if self.known.isdisjoint(other.known):
            return False
        return self._is_mostly_in(other) and other._is_mostly_in(self)

    def _is_mostly_in(self, other: _Wording) -> bool:
        same = {
            start + at
            for run, start in zip(self.runs, self.starts, strict=True)
            if run in other.known
            for at in range(_SHORT_RUN)
        }
        return len(same) >= max(_FEWEST, _SAME * self.length)


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
        self.quoted: set[_Run] = set()
        """The runs that stand within quotation marks, or mostly."""
        quotations = [match.span() for match in _QUOTED.finditer(text)]
        if quotations:
            marked = self._marked(quotations)
            self.quoted = {
                run
                for place, run in enumerate(self.runs)
                if sum(marked[place : place + size]) > size / 2
            }

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
