"""Changes of the codebook that went through all articles: `annotations/<annotator>.tags.json`.

Each article keeps its own part in its history, under the step's id. What is kept here is what is
needed to take the whole back at once: which articles, and what the codebook said before. It is
written before anything is changed, so that a change that was cut short can be taken back, too.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reader.model.records import tag_from_record, tag_record
from reader.store.documents import documents, fill_table
from reader.store.durable import make_folder, refusal
from reader.store.locks import Locks
from reader.store.naming import clean_name
from reader.store.storage import VERSION, AtomicStorage, UnreadableError, load_tables

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from reader.model import Tag

__all__ = ["TagStep", "TagStepFile"]

_PATIENCE = 10.0
"""Seconds to wait for another process before giving up."""

_MANY = 100
"""So many steps can be taken back."""

Steps = tuple["TagStep", ...]
"""Steps that stand, the last one last."""


@dataclass(frozen=True, slots=True)
class TagStep:
    """One change of tags in all articles."""

    id: str
    """Its group in the history of each article."""

    when: str
    """See `reader.model.now`."""

    what: str
    """What it did, in a few words."""

    articles: tuple[str, ...]
    """The names that the store has of the articles it went through."""

    before: tuple[Tag, ...]
    """Entries of the codebook that were changed or taken out, as they were."""

    after: tuple[Tag, ...]
    """Entries that stood for them afterwards."""


class TagStepFile:
    """Where the steps of one annotator are kept; making one touches nothing.

    Args:
        folder: The annotations folder.
        annotator: Whose they are.
    """

    def __init__(self, folder: Path, annotator: str) -> None:
        self.folder = folder
        self.annotator = annotator
        self.path = folder / f"{clean_name(annotator)}.tags.json"

    def read(self) -> Steps:
        """Return what is on disk; nothing where there is no file.

        Raises:
            UnreadableError: The file is damaged, foreign, newer or may not be read.
        """
        tables = load_tables(self.path, "tagging")
        if tables is None:
            return ()
        try:
            return tuple(_from_record(each) for each in documents(tables, "steps"))
        except (ValueError, KeyError, TypeError) as error:
            raise UnreadableError(self.path, "damaged", f"not a change: {error}") from error

    def change(self, what: Callable[[Steps], Steps]) -> None:
        """Change the steps; when this returns, that is safe on disk.

        A damaged file is kept under another name, and begun anew.

        Raises:
            ReaderError: It could not be saved; what is on disk is as it was.
        """
        with Locks(self.folder).hold(self.path.stem, _PATIENCE):
            damaged: list[Path] = []
            try:
                before = self.read()
            except UnreadableError as error:
                if error.kind != "damaged":
                    raise
                before, damaged = (), [self.path]
            storage = AtomicStorage(self.path, None, damaged=damaged)
            fill_table(storage, "tagging", [{"annotator": self.annotator, "format": VERSION}])
            fill_table(storage, "steps", [_record(each) for each in what(before)[-_MANY:]])
            try:
                make_folder(self.folder, self.folder)
                storage.commit()
            except OSError as error:
                raise refusal(error, self.path) from error


def _record(step: TagStep) -> dict[str, Any]:
    return {
        "id": step.id,
        "when": step.when,
        "what": step.what,
        "articles": list(step.articles),
        "before": [tag_record(tag) for tag in step.before],
        "after": [tag_record(tag) for tag in step.after],
    }


def _from_record(record: Mapping[str, Any]) -> TagStep:
    return TagStep(
        id=str(record["id"]),
        when=str(record["when"]),
        what=str(record["what"]),
        articles=tuple(map(str, record["articles"])),
        before=tuple(map(tag_from_record, record["before"])),
        after=tuple(map(tag_from_record, record["after"])),
    )
