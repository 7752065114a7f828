"""`--engine` and the setting `engine`, with a package that offers one."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader.claims import engine
from reader.errors import ReaderError
from reader.project import Project
from tests.claims.test_plugins import FAILING, GOOD
from tests.cli.conftest import environment

if TYPE_CHECKING:
    from tests.cli.conftest import Reader

ARTICLE = "articles/01.txt"
COMMANDS = [
    ["claims", ARTICLE],
    ["claims", ARTICLE, "--explain"],
    ["show", ARTICLE],
    ["export", "--format", "json"],
    ["annotate", ARTICLE, "--start", "0", "--end", "3"],
    ["rules", ARTICLE],
    ["open", ARTICLE],
    [ARTICLE],
]


def run(folder: Path, *words: str, code: str = GOOD) -> subprocess.CompletedProcess[str]:
    """Call a command in a process of its own, with a package installed that offers `capitals`."""
    package = folder / "site"
    info = package / "loud-1.dist-info"
    info.mkdir(parents=True, exist_ok=True)
    (package / "loud.py").write_text(code, encoding="utf-8")
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: loud\nVersion: 1\n")
    (info / "entry_points.txt").write_text("[reader.engines]\ncapitals = loud:Capitals\n")
    env = environment()
    env["PYTHONPATH"] += os.pathsep + str(package)
    return subprocess.run(
        [sys.executable, "-m", "reader", *words],
        env=env,
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
        timeout=60,
    )


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_an_unknown_engine_is_refused_at_once(reader: Reader, words: list[str]) -> None:
    result = reader(*words, "--engine", "oracle")
    assert (result.code, result.out) == (1, "")
    assert result.err.startswith("reader: oracle: no such engine; there are ")
    assert result.err.count("\n") == 1
    assert not Path("annotations").exists()


def test_an_engine_of_a_package_finds_the_claims(folder: Path) -> None:
    result = run(folder, "claims", ARTICLE, "--engine", "capitals", "--format", "jsonl")
    assert (result.returncode, result.stderr) == (0, "")
    assert [json.loads(line)["text"] for line in result.stdout.splitlines()] == ["A"]
    told = run(folder, "claims", ARTICLE, "--engine", "capitals:T", "--format", "jsonl")
    assert {json.loads(line)["text"] for line in told.stdout.splitlines()} == {"T"}


def test_the_settings_name_one_and_the_option_goes_first(folder: Path) -> None:
    (folder / "reader.toml").write_text('engine = "capitals"\n', encoding="utf-8")
    config = ["--config", "reader.toml"]
    result = run(folder, "rules", ARTICLE, *config)
    assert result.stdout.startswith("engine capitals 3: 1 claims")
    assert "begins with a capital" in result.stdout
    other = run(folder, "rules", ARTICLE, *config, "--engine", "rules")
    assert other.stdout.startswith(f"engine rules {engine('rules').version}: ")


def test_all_that_finds_claims_uses_it(folder: Path) -> None:
    use = ["--engine", "capitals"]
    assert "[1: A :1]da Thorne" in run(folder, "show", ARTICLE, *use).stdout
    place = run(folder, "claims", ARTICLE, *use, "--format", "jsonl").stdout
    start = str(json.loads(place)["start"])
    end = str(json.loads(place)["end"])
    made = run(folder, "annotate", ARTICLE, "--start", start, "--end", end, "--tag", "a", *use)
    assert made.returncode == 0, made.stderr
    exported = json.loads(run(folder, "export", "--format", "json", *use).stdout)
    (article,) = exported["articles"]
    assert [claim["text"] for claim in article["claims"]] == ["A"]
    assert [each["claim"]["score"] for each in article["annotations"]] == [0.5]


def test_the_desk_s_project_uses_it(folder: Path) -> None:
    problems: list[ReaderError] = []
    project = Project.open(
        ["articles"],
        annotations=Path("annotations"),
        annotator="ana",
        on_problem=problems.append,
        engine="oracle",
    )
    with pytest.raises(ReaderError, match="oracle: no such engine"):
        list(project.claims(project.articles[0]))
    assert not problems


def test_an_engine_that_fails_is_named_with_the_article(folder: Path) -> None:
    result = run(folder, "claims", ARTICLE, "--engine", "capitals", code=FAILING)
    assert result.returncode == 1
    assert result.stderr.startswith(
        f"reader: {ARTICLE}: the engine capitals failed: ZeroDivisionError"
    )
    assert result.stderr.count("\n") == 1


def test_the_least_score_of_the_settings_is_for_the_desk_alone(
    folder: Path, reader: Reader
) -> None:
    (folder / "reader.toml").write_text("min_score = 1.0\n", encoding="utf-8")
    every = reader("claims", "articles", "--format", "jsonl", "--config", "")
    assert every.out
    assert reader("claims", "articles", "--format", "jsonl", "--config", "reader.toml") == every
