"""Mending what is safe to mend in an annotations folder; what was there before is always kept."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reader.errors import ReaderError
from reader.model.records import annotation_record, change_record
from reader.store.contents import find_leftovers, read_entries
from reader.store.documents import Log, fill_table
from reader.store.durable import TEMPORARY, refusal
from reader.store.journal import journal_of
from reader.store.ledger import Ledger
from reader.store.locks import Locks
from reader.store.memory import recall_file
from reader.store.naming import SUFFIX, plain_path
from reader.store.salvage import salvage
from reader.store.storage import VERSION, AtomicStorage

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from reader.store.contents import Entry
    from reader.store.memory import Memory
    from reader.store.salvage import Salvaged

__all__ = ["Repair", "repair_folder"]

_PATIENCE = 10.0
"""Seconds to wait for other programs."""


@dataclass(frozen=True, slots=True)
class Repair:
    """Something that was mended, or that cannot be."""

    file: Path
    text: str
    """What was done, or why it cannot be; for a person."""
    done: bool = True


def repair_folder(folder: Path) -> Iterator[Repair]:
    """Mend what can be mended without losing anything, in everybody's files.

    Journals that a killed program left are brought into their store files. Of a damaged store file
    all that is whole is written anew, and the damaged one is kept under another name. What
    interrupted saves have left is deleted.

    Args:
        folder: The annotations folder.

    Raises:
        ReaderError: The folder may not be read.
    """
    locks = Locks(folder)
    for entry in list(read_entries(folder)):
        try:
            if entry.problem is None:
                yield from _settle(folder, entry, locks)
            elif entry.problem.kind == "damaged":
                yield _mend(folder, entry.file, locks)
            else:
                yield Repair(entry.file, entry.problem.hint or entry.problem.detail, done=False)
        except ReaderError as error:
            yield Repair(entry.file, error.message, done=False)
    for path in list(find_leftovers(folder)):
        if path.name.endswith(TEMPORARY):
            home = path.relative_to(folder).parts[0] if path.parent != folder else "codebook"
            with locks.hold(home, _PATIENCE), contextlib.suppress(OSError):
                path.unlink(missing_ok=True)
                yield Repair(path, "deleted: left over by an interrupted save")


def _settle(folder: Path, entry: Entry, locks: Locks) -> Iterator[Repair]:
    """Bring a journal that lies about into its store file."""
    journal = journal_of(entry.file)
    if not journal.exists():
        return
    home = _home_of(folder, entry.file)
    ledger = Ledger(folder, home, entry.key, locks)
    try:
        ledger.settle(last=True)
    finally:
        ledger.close()
    if not journal.exists():
        yield Repair(entry.file, "its journal was brought into it")


def _mend(folder: Path, path: Path, locks: Locks) -> Repair:
    """Write a damaged store file anew, with all that is whole in it and in its journal."""
    home = _home_of(folder, path)
    with locks.hold(home.name, _PATIENCE):
        memory = recall_file(path, mend=True)
        try:
            data = path.read_bytes() if path in memory.damaged else b""
            found = salvage(data)
            log = _together(found, memory)
            about = _about(found.about or memory.about, path, home, memory)
            if not log.present and not log.changes:
                text = "nothing can be read of it: put back a copy of it, or move it away"
                return Repair(path, text, done=False)
            if about is None:
                return Repair(path, "it does not say which article it is about", done=False)
            storage = AtomicStorage(path, {}, damaged=memory.damaged)
            fill_table(storage, "article", [about])
            fill_table(storage, "annotations", [annotation_record(e) for e in log.present.values()])
            fill_table(storage, "history", [change_record(each) for each in log.changes])
            aside = storage.commit()
            with contextlib.suppress(OSError):
                journal_of(path).unlink(missing_ok=True)
        except OSError as error:
            raise refusal(error, path) from error
        finally:
            memory.close()
    count = len(log.present)
    kept = f"; what was there is kept as {aside.name}" if aside else ""
    return Repair(path, f"written anew with {count} annotation{'s' * (count != 1)}{kept}")


def _together(found: Salvaged, memory: Memory) -> Log:
    """Return what was salvaged of a file, with what else is known of it."""
    log = Log(found.annotations, found.history)
    log.add(memory.log.changes)
    return log


def _about(
    known: Mapping[str, Any], path: Path, home: Path, memory: Memory
) -> Mapping[str, Any] | None:
    """Return what the file is to say of its article; None where that cannot be known."""
    if known.get("path"):
        return known
    inside = path.relative_to(home)
    key = memory.journal.key or inside.as_posix().removesuffix(SUFFIX)
    # A name that was changed for the file system does not tell the article's.
    if not memory.journal.key and ("~" in key or plain_path(key) != inside):
        return None
    return {
        "annotator": home.name,
        "format": VERSION,
        "length": 0,
        "path": key,
        "sha256": "",
        "title": key.rpartition("/")[2],
    }


def _home_of(folder: Path, path: Path) -> Path:
    return folder / path.relative_to(folder).parts[0]
