"""A reader's own joining and splitting of statements: `annotations/<annotator>.story.json`.

Claims are kept by the words they consist of, so that they are found again in a changed article.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from reader.model import Annotation, Target, new_id, now
from reader.model.story import Member, Ruling, Verdict
from reader.store.anchoring import place, select
from reader.store.documents import documents
from reader.store.side_file import SideFile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from reader.model import Article, Claim
    from reader.model.story import Told
    from reader.store.storage import Tables

__all__ = ["KeptRuling", "Passage", "RulingFile", "Rulings", "passage_of"]

_HALF = 0.5
"""The share of a claim's words that have to be those that were ruled on."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A claim, as it is found again."""

    article: str
    """The article's name in the store, see `reader.store.naming`."""

    target: Target


@dataclass(frozen=True, slots=True)
class KeptRuling:
    """A ruling as it is kept."""

    step: str
    """What was ruled at once is taken back at once: the id of that."""

    when: str
    """See `reader.model.now`."""

    verdict: Verdict
    first: Passage
    second: Passage


@dataclass(frozen=True, slots=True)
class Rulings:
    """What was ruled, in order, and what of it was taken back."""

    kept: tuple[KeptRuling, ...] = ()
    undone: tuple[KeptRuling, ...] = ()
    """What can be ruled again, the next one last."""

    def with_step(self, pairs: Iterable[tuple[Passage, Passage]], verdict: Verdict) -> Rulings:
        """Return them with one step more; what was taken back before cannot be ruled again."""
        step, when = new_id(), now()
        new = (KeptRuling(step, when, verdict, first, second) for first, second in pairs)
        return Rulings((*self.kept, *new))

    def back(self) -> Rulings:
        """Return them without the last step; themselves where there is none."""
        if not self.kept:
            return self
        step = self.kept[-1].step
        stays = tuple(each for each in self.kept if each.step != step)
        gone = tuple(each for each in self.kept if each.step == step)
        return Rulings(stays, (*self.undone, *gone))

    def forward(self) -> Rulings:
        """Return them with the step that was taken back last; themselves where there is none."""
        if not self.undone:
            return self
        step = self.undone[-1].step
        stays = tuple(each for each in self.undone if each.step != step)
        again = tuple(each for each in self.undone if each.step == step)
        return Rulings((*self.kept, *again), stays)

    def found(self, told: Sequence[Told], key: Callable[[Path], str]) -> tuple[Ruling, ...]:
        """Return the rulings on claims that are still there, in order.

        Args:
            told: The articles with their claims.
            key: From an article's file to its name in the store.
        """
        wanted = {passage for each in self.kept for passage in (each.first, each.second)}
        articles = {passage.article for passage in wanted}
        members: dict[Passage, Member] = {}
        for one in told:
            if (name := key(one.article.path)) in articles:
                here = [passage for passage in wanted if passage.article == name]
                members |= _members(one, here)
        return tuple(
            Ruling(members[each.first], members[each.second], each.verdict)
            for each in self.kept
            if each.first in members and each.second in members
        )


class RulingFile(SideFile[Rulings]):
    """Where one annotator's rulings are kept."""

    suffix = ".story.json"
    marker = "story"
    what = "a ruling"

    def empty(self) -> Rulings:
        """Return no rulings."""
        return Rulings()

    def from_tables(self, tables: Tables) -> Rulings:
        """Return the rulings in the tables of the file."""
        kept = tuple(_from_record(each) for each in documents(tables, "rulings"))
        undone = tuple(_from_record(each) for each in documents(tables, "undone"))
        return Rulings(kept, undone)

    def to_tables(self, content: Rulings) -> dict[str, list[dict[str, Any]]]:
        """Return the rulings as the tables of the file."""
        return {
            "rulings": [_record(each) for each in content.kept],
            "undone": [_record(each) for each in content.undone],
        }


def passage_of(article: Article, member: Member, key: Callable[[Path], str]) -> Passage:
    """Return what is kept of a claim.

    Args:
        article: Its article.
        member: The claim, as it stands in a story.
        key: From an article's file to its name in the store.
    """
    return Passage(key(article.path), select(article.text, member.span))


def _members(told: Told, passages: Sequence[Passage]) -> dict[Passage, Member]:
    """Return the claims of an article that are at some passages of it, or nearly there."""
    blanks = {
        str(number): Annotation(str(number), passage.target, "", "", "")
        for number, passage in enumerate(passages)
    }
    found: dict[Passage, Member] = {}
    for placed in place(told.article.text, [*blanks.values()]):
        if placed.span is None:
            continue
        span = placed.span
        best = max(told.claims, key=lambda claim: _share(claim, span.start, span.end), default=None)
        if best is not None and _share(best, span.start, span.end) > _HALF:
            passage = passages[int(placed.annotation.id)]
            found[passage] = Member(told.name, best.id, best.span, best.text)
    return found


def _share(claim: Claim, start: int, end: int) -> float:
    """Return how much of a claim and a stretch of text is in both, 0 to 1."""
    shared = min(claim.span.end, end) - max(claim.span.start, start)
    return max(0, shared) / max(1, end - start, len(claim.span))


def _record(ruling: KeptRuling) -> dict[str, Any]:
    return {
        "step": ruling.step,
        "when": ruling.when,
        "verdict": ruling.verdict.value,
        "first": _passage_record(ruling.first),
        "second": _passage_record(ruling.second),
    }


def _passage_record(passage: Passage) -> dict[str, Any]:
    target = passage.target
    return {
        "article": passage.article,
        "start": target.start,
        "end": target.end,
        "exact": target.exact,
        "prefix": target.prefix,
        "suffix": target.suffix,
        "occurs": target.occurs,
    }


def _from_record(record: Mapping[str, Any]) -> KeptRuling:
    return KeptRuling(
        step=str(record["step"]),
        when=str(record["when"]),
        verdict=Verdict(record["verdict"]),
        first=_passage_from(record["first"]),
        second=_passage_from(record["second"]),
    )


def _passage_from(record: Mapping[str, Any]) -> Passage:
    target = Target(
        start=int(record["start"]),
        end=int(record["end"]),
        exact=str(record["exact"]),
        prefix=str(record["prefix"]),
        suffix=str(record["suffix"]),
        occurs=int(record["occurs"]),
    )
    return Passage(str(record["article"]), replace(target, start=max(0, target.start)))
