"""The rows of the story: each statement with what the articles make of it, sorted and filtered."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from reader.model import Kind
from reader.model.story import Cluster, On, Relation
from reader.tui.screens.story.wording import odd_parts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.model import Claim
    from reader.model.story import Difference, Member, Story
    from reader.tui.screens.story.said import Said

__all__ = ["SIGNS", "STANDS", "Cell", "Row", "RowFilter", "rows_of"]

STANDS = ("differ", "may", "refine", "agree", "alone")
"""How the members of a row stand to one another, what matters most first.

`may` is a difference of which one cannot be sure, `alone` a statement of one article only.
"""

SIGNS = {"agree": "●", "refine": "◐", "differ": "≠", "may": "≟", "alone": "○", "silent": "·"}
"""One sign of one cell for what an article makes of a statement."""


class Cell(NamedTuple):
    """What one article makes of a statement."""

    stand: str
    """A key of `SIGNS`."""

    value: str = ""
    """What it says, where the articles differ."""

    one_text: bool = False
    """Whether its words are also those of another article."""

    @property
    def sign(self) -> str:
        """One or two signs: `≠`, `●″` for words that another article has, too."""
        return SIGNS[self.stand] + ("″" if self.one_text else "")


@dataclass(frozen=True)
class Row:
    """One statement, of several articles or of a single one."""

    cluster: Cluster
    alone: bool = False
    """Whether no other article has it."""

    @property
    def id(self) -> str:
        """The statement's id."""
        return self.cluster.id

    @cached_property
    def stand(self) -> str:
        """Which of `STANDS` it is in."""
        if self.alone:
            return "alone"
        relation = self.cluster.relation
        if relation is Relation.DIFFER and not any(d.sure for d in self.cluster.differences):
            return "may" if self.cluster.differences else "differ"
        return relation.value

    @cached_property
    def members(self) -> dict[str, tuple[Member, ...]]:
        """From the name of an article to what it has of it."""
        found: dict[str, list[Member]] = {}
        for member in self.ordered:
            found.setdefault(member.article, []).append(member)
        return {name: tuple(members) for name, members in found.items()}

    @cached_property
    def keys(self) -> frozenset[tuple[str, str]]:
        """The keys of its claims."""
        return frozenset(member.key for member in self.cluster.members)

    @cached_property
    def ordered(self) -> tuple[Member, ...]:
        """All members, those first that say something on which the articles differ."""
        places = [
            (name, place)
            for difference in self.cluster.differences
            for name, found in difference.places.items()
            for place in found
        ]

        def tells(member: Member) -> bool:
            return any(
                name == member.article and place.overlap(member.span) for name, place in places
            )

        return tuple(sorted(self.cluster.members, key=lambda member: not tells(member)))

    @cached_property
    def difference(self) -> Difference | None:
        """The difference that is shown in its cells."""
        ranked = sorted(self.cluster.differences, key=lambda difference: not difference.sure)
        return ranked[0] if ranked else None

    @cached_property
    def _values(self) -> Mapping[str, str]:
        """What its cells say: of the wordings of a quotation, what is not in all of them."""
        difference = self.difference
        if difference is None:
            return {}
        if difference.on is not On.QUOTE:
            return difference.values
        parts = odd_parts(difference.values.values())
        return {name: parts[value] for name, value in difference.values.items()}

    @cached_property
    def find_words(self) -> str:
        """What typing finds it by, in small letters."""
        parts = [self.cluster.label, *(member.text for member in self.cluster.members)]
        return " ".join(" ".join(parts).split()).casefold()

    def kinds(self, claims: Mapping[tuple[str, str], Claim]) -> set[Kind]:
        """Return the kinds of its claims, of which `claims` has each by its key."""
        keys = [member.key for member in self.cluster.members]
        return {kind for key in keys if key in claims for kind in claims[key].kinds}

    def cell(self, article: str) -> Cell:
        """Return what an article makes of it."""
        if article not in self.members:
            return Cell("silent")
        if self.alone:
            return Cell("alone")
        stand = self.cluster.stands.get(article, Relation.AGREE).value
        if stand == "differ" and not self._is_sure(article):
            stand = "may"
        value = self._values.get(article, "")
        one_text = any(article in group for group in self.cluster.one_text)
        return Cell(stand, value, one_text)

    def _is_sure(self, article: str) -> bool:
        found = [each for each in self.cluster.differences if article in each.values]
        return any(each.sure for each in found) or not found


@dataclass(frozen=True)
class RowFilter:
    """Which rows are shown; an empty set asks for nothing."""

    stands: frozenset[str] = frozenset()
    """Some of `STANDS`."""

    kinds: frozenset[Kind] = frozenset()
    tags: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()
    """Names of articles that all have to have it."""

    words: str = ""
    """What was typed to find rows by."""

    def __bool__(self) -> bool:
        return bool(self.stands or self.kinds or self.tags or self.articles or self.words)

    @cached_property
    def _words(self) -> list[str]:
        return self.words.casefold().split()

    def shows(self, row: Row, claims: Mapping[tuple[str, str], Claim], said: Said) -> bool:
        """Return whether `row` is shown.

        Args:
            row: The row.
            claims: From the key of a member to its claim.
            said: What was said of the claims.
        """
        if self.stands and row.stand not in self.stands:
            return False
        if not self.articles <= row.members.keys():
            return False
        if self._words and not all(word in row.find_words for word in self._words):
            return False
        if self.kinds and self.kinds.isdisjoint(row.kinds(claims)):
            return False
        return not self.tags or not self.tags.isdisjoint(said.tags(row.cluster))

    def toggled(self, group: str, value: str) -> RowFilter:
        """Return the filter with `value` taken into one of its sets, or out of it."""
        if group == "stands":
            return replace(self, stands=self.stands ^ {value})
        if group == "kinds":
            return replace(self, kinds=self.kinds ^ {Kind(value)})
        if group == "tags":
            return replace(self, tags=self.tags ^ {value})
        return replace(self, articles=self.articles ^ {value})


def rows_of(story: Story) -> tuple[Row, ...]:
    """Return the rows of a story: differences first, then by breadth, then what stands alone."""
    told = [Row(cluster) for cluster in story.clusters]
    told.sort(key=_order)
    return (*told, *(_alone(member) for member in story.only_here))


def _order(row: Row) -> tuple[int, int, int]:
    """Return what a row is sorted by; of those alike the story's own order holds."""
    rank = min(STANDS.index(row.stand), STANDS.index("refine"))
    return rank, -len(row.members), -row.cluster.independent


def _alone(member: Member) -> Row:
    id_ = f"{member.article}\0{member.claim}"
    return Row(Cluster(id_, " ".join(member.text.split()), Relation.AGREE, (member,)), alone=True)
