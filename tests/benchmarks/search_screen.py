"""Whether the desk waits for the search of a large folder; not part of the suite.

    python -m tests.benchmarks.search_screen [ARTICLES] [WORDS]

Makes a folder of ARTICLES (10,000) invented articles of WORDS (350) words that has no index yet,
opens the desk on it and searches while the index is made. Each line gives for how long a key would
have waited: the median and the 95th percentile of the delay of a task that wakes up every five
milliseconds, in milliseconds, and their ratio to the desk alone in the same run, while it counts
claims. `first` is when the first hits were shown, and `all` when the last one was.
"""

from __future__ import annotations

import asyncio
import os
import resource
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from reader.config import Settings
from reader.project import Project
from reader.tui.app import ReaderApp
from reader.tui.screens.search import SearchScreen
from tests.benchmarks.search import COMMON, RARE, make_articles

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["main"]

_WAKE = 0.005
_TURN = 0.001
"""As the program itself sets it, see `reader.tui.app`."""

_ALONE = 5.0
"""Seconds for which the desk is left alone first."""


class _Delays:
    """Wakes up again and again, and notes how late."""

    def __init__(self) -> None:
        self._late: list[float] = []
        self._alone: tuple[float, float] | None = None

    async def watch(self) -> None:
        while True:
            began = time.perf_counter()
            await asyncio.sleep(_WAKE)
            self._late.append(time.perf_counter() - began - _WAKE)

    def forget(self) -> None:
        self._late.clear()

    def print(self, what: str) -> None:
        late = sorted(self._late)
        self._late.clear()
        if not late:
            return
        found = late[len(late) // 2], late[int(len(late) * 0.95)]
        self._alone = self._alone or found
        ratios = [a / max(b, 1e-6) for a, b in zip(found, self._alone, strict=True)]
        print(
            f"{what:<34} {found[0] * 1e3:7.1f} {found[1] * 1e3:7.1f} ms"
            f"   {ratios[0]:5.1f} x {ratios[1]:5.1f} x"
        )


def main(articles: str = "10000", words: str = "350") -> int:
    """Print the table."""
    with tempfile.TemporaryDirectory() as made:
        for kind in ("CACHE", "STATE", "CONFIG"):
            os.environ[f"XDG_{kind}_HOME"] = str(Path(made, kind))
        make_articles(Path(made, "articles"), int(articles), int(words))
        sys.setswitchinterval(_TURN)
        asyncio.run(_measure(Path(made)))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"peak memory {peak / 1024:.0f} MB")
    return 0


async def _measure(made: Path) -> None:
    settings = Settings("ana", annotations=made / "notes")
    project = Project.open(
        [made / "articles"],
        annotations=made / "notes",
        annotator="ana",
        on_problem=_refuse,
        patience=0.2,
    )
    app = ReaderApp(project, settings)
    delays = _Delays()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause(_ALONE)
        watch = asyncio.create_task(delays.watch())
        await pilot.pause(_ALONE)
        delays.print("the desk alone")
        await pilot.press("s")
        screen = app.screen
        assert isinstance(screen, SearchScreen)
        began = time.perf_counter()
        # Not by keys: the pilot holds back each one as long as any thread computes.
        screen.line.value = RARE
        await _until(lambda: len(screen.place.found) > 0)
        print(f"first hits from an index not made yet: {time.perf_counter() - began:.1f} s")
        await _until(lambda: screen.place.complete)
        delays.print("while the index is made")
        print(f"index made and answered: {time.perf_counter() - began:.1f} s")
        for query in (RARE, COMMON, f'"{COMMON} {RARE}"', f"{COMMON} -{RARE}"):
            screen.place.complete = False
            began = time.perf_counter()
            screen.ask_query(query)
            await _until(lambda: screen.place.complete)
            seconds = time.perf_counter() - began
            delays.print(query)
            print(f"  all {seconds:.2f} s, {screen.found_words()}")
        watch.cancel()


async def _until(is_so: Callable[[], bool]) -> None:
    while not is_so():
        await asyncio.sleep(0.02)


def _refuse(error: Exception) -> None:
    raise error


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
