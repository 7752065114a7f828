"""Changes that are still to be made: to any state of the annotations, now or later."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING, Final

from reader.store.history import Edit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from reader.model import Annotation, Status, Target

__all__ = ["KEEP", "Keep", "Step", "after_steps", "revise"]


class Keep(Enum):
    """The type of `KEEP`."""

    KEEP = "keep"


KEEP: Final = Keep.KEEP
"""Says that a status is to stay as it is, since None clears it."""


@dataclass(frozen=True, slots=True)
class Step:
    """One change, made as a whole and taken back as a whole."""

    id: str
    """The group it is in the history."""

    when: str
    """The time that the history shows."""

    what: str
    """What it does, in a few words."""

    edits: Callable[[tuple[Annotation, ...]], Sequence[Edit]]
    """From the annotations as they are to what is to be changed of them."""


def after_steps(annotations: Iterable[Annotation], steps: Iterable[Step]) -> tuple[Annotation, ...]:
    """Return what `annotations` are once `steps` have been made, one after the other."""
    present = {each.id: each for each in annotations}
    for step in steps:
        for edit in step.edits(tuple(present.values())):
            if edit.after is not None:
                present[edit.after.id] = edit.after
            elif edit.before is not None:
                present.pop(edit.before.id, None)
    return tuple(present.values())


def revise(
    id: str,  # noqa: A002 - the word of the model
    when: str,
    *,
    tags: tuple[str, ...] | None,
    note: str | None,
    status: Status | Keep | None,
    target: Target | None,
) -> Callable[[tuple[Annotation, ...]], list[Edit]]:
    """Return how to change one annotation, for `Step.edits`; None leaves all but a status alone.

    Args:
        id: The annotation's id.
        when: When it is changed, see `reader.model.now`.
        tags: Its tags.
        note: Its note.
        status: Its status; None clears it.
        target: Its place.
    """

    def edits(present: tuple[Annotation, ...]) -> list[Edit]:
        old = next((each for each in present if each.id == id), None)
        if old is None:
            return []
        new = replace(
            old,
            tags=old.tags if tags is None else tags,
            note=old.note if note is None else note,
            status=old.status if isinstance(status, Keep) else status,
            target=target or old.target,
        )
        return [] if new == old else [Edit(old, replace(new, modified=when))]

    return edits
