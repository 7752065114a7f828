"""Exports as files: whole or not at all, and never over anything else."""

from __future__ import annotations

import os
import secrets
import stat
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from reader.errors import ReaderError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from reader.exchange.contents import Export, Format

__all__ = ["beside", "keep_earlier", "write_file", "write_whole"]

HEAD = 4096
"""How many characters of a file are looked at to see whose it is."""


def beside(article: Path, format_: Format) -> Path:
    """Return where the export of the article at `article` goes: `01.txt.reader.json` for `01.txt`.

    The whole name of the article is in it, so that `01.txt` and `01.md` never meet; the suffix is
    none that articles have.
    """
    return article.with_name(f"{article.name}.reader{format_.suffix}")


def keep_earlier(path: Path) -> None:
    """Leave an earlier export alone where some annotations cannot be read any more.

    Called when a new one is written of which something is missing.

    Raises:
        ReaderError: There is a file at `path`.
    """
    if path.is_file():
        raise ReaderError(
            f"{path}: is left as it is; it may hold what can no longer be read",
            "give the new file another name",
        )


def write_file(
    path: Path,
    export: Export,
    format_: Format,
    *,
    kept_apart: Collection[Path] = (),
    annotations: Path | None = None,
) -> bool:
    """Write `export` to the file at `path`, see `write_whole`.

    Args:
        path: The file.
        export: What to write.
        format_: How to write it.
        kept_apart: Files that must never be written over: the articles. It may grow while the
            export's articles are gone through; the file is replaced only afterwards.
        annotations: The folder of the annotations, in which no export may be written.

    Returns:
        Whether it has replaced an earlier one.

    Raises:
        ReaderError: It would be written over something else, or cannot be written.
    """
    return write_whole(
        path,
        lambda out: format_.write(export, out),
        f"{format_.name} export",
        format_.recognise,
        kept_apart=kept_apart,
        annotations=annotations,
    )


def write_whole(
    path: Path,
    write: Callable[[TextIO], None],
    what: str,
    recognise: Callable[[str], bool],
    *,
    kept_apart: Collection[Path] = (),
    annotations: Path | None = None,
) -> bool:
    """Write a file, whole or not at all.

    A file that is there is replaced only where it is an earlier one of the same sort, or empty. A
    symbolic link is followed. What is no file (a pipe, `/dev/null`) is written into.

    Args:
        path: The file.
        write: Writes what it shall hold.
        what: What it is, in a few words: "json export".
        recognise: Whether a file that begins with these characters is one of this sort.
        kept_apart: Files that must never be written over, looked at after the writing.
        annotations: The folder of the annotations, in which nothing else may be written.

    Returns:
        Whether it has replaced an earlier one.

    Raises:
        ReaderError: It would be written over something else, or cannot be written.
    """
    target = Path(os.path.realpath(path))
    try:
        if annotations is not None and target.is_relative_to(os.path.realpath(annotations)):
            raise ReaderError(
                f"{path}: lies in the annotations folder, where only annotations are kept",
                "give another place",
            )
        try:
            found = target.stat()
        except FileNotFoundError:
            found = None
        if found is not None and stat.S_ISDIR(found.st_mode):
            raise ReaderError(f"{path}: is a folder", "give the name of a file")
        if found is None or stat.S_ISREG(found.st_mode):
            if found is not None:
                _refuse_foreign(path, target, what, recognise)

            def write_apart(out: TextIO) -> None:
                write(out)
                _refuse_article(path, target, kept_apart)

            _replace(target, write_apart, found)
            return found is not None and found.st_size > 0
        with target.open("w", encoding="utf-8", newline="") as out:
            write(out)
    except OSError as error:
        raise ReaderError(
            f"{path}: cannot be written: {error.strerror or error}",
            "nothing was changed; give the file another place",
        ) from error
    return False


def _refuse_foreign(path: Path, target: Path, what: str, recognise: Callable[[str], bool]) -> None:
    with target.open(encoding="utf-8", errors="replace", newline="") as file:
        head = file.read(HEAD)
    if head and not recognise(head):
        raise ReaderError(
            f"{path}: is there already and is no {what} of Reader",
            "give another name, or remove it first",
        )


def _refuse_article(path: Path, target: Path, articles: Collection[Path]) -> None:
    for article in articles:
        with suppress(OSError):
            if target.samefile(article):
                raise ReaderError(f"{path}: is an article", "give another name")


def _replace(target: Path, write: Callable[[TextIO], None], old: os.stat_result | None) -> None:
    # Hidden, so that no folder of articles ever lists it; short, so that it fits where the name
    # itself is as long as names may be.
    temporary = target.with_name(f".reader-{secrets.token_hex(8)}.tmp")
    try:
        handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
        with open(handle, "w", encoding="utf-8", newline="") as out:  # noqa: PTH123 - a descriptor
            if old is not None:
                os.fchmod(handle, stat.S_IMODE(old.st_mode))
            write(out)
            out.flush()
            os.fsync(handle)
        temporary.replace(target)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    folder = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
