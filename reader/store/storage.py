"""What a store file looks like: TinyDB's tables, laid out for people and for git."""

from __future__ import annotations

import contextlib
import json
import os
import time
from typing import TYPE_CHECKING, Any, Literal

from tinydb import Storage

from reader.errors import ReaderError
from reader.store.durable import close_synced, keep_aside, read_plain, replace_file

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

__all__ = [
    "VERSION",
    "AtomicStorage",
    "Kind",
    "Tables",
    "Texts",
    "UnreadableError",
    "dump_tables",
    "load_tables",
    "open_plain",
    "tables_in",
]

VERSION = 1
"""The version of the layout that is written; a file of a later one is refused."""

Kind = Literal["damaged", "foreign", "newer", "unreadable"]
"""What can be wrong with a file that is kept."""

Tables = dict[str, dict[str, Any]]

Texts = dict[int, tuple[dict[str, Any], bytes]]
"""Documents as they were laid out, by identity: the document, which nobody changes, its lines."""

_BREATH = 16
"""After how many documents that are laid out other threads get a turn."""


class UnreadableError(ReaderError):
    """A store file that cannot be taken for what it should be.

    Args:
        path: The file.
        kind: `damaged`, `foreign` (somebody else's), `newer` (of a later version of Reader) or
            `unreadable` (the system refuses to read it).
        detail: What is wrong with it.
    """

    def __init__(self, path: Path, kind: Kind, detail: str) -> None:
        hints = {
            "damaged": "it will be set aside under another name when something is saved here",
            "foreign": "it is not Reader's and is left alone: move it elsewhere",
            "newer": "it is left alone: use the version of Reader that wrote it, or a later one",
            "unreadable": "it is left alone: see to its permissions and the disk",
        }
        super().__init__(f"{path}: {kind}: {detail}", hints[kind])
        self.path = path
        self.kind = kind
        self.detail = detail


class AtomicStorage(Storage):
    """A TinyDB storage for one transaction: read once, written once, whole or not at all.

    TinyDB reads and writes the whole file at every operation; here that goes to memory, and only
    `commit` writes.

    Args:
        path: The store file.
        tables: What it holds; None where it is not there or damaged. They are not changed.
        damaged: The files that are damaged, and so to be kept under another name.
        texts: How `dump_tables` laid out the documents before.
    """

    def __init__(
        self,
        path: Path,
        tables: Tables | None,
        *,
        damaged: Sequence[Path] = (),
        texts: Texts | None = None,
    ) -> None:
        self._path = path
        self._tables = None if tables is None else dict(tables)
        self._damaged = damaged
        self._data: bytes | None = None
        self.texts = texts or {}
        """How the documents are laid out, once they are."""

    def read(self) -> Tables | None:
        """Return the tables as they are in this transaction."""
        return self._tables

    def write(self, data: Tables) -> None:
        """Take over the tables, into memory."""
        self._tables = data
        self._data = None

    def prepare(self) -> None:
        """Lay out the tables, which takes time and needs no lock."""
        self._data, self.texts = dump_tables(self._tables or {}, self.texts)

    def commit(self) -> Path | None:
        """Write the tables to disk, into a folder that is there; then they are safe.

        The caller holds the lock, and knows that the file is what the tables were made from.

        Returns:
            Under which name a file that was damaged is kept, if one was.

        Raises:
            OSError: It could not; the file is as it was.
        """
        if self._data is None:
            self.prepare()
        asides: list[Path] = []
        try:
            asides += map(keep_aside, self._damaged)
            replace_file(self._path, self._data or b"")
        except OSError:
            for aside in asides:
                with contextlib.suppress(OSError):
                    aside.unlink()
            raise
        return asides[0] if asides else None


def load_tables(path: Path, marker: str) -> Tables | None:
    """Return the tables in `path`, or None where there is no such file.

    Args:
        path: A store file.
        marker: The table whose first document names the version.

    Raises:
        UnreadableError: It is damaged, foreign, newer or may not be read.
    """
    handle = open_plain(path)
    if handle is None:
        return None
    try:
        return tables_in(path, handle, marker)
    finally:
        close_synced(handle)


def open_plain(path: Path) -> int | None:
    """Return the file `path`, open to be read; None where there is none.

    Raises:
        UnreadableError: It may not be read.
    """
    try:
        # Without waiting for the other end of a pipe that somebody has put there.
        flags = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        return os.open(path, os.O_RDONLY | flags)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise UnreadableError(path, "unreadable", error.strerror or str(error)) from error


def tables_in(path: Path, handle: int, marker: str) -> Tables:
    """Return the tables that the open file `handle` holds.

    Args:
        path: Where it is.
        handle: A store file.
        marker: The table whose first document names the version.

    Raises:
        UnreadableError: It is damaged, foreign, newer or cannot be read.
    """
    try:
        data = read_plain(handle)
    except OSError as error:
        raise UnreadableError(path, "unreadable", error.strerror or str(error)) from error
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


def dump_tables(tables: Tables, texts: Texts | None = None) -> tuple[bytes, Texts]:
    """Return `tables` as JSON, one field of a document a line, keys sorted.

    One changed annotation is a few changed lines of a diff. Lone surrogates and controls that a
    terminal might act on are written as escapes.

    Args:
        tables: The tables.
        texts: How documents were laid out before, so that only new ones are laid out.

    Returns:
        The JSON, and how the documents are laid out in it.
    """
    known: Texts = {}
    parts = []
    for name in sorted(tables):
        table = tables[name]
        lines = [
            b"  %b: %b" % (_encode(number), _lines_of(table[number], texts or {}, known))
            for number in sorted(table)
        ]
        body = b"\n%b\n " % b",\n".join(lines) if lines else b""
        parts.append(b" %b: {%b}" % (_encode(name), body))
    return b"{\n%b\n}\n" % b",\n".join(parts), known


def _lines_of(document: dict[str, Any], before: Texts, known: Texts) -> bytes:
    text = before.get(id(document))
    if text is None:
        if len(known) % _BREATH == 0:
            time.sleep(0)  # lets another thread go on, which may be waiting for a key to be done
        fields = [
            b"   %b: %b" % (_encode(name), _encode(document[name])) for name in sorted(document)
        ]
        text = document, b"{\n%b\n  }" % b",\n".join(fields)
    known[id(document)] = text
    return text[1]


def _encode(value: object) -> bytes:
    text = _ENCODER.encode(value)
    if not text.isascii() or "\x7f" in text:
        text = text.translate(_ESCAPES)
    return text.encode("utf-8", "backslashreplace")


def _header(tables: object, marker: str) -> int | None:
    """Return the version that the table `marker` names, or None where it names none."""
    if not isinstance(tables, dict) or not isinstance(table := tables.get(marker), dict):
        return None
    first = table.get("1")
    version = first.get("format") if isinstance(first, dict) else None
    return version if type(version) is int and version > 0 else None


_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, check_circular=False)

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
