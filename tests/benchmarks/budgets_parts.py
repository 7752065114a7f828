"""What the table of budgets measures that no other benchmark does; see `budgets`."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reader.claims import engine
from reader.exchange import FORMATS, Export, ExportedArticle, write_file
from reader.indexing import article_index
from reader.model import Span
from reader.searching import Search
from reader.session import Session
from reader.store import Store
from reader.tagging import Tagging
from tests.benchmarks.saves import write_article
from tests.benchmarks.search import (
    RARE,
    annotate,
    best,
    first_places,
    look_up,
    make_articles,
    stat_all,
)
from tests.benchmarks.text import FRAME_END, Terminal, ended

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = [
    "Folder",
    "Opened",
    "Searches",
    "export_ratio",
    "large_folder",
    "opened",
    "processor_times",
    "searches",
]

_ROUNDS = 15

_LONGEST = 900
"""Seconds after which a folder is not waited for any more."""


def processor_times(commands: Mapping[str, list[str]]) -> dict[str, float]:
    """Return the least processor time, in seconds, that each command took of several, in turns."""
    took: dict[str, list[float]] = {name: [] for name in commands}
    away = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
    for _ in range(_ROUNDS):
        for name, command in commands.items():
            process = os.posix_spawn(command[0], command, _environ(), file_actions=away)
            _, status, used = os.wait4(process, 0)
            if status:
                raise SystemExit(f"{command}: ended with {status}")
            took[name].append(used.ru_utime + used.ru_stime)
    return {name: min(times) for name, times in took.items()}


class Folder(NamedTuple):
    """A large folder of invented articles, each with annotations."""

    articles: Path
    few: Path
    """A folder in it with 500 of them."""

    notes: Path


@contextlib.contextmanager
def large_folder(count: int) -> Iterator[Folder]:
    """Make one of so many articles of 350 words, with caches of its own, while the block runs."""
    kept = {name: os.environ.get(name) for name in ("XDG_CACHE_HOME", "XDG_STATE_HOME")}
    with tempfile.TemporaryDirectory() as made:
        for name in kept:
            os.environ[name] = str(Path(made, name))
        articles, notes = Path(made, "articles"), Path(made, "annotations")
        make_articles(articles, count, 350)
        annotate(articles, notes)
        time.sleep(2.5)  # what is newer may change without a sign, and is read again
        try:
            yield Folder(articles, articles / "000", notes)
        finally:
            for name, value in kept.items():
                os.environ.pop(name)
                if value is not None:
                    os.environ[name] = value


class Searches(NamedTuple):
    """What searching costs: the tags of a look at all files, and a word of ripgrep."""

    tags: float
    looked_up: float | None = None
    """In the index alone; None where there is no ripgrep."""

    fresh: float | None = None
    """The first places, after a look at all files."""

    command: float | None = None
    """The same by `reader search`, Python's start and all places with it."""


def searches(folder: Folder) -> Searches:
    """Return what searching a large folder costs of its references."""
    store = Store(folder.notes, "ana")
    tagging = Tagging(store, _refuse, _ignore)
    tagging.counts()
    tags = best(tagging.counts) / best(partial(stat_all, folder.articles))
    ripgrep = shutil.which("rg")
    if ripgrep is None:
        return Searches(tags)
    with contextlib.closing(Search([folder.articles], store, engine, _refuse)) as search:
        if not sum(1 for _ in search.find(RARE)):
            raise SystemExit("nothing found")
        fresh = best(partial(first_places, search, RARE))
    index = article_index([folder.articles])
    looked = best(partial(look_up, index, RARE))
    own = [os.fspath(Path(sys.executable).with_name("reader")), "search", "--config", ""]
    own += ["--annotations", os.fspath(folder.notes), "--annotator", "ana", RARE]
    away = subprocess.DEVNULL
    took = {
        name: best(partial(subprocess.run, command, stdout=away, env=_environ(), check=True))
        for name, command in (
            ("ripgrep", [ripgrep, "-w", "--json", RARE, os.fspath(folder.articles)]),
            ("reader", [*own, os.fspath(folder.articles)]),
        )
    }
    least = took["ripgrep"]
    return Searches(tags, looked / least, fresh / least, took["reader"] / least)


class Opened(NamedTuple):
    """What it took to open a folder in the desk."""

    first: float
    """Seconds of processor time to the first page."""

    counted: float
    """Seconds of processor time until all was counted."""

    peak: float
    """MiB."""


def opened(folder: Path) -> Opened:
    """Open a folder in the desk, and wait until all its articles are counted."""
    with ended(), tempfile.TemporaryDirectory() as notes:
        words = [sys.executable, "-m", "reader", "open", "--config", "", "--annotations", notes]
        terminal = Terminal([*words, os.fspath(folder)])
        terminal.wait(b"Article", FRAME_END)
        first = terminal.processor_time()
        terminal.wait(b" reviewed", FRAME_END, seconds=_LONGEST)
        return Opened(first, terminal.processor_time(), terminal.end() / 1024)


def export_ratio(count: int) -> float | None:
    """Return what an export takes of orjson with an indent, written and synced.

    Both are given what is in memory, orjson the very document that the export makes. None where
    there is no orjson.
    """
    try:
        import orjson
    except ImportError:
        return None
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        store = Store(folder / "annotations", "ana")
        exported = []
        for number in range(count // 100):
            article = write_article(folder, f"{number}.txt")
            session = Session(article, store)
            for at in range(100):
                session.mark(Span(at * 50, at * 50 + 30), tags=["verdict/disputed"], note="a note")
            exported.append(
                ExportedArticle(store.key(article.path), article, tuple(session.annotations))
            )
        store.close()
        export = Export("ana", (), exported)
        own, other = folder / "own.json", folder / "other.json"
        took = best(lambda: write_file(own, export, FORMATS["json"]))
        document = json.loads(own.read_bytes())

        def reference() -> None:
            with other.open("wb") as out:
                out.write(orjson.dumps(document, option=orjson.OPT_INDENT_2))
                out.flush()
                os.fsync(out.fileno())

        return took / best(reference)


def _environ() -> dict[str, str]:
    """Return the environment of commands: what they are made of is compiled once."""
    return {name: word for name, word in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def _refuse(error: Exception) -> None:
    raise AssertionError(error)


def _ignore(_done: int, _of: int) -> None:
    pass
