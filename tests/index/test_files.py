"""A file that has changed does not look as it did."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

from reader.index.files import stamp_at, survey

if TYPE_CHECKING:
    from pathlib import Path


def aged(path: Path) -> None:
    """Wait until the file may be told apart from itself a moment later."""
    while not stamp_at(path):
        time.sleep(0.1)


def test_what_was_just_written_has_no_stamp_yet(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("x", encoding="utf-8")
    assert stamp_at(file) == ""
    seen = survey([tmp_path], hidden=False)
    assert seen is not None
    assert seen.stamps == {str(file): ""}
    assert seen.seal == ""


def test_the_seal_follows_files_and_their_times(tmp_path: Path) -> None:
    (tmp_path / "below").mkdir()
    file = tmp_path / "below" / "a.txt"
    file.write_text("x", encoding="utf-8")
    aged(file)
    first, second = (survey([tmp_path], hidden=False) for _ in range(2))
    assert first is not None
    assert first.seal
    assert first == second
    os.utime(file, ns=(1, 1))  # the time of the last change of its name or rights is now
    touched = survey([tmp_path], hidden=False)
    assert touched is not None
    assert touched.seal == ""


def test_hidden_files_left_out_folders_and_links(tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    for name in ("a.txt", ".b.txt", "kept/c.txt"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    seen = survey([tmp_path], skip=[tmp_path / "kept"], hidden=False)
    assert seen is not None
    assert set(seen.stamps) == {str(tmp_path / "a.txt")}
    seen = survey([tmp_path], hidden=True)
    assert seen is not None
    assert len(seen.stamps) == 3
    (tmp_path / "round").symlink_to(tmp_path)
    assert survey([tmp_path], hidden=False) is None
    assert survey([tmp_path / "nothing"], hidden=False) is None
