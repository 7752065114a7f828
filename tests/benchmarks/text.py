"""Long texts on the screen, beside a minimal Textual app, in one run.

`python tests/benchmarks/text.py`, with `--desk` for the whole program as well. Each program runs
in a pseudo-terminal of its own that answers the question for synchronized output, so that every
frame has an end that is seen from outside. Times are wall clock from the start of the process, or
from the key, to the end of the frame; the ratios count, not the times.
"""

from __future__ import annotations

import argparse
import contextlib
import fcntl
import os
import pty
import select
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
SIZES = {"10 KB": 10_000, "1 MB": 1_000_000, "10 MB": 10_000_000}
FIRST = "Aardvark"
"""The word by which the first frame with text is known."""

FRAME_END = b"\x1b[?2026l"
PAGE_DOWN = b"\x1b[6~"


def show(kind: str, file: Path) -> None:
    """Run a minimal app: one Static, or one ArticleView with 1 % of the text marked."""
    from textual.app import App, ComposeResult
    from textual.binding import Binding, BindingType
    from textual.widgets import Static

    if kind == "static":

        class Minimal(App[None]):
            BINDINGS: ClassVar[list[BindingType]] = [Binding("q", "quit")]

            def compose(self) -> ComposeResult:
                yield Static(f"{FIRST} and nothing else.")

        Minimal().run()
        return

    from reader.model import Article, Span
    from reader.tui.widgets.article_view import ArticleView, Mark

    class Long(App[None]):
        BINDINGS: ClassVar[list[BindingType]] = [Binding("q", "quit"), Binding("pagedown", "page")]

        def compose(self) -> ComposeResult:
            yield ArticleView()

        def on_mount(self) -> None:
            text = file.read_text("utf-8")
            view = self.query_one(ArticleView)
            view.show(Article(file, file.name, file.name, text))
            view.set_marks(
                [Mark(Span(at, at + 100), 2, "#") for at in range(0, len(text) - 100, 10_000)]
            )

        def action_page(self) -> None:
            self.query_one(ArticleView).scroll_pages(1)

    Long().run()


