"""The same decisions in slate (slate-nlp), which marks passages of a text by keys.

It has no claims, so that each one is first marked: the cursor is moved so many words on with a
number, then extended or contracted to the claim's length, by the fewest keys that there are. It has
labels, which stand for decisions and tags, and labels of any text, which stand for notes. It has no
undo, nothing that labels many at once, and saves when it is told to.
"""

from __future__ import annotations

import re
import subprocess
from bisect import bisect_left, bisect_right
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

from reader.claims import engine
from tests.benchmarks.keys import DECISIONS, MOVED, Driven, deeds, report

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.model import Article, Span

__all__ = ["mark_all"]

_LABELS: Final = {"accepted": "y", "rejected": "x", "tagged": "v"}
_KEYS: Final = {"accept": "y", "reject": "x", "tag": "v", "note": "task\r"}

_CONFIG: Final = f"""
from slate.config import Config
class Args: ann_scope, ann_type, config_file = "token", "categorical", None
print(Config(Args, {{name: ((key,), "green") for name, key in {_LABELS!r}.items()}}))
"""


def mark_all(slate: str, folder: Path, articles: Sequence[Article]) -> None:
    """Print two lines of the table: marking the claims, and labelling them line by line.

    Args:
        slate: The program.
        folder: Where to work.
        articles: The articles.
    """
    work = folder / "slate"
    work.mkdir()
    python = Path(slate).with_name("python")
    made = subprocess.run([python, "-c", _CONFIG], capture_output=True, text=True, check=True)
    (work / "config").write_text(made.stdout, "utf-8")
    _mark(slate, work, articles)
    _label_lines(slate, work, articles)


def _mark(slate: str, work: Path, articles: Sequence[Article]) -> None:
    """Mark each claim in its article, and say what is to be said of it."""
    names, wanted = [], []
    for number, article in enumerate(articles):
        names.append(f"article{number}.txt")
        (work / names[-1]).write_text(article.text, "utf-8")
        words = list(_words(article.text))
        spans = [_in_words(claim.span, words) for claim in engine().find(article.text)]
        wanted.append([*dict.fromkeys(spans)])
    run = Driven([slate, *names, "-c", "config", "-o", "-l", "log"], work)
    run.read(1.0, 5.0)
    before, done = run.cpu(), 0
    order = iter(deeds())
    for spans in wanted:
        at = (0, 0)
        for span, (number, deed) in zip(spans, islice(order, len(spans)), strict=False):
            run.press(_way(at, span) + ("/" if number in MOVED else "") + _KEYS[deed])
            at = (span[0], span[1] + (number in MOVED))
            done += 1
        if done >= DECISIONS:
            break
        run.press("s]")
    run.press("s")
    report("slate, as they stand", run, done, run.cpu() - before)
    run.end("Q")
    _print_kept(work, "article")


def _label_lines(slate: str, work: Path, articles: Sequence[Article]) -> None:
    """Label the claims where each is a line of its own, out of its article."""
    claims = (claim for article in articles for claim in engine().find(article.text))
    lines = [" ".join(claim.text.split()) for claim in islice(claims, DECISIONS)]
    (work / "lines.txt").write_text("\n".join(lines) + "\n", "utf-8")
    run = Driven([slate, "lines.txt", "-s", "line", "-c", "config", "-o", "-l", "log"], work)
    run.read(1.0, 5.0)
    before = run.cpu()
    for number, deed in deeds():
        run.press(("o" if number else "") + _KEYS[deed])
    run.press("s")
    report("slate, a line for each", run, DECISIONS, run.cpu() - before)
    run.end("Q")
    _print_kept(work, "lines")


def _print_kept(work: Path, name: str) -> None:
    files = sorted(work.glob(f"{name}*.annotations"))
    kept = sum(len(file.read_text("utf-8").splitlines()) for file in files)
    print(f"{'':<22} on disk: {kept} annotations; no undo, no bulk change: neither was made")


def _words(text: str) -> Iterator[tuple[int, int]]:
    """Yield where its words are: what stands between blanks."""
    for match in re.finditer(r"\S+", text):
        yield match.span()


def _in_words(span: Span, words: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """Return the first and the last word of a passage."""
    starts = [start for start, _ in words]
    return bisect_right(starts, span.start) - 1, bisect_left(starts, span.end) - 1


def _way(at: tuple[int, int], to: tuple[int, int]) -> str:
    """Return the keys that make the cursor, which is on some words, be on others."""
    longer = (to[1] - to[0]) - (at[1] - at[0])
    steps = to[0] - at[0]
    move = _counted(abs(steps), ";" if steps > 0 else "j")
    return move + _counted(longer, "/") if longer > 0 else _contracted(-longer) + move


def _counted(number: int, key: str) -> str:
    """Return a key so many times, with a number in front where that is shorter."""
    return min(key * number, f"{number}{key}", key=len) if number else ""


def _contracted(number: int) -> str:
    """Return the keys that take so many words off; after a number it takes off its square."""
    keys = ""
    while number > 0:
        root = int(number**0.5)
        keys += f"{root}l" if root > 1 else "l"
        number -= root * root
    return keys
