"""Making a change of tags in all articles and in the codebook, and taking it back, as one step."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from reader.errors import ReaderError
from reader.model import Article, new_id, now
from reader.session import Session
from reader.store.contents import read_entry
from reader.store.history import fold
from reader.store.tag_steps import TagStep, TagStepFile, TagSteps
from reader.tagging.change import Done
from reader.tagging.planning import Planning

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from reader.model import Annotation, Tag
    from reader.store import Codebook, Entry, Store
    from reader.tagging.change import Change
    from reader.tagging.planning import Problems, Progress

__all__ = ["Tagging"]


class Tagging(Planning):
    """The tags that one annotator uses in one annotations folder: counted, planned and changed.

    Args:
        store: What is kept.
        on_problem: Told of what cannot be read or changed; the rest is.
        on_progress: Told how many files are done of how many.
    """

    def __init__(self, store: Store, on_problem: Problems, on_progress: Progress) -> None:
        super().__init__(store, on_problem, on_progress)
        self._steps = TagStepFile(store.folder, store.annotator)

    @property
    def steps(self) -> TagSteps:
        """The changes that can be taken back and made again.

        Raises:
            ReaderError: They cannot be read.
        """
        return self._steps.read()

    def make(self, change: Change) -> Done:
        """Make a change in all articles and in the codebook, as one step.

        What cannot be changed is told, and stays as it was. What would change nothing is no step.

        Raises:
            ReaderError: The step or the codebook could not be saved.
        """
        entries = [self._entry(each.file) for each in change.touched]
        before = self.store.codebook()
        after = change.codebook(before)
        if not entries and after == before:
            return Done(change.what, 0, 0)
        step = TagStep(
            id=new_id(),
            when=now(),
            what=change.what,
            articles=tuple(entry.key for entry in entries if entry.problem is None),
            before=tuple(tag for tag in before.tags if after.get(tag.name) != tag),
            after=tuple(tag for tag in after.tags if before.get(tag.name) != tag),
        )
        self._steps.change(lambda steps: steps.with_step(step))

        def retag(entry: Entry) -> int:
            session = self._session(entry)
            count = session.retag(change.what, change.tags, step.id) if session else 0
            if session and session.unsaved and session.problem:
                self._on_problem(session.problem)
                return 0
            return count

        counts = self._each(entries, retag)
        self.store.change_codebook(change.codebook)
        return self._done(step, counts, step.after)

    def undo(self) -> Done | None:
        """Take back the last change of tags, in all articles; None where there is none.

        What else was said of an annotation since stays; one whose tags have been changed since
        is told and stays as it is, and so does an entry of the codebook.

        Raises:
            ReaderError: The codebook or the step could not be saved.
        """
        steps = self.steps.kept
        if not steps:
            return None
        step = steps[-1]
        entries = [self._entry_of(key) for key in step.articles]
        counts = self._each(entries, lambda entry: self._undo_in(entry, step))
        self._exchange(step.after, step.before)
        self._steps.change(lambda kept: kept.back(step))
        return self._done(step, counts, step.before)

    def redo(self) -> Done | None:
        """Make the change of tags again that was taken back last; None where there is none.

        Raises:
            ReaderError: Something was done in one of its articles since, so that it can only be
                made anew; or the codebook or the step could not be saved.
        """
        steps = self.steps.undone
        if not steps:
            return None
        step = steps[-1]
        entries = [self._entry_of(key) for key in step.articles]
        entries = [entry for entry in entries if _has(entry, step)]
        since = sum(step.id not in fold(entry.kept.history)[1] for entry in entries)
        if since:
            where = f"{since} of its {len(entries)} articles" if len(entries) > 1 else "its article"
            raise ReaderError(
                f"{step.what}: something was done in {where} since it was taken back",
                "make the change anew",
            )
        counts = self._each(entries, lambda entry: self._redo_in(entry, step))
        self._exchange(step.before, step.after)
        self._steps.change(lambda kept: kept.forward(step))
        return self._done(step, counts, step.after)

    def _each(self, entries: Sequence[Entry], act: Callable[[Entry], int]) -> dict[str, int]:
        """Do something in each article, and return how many annotations that changed in it."""
        counts: dict[str, int] = {}
        for number, entry in enumerate(entries):
            self._on_progress(number, len(entries))
            counts[entry.key] = act(entry)
        return counts

    def _done(self, step: TagStep, counts: Mapping[str, int], came: Sequence[Tag]) -> Done:
        self.store.close()
        keys = frozenset(key for key, count in counts.items() if count)
        names = tuple(tag.name for tag in came)
        return Done(step.what, sum(counts.values()), len(keys), keys, names)

    def _exchange(self, gone: Sequence[Tag], back: Sequence[Tag]) -> None:
        """Put entries of the codebook in place of others, and tell which were changed since."""
        changed: list[str] = []

        def exchange(codebook: Codebook) -> Codebook:
            after, changed[:] = codebook.exchanged(gone, back)
            return after

        self.store.change_codebook(exchange)
        for name in changed:
            self._on_problem(
                ReaderError(
                    f"{name}: what the codebook says of it has been changed since",
                    "that stays as it is",
                )
            )

    def _undo_in(self, entry: Entry, step: TagStep) -> int:
        """Take back a step in one article, and return how many annotations that changes."""
        session = self._session(entry)
        if session is None or step.id not in fold(session.history)[0]:
            return 0  # it has been taken back there, or was never made
        count = sum(change.group == step.id for change in session.history)
        if session.undo(step.id) is None:
            if session.problem:
                self._on_problem(session.problem)
                return 0
            return self._set_back(entry, session, step)
        return count

    def _set_back(self, entry: Entry, session: Session, step: TagStep) -> int:
        """Give the annotations of a step their tags back, where more was said of them since."""
        made = [change for change in session.history if change.group == step.id]
        tags = {
            change.after.id: (change.before.tags, change.after.tags)
            for change in made
            if change.before is not None and change.after is not None
        }

        def before(annotation: Annotation) -> Iterable[str]:
            old, new = tags.get(annotation.id, ((), ()))
            return old if new and annotation.tags == new else annotation.tags

        count = session.retag(f"took back: {step.what}", before)
        touched = {one.id for change in made if (one := change.after or change.before)}
        if stay := len(touched) - count:
            self._on_problem(
                ReaderError(
                    f"{entry.key}: the tags of {stay} annotation{'s' if stay != 1 else ''} have "
                    "been changed since",
                    "they stay as they are",
                )
            )
        return count

    def _redo_in(self, entry: Entry, step: TagStep) -> int:
        """Make a step again in one article, and return how many annotations that changes."""
        session = self._session(entry)
        if session is None:
            return 0
        count = sum(change.group == step.id for change in session.history)
        if session.redo(step.id) is None:
            changed = ReaderError(
                f"{entry.key}: its tags have been changed since", "they stay as they are"
            )
            self._on_problem(session.problem or changed)
            return 0
        return count

    def _entry(self, file: str) -> Entry:
        return read_entry(Path(file), self.store.home.name)

    def _entry_of(self, key: str) -> Entry:
        return self._entry(str(self.store.path(self.store.locate(key))))

    def _session(self, entry: Entry) -> Session | None:
        """Return a session of an annotated article, also of one that is gone.

        None, and a problem, where nothing can be changed.
        """
        article = None if entry.problem else self._article(entry)
        if article is None:
            gone = ReaderError(
                f"{entry.key}: the article is gone, and no copy is kept",
                "its tags stay as they are",
            )
            self._on_problem(entry.problem or gone)
            return None
        session = Session(article, self.store)
        if session.problem:
            self._on_problem(session.problem)
            return None
        return session

    def _article(self, entry: Entry) -> Article | None:
        """Return an annotated article as it is, or was when it was annotated last.

        One that stands elsewhere is taken only if it is the very text: the store file says where
        that is, and may have come from anywhere.
        """
        from reader.library import Listed, read_article

        path = self.store.locate(entry.key)
        parts = PurePosixPath(entry.key)
        try:
            article = read_article(Listed(path, entry.key))
            if article.sha256 == entry.sha256 or not (parts.is_absolute() or ".." in parts.parts):
                return article
        except ReaderError:
            pass  # it is gone: what follows is for that
        text = self.store.texts.recall(entry.sha256)
        return None if text is None else Article(path, entry.key, entry.title, text)


def _has(entry: Entry, step: TagStep) -> bool:
    """Return whether a step was ever made in an article."""
    return any(change.group == step.id for change in entry.kept.history)
