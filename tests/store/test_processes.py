"""Real processes: writing at once, killed at any moment, refused by the system at any operation."""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import pytest

import reader
from reader.errors import ReaderError
from reader.model import Article, Span
from reader.session import Session
from reader.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable


ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(reader.__file__).parents[1])}

WRITER = """
import sys
from pathlib import Path
from reader.model import Article, Span
from reader.session import Session
from reader.store import Store

path, count = Path(sys.argv[1]), int(sys.argv[2])
article = Article(path, path.name, "T", path.read_text())
session = Session(article, Store(path.parent.parent / "annotations", "ana"))
print("ready", flush=True)
for number in range(count):
    made = session.mark(Span(number % 40, number % 40 + 9), note=f"{sys.argv[3]}-{number}")
    if number % 3 == 2:
        session.edit(made.id, note=f"{sys.argv[3]}-{number} changed")
    if session.unsaved:
        sys.exit(f"{session.problem}")
    print(made.id, flush=True)
"""


def start(article: Article, count: int, name: str = "w") -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WRITER, str(article.path), str(count), name]
    return subprocess.Popen(command, env=ENVIRONMENT, stdout=subprocess.PIPE, text=True)


def test_many_processes_write_to_one_article_and_nothing_is_lost(
    article: Article, store: Store
) -> None:
    writers = [start(article, 20, f"w{number}") for number in range(4)]
    written = [line for writer in writers for line in writer.communicate()[0].split()[1:]]
    assert [writer.returncode for writer in writers] == [0] * 4
    kept = store.read(article)
    assert sorted(each.id for each in kept.annotations) == sorted(written)
    assert len(set(written)) == 80
    assert len({each.note for each in kept.annotations}) == 80
    assert len(kept.history) == 80 + 4 * 6


def test_many_threads_write_to_one_article_and_nothing_is_lost(
    article: Article, tmp_path: Path
) -> None:
    def write(number: int) -> None:
        session = Session(article, Store(tmp_path / "annotations", "ana"))
        for count in range(10):
            session.mark(Span(count, count + 5), note=f"{number}-{count}")
            session.decide([Span(20 + number, 30)], None)

    threads = [Thread(target=write, args=(number,)) for number in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    kept = Store(tmp_path / "annotations", "ana").read(article)
    assert len({each.note for each in kept.annotations}) == 50


def test_what_was_confirmed_survives_being_killed(article: Article, store: Store) -> None:
    chance = random.Random(7)
    confirmed: set[str] = set()
    for _ in range(6):
        with start(article, 10_000) as writer:
            assert writer.stdout
            assert writer.stdout.readline() == "ready\n"
            confirmed.update(writer.stdout.readline().strip() for _ in range(chance.randrange(9)))
            time.sleep(chance.uniform(0, 0.01))
            writer.send_signal(signal.SIGKILL)
            lines = writer.stdout.read().split("\n")
            # A line that was cut short by the kill was not said.
            confirmed.update(lines[:-1])
        kept = store.read(article)
        assert confirmed <= {each.id for each in kept.annotations}
    assert len(confirmed) > 10
    session = Session(article, store)
    session.mark(Span(0, 4))
    assert session.unsaved == 0


def test_a_reader_never_misses_what_was_confirmed(article: Article, store: Store) -> None:
    """Also while the journal goes into the file and is deleted."""
    confirmed = 0
    least: list[int] = []
    stop = False

    def look() -> None:
        while not stop:
            before = confirmed
            found = len(Store(store.folder, "ana").read(article).annotations)
            least.append(found - before)

    Session(article, store).mark(Span(0, 3))
    confirmed = 1
    threads = [Thread(target=look) for _ in range(2)]
    for thread in threads:
        thread.start()
    for number in range(20):
        session = Session(article, store)
        for _ in range(2):
            session.mark(Span(number, number + 5))
            confirmed += 1
        store.close()
    stop = True
    for thread in threads:
        thread.join()
    assert len(least) > 5
    assert min(least) >= 0


def as_ordinary_person(work: Callable[[Path], None]) -> None:
    """Do `work` in a folder of its own, in a process that is not root's."""

    def run(folder: Path) -> None:
        if os.geteuid() == 0:
            os.setgid(65534)
            os.setuid(65534)
        work(folder)
        os._exit(0)

    with tempfile.TemporaryDirectory() as folder:
        if os.geteuid() == 0:
            os.chown(folder, 65534, 65534)
        child = multiprocessing.get_context("fork").Process(target=run, args=(Path(folder),))
        child.start()
        child.join()
        assert child.exitcode == 0


def test_a_folder_that_may_not_be_written_keeps_the_work_in_memory() -> None:
    def work(folder: Path) -> None:
        article = Article(folder / "a.txt", "a.txt", "A", "Some words of an article.")
        store = Store(folder / "annotations", "ana")
        folder.chmod(0o555)
        session = Session(article, store)
        session.mark(Span(0, 4), note="one")
        assert session.unsaved == 1
        assert "annotations" in str(session.problem)
        assert "--annotations" in str(session.problem)
        folder.chmod(0o755)
        assert session.retry()
        store.home.chmod(0o555)
        session.mark(Span(5, 10), note="two")
        assert session.unsaved == 1
        store.home.chmod(0o755)
        store.path(article.path).chmod(0o444)
        assert not session.retry()
        assert "ermission" in str(session.problem)
        store.path(article.path).chmod(0o644)
        assert session.retry()
        assert [each.note for each in store.read(article).annotations] == ["one", "two"]

    as_ordinary_person(work)


def test_a_file_that_may_not_be_read_is_not_taken_for_an_empty_one() -> None:
    def work(folder: Path) -> None:
        article = Article(folder / "a.txt", "a.txt", "A", "Some words of an article.")
        store = Store(folder / "annotations", "ana")
        Session(article, store).mark(Span(0, 4), note="one")
        path = store.path(article.path)
        path.chmod(0)
        session = Session(article, Store(folder / "annotations", "ana"))
        assert "unreadable" in str(session.problem)
        session.mark(Span(5, 10), note="two")
        assert session.unsaved == 1
        assert [entry.problem and entry.problem.kind for entry in store.entries()] == ["unreadable"]
        path.chmod(0o644)
        assert session.retry()
        assert [each.note for each in store.read(article).annotations] == ["one", "two"]
        store.home.chmod(0)
        with pytest.raises(ReaderError, match=r"could not be read.*you may not read it"):
            list(store.entries())
        store.home.chmod(0o755)

    as_ordinary_person(work)


def test_an_annotation_in_two_sessions_keeps_what_both_wrote(
    article: Article, tmp_path: Path
) -> None:
    one = Session(article, Store(tmp_path / "annotations", "ana"))
    made = one.mark(Span(0, 3))
    other = Session(article, Store(tmp_path / "annotations", "ana"))
    one.edit(made.id, note="from one")
    other.edit(made.id, tags=["from/other"])
    placed = other.get(made.id)
    assert placed
    assert (placed.annotation.note, placed.annotation.tags) == ("from one", ("from/other",))
