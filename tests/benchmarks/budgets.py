"""Every budget beside its reference, measured in one run, as one table; not part of the suite.

    python -m tests.benchmarks.budgets [PART…]

The parts are start, paint, saves, folder, claims, story and export. A figure is a ratio to the
reference in the same row, measured in turns with it, and counts only as that. What cannot be
measured here, because the reference is not installed (spaCy with a small English pipeline, ripgrep,
orjson; `pip install '.[bench]'` has the last two), is said so.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tests.benchmarks import budgets_parts as parts
from tests.benchmarks import saves, text
from tests.benchmarks.claims import engine_rate, spacy_rate
from tests.benchmarks.story import figures

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["Row", "main"]

_SEEDS = Path(__file__).parents[2] / "seeds"


class Row(NamedTuple):
    """One budget, and what it came to."""

    what: str
    against: str
    goal: float | None
    """What the ratio is to be at the most; where it is negative, at the least; None: no goal."""

    ratio: float | None
    """None where it could not be measured."""

    note: str = ""
    """What else was seen."""

    @property
    def line(self) -> str:
        """The row of the table."""
        goal, sign = "", ""
        if self.goal is not None:
            goal = f"<= {self.goal:g}" if self.goal >= 0 else f">= {-self.goal:g}"
            sign = "met" if self.is_met else "NOT MET"
        left = f"{self.what:<47} {self.against:<27} {goal:>8}"
        if self.ratio is None:
            return f"{left}       -  not measured"
        return f"{left} {self.ratio:>7.3g}  {sign:<7} {self.note}".rstrip()

    @property
    def is_met(self) -> bool:
        """Whether the goal is met, or there is none, or nothing was measured."""
        if self.goal is None or self.ratio is None:
            return True
        return self.ratio <= self.goal if self.goal >= 0 else self.ratio >= -self.goal


def main(*names: str) -> int:
    """Print the table, row by row; return 1 where a budget is not met."""
    unknown = set(names) - set(_PARTS)
    if unknown:
        print(f"no such part: {', '.join(sorted(unknown))}; there are {', '.join(_PARTS)}")
        return 2
    met = True
    print(f"{'what':<47} {'against':<27} {'goal':>8} {'ratio':>7}")
    for name, part in _PARTS.items():
        if not names or name in names:
            for row in part():
                print(row.line, flush=True)
                met &= row.is_met
    return 0 if met else 1


def _start() -> Iterator[Row]:
    page = os.fspath(_SEEDS / "04-brief.txt")
    command = os.fspath(Path(sys.executable).with_name("reader"))
    took = parts.processor_times(
        {
            "pass": [sys.executable, "-c", "pass"],
            "version": [command, "--version"],
            "claims": [command, "claims", "--config", "", page],
        }
    )
    bare = took["pass"]
    yield Row("reader --version", "python -c pass", 4, took["version"] / bare)
    yield Row("reader claims of one page", "python -c pass", 8, took["claims"] / bare)


def _paint() -> Iterator[Row]:
    with tempfile.TemporaryDirectory() as folder, text.ended():
        programs = text.commands(text.write_texts(Path(folder)), desk=True)
        desks = {name: each for name, each in programs.items() if not name.startswith("view")}
        seen = text.paints(desks, 7)
        base = seen["one Static"]
        for name, goal in (("10 KB", 1.3), ("1 MB", 1.3), ("10 MB", 1.5)):
            wall, processor, _ = (
                own / least for own, least in zip(seen[f"desk, {name}"], base, strict=True)
            )
            note = f"processor time; {wall:.2f} by the clock"
            yield Row(f"first paint of the desk, {name}", "one Static", goal, processor, note)
        ratio = seen["desk, 10 MB"][2] / base[2]
        yield Row("peak memory, 10 MB open", "one Static", 2, ratio, f"{base[2]:.0f} MiB")
        del desks["one Static"], desks["desk, 1 MB"]
        turned = text.turns(desks, 80)
        long = turned["desk, 10 MB"]
        ratio = statistics.median(long) / statistics.median(turned["desk, 10 KB"])
        note = f"longest {max(long) * 1e3:.0f} ms"
        yield Row("page down in 10 MB with its claims", "in 10 KB", 1.5, ratio, note)


def _saves() -> Iterator[Row]:
    ratios = []
    for count in (100, 100_000):
        with tempfile.TemporaryDirectory() as folder:
            article = saves.fill_folder(Path(folder), count)
            ratios.append(saves.measure(f"  {count} annotations", article, Path(folder)))
    few, many = ratios
    yield Row("one annotation, durable, with 100,000", "one append + fsync", 3, many)
    yield Row("the same with 100,000 as with 100", "itself", 1.2, many / few)


def _folder() -> Iterator[Row]:
    with parts.large_folder(10_000) as folder:
        found = parts.searches(folder)
        yield Row("all tags over 10,000 articles", "scandir + stat", 2, found.tags)
        yield Row("a word in 10,000 articles, indexed", "ripgrep", 0.2, found.looked_up)
        yield Row("the same after a look at all files", "ripgrep", None, found.fresh)
        yield Row("the same by `reader search`", "ripgrep", None, found.command)
        many = parts.opened(folder.articles)
        few = parts.opened(folder.few)
    first = many.first / few.first
    yield Row("first page of 10,000 articles", "of 500", 1.3, first, f"{many.first:.2f} CPU s")
    note = f"counted after {many.counted:.0f} CPU s, {many.peak:.0f} MiB"
    yield Row("peak memory, 10,000 articles counted", "500", 1.5, many.peak / few.peak, note)


def _claims() -> Iterator[Row]:
    pages = [path.read_text("utf-8") for path in sorted(_SEEDS.glob("*.txt"))] * 20
    rate = engine_rate(pages)
    yield Row("claims of an article, MB per CPU second", "1 MB", -1, rate)
    other = spacy_rate(pages[:10])
    against = "spaCy, small pipeline"
    yield Row("claims of an article, how many times as fast", against, -40, other and rate / other)


def _story() -> Iterator[Row]:
    share, recall = figures(500, 20)
    yield Row("story of 500 articles, 20,000 sentences", "all pairs, rapidfuzz", 0.02, share)
    yield Row("the repeats that it finds", "all pairs, rapidfuzz", -0.98, recall)


def _export() -> Iterator[Row]:
    ratio = parts.export_ratio(10_000)
    yield Row("export of 10,000 annotations", "orjson + write + fsync", 1.5, ratio)


_PARTS: dict[str, Callable[[], Iterator[Row]]] = {
    "start": _start,
    "paint": _paint,
    "saves": _saves,
    "folder": _folder,
    "claims": _claims,
    "story": _story,
    "export": _export,
}

if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
