from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader.model import Article, Span
from reader.session import Session
from reader.store import Store
from reader.store.durable import keep_aside, make_folder, replace_file, temporary_of

if TYPE_CHECKING:
    from tests.store.conftest import Make


def test_a_file_is_replaced_whole_and_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "a"
    replace_file(path, b"one")
    path.chmod(0o640)
    replace_file(path, b"two")
    assert path.read_bytes() == b"two"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert [each.name for each in tmp_path.iterdir()] == ["a"]


def test_what_a_killed_save_left_is_used_up(tmp_path: Path) -> None:
    path = tmp_path / "a"
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_bytes(b"not ours")
    temporary_of(path).symlink_to(elsewhere)
    replace_file(path, b"new")
    assert path.read_bytes() == b"new"
    assert elsewhere.read_bytes() == b"not ours"
    assert not temporary_of(path).is_symlink()


def test_nothing_is_overwritten_by_setting_aside(tmp_path: Path) -> None:
    names = set()
    for number in range(4):
        path = tmp_path / "a.json"
        path.write_bytes(b"%d" % number)
        names.add(keep_aside(path))
        path.unlink()
    assert {each.read_bytes() for each in names} == {b"0", b"1", b"2", b"3"}
    assert all(".damaged-" in each.name for each in names)


def test_folders_are_made_and_a_file_in_their_place_is_an_error(tmp_path: Path) -> None:
    for _ in range(2):
        make_folder(tmp_path / "a" / "b" / "c", tmp_path / "a")
    assert (tmp_path / "a" / "b" / "c").is_dir()
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OSError, match="file"):
        make_folder(tmp_path / "file" / "d", tmp_path)


class Disk:
    """Knows what a power cut would leave: the data and the names that were synced, no others."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.data: dict[int, bytes] = {}
        self.names: dict[int, dict[str, int]] = {}
        self.fail_at = -1
        self._calls = 0
        self._sync = os.fsync
        monkeypatch.setattr(os, "fsync", self._synced)

    def _synced(self, handle: int) -> None:
        self._calls += 1
        if self._calls - 1 == self.fail_at:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        self._sync(handle)
        status = os.fstat(handle)
        path = Path(f"/proc/self/fd/{handle}").resolve()
        if stat.S_ISDIR(status.st_mode):
            self.names[status.st_ino] = {each.name: each.stat().st_ino for each in path.iterdir()}
        else:
            self.data[status.st_ino] = path.read_bytes()

    def after_power_cut(self, top: Path, path: Path) -> bytes | None:
        """What `path` would hold; None where it would not be there."""
        inode = top.stat().st_ino
        for name in path.relative_to(top).parts:
            if name not in self.names.get(inode, {}):
                return None
            inode = self.names[inode][name]
        return self.data.get(inode, b"")


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="needs /proc")
def test_what_was_confirmed_survives_a_power_cut(
    tmp_path: Path, article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The annotator's folder was made by a program that did not live to sync it.
    (tmp_path / "annotations" / "ana").mkdir(parents=True)
    disk = Disk(monkeypatch)
    session = Session(article, Store(tmp_path / "annotations", "ana"))
    path = session.store.path(article.path)
    for number in range(3):
        session.mark(Span(number, 9))
        assert session.unsaved == 0
        assert disk.after_power_cut(tmp_path, path) == path.read_bytes()


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="needs /proc")
def test_a_save_is_confirmed_only_after_all_of_it_was_synced(
    tmp_path: Path, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    for fail_at in range(20):
        top = tmp_path / str(fail_at)
        article = make(name=f"{fail_at}/ferry.txt")
        disk = Disk(monkeypatch)
        disk.fail_at = fail_at
        session = Session(article, Store(top / "annotations", "ana"))
        session.mark(Span(0, 9))
        refused = session.unsaved == 1
        path = session.store.path(article.path)
        assert refused or disk.after_power_cut(top, path) == path.read_bytes()
        assert session.retry()
        assert disk.after_power_cut(top, path) == path.read_bytes()
        assert len(session.history) == 1
        if not refused:
            break
    assert fail_at > 3
