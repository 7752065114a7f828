"""The story of a folder as the desk knows it: whose claim stands in which statement, in words."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import TYPE_CHECKING

from reader.model.story import On
from reader.tui.accord import agree_on, values_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.model import Article, Claim, Span
    from reader.model.story import Cluster, Difference, Member, Story

__all__ = ["ON_WORDS", "Lineup", "breadth_words", "copy_words", "name_list", "short_names"]

ON_WORDS = {
    On.QUANTITY: "how many",
    On.DATE: "when",
    On.QUOTE: "quote",
    On.SOURCE: "said by",
    On.NAME: "name",
    On.PLACE: "where",
    On.POLARITY: "yes or no",
    On.STATUS: "status",
}
"""What statements differ on, in the words of the screen."""

_FEW = 2
"""Differences, and pairs of articles, that are told; of the others it is told how many."""

_NAMED = 6
"""Articles that are named one by one."""

_LONG = 60
"""Code points of what an article says that are shown in the desk."""


class Lineup:
    """A story together with its articles and their claims.

    Args:
        story: The story.
        articles: The articles it was made from.
        claims: From the key of a member of the story to its claim.
    """

    def __init__(
        self,
        story: Story,
        articles: Sequence[Article],
        claims: Mapping[tuple[str, str], Claim],
    ) -> None:
        self.story = story
        self.articles = tuple(articles)
        self.claims = claims
        self.names = short_names([article.name for article in articles])
        """From the name of an article to a short one, for a column."""
        self._clusters: dict[tuple[str, str], list[Cluster]] = {}
        for cluster in story.clusters:
            for member in cluster.members:
                self._clusters.setdefault(member.key, []).append(cluster)

    def spans_of(self, article: str) -> list[Span]:
        """Return where the claims of the article of that name stand."""
        return [claim.span for (name, _), claim in self.claims.items() if name == article]

    def clusters_of(self, article: str, claim: str) -> Sequence[Cluster]:
        """Return the statements that a claim is one wording of."""
        return self._clusters.get((article, claim), ())

    def desk_lines(self, article: str, claim: str) -> tuple[str, ...]:
        """Return what the desk says of a claim: `4 of 5 articles`, `≠ 004 says 80 or more`."""
        clusters = self.clusters_of(article, claim)
        if not clusters:
            alone = (article, claim) in self.claims and len(self.articles) > 1
            return ("no other article says it",) if alone else ()
        lines = [breadth_words(each, len(self.articles), self.names) for each in clusters[:1]]
        others = dict.fromkeys(
            line
            for cluster in clusters
            for member in cluster.members
            if member.key == (article, claim)
            for difference in cluster.differences
            for line in self._others(difference, member)
        )
        lines += [*others][:_FEW]
        if len(others) > _FEW:
            lines.append(f"and {len(others) - _FEW} more: S")
        return tuple(lines)

    def _others(self, difference: Difference, member: Member) -> list[str]:
        """Return who says something else than this claim, as far as it says anything of it."""
        own = values_of(difference, member)
        others: dict[str, list[str]] = {}
        for name, value in difference.values.items() if own else ():
            if name != member.article and not agree_on(difference.on, own, value.split("; ")):
                others.setdefault(value, []).append(self.names.get(name, name))
        sign = "≠" if difference.sure else "≟"
        return [
            f"{sign} {name_list(names)} {'say' if len(names) > 1 else 'says'} {_cut(value)}"
            for value, names in others.items()
        ]


def breadth_words(cluster: Cluster, total: int, names: Mapping[str, str]) -> str:
    """Return how many articles say it: `4 of 5 articles, of which 002 and 005 are one text`."""
    words = f"{len(cluster.articles)} of {total} articles"
    groups = [
        str(len(group))
        if len(group) > _NAMED
        else name_list([names.get(one, one) for one in group])
        for group in cluster.one_text
    ]
    if any(len(group) == len(cluster.articles) for group in cluster.one_text):
        words += ", all of them one text"
    elif groups:
        words += f", of which {'; '.join(groups)} are one text"
    return words


def copy_words(story: Story, names: Mapping[str, str]) -> str:
    """Return which articles share text: `002 and 005 share 42 % of their text`."""
    found = [
        f"{name_list([names.get(name, name) for name in copy.articles])} share "
        f"{copy.share:.0%}".replace("%", " %")
        for copy in sorted(story.copies, key=lambda copy: -copy.share)
    ]
    if not found:
        return ""
    rest = f", and {len(found) - _FEW} more pairs" if len(found) > _FEW else ""
    return f"{', '.join(found[:_FEW])} of their text{rest}"


def name_list(names: Sequence[str]) -> str:
    """Return `names` as one says them: `001, 002 and 005`; how many where they are many."""
    if len(names) < 2:
        return "".join(names)
    if len(names) > _NAMED:
        return f"{len(names)} articles"
    return f"{', '.join(names[:-1])} and {names[-1]}"


def short_names(names: Sequence[str]) -> dict[str, str]:
    """Return a short name for each of some articles, no two alike.

    It is as much of the file's name, cut at its dashes, as tells it from the others: `004` for
    `seeds/004_87e0.txt` among `000_cc9c.txt` to `004_87e0.txt`; where files of different folders
    have one name, it begins with the folder's.

    Args:
        names: The articles' names, as they were given.
    """
    stems = {name: PurePath(name).stem for name in names}
    twins = {stem for stem, same in _grouped(stems).items() if len(same) > 1}
    for name, stem in stems.items():
        if stem in twins:
            stems[name] = (PurePath(name).parent / stem).as_posix()
    parts = {name: re.findall(r"[^-_.\s]+[-_.\s]*|[-_.\s]+", stem) for name, stem in stems.items()}
    short: dict[str, str] = {}
    left, count = list(parts), 0
    while left:
        count += 1
        heads = {name: "".join(parts[name][:count]).rstrip("-_. ") for name in left}
        alike = _grouped(heads)
        done = [
            name
            for name in left
            if (len(alike[heads[name]]) == 1 and heads[name] not in short.values())
            or count >= len(parts[name])
        ]
        short |= {name: heads[name] or name for name in done}
        left = [name for name in left if name not in short]
    alike = _grouped(short)
    return {name: short[name] if len(alike[short[name]]) == 1 else name for name in names}


def _grouped(names: Mapping[str, str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, head in names.items():
        found.setdefault(head, []).append(name)
    return found


def _cut(value: str) -> str:
    words = " ".join(value.split())
    return words if len(words) <= _LONG else f"{words[:_LONG].rpartition(' ')[0]} …"
