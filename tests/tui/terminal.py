"""The real program on a real pseudo-terminal."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import subprocess
import sys
import termios
import time
from functools import partial
from pathlib import Path
from typing import Self

from reader.tui.tastes import Tastes

__all__ = ["READY", "Terminal"]

ROOT = Path(__file__).parents[2]

READY = b"reviewed\x1b"
"""What is written once all claims are found: until then, dots follow the word."""

START = "from reader.cli import main\n{}\nraise SystemExit(main())"


class Terminal:
    """A pseudo-terminal of 100 by 30 with the desk in it."""

    def __init__(
        self,
        articles: Path,
        *words: str,
        before: str = "",
        controlling: bool = False,
        run: bool = True,
        tour: bool = False,
    ) -> None:
        """Start it.

        Args:
            articles: What is opened.
            words: More words for the command line.
            before: Python that is run before the program is.
            controlling: Whether the kernel tells the program when this terminal is closed.
            run: Whether there is to be a program in it at all.
            tour: Whether it is to be as at the very first start.
        """
        if not tour:
            Tastes({"tour": 0}).choose("tour", 1)
        self.main, self.side = pty.openpty()
        termios.tcsetwinsize(self.side, (30, 100))
        self.output = b""
        command = [sys.executable, "-c", START.format(before), str(articles)]
        if not run:
            command = [sys.executable, "-c", "", str(articles)]
        self.process = subprocess.Popen(
            [*command, "--annotator", "ana", *words],
            stdin=self.side,
            stdout=self.side,
            stderr=self.side,
            cwd=articles.parent,
            env=os.environ | {"PYTHONPATH": str(ROOT), "TERM": "xterm-256color"},
            start_new_session=True,
            preexec_fn=partial(fcntl.ioctl, 0, termios.TIOCSCTTY, 0) if controlling else None,
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

    def vanish(self) -> int:
        """Close it, and return the exit code with which the program ends."""
        for handle in (self.side, self.main):
            os.close(handle)
        self.main = self.side = -1
        return self.process.wait(20)

    def end(self) -> int:
        """Wait for the end and return the exit code."""
        end = time.monotonic() + 30
        while self.process.poll() is None and time.monotonic() < end:
            self.read()
        self.read()
        return self.process.wait(1)
