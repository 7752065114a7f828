"""The terminal is left as it was found: signals, suspension, sizes, and none at all."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import termios
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader.tui.drafts import Drafts
from tests.tui.folders import kept, write_folder
from tests.tui.terminal import READY, Terminal

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[2]

MODES = {
    b"?1049": b"l",  # the alternate screen
    b"?25": b"h",  # the cursor
    b"?1000": b"l",  # the mouse, in its four ways
    b"?1003": b"l",
    b"?1015": b"l",
    b"?1006": b"l",
    b"?1004": b"l",  # whether the window has the focus
    b"?2004": b"l",  # bracketed paste
    b"?7": b"h",  # lines are wrapped
}
"""Modes of a terminal, and how each is to be left."""


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    return write_folder(tmp_path)


def assert_left_as_found(output: bytes) -> None:
    for mode, state in MODES.items():
        said = re.findall(rb"\x1b\[" + re.escape(mode) + rb"([hl])", output)
        assert said[-1:] == [state], mode
    assert output.rfind(b"\x1b[<u") > output.rfind(b"\x1b[>")  # the keyboard's protocol


def write_half(terminal: Terminal) -> None:
    """Accept a claim, and write half a note on the next."""
    terminal.wait_for(READY)
    terminal.press(b"n")
    terminal.wait_for(b"1 of")
    terminal.press(b"y")
    terminal.wait_for(b"Saved")
    terminal.press(b"n")
    terminal.wait_for(b"2 of")
    terminal.press(b"a")
    terminal.wait_for(b"keep as a draft")
    terminal.press(b"half")
    terminal.wait_for(b"half")


def drafts(articles: Path) -> list[str]:
    return [each.text for each in Drafts.of(articles.parent / "annotations", "ana").all()]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_ends_it_with_all_kept_and_the_terminal_as_it_was(
    articles: Path, number: signal.Signals
) -> None:
    with Terminal(articles) as terminal:
        before = termios.tcgetattr(terminal.side)
        write_half(terminal)
        terminal.process.send_signal(number)
        assert terminal.end() == 128 + number
        assert termios.tcgetattr(terminal.side) == before
        assert_left_as_found(terminal.output)
        assert b"Traceback" not in terminal.output
    assert drafts(articles) == ["half"]
    assert [each["status"] for each in kept(articles)] == ["accepted"]


def test_a_kill_loses_no_draft(articles: Path) -> None:
    with Terminal(articles) as terminal:
        write_half(terminal)
        wait_until(lambda: drafts(articles) == ["half"])
        terminal.process.kill()
        terminal.end()
    assert drafts(articles) == ["half"]
    assert [each["status"] for each in kept(articles)] == ["accepted"]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_keeps_what_no_pause_has_kept(articles: Path, number: signal.Signals) -> None:
    slow = "import reader.tui.screens.note as note\nnote._PAUSE = 600"
    with Terminal(articles, before=slow) as terminal:
        write_half(terminal)
        assert drafts(articles) == []
        terminal.process.send_signal(number)
        terminal.end()
    assert drafts(articles) == ["half"]


def test_it_is_suspended_and_goes_on(articles: Path) -> None:
    with Terminal(articles) as terminal:
        before = termios.tcgetattr(terminal.side)
        terminal.wait_for(READY)
        terminal.press(b"n")
        terminal.wait_for(b"1 of")
        for way in ("key", "signal"):
            seen = len(terminal.output)
            if way == "key":
                terminal.press(b"\x1a")
            else:
                terminal.process.send_signal(signal.SIGTSTP)
            wait_until(lambda: is_stopped(terminal))
            terminal.read()
            assert termios.tcgetattr(terminal.side) == before, way
            assert_left_as_found(terminal.output[seen:])
            seen = len(terminal.output)
            terminal.process.send_signal(signal.SIGCONT)
            wait_until(partial(is_drawn, terminal, seen))
            assert b"\x1b[?1049h" in terminal.output[seen:]
        terminal.press(b"y")
        terminal.wait_for(b"Saved")
        terminal.press(b"q")
        assert terminal.end() == 0
        assert_left_as_found(terminal.output)
        assert termios.tcgetattr(terminal.side) == before
    assert [each["status"] for each in kept(articles)] == ["accepted"]


def test_any_size_and_back(articles: Path) -> None:
    with Terminal(articles) as terminal:
        terminal.wait_for(READY)
        terminal.press(b"n")
        terminal.wait_for(b"1 of")
        for keys, shown in ((b"", b"1 of"), (b"a", b"keep as a draft"), (b"half", b"half")):
            terminal.press(keys)
            terminal.wait_for(shown)
            for size in ((1, 1), (200, 500), (30, 100)):
                termios.tcsetwinsize(terminal.side, size)
                terminal.process.send_signal(signal.SIGWINCH)
                terminal.read(0.1)
        terminal.press(b"\x13")
        terminal.wait_for(b"Saved")
        terminal.press(b"q")
        assert terminal.end() == 0
        assert_left_as_found(terminal.output)
    assert [each["note"] for each in kept(articles)] == ["half"]


@pytest.mark.parametrize("lacking", ["stdin", "stdout", "TERM"])
def test_without_a_terminal_for_it_the_desk_says_so_in_one_line(
    articles: Path, lacking: str
) -> None:
    with Terminal(articles, run=False) as terminal:
        done = subprocess.run(
            [sys.executable, "-m", "reader", str(articles)],
            stdin=subprocess.DEVNULL if lacking == "stdin" else terminal.side,
            stdout=subprocess.PIPE if lacking == "stdout" else terminal.side,
            stderr=subprocess.PIPE,
            cwd=articles.parent,
            env=os.environ
            | {"PYTHONPATH": str(ROOT), "TERM": "dumb" if lacking == "TERM" else "xterm"},
            timeout=60,
        )
        written = terminal.read() + (done.stdout or b"")
    assert done.returncode == 1
    assert written == b""
    assert done.stderr.startswith(b"reader: the desk: needs a terminal")
    assert b"Traceback" not in done.stderr


def wait_until(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + 30
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.02)


def is_drawn(terminal: Terminal, seen: int) -> bool:
    """Return whether all was drawn anew after so many bytes."""
    return b"reviewed" in terminal.read()[seen:]


def is_stopped(terminal: Terminal) -> bool:
    """Return whether the program has been suspended; take up what it writes meanwhile."""
    terminal.read(0.01)
    state = subprocess.run(
        ["ps", "-o", "stat=", "-p", str(terminal.process.pid)], capture_output=True, check=False
    ).stdout
    return state.startswith(b"T")
