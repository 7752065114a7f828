"""Keeping the indexes as new as the files: what has changed is read again, and nothing else."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from reader.errors import ReaderError
from reader.index.articles import ArticleIndex, Indexed
from reader.index.database import DamagedError, default_folder, file_name
from reader.index.files import stamp_at, survey
from reader.index.marks import Marked, MarkIndex

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reader.library import Listed
    from reader.store import Store

    Progress = Callable[[int, int], None]
    Problems = Callable[[ReaderError], None]

__all__ = ["SEAL", "article_index", "ask_marks", "refresh_articles"]

Answer = TypeVar("Answer")

_BATCH = 200
"""So many files are written together."""

SEAL = "seal"
"""The state of a database that tells what its files looked like."""


@dataclass(frozen=True, slots=True)
class _Found:
    """An article that is to be read."""

    root: int
    below: str
    place: int
    listed: Listed
    id: int
    """In the index; 0 where it is new."""


def article_index(paths: Sequence[Path]) -> ArticleIndex:
    """Open the index of the articles at `paths`; see `refresh_articles`."""
    real = [os.path.realpath(path) for path in paths]
    return ArticleIndex(default_folder() / file_name("articles", real))


def refresh_articles(
    index: ArticleIndex,
    paths: Sequence[Path],
    annotations: Path,
    on_problem: Problems,
    on_progress: Progress,
) -> None:
    """Bring the index of the articles at `paths` up to date.

    Args:
        index: See `article_index`.
        paths: Files and folders.
        annotations: The annotations folder, which has no articles.
        on_problem: Told of each file that is no article.
        on_progress: Told how many files are read, of how many.
    """
    database = index.database
    roots = [Path(os.path.realpath(path)) for path in paths]
    seen = survey(roots, skip=[annotations], hidden=False)
    if seen and seen.seal and seen.seal == database.state(SEAL):
        return
    problems = 0

    def refuse(error: ReaderError) -> None:
        nonlocal problems
        problems += 1
        on_problem(error)

    known = index.known()
    moved: list[tuple[int, int]] = []
    changed: list[_Found] = []
    for place, (root, below, listed) in enumerate(_listed(paths, annotations, refuse)):
        id_, stamp, old_place = known.pop((root, below), (0, "", place))
        if not stamp or stamp != _stamp_at(listed):
            changed.append(_Found(root, below, place, listed, id_))
        if id_ and old_place != place:
            moved.append((id_, place))
    gone = [id_ for id_, _, _ in known.values()]
    gone += _add_articles(index, changed, refuse, on_progress)
    if gone or moved:
        index.settle(gone, moved)
    database.keep_state(SEAL, seen.seal if seen and not problems else "")


def _listed(
    paths: Sequence[Path], annotations: Path, on_problem: Problems
) -> Iterator[tuple[int, str, Listed]]:
    """Yield each article with the number of its path, and where it stands below that."""
    from reader.library import list_files

    met: set[str] = set()
    for root, path in enumerate(paths):
        for listed in list_files([path], on_problem, skip=[annotations]):
            real = os.path.realpath(listed.path)
            if real not in met:
                met.add(real)
                below = os.fspath(listed.path.relative_to(path))
                yield root, "" if below == "." else below, listed


def _add_articles(
    index: ArticleIndex, changed: Sequence[_Found], on_problem: Problems, on_progress: Progress
) -> list[int]:
    """Read articles and put them into the index; return the ids of those that are none any more."""
    from reader.library import read_article

    refused: list[int] = []
    batch: list[Indexed] = []
    for number, each in enumerate(changed):
        on_progress(number, len(changed))
        # Looked at before it is read: what changes in between is read again the next time.
        stamp = _stamp_at(each.listed)
        try:
            article = read_article(each.listed)
        except ReaderError as error:
            on_problem(error)
            refused += [each.id] if each.id else []
            continue
        batch.append(Indexed(each.root, each.below, each.place, stamp, article))
        if len(batch) >= _BATCH:
            index.add(batch)
            batch = []
    if batch:
        index.add(batch)
    return refused


def _stamp_at(listed: Listed) -> str:
    """Return the stamp of a file; empty where it cannot be looked at, as reading it will tell."""
    try:
        return stamp_at(listed.path)
    except OSError:
        return ""


def ask_marks(
    store: Store,
    ask: Callable[[MarkIndex], Answer],
    on_problem: Problems,
    on_progress: Progress,
    *,
    fresh: bool = True,
) -> Answer:
    """Return what the index of what is kept in `store` says, once it is up to date.

    Args:
        store: What is kept.
        ask: Asks the index, which is closed afterwards.
        on_problem: Told of each file that cannot be read.
        on_progress: Told how many files are read, of how many.
        fresh: Whether it is brought up to date; else it says what it knows.

    Raises:
        ReaderError: The index cannot be used, or the annotations may not be read.
    """
    real = os.path.realpath(store.home)
    index = MarkIndex(default_folder() / file_name("marks", [real]))
    try:
        for _ in range(2):
            try:
                with index.database.damage_told():
                    if fresh:
                        _refresh_marks(index, store, on_problem, on_progress)
                    return ask(index)
            except DamagedError:
                continue  # it is a new one now
    finally:
        index.database.close()
    raise ReaderError(
        f"{index.database.path}: the index is damaged each time it is made",
        "delete it, and check the disk",
    )


def _refresh_marks(
    index: MarkIndex, store: Store, on_problem: Problems, on_progress: Progress
) -> None:
    database = index.database
    home = Path(os.path.realpath(store.home))
    seen = survey([home], hidden=True)
    if seen and seen.seal and seen.seal == database.state(SEAL):
        return
    if not home.is_dir():
        stamps: dict[str, str] = {}
    elif seen is None:
        raise ReaderError(f"{store.home}: could not be read", "check its permissions")
    else:
        stamps = _stamps_of_stores(seen.stamps)
    known = index.known()
    changed = [file for file, stamp in stamps.items() if not stamp or known.get(file) != stamp]
    gone = [file for file in known if file not in stamps]
    if gone:
        index.drop(gone)
    read = [(file, stamps[file]) for file in changed]
    sound = _add_marks(index, store, read, on_problem, on_progress)
    database.keep_state(SEAL, seen.seal if seen and sound else "")


def _stamps_of_stores(stamps: dict[str, str]) -> dict[str, str]:
    """Return the stamp of each store file together with its journal's."""
    from reader.store.contents import store_file_of

    found: dict[str, list[str]] = {}
    for path, stamp in stamps.items():
        file = store_file_of(Path(path))
        if file is not None:
            whose = Path(path).suffix
            found.setdefault(os.fspath(file), []).append(stamp and f"{whose} {stamp}")
    return {file: "|".join(sorted(each)) if all(each) else "" for file, each in found.items()}


def _add_marks(
    index: MarkIndex,
    store: Store,
    changed: Sequence[tuple[str, str]],
    on_problem: Problems,
    on_progress: Progress,
) -> bool:
    """Read store files and put them into the index; return whether all could be read."""
    from reader.store.contents import read_entry

    sound = True
    batch: list[Marked] = []
    for number, (file, known) in enumerate(changed):
        on_progress(number, len(changed))
        stamp = known
        entry = read_entry(Path(file), store.home.name)
        if entry.problem is not None:
            sound, stamp = False, ""
            on_problem(entry.problem)
        article = os.path.realpath(store.locate(entry.key))
        batch.append(Marked(file, stamp, article, tuple(entry.kept.present.values())))
        if len(batch) >= _BATCH:
            index.add(batch)
            batch = []
    if batch:
        index.add(batch)
    return sound
