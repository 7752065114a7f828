"""Finding the files that may be articles."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reader.errors import ReaderError
from reader.library.refusals import refuse_irregular, refused

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

__all__ = ["Listed", "default_paths", "is_article_name", "list_files", "natural_key"]

SUFFIXES = (".txt", ".md")
"""What the name of an article ends in, in any case; other files of a folder are left alone."""


class Listed(NamedTuple):
    """A file that was found, not yet read."""

    path: Path
    """The file, as it can be opened."""

    name: str
    """The path as the person named it, with forward slashes: what is printed."""


class _Met(NamedTuple):
    """Something that stands in a folder."""

    path: Path
    real: str
    """Its path without links; empty where it may be a link itself."""

    is_file: bool
    """Whether it is a file, and no link to one."""


def default_paths() -> list[Path]:
    """Return what is opened where nothing is named: `./seeds` if there is one, else `.`."""
    seeds = Path("seeds")
    return [seeds if seeds.is_dir() else Path()]


def natural_key(name: str) -> tuple[tuple[int, int | str], ...]:
    """Return a key by which names sort as people count: `2.txt` before `10.txt`.

    Upper and lower case sort together. Names that differ only in case or in leading zeros
    keep an order of their own, so that a folder is always listed alike.
    """
    parts = re.split(r"([0-9]+)", name.casefold())
    counted: list[tuple[int, int | str]] = [
        (0, int(part)) if place % 2 else (1, part) for place, part in enumerate(parts) if part
    ]
    return (*counted, (2, name))


def is_article_name(name: str) -> bool:
    """Return whether a file of this name, found in a folder, is taken for an article.

    It is if it ends in `.txt` or `.md`, is not hidden, and is not what by convention tells
    about its folder: `README` with any endings (`README.md`, `readme.de.txt`).
    """
    folded = name.casefold()
    return (
        folded.endswith(SUFFIXES)
        and not folded.startswith(".")
        and folded.split(".", 1)[0] != "readme"
    )


def list_files(
    paths: Sequence[str | Path],
    on_problem: Callable[[ReaderError], None],
    *,
    skip: Collection[Path] = (),
) -> list[Listed]:
    """Find the files that may be articles; none of them is opened.

    Folders are searched to any depth, in natural order, for names of which `is_article_name`
    holds. A file that is named outright may be called anything. Links to files and folders
    are followed, except a link that leads back to a folder above; no file is listed twice.

    Args:
        paths: Files and folders, in the order in which their articles are wanted.
        on_problem: Called with each thing that cannot be an article; the rest is still listed.
        skip: Folders that are left out wherever they are met, such as the annotations; they
            need not exist.
    """
    search = _Search(on_problem, skip)
    for path in paths:
        search.add(os.fspath(path))
    return search.found


class _Search:
    """One call of `list_files`: what was found and what was met already."""

    def __init__(self, on_problem: Callable[[ReaderError], None], skip: Collection[Path]) -> None:
        self.found: list[Listed] = []
        self._on_problem = on_problem
        self._files: set[str] = set()
        self._folders: set[tuple[int, int]] = set()
        self._skipped = {key for folder in skip if (key := _folder_key(folder)) is not None}

    def add(self, named: str) -> None:
        """List the file or folder that the person calls `named`."""
        try:
            if not named:
                raise ReaderError("'': an empty name", "name a file or a folder")
            path = Path(named)
            mode = path.stat().st_mode
            if stat.S_ISDIR(mode):
                self._add_folder(path)
            else:
                refuse_irregular(path.as_posix(), mode)
                self._add_file(path)
        except ReaderError as error:
            self._on_problem(error)
        except (OSError, ValueError) as error:
            self._on_problem(refused(Path(named).as_posix(), error))

    def _add_file(self, path: Path, real: str = "") -> None:
        real = real or os.path.realpath(path)
        if real not in self._files:
            self._files.add(real)
            self.found.append(Listed(path, path.as_posix()))

    def _add_folder(self, top: Path) -> None:
        # A link to one of the folders above would drag in all that stands beside `top`.
        self._folders.update(_keys_above(top))
        self._folders.discard(_key(top.stat()))
        met = 0
        waiting = [iter([_Met(top, "", is_file=False)])]
        while waiting:
            entry = next(waiting[-1], None)
            if entry is None:
                waiting.pop()
                continue
            path = entry.path
            if entry.is_file:
                self._add_file(path, entry.real)
                met += 1
                continue
            try:
                inside = self._visit(path, entry.real, is_top=path is top)
            except ReaderError as error:
                self._on_problem(error)
                met += 1
            except (OSError, ValueError) as error:
                self._on_problem(refused(path.as_posix(), error))
                met += 1
            else:
                if inside is None:
                    met += 1
                else:
                    waiting.append(inside)
        if not met:
            raise ReaderError(
                f"{top.as_posix()}: no articles in this folder",
                "articles are files that end in .txt or .md",
            )

    def _visit(self, path: Path, real: str, *, is_top: bool) -> Iterator[_Met] | None:
        """List `path` if it is an article and return None, else return what is inside it."""
        status = path.stat()
        if not stat.S_ISDIR(status.st_mode):
            refuse_irregular(path.as_posix(), status.st_mode)
            self._add_file(path)
            return None
        key = _key(status)
        if key in self._skipped or (key in self._folders and not is_top):
            return iter(())
        self._folders.add(key)
        return self._inside(path, real or os.path.realpath(path))

    def _inside(self, folder: Path, real: str) -> Iterator[_Met]:
        """Return what is in a folder.

        The folder itself says what are files and links: in a large one, a look at each takes far
        longer, as does following each path from its root in a deep one.
        """
        with os.scandir(folder) as entries:
            found = {
                entry.name: (entry.is_symlink(), entry.is_file(follow_symlinks=False))
                for entry in entries
                if is_article_name(entry.name)
                or (not entry.name.startswith(".") and _leads_to_folder(entry))
            }
        above = real.rstrip(os.sep) + os.sep
        return iter(
            [
                _Met(folder / name, "" if is_link else above + name, is_file)
                for name in sorted(found, key=natural_key)
                for is_link, is_file in [found[name]]
            ]
        )


def _leads_to_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False  # a link that leads nowhere, and whose name is not an article's


def _key(status: os.stat_result) -> tuple[int, int]:
    return status.st_dev, status.st_ino


def _folder_key(folder: Path) -> tuple[int, int] | None:
    try:
        return _key(folder.stat())
    except (OSError, ValueError):
        return None


def _keys_above(folder: Path) -> set[tuple[int, int]]:
    above = Path(os.path.realpath(folder)).parents
    return {key for parent in above if (key := _folder_key(parent)) is not None}
