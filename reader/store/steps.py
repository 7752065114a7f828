"""Changes that are still to be made: to any state of the annotations, now or later."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING, Final

from reader.store.documents import Kept, Log
from reader.store.history import Edit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from reader.model import Status, Target

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

    edits: Callable[[Kept], Sequence[Edit]]
    """From what there is to what is to be changed of it."""

    more: bool = False
    """Whether it goes on with a step that was made already: one undo takes both back."""


def after_steps(kept: Kept, steps: Iterable[Step]) -> Kept:
    """Return what `kept` is once `steps` have been made, one after the other; without history."""
    for step in steps:
        present = dict(kept.present)
        for edit in step.edits(kept):
            if edit.after is not None:
                present[edit.after.id] = edit.after
            elif edit.before is not None:
                present.pop(edit.before.id, None)
        kept = Kept(Log(present.values()))
    return kept


def revise(
    id: str,  # noqa: A002 - the word of the model
    when: str,
    *,
    tags: tuple[str, ...] | None,
    note: str | None,
    status: Status | Keep | None,
    target: Target | None,
) -> Callable[[Kept], list[Edit]]:
    """Return how to change one annotation, for `Step.edits`; None leaves all but a status alone.

    Args:
        id: The annotation's id.
        when: When it is changed, see `reader.model.now`.
        tags: Its tags.
        note: Its note.
        status: Its status; None clears it.
        target: Its place.
    """

    def edits(kept: Kept) -> list[Edit]:
        old = kept.present.get(id)
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
