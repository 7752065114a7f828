"""How many keys, and how much of the program's time, two hundred decisions take.

    python -m tests.benchmarks.keys [SLATE]

Starts `reader` on a pseudo-terminal of 120 by 40, with a copy of `../shared/seeds` where that is at
hand and of `seeds/`, goes into the queue and decides on 200 claims in the order of the articles:
of ten, five are accepted, two rejected, two tagged and one is given a note of three letters. Twice
an end is moved by a word, and once all claims of an article are rejected and that is taken back.
What is on disk then is compared with what was meant.

With SLATE, the program `slate` of the package slate-nlp, the same claims are given the same in it,
which has no claims: each one is marked first, by the fewest keys that there are; and once more with
one claim on each line, which takes them out of their articles.

Seconds are CPU time of the program itself, from the first key to the last; for a key it is the time
until the last output that it leads to, on the wall, as it was that day. Linux only.
"""

from __future__ import annotations

import fcntl
import os
import pty
import select
import shutil
import struct
import subprocess
import sys
import tempfile
import termios
import time
from collections import Counter
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from reader.claims import engine
from reader.library import list_files, read_article
from reader.store import Store
from reader.tui.tastes import Tastes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.model import Article

__all__ = ["DECISIONS", "Driven", "copy_articles", "deeds", "main", "report"]

ROOT = Path(__file__).parents[2]

DECISIONS = 200

QUIET = 0.05
"""Seconds without output after which a key has done its work."""

PATIENCE = 1.0
"""Seconds to wait for the first output of a key."""

DEEDS = ("accept",) * 5 + ("reject",) * 2 + ("tag",) * 2 + ("note",)
"""What becomes of each ten claims."""

MOVED = (60, 130)
"""Which decisions are made after an end was moved."""

BULK = 100
"""Before which one all claims of the article are rejected, and that is undone."""

READER_KEYS = {"accept": "y", "reject": "x", "tag": "2", "note": "aask\x13"}
"""The keys of each deed; control-s saves the note."""

MANY = "*\r\x1b[B\ru"
"""All that is shown, rejected, undone: an arrow is one key."""


