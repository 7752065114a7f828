from __future__ import annotations

import multiprocessing
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import pytest

import reader
from reader.errors import ReaderError
from reader.model import Span
from reader.session import Session
from reader.store.locks import LOCKS, hold_lock

if TYPE_CHECKING:
    from reader.model import Article
    from reader.store import Store

ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(reader.__file__).parents[1])}


def test_a_lock_keeps_other_processes_out_and_says_who_holds_it(tmp_path: Path) -> None:
    path = tmp_path / "a.lock"
    program = (
        "import sys; from pathlib import Path; from reader.store.locks import hold_lock\n"
        "with hold_lock(Path(sys.argv[1]), 5): print('held', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program, str(path)],
        env=ENVIRONMENT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as child:
        assert child.stdin
        assert child.stdout
        assert child.stdout.readline() == b"held\n"
        inode = path.stat().st_ino
        with pytest.raises(ReaderError, match=f"process {child.pid} on"), hold_lock(path, 0.05):
            pass
        child.stdin.close()
        child.wait()
        with hold_lock(path, 5):
            pass
    assert path.stat().st_ino == inode


def test_a_lock_keeps_other_threads_out(tmp_path: Path) -> None:
    inside = []

    def work() -> None:
        for _ in range(20):
            with hold_lock(tmp_path / "a.lock", 30):
                inside.append(1)
                assert sum(inside) == 1
                time.sleep(0.0005)
                inside.append(-1)

    threads = [Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(inside) == 160


def test_a_lock_file_that_was_deleted_is_not_held_twice(tmp_path: Path) -> None:
    path = tmp_path / "a.lock"
    got = []

    def wait() -> None:
        with hold_lock(path, 30):
            got.append(path.stat().st_ino)
            try:
                with hold_lock(path, 0):
                    got.append(0)
            except ReaderError:
                got.append(1)

    with hold_lock(path, 5):
        thread = Thread(target=wait)
        thread.start()
        time.sleep(0.05)
        path.unlink()
        # Somebody else comes anew, makes a file of that name, and is still at work.
        with hold_lock(path, 5):
            time.sleep(0.05)
        inode = path.stat().st_ino
    thread.join()
    assert got == [inode, 1]


def test_a_forked_process_does_not_hold_its_parents_lock(tmp_path: Path) -> None:
    path = tmp_path / "a.lock"

    def work() -> None:
        with pytest.raises(ReaderError), hold_lock(path, 0):
            pass
        os._exit(0)

    with hold_lock(path, 5):
        child = multiprocessing.get_context("fork").Process(target=work)
        child.start()
        child.join()
    assert child.exitcode == 0


@pytest.mark.parametrize("warm", [False, True])
def test_a_folder_that_vanishes_is_not_made_anew(
    article: Article, store: Store, warm: bool
) -> None:
    session = Session(article, store)
    session.mark(Span(0, 3), note="one")
    if warm:
        session.mark(Span(4, 9), note="two")
        store.close()
    aside = store.folder.with_name("aside")
    store.folder.rename(aside)
    session.mark(Span(10, 13), note="three")
    assert session.unsaved == 1
    assert "has vanished" in str(session.problem)
    assert "mount" in str(session.problem)
    assert not store.folder.exists()
    aside.rename(store.folder)
    assert session.retry()
    notes = {each.note for each in store.read(article).annotations}
    assert notes == {"one", "three", *(["two"] * warm)}


def test_who_holds_a_lock_is_told_and_what_to_do(article: Article, store: Store) -> None:
    session = Session(article, store)
    session.mark(Span(0, 3), note="one")
    with hold_lock(store.folder / LOCKS / "ana.lock", 5):
        session.problem = ReaderError("so that it does not wait for long")
        session.mark(Span(4, 9), note="two")
        told = str(session.problem)
        assert f"process {os.getpid()} on" in told
        assert "since 20" in told
        assert "end that program" in told
        assert session.unsaved == 1
    assert session.retry()


def test_what_was_deleted_of_the_locks_is_made_again(article: Article, store: Store) -> None:
    session = Session(article, store)
    session.mark(Span(0, 3))
    shutil.rmtree(store.folder / LOCKS)
    session.mark(Span(4, 9))
    assert session.unsaved == 0
    assert (store.folder / LOCKS / ".gitignore").read_bytes() == b"*\n"
