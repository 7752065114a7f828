"""How good and how fast the claims are; not part of the suite.

    python -m tests.benchmarks.claims [ENGINE]

Needs the annotated articles beside the checkout (../shared/gold, ../shared/seeds); where they
are missing it says so and measures nothing. Speed is in megabytes of UTF-8 per second of CPU
time, beside the time that a bare regular expression needs to find the words of the same text,
so that machines can be compared.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from reader.claims import engine
from reader.model.records import claim_record

__all__ = ["main"]

_SHARED = Path(__file__).parents[3] / "shared"
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
            _write(texts, claims, name)
            subprocess.run([sys.executable, gold / scorer, claims], check=True)
    return 0


def _write(texts: Path, out: Path, name: str) -> None:
    """Write the claims of the folder `texts` to `out`; print how long they took to find."""
    articles = {
        path.name: path.read_bytes().decode("utf-8").replace("\r\n", "\n")
        for path in sorted(texts.glob("*.txt"))
    }
    size = sum(len(text.encode()) for text in articles.values()) / 1e6
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


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