class Driven:
    """A program on a pseudo-terminal, whose keys are counted and timed.

    Args:
        command: The program with its arguments.
        folder: Where it is started.
    """

    def __init__(self, command: Sequence[str], folder: Path) -> None:
        self.main, side = pty.openpty()
        fcntl.ioctl(side, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
        environ = os.environ | {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
        self.process = subprocess.Popen(
            command,
            cwd=folder,
            env=environ,
            stdin=side,
            stdout=side,
            stderr=side,
            start_new_session=True,
        )
        os.close(side)
        self.output = b""
        self.walls: list[float] = []
        """The seconds of each key."""

    def read(self, quiet: float, patience: float = 0.0) -> float:
        """Read until nothing more comes for so many seconds; return when the last came.

        Args:
            quiet: These seconds.
            patience: Seconds to wait for the first that comes, if that is longer.
        """
        begin = last = time.perf_counter()
        while select.select([self.main], [], [], quiet if last > begin else max(quiet, patience))[
            0
        ]:
            try:
                found = os.read(self.main, 65536)
            except OSError:
                break
            if not found:
                break
            self.output = (self.output + found)[-200_000:]
            last = time.perf_counter()
        return last

    def press(self, keys: str) -> None:
        """Press keys one by one, each when the one before has done its work."""
        for key in keys_in(keys):
            began = time.perf_counter()
            os.write(self.main, key.encode())
            self.walls.append(max(0.0, self.read(QUIET, PATIENCE) - began))

    def wait_for(self, words: bytes) -> None:
        """Read until `words` were written."""
        end = time.monotonic() + 60
        while words not in self.output:
            if time.monotonic() > end or self.process.poll() is not None:
                raise SystemExit(f"{self.process.args!r} does not show {words!r}")
            self.read(QUIET)

    def cpu(self) -> float:
        """Return the seconds that the program has computed."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text("ascii").rpartition(")")[2]
        ticks = fields.split()
        return (int(ticks[11]) + int(ticks[12])) / os.sysconf("SC_CLK_TCK")

    def end(self, keys: str) -> None:
        """Press the keys that end it, and wait until it has."""
        os.write(self.main, keys.encode())
        self.read(1.0)
        self.process.wait(30)
        os.close(self.main)


def keys_in(keys: str) -> Iterator[str]:
    """Yield one key after the other: an arrow is a few characters."""
    at = 0
    while at < len(keys):
        length = 3 if keys.startswith("\x1b[", at) else 1
        yield keys[at : at + length]
        at += length


def deeds() -> Iterator[tuple[int, str]]:
    """Yield the number of each decision, and what it is."""
    for number in range(DECISIONS):
        yield number, DEEDS[number % len(DEEDS)]


def copy_articles(folder: Path) -> tuple[Article, ...]:
    """Copy the articles to `folder` and return them."""
    folder.mkdir()
    for source in (ROOT.parent / "shared" / "seeds", ROOT / "seeds"):
        for file in sorted(source.glob("*.txt")) if source.is_dir() else ():
            shutil.copyfile(file, folder / file.name)
    return tuple(read_article(listed) for listed in list_files([folder], _refuse, skip=()))


def report(name: str, run: Driven, decisions: int, seconds: float) -> None:
    """Print a line of the table."""
    keys, walls = len(run.walls), [1e3 * wall for wall in run.walls]
    print(
        f"{name:<22} {decisions:5} {keys:6} {keys / decisions:8.2f}"
        f" {1e3 * seconds / decisions:10.1f} {median(walls):9.1f} {max(walls):8.1f}",
        flush=True,
    )


def main(slate: str = "") -> int:
    """Print the table."""
    with tempfile.TemporaryDirectory() as made:
        for kind in ("STATE", "CACHE", "CONFIG"):
            os.environ[f"XDG_{kind}_HOME"] = str(Path(made, kind.lower()))
        Tastes({"tour": 0}).choose("tour", 1)
        articles = copy_articles(Path(made, "articles"))
        count = sum(1 for article in articles for _ in engine().find(article.text))
        print(f"{len(articles)} articles with {count} claims, {DECISIONS} of them decided on\n")
        print("                       done   keys   a claim   ms CPU each   ms a key   at most")
        _review(Path(made))
        if slate:
            from tests.benchmarks.keys_slate import mark_all

            mark_all(slate, Path(made), articles)
    return 0


def _review(folder: Path) -> None:
    """Decide on the claims in Reader, and check what is on disk then."""
    command = [sys.executable, "-m", "reader", "articles", "--annotator", "ana", "--config", ""]
    run = Driven(command, folder)
    run.wait_for(b"reviewed\x1b")
    run.read(3.0)  # until the story is lined up
    before = run.cpu()
    run.press("Q\r")
    for number, deed in deeds():
        if number in MOVED:
            run.press(")" if number == MOVED[0] else "}")
        if number == BULK:
            run.press(MANY)
        run.press(READER_KEYS[deed])
    seconds = run.cpu() - before
    run.end("q")
    report("reader", run, DECISIONS, seconds)
    _check(Store(folder / "annotations", "ana"))


def _check(store: Store) -> None:
    """Say what is on disk, and end where it is not what was meant."""
    kept = [each for entry in store.entries() for each in entry.kept.annotations]
    found = Counter(
        each.status.value if each.status else "tag" if each.tags else "note" for each in kept
    )
    meant = Counter({"accepted": 0})
    for _, deed in deeds():
        meant[{"accept": "accepted", "reject": "rejected"}.get(deed, deed)] += 1
    words = ", ".join(f"{count} {what}" for what, count in sorted(found.items()))
    print(f"{'':<22} on disk: {words}")
    if found != meant:
        raise SystemExit(f"meant was {dict(meant)}")


def _refuse(problem: object) -> None:
    raise SystemExit(str(problem))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
