"""The README says what is so."""

from __future__ import annotations

import re
from pathlib import Path

from reader.tui.actions import action_table

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_table_of_keys_is_that_of_the_program() -> None:
    assert action_table() in README, "run docs/generate.py"


def test_every_command_is_listed() -> None:
    from reader.cli.commands import COMMANDS

    for command in COMMANDS:
        assert f"`reader {command}" in README or command == "open"


def test_links_and_pictures_lead_somewhere() -> None:
    targets = re.findall(r"\]\((?!https?:)([^)#]+)\)", README)
    assert targets
    for target in targets:
        assert (ROOT / target).exists(), target


def test_the_map_shows_every_room() -> None:
    rooms = {
        path.name + ("/" if path.is_dir() else "")
        for path in (ROOT / "reader").iterdir()
        if not path.name.startswith("_") and path.name != "py.typed"
    }
    shown = set(re.findall(r"^  (\w+(?:/|\.py))", README, flags=re.MULTILINE))
    assert rooms == shown


def test_every_test_that_holds_a_promise_is_there() -> None:
    section = README.partition("## What is promised")[2].partition("\n## ")[0]
    rows = [line for line in section.splitlines() if re.match(r"\| \d+ \|", line)]
    assert [int(row.split("|")[1]) for row in rows] == [*range(1, 13)]
    for row in rows:
        held_by = re.findall(r"`([\w/]+\.py)(?:::(\w+))?`", row.split("|")[3])
        assert held_by, row
        for file, name in held_by:
            text = (ROOT / "tests" / file).read_text(encoding="utf-8")
            wanted = rf"{name}\b" if name else "(?:test_|Test)"
            found = re.search(rf"^(?:(?:async )?def |class )?{wanted}", text, flags=re.MULTILINE)
            assert found, (file, name)
