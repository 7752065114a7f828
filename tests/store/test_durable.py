from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

import reader
from reader.errors import ReaderError
from reader.store.durable import hold_lock, keep_aside, make_folder, replace_file, temporary_of

ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(reader.__file__).parents[1])}


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
    make_folder(tmp_path / "a" / "b" / "c")
    make_folder(tmp_path / "a" / "b" / "c")
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OSError, match="file"):
        make_folder(tmp_path / "file" / "d")


def test_a_lock_keeps_other_processes_out_and_says_who_holds_it(tmp_path: Path) -> None:
    path = tmp_path / "locks" / "a.lock"
    program = (
        "import sys; from pathlib import Path; from reader.store.durable import hold_lock\n"
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
