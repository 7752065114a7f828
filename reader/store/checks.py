"""Whether all that is stored is sound: every file, and every annotation's place."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reader.model import Anchor
from reader.store.anchoring import place, recall_none
from reader.store.documents import make_changes
from reader.store.durable import TEMPORARY
from reader.store.joint_steps import StepFile
from reader.store.mounts import network_kind
from reader.store.rulings import RulingFile
from reader.store.storage import UnreadableError
from reader.store.tag_steps import TagStepFile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from reader.model import Annotation, Article, Placed
    from reader.store.contents import Entry
    from reader.store.side_file import SideFile
    from reader.store.store import Store

__all__ = [
    "Finding",
    "check_codebook",
    "check_disk",
    "check_entry",
    "check_leftovers",
    "check_sides",
]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it should be."""

    file: Path
    """The store file, or the file that is left over."""
    article: str
    """The article's name in the store; empty where that is not known."""
    problem: str
    """`damaged`, `foreign`, `newer`, `unreadable`, `missing article`, `moved`, `edited`,
    `orphaned`, `history`, `read-only`, `network` or `leftover`."""
    text: str
    """What is wrong, for a person; it may quote the article, so make it safe before printing."""
    annotation: str | None = None
    """The id of the annotation concerned."""


def check_entry(
    entry: Entry, article: Article | None, recall: Callable[[str], str | None] = recall_none
) -> Iterator[Finding]:
    """Say what is wrong with one store file and the places of its annotations.

    Args:
        entry: The store file.
        article: Its article as it is now; None where that cannot be read.
        recall: Returns the text with a SHA-256, or None.
    """
    if entry.problem is not None:
        yield Finding(entry.file, entry.key, entry.problem.kind, entry.problem.detail)
        return
    if not os.access(entry.file, os.W_OK) or not os.access(entry.file.parent, os.W_OK):
        text = "it may not be changed: see its permissions and those of its folder"
        yield Finding(entry.file, entry.key, "read-only", text)
    yield from _check_history(entry)
    if article is None:
        count = len(entry.kept.annotations)
        yield Finding(
            entry.file,
            entry.key,
            "missing article",
            f"the article cannot be read, so {count} annotations have no place",
        )
    else:
        for placed in place(article.text, entry.kept.annotations, recall=recall):
            if placed.anchor is not Anchor.EXACT:
                yield _displaced(entry, article, placed)


def _check_history(entry: Entry) -> Iterator[Finding]:
    """Say where the history and the annotations of one store file do not tell the same."""
    told: dict[str, Annotation] = {}
    seen: set[str] = set()
    for change in entry.kept.history:
        if change.id in seen:
            text = f"the change {change.id} stands in it twice"
            yield Finding(entry.file, entry.key, "history", text)
        seen.add(change.id)
    make_changes(told, entry.kept.history)
    present = {each.id: each for each in entry.kept.annotations}
    touched = {
        each.id
        for change in entry.kept.history
        for each in (change.before, change.after)
        if each is not None
    }
    for id_ in sorted(touched):
        if told.get(id_) != present.get(id_):
            text = "its history does not lead to what is kept of it: it was changed by hand"
            yield Finding(entry.file, entry.key, "history", text, id_)


def check_codebook(store: Store) -> Iterator[Finding]:
    """Say what is wrong with the codebook's file."""
    try:
        store.codebook()
    except UnreadableError as error:
        yield Finding(error.path, "", error.kind, error.detail)


def check_sides(store: Store, annotator: str | None = None) -> Iterator[tuple[str, Finding]]:
    """Say what is wrong with the files that annotators have beside their folders.

    Args:
        store: Where they are.
        annotator: Whose; everybody's if None.

    Yields:
        Whose file it is, and what is wrong with it.
    """
    kinds: tuple[type[SideFile[Any]], ...] = (RulingFile, TagStepFile, StepFile)
    for kind in kinds:
        given = kind.all_in(store.folder) if annotator is None else (kind(store.folder, annotator),)
        for file in given:
            try:
                file.read()
            except UnreadableError as error:
                yield file.annotator, Finding(error.path, "", error.kind, error.detail)


def check_disk(store: Store) -> Iterator[Finding]:
    """Say where the disk cannot promise what a save does."""
    kind = network_kind(store.folder)
    if kind is not None:
        text = (
            f"on a network file system ({kind}): that a lock keeps other computers out, and that "
            "what is saved survives a power cut, is up to its server"
        )
        yield Finding(store.folder, "", "network", text)


def check_leftovers(store: Store) -> Iterator[Finding]:
    """Say which files of interrupted saves lie about, and which damaged ones were set aside."""
    for path in store.leftovers():
        aside = not path.name.endswith(TEMPORARY)
        text = "a damaged file that was set aside" if aside else "left over by an interrupted save"
        yield Finding(path, "", "leftover", text)


def _displaced(entry: Entry, article: Article, placed: Placed) -> Finding:
    target = placed.annotation.target
    words = _short(target.exact)
    if placed.span is None:
        text = f"“{words}” is no longer in the article"
    elif placed.anchor is Anchor.EDITED:
        text = f"“{words}” is now “{_short(placed.span.text_in(article.text))}”"
    else:
        text = f"“{words}” moved from {target.start} to {placed.span.start}"
    return Finding(entry.file, entry.key, placed.anchor.value, text, placed.annotation.id)


def _short(words: str) -> str:
    return words if len(words) <= 60 else f"{words[:40]}…{words[-19:]}"
