from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.store import (
    Edit,
    Store,
    check_codebook,
    check_entry,
    check_leftovers,
    check_sides,
)
from reader.store.durable import temporary_of
from reader.store.joint_steps import KeptStep, StepFile

if TYPE_CHECKING:
    from reader.model import Article
    from tests.store.conftest import Annotate


def found(store: Store, article: Article | None) -> list[tuple[str, str | None]]:
    return [
        (finding.problem, finding.annotation)
        for entry in store.entries()
        for finding in check_entry(entry, article)
    ]


def test_what_is_sound_gives_no_findings(
    store: Store, article: Article, annotate: Annotate
) -> None:
    store.change(article, lambda _: [Edit(None, annotate("Lissen"))])
    store.add_tags(["my/own"])
    assert found(store, article) == []
    assert list(check_codebook(store)) == []
    assert list(check_leftovers(store)) == []


def test_each_displaced_annotation_is_named_with_its_words(
    store: Store, article: Article, annotate: Annotate
) -> None:
    made = [annotate(each) for each in ("delayed", "340", "Mara Olt", "noon")]
    store.change(article, lambda _: [Edit(None, each) for each in made])
    text = article.text.replace("340", "3,400").replace("“We were told nothing,” said Mara Olt", "")
    changed = replace(article, text=text.replace(" at noon", ""))
    assert found(store, changed) == [
        ("edited", made[1].id),
        ("orphaned", made[2].id),
        ("orphaned", made[3].id),
    ]
    (entry,) = store.entries()
    edited = next(check_entry(entry, changed))
    assert edited.text == "“340” is now “3,400”"
    assert (edited.file, edited.article) == (store.path(article.path), "news/ferry.txt")
    later = replace(article, text="News.\n" + article.text)
    assert [problem for problem, _ in found(store, later)] == ["moved"] * 4


def test_a_history_that_does_not_lead_to_what_is_kept_is_named(
    store: Store, article: Article, annotate: Annotate
) -> None:
    made = [annotate("Lissen"), annotate("340")]
    store.change(article, lambda _: [Edit(None, each) for each in made])
    store.close()
    path = store.path(article.path)
    tables = json.loads(path.read_bytes())
    tables["annotations"]["1"]["note"] = "by hand"
    path.write_text(json.dumps(tables), encoding="utf-8")
    assert found(store, article) == [("history", made[0].id)]


def test_a_file_without_its_article_and_a_damaged_one_are_named(
    store: Store, article: Article, annotate: Annotate
) -> None:
    store.change(article, lambda _: [Edit(None, annotate("Lissen"))])
    assert found(store, None) == [("missing article", None)]
    path = store.path(article.path)
    path.write_bytes(path.read_bytes()[:100])
    assert found(store, article) == [("damaged", None)]
    (store.folder / "codebook.json").write_bytes(b"{}")
    assert [finding.problem for finding in check_codebook(store)] == ["foreign"]


def test_what_stands_beside_the_folders_is_read_too(store: Store) -> None:
    step = KeptStep("1", "2026-01-31T12:00:00Z", "accepted", ("a.txt",))
    sound = [StepFile(store.folder, name) for name in ("ana", "b/é", "c" * 200)]
    for file in sound:
        file.add(step)
    assert list(check_sides(store)) == []
    cut = sound[0].path.read_bytes()[:-20]
    bad = {
        "ana.story.json": (b"{}", "foreign"),
        "ana.tags.json": (b'{"tagging": {"1": {"format": 99}}}', "newer"),
        "ana.steps.json": (cut, "damaged"),
        "eve.steps.json": (sound[1].path.read_bytes().replace(b'"when"', b'"then"'), "damaged"),
    }
    for name, (data, _) in bad.items():
        (store.folder / name).write_bytes(data)
    found = list(check_sides(store))
    assert {each.file.name: each.problem for _, each in found} == {
        name: problem for name, (_, problem) in bad.items()
    }
    assert {name for name, _ in found} == {"ana", "eve"}
    assert [each.file.name for _, each in check_sides(store, "eve")] == ["eve.steps.json"]


def test_what_a_killed_save_left_is_found_until_the_next_save(
    store: Store, article: Article, annotate: Annotate
) -> None:
    store.change(article, lambda _: [Edit(None, annotate("Lissen"))])
    left = temporary_of(store.path(article.path))
    left.write_bytes(b"half")
    other = temporary_of(store.folder / "codebook.json")
    other.write_bytes(b"half")
    assert {finding.file for finding in check_leftovers(store)} == {left, other}
    store.change(article, lambda _: [Edit(None, annotate("340"))])
    store.close()
    store.add_tags(["my/own"])
    assert list(check_leftovers(store)) == []
