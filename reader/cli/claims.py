"""`reader claims`: what the engine finds in the articles."""

from __future__ import annotations

from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from reader.cli.arguments import add_engine, share
from reader.cli.printing import print_json, print_table, print_text
from reader.cli.problems import Problems, UsageError
from reader.cli.sources import articles_in, claims_of, finder, sources
from reader.model.records import claim_record

if TYPE_CHECKING:
    import argparse

    from reader.model import Claim

__all__ = ["configure", "speaker_of"]


def configure(parser: argparse.ArgumentParser, _name: str) -> None:
    """Say what the command takes."""
    parser.description = (
        "Print the claims of each article: the statements one could check, who makes them, and "
        "how much a fact-checker would want them checked (0 to 1)."
    )
    parser.epilog = """\
examples:
  reader claims seeds
  reader claims seeds/04-brief.txt --min-score 0.5
  reader claims seeds/04-brief.txt --explain | less
  reader claims seeds --format jsonl > claims.jsonl

A line of jsonl has article, id, start, end, text, kinds, score, attribution (source, cue, via and
their places; null in the article's own voice), hedge, quantities, dates and why. start and end are
code points: article.text[start:end] is text."""
    parser.add_argument("paths", nargs="*", metavar="PATH", help="articles or folders of them")
    parser.add_argument(
        "--format", choices=("table", "jsonl"), default="table", help="default: table"
    )
    parser.add_argument(
        "--min-score",
        type=share,
        default=0.0,
        metavar="X",
        help="leave out claims that score less, 0 to 1 (default: 0)",
    )
    parser.add_argument(
        "--explain",
        action="store_true",
        help="print all that is known of each claim, and each reason with what it adds or takes",
    )
    add_engine(parser)
    parser.set_defaults(run=_run)


def speaker_of(claim: Claim) -> str:
    """Return who says a claim, in a few words; empty in the article's own voice."""
    said = claim.attribution
    if said is None:
        return ""
    source = said.source or "?"
    return f"{source} (via {said.via})" if said.via else source


def _run(options: argparse.Namespace) -> int:
    if options.explain and options.format == "jsonl":
        raise UsageError(
            "claims: --explain is for people, --format jsonl for programs",
            "give one or the other; `why` of the jsonl has the reasons",
        )
    given = sources(options)
    engine = finder(given)
    problems = Problems()
    articles = articles_in(options.paths, given, problems, "finding claims")
    for number, article in enumerate(articles):
        found = (claim for claim in claims_of(article, engine) if claim.score >= options.min_score)
        if options.format == "jsonl":
            for claim in found:
                print_json(claim_record(claim, article.name))
        elif options.explain:
            from reader.claims import Explaining
            from reader.cli.explaining import explain

            if number:
                print_text("")
            title = f"{article.name}: {article.title}"
            if isinstance(engine, Explaining):
                explain(found, title, partial(engine.explain, article.text))
            else:
                explain(found, title)
        else:
            rows = (
                (
                    f"{claim.span.start}-{claim.span.end}",
                    f"{claim.score:.2f}",
                    ", ".join(claim.kinds),
                    speaker_of(claim),
                    claim.text,
                )
                for claim in found
            )
            # A terminal's table has to know all its rows; a text of 10 MB has too many for one.
            title = f"{article.name}: {article.title}"
            while batch := list(islice(rows, 1000)):
                print_table(("place", "score", "kinds", "source", "claim"), batch, title)
                title = ""
    return problems.exit_code
