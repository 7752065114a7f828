"""The hostile corpus, file by file, through the commands and the desk, with the time that it takes.

Run from the project's root:

    python -m tests.benchmarks.hostile [LETTERS]

LETTERS is the length of the long texts (default: 200000). Prints, for each command, how many files
it took, tracebacks, hangs (more than two minutes), control characters that came through, and the
slowest file in seconds per megabyte, the time of the same command on a file of one letter taken
off. Ends with 1 where anything but the time is not zero.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from tests.hostile import RAW, write_corpus
from tests.tui.terminal import Terminal

__all__ = ["main"]

ROOT = Path(__file__).parents[2]

HANGS = 120
"""Seconds after which a command counts as hanging."""

COMMANDS = {
    "claims": ("claims", "{}"),
    "claims --explain": ("claims", "{}", "--explain"),
    "show": ("show", "{}"),
    "annotate": ("annotate", "{}", "--start", "0", "--end", "1", "--note", "\x1b[31mHOSTILE"),
    "export": ("export", "{}", "--format", "csv"),
    "compare": ("compare", "{}", "{}"),
}


@dataclass
class Tally:
    """What came of one command."""

    files: int = 0
    tracebacks: list[str] = field(default_factory=list)
    hangs: list[str] = field(default_factory=list)
    raw: list[str] = field(default_factory=list)
    slowest: tuple[float, str] = 0.0, ""


def main(arguments: list[str]) -> int:
    """Run it and print a table."""
    letters = int(arguments[0]) if arguments else 200_000
    bad = 0
    print(f"{'command':17s} files tracebacks hangs raw  slowest")
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder) / "articles"
        files = write_corpus(corpus, letters)
        for name, words in COMMANDS.items():
            tally = _run_all(name, words, files, corpus)
            bad += _print(name, tally)
        bad += _print("desk", _walk_through(corpus))
    return 1 if bad else 0


def _run_all(name: str, words: tuple[str, ...], files: list[Path], corpus: Path) -> Tally:
    tally = Tally()
    tiny = corpus.parent / "tiny.txt"
    tiny.write_text("x", encoding="utf-8")
    least = min(_run(words, tiny, corpus)[0] for _ in range(3))
    for path in files:
        tally.files += 1
        seconds, out, errors = _run(words, path, corpus)
        if seconds >= HANGS:
            tally.hangs.append(path.name)
        if b"Traceback" in out + errors:
            tally.tracebacks.append(path.name)
        # A csv is data: what it holds is what the article holds.
        shown = errors if name == "export" else out + errors
        if any(each in shown for each in RAW):
            tally.raw.append(path.name)
        size = path.stat().st_size / 1e6
        if size > 0.05:
            tally.slowest = max(tally.slowest, ((seconds - least) / size, path.name))
    return tally


def _run(words: tuple[str, ...], path: Path, corpus: Path) -> tuple[float, bytes, bytes]:
    command = [sys.executable, "-m", "reader", *(each.format(path) for each in words)]
    start = time.perf_counter()
    try:
        done = subprocess.run(
            command,
            cwd=corpus.parent,
            capture_output=True,
            timeout=HANGS,
            env=os.environ | {"PYTHONPATH": str(ROOT), "XDG_CACHE_HOME": str(corpus.parent / "c")},
        )
    except subprocess.TimeoutExpired:
        return float(HANGS), b"", b""
    return time.perf_counter() - start, done.stdout, done.stderr


def _walk_through(corpus: Path) -> Tally:
    """Open the corpus in the desk and go from article to article."""
    tally = Tally(files=len(list(corpus.iterdir())))
    with Terminal(corpus) as desk:
        desk.wait_for(b"0 of", HANGS)
        for _ in range(tally.files):
            desk.press(b"J")
            desk.read(0.1)
        desk.press(b"q")
        start = time.perf_counter()
        while desk.process.poll() is None and time.perf_counter() - start < HANGS:
            desk.read(0.2)
        if desk.process.poll() is None:
            tally.hangs.append("the desk")
        if b"Traceback" in desk.output:
            tally.tracebacks.append("the desk")
        tally.raw += [repr(each) for each in RAW if each in desk.output]
    return tally


def _print(name: str, tally: Tally) -> int:
    seconds, slowest = tally.slowest
    print(
        f"{name:17s} {tally.files:5d} {len(tally.tracebacks):10d} {len(tally.hangs):5d}"
        f" {len(tally.raw):3d}  {seconds:.1f} s/MB {slowest}",
        flush=True,
    )
    wrong = [*tally.tracebacks, *tally.hangs, *tally.raw]
    for each in wrong:
        print(f"    {each!r}")
    return len(wrong)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
