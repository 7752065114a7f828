"""An article is edited after it was annotated: what `reader check` makes of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Reader

ARTICLE = "articles/01.txt"


def lines(out: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.splitlines()]


@pytest.fixture
def made(reader: Reader) -> dict[str, str]:
    """Three annotations: one that will move, one that is edited, one whose passage goes."""
    ids = {}
    for name, quote in (
        ("moved", "The bridge\nopened in 1961"),
        ("edited", "It carries 9,000 lorries a week"),
        ("orphaned", "the harbour board said on Monday"),
    ):
        ids[name] = reader("annotate", ARTICLE, "--quote", quote, "--note", name).out.strip()
    text = Path(ARTICLE).read_text(encoding="utf-8")
    assert reader("check", "--reanchor").out == "every annotation is where it was made\n"
    assert reader("check", "--edits").code == 0
    text = text.replace(", the harbour board said on Monday", "").replace("9,000", "19,000")
    Path(ARTICLE).write_text(text, encoding="utf-8")
    return ids


def test_what_is_elsewhere_is_listed_with_old_and_new_and_nothing_is_changed(
    reader: Reader, made: dict[str, str]
) -> None:
    before = {path: path.read_bytes() for path in Path("annotations").rglob("*.json")}
    result = reader("check", "--reanchor")
    assert result.code == 1
    assert {path: path.read_bytes() for path in Path("annotations").rglob("*.json")} == before
    assert "⟦It carries 9,000 lorries a week⟧" in result.out
    assert "⟦It carries 19,000 lorries a week⟧" in result.out
    assert "now: nowhere" in result.out
    assert "3 of 3 left" in result.out
    found = {
        each["annotation"]: each
        for each in lines(reader("check", "--reanchor", "--format", "json").out)
    }
    assert {name: found[made[name]]["anchor"] for name in made} == {name: name for name in made}
    assert found[made["orphaned"]]["now"] is None
    assert all(each["done"] is None for each in found.values())


def test_a_decision_is_among_what_was_said(reader: Reader) -> None:
    quote = "It carries 9,000 lorries a week"
    assert reader("annotate", ARTICLE, "--quote", quote, "--status", "rejected").code == 0
    path = Path(ARTICLE)
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("9,000", "19,000"), encoding="utf-8")
    assert "said of it: rejected" in reader("check", "--reanchor").out


def test_places_are_accepted_put_by_hand_and_dropped_and_that_can_be_undone(
    reader: Reader, made: dict[str, str]
) -> None:
    result = reader("check", ARTICLE, "--reanchor", "--accept", "moved", "--accept", made["edited"])
    assert result.code == 1
    assert "1 of 3 left" in result.out
    kept = {each["id"]: each for each in lines(reader("list", "--format", "jsonl").out)}
    assert kept[made["edited"]]["anchor"] == "exact"
    assert kept[made["edited"]]["target"]["exact"] == "It carries 19,000 lorries a week"
    assert kept[made["edited"]]["note"] == "edited"
    placed = reader("check", "--reanchor", "--place", made["orphaned"], "0", "14")
    assert placed.code == 0
    kept = {each["id"]: each for each in lines(reader("list", "--format", "jsonl").out)}
    assert kept[made["orphaned"]]["target"]["exact"] == "The old bridge"
    assert reader("check").code == 0
    assert reader("undo", ARTICLE).code == 0
    assert reader("undo", ARTICLE).code == 0
    anchors = [each["anchor"] for each in lines(reader("list", "--format", "jsonl").out)]
    assert sorted(anchors) == ["edited", "moved", "orphaned"]
    assert reader("check", "--reanchor", "--drop", made["orphaned"]).code == 1
    assert len(lines(reader("list", "--format", "jsonl").out)) == 2


def test_what_is_not_elsewhere_cannot_be_put_right(reader: Reader, made: dict[str, str]) -> None:
    assert "is not among" in reader("check", "--reanchor", "--drop", "no-such-id").err
    assert "is an orphan" in reader("check", "--reanchor", "--accept", made["orphaned"]).err
    assert reader("check", "--drop", made["moved"]).code == 2
    assert reader("check", "--reanchor", "--edits").code == 2
    assert reader("check", "--reanchor", "--place", made["moved"], "a", "b").code == 2
    assert reader("check", "--reanchor", "--place", made["moved"], "0", "99999").code == 1


def test_quiet_edits_of_an_article_are_told_claim_by_claim(
    reader: Reader, made: dict[str, str]
) -> None:
    result = reader("check", "--edits")
    assert result.code == 1
    assert f"{ARTICLE}: edited since it was annotated" in result.out
    found = lines(reader("check", "--edits", "--format", "json").out)
    changed = [
        (each["was"]["text"], each["now"]["text"]) for each in found if each["was"] and each["now"]
    ]
    assert any("9,000" in was and "19,000" in now for was, now in changed)
    assert not any("1961" in json.dumps(each) for each in found)
    assert made
