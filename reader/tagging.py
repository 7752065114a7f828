"""The tags of a folder: how often each was given, and changing one in all articles at once."""

from __future__ import annotations

import difflib
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, TypeVar

from reader.errors import ReaderError
from reader.indexing import ask_marks
from reader.model import Article, new_id, now
from reader.session import Session
from reader.store import clean_tag
from reader.store.contents import read_entry
from reader.store.history import fold
from reader.store.tag_steps import TagStep, TagStepFile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from reader.index.marks import Count, MarkIndex
    from reader.store import Codebook, Entry, Store

    Problems = Callable[[ReaderError], None]
    Progress = Callable[[int, int], None]

__all__ = ["Change", "Done", "Tagging", "moved_tags"]

Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Change:
    """A change of tags, to be made in all articles."""

    what: str
    """What it does, in a few words: `renamed a to b`."""

    moves: Mapping[str, str | None]
    """From each tag concerned, in use or in the codebook, to what it becomes; None: nothing."""

    annotations: int
    """How many annotations have one of them."""

    files: tuple[str, ...]
    """The store files of the articles that these are on."""


@dataclass(frozen=True, slots=True)
class Done:
    """What a change, or taking one back, has touched."""

    what: str
    annotations: int
    articles: int


class Tagging:
    """The tags that one annotator uses in one annotations folder.

    Args:
        store: What is kept.
        on_problem: Told of what cannot be read or changed; the rest is.
        on_progress: Told how many of so many files are done.
    """

    def __init__(self, store: Store, on_problem: Problems, on_progress: Progress) -> None:
        self.store = store
        self._steps = TagStepFile(store.folder, store.annotator)
        self._on_problem = on_problem
        self._on_progress = on_progress

    def counts(self) -> dict[str, Count]:
        """Count the tags that are in use, by their names in order."""
        return self._asked(lambda index: index.count())

    def rename(self, old: str, new: str) -> Change:
        """Return the change that gives a tag, and those below it, another name.

        Raises:
            ReaderError: There is no such tag, or one of the new name.
        """
        name = clean_tag(new)
        change = self._change(f"renamed {old} to {name}", [old], name)
        known = self._known() - set(change.moves)
        taken = sorted(known & {each for each in change.moves.values() if each})
        if taken:
            hint = f"reader tags merge {old} {new}"
            raise ReaderError(
                f"{taken[0]}: there is such a tag already", f"to make them one: {hint}"
            )
        return change

    def merge(self, olds: Sequence[str], new: str) -> Change:
        """Return the change that makes several tags one, those below them included.

        Raises:
            ReaderError: There is no such tag.
        """
        name = clean_tag(new)
        return self._change(f"merged {', '.join(olds)} into {name}", olds, name)

    def delete(self, name: str) -> Change:
        """Return the change that takes a tag, and those below it, away.

        Raises:
            ReaderError: There is no such tag.
        """
        return self._change(f"deleted {name}", [name], None)

    def make(self, change: Change) -> Done:
        """Make a change in all articles and in the codebook, as one step.

        What cannot be changed is told, and stays as it was.

        Raises:
            ReaderError: The step or the codebook could not be saved.
        """
        entries = [self._entry(file) for file in change.files]
        before = self.store.codebook()
        after = moved_tags(before, change.moves)
        step = TagStep(
            id=new_id(),
            when=now(),
            what=change.what,
            articles=tuple(entry.key for entry in entries if entry.problem is None),
            before=tuple(tag for tag in before.tags if after.get(tag.name) != tag),
            after=tuple(tag for tag in after.tags if before.get(tag.name) != tag),
        )
        self._steps.change(lambda steps: (*steps, step))
        annotations = articles = 0
        for number, entry in enumerate(entries):
            self._on_progress(number, len(entries))
            session = self._session(entry)
            count = session.retag(change.what, _mover(change.moves), step.id) if session else 0
            if session and session.unsaved and session.problem:
                self._on_problem(session.problem)
            elif count:
                annotations += count
                articles += 1
        self.store.change_codebook(lambda codebook: moved_tags(codebook, change.moves))
        self.store.close()
        return Done(change.what, annotations, articles)

    def undo(self) -> Done | None:
        """Take back the last change of tags, in all articles; None where there is none.

        An article whose annotations have been changed since, in the same places, is told and
        stays as it is.

        Raises:
            ReaderError: The codebook or the step could not be saved.
        """
        steps = self._steps.read()
        if not steps:
            return None
        step = steps[-1]
        annotations = articles = 0
        for number, key in enumerate(step.articles):
            self._on_progress(number, len(step.articles))
            count = self._undo_in(key, step)
            annotations += count
            articles += bool(count)
        gone = {tag.name for tag in step.after}
        self.store.change_codebook(lambda codebook: codebook.without(gone).with_tags(step.before))
        self._steps.change(lambda kept: tuple(each for each in kept if each.id != step.id))
        self.store.close()
        return Done(step.what, annotations, articles)

    def _undo_in(self, key: str, step: TagStep) -> int:
        """Take back a step in one article, and return how many annotations that changes."""
        session = self._session(self._entry(str(self.store.path(self.store.locate(key)))))
        if session is None:
            return 0
        count = sum(change.group == step.id for change in session.history)
        if step.id not in fold(session.history)[0]:
            return 0  # it has been taken back there, or was never made
        if session.undo(step.id) is None:
            changed = ReaderError(
                f"{key}: its tags have been changed since", "they stay as they are"
            )
            self._on_problem(session.problem or changed)
            return 0
        return count

    def _change(self, what: str, olds: Sequence[str], new: str | None) -> Change:
        known = self._known()
        moves: dict[str, str | None] = {}
        for old in map(clean_tag, olds):
            below = {name for name in known if name == old or name.startswith(f"{old}/")}
            if not below:
                close = difflib.get_close_matches(old, known, n=1)
                hint = f"`{close[0]}` was meant?" if close else "see `reader tags`"
                raise ReaderError(f"{old}: no such tag", hint)
            for name in below:
                moves[name] = None if new is None else new + name.removeprefix(old)
        moves = {old: to for old, to in moves.items() if old != to}
        annotations, files = self._asked(lambda index: index.touched(moves))
        return Change(what, moves, annotations, tuple(sorted(files)))

    def _known(self) -> set[str]:
        return {*self.counts(), *self.store.codebook().names}

    def _asked(self, ask: Callable[[MarkIndex], Answer]) -> Answer:
        return ask_marks(self.store, ask, self._on_problem, self._on_progress)

    def _entry(self, file: str) -> Entry:
        return read_entry(Path(file), self.store.home.name)

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


def moved_tags(codebook: Codebook, moves: Mapping[str, str | None]) -> Codebook:
    """Return `codebook` after a change of tags; descriptions, colours and keys move along.

    Args:
        codebook: The codebook.
        moves: From old names to new ones, or None; an entry of a new name that is there stays.
    """
    left = codebook.without(moves)
    for tag in codebook.tags:
        new = moves.get(tag.name)
        if new is not None and left.get(new) is None:
            left = left.with_tags([replace(tag, name=new)])
    return left


def _mover(moves: Mapping[str, str | None]) -> Callable[[tuple[str, ...]], Iterable[str]]:
    def names(tags: tuple[str, ...]) -> Iterable[str]:
        return [new for tag in tags if (new := moves.get(tag, tag)) is not None]

    return names
