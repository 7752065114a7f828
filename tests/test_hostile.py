"""Whatever stands in files and their names: no traceback, no hang, nothing acts on a terminal."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.hostile import RAW, contents, names, write_corpus
from tests.tui.terminal import Terminal

ROOT = Path(__file__).parents[1]

SIZE = 2_000
"""Letters of the long texts: what takes time is measured elsewhere."""


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile") / "articles"
    assert len(write_corpus(folder, SIZE)) >= 60
    return folder


def run(folder: Path, *words: str, stdin: bytes = b"") -> tuple[int, bytes, bytes]:
    done = subprocess.run(
        [sys.executable, "-m", "reader", *words],
        cwd=folder.parent,
        input=stdin,
        capture_output=True,
        timeout=120,
        env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
    )
    return done.returncode, done.stdout, done.stderr


def assert_harmless(written: bytes) -> None:
    assert b"Traceback" not in written
    assert [each for each in RAW if each in written] == []


def test_the_corpus_is_hostile() -> None:
    assert len(RAW) > 20
    data = b"".join(data for _, data in contents(SIZE))
    assert all(each in data for each in RAW)
    assert len(set(names())) == len(list(names()))


@pytest.mark.parametrize(
    "words",
    [
        ("claims", "articles", "--explain"),
        ("show", "articles/act-title.txt", "articles/matter-link.md"),
        ("compare", "articles"),
        ("export", "articles", "--format", "csv"),
        ("export", "articles", "--format", "markdown"),
        ("check", "articles"),
    ],
)
def test_commands_get_through_it(corpus: Path, words: tuple[str, ...]) -> None:
    code, out, errors = run(corpus, *words)
    assert code in {0, 1}
    assert_harmless(errors)
    # What goes to a file may hold what the article holds; what a person reads may not.
    if "--format" not in words:
        assert_harmless(out)
    # Every line on stderr names a file and what is the matter with it.
    assert all(re.match(rb"reader: .+: .+|  ", line) for line in errors.splitlines() if line)


def test_each_file_is_annotated_or_refused_by_name(corpus: Path) -> None:
    places = corpus.parent / "kept"
    for path in sorted(corpus.iterdir()):
        if path.name.startswith(("act-c", "act-b", "new", "osc", "not-utf", "pipe")):
            code, _, errors = run(
                corpus, "annotate", str(path), "--annotations", str(places), "--start", "0",
                "--end", "9", "--note", "\x1b[31mHOSTILE", "--tag", "a[bold]/b\u202eHOSTILE",
            )  # fmt: skip
            assert code == 0 or b"reader: " in errors
            assert_harmless(errors)
    for words in (
        ("list",),
        ("history", "articles/act-title.txt"),
        ("check",),
        ("check", "--reanchor"),
    ):
        code, out, errors = run(corpus, *words, "--annotations", str(places))
        assert code in {0, 1}
        assert_harmless(out + errors)
    code, out, _ = run(corpus, "export", "--format", "csv", "--annotations", str(places))
    assert code in {0, 1}
    assert not re.search(rb"(^|[,\n])\"?[=+@-]", out.replace(b"\r", b"")) or b"'=" in out


def test_the_desk_draws_it_and_sends_none_of_it(corpus: Path) -> None:
    with Terminal(corpus) as desk:
        desk.wait_for(b"0 of")
        for _ in range(60):
            desk.press(b"J")
            desk.read(0.02)
        desk.press(b"?")
        desk.read(0.3)
        desk.press(b"\x1b")
        desk.read(0.3)
        desk.press(b"q")
        # Some of the files are no articles, which is said by name at the end.
        assert desk.end() == 1
        assert b"only-bom.txt: empty" in desk.output
        assert_harmless(desk.output)
