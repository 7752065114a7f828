"""Half-written notes, kept until they are saved: a closed terminal or a crash loses none."""

from __future__ import annotations

import contextlib
import functools
import hashlib
import json
import os
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from reader.errors import ReaderError
from reader.homes import home
from reader.model import Anchor, Annotation, Span, Target, now

if TYPE_CHECKING:
    from reader.model import Article

__all__ = ["Draft", "Drafts", "HoldsDraft", "PlacedDraft", "Slip"]

_LEFT_OVER = 3600
"""Seconds after which a half-written file is one of a program that is gone."""


@runtime_checkable
class HoldsDraft(Protocol):
    """A screen in which something is being written."""

    def keep_draft(self) -> bool:
        """Keep it as a draft, and return whether that worked."""

    def action_leave(self) -> None:
        """Keep it as a draft and close; stay open where it cannot be kept."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A note that is not finished."""

    file: Path
    """Where it is kept."""

    article: Path
    """What it is about, links followed."""

    target: Target
    """The passage, with its words and surroundings: articles are edited."""

    text: str
    """What was written so far."""

    row: str = ""
    """The statement it is about, where it is on a row of the story; empty for one passage."""

    kept: str = ""
    """When it was kept last, see `reader.model.now`."""


@dataclass(frozen=True, slots=True)
class PlacedDraft:
    """A draft with its place in the article as it is now."""

    draft: Draft
    anchor: Anchor
    span: Span | None
    """None where the passage is gone."""


class Drafts:
    """The drafts of one annotator in one annotations folder, one file each.

    Args:
        folder: Where they are kept: below the user's state folder.
        annotations: The annotations folder that they belong to.
        annotator: Whose they are.
    """

    def __init__(self, folder: Path, annotations: Path, annotator: str) -> None:
        self.folder = folder
        self.annotations = annotations
        self.annotator = annotator
        self._seen: tuple[int, tuple[Draft, ...]] | None = None
        self._placed: dict[Path, tuple[tuple[Draft, ...], str, tuple[PlacedDraft, ...]]] = {}

    @classmethod
    def of(cls, annotations: Path, annotator: str) -> Drafts:
        """Return the drafts in the user's state folder; nothing is created yet."""
        return cls(home("state") / "drafts", annotations, annotator)

    def all(self) -> tuple[Draft, ...]:
        """Return all drafts, the one written last first; one that cannot be read counts as none."""
        try:
            stamp = self.folder.stat().st_mtime_ns
            if self._seen is not None and self._seen[0] == stamp:
                return self._seen[1]
            files = list(self.folder.iterdir())
        except OSError:
            return ()
        found = [draft for file in files if (draft := self._read(file)) is not None]
        found.sort(key=lambda draft: (draft.kept, draft.file.name), reverse=True)
        self._seen = stamp, tuple(found)
        return self._seen[1]

    def placed(self, article: Article) -> tuple[PlacedDraft, ...]:
        """Return the drafts on `article`, each where its passage is now, in their order."""
        path = _real(article.path)
        mine = tuple(draft for draft in self.all() if draft.article == path)
        if not mine:
            return ()
        known = self._placed.get(path)
        if known is not None and known[0] == mine and known[1] == article.text:
            return known[2]
        from reader.store import place
        from reader.store.texts import Texts

        # A draft is as good as an annotation: it is found again by the very same rules.
        annotations = [
            Annotation(draft.file.name, draft.target, self.annotator, draft.kept, draft.kept)
            for draft in mine
        ]
        places = {
            each.annotation.id: each
            for each in place(article.text, annotations, recall=Texts(self.annotations).recall)
        }
        found = tuple(
            PlacedDraft(draft, places[draft.file.name].anchor, places[draft.file.name].span)
            for draft in mine
        )
        self._placed[path] = mine, article.text, found
        return found

    def find(self, article: Article, span: Span, *, on_row: bool = False) -> Draft | None:
        """Return the draft on a passage, the last one where there are several.

        Args:
            article: The article as it is now.
            span: The passage in it.
            on_row: Whether the one is meant that is on a row of the story.
        """
        for each in self.placed(article):
            if each.span == span and bool(each.draft.row) == on_row:
                return each.draft
        return None

    def slip(
        self, article: Article, span: Span, *, row: str = "", instead: Draft | None = None
    ) -> Slip:
        """Return what a note on a passage is drafted on.

        Args:
            article: The article as it is now.
            span: The passage in it.
            row: The statement it is about, for a row of the story.
            instead: The draft that is written on; else the one on this passage, if there is one.
        """
        from reader.store import select

        draft = instead or self.find(article, span, on_row=bool(row))
        return Slip(self, _real(article.path), select(article.text, span), row, draft)

    def drop(self, draft: Draft) -> None:
        """Forget a draft."""
        # Where that fails it is offered once more: a nuisance, but nothing is lost.
        with contextlib.suppress(OSError):
            draft.file.unlink(missing_ok=True)
        self._seen = None

    def write(self, article: Path, target: Target, text: str, row: str) -> Draft:
        """Keep a draft in place of what was kept for that passage; it is on disk afterwards.

        Args:
            article: What it is about, links followed.
            target: The passage.
            text: What was written so far.
            row: The statement it is about, for a row of the story.

        Raises:
            ReaderError: It cannot be written.
        """
        belongs = os.fspath(_real(self.annotations)), self.annotator, os.fspath(article)
        place = (bool(row), target.start, target.end, target.sha256)
        key = "\0".join(map(str, (*belongs, *place)))
        name = hashlib.sha256(key.encode("utf-8", "surrogateescape")).hexdigest()[:32]
        draft = Draft(self.folder / f"{name}.json", article, target, text, row, now())
        record: dict[str, object] = {
            "annotations": belongs[0],
            "annotator": belongs[1],
            "article": belongs[2],
            "target": {name: getattr(target, name) for name in Target.__dataclass_fields__},
            "text": text,
            "row": row,
            "kept": draft.kept,
        }
        try:
            _replace(draft.file, record)
        except OSError as error:
            reason = error.strerror or str(error)
            raise ReaderError(
                f"{self.folder}: the draft of the note cannot be kept: {reason}",
                "save the note with ctrl+s, or copy it",
            ) from error
        self._seen = None
        return draft

    def _read(self, file: Path) -> Draft | None:
        """Return the draft in `file` if it is one of these."""
        try:
            if file.suffix != ".json":
                if time.time() - file.stat().st_mtime > _LEFT_OVER:
                    file.unlink()
                return None
            record = json.loads(file.read_text(encoding="utf-8"))
            if record["annotations"] != os.fspath(_real(self.annotations)):
                return None
            target = Target(**record["target"])
            article, text, row, kept = (record[name] for name in ("article", "text", "row", "kept"))
            words = (article, text, row, kept, target.exact, target.prefix, target.suffix)
            numbers = (target.start, target.end, target.occurs)
            whole = all(isinstance(each, str) for each in (*words, target.sha256))
            if record["annotator"] != self.annotator or not whole:
                return None
            if any(type(each) is not int or each < 0 for each in numbers):
                return None
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return Draft(file, Path(article), target, text, row, kept)


