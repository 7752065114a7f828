"""What does not work is one clear line, 1 or 2, and nothing is lost."""

from __future__ import annotations

import io
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.cli.test_commands import ARTICLE, QUOTE, annotate

if TYPE_CHECKING:
    from tests.cli.conftest import Reader

WRONG_USAGE = [
    ["claims", "--colour"],
    ["--colour"],
    ["claims", "--format", "xml"],
    ["claims", "--min-score", "2"],
    ["claims", "--min-score", "nan"],
    ["annotate"],
    ["annotate", ARTICLE],
    ["annotate", ARTICLE, "--start", "3"],
    ["annotate", ARTICLE, "--start", "-3", "--end", "5"],
    ["annotate", ARTICLE, "--start", "three", "--end", "5"],
    ["annotate", ARTICLE, "--quote", "x", "--start", "3"],
    ["annotate", ARTICLE, "--quote", "x", "--status", "perhaps"],
    ["annotate", ARTICLE, "--batch", "--quote", "x"],
    ["export", "--out", "x", "--beside"],
    ["export", "--out", ""],
    ["list", "--tag", ""],
    ["export", "--format", "pdf"],
    ["undo"],
    ["undo", ARTICLE, ARTICLE],
    ["show"],
    ["clams"],
    ["--debug", "export"],
    ["list", "--annotations", ""],
    ["claims", "\x1b[31m--\x1b]0;x\x07", "--\x1b[31m"],
]

DID_NOT_WORK = [
    (["claims", "missing.txt"], "missing.txt"),
    (["open", "missing.txt"], "missing.txt"),
    (["missing.txt"], "missing.txt"),
    (["claims", "empty"], "empty"),
    (["claims", "binary.txt"], "binary.txt"),
    (["show", "void.txt"], "void.txt"),
    (["annotate", "articles", "--quote", "x"], "articles"),
    (["annotate", ARTICLE, "--start", "5", "--end", "5"], ARTICLE),
    (["annotate", ARTICLE, "--start", "9", "--end", "5"], ARTICLE),
    (["annotate", ARTICLE, "--start", "5", "--end", "5000"], ARTICLE),
    (["annotate", ARTICLE, "--quote", "nowhere in it"], ARTICLE),
    (["annotate", ARTICLE, "--quote", " "], ARTICLE),
    (["annotate", ARTICLE, "--quote", QUOTE, "--tag", " "], "a tag"),
    (["annotate", ARTICLE, "--quote", QUOTE, "--annotations", ARTICLE], ARTICLE),
    (["annotate", ARTICLE, "--quote", QUOTE, "--annotator", "../x"], "--annotator"),
    (["list", "--annotator", "x\ny"], r"--annotator: 'x\ny' cannot be an annotator: it has a sign"),
    (["list", "--annotator", "a\x1b[31m"], r"--annotator: 'a\x1b[31m' cannot be an annotator: it"),
    (["list", "--annotator", " x"], "--annotator: ' x' cannot be an annotator: a blank"),
    (["list", "--config", "missing.toml"], "missing.toml"),
    (["config", "--check", "--file", "missing.toml"], "missing.toml: no settings file"),
    (["config", "--file", "articles"], "articles: no settings file"),
    (["export", "--out", ARTICLE], ARTICLE),
    (["export", "--out", "annotations/x.json"], "annotations/x.json"),
    (["export", "--out", "no/such/x.json"], "no/such/x.json"),
    (["undo", ARTICLE], ARTICLE),
    (["articles"], "the desk"),
]


@pytest.fixture(autouse=True)
def _rubbish(folder: Path) -> None:
    (folder / "empty").mkdir()
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 4)
    (folder / "void.txt").write_bytes(b"")


def one_line(err: str) -> str:
    assert err.startswith("reader: ")
    assert err.count("\n") == 1
    assert err.endswith("\n")
    assert err[:-1].isprintable()
    return err


@pytest.mark.parametrize("words", WRONG_USAGE)
def test_wrong_usage_ends_with_two(reader: Reader, words: list[str]) -> None:
    result = reader(*words)
    assert (result.code, result.out) == (2, "")
    one_line(result.err)


@pytest.mark.parametrize(("words", "named"), DID_NOT_WORK)
def test_what_did_not_work_is_named_and_ends_with_one(
    reader: Reader, words: list[str], named: str
) -> None:
    result = reader(*words)
    assert (result.code, result.out) == (1, "")
    assert one_line(result.err).startswith(f"reader: {named}")
    assert not Path("annotations").exists()


def test_the_rest_is_done_where_some_files_are_no_articles(reader: Reader) -> None:
    result = reader("claims", "articles", "binary.txt", "missing.txt", "--format", "jsonl")
    assert result.code == 1
    assert {json.loads(line)["article"] for line in result.out.splitlines()} == {
        ARTICLE,
        "articles/02.txt",
    }
    assert result.err.count("\n") == 2


