"""`reader compare`: what several articles say of one event, lined up claim by claim."""

from __future__ import annotations

import sys
from collections import Counter
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TextIO, cast

from reader.cli.arguments import add_engine
from reader.cli.printing import Screen
from reader.cli.problems import Problems, UsageError, note, note_written
from reader.cli.progress import counting
from reader.cli.sources import articles_in, finder, followed, sources
from reader.errors import ReaderError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from reader.cli.sources import Sources
    from reader.model import Article
    from reader.model.story import Ruling, Told
    from reader.telling import Telling

__all__ = ["configure"]

FORMATS = ("table", "json", "csv", "html", "svg")


def configure(parser: argparse.ArgumentParser, _name: str) -> None:
    """Say what the command takes."""
    parser.description = (
        "Line up the claims of several articles about one event: what several of them state, "
        "where they agree, where one says more, where they differ and on what, and which of them "
        "share their text."
    )
    parser.epilog = """\
examples:
  reader compare seeds
  reader compare seeds --format json > story.json
  reader compare seeds --format html --out story.html     the words behind each cell
  reader compare seeds --format svg --out story.svg       a picture for a report

A row of the table is a statement, a column an article: ● agrees, ◐ says more or less exactly,
≠ differs, ≟ may differ, · does not say it. Below a row stands what the articles differ on, and
which of them have one text. What you joined and split in the desk counts. Claims that were found
before are taken from the cache in the user's cache folder, which may be deleted at any time.

The json is described by the JSON Schema in reader/exchange/reader-story-1.schema.json; start and
end are code points: article.text[start:end] is text. A file is written whole or not at all, and
replaces none but an earlier one of the same format."""
    parser.add_argument("paths", nargs="*", metavar="PATH", help="articles or folders of them")
    parser.add_argument("--format", choices=FORMATS, default="table", help="default: table")
    parser.add_argument("--out", metavar="FILE", default="-", help="default: -, which is stdout")
    add_engine(parser)
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    if not options.out:
        raise UsageError("compare: --out is empty", "name a file, or - for stdout")
    if options.format == "table" and options.out != "-":
        raise UsageError(
            "compare: a table goes to stdout", "give --format json, csv, html or svg with --out"
        )
    given = sources(options)
    problems = Problems()
    telling = _tell(options.paths, given, problems)
    if telling.told:
        _note_doubts(telling.articles, options.paths)
        if options.format == "table":
            from reader.cli.compare_table import print_story

            print_story(telling)
        else:
            _write(telling, options.format, options.out, given)
    return problems.exit_code


def _tell(paths: Sequence[str], given: Sources, problems: Problems) -> Telling:
    from reader import cache
    from reader.telling import tell

    engine = finder(given)
    articles = articles_in(paths, given, problems, "finding claims")
    with counting("comparing") as on_progress:
        return tell(
            articles,
            lambda article: followed(article, cache.claims_of(article, engine)),
            partial(_ruled, given, problems),
            on_progress=on_progress,
        )


def _ruled(given: Sources, problems: Problems, told: Sequence[Told]) -> Sequence[Ruling]:
    """Return what the annotator joined and split in the desk."""
    if not given.annotations.is_dir():
        return ()
    from reader.store.naming import article_key
    from reader.store.rulings import RulingFile

    try:
        kept = RulingFile(given.annotations, given.annotator).read()
    except ReaderError as error:
        problems(error)
        return ()
    return kept.found(told, partial(article_key, given.annotations))


def _note_doubts(articles: Sequence[Article], paths: Sequence[str]) -> None:
    """Say what stands in the way of a comparison of what was named."""
    from reader.telling import language_in

    if len(articles) == 1:
        name = articles[0].name
        if len({Path(path).resolve() for path in paths}) < len(paths):
            note(f"{name}: the same article was named more than once; name another, too")
        else:
            note(f"{name}: one article alone; name more, or a folder of them")
    tongues = {each.name: tag for each in articles if (tag := language_in(each))}
    if not tongues:
        return
    counts = Counter(tongues.values())
    most = min(counts, key=lambda tag: (-counts[tag], tag))
    others = [f"{name} ({tag})" for name, tag in tongues.items() if tag != most]
    if others:
        note(
            f"most articles are in {most}; not lined up with them, but with one another by"
            f" language: {', '.join(others)}"
        )
    elif most != "en":
        note(f"the articles are in {most}; claims are lined up by what is known of English")


def _write(telling: Telling, name: str, out: str, given: Sources) -> None:
    from reader.exchange.files import write_whole
    from reader.exchange.story_contents import StoryExport
    from reader.exchange.story_formats import STORY_FORMATS

    format_ = STORY_FORMATS[name]
    export = StoryExport(telling.story, telling.articles)
    if out == "-":
        screen = cast("TextIO", Screen())
        format_.write(export, screen if sys.stdout.isatty() else sys.stdout)
        return
    anew = write_whole(
        Path(out),
        lambda stream: format_.write(export, stream),
        f"story as {name}",
        format_.recognise,
        kept_apart=[article.path for article in telling.articles],
        annotations=given.annotations,
    )
    note_written(out, anew=anew)
