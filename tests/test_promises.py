"""What no single room holds: nothing is changed, and nothing written, that was not asked for."""

from __future__ import annotations

import hashlib
import io
from typing import TYPE_CHECKING

import pytest

from reader.cli import main
from reader.cli.commands import COMMANDS
from tests.tui.folders import write_folder
from tests.tui.terminal import READY, Terminal

if TYPE_CHECKING:
    from pathlib import Path

Seen = dict[str, tuple[int, int, str]]
"""From each path to when it was changed, its mode, and the digest of what it holds."""

ARTICLE = "news/01-harbour.txt"
QUOTE = "some\n18,000 cars"

WORDS: dict[str, list[list[str]]] = {
    "claims": [["news"], ["news", "--explain"], ["news", "--format", "jsonl"]],
    "compare": [["news"], ["news", "--format", "json", "--out", "exports/story.json"]],
    "show": [[ARTICLE]],
    "annotate": [[ARTICLE, "--quote", QUOTE, "--tag", "a", "--note", "b"], [ARTICLE, "--batch"]],
    "search": [["cars", "news"]],
    "list": [["news"], ["--tag", "a"]],
    "tags": [["list"], ["rename", "z", "c"], ["undo"]],
    "export": [
        ["news", "--format", name, "--out", f"exports/all.{name}"]
        for name in ("json", "jsonl", "csv", "markdown")
    ],
    "rules": [["news"]],
    "check": [["news"], ["--reanchor"], ["--edits"], ["--repair"]],
    "undo": [[ARTICLE]],
    "redo": [[ARTICLE]],
    "history": [[ARTICLE]],
    "config": [[], ["--init"], ["--check"]],
    "man": [[]],
    "completion": [["bash"], ["zsh"], ["fish"]],
}
"""How each command is called."""


def snapshot(top: Path) -> Seen:
    seen = {}
    for path in sorted(top.rglob("*")):
        status = path.lstat()
        data = path.read_bytes() if path.is_file() else b""
        held = hashlib.sha256(data).hexdigest()
        # A folder changes when something is made in it; what that is has an entry of its own.
        when = 0 if path.is_dir() else status.st_mtime_ns
        seen[str(path.relative_to(top))] = when, status.st_mode, held
    return seen


def touched(before: Seen, after: Seen) -> set[str]:
    """Return the paths that were made, changed or deleted."""
    both = before.keys() | after.keys()
    return {path for path in both if before.get(path) != after.get(path)}


@pytest.fixture
def top(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with all that a program could be tempted to write into: home, /tmp, the articles."""
    for name, below in {
        "HOME": "home",
        "XDG_CONFIG_HOME": "home/config",
        "XDG_STATE_HOME": "home/state",
        "XDG_CACHE_HOME": "home/cache",
        "XDG_DATA_HOME": "home/data",
        "TMPDIR": "tmp",
    }.items():
        (tmp_path / below).mkdir()
        monkeypatch.setenv(name, str(tmp_path / below))
    work = tmp_path / "work"
    write_folder(work)
    (work / "exports").mkdir()
    monkeypatch.chdir(work)
    return tmp_path


OURS = tuple(f"home/{each}/claim-reader" for each in ("cache", "config", "state"))
OURS = (*OURS, "work/annotations")


@pytest.mark.parametrize("command", [name for name in COMMANDS if name not in ("open", "serve")])
def test_no_command_writes_where_it_was_not_told_to(
    command: str, top: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    batch = '{"start": 0, "end": 3, "note": "x"}\n'
    main(["annotate", ARTICLE, "--quote", "12.5 million crowns", "--tag", "z"])
    before = snapshot(top)
    allowed: tuple[str, ...] = OURS
    for words in WORDS[command]:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(batch.encode())))
        assert main([command, *words]) in (0, 1)
        if "--out" in words:
            allowed = (*allowed, f"work/{words[-1]}")
    after = touched(before, snapshot(top))
    assert {path for path in after if not path.startswith(allowed)} == set()


def test_the_desk_writes_only_what_is_its_own(top: Path) -> None:
    before = snapshot(top)
    with Terminal(top / "work" / "news") as desk:
        desk.wait_for(READY)
        for keys, shown in (
            (b"n", b"1 of"),
            (b"y", b"Saved"),
            (b"a", b"keep as a draft"),
            (b"half", b"half"),
            (b"\x1b", b"a draft of a note"),
            (b"J", b"Two ferries will carry"),
            (b"T", b""),
            (b"S", b"agree"),
            (b"q", b""),
        ):
            desk.press(keys)
            desk.wait_for(shown)
            desk.read(0.2)
        desk.press(b"q")
        assert desk.end() == 0
    after = touched(before, snapshot(top))
    assert any(path.startswith("work/annotations/ana/") for path in after)
    assert any(path.startswith("home/state/claim-reader/drafts/") for path in after)
    assert {path for path in after if not path.startswith(OURS)} == set()
