"""Changes of the codebook that went through all articles: `annotations/<annotator>.tags.json`.

Each article keeps its own part in its history, under the step's id. What is kept here is what is
needed to take the whole back at once: which articles, and what the codebook said before. It is
written before anything is changed, so that a change that was cut short can be taken back, too.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reader.model.records import tag_from_record, tag_record
from reader.store.documents import documents
from reader.store.side_file import SideFile

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.model import Tag
    from reader.store.storage import Tables

__all__ = ["TagStep", "TagStepFile", "TagSteps"]

_MANY = 100
"""So many steps can be taken back."""


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


@dataclass(frozen=True, slots=True)
class TagSteps:
    """The steps that stand, in order, and those that were taken back."""

    kept: tuple[TagStep, ...] = ()
    undone: tuple[TagStep, ...] = ()
    """What can be made again, the next one last."""

    def with_step(self, step: TagStep) -> TagSteps:
        """Return them with one more; what was taken back before cannot be made again."""
        return TagSteps((*self.kept, step)[-_MANY:])

    def back(self, step: TagStep) -> TagSteps:
        """Return them with `step` among those taken back; themselves where it does not stand."""
        if step not in self.kept:
            return self
        return TagSteps(_without(self.kept, step), (*self.undone, step))

    def forward(self, step: TagStep) -> TagSteps:
        """Return them with `step` standing again; themselves where it was not taken back."""
        if step not in self.undone:
            return self
        return TagSteps((*self.kept, step), _without(self.undone, step))


class TagStepFile(SideFile[TagSteps]):
    """Where the steps of one annotator are kept."""

    suffix = ".tags.json"
    marker = "tagging"
    what = "a change"

    def empty(self) -> TagSteps:
        """Return no steps."""
        return TagSteps()

    def from_tables(self, tables: Tables) -> TagSteps:
        """Return the steps in the tables of the file."""
        kept = tuple(_from_record(each) for each in documents(tables, "steps"))
        return TagSteps(kept, tuple(_from_record(each) for each in documents(tables, "undone")))

    def to_tables(self, content: TagSteps) -> dict[str, list[dict[str, Any]]]:
        """Return the steps as the tables of the file."""
        return {
            "steps": [_record(each) for each in content.kept],
            "undone": [_record(each) for each in content.undone],
        }


def _without(steps: tuple[TagStep, ...], gone: TagStep) -> tuple[TagStep, ...]:
    return tuple(each for each in steps if each.id != gone.id)


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
