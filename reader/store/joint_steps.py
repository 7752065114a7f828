"""Changes that went through several articles at once: `annotations/<annotator>.steps.json`.

Each article keeps its own part in its history, under the step's id. What is kept here is which
articles those are, so that whoever takes the step back in one of them takes it back in all, also
another day. It is written before anything is changed: a change that was cut short is known, too.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reader.store.documents import documents, fill_table
from reader.store.durable import make_folder, refusal
from reader.store.locks import Locks
from reader.store.naming import clean_name
from reader.store.storage import VERSION, AtomicStorage, UnreadableError, load_tables

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

__all__ = ["KeptStep", "StepFile"]

_PATIENCE = 10.0
"""Seconds to wait for another process before giving up."""

_MANY = 100
"""So many steps are known; of older ones each article has its own part only."""


@dataclass(frozen=True, slots=True)
class KeptStep:
    """One change in several articles."""

    id: str
    """Its group in the history of each article."""

    when: str
    """See `reader.model.now`."""

    what: str
    """What it did, in a few words."""

    articles: tuple[str, ...]
    """The names that the store has of the articles it went through."""


class StepFile:
    """Where the steps of one annotator are kept; making one touches nothing.

    Args:
        folder: The annotations folder.
        annotator: Whose they are.
    """

    def __init__(self, folder: Path, annotator: str) -> None:
        self.folder = folder
        self.annotator = annotator
        self.path = folder / f"{clean_name(annotator)}.steps.json"

    def find(self, group: str) -> KeptStep | None:
        """Return the step of this id; None where it is not known.

        Raises:
            UnreadableError: The file is damaged, foreign, newer or may not be read.
        """
        return next((each for each in self._read() if each.id == group), None)

    def add(self, step: KeptStep) -> None:
        """Keep a step; when this returns, it is safe on disk.

        A damaged file is kept under another name, and begun anew.

        Raises:
            ReaderError: It could not be saved; what is on disk is as it was.
        """
        with Locks(self.folder).hold(self.path.stem, _PATIENCE):
            damaged: list[Path] = []
            try:
                before = self._read()
            except UnreadableError as error:
                if error.kind != "damaged":
                    raise
                before, damaged = (), [self.path]
            storage = AtomicStorage(self.path, None, damaged=damaged)
            fill_table(storage, "joint", [{"annotator": self.annotator, "format": VERSION}])
            fill_table(storage, "steps", [_record(each) for each in (*before, step)[-_MANY:]])
            try:
                make_folder(self.folder, self.folder)
                storage.commit()
            except OSError as error:
                raise refusal(error, self.path) from error

    def _read(self) -> tuple[KeptStep, ...]:
        tables = load_tables(self.path, "joint")
        if tables is None:
            return ()
        try:
            return tuple(_from_record(each) for each in documents(tables, "steps"))
        except (ValueError, KeyError, TypeError) as error:
            raise UnreadableError(self.path, "damaged", f"not a change: {error}") from error


def _record(step: KeptStep) -> dict[str, Any]:
    return {"id": step.id, "when": step.when, "what": step.what, "articles": list(step.articles)}


def _from_record(record: Mapping[str, Any]) -> KeptStep:
    articles = tuple(map(str, record["articles"]))
    return KeptStep(str(record["id"]), str(record["when"]), str(record["what"]), articles)
