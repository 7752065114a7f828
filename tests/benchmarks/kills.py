"""Kill the running program again and again, and count what is missing afterwards.

    python -m tests.benchmarks.kills [ROUNDS]

Four rounds of five run `reader annotate --batch` on one article, with additions, edits of earlier
notes and deletions; the fifth is the desk, accepting one claim after the other. Each is killed with
signal 9 at some moment while changes are under way, some right after the first, some only after the
store file has been written anew in the background. Prints what was confirmed, what of it is not
there as confirmed, how many stored files could not be read, by Reader or as plain JSON, and what
`reader check` says in the end.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from reader.errors import ReaderError
from reader.library import list_files, read_article
from reader.store import Store

TEXT = "The ferry to Lowmouth carried 300 people a day, the harbour board said. " * 40
READER = [sys.executable, "-m", "reader"]

DESK = """
import asyncio, sys
from pathlib import Path
from reader.config import Settings
from reader.project import Project
from reader.tui.app import ReaderApp

async def work():
    project = Project.open(
        ["news"], annotations=Path("annotations"), annotator="ana", on_problem=print
    )
    app = ReaderApp(project, Settings("ana"))
    async with app.run_test(size=(100, 30)) as pilot:
        while not app.desk.tallies.sums[2]:
            await pilot.pause(0.01)
        await pilot.press("n")
        for number in range(200):
            await pilot.press(sys.argv[1][number % len(sys.argv[1])])
            session = app.desk.session
            if session.saved_at and not session.unsaved:
                for each in session.annotations:
                    print(each.annotation.id, each.annotation.status or "none", flush=True)

asyncio.run(asyncio.wait_for(work(), 60))
"""
"""Says the annotations after each key that the desk has saved; headless, else as it is."""


ANY = "any note"
"""Stands for the note of an annotation that is to be there, whatever its note."""


def kill_the_command(chance: random.Random, known: dict[str, str | None]) -> None:
    """Annotate passages, be killed at some moment, and bring what was confirmed into `known`.

    Args:
        chance: Decides.
        known: The note of each annotation that is to be there; None where it must not.
    """
    process = subprocess.Popen(
        [*READER, "annotate", "news/ferry.txt", "--batch", "--annotator", "ana"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        bufsize=0,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    there = [each for each, note in known.items() if note is not None]
    wanted: list[tuple[str | None, str | None]] = []
    rows: list[dict[str, object]] = []
    for number in range(60):
        at = chance.randrange(len(TEXT) - 20)
        note = f"note {number} {chance.random()}"
        kind = chance.random()
        if there and kind < 0.3:
            about = there.pop(chance.randrange(len(there)))
            rows.append({"edit": about, "note": note})
            wanted.append((about, note))
        elif there and kind < 0.4:
            about = there.pop(chance.randrange(len(there)))
            rows.append({"delete": about})
            wanted.append((about, None))
        else:
            rows.append({"start": at, "end": at + 20, "note": note})
            wanted.append((None, note))
    process.stdin.write("".join(json.dumps(row) + "\n" for row in rows).encode())
    answers = [process.stdout.readline() for _ in range(chance.randrange(1, 12))]
    time.sleep(chance.choice([0, 0, chance.uniform(0, 0.01), chance.uniform(0, 0.5)]))
    process.kill()
    answers += process.stdout.read().split(b"\n")[:-1]
    process.stdin.close()
    process.wait()
    said = [json.loads(answer)["saved"] for answer in answers if answer.strip()]
    for id_, (expected, result) in zip(said, wanted, strict=False):
        assert expected in (None, id_)
        known[id_] = result
    under_way = wanted[len(said)][0] if len(said) < len(wanted) else None
    if under_way is not None:
        known.pop(under_way)  # it was made, or not: either is right


def kill_the_desk(chance: random.Random, known: dict[str, str | None]) -> int:
    """Accept and reject claims, be killed, and return how many were confirmed."""
    keys = chance.choice(["Y", "YX", "YXu"])
    with subprocess.Popen(
        [sys.executable, "-c", DESK, keys], stdout=subprocess.PIPE, bufsize=0
    ) as process:
        assert process.stdout is not None
        lines = [process.stdout.readline() for _ in range(chance.randrange(1, 60))]
        time.sleep(chance.choice([0, chance.uniform(0, 0.05), chance.uniform(0, 0.5)]))
        process.kill()
        lines += process.stdout.read().split(b"\n")[:-1]
    said = [line.decode().split()[0] for line in lines if line.strip()]
    if "u" in keys:
        # Where all claims are reviewed, it takes back what earlier rounds have made: what is to be
        # there is known again only from here on.
        known.clear()
    else:
        known.update({id_: known.get(id_) or ANY for id_ in said})
    return len(said)


def count_lost(known: dict[str, str | None]) -> tuple[int, int]:
    """Return how many annotations are not there as confirmed, and how many files are unreadable."""
    (listed,) = list_files(["news"], print)
    article = read_article(listed)
    store = Store(Path("annotations"), "ana")
    try:
        json.loads(store.path(article.path).read_bytes())
        notes = {each.id: each.note for each in store.read(article).annotations}
    except (ReaderError, ValueError, OSError) as error:
        print(error)
        return 0, 1
    lost = [
        each
        for each, note in known.items()
        if (each not in notes if note == ANY else notes.get(each) != note)
    ]
    return len(lost), 0


def main(rounds: int) -> int:
    """Run so many rounds, and return 0 where nothing is missing."""
    chance = random.Random(7)
    os.environ |= {"READER_CONFIG": "", "PYTHONPATH": str(Path(__file__).parents[2])}
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        os.environ["XDG_STATE_HOME"] = str(Path(folder, "state"))
        Path("news").mkdir()
        Path("news/ferry.txt").write_text(TEXT, encoding="utf-8")
        known: dict[str, str | None] = {}
        lost = unreadable = desk = confirmed = 0
        for number in range(rounds):
            if number % 5 == 4:
                desk += kill_the_desk(chance, known) > 0
            else:
                before = len(known)
                kill_the_command(chance, known)
                confirmed += len(known) - before
            missing, broken = count_lost(known)
            lost += missing
            unreadable += broken
            if number % 50 == 49:
                print(f"{number + 1} kills …", file=sys.stderr, flush=True)
        sound = subprocess.run([*READER, "check"], capture_output=True, check=False)
        print(f"{rounds} kills, {desk} of them of the desk: {confirmed} annotations confirmed")
        print(f"{lost} lost or not as confirmed")
        print(f"{unreadable} times a file could not be read")
        print(f"reader check: {sound.stdout.decode().strip().splitlines()[-1]}")
        os.chdir("/")
    return int(lost > 0 or unreadable > 0 or sound.returncode > 0)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 50))
