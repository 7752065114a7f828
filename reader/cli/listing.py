"""`reader list`: the annotations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reader.cli.kept import add_tag_option, annotated_articles, has_tag, note_emptiness
from reader.cli.printing import print_json, print_table
from reader.cli.problems import Problems
from reader.cli.sources import sources
from reader.exchange import placed_record

if TYPE_CHECKING:
    import argparse

    from reader.model import Placed

__all__ = ["configure"]


def configure(parser: argparse.ArgumentParser, _name: str) -> None:
    """Say what the command takes."""
    parser.description = (
        "Print the annotations of one annotator; without PATH all that are kept, also those on "
        "articles that are gone."
    )
    parser.epilog = """\
examples:
  reader list
  reader list seeds/04-brief.txt --tag verdict    verdict and what is below: verdict/disputed
  reader list --format jsonl

A line of jsonl is the annotation as it is kept, with `article` and `anchor`: exact (the words stand
where they stood), moved (they stand elsewhere), edited (nearly the same words; `was` has those
annotated) or orphaned (the passage is gone; then target has no start and end). Otherwise
text[start:end] of the article as it is now is the target's `exact`."""
    parser.add_argument("paths", nargs="*", metavar="PATH", help="articles or folders of them")
    add_tag_option(parser)
    parser.add_argument(
        "--format", choices=("table", "jsonl"), default="table", help="default: table"
    )
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    given = sources(options)
    problems = Problems()
    shown = 0
    for kept in annotated_articles(options.paths, given, problems):
        article = kept.article
        wanted = [each for each in kept.annotations if has_tag(each, options.tag)]
        shown += len(wanted)
        if options.format == "jsonl":
            for placed in wanted:
                print_json({"article": article.name} | _listed(placed, article.text))
        elif wanted:
            print_table(
                ("place", "anchor", "status", "tags", "note", "words"),
                [_row(placed, article.text) for placed in wanted],
                f"{article.name}: {article.title}",
            )
    if not shown and not problems.count:
        note_emptiness(given, options.paths, options.tag)
    return problems.exit_code


def _listed(placed: Placed, text: str) -> dict[str, Any]:
    record = placed_record(placed, text)
    if placed.span is None:
        del record["target"]["start"], record["target"]["end"]
    return record


def _row(placed: Placed, text: str) -> tuple[str, ...]:
    annotation, span = placed.annotation, placed.span
    return (
        f"{span.start}-{span.end}" if span else "-",
        placed.anchor.value,
        annotation.status.value if annotation.status else "-",
        ", ".join(annotation.tags) or "-",
        annotation.note or "-",
        span.text_in(text) if span else annotation.target.exact,
    )
