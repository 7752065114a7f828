"""Changes that are safe on disk before the store file has them.

To write a store file anew costs more the more it holds; to add a line to a file costs the same at
any size. So the first change of an article that a program makes goes into the store file, and the
next ones as a line each, synced before it is confirmed, into a journal beside it, named so that
whoever copies in order of names copies the journal before the file. Right after a change that comes
alone, and a quarter of a second after the last of several, the store file is written anew, by
temporary file and rename, with all that the journal holds; ten seconds later, and whenever a
program ends, the journal is deleted.

What is kept is the store file with those changes of the journal made to it that its history does
not have, told by their ids: so neither a kill between the rename and the deletion, nor a power cut
that undoes the deletion, nor a copy of a new file with an old journal makes a change twice or loses
one. Reading takes the journal first, then the file: what leaves the one is in the other before.

A line is `CHECKSUM LENGTH JSON`, the numbers as eight hexadecimal digits. The checksum is the
CRC-32 of the JSON, begun with that of the first line, which says whose journal it is and has an id
of its own: no line of another journal passes for one of this. A last line that is cut short, or has
holes of zeros as a power cut leaves them, was not confirmed and does not count. All else that does
not fit is damage, and refused by name.
"""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from reader.model import new_id
from reader.model.records import change_from_record, change_record

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from reader.model import Change
    from reader.store.storage import Kind

__all__ = ["JOURNAL", "Journal", "begin_journal", "journal_of", "line_of", "read_lines"]

JOURNAL = ".journal"
"""The end of a journal's name; its start is a dot."""

VERSION = 1
"""The version of the layout that is written; a journal of a later one is refused."""

_HEAD = len(b"00000000 00000000 ")
_FORMAT = "reader-journal"


@dataclass(slots=True)
class Journal:
    """What has been read of a journal."""

    key: str = ""
    """The article's name in the store."""
    seed: int | None = None
    """The checksum of its first line; None where not even that is whole."""
    end: int = 0
    """How many bytes of it are whole lines."""
    about: Mapping[str, Any] | None = None
    """What its last line that does so says of the article, as in the store file."""
    changes: list[Change] = field(default_factory=list)
    """Those of all its lines."""
    is_torn: bool = False
    """Whether something is behind the whole lines that was never confirmed."""
    problem: tuple[Kind, str] | None = None
    """What is wrong with it; what could be read is given all the same."""


def journal_of(path: Path) -> Path:
    """Return the journal of the store file `path`."""
    return path.with_name(f".{path.name}{JOURNAL}")


def begin_journal(key: str) -> tuple[bytes, int]:
    """Return the first line of a new journal, and the seed of those that follow.

    Args:
        key: The article's name in the store.
    """
    line = _frame({"format": _FORMAT, "id": new_id(), "key": key, "version": VERSION}, 0)
    return line, int(line[:8], 16)


def line_of(changes: Sequence[Change], about: Mapping[str, Any] | None, seed: int) -> bytes:
    """Return the line that holds `changes`, which were made as one.

    Args:
        changes: The changes.
        about: What the store file is to say of the article; None: what it says already.
        seed: See `begin_journal`.
    """
    record: dict[str, Any] = {"changes": [change_record(each) for each in changes]}
    if about is not None:
        record["article"] = about
    return _frame(record, seed)


def read_lines(data: bytes, journal: Journal) -> None:
    """Add to `journal` what the file holds behind its end.

    Args:
        data: What the file holds from there on.
        journal: What has been read of it before.
    """
    start, at = journal.end, 0
    while at < len(data) and (journal.problem is None or journal.problem[0] == "damaged"):
        payload, behind = _unframe(data, at, journal.seed or 0)
        if payload is None:
            if _was_never_confirmed(data, at, behind, journal.seed or 0):
                journal.is_torn = True
                return
            _blame(journal, at, data)
        else:
            try:
                _take(payload, data[at:behind], journal)
            except (ValueError, TypeError, KeyError, AttributeError) as error:
                journal.problem = journal.problem or ("damaged", f"a line does not fit: {error}")
        at = behind
        if journal.problem is None:
            journal.end = start + at


def _frame(record: Mapping[str, Any], seed: int) -> bytes:
    payload = json.dumps(record, sort_keys=True, check_circular=False).encode("ascii")
    return b"%08x %08x %b\n" % (zlib.crc32(payload, seed), len(payload), payload)


def _unframe(data: bytes, at: int, seed: int) -> tuple[bytes | None, int]:
    """Return the JSON of the line at `at`, None if it is not sound, and where the next begins."""
    end = data.find(b"\n", at)
    behind = len(data) if end < 0 else end + 1
    payload = data[at + _HEAD : end] if end >= 0 else b""
    head = b"%08x %08x " % (zlib.crc32(payload, seed), len(payload))
    sound = end >= 0 and data[at : at + _HEAD] == head
    return (payload if sound else None), behind


def _was_never_confirmed(data: bytes, at: int, behind: int, seed: int) -> bool:
    """Return whether what is no sound line at `at` is one whose writing was cut short.

    Only the last can be: the one before is on disk before the next is begun.
    """
    later = behind
    while later < len(data):
        payload, later = _unframe(data, later, seed)
        if payload is not None:
            return False
    rest = data[at:]
    if b"\0" in rest:
        return True
    if b"\n" in rest:
        return False
    # Whole but for its end: something has happened to it since.
    return rest[:_HEAD] != b"%08x %08x " % (zlib.crc32(rest[_HEAD:-1], seed), len(rest) - _HEAD - 1)


def _blame(journal: Journal, at: int, data: bytes) -> None:
    """Say of `journal` that there is no sound line at `at`."""
    if journal.problem is not None:
        return
    if journal.seed is None and not data[:8].isalnum():
        journal.problem = "foreign", "not a journal of Reader"
    else:
        journal.problem = "damaged", f"no sound line at byte {journal.end + at}"


def _take(payload: bytes, line: bytes, journal: Journal) -> None:
    """Add what a sound line says to `journal`."""
    record = json.loads(payload)
    if journal.seed is None:
        if record["format"] != _FORMAT:
            journal.problem = "foreign", "not a journal of Reader"
        elif record["version"] > VERSION:
            detail = f"version {record['version']}, this Reader knows {VERSION}"
            journal.problem = "newer", detail
        journal.key, journal.seed = str(record["key"]), int(line[:8], 16)
        return
    changes = [change_from_record(each) for each in record["changes"]]
    journal.about = record.get("article", journal.about)
    journal.changes += changes
