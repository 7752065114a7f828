"""One annotation, durable: its time against one append and fsync, with few and many kept.

    python -m tests.benchmarks.saves [COUNT…]

For each count there is a folder with that many annotations (100, 10,000 and 100,000 unless others
are given), a hundred an article, and one with all of them in one article, up to 10,000. A save is
`Session.mark`, from the call to its return, in an article that the session has changed before.
Saves and appends take turns in one process, so that both meet the same disk; medians, and the
nineties of a hundred, of 300 each. Nobody else writes.

`--batch` measures the same through `reader annotate --batch`, from a line sent to its answer read,
against an append and fsync after an echo through `cat`.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from reader.model import Annotation, Article, Change, Span, new_id, now
from reader.session import Session
from reader.store import Store, select
from reader.store.documents import add_changes, fill_table
from reader.store.storage import VERSION, AtomicStorage

if TYPE_CHECKING:
    from collections.abc import Callable

TEXT = "The ferry to Lowmouth carried 300 people a day, the harbour board said. " * 150
EACH = 100
ROUNDS = 300


def write_article(folder: Path, name: str) -> Article:
    """Write an article of ten kilobytes, and return it."""
    path = folder / "news" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(TEXT, encoding="utf-8")
    return Article(path, f"news/{name}", "The ferry", TEXT)


def fill_store(folder: Path, article: Article, count: int) -> None:
    """Keep so many annotations of `article`, with their history, as if made one by one."""
    store = Store(folder / "annotations", "ana")
    when = now()
    changes = []
    for number in range(count):
        start = number * 7 % (len(TEXT) - 40)
        target = select(TEXT, Span(start, start + 30))
        made = Annotation(
            new_id(), target, "ana", when, when, ("verdict/disputed",), f"note {number}"
        )
        changes.append(Change(new_id(), when, "ana", "add", None, made, new_id()))
    path = store.path(article.path)
    path.parent.mkdir(parents=True, exist_ok=True)
    storage = AtomicStorage(path, None)
    about = {
        "annotator": "ana",
        "format": VERSION,
        "length": len(TEXT),
        "path": store.key(article.path),
        "sha256": article.sha256,
        "title": article.title,
    }
    fill_table(storage, "article", [about])
    add_changes(storage, changes)
    storage.commit()


def fill_folder(folder: Path, count: int) -> Article:
    """Keep so many annotations, a hundred an article, and return the last article."""
    for number in range(max(1, count // EACH)):
        article = write_article(folder, f"{number}.txt")
        fill_store(folder, article, min(EACH, count))
    return article


def append_times(folder: Path) -> Callable[[], float]:
    """Return what appends a line of a change's size to a file, syncs it, and says how long."""
    handle = os.open(folder / "appended", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    line = b"x" * 900 + b"\n"

    def append() -> float:
        begin = time.perf_counter()
        os.write(handle, line)
        os.fsync(handle)
        return time.perf_counter() - begin

    return append


def measure(label: str, article: Article, folder: Path) -> float:
    """Print how long saves and appends take in turns, and return the median ratio."""
    store = Store(folder / "annotations", "ana")
    session = Session(article, store)
    append = append_times(folder)
    saves, appends = [], []
    for number in range(-20, ROUNDS):
        span = Span(number % 300 + 50, number % 300 + 90)
        begin = time.perf_counter()
        session.mark(span, tags=["verdict/disputed"], note=f"another {number}")
        took = time.perf_counter() - begin
        if session.unsaved:
            raise SystemExit(str(session.problem))
        if number >= 0:
            saves.append(took)
            appends.append(append())
    store.close()
    left = [each.name for each in folder.rglob("*.journal")]
    if left:
        raise SystemExit(f"left: {left}")
    ratio = statistics.median(saves) / statistics.median(appends)
    high, high_append = (statistics.quantiles(each, n=10)[-1] for each in (saves, appends))
    print(
        f"{label:32} {statistics.median(saves) * 1e6:7.0f} µs  append + fsync"
        f" {statistics.median(appends) * 1e6:7.0f} µs  ratio {ratio:5.2f}"
        f"   (nineties {high * 1e6:7.0f} µs, {high_append * 1e6:7.0f} µs)",
        flush=True,
    )
    return ratio


def measure_batch(label: str, article: Article, folder: Path) -> None:
    """Print how long a line to `reader annotate --batch` takes, against a bare echo and append."""
    words = [sys.executable, "-m", "reader", "annotate", str(article.path), "--batch"]
    words += ["--annotations", str(folder / "annotations"), "--annotator", "ana", "--config", ""]
    saves, appends = [], []
    append = append_times(folder)
    pipe = subprocess.PIPE
    with (
        subprocess.Popen(words, stdin=pipe, stdout=pipe, bufsize=0) as reader,
        subprocess.Popen(["cat"], stdin=pipe, stdout=pipe, bufsize=0) as echo,
    ):
        for number in range(-20, ROUNDS):
            row = {"start": number % 300 + 60, "end": number % 300 + 90, "note": f"n {number}"}
            line = json.dumps(row).encode() + b"\n"
            took = []
            for process in (reader, echo):
                assert process.stdin
                assert process.stdout
                begin = time.perf_counter()
                process.stdin.write(line)
                answer = process.stdout.readline()
                took.append(time.perf_counter() - begin)
                assert process is echo or b"saved" in answer, answer
            if number >= 0:
                saves.append(took[0])
                appends.append(took[1] + append())
        for process in (reader, echo):
            assert process.stdin
            process.stdin.close()
    ratio = statistics.median(saves) / statistics.median(appends)
    print(
        f"{label:32} {statistics.median(saves) * 1e6:7.0f} µs  echo + append + fsync"
        f" {statistics.median(appends) * 1e6:7.0f} µs  ratio {ratio:5.2f}",
        flush=True,
    )


def main(counts: list[int], *, batch: bool) -> int:
    """Print the table, and return 0 where the goals are met."""
    ratios = []
    for count in counts:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            articles = max(1, count // EACH)
            article = fill_folder(folder, count)
            label = f"{count} in {articles} articles"
            ratios.append(measure(label, article, folder))
            if batch:
                measure_batch(f"{label}, --batch", article, folder)
        if EACH < count <= 10_000:
            with tempfile.TemporaryDirectory() as name:
                folder = Path(name)
                article = write_article(folder, "one.txt")
                fill_store(folder, article, count)
                measure(f"{count} in one article", article, folder)
                if batch:
                    measure_batch(f"{count} in one article, --batch", article, folder)
    # Each against its own appends, as the disk may be busier at one time than at another.
    print(f"many against few: {ratios[-1] / ratios[0]:.2f}")
    return 0


if __name__ == "__main__":
    given = [each for each in sys.argv[1:] if each != "--batch"]
    sys.exit(
        main(
            [int(each) for each in given] or [100, 10_000, 100_000],
            batch=len(given) != len(sys.argv) - 1,
        )
    )
