"""`reader search`: words, phrases and marks in a folder, with what stands around them."""

from __future__ import annotations

import os
import shutil
import sys
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, TextIO, cast

from reader.cli import progress
from reader.cli.arguments import add_engine
from reader.cli.printing import Screen, print_json, print_text
from reader.cli.problems import Problems, UsageError, note
from reader.cli.sources import finder, sources
from reader.index.query import QueryError
from reader.library import default_paths
from reader.searching import Search
from reader.store import Store
from reader.typeset.kwic import in_context
from reader.typeset.safe import visible

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable

    from rich.console import Console
    from rich.text import Text

    from reader.searching import Hit
    from reader.typeset.kwic import InContext

__all__ = ["configure"]

_FORMATS = ("table", "jsonl", "csv", "markdown")

_PLAIN_WIDTH = 100
"""Cells of a line that does not go to a terminal."""

_LEAST = 16
"""Cells that the words and what is around them have in any case."""

_PLACE = 13
"""Cells of the offsets at the left."""

_SET_OFF = "[", "]"
"""What stands around a hit where it cannot be drawn otherwise."""


def configure(parser: argparse.ArgumentParser, _name: str) -> None:
    """Say what the command takes."""
    parser.description = (
        "Print all places of words and marks in the articles, with what stands around them."
    )
    parser.epilog = """\
a query, in quotes where it has blanks:
  prison cells           both words in one article, in any case, with or without accents
  "prison cells"         side by side
  pris*                  any word that begins so
  tag:verdict            passages with this tag or one below it: verdict/disputed
  status:accepted        claims that were accepted, or rejected
  kind:quote             claims of this kind
  source:garcia          claims of whom the name has this word; source:"ana garcia"
  -cells -kind:quote     a minus leaves out what follows

Each part narrows it down: with operators, the words have to stand in a passage that has all that
the operators ask for, and what is found are the words, or else the passages.

examples:
  reader search '"death penalty"' seeds
  reader search 'inmates kind:quantity' seeds
  reader search 'tag:needs/source -status:rejected' --format jsonl

A line of jsonl has article, start, end, text and context; text is [start:end] of the article's
text. csv has a row for each place, with what stands before and after it; no cell starts a formula.
markdown is a report to read. What is found comes from an index in the user's cache folder, which is
made at the first search, keeps itself fresh, and may be deleted."""
    parser.add_argument("query", metavar="QUERY", type=str.strip, help="what to find")
    parser.add_argument(
        "paths", nargs="*", default=[], metavar="PATH", help="articles or folders of them"
    )
    parser.add_argument("--format", choices=_FORMATS, default="table", help="default: table")
    add_engine(parser)
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    given = sources(options)
    problems = Problems()
    paths = [*map(_path, options.paths)] or default_paths()
    store = Store(given.annotations, given.annotator)
    with progress.counting("reading") as on_progress:
        search = Search(paths, store, lambda: finder(given), problems, on_progress)
        try:
            hits = search.find(options.query)
            count = _print(options.format, options.query, hits)
        except QueryError as error:
            raise UsageError(f"search: {error.message}", error.hint) from error
        finally:
            search.close()
    if not count and not problems.count:
        note(f"{options.query}: nothing found")
    return problems.exit_code


def _path(word: str) -> Path:
    if not word:
        raise UsageError("search: '': an empty name", "name a file or a folder")
    return Path(word)


def _print(format_: str, query: str, hits: Iterable[Hit]) -> int:
    """Print hits in a format; return how many there were."""
    if format_ == "table":
        return _print_lines(hits)
    if format_ == "jsonl":
        return _print_records(hits)
    from reader.exchange.hits import HIT_FORMATS, FoundPlace

    places = (
        FoundPlace(hit.article, hit.span.start, hit.span.end, hit.text, hit.context, hit.at)
        for hit in hits
    )
    screen = cast("TextIO", Screen())
    return HIT_FORMATS[format_].write(query, places, screen if sys.stdout.isatty() else sys.stdout)


def _print_records(hits: Iterable[Hit]) -> int:
    """Print hits as JSON lines; return how many there were."""
    count = 0
    for hit in hits:
        count += 1
        record = {"article": hit.article, "start": hit.span.start, "end": hit.span.end}
        print_json(record | {"text": hit.text, "context": hit.context})
    return count


def _print_lines(hits: Iterable[Hit]) -> int:
    """Print hits below the names of their articles, each on a line; return how many there were."""
    console: Console | None = None
    width = _PLAIN_WIDTH
    if sys.stdout.isatty():
        width = shutil.get_terminal_size().columns
        if os.environ.get("TERM", "") not in ("", "dumb"):
            from rich.console import Console

            console = Console(file=sys.stdout, highlight=False)
    count = 0
    for article, group in groupby(hits, key=lambda hit: hit.article):
        if count:
            print_text("")
        if console:
            progress.clear()
            console.print(visible(article), style="bold", markup=False, soft_wrap=True)
        else:
            print_text(article)
        for hit in group:
            count += 1
            place = f"{hit.span.start}-{hit.span.end}"
            before, words, after = _fitted(hit, max(_LEAST, width - 2 - max(_PLACE, len(place))))
            if console:
                progress.clear()
                console.print(_drawn(place, before, words, after), soft_wrap=True)
            else:
                opening, closing = _SET_OFF
                line = f"{place:<{_PLACE}} {before}{opening}{words}{closing}{after}"
                print_text(line.rstrip())
    return count


def _drawn(place: str, before: str, words: str, after: str) -> Text:
    from rich.text import Text

    parts = ((f"{place:<{_PLACE}} ", "dim"), before, (words, "bold reverse"), after)
    return Text.assemble(*parts, no_wrap=True)


def _fitted(hit: Hit, room: int) -> InContext:
    """Return a hit, what stands before it and behind it, in `room` cells, the hit in the middle.

    Two cells of it are left for what sets the hit off.
    """
    before, after = hit.context[: hit.at], hit.context[hit.at + len(hit.text) :]
    return in_context(before, hit.text, after, room - 2)
