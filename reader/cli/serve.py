"""`reader serve`: the desk in a browser on this machine."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from reader.cli.arguments import add_engine
from reader.cli.printing import print_text
from reader.cli.problems import Problems, note, report
from reader.cli.sources import finder, sources
from reader.errors import ReaderError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from reader.cli.sources import Sources

__all__ = ["configure"]

_PORT = 8642
"""The port, where none is named."""

_MISSING = ReaderError(
    "serve: what it needs is not installed", "pip install 'claim-reader[web]', or use `reader`"
)


def configure(parser: argparse.ArgumentParser, _name: str) -> None:
    """Say what the command takes."""
    parser.description = (
        "Serve the desk to a browser on this machine, for people without a terminal: prints the "
        "address to open, which holds a token, and goes on until ctrl+c. Each page is a desk of "
        "its own; several may be open on the same folder at once."
    )
    parser.epilog = """\
examples:
  reader serve seeds
  reader serve seeds --port 0            on any free port
  READER_TOKEN=… reader serve seeds      the same token, and address, at each start

Only this machine can reach it, and only with the token: without it, everything is refused. Nothing
is fetched from any other host. Needs the extra claim-reader[web]."""
    parser.add_argument("paths", nargs="*", metavar="PATH", help="articles or folders of them")
    parser.add_argument(
        "--port",
        metavar="N",
        type=_port,
        default=_PORT,
        help=f"the port; 0 means any free one (default: {_PORT})",
    )
    add_engine(parser)
    parser.set_defaults(run=_run)


def _port(word: str) -> int:
    from argparse import ArgumentTypeError

    if not (word.isascii() and word.isdecimal() and int(word[:6]) < 65536):
        raise ArgumentTypeError(f"{word!r} is no port: a whole number from 0 to 65535")
    return int(word)


def _run(options: argparse.Namespace) -> int:
    given = sources(options)
    if not _has_articles(options, given):
        return 1
    try:
        from reader.serving import Gate, Served, serve
    except ImportError as error:
        raise _MISSING from error
    paths = options.paths or _default_paths()
    served = Served(
        name=", ".join(Path(path).resolve().name for path in paths),
        words=[*_words(options), "--", *map(str, paths)],
        gate=Gate(os.environ.get("READER_TOKEN", "")),
        tell=_tell,
    )

    def started(address: str) -> None:
        print_text(address)
        sys.stdout.flush()
        note(f"whoever has this address reads and annotates as {given.annotator}; ctrl+c ends it")

    return 128 + serve(served, options.port, started)


def _has_articles(options: argparse.Namespace, given: Sources) -> bool:
    """Return whether there are any; what keeps a desk from opening is said before there is a page.

    Raises:
        ReaderError: There are none, the engine cannot be used, or keys in the settings clash.
    """
    from reader.library import list_files
    from reader.tui.actions import remapped

    remapped(given.settings.keys)
    if given.engine:
        finder(given)
    paths = options.paths or _default_paths()
    problems = Problems()
    listed = list_files(paths, problems, skip=[given.annotations])
    if not listed and not problems.count:
        names = ", ".join(map(str, paths))
        raise ReaderError(f"{names}: no articles", "name a .txt or .md file, or a folder of them")
    return bool(listed)


def _default_paths() -> list[str]:
    from reader.library import default_paths

    return [str(path) for path in default_paths()]


def _words(options: argparse.Namespace) -> Iterator[str]:
    """Yield the options of the desk: those of this command line."""
    yield "open"
    for name in ("annotations", "annotator", "config", "engine"):
        value = getattr(options, name)
        if value is not None:
            yield f"--{name}={value}"
    if options.debug:
        yield "--debug"


def _tell(line: str) -> None:
    """Say what a desk says; it has named the program already."""
    report(line.removeprefix("reader: "))
