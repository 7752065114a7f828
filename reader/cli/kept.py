"""The annotated articles that `list` and `export` are about."""

from __future__ import annotations

import argparse
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from reader.cli.problems import note
from reader.cli.sources import articles_in
from reader.errors import ReaderError
from reader.exchange.contents import ExportedArticle
from reader.library import Listed, read_article
from reader.model import Article, Placed
from reader.model.codebook_tree import names_below
from reader.store import Store, annotators, place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reader.cli.sources import Sources
    from reader.store import Entry

__all__ = [
    "add_tag_option",
    "annotated_articles",
    "has_tag",
    "listed_at",
    "note_emptiness",
    "read_stored",
]


def annotated_articles(
    paths: Sequence[str], given: Sources, on_problem: Callable[[ReaderError], None]
) -> Iterator[ExportedArticle]:
    """Yield articles with their annotations, one at a time, without claims.

    Args:
        paths: Files and folders, of which every article is yielded, annotated or not, but not
            one whose annotations cannot be read. None: every article that the annotator has
            annotated, also those that are gone (they come with an empty text, so that their
            annotations are orphaned, not lost).
        given: What the command works with.
        on_problem: Told of what cannot be read.
    """
    store = Store(given.annotations, given.annotator)
    if paths:
        for article in articles_in(paths, given, on_problem):
            try:
                annotations = store.read(article).annotations
            except ReaderError as error:
                on_problem(error)
                continue
            placed = place(article.text, annotations, recall=store.texts.recall)
            yield ExportedArticle(store.key(article.path), article, placed)
        return
    for entry in store.entries(given.annotator):
        if entry.problem is not None:
            on_problem(entry.problem)
        elif entry.kept.annotations:
            stored = read_stored(store, entry, on_problem) or Article(
                path=store.locate(entry.key), name=entry.key, title=entry.title, text=""
            )
            placed = place(stored.text, entry.kept.annotations, recall=store.texts.recall)
            yield ExportedArticle(entry.key, stored, placed)


def read_stored(
    store: Store, entry: Entry, on_problem: Callable[[ReaderError], None]
) -> Article | None:
    """Return the article that `entry` is about; None, and a problem, where it cannot be read.

    A stored file comes from wherever the folder comes from. What it names outside of the folder's
    surroundings is taken in only if it is the very text that was annotated, so that an export does
    not carry off some other file.
    """
    try:
        article = read_article(listed_at(store.locate(entry.key)))
        path = PurePosixPath(entry.key)
        if (path.is_absolute() or ".." in path.parts) and article.sha256 != entry.sha256:
            raise ReaderError(f"{article.name}: not the text that was annotated, and not near here")
    except ReaderError as error:
        count = len(entry.kept.annotations)
        it = f"{count} annotation{'s' * (count != 1)} on it"
        on_problem(
            ReaderError(error.message, f"the {it} cannot be placed; name the article to try")
        )
        return None
    return article


def listed_at(path: Path) -> Listed:
    """Return the file at `path`, named as one would from here."""
    here = Path.cwd()
    name = path.relative_to(here) if path.is_relative_to(here) else path
    return Listed(path, name.as_posix())


def add_tag_option(parser: argparse.ArgumentParser) -> None:
    """Let a command take `--tag`, see `has_tag`."""
    parser.add_argument(
        "--tag", metavar="TAG", type=_tag, help="only those with this tag or one below it"
    )


def _tag(word: str) -> str:
    tag = word.strip().rstrip("/")
    if not tag:
        raise argparse.ArgumentTypeError("an empty name; name a tag, such as verdict/disputed")
    return tag


def has_tag(placed: Placed, wanted: str | None) -> bool:
    """Return whether an annotation has the tag `wanted` or one below it; any does for None."""
    return wanted is None or bool(names_below(placed.annotation.tags, wanted))


def note_emptiness(given: Sources, paths: Sequence[str] = (), tag: str | None = None) -> None:
    """Say why there was nothing to be found, as far as that can be known.

    Args:
        given: What the command works with.
        paths: What was named on the command line.
        tag: The tag that was asked for.
    """
    if tag is not None:
        note(f"no annotations by {given.annotator} there with the tag {tag}")
        return
    if not given.annotations.is_dir():
        note(f"{given.annotations}: no annotations are kept there yet")
        return
    where = "" if not paths else f" on {paths[0]}" if len(paths) == 1 else " on what was named"
    people = annotators(given.annotations)
    others = [each for each in people if each != given.annotator]
    advice = ""
    if paths and given.annotator in people:
        advice = "; `reader list` prints those on other articles"
    elif others:
        advice = f"; there are annotations by {', '.join(others)}: --annotator NAME"
    note(f"no annotations by {given.annotator}{where}{advice}")