def test_a_quote_that_occurs_twice_is_refused_with_its_places(reader: Reader) -> None:
    result = reader("annotate", ARTICLE, "--quote", "bridge")
    assert result.code == 1
    assert "stands there 2 times: 8-14, " in one_line(result.err)
    assert not Path("annotations").exists()


def test_a_quote_that_overlaps_itself_is_refused(reader: Reader) -> None:
    Path("aaa.txt").write_text("It was hahaha, he said.", encoding="utf-8")
    assert "2 times: 7-11, 9-13" in reader("annotate", "aaa.txt", "--quote", "haha").err


def test_a_damaged_store_is_set_aside_not_overwritten(reader: Reader) -> None:
    annotate(reader, "--quote", QUOTE)
    store = Path("annotations/tester/articles/01.txt.json")
    store.write_bytes(b'{"article": {"1": ')
    listed = reader("list", ARTICLE)
    assert listed.code == 1
    assert "damaged" in one_line(listed.err)
    assert reader("undo", ARTICLE).code == 1
    assert store.read_bytes() == b'{"article": {"1": '
    result = reader("annotate", ARTICLE, "--quote", QUOTE)
    assert result.code == 0
    assert "damaged" in one_line(result.err)
    kept = [path.read_bytes() for path in store.parent.iterdir() if path != store]
    assert kept == [b'{"article": {"1": ']


def test_an_earlier_export_outlives_annotations_that_got_damaged(reader: Reader) -> None:
    annotate(reader, "--quote", QUOTE, "--note", "only here")
    reader("export", "--out", "desk.json")
    reader("export", "articles", "--beside")
    store = Path("annotations/tester/articles/01.txt.json")
    store.write_bytes(store.read_bytes()[:-9])
    for words in (["--out", "desk.json"], ["articles", "--out", "desk.json"], ["--beside"]):
        result = reader("export", *words)
        assert result.code == 1
        assert "damaged" in result.err
    for earlier in ("desk.json", "articles/01.txt.reader.json"):
        assert "only here" in Path(earlier).read_text(encoding="utf-8")
    assert reader("export", "articles", "--out", "new.json").code == 1
    assert [
        each["article"]["id"] for each in json.loads(Path("new.json").read_text())["articles"]
    ] == ["articles/02.txt"]


@pytest.mark.parametrize("name", ["-x.txt", "--tag", "claims", "a b.txt"])
def test_any_name_can_be_given(reader: Reader, name: str) -> None:
    Path(name).write_text("The board said 9 people were hurt in May.", encoding="utf-8")
    for words in (["show", "--", name], ["show", f"./{name}"]):
        assert "The board" in reader(*words).out
    assert reader("annotate", "--quote", "9 people", "--", name).code == 0
    assert reader("--", name).err.startswith("reader: the desk: needs a terminal")


def test_debug_shows_where_an_error_came_from(reader: Reader) -> None:
    result = reader("show", "missing.txt", "--debug")
    assert result.err.count("\n") == 1  # reported while the rest goes on
    result = reader("undo", "missing.txt", "--debug")
    assert "Traceback" in result.err
    assert result.err.splitlines()[-1].startswith("reader: missing.txt: ")


@pytest.mark.skipif(sys.platform == "darwin", reason="names there are UTF-8")
def test_a_name_that_is_no_text_works(reader: Reader) -> None:
    name = os.fsdecode(b"articles/\xff\xe9.txt")
    Path(name).write_text("The board said 9 people were hurt in May.", encoding="utf-8")
    made = annotate(reader, "--quote", "9 people", file=name)
    result = reader("list", "--format", "jsonl")
    [listed] = [json.loads(line) for line in result.out.splitlines()]
    assert (listed["id"], listed["article"], listed["anchor"]) == (made, name, "exact")
    assert json.loads(reader("export").out)["articles"][0]["article"]["path"] == name
    for format_ in ("table", "jsonl"):
        reader("claims", name, "--format", format_)[1].encode()
    assert reader("check").code == 0


HOSTILE = "\x1b[31mred\x1b]0;owned\x07\x9b1m \u202eright\u2066 [link=x]y[/link] [bold]"


def test_nothing_that_is_printed_can_act_on_a_terminal(reader: Reader) -> None:
    name = "articles/\x1b[2J\u202e.txt"
    Path(name).write_text(f"{HOSTILE} said 9 people. Quote it.", encoding="utf-8")
    result = reader("annotate", name, "--quote", "9 people", "--note", HOSTILE, "--tag", "a")
    assert result.code == 0
    printed = ""
    for words in (
        ["claims", "articles"],
        ["claims", "articles", "--format", "jsonl"],
        ["show", name],
        ["list"],
        ["list", "--format", "jsonl"],
        ["list", "articles", "missing\x1b[31m"],
        ["export"],
        ["export", "--format", "jsonl"],
        ["export", "--format", "markdown"],
        ["history", name],
        ["history", name, "--format", "jsonl"],
        ["check", "--format", "json"],
        ["undo", name],
        ["annotate", name, "--quote", "\x1b[31m nowhere"],
    ):
        result = reader(*words)
        assert result.code in (0, 1)
        printed += result.out + result.err
    assert not set(printed) & {*"\x1b\x07\x9b\u202e\u2066"}
    assert "[bold]" in printed


