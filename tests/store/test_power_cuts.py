"""The power goes at every moment of some work, in every way: what was confirmed is there."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader.model import Article, Span
from reader.session import Session
from reader.store import Store
from tests.store.conftest import TEXT
from tests.store.powercut import Recorder, cuts

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="needs /proc")


def article_in(top: Path) -> Article:
    return Article(top / "ferry.txt", "ferry.txt", "The ferry", TEXT)


def work(top: Path, confirm: Callable[[Session], None]) -> None:
    """Add, change, delete, undo and redo; end, and go on the next day."""
    for _ in range(2):
        session = Session(article_in(top), Store(top / "annotations", "ana"))
        for number in range(4):
            session.mark(Span(number, 9), note=f"note {number}")
            confirm(session)
        session.edit(session.annotations[0].annotation.id, note="changed")
        confirm(session)
        session.delete([session.annotations[1].annotation.id])
        confirm(session)
        for way in (session.undo, session.undo, session.redo):
            assert way()
            confirm(session)
        session.store.close()
        confirm(session)


def kept(session: Session) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((each.annotation.id, each.annotation.note) for each in session.annotations))


def write_state(top: Path, found: dict[Path, bytes | None]) -> None:
    for path, data in sorted(found.items()):
        if data is None:
            (top / path).mkdir()
        else:
            (top / path).write_bytes(data)


def test_what_was_confirmed_is_there_after_a_power_cut_at_any_moment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    states: list[tuple[tuple[str, str], ...]] = [()]
    (tmp_path / "ferry.txt").write_text(TEXT, encoding="utf-8")
    with monkeypatch.context() as patch:
        recorder = Recorder(tmp_path, patch)

        def confirm(session: Session) -> None:
            assert session.unsaved == 0
            states.append(kept(session))
            recorder.confirm(len(states) - 1)

        work(tmp_path, confirm)
    memory = Path("/dev/shm")
    count = 0
    for confirmed, found in cuts(recorder.events):
        number = confirmed[-1] if confirmed else 0
        assert isinstance(number, int)
        with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
            top = Path(folder)
            write_state(top, found)
            session = Session(article_in(top), Store(top / "annotations", "ana"))
            assert session.problem is None, (count, session.problem)
            # What was confirmed last, or the change that was just being made.
            assert kept(session) in states[number : number + 2], (count, number)
            if count % 7 == 0:
                session.mark(Span(20, 25), note="afterwards")
                assert session.unsaved == 0
                session.store.close()
                assert list(session.store.leftovers()) == []
        count += 1
    assert count > 100
