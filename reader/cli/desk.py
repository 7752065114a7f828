"""`reader [PATH…]`: the desk."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.cli.arguments import add_engine
from reader.cli.problems import Problems
from reader.cli.sources import finder, sources
from reader.errors import ReaderError

if TYPE_CHECKING:
    import argparse

__all__ = ["configure"]


_PATIENCE = 0.1
"""Seconds for which articles are read before the first of them is shown."""


def configure(parser: argparse.ArgumentParser, _name: str) -> None:
    """Say what the command takes."""
    parser.usage = "reader [open] [PATH…]"
    parser.description = (
        "Open the desk on articles or folders of them: ./seeds if none are named and there is "
        "one, else the current folder. In the desk, ? shows the keys and q leaves."
    )
    parser.epilog = """\
examples:
  reader
  reader seeds --annotator ana
  reader ./claims            a file or folder that is called like a command"""
    parser.add_argument("paths", nargs="*", metavar="PATH", help="articles or folders of them")
    add_engine(parser)
    parser.set_defaults(run=_run)


class _Held(Problems):
    """Problems that are said when the screen is free: before the desk opens and after it closes."""

    def __init__(self) -> None:
        super().__init__()
        self.open = False
        self._waiting: list[ReaderError] = []

    def __call__(self, error: ReaderError) -> None:
        if not self.open:
            super().__call__(error)
        elif str(error) not in map(str, self._waiting):
            self._waiting.append(error)

    def close(self) -> None:
        """Say what came up while the desk was open."""
        self.open = False
        for error in self._waiting:
            self(error)


def _run(options: argparse.Namespace) -> int:
    given = sources(options)
    from reader.library import default_paths
    from reader.project import Project

    problems = _Held()
    paths = options.paths or default_paths()
    if given.engine:
        finder(given)  # an engine that cannot be used is told before the screen opens
    project = Project.open(
        paths,
        annotations=given.annotations,
        annotator=given.annotator,
        on_problem=problems,
        engine=given.engine,
        patience=_PATIENCE,
    )
    if not project.articles:
        if problems.count:
            return problems.exit_code
        names = ", ".join(str(path) for path in paths)
        raise ReaderError(f"{names}: no articles", "name a .txt or .md file, or a folder of them")
    if not os.environ.get("TEXTUAL_DRIVER"):
        _refuse_without_terminal()
    from reader.tui.app import run

    settings = replace(given.settings, annotator=given.annotator, annotations=given.annotations)
    problems.open = True
    try:
        code = run(project, settings)
    finally:
        problems.close()
    return code or problems.exit_code


def _refuse_without_terminal() -> None:
    """Raise that there is none; not asked where a driver of one's own has keys and a screen."""
    hint = "without one: reader claims, reader show, reader serve; reader --help has more"
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise ReaderError("the desk: needs a terminal for its screen and its keys", hint)
    if os.environ.get("TERM") == "dumb":
        raise ReaderError("the desk: needs a terminal that can do more than TERM=dumb says", hint)