def batch(
    reader: Reader, monkeypatch: pytest.MonkeyPatch, *changes: object
) -> tuple[int, list[dict[str, Any]]]:
    given = b"".join(
        (change if isinstance(change, bytes) else json.dumps(change).encode()) + b"\n"
        for change in changes
    )
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given)))
    result = reader("annotate", ARTICLE, "--batch")
    return result.code, [json.loads(line) for line in result.out.splitlines()]


def test_a_batch_adds_edits_and_deletes(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    code, [one, two] = batch(
        reader,
        monkeypatch,
        {"start": 0, "end": 7, "tags": ["a"], "note": "n", "status": "accepted"},
        {"quote": QUOTE},
    )
    assert code == 0
    code, answers = batch(
        reader,
        monkeypatch,
        {"edit": one["saved"], "tags": ["b", "c"], "status": None, "start": 4, "end": 7},
        {"delete": two["saved"]},
    )
    assert (code, answers) == (0, [{"saved": one["saved"]}, {"saved": two["saved"]}])
    [left] = [json.loads(line) for line in reader("list", "--format", "jsonl").out.splitlines()]
    assert (left["tags"], left["note"], left["status"]) == (["b", "c"], "n", None)
    assert left["target"]["exact"] == "old"


BAD_LINES: list[object] = [
    b"not JSON",
    b"\xff\xfe",
    b"[" * 100_000,
    b"[1]",
    b"null",
    {},
    {"start": 0},
    {"start": 0, "end": 0},
    {"start": -1, "end": 3},
    {"start": 0, "end": 10**9},
    {"start": 0.5, "end": 3},
    {"start": True, "end": 3},
    {"start": "0", "end": 3},
    {"start": 0, "end": 3, "colour": "red"},
    {"start": 0, "end": 3, "tags": "a"},
    {"start": 0, "end": 3, "tags": [1]},
    {"start": 0, "end": 3, "tags": [""]},
    {"start": 0, "end": 3, "note": None},
    {"start": 0, "end": 3, "status": "perhaps"},
    {"start": 0, "end": 3, "status": ["accepted"]},
    {"quote": "bridge"},
    {"quote": QUOTE, "start": 3},
    {"edit": "nobody", "note": ""},
    {"edit": 3},
    {"delete": "nobody"},
    {"delete": None},
]


def test_each_bad_line_of_a_batch_is_answered_and_the_rest_is_done(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = {"start": 0, "end": 3}
    code, answers = batch(reader, monkeypatch, *BAD_LINES, b"", good)
    assert code == 1
    assert [list(answer) for answer in answers] == [["error"]] * len(BAD_LINES) + [["saved"]]
    assert len(reader("list", "--format", "jsonl").out.splitlines()) == 1


class Waiting(io.BytesIO):
    """A stdin whose second line comes when the way is free again."""

    def readline(self, size: int | None = -1) -> bytes:
        if self.tell() and Path("annotations").is_file():
            Path("annotations").unlink()
        return super().readline(size)


def test_what_a_batch_could_not_save_is_not_saved_later(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("annotations").write_text("in the way", encoding="utf-8")
    given = b'{"start": 0, "end": 3}\n{"start": 4, "end": 7}\n'
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(Waiting(given)))
    result = reader("annotate", ARTICLE, "--batch")
    refused, saved = (json.loads(line) for line in result.out.splitlines())
    assert result.code == 1
    assert "annotations" in refused["error"]
    [listed] = [json.loads(line) for line in reader("list", "--format", "jsonl").out.splitlines()]
    assert listed["id"] == saved["saved"]


@pytest.mark.parametrize("key", ["{outside}/secret.txt", "../{name}/secret.txt"])
def test_a_stored_file_cannot_carry_off_another_file(
    reader: Reader, tmp_path_factory: pytest.TempPathFactory, folder: Path, key: str
) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (outside / "secret.txt").write_text("The password is swordfish.\n", encoding="utf-8")
    reader("annotate", ARTICLE, "--quote", "carries 9,000 lorries", "--tag", "a")
    kept = Path("annotations/tester/articles/01.txt.json")
    record = json.loads(kept.read_text(encoding="utf-8"))
    name = Path(os.path.relpath(outside, folder.parent)).as_posix()
    record["article"]["1"]["path"] = key.format(outside=outside, name=name)
    kept.write_text(json.dumps(record), encoding="utf-8")
    result = reader("export", "--format", "json")
    assert "swordfish" not in result.out
    assert "not the text that was annotated" in result.err
    assert "carries 9,000 lorries" in result.out
