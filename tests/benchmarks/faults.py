"""Take out the mechanisms of the promises, one after the other: a test must fail each time.

    python -m tests.benchmarks.faults [NAME…] [-v]

Each fault of the tables in `tests.benchmarks.seeded`, `seeded_desk`, `seeded_serving` and
`seeded_tags` is made in a copy of the tree, and the test that is to catch it is run there, as well
as before in the copy as it is. Prints a line each; ends with 1 where one was not caught. A name is
any part of a fault's name.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.seeded import FAULTS, Seeded
from tests.benchmarks.seeded_desk import DESK_FAULTS
from tests.benchmarks.seeded_serving import SERVING_FAULTS
from tests.benchmarks.seeded_tags import TAG_FAULTS

ROOT = Path(__file__).parents[2]


def copy_tree(to: Path) -> None:
    """Copy what the tests need."""
    ignore = shutil.ignore_patterns("__pycache__", "*.pyc")
    for name in ("reader", "tests", "seeds"):
        shutil.copytree(ROOT / name, to / name, ignore=ignore)
    shutil.copyfile(ROOT / "pyproject.toml", to / "pyproject.toml")


def run_test(tree: Path, test: str) -> subprocess.CompletedProcess[str]:
    """Run a test in a copy of the tree, with every operation on files failing in turn."""
    files, _, name = test.partition("::")
    words = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *files.split()]
    return subprocess.run(
        [*words, "-k", name] if name else words,
        cwd=tree,
        env=os.environ | {"PYTHONPATH": str(tree), "READER_LONG": "1"},
        capture_output=True,
        text=True,
        check=False,
        timeout=900,
    )


def seed(tree: Path, fault: Seeded) -> str:
    """Make `fault` in the copy `tree`, and return the file's text from before."""
    path = tree / fault.file
    text = path.read_text(encoding="utf-8")
    if text.count(fault.old) != 1:
        raise SystemExit(f"{fault.name}: its old text is in {fault.file} {text.count(fault.old)}x")
    path.write_text(text.replace(fault.old, fault.new), encoding="utf-8")
    return text


def main(names: list[str], *, verbose: bool) -> int:
    """Try all faults, or those named, and return 0 where all are caught."""
    every = (*FAULTS, *DESK_FAULTS, *SERVING_FAULTS, *TAG_FAULTS)
    chosen = [each for each in every if not names or any(name in each.name for name in names)]
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder)
        copy_tree(tree)
        sound: dict[str, bool] = {}
        caught = 0
        for fault in chosen:
            if fault.test not in sound:
                sound[fault.test] = run_test(tree, fault.test).returncode == 0
            text = seed(tree, fault)
            done = run_test(tree, fault.test)
            (tree / fault.file).write_text(text, encoding="utf-8")
            # 1: tests have failed; anything else is no test that fails.
            ok = sound[fault.test] and done.returncode == 1
            caught += ok
            result = "caught" if ok else "NOT CAUGHT" if sound[fault.test] else "TEST FAILS WITHOUT"
            print(f"{fault.promise:>2}  {result:10}  {fault.name:58}  {fault.test}", flush=True)
            if verbose or not ok:
                print(done.stdout[-1500:], done.stderr[-500:])
        print(f"{caught} of {len(chosen)} caught")
    return int(caught < len(chosen))


if __name__ == "__main__":
    given = sys.argv[1:]
    sys.exit(main([each for each in given if each != "-v"], verbose="-v" in given))