class Terminal:
    """A process in a pseudo-terminal of 120 by 40 cells."""

    started: ClassVar[list[subprocess.Popen[bytes]]] = []
    """Every process there was, so that none outlives this one, whatever happens."""

    def __init__(self, command: list[str]) -> None:
        main, side = pty.openpty()
        fcntl.ioctl(side, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
        environ = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
        environ |= {"PYTHONPATH": str(ROOT)}
        # What is compiled anew at every start is measured by nobody who has it installed.
        for name in ("COLUMNS", "LINES", "PYTHONDONTWRITEBYTECODE"):
            environ.pop(name, None)
        self._main = main
        self.began = time.perf_counter()
        self._process = subprocess.Popen(
            command, stdin=side, stdout=side, stderr=side, env=environ, start_new_session=True
        )
        self.started.append(self._process)
        os.close(side)
        self._seen = b""

    def wait(self, *wanted: bytes, seconds: float = 60) -> float:
        """Read until `wanted` came one after the other; return when."""
        until = time.perf_counter() + seconds
        while True:
            at = 0
            for one in wanted:
                at = self._seen.find(one, at)
                if at < 0:
                    break
                at += len(one)
            else:
                self._seen = self._seen[at:]
                return time.perf_counter()
            if not select.select([self._main], [], [], max(0, until - time.perf_counter()))[0]:
                raise TimeoutError(f"{wanted!r} never came: {self._seen[-300:]!r}")
            data = self._read()
            self._seen += data
            if b"\x1b[?2026$p" in data:
                os.write(self._main, b"\x1b[?2026;1$y")

    def press(self, key: bytes) -> float:
        """Send a key; return the seconds until the frame it caused was written."""
        self.settle(0.1)
        began = time.perf_counter()
        os.write(self._main, key)
        return self.wait(FRAME_END) - began

    def settle(self, seconds: float = 0.3) -> None:
        """Read what comes until nothing comes any more."""
        until = time.perf_counter() + 20
        while select.select([self._main], [], [], seconds)[0] and time.perf_counter() < until:
            self._seen = self._read()
        self._seen = b""

    def _read(self) -> bytes:
        """Return what it wrote."""
        try:
            return os.read(self._main, 65536)
        except OSError as error:
            code = self._process.wait()
            raise RuntimeError(f"it ended with {code}: {self._seen.decode()[-2000:]}") from error

    def processor_time(self) -> float:
        """Return the seconds of processor time that it has taken: what others do hardly counts."""
        # Not from stat, which counts in hundredths of a second.
        tasks = Path(f"/proc/{self._process.pid}/task").glob("*/schedstat")
        return sum(int(task.read_text("ascii").split()[0]) for task in tasks) / 1e9

    def end(self) -> int:
        """End the process; return its peak memory in KiB."""
        # Not from wait4, whose figure is at least what this process held when it forked.
        status = Path(f"/proc/{self._process.pid}/status").read_text("ascii")
        peak = int(status.split("VmHWM:")[1].split()[0])
        os.write(self._main, b"q")
        while select.select([self._main], [], [], 5)[0]:
            try:
                if not os.read(self._main, 65536):
                    break
            except OSError:
                break
        os.close(self._main)
        self._process.wait(20)
        return peak


def write_texts(folder: Path) -> dict[str, Path]:
    """Write articles of the three sizes, in paragraphs of ordinary length."""
    paragraph = (
        "Officials said on Tuesday that “up to 40,000 people” would be moved — the third such "
        "plan since 2022, according to two people who were there and asked not to be named. "
    ) * 3
    files = {}
    for name, size in SIZES.items():
        text = f"{FIRST} and more. " + f"{paragraph.rstrip()}\n" * (size // len(paragraph))
        files[name] = folder / f"{size}.txt"
        files[name].write_text(text, "utf-8")
    return files


def commands(files: dict[str, Path], *, desk: bool) -> dict[str, list[str]]:
    """Return what is measured: by its name, the command."""
    here = [sys.executable, str(Path(__file__).resolve())]
    found = {"one Static": [*here, "--app", "static", "-"]}
    found |= {f"view, {name}": [*here, "--app", "view", str(file)] for name, file in files.items()}
    if desk:
        reader = [sys.executable, "-m", "reader", "open", "--config", ""]
        kept = str(next(iter(files.values())).parent / "annotations")
        found |= {
            f"desk, {name}": [*reader, "--annotations", kept, str(file)]
            for name, file in files.items()
        }
    return found


def main() -> None:
    """Measure, and print two tables."""
    # Being told to end is to end the children, too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--app", choices=["static", "view"], help=argparse.SUPPRESS)
    parser.add_argument("file", nargs="?", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--pages", type=int, default=150)
    parser.add_argument("--desk", action="store_true", help="measure the whole desk as well")
    given = parser.parse_args()
    if given.app:
        show(given.app, given.file)
        return
    with tempfile.TemporaryDirectory() as folder:
        files = write_texts(Path(folder))
        programs = commands(files, desk=given.desk)
        with ended():
            if given.rounds:
                first_paint(programs, given.rounds)
            if given.pages:
                page_down(programs, given.pages)


@contextlib.contextmanager
def ended() -> Iterator[None]:
    """Let no program that was started outlive the block."""
    try:
        yield
    finally:
        for process in Terminal.started:
            if process.poll() is None:
                process.kill()
                process.wait()


def paints(programs: dict[str, list[str]], rounds: int) -> dict[str, list[float]]:
    """Return the medians of each program up to the first frame with text.

    Args:
        programs: By its name, the command of each.
        rounds: How often; once more before, to fill the caches of the disk and of Python.

    Returns:
        By the program's name: seconds by the clock, seconds of processor time, peak MiB.
    """
    measured: dict[str, list[tuple[float, float, float]]] = {name: [] for name in programs}
    for _ in range(rounds + 1):
        for name, command in programs.items():
            terminal = Terminal(command)
            wall = terminal.wait(FIRST.encode(), FRAME_END) - terminal.began
            processor = terminal.processor_time()
            terminal.settle()
            measured[name].append((wall, processor, terminal.end() / 1024))
    return {
        name: [statistics.median(column) for column in zip(*rows[1:], strict=True)]
        for name, rows in measured.items()
    }


def first_paint(programs: dict[str, list[str]], rounds: int) -> None:
    """Print the time to the first frame with text, and the peak memory, of each program."""
    medians = paints(programs, rounds)
    print(f"{'first paint':<16}{'wall s':>8}{'ratio':>7}{'cpu s':>8}{'ratio':>7}", end="")
    print(f"{'peak MiB':>10}{'ratio':>7}")
    for name, figures in medians.items():
        print(f"{name:<16}", end="")
        for width, digits, one, base in zip(
            (8, 8, 10), (3, 3, 1), figures, medians["one Static"], strict=True
        ):
            print(f"{one:>{width}.{digits}f}{one / base:>7.2f}", end="")
        print()


def opened(command: list[str]) -> Terminal:
    """Return a terminal in which a program has come to rest."""
    terminal = Terminal(command)
    terminal.wait(FIRST.encode(), FRAME_END)
    terminal.settle(1)
    return terminal


def turns(programs: dict[str, list[str]], pages: int) -> dict[str, list[float]]:
    """Return the seconds from each of so many keys to its frame, paging down, of each text."""
    measured = [name for name in programs if name != "one Static"]
    terminals = {name: opened(programs[name]) for name in measured}
    times: dict[str, list[float]] = {name: [] for name in measured}
    for number in range(pages):
        for name in measured:
            # A short text is at its end soon: back to its beginning, outside the measurement.
            if name.endswith("10 KB") and number % 4 == 3:
                terminals[name].end()
                terminals[name] = opened(programs[name])
            times[name].append(terminals[name].press(PAGE_DOWN))
    for terminal in terminals.values():
        terminal.end()
    return times


def page_down(programs: dict[str, list[str]], pages: int) -> None:
    """Print the time from a key to its frame, paging down, of each text."""
    times = turns(programs, pages)
    print(f"\n{'page down':<16}{'median ms':>10}{'max ms':>8}{'ratio':>7}")
    for kind in ("view", "desk"):
        base = times.get(f"{kind}, 10 KB")
        for name in times if base else []:
            if base and name.startswith(kind):
                median = statistics.median(times[name])
                ratio = median / statistics.median(base)
                print(f"{name:<16}{median * 1e3:>10.1f}{max(times[name]) * 1e3:>8.1f}{ratio:>7.2f}")


if __name__ == "__main__":
    main()