class Slip:
    """The draft of one note while it is being written.

    Args:
        drafts: Where it is kept.
        article: What it is about, links followed.
        target: The passage as it is now.
        row: The statement it is about, for a row of the story.
        draft: What was kept before, maybe for another version of the passage.
    """

    def __init__(
        self, drafts: Drafts, article: Path, target: Target, row: str, draft: Draft | None
    ) -> None:
        self._drafts = drafts
        self._article = article
        self._target = target
        self._row = row
        self.draft = draft
        """What is kept now."""

    @property
    def text(self) -> str | None:
        """What was written so far; None for nothing."""
        return self.draft.text if self.draft is not None else None

    def keep(self, text: str) -> None:
        """Keep `text` in place of what was kept before.

        Raises:
            ReaderError: It cannot be written.
        """
        new = self._drafts.write(self._article, self._target, text, self._row)
        if self.draft is not None and self.draft.file != new.file:
            self._drafts.drop(self.draft)
        self.draft = new

    def drop(self) -> None:
        """Forget it: it is saved, or not wanted."""
        if self.draft is not None:
            self._drafts.drop(self.draft)
            self.draft = None


@functools.cache
def _real(path: Path) -> Path:
    """Return `path` from the root on, links followed: it may be opened from another folder."""
    return Path(os.path.realpath(path))


def _replace(file: Path, record: dict[str, object]) -> None:
    """Make `record` what is in `file`, safe on disk when this returns; two programs may do so."""
    from reader.store.durable import TEMPORARY, sync_folder

    folder = file.parent
    if not folder.is_dir():
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        sync_folder(folder.parent)
    new = folder / f".{file.stem}.{os.getpid()}{TEMPORARY}"
    try:
        with new.open("w", encoding="utf-8") as out:
            # Lone surrogates in a path or a pasted text are escaped, so any text is kept.
            json.dump(record, out, ensure_ascii=True)
            out.flush()
            os.fsync(out.fileno())
        new.replace(file)
        sync_folder(folder)
    except OSError:
        with contextlib.suppress(OSError):
            new.unlink(missing_ok=True)
        raise
