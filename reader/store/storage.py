"""What a store file looks like: TinyDB's tables, laid out for people and for git."""

from __future__ import annotations

import contextlib
import json
from typing import TYPE_CHECKING, Any

from tinydb import Storage

from reader.errors import ReaderError
from reader.store.durable import keep_aside, refusal, replace_file

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

__all__ = ["VERSION", "AtomicStorage", "Tables", "UnreadableError", "dump_tables", "load_tables"]

VERSION = 1
"""The version of the layout that is written; a file of a later one is refused."""

Tables = dict[str, dict[str, Any]]


class UnreadableError(ReaderError):
    """A store file that cannot be taken for what it should be.

    Args:
        path: The file.
        kind: `damaged`, `foreign` (somebody else's) or `newer` (of a later version of Reader).
        detail: What is wrong with it.
    """

    def __init__(self, path: Path, kind: str, detail: str) -> None:
        hints = {
            "damaged": "it will be set aside under another name when something is saved here",
            "foreign": "it is not Reader's and is left alone: move it elsewhere",
            "newer": "it is left alone: use the version of Reader that wrote it, or a later one",
        }
        super().__init__(f"{path}: {kind}: {detail}", hints[kind])
        self.path = path
        self.kind = kind
        self.detail = detail


class AtomicStorage(Storage):
    """A TinyDB storage for one transaction: read once, written once, whole or not at all.

    TinyDB reads and writes the whole file at every operation; here that goes to memory, and only
    `commit` writes. The caller holds the lock from before the first read until after the commit.

    Args:
        path: The store file.
        tables: What it holds; None where it is not there or damaged.
        damaged: Whether it is damaged, and so to be kept under another name.
    """

    def __init__(self, path: Path, tables: Tables | None, *, damaged: bool = False) -> None:
        self._path = path
        self._tables = tables
        self._damaged = damaged

    def read(self) -> Tables | None:
        """Return the tables as they are in this transaction."""
        return self._tables

    def write(self, data: Tables) -> None:
        """Take over the tables, into memory."""
        self._tables = data

    def commit(self) -> Path | None:
        """Write the tables to disk, into a folder that is there; then they are safe.

        Returns:
            Under which name the file that was damaged is kept, if it was.

        Raises:
            ReaderError: It could not; the file is as it was.
        """
        data = dump_tables(self._tables or {})
        aside = None
        try:
            if self._damaged:
                aside = keep_aside(self._path)
            replace_file(self._path, data)
        except OSError as error:
            if aside is not None:
                with contextlib.suppress(OSError):
                    aside.unlink()
            raise refusal(error, self._path) from error
        return aside


def load_tables(path: Path, marker: str) -> Tables | None:
    """Return the tables in `path`, or None where there is no such file.

    Args:
        path: A store file.
        marker: The table whose first document names the version.

    Raises:
        UnreadableError: It is damaged, foreign or newer.
        ReaderError: It may not be read.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise refusal(error, path, "could not be read") from error
    if not data.strip():
        raise UnreadableError(path, "damaged", "it is empty")
    try:
        tables = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise UnreadableError(path, "damaged", f"no JSON: {error}") from error
    header = _header(tables, marker)
    if header is None:
        raise UnreadableError(path, "foreign", "JSON, but not a store of Reader")
    if header > VERSION:
        raise UnreadableError(path, "newer", f"version {header}, this Reader knows {VERSION}")
    for name, table in tables.items():
        if not isinstance(table, dict) or not all(
            isinstance(document, dict) and number.isdecimal() for number, document in table.items()
        ):
            raise UnreadableError(path, "damaged", f"the table {name!r} is none")
    return {str(name): table for name, table in tables.items()}


def dump_tables(tables: Mapping[str, Mapping[str, Mapping[str, Any]]]) -> bytes:
    """Return `tables` as JSON, one field of a document a line, keys sorted.

    One changed annotation is a few changed lines of a diff. Lone surrogates and controls that a
    terminal might act on are written as escapes.
    """
    encode = json.JSONEncoder(ensure_ascii=False, sort_keys=True, check_circular=False).encode
    lines = []
    for name in sorted(tables):
        documents = []
        for number in sorted(tables[name]):
            document = tables[name][number]
            fields = ",\n".join(
                f"   {encode(field)}: {encode(document[field])}" for field in sorted(document)
            )
            documents.append(f"  {encode(number)}: {{\n{fields}\n  }}")
        body = ",\n".join(documents)
        lines.append(f" {encode(name)}: {{\n{body}\n }}" if body else f" {encode(name)}: {{}}")
    text = "{\n" + ",\n".join(lines) + "\n}\n"
    if not text.isascii():
        text = text.translate(_ESCAPES)
    return text.encode("utf-8", "backslashreplace")


def _header(tables: object, marker: str) -> int | None:
    """Return the version that the table `marker` names, or None where it names none."""
    if not isinstance(tables, dict) or not isinstance(table := tables.get(marker), dict):
        return None
    first = table.get("1")
    version = first.get("format") if isinstance(first, dict) else None
    return version if type(version) is int and version > 0 else None


_ESCAPES = {
    code: f"\\u{code:04x}"
    for code in (
        *range(0x7F, 0xA0),
        0x061C,
        *range(0x200E, 0x2010),
        *range(0x2028, 0x202F),
        *range(0x2066, 0x206A),
        0xFEFF,
    )
}
"""Code points that an editor or a terminal may act on, as JSON escapes."""
