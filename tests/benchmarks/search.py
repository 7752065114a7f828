"""How long a search takes in a large folder, against ripgrep; not part of the suite.

    python -m tests.benchmarks.search [ARTICLES] [WORDS]

Makes a folder of ARTICLES (10,000) invented articles of WORDS (350) words, each with annotations,
and an index of it. Each line gives the best of several wall times of one run and its ratio to the
reference: ripgrep for searches, and scandir with a stat of each file for the tags. `looked up` is
the index alone: all articles, and the places in the first hundred. `as new as the files` is a look
at all files, and then the first fifty places with what stands around them; `all places of it` is
all of them. ripgrep (`rg`) is left out where there is none.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from reader.claims import engine
from reader.index.query import Word
from reader.indexing import article_index, refresh_articles
from reader.library import list_files, read_article
from reader.model import Span
from reader.searching import Search
from reader.session import Session
from reader.store import Store
from reader.tagging import Tagging

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.index.articles import ArticleIndex

__all__ = [
    "COMMON",
    "RARE",
    "annotate",
    "best",
    "first_places",
    "look_up",
    "main",
    "make_articles",
    "stat_all",
]

_TIMES = 7

RARE, COMMON = "lanternfish", "harbour"
"""A word in one article of a hundred, and one in every article, several times."""


def main(articles: str = "10000", words: str = "350") -> int:
    """Print the table."""
    with tempfile.TemporaryDirectory() as made:
        os.environ["XDG_CACHE_HOME"] = str(Path(made, "cache"))
        folder, notes = Path(made, "articles"), Path(made, "annotations")
        make_articles(folder, int(articles), int(words))
        annotate(folder, notes)
        time.sleep(2.5)  # what is newer may change without a sign, and is read again
        store = Store(notes, "ana")
        began = time.perf_counter()
        search = Search([folder], store, engine, _refuse)
        count = sum(1 for _ in search.find(RARE))
        size = sum(file.stat().st_size for file in folder.rglob("*.txt"))
        print(f"{articles} articles, {size / 1e6:.0f} MB; indexed in", end=" ")
        print(f"{time.perf_counter() - began:.1f} s; {count} places of the rare word")
        _print_searches(folder, search)
        _print_tags(folder, store)
        files = Path(made, "cache", "claim-reader", "index").glob("*.sqlite")
        print(f"index: {sum(file.stat().st_size for file in files) / 1e6:.0f} MB")
    return 0


def _print_searches(folder: Path, search: Search) -> None:
    index = article_index([folder])
    look = best(lambda: refresh_articles(index, [folder], Path("none"), _refuse, _ignore))
    walk = best(lambda: stat_all(folder))
    print(f"scandir + stat          {walk * 1e3:8.1f} ms")
    print(f"look at the files       {look * 1e3:8.1f} ms  {look / walk:5.2f} x scandir + stat")
    for word in (RARE, COMMON):
        reference = 0.0
        if shutil.which("rg"):
            command = ["rg", "-w", "--json", word, os.fspath(folder)]
            reference = best(partial(_call, command))
            print(f"{word}: ripgrep   {reference * 1e3:8.1f} ms")
        for name, work in (
            ("looked up", partial(look_up, index, word)),
            ("as new as the files", partial(first_places, search, word)),
            ("all places of it", partial(_drain, search, word)),
        ):
            took = best(work)
            ratio = f"{took / reference:5.2f} x ripgrep" if reference else ""
            print(f"  {name:<21} {took * 1e3:8.1f} ms  {ratio}")


def look_up(index: ArticleIndex, word: str) -> None:
    """Ask the index alone for all articles with a word, and for its places in the first hundred."""
    wanted = [Word(word)]
    first = sorted(index.matching(wanted, ()) or set())[:100]
    for _ in index.all_places(wanted, set(first)):
        pass


def _print_tags(folder: Path, store: Store) -> None:
    tagging = Tagging(store, _refuse, _ignore)
    began = time.perf_counter()
    tagging.counts()
    print(f"tags: indexed in {time.perf_counter() - began:.1f} s")
    walk = best(lambda: stat_all(folder))
    took = best(tagging.counts)
    print(f"  all tags              {took * 1e3:8.1f} ms  {took / walk:5.2f} x scandir + stat")


def make_articles(folder: Path, count: int, words: int) -> None:
    """Write so many invented articles of so many words, 500 in each folder."""
    chance = random.Random(7)
    stock = ["".join(chance.choices("aeioulmnrstdkp", k=chance.randint(2, 9))) for _ in range(9000)]
    weights = [1 / (rank + 3) for rank in range(len(stock))]
    folder.mkdir()
    for number in range(count):
        text = chance.choices(stock, weights, k=words)
        for _ in range(3):
            text[chance.randrange(words)] = COMMON
        if number % 100 == 0:
            text[chance.randrange(words)] = RARE
        lines = [" ".join(text[at : at + 12]) for at in range(0, words, 12)]
        below = folder / f"{number // 500:03}"
        below.mkdir(exist_ok=True)
        below.joinpath(f"{number:05}.txt").write_text(f"Article {number}\n\n" + ".\n".join(lines))


def annotate(folder: Path, notes: Path) -> None:
    """Give each article a store file: the one of the first, under its own name."""
    first, *others = list_files([folder], _refuse)
    store = Store(notes, "ana")
    session = Session(read_article(first), store)
    for at, tag in enumerate(("verdict/disputed", "needs/source", "topic/numbers")):
        session.mark(Span(at * 5, at * 5 + 4), tags=[tag])
    store.close()
    path, key = store.path(first.path), store.key(first.path)
    record = path.read_text(encoding="utf-8")
    for other in others:
        name = store.key(other.path)
        file = store.path(other.path)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(record.replace(json.dumps(key), json.dumps(name)), encoding="utf-8")


def stat_all(folder: Path) -> None:
    """Look at every file of a folder, as little as one can."""
    waiting = [os.fspath(folder)]
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if entry.is_dir():
                    waiting.append(entry.path)
                else:
                    entry.stat()


def first_places(search: Search, query: str) -> None:
    """Find as many places as a screen shows."""
    for _ in islice(search.find(query), 50):
        pass


def _drain(search: Search, query: str) -> None:
    for _ in search.find(query):
        pass


def _call(command: list[str]) -> None:
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)


def best(work: Callable[[], object]) -> float:
    """Return the least of several wall times of `work`, in seconds."""
    took = []
    for _ in range(_TIMES):
        began = time.perf_counter()
        work()
        took.append(time.perf_counter() - began)
    return min(took)


def _refuse(error: Exception) -> None:
    raise AssertionError(error)


def _ignore(_done: int, _of: int) -> None:
    pass


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
