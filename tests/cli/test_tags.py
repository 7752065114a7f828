"""`reader tags`: counts, and changes in all articles that are one step."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Reader

BRIDGE, FERRY = "articles/01.txt", "articles/02.txt"


@pytest.fixture
def tagged(reader: Reader) -> Reader:
    """Two articles with five annotations."""
    for file, quote, *tags in (
        (BRIDGE, "old bridge", "verdict/disputed", "topic/numbers"),
        (BRIDGE, "harbour board", "verdict"),
        (BRIDGE, "Ada Thorne", "people"),
        (FERRY, "300 people", "verdict/disputed", "verdict/contested"),
        (FERRY, "parish archive", "topic/numbers"),
    ):
        given = [word for tag in tags for word in ("--tag", tag)]
        assert reader("annotate", file, "--quote", quote, *given).code == 0
    return reader


def lines(reader: Reader) -> dict[str, dict[str, Any]]:
    result = reader("tags", "--format", "jsonl")
    assert result.code == 0, result.err
    found = [json.loads(line) for line in result.out.splitlines()]
    return {line["tag"]: line for line in found}


def counts(reader: Reader) -> dict[str, tuple[int, int]]:
    found = lines(reader).items()
    return {
        tag: (line["annotations"], line["articles"]) for tag, line in found if line["annotations"]
    }


def kept(reader: Reader) -> list[tuple[str, list[str]]]:
    out = reader("list", "--format", "jsonl").out
    records = [json.loads(line) for line in out.splitlines()]
    return [(record["target"]["exact"], record["tags"]) for record in records]


def codebook(reader: Reader) -> dict[str, tuple[str, str, str]]:
    return {
        tag: (line["description"], line["colour"], line["key"])
        for tag, line in lines(reader).items()
        if line["codebook"]
    }


def test_counts_of_all_tags(tagged: Reader) -> None:
    assert counts(tagged) == {
        "people": (1, 1),
        "topic/numbers": (2, 2),
        "verdict": (1, 1),
        "verdict/contested": (1, 1),
        "verdict/disputed": (2, 2),
    }
    table = tagged("tags").out.splitlines()
    assert table[0].split() == ["tag", "key", "annotations", "articles", "description"]
    assert any(line.startswith("verdict/disputed") for line in table)
    assert tagged("tags", "list").out.splitlines() == table


def test_a_tag_moves_with_all_below_it_and_what_is_said_of_it(tagged: Reader) -> None:
    before = codebook(tagged)
    would = tagged("tags", "rename", "verdict", "judged", "--dry-run")
    assert would.out == "would have renamed verdict to judged: 3 annotations in 2 articles\n"
    assert codebook(tagged) == before
    done = tagged("tags", "rename", "verdict", "judged")
    assert done.out.startswith("renamed verdict to judged: 3 annotations in 2 articles;")
    after = codebook(tagged)
    assert after["judged/disputed"] == before["verdict/disputed"]
    assert not any(tag.startswith("verdict") for tag in after)
    assert counts(tagged)["judged/disputed"] == (2, 2)
    assert ("300 people", ["judged/disputed", "judged/contested"]) in kept(tagged)


def test_several_tags_become_one(tagged: Reader) -> None:
    before = codebook(tagged)
    words = ("merge", "verdict/disputed", "verdict/contested", "topic/numbers")
    assert tagged("tags", *words).out.startswith("merged verdict/disputed, verdict/contested into")
    assert ("300 people", ["topic/numbers"]) in kept(tagged)
    assert ("old bridge", ["topic/numbers"]) in kept(tagged)
    after = codebook(tagged)
    assert after["topic/numbers"] == before["topic/numbers"]
    assert "verdict/disputed" not in after


@pytest.mark.parametrize(
    "words",
    [
        ("rename", "verdict", "judged/here"),
        ("rename", "verdict", "verdict/old"),
        ("merge", "people", "verdict", "topic/numbers"),
        ("delete", "verdict"),
        ("delete", "people", "topic"),
        ("split", "verdict/disputed", "verdict/shaky", "BRIDGE"),
        ("new", "verdict/shaky", "Stands on one leg."),
        ("describe", "verdict/disputed", "Another one says otherwise."),
        ("colour", "verdict", "people", "red"),
        ("key", "people", "2"),
    ],
)
def test_a_change_is_taken_back_and_made_again_as_one(
    tagged: Reader, words: tuple[str, ...]
) -> None:
    before = kept(tagged), codebook(tagged)
    done = tagged("tags", *words)
    assert done.code == 0, done.err
    after = kept(tagged), codebook(tagged)
    assert after != before
    back = tagged("tags", "undo")
    assert back.code == 0, back.err
    assert back.out.partition(": ")[2] == done.out.partition(";")[0] + "\n"
    assert (kept(tagged), codebook(tagged)) == before
    assert tagged("tags", "undo").err == "reader: note: no change of tags to take back\n"
    again = tagged("tags", "redo")
    assert again.out.partition(": ")[2] == done.out.partition(";")[0] + "\n"
    assert (kept(tagged), codebook(tagged)) == after
    assert tagged("tags", "redo").err == "reader: note: no change of tags to make again\n"


def test_what_the_codebook_says_of_a_tag(tagged: Reader) -> None:
    tagged("tags", "new", " facts /figures ", "How\nmany.")
    tagged("tags", "colour", "facts/figures", "Magenta")
    said = tagged("tags", "key", "facts/figures", "2")
    assert said.out == (
        "gave facts/figures the digit 2: 0 annotations in 0 articles; "
        "`reader tags undo` takes it back\n"
    )
    after = codebook(tagged)
    assert after["facts/figures"] == ("How many.", "purple", "2")
    assert after["verdict/disputed"][2] == "", "no two tags have one digit"
    tagged("tags", "colour", "facts/figures", "none")
    tagged("tags", "key", "facts/figures", "")
    tagged("tags", "describe", "facts/figures", "")
    assert codebook(tagged)["facts/figures"] == ("", "", "")


def test_passages_with_some_words_get_another_tag(tagged: Reader) -> None:
    said = tagged("tags", "split", "verdict/disputed", "verdict/shaky", "300 People")
    assert said.out.startswith("split verdict/disputed into verdict/shaky: 1 annotation in 1 art")
    assert ("300 people", ["verdict/shaky", "verdict/contested"]) in kept(tagged)
    assert ("old bridge", ["verdict/disputed", "topic/numbers"]) in kept(tagged)
    assert "verdict/shaky" in codebook(tagged)


def test_it_is_not_made_again_where_something_was_done_since(tagged: Reader) -> None:
    tagged("tags", "delete", "topic/numbers")
    tagged("tags", "undo")
    tagged("annotate", BRIDGE, "--quote", "9,000 lorries", "--tag", "x")
    before = kept(tagged)
    result = tagged("tags", "redo")
    assert (result.code, result.out) == (1, "")
    assert "something was done in 1 of its 2 articles" in result.err
    assert kept(tagged) == before


def test_what_changed_since_stays_and_is_told(tagged: Reader) -> None:
    assert tagged("tags", "delete", "topic/numbers").code == 0
    assert tagged("undo", FERRY).code == 0
    record = next(
        json.loads(line)
        for line in tagged("list", BRIDGE, "--format", "jsonl").out.splitlines()
        if "old bridge" in line
    )
    assert tagged("annotate", BRIDGE, "--quote", "9,000 lorries", "--tag", "x").code == 0
    back = tagged("tags", "undo")
    assert back.code == 0
    assert back.out == "taken back: deleted topic/numbers: 1 annotation in 1 article\n"
    assert ("old bridge", ["verdict/disputed", "topic/numbers"]) in kept(tagged)
    assert record["tags"] == ["verdict/disputed"]


def edit_old_bridge(
    tagged: Reader, monkeypatch: pytest.MonkeyPatch, **changes: str | list[str]
) -> None:
    """Change what is said of a passage."""
    record = next(
        json.loads(line)
        for line in tagged("list", BRIDGE, "--format", "jsonl").out.splitlines()
        if "old bridge" in line
    )
    edit = json.dumps({"edit": record["id"], **changes}) + "\n"
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(edit.encode())))
    assert tagged("annotate", BRIDGE, "--batch").code == 0


def test_a_note_since_stays_and_the_tags_go_back(
    tagged: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = kept(tagged)
    assert tagged("tags", "rename", "topic/numbers", "figures").code == 0
    edit_old_bridge(tagged, monkeypatch, note="see the plan")
    back = tagged("tags", "undo")
    assert (back.code, back.err) == (0, "")
    assert back.out == "taken back: renamed topic/numbers to figures: 2 annotations in 2 articles\n"
    assert kept(tagged) == before
    assert "see the plan" in tagged("list", BRIDGE, "--format", "jsonl").out


def test_tags_that_were_changed_since_stay_and_are_told(
    tagged: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert tagged("tags", "rename", "topic/numbers", "figures").code == 0
    edit_old_bridge(tagged, monkeypatch, tags=["mine"])
    back = tagged("tags", "undo")
    assert "the tags of 1 annotation have been changed since" in back.err
    assert ("old bridge", ["mine"]) in kept(tagged)


def test_articles_that_are_gone_are_changed_too(tagged: Reader, folder: Path) -> None:
    (folder / FERRY).unlink()
    assert tagged("tags", "rename", "topic/numbers", "figures").code == 0
    assert counts(tagged)["figures"] == (2, 2)
    for file in (folder / "annotations" / ".texts").glob("*.txt"):
        file.unlink()
    result = tagged("tags", "rename", "figures", "sums")
    assert result.code == 1
    assert "articles/02.txt: the article is gone" in result.err
    assert counts(tagged)["figures"] == (1, 1)
    assert counts(tagged)["sums"] == (1, 1)


def test_another_annotator_is_left_alone(tagged: Reader) -> None:
    before = kept(tagged)
    assert tagged("tags", "delete", "people", "--annotator", "other").code == 0
    assert kept(tagged) == before


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("rename", "verdict"), 2, "takes OLD NEW"),
        (("delete",), 2, "takes TAG"),
        (("undo", "x"), 2, "takes nothing"),
        (("rename", "verdct/disputed", "x"), 1, "`verdict/disputed` was meant?"),
        (("rename", "people", "topic/numbers"), 1, "reader tags merge"),
        (("rename", "people", " "), 1, "a tag needs a name"),
        (("split", "people", "x"), 2, "takes OLD NEW WORDS"),
        (("split", "peple", "x", "y"), 1, "`people` was meant?"),
        (("colour", "people", "beige"), 1, "there are vermilion, orange,"),
        (("key", "people", "0"), 1, "give a digit, 1 to 9"),
        (("new", "topic/numbers"), 1, "there is such a tag already"),
        (("describe", "people", "long " * 300), 1, "say it shorter"),
    ],
)
def test_what_cannot_be_done_is_one_line(
    tagged: Reader, words: tuple[str, ...], code: int, said: str
) -> None:
    before = kept(tagged)
    result = tagged("tags", *words)
    assert (result.code, result.out) == (code, "")
    assert said in result.err
    assert len(result.err.splitlines()) == 1
    assert kept(tagged) == before


def test_a_damaged_file_is_told_and_the_rest_counted(tagged: Reader, folder: Path) -> None:
    (file,) = (folder / "annotations").glob("*/articles/02.txt.json")
    file.write_text("{", encoding="utf-8")
    for journal in file.parent.glob(".*.journal"):
        journal.unlink()
    for _ in range(2):
        result = tagged("tags", "--format", "jsonl")
        assert result.code == 1
        assert "02.txt.json" in result.err
        assert '"tag": "people"' in result.out
