"""`reader check`: whether all that is stored is sound."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.cli.arguments import add_engine
from reader.cli.edits import print_edits
from reader.cli.kept import note_emptiness, read_stored
from reader.cli.printing import print_json, print_table, print_text
from reader.cli.problems import Problems, UsageError, note
from reader.cli.reanchoring import add_options, reanchor
from reader.cli.sources import articles_in, finder, sources
from reader.store import (
    Store,
    check_codebook,
    check_disk,
    check_entry,
    check_leftovers,
    check_sides,
    repair_folder,
)

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from reader.cli.sources import Sources
    from reader.errors import ReaderError
    from reader.model import Article
    from reader.store import Entry, Finding

__all__ = ["configure"]

HARMLESS = frozenset({"leftover", "network", "read-only"})
"""Findings that are told, but leave all sound."""


def configure(parser: argparse.ArgumentParser, _name: str) -> None:
    """Say what the command takes."""
    parser.description = (
        "Verify every stored file and the place of every annotation, of all annotators unless "
        "--annotator names one; with PATH only what is kept on the articles there."
    )
    parser.epilog = """\
examples:
  reader check
  reader check seeds --format json
  reader check seeds --reanchor                    old and new words of what is elsewhere
  reader check seeds --reanchor --accept moved     and take the new places of what only moved
  reader check --repair                            mend what is safe to mend, then verify
  reader check seeds --edits                       what was edited since it was annotated

Ends with 0 where all is sound: every file can be read and every annotation stands on its very words
where it was made. Else with 1, and says what is damaged, foreign or newer (the file), missing (the
article), moved, edited or orphaned (the annotation), or where a history does not lead to what is
kept. Leftovers of interrupted saves and what may not be written are listed, but do no harm.
--reanchor puts right what is elsewhere, --repair what is damaged; both keep what was there before.

json: {"sound", "files", "annotations", "findings": [{"file", "article", "annotator", "problem",
"text", "annotation"}]}"""
    add_options(parser)
    parser.add_argument(
        "--repair",
        action="store_true",
        help="first mend what is safe to mend; what was there before is kept",
    )
    parser.add_argument(
        "--edits",
        action="store_true",
        help="list the claims that were reworded, dropped or added since they were annotated",
    )
    add_engine(parser)
    parser.add_argument("paths", nargs="*", metavar="PATH", help="articles or folders of them")
    parser.add_argument(
        "--format", choices=("table", "json"), default="table", help="default: table"
    )
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    given = sources(options)
    problems = Problems()
    store = Store(given.annotations, given.annotator)
    _refuse_misuse(options)
    if options.repair:
        _repair(given)
    articles = list(articles_in(options.paths, given, problems)) if options.paths else None
    if options.reanchor:
        return reanchor(options, given, articles, problems) or problems.exit_code
    if options.edits:
        entries = _entries(store, given, articles)
        return print_edits(store, entries, finder(given), options.format) or problems.exit_code
    findings: list[tuple[str, Finding]] = []
    files = annotations = 0
    for entry, article in _entries(store, given, articles):
        files += 1
        annotations += len(entry.kept.annotations)
        findings += (
            (entry.annotator, finding)
            for finding in check_entry(entry, article, store.texts.recall)
        )
    if articles is None:
        findings += (("", finding) for finding in check_codebook(store))
        findings += check_sides(store, given.annotator if given.chosen else None)
        findings += (("", finding) for finding in check_leftovers(store))
        findings += (("", finding) for finding in check_disk(store))
    broken = sum(finding.problem not in HARMLESS for _, finding in findings)
    if options.format == "table" and problems.count and not files:
        return problems.exit_code  # what was named is not there, and that has been said
    if options.format == "json":
        _print_json(not broken, files, annotations, findings)
    else:
        _print_table(broken, files, annotations, findings)
    if not files and articles is None:
        note_emptiness(given)
    return 1 if broken else problems.exit_code


def _repair(given: Sources) -> None:
    """Mend what can be mended, and say on stderr what was: stdout has the state after it."""
    for each in repair_folder(given.annotations):
        note(f"{each.file}: {'' if each.done else 'not mended: '}{each.text}")


def _refuse_misuse(options: argparse.Namespace) -> None:
    if options.reanchor and options.edits:
        raise UsageError("check: --reanchor and --edits", "give one or the other")
    if not options.reanchor and (options.accept or options.place or options.drop):
        raise UsageError("check: --accept, --place and --drop go with --reanchor", "add --reanchor")


def _entries(
    store: Store, given: Sources, articles: list[Article] | None
) -> Iterator[tuple[Entry, Article | None]]:
    """Yield the stored files with their articles, as those are now.

    Args:
        store: Where they are.
        given: What the command works with.
        articles: Those whose files are wanted; None for all.
    """
    by_key = {store.key(article.path): article for article in articles or ()}
    # A damaged file does not tell its article; it is known by its name.
    names = {store.path(each.path).relative_to(store.home) for each in articles or ()}
    for entry in store.entries(given.annotator if given.chosen else None):
        if articles is not None:
            inside = entry.file.relative_to(store.folder)
            if entry.key in by_key or inside.relative_to(inside.parts[0]) in names:
                yield entry, by_key.get(entry.key)
        elif entry.problem is not None:
            yield entry, None
        else:
            # That it is missing becomes a finding of its own.
            yield entry, read_stored(store, entry, _leave_unsaid)


def _leave_unsaid(_error: ReaderError) -> None:
    return


def _print_json(
    sound: bool, files: int, annotations: int, findings: list[tuple[str, Finding]]
) -> None:
    records = [
        {
            "file": str(finding.file),
            "article": finding.article,
            "annotator": annotator,
            "problem": finding.problem,
            "text": finding.text,
            "annotation": finding.annotation,
        }
        for annotator, finding in findings
    ]
    print_json({"sound": sound, "files": files, "annotations": annotations, "findings": records})


def _print_table(
    broken: int, files: int, annotations: int, findings: list[tuple[str, Finding]]
) -> None:
    if findings:
        rows = [
            (str(finding.file), finding.problem, finding.annotation or "-", finding.text)
            for _, finding in findings
        ]
        print_table(("file", "problem", "annotation", "what"), rows)
    checked = (
        f"{files} file{'s' * (files != 1)}, {annotations} annotation{'s' * (annotations != 1)}"
    )
    sound = "all sound" if not broken else f"{broken} not sound"
    print_text(f"{checked}: {sound}")
