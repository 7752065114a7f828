"""Reading one file, or all files of some folders, as articles."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from reader.errors import ReaderError
from reader.library.decoding import decode
from reader.library.folders import list_files
from reader.library.front_matter import split_front_matter
from reader.library.refusals import refuse_irregular, refused
from reader.library.titles import title_of
from reader.model import Article

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from pathlib import Path

    from reader.library.folders import Listed

__all__ = ["LARGEST", "open_articles", "read_article"]

LARGEST = 256 * 1024 * 1024
"""The largest file, in bytes, that is taken for an article."""


def open_articles(
    paths: Sequence[str | Path],
    on_problem: Callable[[ReaderError], None],
    *,
    skip: Collection[Path] = (),
) -> list[Article]:
    """Read every article in `paths`.

    Args:
        paths: Files and folders; see `list_files`.
        on_problem: Called with each thing that cannot be an article; the rest still opens.
        skip: Folders that are left out, such as the annotations.
    """
    articles = []
    for listed in list_files(paths, on_problem, skip=skip):
        try:
            articles.append(read_article(listed))
        except ReaderError as error:
            on_problem(error)
    return articles


def read_article(listed: Listed) -> Article:
    r"""Read the file as an article.

    Its text is what is on disk after the front matter; only a byte-order mark is dropped, and
    `\r\n` and `\r` become `\n`.

    Raises:
        ReaderError: The file is gone, unreadable, not a regular file, too large, empty,
            binary, or in an encoding that could not be detected.
    """
    name = listed.name
    try:
        data = _read(listed.path, name)
    except (OSError, ValueError) as error:
        raise refused(name, error) from error
    decoded = decode(data, name)
    text = decoded.text
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    front, start = split_front_matter(text)
    body = text[start:]
    if not body or body.isspace():
        what = "nothing after its front matter" if start else "empty"
        raise ReaderError(f"{name}: {what}", "put the article's text into it")
    return Article(
        path=listed.path,
        name=name,
        title=front.title or title_of(body) or listed.path.name,
        text=body,
        outlet=front.outlet,
        date=front.date,
        url=front.url,
        language=front.language,
        encoding=decoded.encoding,
        guessed=decoded.guessed,
        doubts=front.doubts,
    )


def _read(path: Path, name: str) -> bytes:
    # Opening a device can do things to it, and opening a pipe waits for a writer: so the kind
    # of file is asked for first, and again afterwards, in case another took its place.
    refuse_irregular(name, path.stat().st_mode)
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    descriptor = os.open(path, flags | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOCTTY", 0))
    with os.fdopen(descriptor, "rb") as file:
        status = os.fstat(descriptor)
        refuse_irregular(name, status.st_mode)
        # Its size is asked for so as not to read in vain, and may be wrong: it may be growing.
        data = b"" if status.st_size > LARGEST else file.read(LARGEST + 1)
    if status.st_size > LARGEST or len(data) > LARGEST:
        raise ReaderError(
            f"{name}: larger than {LARGEST // (1024 * 1024)} MB", "split it into several files"
        )
    return data
