"""The log of an article's changes: what can be undone, what can be redone.

The log is only ever added to; undoing adds entries that say which group they undo. Folding over it
gives the groups that stand and those that were taken back, whichever process wrote them, today or a
month ago.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.model import Change, new_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from reader.model import Annotation
    from reader.store.documents import Kept

__all__ = [
    "Edit",
    "Undone",
    "changes_of",
    "fold",
    "last_steps",
    "step_back",
    "step_forward",
    "steps_to_go",
    "tidy",
]


@dataclass(frozen=True, slots=True)
class Edit:
    """One change of one annotation: to add has no `before`, to delete no `after`."""

    before: Annotation | None
    after: Annotation | None

    @property
    def id(self) -> str:
        """The annotation's id; empty for an edit of nothing."""
        one = self.after or self.before
        return one.id if one else ""


@dataclass(frozen=True, slots=True)
class Undone:
    """What an undo or redo has done."""

    what: str
    """`undo` or `redo`."""

    changes: tuple[Change, ...]
    """The entries of the group that was taken back or made again, as they were first written."""

    kept: Kept
    """What is on disk since."""

    @property
    def summary(self) -> str:
        """In a few words what that group of changes did: `added an annotation`."""
        kinds = {change.what for change in self.changes}
        doing = {"add": "added", "edit": "changed", "delete": "deleted"}
        what = doing[kinds.pop()] if len(kinds) == 1 else "changed"
        many = len(self.changes) != 1
        return f"{what} {len(self.changes)} annotations" if many else f"{what} an annotation"


def fold(history: Iterable[Change]) -> tuple[list[str], list[str]]:
    """Return the groups that can be undone and those that can be redone, the next one last."""
    done: list[str] = []
    undone: list[str] = []
    last = None
    for change in history:
        if change.group == last:
            continue
        last = change.group
        if change.what == "undo" and change.of in done:
            done.remove(change.of)
            undone.append(change.of)
        elif change.what == "redo" and change.of in undone:
            undone.remove(change.of)
            done.append(change.of)
        elif change.what not in ("undo", "redo"):
            done.append(change.group)
            undone.clear()
    return done, undone


def last_steps(history: Sequence[Change], count: int) -> Sequence[Change]:
    """Return the changes by which the last `count` steps that stand can still be undone.

    Those are what they did and how they were undone and made again meanwhile. What was undone and
    can be made again comes along, unless `count` is 0: then nothing is left.
    """
    if not count:
        return ()
    done, undone = fold(history)
    wanted = {*done[-count:], *undone}
    return [change for change in history if change.group in wanted or change.of in wanted]


def changes_of(edits: Sequence[Edit], *, who: str, when: str, group: str) -> list[Change]:
    """Return the entries that record `edits` as one group."""
    return [
        Change(new_id(), when, who, _what(edit), edit.before, edit.after, group) for edit in edits
    ]


def steps_to_go(history: Sequence[Change]) -> tuple[tuple[Change, ...], tuple[Change, ...]]:
    """Return the entries that an undo would take back, and those that a redo would make again."""
    done, undone = fold(history)
    back = done[-1] if done else None
    forward = undone[-1] if undone else None
    return (
        tuple(change for change in history if change.group == back),
        tuple(change for change in history if change.group == forward),
    )


def step_back(
    history: Sequence[Change],
    present: Mapping[str, Annotation],
    *,
    who: str,
    when: str,
    group: str | None = None,
) -> list[Change]:
    """Return the entries that undo the last group that stands; none where there is none.

    Args:
        history: The log.
        present: The annotations as they are, by id.
        who: The annotator.
        when: The time, see `reader.model.now`.
        group: Undo this one, though others may have come after it; none where it does not stand,
            or its annotations have been changed since.
    """
    done, _ = fold(history)
    of = group or (done[-1] if done else None)
    if of not in done:
        return []
    entries = [change for change in history if change.group == of]
    if of != done[-1] and not _stands(entries, present, backwards=True):
        return []
    wanted = [(change, change.before) for change in reversed(entries)]
    return list(_entries(wanted, "undo", of, present, who, when))


def step_forward(
    history: Sequence[Change],
    present: Mapping[str, Annotation],
    *,
    who: str,
    when: str,
    group: str | None = None,
) -> list[Change]:
    """Return the entries that redo the group that was undone last; none where there is none.

    Args: as for `step_back`.
    """
    _, undone = fold(history)
    of = group or (undone[-1] if undone else None)
    if of not in undone:
        return []
    entries = [change for change in history if change.group == of]
    if of != undone[-1] and not _stands(entries, present, backwards=False):
        return []
    wanted = [(change, change.after) for change in entries]
    return list(_entries(wanted, "redo", of, present, who, when))


def _stands(
    entries: Iterable[Change], present: Mapping[str, Annotation], *, backwards: bool
) -> bool:
    """Return whether the annotations of a group are as it left them, or as they were before it."""
    left: dict[str, Annotation | None] = {}
    for change in entries:
        if one := change.after or change.before:
            if backwards:
                left[one.id] = change.after
            else:
                left.setdefault(one.id, change.before)
    return all(present.get(id_) == annotation for id_, annotation in left.items())


def tidy(edits: Iterable[Edit], present: Mapping[str, Annotation]) -> list[Edit]:
    """Return `edits` with what is there as their `before`, and those that change nothing left out.

    Whatever an edit was computed from, the log tells what it changed.
    """
    current: dict[str, Annotation | None] = {}
    kept = []
    for edit in edits:
        before = current.get(edit.id, present.get(edit.id))
        if before == edit.after:
            continue
        current[edit.id] = edit.after
        kept.append(replace(edit, before=before))
    return kept


def _entries(
    wanted: Iterable[tuple[Change, Annotation | None]],
    what: str,
    of: str,
    present: Mapping[str, Annotation],
    who: str,
    when: str,
) -> Iterator[Change]:
    current: dict[str, Annotation | None] = dict(present)
    group = new_id()
    for change, after in wanted:
        one = change.after or change.before
        before = current.get(one.id) if one else None
        if one:
            current[one.id] = after
        yield Change(new_id(), when, who, what, before, after, group, of)


def _what(edit: Edit) -> str:
    if edit.before is None:
        return "add"
    return "edit" if edit.after else "delete"
