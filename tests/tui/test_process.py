"""The real program on a real pseudo-terminal."""

from __future__ import annotations

import os
import pty
import select
import signal
import subprocess
import sys
import termios
import time
from pathlib import Path
from typing import Self

import pytest

from reader.model import Span
from reader.tui.drafts import Drafts
from tests.tui.folders import kept, write_folder

ROOT = Path(__file__).parents[2]


class Terminal:
    """A pseudo-terminal of 100 by 30 with the desk in it."""

    def __init__(self, articles: Path) -> None:
        self.main, self.side = pty.openpty()
        termios.tcsetwinsize(self.side, (30, 100))
        self.output = b""
        self.process = subprocess.Popen(
            [sys.executable, "-m", "reader", str(articles), "--annotator", "ana"],
            stdin=self.side,
            stdout=self.side,
            stderr=self.side,
            cwd=articles.parent,
            env=os.environ | {"PYTHONPATH": str(ROOT), "TERM": "xterm-256color"},
            start_new_session=True,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        for handle in (self.main, self.side):
            if handle >= 0:
                os.close(handle)

    def read(self, seconds: float = 0.05) -> bytes:
        """Take up what the program has written."""
        while select.select([self.main], [], [], seconds)[0]:
            self.output += os.read(self.main, 65536)
        return self.output

    def wait_for(self, words: bytes, seconds: float = 30) -> None:
        """Wait until `words` have been written."""
        end = time.monotonic() + seconds
        while words not in self.read():
            assert time.monotonic() < end, f"{words!r} did not come in {self.output[-2000:]!r}"
            assert self.process.poll() is None, self.output[-2000:]

    def press(self, keys: bytes) -> None:
        """Send keys."""
        os.write(self.main, keys)

    def end(self) -> int:
        """Wait for the end and return the exit code."""
        end = time.monotonic() + 30
        while self.process.poll() is None and time.monotonic() < end:
            self.read()
        self.read()
        return self.process.wait(1)


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    return write_folder(tmp_path)


def test_q_ends_it_with_everything_saved(articles: Path) -> None:
    with Terminal(articles) as terminal:
        terminal.wait_for(b"decided")
        terminal.press(b"n")
        terminal.wait_for(b"1 of")
        terminal.press(b"y")
        terminal.wait_for(b"Saved")
        terminal.press(b"q")
        assert terminal.end() == 0
    assert [each["status"] for each in kept(articles)] == ["accepted"]


def test_sigterm_keeps_the_draft_and_leaves_the_terminal_as_it_was(articles: Path) -> None:
    with Terminal(articles) as terminal:
        before = termios.tcgetattr(terminal.side)
        terminal.wait_for(b"decided")
        terminal.press(b"n")
        terminal.wait_for(b"1 of")
        terminal.press(b"a")
        terminal.wait_for(b"keep as a draft")
        terminal.press(b"half\xff")
        terminal.wait_for("half�".encode())
        terminal.process.send_signal(signal.SIGTERM)
        assert terminal.end() == 128 + signal.SIGTERM
        assert termios.tcgetattr(terminal.side) == before
        # The alternate screen is left, the mouse let go and the cursor shown, in the end.
        for last, first in ((b"?1049l", b"?1049h"), (b"?1003l", b"?1003h"), (b"?25h", b"?25l")):
            assert terminal.output.rfind(last) > terminal.output.rfind(first)
    drafts = Drafts.of(articles.parent / "annotations", "ana")
    text = (articles / "01-harbour.txt").read_text(encoding="utf-8").split("---\n")[2]
    end = text.index("Monday.") + len("Monday.")
    assert drafts.read(articles / "01-harbour.txt", Span(0, end)) == "half�"


def test_a_closed_terminal_ends_it(articles: Path) -> None:
    with Terminal(articles) as terminal:
        terminal.wait_for(b"decided")
        terminal.press(b"n")
        terminal.wait_for(b"1 of")
        terminal.press(b"y")
        terminal.wait_for(b"Saved")
        terminal.process.send_signal(signal.SIGHUP)
        os.close(terminal.side)
        os.close(terminal.main)
        terminal.main = terminal.side = -1
        terminal.process.wait(20)
    assert [each["status"] for each in kept(articles)] == ["accepted"]


def test_what_stands_in_an_article_never_commands_the_terminal(articles: Path) -> None:
    (articles / "00.txt").write_bytes(
        b"A \x1b]0;owned\x07 port\x1b[2J\n\nIt holds 40 \x1b]52;c;b3duZWQ=\x07 ships \xc2\x9b31m"
        b" [@click=app.quit]now[/] \xe2\x80\xae, the port authority said on Monday.\n"
    )
    with Terminal(articles) as terminal:
        terminal.wait_for(b"decided")
        terminal.press(b"gn")
        terminal.wait_for(b"1 of")
        terminal.press(b"q")
        assert terminal.end() == 0
        for raw in (b"\x1b]0;owned", b"\x1b]52", b"\xc2\x9b", b"\xe2\x80\xae", b"\x1b[2Jt"):
            assert raw not in terminal.output
        assert "␛]0;owned".encode() in terminal.output
