"""A fault at every single operation of saving in turn: the first save, the journal, the file.

The suite takes every third operation, other ones for each kind of fault; all of them with the
environment variable `READER_LONG` set.
"""

from __future__ import annotations

import multiprocessing
import os
import resource
import signal
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import tinydb  # noqa: F401  (loaded before operations are counted)

from reader.model import Article, Span
from reader.session import Session
from reader.store import Store
from reader.store.journal import journal_of
from tests.store.conftest import TEXT
from tests.store.faulty import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

CONFIRMED, REFUSED, PASSED, WRONG = 0, 10, 20, 30
"""How a child ends: saved in spite of the fault; said so, and saved afterwards; without meeting the
fault, so that all operations have had it; in a way that must not be."""

STRIDE = 1 if os.environ.get("READER_LONG") else 3

NOTES = ["first", "second", "third", "fourth"]
HOW = ["kill", "error", "after", "short"]
KINDS = {"first": 1, "first undo": 0, "journal": 2, "line": 3, "undo": 3, "closing": 4}
"""What meets the fault, and how many notes there are at the end."""


def prepare(article: Article, store: Store, kind: str) -> Session:
    """Save what there is before the fault."""
    Session(article, Store(store.folder, "ana")).mark(Span(0, 3), note="first")
    session = Session(article, store)
    before = {"first": 0, "first undo": 0, "journal": 1, "line": 2, "undo": 3, "closing": 3}[kind]
    for number in range(before):
        session.mark(Span(4 + number, 9 + number), note=NOTES[number + 1])
    return session


def meet(session: Session, kind: str) -> None:
    """Do what is to meet the fault."""
    if kind.endswith("undo"):
        session.undo()
    elif kind == "closing":
        session.store.close()
    else:
        session.mark(Span(20, 25), note="last")


def save_with_fault(article: Article, folder: Path, kind: str, at: int, how: str) -> None:
    """Work with a fault, and end the process as is said above."""
    session = prepare(article, Store(folder, "ana"), kind)
    before = len(session.annotations)
    saved_at = session.saved_at = "before"
    fault = Fault(at, how)
    meet(session, kind)
    fault.mend()
    if not fault.failed:
        os._exit(PASSED)
    if session.problem is None or session.saved_at != saved_at:
        os._exit(CONFIRMED)  # in the latter case it could not be read afterwards
    if "annotations" not in str(session.problem):
        os._exit(WRONG)
    if kind.endswith("undo"):
        again = len(session.annotations) == before and session.undo() is not None
    else:
        again = session.unsaved == 1 and session.retry()
    os._exit(REFUSED if again and session.unsaved == 0 else WRONG)


@pytest.fixture
def quick(tmp_path: Path) -> Iterator[Path]:
    """Return a folder in memory where there is one: what is synced does not matter here."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else tmp_path) as folder:
        yield Path(folder)


@pytest.mark.parametrize("how", HOW)
@pytest.mark.parametrize("kind", KINDS)
def test_a_fault_at_every_operation_of_a_save_loses_nothing(
    quick: Path, kind: str, how: str
) -> None:
    context = multiprocessing.get_context("fork")
    before = {
        "first": ["first"],
        "first undo": ["first"],
        "journal": ["first", "second"],
        "line": NOTES[:3],
        "undo": NOTES,
        "closing": NOTES,
    }[kind]
    after = {"first undo": [], "undo": NOTES[:3], "closing": NOTES}.get(kind, [*before, "last"])
    outcomes = set()
    for at in range((HOW.index(how) + len(kind)) % STRIDE, 300, STRIDE):
        folder = quick / str(at) / "annotations"
        article = Article(folder.parent / "news" / "ferry.txt", "ferry.txt", "The ferry", TEXT)
        child = context.Process(target=save_with_fault, args=(article, folder, kind, at, how))
        child.start()
        child.join()
        outcomes.add(child.exitcode)
        store = Store(folder, "ana")
        notes = [each.note for each in store.read(article).annotations]
        allowed = [before, after] if child.exitcode == -signal.SIGKILL else [after]
        assert sorted(notes) in [sorted(each) for each in allowed], (at, child.exitcode)
        assert child.exitcode in (CONFIRMED, REFUSED, PASSED, -signal.SIGKILL), at
        session = Session(article, store)
        session.mark(Span(10, 13), note="then")
        assert session.unsaved == 0
        store.close()
        assert list(store.leftovers()) == []
        assert not journal_of(store.path(article.path)).exists()
        if child.exitcode == PASSED:
            break
    assert PASSED in outcomes
    assert at > 8
    if how == "kill":
        assert -signal.SIGKILL in outcomes
    elif kind != "closing":
        assert REFUSED in outcomes


def limited(article: Article, store: Store, warm: int) -> None:
    """Save more than a file may hold, then again when it may."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    session = Session(article, store)
    for number in range(warm):
        session.mark(Span(number, 9), note="small")
    resource.setrlimit(resource.RLIMIT_FSIZE, (6000, resource.RLIM_INFINITY))
    session.mark(Span(4, 9), note="n" * 9000)
    told = str(session.problem)
    waiting = session.unsaved == 1 and "ferry.txt.json" in told and "ulimit" in told
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    os._exit(0 if waiting and session.retry() else 1)


@pytest.mark.parametrize("warm", [0, 1, 2])
def test_a_limit_on_file_sizes_leaves_the_old_file_whole(
    article: Article, store: Store, warm: int
) -> None:
    Session(article, store).mark(Span(0, 3), note="first")
    process = multiprocessing.get_context("fork").Process
    child = process(target=limited, args=(article, Store(store.folder, "ana"), warm))
    child.start()
    child.join()
    assert child.exitcode == 0
    notes = [each.note for each in store.read(article).annotations]
    assert sorted(map(len, notes)) == [5] * (warm + 1) + [9000]
    Session(article, Store(store.folder, "ana")).mark(Span(10, 13), note="then")
    assert list(store.leftovers()) == []
