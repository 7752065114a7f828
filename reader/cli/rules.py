"""`reader rules`: the engine's reasons, and what a reader made of the claims that had them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reader.cli.arguments import add_engine
from reader.cli.kept import annotated_articles, note_emptiness
from reader.cli.printing import print_json, print_table
from reader.cli.problems import Problems, note
from reader.cli.sources import claims_of, finder, sources
from reader.model import Status

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Sequence

    from reader.model import Claim, Placed, Reason, Span

__all__ = ["Record", "Tally", "configure"]


@dataclass(slots=True)
class Record:
    """What became of the claims that had one reason."""

    reason: str
    weight: float
    """What it adds to a score; the mean where that differs from claim to claim."""

    claims: int = 0
    accepted: int = 0
    rejected: int = 0

    @property
    def share(self) -> float | None:
        """The share of the rejected in the decided, 0 to 1; None where none was decided."""
        decided = self.accepted + self.rejected
        return self.rejected / decided if decided else None


class Tally:
    """Counts how often the claims of each reason were accepted and rejected.

    Args:
        reasons: The reasons that are listed even if no claim has them.
    """

    def __init__(self, reasons: Iterable[Reason]) -> None:
        self._records = {each.name: Record(each.name, each.weight) for each in reasons}
        self._listed = frozenset(self._records)
        self.claims = Record("", 0.0)
        """All claims, whatever their reasons."""
        self.unmatched = 0
        """How many decisions are on passages that are no claims."""

    def add(self, claims: Iterable[Claim], annotations: Sequence[Placed]) -> None:
        """Count the claims of an article with the annotations on just their words."""
        decided: dict[Span, set[Status]] = {}
        for placed in annotations:
            status = placed.annotation.status
            if placed.span is not None and status is not None:
                decided.setdefault(placed.span, set()).add(status)
        for claim in claims:
            said = decided.pop(claim.span, set())
            _count(self.claims, said)
            weights: dict[str, float] = {}
            for reason in claim.why:
                weights[reason.name] = weights.get(reason.name, 0.0) + reason.weight
            for name, weight in weights.items():
                record = self._records.setdefault(name, Record(name, 0.0))
                _count(record, said)
                if name not in self._listed:
                    record.weight += (weight - record.weight) / record.claims
        self.unmatched += len(decided)

    def records(self) -> list[Record]:
        """Return all records, those first whose claims were rejected most, then most often."""
        return sorted(
            self._records.values(),
            key=lambda each: (
                -1.0 if each.share is None else each.share,
                each.rejected,
                each.claims,
                each.weight,
            ),
            reverse=True,
        )


def configure(parser: argparse.ArgumentParser, _name: str) -> None:
    """Say what the command takes."""
    parser.description = (
        "Print every reason for which the engine highlights claims: what it adds to a score, how "
        "many claims had it, and how often the annotator accepted and rejected them. The reasons "
        "whose claims were rejected most come first. Without PATH of all articles that are "
        "annotated, with PATH of all articles there."
    )
    parser.epilog = """\
examples:
  reader rules
  reader rules seeds --annotator ana
  reader rules --format jsonl

A decision counts for the claim that has just its words. A line of jsonl has reason, weight, claims,
accepted, rejected, and share: that of the rejected in the decided, null where none was decided."""
    parser.add_argument("paths", nargs="*", metavar="PATH", help="articles or folders of them")
    parser.add_argument(
        "--format", choices=("table", "jsonl"), default="table", help="default: table"
    )
    add_engine(parser)
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    given = sources(options)
    engine = finder(given)
    problems = Problems()
    tally = Tally(engine.reasons())
    articles = 0
    for kept in annotated_articles(options.paths, given, problems):
        articles += 1
        tally.add(claims_of(kept.article, engine), kept.annotations)
    if options.format == "jsonl":
        for record in tally.records():
            print_json(_line(record))
    else:
        decided = tally.claims.accepted + tally.claims.rejected
        title = (
            f"engine {engine.name} {engine.version}: {tally.claims.claims} claims, "
            f"{decided} decided, {tally.claims.rejected} of them rejected"
        )
        rows = [_row(record) for record in tally.records()]
        print_table(("share", "accepted", "rejected", "claims", "weight", "reason"), rows, title)
    if tally.unmatched:
        note(
            f"decisions on passages that are no claims of this engine, not counted: "
            f"{tally.unmatched}"
        )
    if not articles and not problems.count:
        note_emptiness(given, options.paths)
    return problems.exit_code


def _count(record: Record, said: set[Status]) -> None:
    record.claims += 1
    record.accepted += Status.ACCEPTED in said
    record.rejected += Status.REJECTED in said


def _line(record: Record) -> dict[str, Any]:
    return {
        "reason": record.reason,
        "weight": round(record.weight, 4),
        "claims": record.claims,
        "accepted": record.accepted,
        "rejected": record.rejected,
        "share": None if record.share is None else round(record.share, 4),
    }


def _row(record: Record) -> tuple[str, ...]:
    share = "" if record.share is None else f"{record.share:.0%}"
    counts = (record.accepted, record.rejected, record.claims)
    return (share, *map(str, counts), f"{record.weight:+.2f}", record.reason)
