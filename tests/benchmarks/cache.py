"""What it saves to have found the claims of articles before; not part of the suite.

    python -m tests.benchmarks.cache [FOLDER] [ENGINE]

Finds the claims of all articles in FOLDER (without it: of 500 made of those of the invented event)
with an empty cache and again with a full one, and prints the ratio of CPU times of one run.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from reader.cache import ClaimCache
from reader.claims import engine
from reader.library import list_files, read_article
from reader.model import Article
from tests.benchmarks.gold import EVENT

__all__ = ["main"]

_COPIES = 500


def main(folder: str = "", name: str = "rules") -> int:
    """Print how long the claims take to find, and to find again."""
    articles = (
        _made() if not folder else [read_article(each) for each in list_files([folder], print)]
    )
    finder = engine(name)
    took: list[float] = []
    with tempfile.TemporaryDirectory() as kept:
        for _ in range(2):
            cache = ClaimCache(Path(kept))
            start = time.process_time()
            count = sum(1 for article in articles for _ in cache.find(article, finder))
            took.append(time.process_time() - start)
        size = sum(file.stat().st_size for file in Path(kept).iterdir())
    first, second = took
    text = sum(len(article.text) for article in articles)
    print(f"{len(articles)} articles, {text / 1e6:.2f} M characters, {count} claims, {name}")
    print(f"found {first:.2f} s, from the cache {second:.2f} s of CPU: {second / first:.3f} x")
    print(f"{size / 1e6:.2f} MB of cache")
    return 0


def _made() -> list[Article]:
    """Return articles that are all different."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(EVENT.glob("*.txt"))]
    return [
        Article(Path(f"{number}"), f"{number}", "", f"{texts[number % len(texts)]}\n{number}.\n")
        for number in range(_COPIES)
    ]


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
