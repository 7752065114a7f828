"""`reader man`: the manual page, from the same parsers and tables as `--help` and the desk."""

from __future__ import annotations

import re
import textwrap
from itertools import groupby
from typing import TYPE_CHECKING, Final

from reader import __version__
from reader.cli.arguments import parser_of
from reader.cli.commands import COMMANDS, EXAMPLES, EXITS, KEPT
from reader.cli.printing import print_text
from reader.config import THEMES
from reader.tui.actions import ACTIONS, GROUPS, WHERE, key_words

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator

__all__ = ["configure", "page"]

_ABOUT: Final = """\
Reader opens a folder of articles about one event, highlights the claims in them and says why, and
lets you accept, reject, tag and annotate each one without leaving the keyboard. It lines up what
all articles say: who agrees, who differs and on what, and whose text is whose. It needs no network.

PATH… are articles (.txt, .md) or folders of them; where none is named, ./seeds if there is one,
else the current folder. A file that is called like a command is named ./claims. Without the name
of a command the desk opens; ? in it shows the keys that work where you are, and q leaves."""

_FILES: Final = {
    "annotations/NAME/…": "the annotations of one annotator, one file for each article",
    "annotations/codebook.json": "the tags: descriptions, colours, keys",
    "~/.config/claim-reader/config.toml": "settings; `reader config --init` makes it",
    "~/.cache/claim-reader/": "claims that were found, and the index of words; safe to delete",
    "~/.local/state/claim-reader/": "where you stopped, drafts of notes, the theme and measure",
}

_VARIABLES: Final = {
    "READER_CONFIG": "the settings file; empty: none",
    "READER_TOKEN": "the token of `reader serve`, instead of a new one at each start",
    "NO_COLOR": "where it is set, nothing is drawn in colours",
    "XDG_CONFIG_HOME, XDG_CACHE_HOME, XDG_STATE_HOME": "instead of ~/.config, ~/.cache and "
    "~/.local/state",
}

_WIDTH: Final = 76
"""Characters of a line of the source."""

_SIGNS: Final = str.maketrans(
    {"\\": r"\e", "-": r"\-", "'": r"\(aq", "`": r"\(ga", "^": r"\(ha", "~": r"\(ti"}
)
"""What roff would take for something else, or set as a typographical mark."""


def configure(parser: argparse.ArgumentParser, _name: str) -> None:
    """Say what the command takes."""
    parser.description = "Print the manual page: all commands, options and keys."
    parser.epilog = """\
examples:
  reader man | man -l -
  mkdir -p ~/.local/share/man/man1 && reader man > ~/.local/share/man/man1/reader.1"""
    parser.set_defaults(run=_run)


def _run(_: argparse.Namespace) -> int:
    print_text(page())
    return 0


def page() -> str:
    """Return the page, in the macros of man(7)."""
    return "\n".join(_lines())


def _lines() -> Iterator[str]:
    yield f'.TH READER 1 "" "reader {__version__}" "Reader"'
    yield from (".SH NAME", r"reader \- a reading desk for several articles about one event")
    yield from (".SH SYNOPSIS", ".B reader", "[PATH…]", ".br", ".B reader", "COMMAND …")
    yield ".SH DESCRIPTION"
    yield from _set(_ABOUT)
    yield ".SH COMMANDS"
    for name in COMMANDS:
        yield from _command(name)
    yield ".SH OPTIONS"
    yield "After the name of every command:"
    yield from _options(parser_of("open"), everywhere=True)
    yield ".SH KEYS"
    yield "In the desk, unless the settings say otherwise:"
    for group in GROUPS:
        yield f".SS {_escaped(group)}"
        for action in ACTIONS:
            if action.group == group and action.keys:
                where = WHERE[action.contexts[0]]
                yield from _item(_escaped(key_words(action)), f"{where}{action.help}")
    yield from (".SH THEMES", f"{', '.join(THEMES)}, and those of the settings.")
    yield ".SH FILES"
    yield from (line for name, does in _FILES.items() for line in _item(_escaped(name), does))
    yield ".PP"
    yield from _set(KEPT)
    yield ".SH ENVIRONMENT"
    yield from (line for name, does in _VARIABLES.items() for line in _item(_escaped(name), does))
    yield ".SH EXIT STATUS"
    yield from _set(EXITS)
    yield ".SH EXAMPLES"
    yield from _set(EXAMPLES)


def _command(name: str) -> Iterator[str]:
    parser = parser_of(name)
    usage = " ".join((parser.usage or parser.prog).split())
    yield f".SS {_escaped(usage)}"
    yield from _set(parser.description or "")
    yield from _options(parser, everywhere=False)
    yield ".PP"
    yield from _set((parser.epilog or "").removesuffix(EXITS).rstrip())


def _options(parser: argparse.ArgumentParser, *, everywhere: bool) -> Iterator[str]:
    """Yield what a command takes: its own, or what every command does."""
    for group in parser._action_groups:
        if (group.title == "everywhere") is not everywhere:
            continue
        for action in group._group_actions:
            if action.dest != "help" and action.help:
                yield from _item(_names(action), action.help % vars(action))


def _names(action: argparse.Action) -> str:
    """Return an option as one types it, in bold, and what follows it."""
    metavar = action.metavar if isinstance(action.metavar, str) else action.dest.upper()
    word = "|".join(map(str, action.choices)) if action.choices else metavar
    if not action.option_strings:
        return rf"\fI{_escaped(word)}\fR"
    names = ", ".join(rf"\fB{_escaped(name)}\fR" for name in action.option_strings)
    return names if action.nargs == 0 else rf"{names} \fI{_escaped(word)}\fR"


def _item(name: str, does: str) -> Iterable[str]:
    return (".TP", name, *_filled(does))


def _set(text: str) -> Iterator[str]:
    """Yield paragraphs to be filled, and lines that are set in as they stand."""
    for number, block in enumerate(re.split(r"\n\s*\n", text.strip("\n"))):
        if number:
            yield ".PP"
        for verbatim, lines in groupby(block.splitlines(), lambda line: line.startswith("  ")):
            if verbatim:
                yield from (".EX", *map(_escaped, lines), ".EE")
            else:
                yield from _filled(" ".join(lines))


def _filled(text: str) -> Iterator[str]:
    """Yield lines that can be read in the source, too."""
    yield from map(_escaped, textwrap.wrap(text, _WIDTH, break_on_hyphens=False))


def _escaped(text: str) -> str:
    """Return text that means itself to roff."""
    text = text.translate(_SIGNS)
    return rf"\&{text}" if text[:1] in (".", "'") else text
