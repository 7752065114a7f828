"""The command line: which command it names, and with what options."""

from __future__ import annotations

import argparse
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from reader.cli.commands import COMMANDS, EXITS
from reader.cli.problems import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Parser", "add_engine", "parse", "parser_of", "positive", "share"]


_VALUED = ("--annotations", "--annotator", "--config", "--engine")
"""Options of which the next word is the value."""


class Parser(argparse.ArgumentParser):
    """A parser of one command's words; what is wrong with them is one line."""

    def error(self, message: str) -> NoReturn:
        """Raise what is wrong as `UsageError`."""
        name = self.prog.partition(" ")[2]
        raise UsageError(f"{name}: {message}", f"see: {self.prog} --help")

    def format_help(self) -> str:
        """Return the help, its description set in lines; the examples stay as they are."""
        import textwrap

        self.formatter_class = argparse.RawDescriptionHelpFormatter
        self.description = textwrap.fill(self.description or "", 98)
        return super().format_help()


def parse(words: Sequence[str]) -> argparse.Namespace | None:
    """Return the options that `words` stand for; None where they asked for help.

    Without the name of a command, `open` is meant. The result has `run`, the function that does
    what was asked.

    Raises:
        UsageError: They do not fit together.
    """
    named = bool(words) and words[0] in COMMANDS
    name, rest = (words[0], words[1:]) if named else ("open", words)
    if not named:
        _refuse_misplaced(words)
    if name == "search":
        rest = _with_query(rest)
    try:
        return parser_of(name).parse_intermixed_args(_without_dashes(rest))
    except SystemExit:
        # Only --help ends so; wrong words raise UsageError.
        return None


def parser_of(name: str) -> Parser:
    """Return the parser of the command called `name`."""
    command = COMMANDS[name]
    module = import_module(f"reader.cli.{command.module}")
    parser = Parser(
        prog=f"reader {name}",
        usage=f"reader {name} {command.usage}",
        # One is made for every option; but only a help that is printed needs the real width.
        formatter_class=partial(argparse.RawDescriptionHelpFormatter, width=80),
        allow_abbrev=False,
    )
    module.configure(parser, name)
    parser.epilog = "\n\n".join(filter(None, (parser.epilog, EXITS)))
    _add_common(parser)
    return parser


def _without_dashes(words: Sequence[str]) -> list[str]:
    """Return `words` without their `--`; what stands behind it are paths, whatever they look like.

    argparse loses the `--` when options and paths are mixed.
    """
    words = list(words)
    if "--" not in words:
        return words
    at = words.index("--")
    return words[:at] + [f"./{word}" if word[:1] == "-" else word for word in words[at + 1 :]]


def _with_query(words: Sequence[str]) -> list[str]:
    """Return `words` with a blank before a query that begins with a minus: it is no option then.

    Raises:
        UsageError: A minus stands behind the query.
    """
    words = list(words)
    value = False  # whether the word before takes this one
    query = behind = False
    for at, word in enumerate(words):
        if word == "--" and not behind:
            behind = True
        elif not behind and (value or word.startswith("--") or word == "-h"):
            value = not value and word in (*_VALUED, "--format")
        elif not query:
            query = True
            if word.startswith("-"):
                words[at] = f" {word}"
        elif not behind and word.startswith("-"):
            raise UsageError(
                f"search: {word}: a query is one word of the command line",
                f"put all of it in quotes: reader search 'WORD {word}'; a path is ./{word}",
            )
    return words


def positive(word: str) -> int:
    """Return `word` as a whole number that is not negative."""
    try:
        value = int(word)
    except ValueError:
        value = -1
    if value < 0:
        raise argparse.ArgumentTypeError(f"{word!r} is no offset: a whole number from 0 on")
    return value


def share(word: str) -> float:
    """Return `word` as a number from 0 to 1."""
    try:
        value = float(word)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 1:
        raise argparse.ArgumentTypeError(f"{word!r} is no number from 0 to 1")
    return value


def add_engine(parser: argparse.ArgumentParser) -> None:
    """Let a command take `--engine`."""
    parser.add_argument(
        "--engine",
        metavar="NAME",
        type=_engine_name,
        help="what finds the claims: rules, tagger, spacy (with the extra claim-reader[spacy]; "
        "spacy:PIPELINE for a certain one), or an engine of another package (default: the "
        "settings, else Reader's own)",
    )


def _engine_name(word: str) -> str:
    if not word:
        raise argparse.ArgumentTypeError("an empty name; name an engine")
    return word


def _add_common(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("everywhere")
    group.add_argument(
        "--annotations",
        metavar="DIR",
        type=_folder,
        help="where annotations are kept (default: the settings, else ./annotations)",
    )
    group.add_argument(
        "--annotator",
        metavar="NAME",
        help="who annotates (default: the settings, else the login name)",
    )
    group.add_argument(
        "--config",
        metavar="FILE",
        help="settings (default: $READER_CONFIG, else config.toml in the user's configuration "
        "folder; an empty name: none)",
    )
    group.add_argument(
        "--debug", action="store_true", help="show where in the program an error came from"
    )


def _folder(word: str) -> Path:
    if not word or "\0" in word:
        raise argparse.ArgumentTypeError("an empty name; name a folder")
    return Path(word)


def _refuse_misplaced(words: Sequence[str]) -> None:
    """Raise `UsageError` where a command was meant but not understood.

    Args:
        words: A command line that begins with the name of no command.
    """
    first = _first_path(words)
    if first is None or Path(first).exists():
        return
    if first in COMMANDS:
        raise UsageError(
            f"{first}: the name of a command comes first",
            f"reader {first} {words[0]} …; a file of that name is ./{first}",
        )
    if len(first) > 2 and first.isalpha():
        import difflib

        for close in difflib.get_close_matches(first, COMMANDS, n=1, cutoff=0.7):
            raise UsageError(
                f"{first}: no such command, file or folder", f"`reader {close}` was meant?"
            )


def _first_path(words: Sequence[str]) -> str | None:
    rest = iter(words)
    for word in rest:
        if word == "--":
            return None
        if word in _VALUED:
            next(rest, None)
        elif not word.startswith("-"):
            return word
    return None
