"""`reader export`: annotations with their source text, in formats that other tools read."""

from __future__ import annotations

import sys
import textwrap
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TextIO, cast

from reader.cli.arguments import add_engine
from reader.cli.kept import add_tag_option, annotated_articles, has_tag, note_emptiness
from reader.cli.printing import Screen
from reader.cli.problems import Problems, UsageError, note, note_written
from reader.cli.sources import claims_of, finder, sources
from reader.errors import ReaderError
from reader.exchange import FORMATS, Export, beside, keep_earlier, write_file
from reader.store import Store, UnreadableError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Collection, Iterator

    from reader.cli.sources import Sources
    from reader.exchange import ExportedArticle, Format
    from reader.model import Tag

__all__ = ["configure"]


def configure(parser: argparse.ArgumentParser, _name: str) -> None:
    """Say what the command takes."""
    parser.description = (
        "Write the annotations of one annotator with their source text and claims; without PATH "
        "of all articles that are annotated, with PATH of all articles there."
    )
    limits = "\n".join(
        textwrap.fill(each.limits, 98, initial_indent="- ", subsequent_indent="  ")
        for each in FORMATS.values()
        if each.limits
    )
    parser.epilog = f"""\
examples:
  reader export --out desk.json
  reader export seeds --format csv --out coded.csv
  reader export --format markdown --tag needs/source
  reader export --beside       seeds/04-brief.txt.reader.json beside seeds/04-brief.txt

The json export is described by the JSON Schema in reader/exchange/reader-1.schema.json; for every
annotation in it, text[start:end] is `exact`; those whose passage is gone stand in `orphans`.
{limits}

A file is written whole or not at all. One that is there is replaced only where it is an earlier
export in the same format; no article is ever written over, nor a file among the annotations."""
    parser.add_argument("paths", nargs="*", metavar="PATH", help="articles or folders of them")
    parser.add_argument("--format", choices=tuple(FORMATS), default="json", help="default: json")
    parser.add_argument("--out", metavar="FILE", default=None, help="default: -, which is stdout")
    parser.add_argument(
        "--beside", action="store_true", help="write one file next to each article instead"
    )
    add_tag_option(parser)
    add_engine(parser)
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    if options.beside and options.out is not None:
        raise UsageError("export: --beside and --out", "give one or the other")
    given = sources(options)
    problems = Problems()
    format_ = FORMATS[options.format]
    codebook = Store(given.annotations, given.annotator).codebook().tags
    exported = _Exported(options, given, problems)
    if options.beside:
        for each in exported:
            _write_beside(each, format_, given, codebook, problems)
    else:
        export = Export(given.annotator, codebook, exported)
        if options.out in (None, "-"):
            screen = cast("TextIO", Screen())
            format_.write(export, screen if sys.stdout.isatty() else sys.stdout)
        elif not options.out:
            raise UsageError("export: --out is empty", "name a file, or - for stdout")
        else:
            anew = _write(Path(options.out), export, format_, given, exported.files)
            note_written(options.out, anew=anew)
        if format_.limits:
            note(format_.limits)
    if not exported.count and not problems.count:
        note_emptiness(given, options.paths, options.tag)
    return problems.exit_code


class _Exported:
    """The articles that go out; gone through once, counted on the way."""

    def __init__(self, options: argparse.Namespace, given: Sources, problems: Problems) -> None:
        self.count = 0
        self.files: list[Path] = []
        self._unreadable = False
        self._options = options
        self._given = given
        self._engine = finder(given)
        self._problems = problems

    def __iter__(self) -> Iterator[ExportedArticle]:
        tag = self._options.tag
        for kept in annotated_articles(self._options.paths, self._given, self._refuse):
            self.files.append(kept.article.path)
            wanted = tuple(each for each in kept.annotations if has_tag(each, tag))
            if tag is not None and not wanted:
                continue
            self.count += 1
            claims = tuple(claims_of(kept.article, self._engine))
            yield replace(kept, annotations=wanted, claims=claims)
        out = self._options.out or "-"
        if self._unreadable and out != "-":
            keep_earlier(Path(out))

    def _refuse(self, error: ReaderError) -> None:
        self._unreadable |= isinstance(error, UnreadableError)
        self._problems(error)


def _write(
    path: Path, export: Export, format_: Format, given: Sources, articles: Collection[Path]
) -> bool:
    return write_file(path, export, format_, kept_apart=articles, annotations=given.annotations)


def _write_beside(
    exported: ExportedArticle,
    format_: Format,
    given: Sources,
    codebook: tuple[Tag, ...],
    problems: Problems,
) -> None:
    article = exported.article.path
    if not article.is_file():
        return  # It is gone, which has been said; there is nothing to be beside of.
    path = beside(article, format_)
    try:
        export = Export(given.annotator, codebook, [exported])
        anew = _write(path, export, format_, given, [article])
    except ReaderError as error:
        problems(error)
    else:
        note_written(str(beside(Path(exported.article.name), format_)), anew=anew)
