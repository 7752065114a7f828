"""An index is made, shared, thrown away and made anew."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest

from reader.index.database import DamagedError, Database, file_name

if TYPE_CHECKING:
    from pathlib import Path

TABLES = ("CREATE TABLE things (name TEXT)",)


def test_what_is_written_is_there_for_another(tmp_path: Path) -> None:
    path = tmp_path / "below" / "a.sqlite"
    first, second = Database(path, 1, TABLES), Database(path, 1, TABLES)
    with first.writing() as connection:
        connection.execute("INSERT INTO things VALUES ('x')")
        first.keep_state("seal", "1")
    assert second.connection.execute("SELECT name FROM things").fetchall() == [("x",)]
    assert second.state("seal") == "1"
    assert second.state("other") == ""


def test_what_fails_halfway_is_not_written(tmp_path: Path) -> None:
    database = Database(tmp_path / "a.sqlite", 1, TABLES)
    rows = [("x",), ("y", "too many")]
    with pytest.raises(sqlite3.ProgrammingError), database.writing() as connection:
        connection.executemany("INSERT INTO things VALUES (?)", rows)
    assert database.connection.execute("SELECT * FROM things").fetchall() == []


@pytest.mark.parametrize("data", [b"not a database at all, but long enough to be one" * 40, b""])
def test_a_foreign_file_is_made_anew(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.sqlite"
    path.write_bytes(data)
    assert Database(path, 1, TABLES).state("seal") == ""


def test_another_version_is_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite"
    old = Database(path, 1, TABLES)
    old.keep_state("seal", "1")
    old.close()
    assert Database(path, 2, TABLES).state("seal") == ""


def test_damage_found_later_is_told_and_mended(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite"
    database = Database(path, 1, TABLES)
    with database.writing() as connection:
        connection.executemany(
            "INSERT INTO things VALUES (?)", [(f"{n}" * 50,) for n in range(999)]
        )
    database.close()
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    path.write_bytes(data)
    again = Database(path, 1, TABLES)
    with pytest.raises(DamagedError), again.damage_told():
        again.connection.execute("SELECT count(name), sum(length(name)) FROM things").fetchall()
    with again.damage_told():
        assert again.connection.execute("SELECT * FROM things").fetchall() == []


def test_without_a_folder_it_is_in_memory(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    database = Database(tmp_path / "file" / "a.sqlite", 1, TABLES)
    assert database.path is None
    with database.writing() as connection:
        connection.execute("INSERT INTO things VALUES ('x')")


def test_names_tell_paths_apart() -> None:
    assert file_name("a", ["b", "c"]) != file_name("a", ["bc"])
    assert sqlite3.sqlite_version_info >= (3, 25)
