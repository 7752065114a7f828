"""`reader man`: all of it, and nothing that roff takes for a command."""

from __future__ import annotations

import re
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from reader.cli.arguments import parser_of
from reader.cli.commands import COMMANDS, EXITS
from reader.tui.actions import ACTIONS

if TYPE_CHECKING:
    from tests.cli.conftest import Reader

MACROS = {"TH", "SH", "SS", "PP", "TP", "B", "br", "EX", "EE"}


def plain(source: str) -> str:
    """Return what the page says, on one line, its signs as a person reads them."""
    words = re.sub(r"\\f[BIR]|\\&", "", source)
    for sign, meant in (
        (r"\-", "-"),
        (r"\(aq", "'"),
        (r"\(ga", "`"),
        (r"\(ha", "^"),
        (r"\(ti", "~"),
    ):
        words = words.replace(sign, meant)
    return " ".join(words.replace(r"\e", "\\").split())


def test_it_has_every_command_option_and_key(reader: Reader) -> None:
    words = plain(reader("man").out)
    for name in COMMANDS:
        for action in parser_of(name)._actions:
            for option in action.option_strings[-1:]:
                assert option in words or option == "--help", (name, option)
        assert " ".join((parser_of(name).description or "").split()) in words, name
    assert all(action.help in words for action in ACTIONS)
    assert words.count(" ".join(EXITS.split())) == 1


def test_no_line_is_a_command_that_was_meant_as_words(reader: Reader) -> None:
    for line in reader("man").out.splitlines():
        if line[:1] in (".", "'"):
            assert line[1:].split(" ")[0] in MACROS, line
        assert not re.search(r"(?<!\\)(?:\\\\)*\\(?![-e&(f])", line), line


@pytest.mark.skipif(shutil.which("mandoc") is None, reason="there is no mandoc")
def test_mandoc_finds_nothing_wrong(reader: Reader) -> None:
    source = reader("man").out
    done = subprocess.run(
        ["mandoc", "-T", "lint", "-W", "warning"],
        input=source.encode(),
        capture_output=True,
        check=False,
    )
    problems = done.stdout.decode().splitlines()
    assert [line for line in problems if "missing date" not in line] == []
