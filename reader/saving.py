"""Changes of one article: made in memory, then saved; undone and redone. Knows no claims.

Every change is first made in memory, then saved. What could not be saved stays in memory, in order,
is counted in `Saving.unsaved`, and is tried again by the next change or by `Saving.retry`.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reader.errors import ReaderError
from reader.model import new_id, now
from reader.store import Kept, Step, UnreadableError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from pathlib import Path

    from reader.model import Article, Change
    from reader.store import Edit, Store, Undone

__all__ = ["Saving"]

_PATIENCE, _HASTE = 10.0, 0.2
"""Seconds to wait for a lock, the latter when the last save has failed already."""


class Saving:
    """What is kept of an article, and the changes on their way to disk.

    Args:
        article: The article.
        store: Where its annotations are kept.
    """

    def __init__(self, article: Article, store: Store) -> None:
        self.article = article
        self.store = store
        self.problem: ReaderError | None = None
        """Why the last save or reading did not work; None if it did."""
        self.notice: str | None = None
        """Something the person should know that hinders nothing: a damaged file was set aside."""
        self.saved_at: str | None = None
        """When the last save returned, see `reader.model.now`; None before the first."""
        self._kept = Kept()
        self._stamp: tuple[int, ...] = ()
        self._pending: list[Step] = []
        self._dropped: list[Step] = []

    @property
    def unsaved(self) -> int:
        """How many changes are kept in memory because they could not be saved yet."""
        return len(self._pending)

    @property
    def history(self) -> tuple[Change, ...]:
        """Every change that is on disk, the oldest first, as of the last save or reading."""
        return self._kept.history

    def undo(self, group: str | None = None) -> str | None:
        """Take back the last change and say which; None where there is none or it failed.

        A change that could not be saved is taken back in memory.

        Args:
            group: Take back this step, whatever came after it in other passages.
        """
        if self._pending and not self.retry():
            step = _last(self._pending, group)
            if step is not None:
                self._pending.remove(step)
                self._dropped.append(step)
                self._show()
                return step.what
        return self._travel(partial(self.store.undo, group=group))

    def redo(self, group: str | None = None) -> str | None:
        """Make the change again that was undone last and say which; None as for `undo`."""
        step = _last(self._dropped, group)
        if step is not None:
            self._dropped.remove(step)
            self._pending.append(step)
            self._save()
            return step.what
        if self._pending and not self.retry():
            return None
        return self._travel(partial(self.store.redo, group=group))

    def compact(self, keep: int) -> int:
        """Forget all but the last steps of the history, and return how many changes that were.

        Args:
            keep: How many steps that can be undone are kept.

        Raises:
            ReaderError: It could not be saved; nothing is forgotten.
        """
        forgotten = self.store.compact(self.article, keep)
        self.reload()
        return forgotten

    def retry(self) -> bool:
        """Try to save what is unsaved, and return whether all is saved."""
        self._save()
        return not self._pending

    def reload(self) -> None:
        """Take in what other programs have written; what is unsaved here stays on top of it."""
        # Taken before the file is read: what is written in between is then noticed the next time.
        self._stamp = self.store.stamp(self.article)
        try:
            self._kept = self.store.read(self.article)
        except UnreadableError as error:
            self.problem = error
            if error.kind == "damaged":
                self._kept = Kept()
        else:
            if not self._pending:
                self.problem = None
        self._show()

    def refresh(self) -> bool:
        """Take in what other programs have written, if they have, and return whether they have.

        This looks at the file's times only, so it may be called as often as one likes.
        """
        if self.store.stamp(self.article) == self._stamp:
            return False
        before = self._kept.annotations
        self.reload()
        return self._kept.annotations != before

    def _do(
        self,
        what: str,
        edits: Callable[[Kept], Sequence[Edit]],
        when: str | None = None,
        group: str | None = None,
        *,
        more: bool = False,
    ) -> None:
        self._dropped.clear()
        self._pending.append(Step(group or new_id(), when or now(), what, edits, more))
        self._save()

    def _save(self) -> None:
        """Save the pending steps in order, as far as that works, and show the result."""
        while self._pending:
            step = self._pending[0]
            try:
                self._kept = self.store.change(
                    self.article,
                    step.edits,
                    group=step.id,
                    when=step.when,
                    timeout=_HASTE if self.problem else _PATIENCE,
                    more=step.more,
                )
            except ReaderError as error:
                self.problem = error
                break
            self._pending.pop(0)
            self._saved()
        self._show()

    def _saved(self) -> None:
        self._stamp = self.store.last_stamp(self.article)
        self.problem = None
        self.saved_at = now()
        self._tell_aside(self._kept.aside)

    def _tell_aside(self, aside: Path | None) -> None:
        if aside is not None:
            self.notice = f"{aside}: what was there was damaged, and is kept under this name"

    def _travel(self, way: Callable[[Article], Undone | None]) -> str | None:
        try:
            done = way(self.article)
        except ReaderError as error:
            self.problem = error
            return None
        if done is None:
            self.reload()
            return None
        self._kept = done.kept
        self._saved()
        self._show()
        return done.summary

    def _add_tags(self, names: Collection[str]) -> None:
        if not names:
            return
        try:
            self._tell_aside(self.store.add_tags(names))
        except ReaderError as error:
            # The annotation holds the tag all the same; the codebook only offers it.
            self.problem = self.problem or error

    def _show(self) -> None:
        """Work out what is to be seen after a change; for who has something to show."""


def _last(steps: Sequence[Step], group: str | None) -> Step | None:
    """Return the last of `steps`, or the one that is called `group`."""
    return next((step for step in reversed(steps) if group in (None, step.id)), None)
