"""Kill a writing program again and again, and count what is missing afterwards.

    python -m tests.benchmarks.kills [ROUNDS]

Each round starts `reader annotate --batch` on one article, lets it confirm a few annotations, and
kills it with signal 9 while the next ones are under way. Prints what was confirmed, what of it is
missing, how many stored files could not be read, and what `reader check` says in the end.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path

TEXT = "The ferry to Lowmouth carried 300 people a day, the harbour board said. " * 40
READER = [sys.executable, "-m", "reader"]


def write_until_killed(chance: random.Random) -> list[str]:
    """Annotate passages of `ferry.txt`, be killed at some moment, and return the confirmed ids."""
    process = subprocess.Popen(
        [*READER, "annotate", "ferry.txt", "--batch"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        bufsize=0,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    starts = [chance.randrange(len(TEXT) - 20) for _ in range(40)]
    rows = [json.dumps({"start": at, "end": at + 20, "note": f"at {at}"}) + "\n" for at in starts]
    process.stdin.write("".join(rows).encode())
    confirmed = [process.stdout.readline() for _ in range(chance.randrange(1, 6))]
    process.kill()
    rest = process.stdout.read()
    process.stdin.close()
    process.wait()
    whole = [row for row in [*confirmed, *rest.split(b"\n")[:-1]] if row.strip()]
    return [str(json.loads(row)["saved"]) for row in whole]


def main(rounds: int) -> int:
    """Run so many rounds, and return 0 where nothing is missing."""
    chance = random.Random(7)
    os.environ["READER_CONFIG"] = ""
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        Path("ferry.txt").write_text(TEXT, encoding="utf-8")
        confirmed: list[str] = []
        missing = unreadable = 0
        for _ in range(rounds):
            confirmed += write_until_killed(chance)
            listed = subprocess.run(
                [*READER, "list", "ferry.txt", "--format", "jsonl"],
                capture_output=True,
                check=False,
            )
            unreadable += listed.returncode != 0
            kept = {json.loads(row)["id"] for row in listed.stdout.splitlines()}
            missing += len(set(confirmed) - kept)
        sound = subprocess.run([*READER, "check"], capture_output=True, check=False)
        print(f"{rounds} kills: {len(confirmed)} annotations confirmed, {missing} missing")
        print(f"{unreadable} times the file could not be read")
        print(f"reader check: {sound.stdout.decode().strip()}")
        os.chdir("/")
    return int(missing > 0 or unreadable > 0 or sound.returncode > 0)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 50))
