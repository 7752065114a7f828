"""What a command works on: the settings, the articles, the annotations."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from reader.cli.problems import note
from reader.cli.progress import come_to, tracked
from reader.errors import ReaderError
from reader.library import default_paths, list_files, read_article

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from reader.claims import Engine
    from reader.config import Settings
    from reader.library import Listed
    from reader.model import Article, Claim

__all__ = [
    "Sources",
    "articles_in",
    "claims_of",
    "finder",
    "followed",
    "one_article",
    "sources",
]


class Sources(NamedTuple):
    """The settings, with what the command line says instead."""

    settings: Settings
    annotator: str
    annotations: Path
    chosen: bool
    """Whether the annotator was named on the command line."""

    engine: str | None
    """The name of the engine; None means the default one."""


def sources(options: argparse.Namespace) -> Sources:
    """Return the settings that hold for a command.

    Raises:
        ReaderError: They cannot be read, or the annotator's name cannot be one.
    """
    from reader.config import check_annotator, load

    settings = load(options.config, os.environ)
    annotator = settings.annotator
    if options.annotator is not None:
        annotator = check_annotator(options.annotator, "--annotator")
    annotations = options.annotations or settings.annotations
    engine = getattr(options, "engine", None) or settings.engine
    return Sources(settings, annotator, annotations, options.annotator is not None, engine)


def finder(given: Sources) -> Engine:
    """Return the engine that a command uses.

    Raises:
        ReaderError: There is none of that name, or it cannot be used.
    """
    from reader.claims import engine

    return engine(given.engine)


def articles_in(
    paths: Sequence[str],
    given: Sources,
    on_problem: Callable[[ReaderError], None],
    doing: str = "reading",
) -> Iterator[Article]:
    """Yield the articles in `paths`, one at a time; what is none is reported.

    Args:
        paths: Files and folders; none means the default.
        given: What the command works with.
        on_problem: Told of each file that is no article.
        doing: What is done with them, for the progress bar.
    """
    problems = 0

    def refuse(error: ReaderError) -> None:
        nonlocal problems
        problems += 1
        on_problem(error)

    wanted = list(paths) or default_paths()
    listed = list_files(wanted, refuse, skip=[given.annotations])
    if not listed and not problems:
        names = ", ".join(str(path) for path in wanted)
        refuse(ReaderError(f"{names}: no articles", "name a .txt or .md file, or a folder of them"))
    for each in tracked(listed, doing):
        try:
            article = read_article(each)
        except ReaderError as error:
            refuse(error)
        else:
            _note_doubts(article)
            yield article


def one_article(path: str, given: Sources) -> Article:
    """Return the article in the file at `path`.

    Raises:
        ReaderError: It is none, or a folder.
    """
    from pathlib import Path

    if Path(path).is_dir():
        raise ReaderError(f"{path}: is a folder", "name one article in it")
    problems: list[ReaderError] = []
    listed: list[Listed] = list_files([path], problems.append, skip=[given.annotations])
    if problems or not listed:
        raise problems[0] if problems else ReaderError(f"{path}: no article")
    article = read_article(listed[0])
    _note_doubts(article)
    return article


def _note_doubts(article: Article) -> None:
    """Say what the front matter of an article has that was not understood."""
    for doubt in article.doubts:
        note(f"{article.name}: front matter: {doubt}")


def claims_of(article: Article, engine: Engine) -> Iterator[Claim]:
    """Yield the claims of `article` as the engine finds them.

    Raises:
        ReaderError: The engine fails; names the article.
    """
    found = engine.find(article.text, date=article.date, language=article.language)
    return followed(article, found)


def followed(article: Article, found: Iterator[Claim]) -> Iterator[Claim]:
    """Yield the claims of `article` while they are found; the progress bar follows them.

    Raises:
        ReaderError: The engine fails; names the article.
    """
    length = len(article.text)
    while True:
        try:
            claim = next(found, None)
        except ReaderError as error:
            raise ReaderError(f"{article.name}: {error.message}", error.hint) from error
        if claim is None:
            return
        come_to(claim.span.end / length)
        yield claim
