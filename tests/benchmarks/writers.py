"""Ten processes, then ten threads, write two hundred annotations each to one article, all at once.

    python -m tests.benchmarks.writers [WRITERS [WRITES]]

Half of the threads share one `Store`. Prints how many annotations are there afterwards, how many
are there once, and how long it took; ends with 1 where one is missing.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from reader.model import Article, Span
from reader.session import Session
from reader.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable

TEXT = "The ferry to Lowmouth carried 300 people a day, the harbour board said. " * 40


def article_in(top: Path) -> Article:
    """Return the article in the folder `top`."""
    return Article(top / "ferry.txt", "ferry.txt", "The ferry", TEXT)


def write(top: Path, name: str, writes: int, store: Store | None = None) -> None:
    """Annotate so many passages; a failed save ends it."""
    session = Session(article_in(top), store or Store(top / "annotations", "ana"))
    for number in range(writes):
        session.mark(Span(number, number + 20), note=f"{name}-{number}")
        if session.unsaved:
            raise SystemExit(f"{name}: {session.problem}")
    session.store.close()


def in_processes(top: Path, writers: int, writes: int) -> None:
    """Let processes write, and wait for them."""
    words = [sys.executable, "-m", "tests.benchmarks.writers", "write", str(top)]
    root = Path(__file__).parents[2]
    started = [
        subprocess.Popen([*words, str(number), str(writes)], cwd=root) for number in range(writers)
    ]
    for each in started:
        each.wait()


def in_threads(top: Path, writers: int, writes: int) -> None:
    """Let threads write, and wait for them."""
    shared = Store(top / "annotations", "ana")
    threads = [
        Thread(target=write, args=(top, str(number), writes, shared if number % 2 else None))
        for number in range(writers)
    ]
    for each in threads:
        each.start()
    for each in threads:
        each.join()


def measure(label: str, way: Callable[[Path, int, int], None], writers: int, writes: int) -> bool:
    """Print what became of all the writes, and return whether they are all there once."""
    with tempfile.TemporaryDirectory() as folder:
        top = Path(folder)
        (top / "ferry.txt").write_text(TEXT, encoding="utf-8")
        begin = time.perf_counter()
        way(top, writers, writes)
        took = time.perf_counter() - begin
        kept = Store(top / "annotations", "ana").read(article_in(top))
        notes = [each.note for each in kept.annotations]
        wanted = {f"{writer}-{number}" for writer in range(writers) for number in range(writes)}
        right = len(notes) == len(wanted) and set(notes) == wanted
        left = [each.name for each in top.rglob("*.journal")]
        print(
            f"{writers} {label} x {writes}: {len(notes)} of {len(wanted)} annotations,"
            f" {len(set(notes) & wanted)} different, {len(kept.history)} entries of history,"
            f" {len(left)} journals left, {took:.1f} s",
            flush=True,
        )
    return right and not left


def main(writers: int, writes: int) -> int:
    """Try both ways, and return 0 where all is there."""
    results = [
        measure("processes", in_processes, writers, writes),
        measure("threads", in_threads, writers, writes),
    ]
    return int(not all(results))


if __name__ == "__main__":
    if sys.argv[1:2] == ["write"]:
        write(Path(sys.argv[2]), sys.argv[3], int(sys.argv[4]))
    else:
        numbers = [int(each) for each in sys.argv[1:]]
        sys.exit(main(*(numbers or [10]), *([200] if len(numbers) < 2 else [])))
