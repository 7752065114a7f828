"""One SQLite file in the user's cache folder: made when it is wanted, made anew when damaged."""

from __future__ import annotations

import contextlib
import hashlib
import os
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import ReaderError
from reader.homes import home

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["LARGEST", "DamagedError", "Database", "default_folder", "file_name"]

LARGEST = 2 * 1024 * 1024 * 1024
"""Bytes that the folder may hold before what was not asked for longest is taken away."""

_PATIENCE = 60.0
"""Seconds to wait for another process that writes."""

_STATE = "CREATE TABLE state (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID"


class DamagedError(Exception):
    """The file was damaged and has been thrown away; what was asked is to be asked again."""


def default_folder() -> Path:
    """Return where indexes are kept; it need not exist."""
    return home("cache") / "index"


def file_name(what: str, parts: Iterable[str]) -> str:
    """Return the name of the index of `what` that is about `parts`, such as paths."""
    joined = "\0".join(parts).encode("utf-8", "surrogatepass")
    return f"{what}-{hashlib.sha256(joined).hexdigest()[:24]}.sqlite"


class Database:
    """An open index.

    Where the folder cannot be written, or for other reasons no file can be opened there, the index
    is in memory and gone afterwards.

    Args:
        path: Its file.
        version: Changes with the form of the tables; a file of another version is thrown away.
        tables: The statements that make the tables.

    Raises:
        ReaderError: Another process writes it and does not come to an end, or it cannot be made.
    """

    def __init__(self, path: Path, version: int, tables: Iterable[str]) -> None:
        self.path: Path | None = path
        self._version = version
        self._tables = (_STATE, *tables)
        self.connection = self._open()

    def _open(self) -> sqlite3.Connection:
        for _ in range(2):
            if self.path is None:
                break
            try:
                self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                connection = self._connect(os.fspath(self.path))
            except sqlite3.OperationalError as error:
                if "locked" in str(error):
                    raise _busy() from error
                break
            except sqlite3.DatabaseError:
                self._throw_away()
            except OSError:
                break
            else:
                _shrink(self.path)
                return connection
        self.path = None
        try:
            return self._connect(":memory:")
        except sqlite3.OperationalError as error:
            raise ReaderError(
                f"the search index cannot be made: {error}", "use a Python whose SQLite has FTS5"
            ) from error

    def _connect(self, name: str) -> sqlite3.Connection:
        connection = sqlite3.connect(
            name, timeout=_PATIENCE, isolation_level=None, check_same_thread=False
        )
        try:
            connection.execute("PRAGMA synchronous = NORMAL")
            (found,) = connection.execute("PRAGMA user_version").fetchone()
            if found != self._version:
                self._make(connection)
        except sqlite3.Error:
            connection.close()
            raise
        return connection

    def _make(self, connection: sqlite3.Connection) -> None:
        """Make the tables, unless another process has in the meantime."""
        connection.execute("BEGIN IMMEDIATE")
        (found,) = connection.execute("PRAGMA user_version").fetchone()
        (count,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if found != self._version:
            if count:
                raise sqlite3.DatabaseError("of another version")
            for statement in self._tables:
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {self._version}")
        connection.execute("COMMIT")

    def _throw_away(self) -> None:
        """Delete the file; whoever has it open goes on with it and loses nothing."""
        if self.path is not None:
            for each in (self.path, Path(f"{self.path}-journal")):
                with contextlib.suppress(OSError):
                    each.unlink()

    @contextlib.contextmanager
    def damage_told(self) -> Iterator[None]:
        """Turn what SQLite says of a damaged or busy file into what can be done about it.

        Raises:
            DamagedError: The file was damaged. It is a new one now.
            ReaderError: Another process writes and does not come to an end.
        """
        try:
            yield
        except sqlite3.OperationalError as error:
            if "locked" in str(error):
                raise _busy() from error
            # Such as a full disk: this time it is done in memory, the next time tried again.
            self._renew(error, in_memory=True)
        except sqlite3.DatabaseError as error:
            self._renew(error, in_memory=False)

    def _renew(self, error: sqlite3.DatabaseError, *, in_memory: bool) -> None:
        self.connection.close()
        if self.path is None:
            raise error
        self._throw_away()
        if in_memory:
            self.path = None
        self.connection = self._open()
        raise DamagedError from error

    @contextlib.contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Hold what is written in the block together: all of it is kept, or nothing."""
        connection = self.connection
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield connection
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise

    def state(self, name: str) -> str:
        """Return what was kept under `name`; empty where nothing was."""
        found = self.connection.execute("SELECT value FROM state WHERE name = ?", [name])
        row = found.fetchone()
        return str(row[0]) if row else ""

    def keep_state(self, name: str, value: str) -> None:
        """Keep `value` under `name`."""
        self.connection.execute("INSERT OR REPLACE INTO state VALUES (?, ?)", [name, value])

    def close(self) -> None:
        """Let go of the file, and have it known that it was of use."""
        self.connection.close()
        if self.path is not None:
            with contextlib.suppress(OSError):
                os.utime(self.path)


def _busy() -> ReaderError:
    return ReaderError(
        "the search index is being written by another process", "wait for it, then try again"
    )


def _shrink(kept: Path) -> None:
    """Take away the files that were not asked for longest, where there is too much in all."""
    files: list[tuple[float, int, Path]] = []
    with contextlib.suppress(OSError):
        for path in kept.parent.glob("*.sqlite"):
            status = path.stat()
            files.append((status.st_mtime, status.st_size, path))
    size = sum(each for _, each, _ in files)
    for _, each, path in sorted(files):
        if size <= LARGEST:
            return
        if path != kept:
            with contextlib.suppress(OSError):
                path.unlink()
            size -= each
