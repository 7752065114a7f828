"""A real file system that fills up; needs the right to mount one."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from reader.model import Article, Span
from reader.session import Session
from reader.store import Store
from tests.store.conftest import TEXT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """Return a file system of 192 kilobytes."""
    folder = tmp_path / "disk"
    folder.mkdir()
    words = ["mount", "-t", "tmpfs", "-o", "size=192k", "tmpfs", str(folder)]
    try:
        mounted = subprocess.run(words, capture_output=True, check=False).returncode == 0
    except OSError:
        mounted = False
    if not mounted:
        pytest.skip("may not mount a file system here")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


@pytest.mark.parametrize("warm", [False, True])
def test_a_full_disk_loses_nothing_and_what_waits_is_saved_when_there_is_room(
    disk: Path, warm: bool
) -> None:
    article = Article(disk / "ferry.txt", "ferry.txt", "The ferry", TEXT)
    article.path.write_text(TEXT, encoding="utf-8")
    ballast = disk / "ballast"
    ballast.write_bytes(bytes(60_000))
    session = Session(article, Store(disk / "annotations", "ana"))
    saved = 0
    while not session.unsaved:
        if not warm:
            session.store.close()
        session.mark(Span(saved % 50, 60), note=f"{saved} " * 300)
        saved += 1
        assert saved < 500
    saved -= 1
    told = str(session.problem)
    assert "No space left" in told
    assert "make room" in told
    session.mark(Span(3, 9), note="waits, too")
    assert session.unsaved == 2
    assert len(session.annotations) == saved + 2
    fresh = Session(article, Store(disk / "annotations", "ana"))
    assert (fresh.problem, len(fresh.annotations)) == (None, saved)
    ballast.unlink()
    assert session.retry()
    assert session.unsaved == 0
    session.store.close()
    kept = Store(disk / "annotations", "ana").read(article)
    assert len(kept.annotations) == len(kept.history) == saved + 2
    assert list(session.store.leftovers()) == []
