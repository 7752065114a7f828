"""All that stands in an annotations folder: everybody's store files, and what is left over."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from reader.store.documents import Kept
from reader.store.durable import TEMPORARY, refusal
from reader.store.journal import JOURNAL, journal_of
from reader.store.memory import recall_file
from reader.store.naming import SUFFIX, clean_name
from reader.store.storage import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = [
    "Entry",
    "annotator_homes",
    "annotators",
    "find_leftovers",
    "read_entries",
    "read_entry",
    "store_file_of",
]


@dataclass(frozen=True, slots=True)
class Entry:
    """One store file: the annotations of one annotator on one article."""

    file: Path
    annotator: str
    key: str
    """The article's name in the store; its file is `Store.locate(key)`."""
    title: str = ""
    sha256: str = ""
    """Of the article's text at the last change."""
    length: int = 0
    """Of that text, in code points."""
    kept: Kept = field(default_factory=Kept)
    problem: UnreadableError | None = None
    """Why the file cannot be read; then nothing else is known."""


def read_entries(folder: Path, annotator: str | None = None) -> Iterator[Entry]:
    """Read every store file in the annotations folder `folder`, one by one.

    Args:
        folder: The annotations folder; it need not be there.
        annotator: Whose; everybody's if None.

    Raises:
        ReaderError: The folder may not be read.
    """
    homes = annotator_homes(folder) if annotator is None else [folder / clean_name(annotator)]
    for home in homes:
        for path in _files_below(home):
            if path.suffix == SUFFIX and not path.name.startswith("."):
                yield read_entry(path, home.name)
            elif (file := _file_of(path)) and not file.exists():
                yield read_entry(file, home.name)  # somebody has removed it, but not its journal


def find_leftovers(folder: Path) -> Iterator[Path]:
    """Find the files that interrupted saves have left, and damaged ones that were set aside.

    Raises:
        ReaderError: The folder may not be read.
    """
    for home in (folder, *annotator_homes(folder)):
        for path in sorted(home.glob("*")) if home == folder else _files_below(home):
            interrupted = path.name.startswith(".") and path.name.endswith(TEMPORARY)
            if (interrupted or _DAMAGED.search(path.name)) and path.is_file():
                yield path


_DAMAGED = re.compile(rf"{re.escape(SUFFIX)}({re.escape(JOURNAL)})?\.damaged-")
"""In the name of a file that was set aside."""


def _file_of(journal: Path) -> Path | None:
    """Return the store file of a journal; None where its name is not that of one."""
    name = journal.name.removeprefix(".").removesuffix(JOURNAL)
    return journal.with_name(name) if journal_of(Path(name)).name == journal.name else None


def annotator_homes(folder: Path) -> list[Path]:
    """Return the folders of all annotators in the annotations folder, by name.

    Raises:
        ReaderError: The folder may not be read.
    """
    try:
        inside = sorted(folder.iterdir())
    except FileNotFoundError:
        return []
    except OSError as error:
        raise refusal(error, folder, reading=True) from error
    return [each for each in inside if each.is_dir() and not each.name.startswith(".")]


def annotators(folder: Path) -> list[str]:
    """Return who has annotations in the annotations folder, by name as it was given.

    Raises:
        ReaderError: The folder may not be read.
    """
    names = (
        next(
            (each.annotator for each in read_entries(folder, home.name) if each.kept.annotations),
            None,
        )
        for home in annotator_homes(folder)
    )
    return sorted(name for name in names if name is not None)


def _files_below(folder: Path) -> Iterator[Path]:
    def refuse(error: OSError) -> None:
        if not isinstance(error, FileNotFoundError):
            raise refusal(error, Path(error.filename), reading=True) from error

    for parent, folders, files in os.walk(folder, onerror=refuse):
        folders.sort()
        for name in sorted(files):
            yield Path(parent, name)


def store_file_of(path: Path) -> Path | None:
    """Return the store file that a file is, or is the journal of; None for any other file."""
    if path.name.startswith("."):
        return _file_of(path)
    return path if path.suffix == SUFFIX else None


def read_entry(path: Path, home: str) -> Entry:
    """Read one store file, with what stands in its journal only.

    Args:
        path: The store file.
        home: The name of the annotator's folder.
    """
    try:
        memory = recall_file(path)
    except UnreadableError as error:
        return Entry(path, home, "", problem=error)
    memory.close()
    kept, article = memory.kept(), memory.about
    length = article.get("length")
    return Entry(
        path,
        str(article.get("annotator", home)),
        str(article.get("path", "")),
        str(article.get("title", "")),
        kept.sha256 or "",
        length if isinstance(length, int) else 0,
        kept,
    )
