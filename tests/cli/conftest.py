"""A folder of invented articles to call commands in, and two ways to call them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

import pytest

from reader.cli import main

if TYPE_CHECKING:
    from collections.abc import Sequence

BRIDGE = """---
title: Bridge to close
outlet: The Lowmouth Gull
date: 2026-01-30
---
The old bridge at Lowmouth will close in May, the harbour board said on Monday.

"It carries 9,000 lorries a week," said Ada Thorne, its engineer. The bridge
opened in 1961.
"""

FERRY = """Ferry to run again

The ferry carried 300 people a day until 1960, according to the parish archive.
"""


class Result(NamedTuple):
    """What a command did."""

    code: int
    out: str
    err: str


class Reader(Protocol):
    """Calls a command."""

    def __call__(self, *words: str) -> Result: ...


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with two articles in `articles/`."""
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "01.txt").write_text(BRIDGE, encoding="utf-8")
    (tmp_path / "articles" / "02.txt").write_text(FERRY, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def reader(folder: Path, capsys: pytest.CaptureFixture[str]) -> Reader:
    """Call a command in this process."""

    def call(*words: str) -> Result:
        capsys.readouterr()
        code = main(words)
        printed = capsys.readouterr()
        return Result(code, printed.out, printed.err)

    return call


def environment() -> dict[str, str]:
    """Return the environment for a process that is to find this very package."""
    here = str(Path(__file__).parents[2])
    return os.environ | {"PYTHONPATH": here, "PYTHONDONTWRITEBYTECODE": "1"}


def start(words: Sequence[str], *, errors: int = subprocess.PIPE) -> subprocess.Popen[bytes]:
    """Start a command in a process of its own, its streams being pipes."""
    return subprocess.Popen(
        [sys.executable, "-m", "reader", *words],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=errors,
        env=environment(),
        # A shell that runs the tests in the background has them, and all they start, ignore it.
        preexec_fn=_heed_ctrl_c,
    )


def _heed_ctrl_c() -> None:
    signal.signal(signal.SIGINT, signal.default_int_handler)
