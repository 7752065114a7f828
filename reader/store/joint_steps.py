"""Changes that went through several articles at once: `annotations/<annotator>.steps.json`.

Each article keeps its own part in its history, under the step's id. What is kept here is which
articles those are, so that whoever takes the step back in one of them takes it back in all, also
another day. It is written before anything is changed: a change that was cut short is known, too.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reader.store.documents import documents
from reader.store.side_file import SideFile

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.store.storage import Tables

__all__ = ["KeptStep", "StepFile"]

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


class StepFile(SideFile[tuple[KeptStep, ...]]):
    """Where the steps of one annotator are kept, in order."""

    suffix = ".steps.json"
    marker = "joint"
    what = "a change"

    def find(self, group: str) -> KeptStep | None:
        """Return the step of this id; None where it is not known.

        Raises:
            UnreadableError: The file is damaged, foreign, newer or may not be read.
        """
        return next((each for each in self.read() if each.id == group), None)

    def add(self, step: KeptStep) -> None:
        """Keep a step; when this returns, it is safe on disk.

        Raises:
            ReaderError: It could not be saved; what is on disk is as it was.
        """
        self.change(lambda steps: (*steps, step)[-_MANY:])

    def empty(self) -> tuple[KeptStep, ...]:
        """Return no steps."""
        return ()

    def from_tables(self, tables: Tables) -> tuple[KeptStep, ...]:
        """Return the steps in the tables of the file."""
        return tuple(_from_record(each) for each in documents(tables, "steps"))

    def to_tables(self, content: tuple[KeptStep, ...]) -> dict[str, list[dict[str, Any]]]:
        """Return the steps as the tables of the file."""
        return {"steps": [_record(each) for each in content]}


def _record(step: KeptStep) -> dict[str, Any]:
    return {"id": step.id, "when": step.when, "what": step.what, "articles": list(step.articles)}


def _from_record(record: Mapping[str, Any]) -> KeptStep:
    articles = tuple(map(str, record["articles"]))
    return KeptStep(str(record["id"]), str(record["when"]), str(record["what"]), articles)
