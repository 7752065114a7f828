from __future__ import annotations

import json
import os
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader.errors import ReaderError
from reader.model import Annotation, Article, Span, Tag
from reader.store import STARTER, Edit, Store, UnreadableError, clean_tag, select
from reader.store.naming import hashed_path, plain_path

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.store.conftest import Annotate, Make


def add(store: Store, article: Article, *made: Annotation) -> None:
    store.change(article, lambda _: [Edit(None, each) for each in made])


def files_below(folder: Path) -> list[str]:
    return sorted(str(each.relative_to(folder)) for each in folder.rglob("*") if each.is_file())


def test_reading_creates_nothing(store: Store, article: Article) -> None:
    assert store.read(article).annotations == ()
    assert store.undo(article) is None
    assert store.redo(article) is None
    assert store.codebook() == STARTER
    assert list(store.entries()) == []
    assert list(store.leftovers()) == []
    assert not store.folder.exists()


def test_an_annotation_is_kept_as_the_contract_says(
    store: Store, article: Article, annotate: Annotate
) -> None:
    made = replace(annotate("340 passengers"), tags=("verdict/disputed",), note="more?")
    add(store, article, made)
    path = store.folder / "ana" / "news" / "ferry.txt.json"
    assert store.path(article.path) == path
    tables = json.loads(path.read_bytes())
    assert set(tables) == {"annotations", "article", "history"}
    assert tables["article"]["1"].items() >= {
        ("path", "news/ferry.txt"),
        ("title", "The ferry"),
        ("sha256", article.sha256),
        ("length", len(article.text)),
    }
    (record,) = tables["annotations"].values()
    assert record["id"] == made.id
    assert record["target"]["exact"] == "340 passengers"
    (entry,) = tables["history"].values()
    assert (entry["what"], entry["before"], entry["after"]) == ("add", None, record)
    assert path.read_bytes().endswith(b"}\n")
    assert store.read(article).annotations == (made,)


def test_what_is_changed_shows_as_a_few_lines(
    store: Store, article: Article, annotate: Annotate
) -> None:
    made = [annotate(word) for word in ("Lissen", "340", "Mara Olt", "noon")]
    add(store, article, *made)
    path = store.path(article.path)
    before = path.read_text().splitlines()
    store.change(article, lambda _: [Edit(made[1], replace(made[1], note="here"))])
    after = path.read_text().splitlines()
    assert len(set(after) - set(before)) < 15
    assert len(set(before) - set(after)) < 3
    one = path.read_text().splitlines()
    store.change(article, lambda _: [Edit(made[0], None)])
    store.undo(article)
    annotations = json.loads("\n".join(one))["annotations"]
    assert json.loads(path.read_bytes())["annotations"] == annotations


def test_a_step_that_is_tried_again_is_made_once(
    store: Store, article: Article, annotate: Annotate
) -> None:
    made = annotate("Lissen")
    for _ in range(3):
        store.change(article, lambda _: [Edit(None, made)], group="one")
    kept = store.read(article)
    assert (len(kept.annotations), len(kept.history)) == (1, 1)


def test_a_step_that_is_tried_again_does_not_undo_what_others_did(
    store: Store, article: Article, annotate: Annotate
) -> None:
    made = annotate("Lissen")
    add(store, article, made)
    mine = [Edit(made, replace(made, note="mine"))]
    store.change(article, lambda _: mine, group="one")
    other = Store(store.folder, "ana")
    other.change(article, lambda _: [Edit(made, replace(made, note="theirs"))])
    # As after an error that came only once the step was on disk.
    store.change(article, lambda _: mine, group="one")
    kept = store.read(article)
    assert kept.annotations[0].note == "theirs"
    assert len(kept.history) == 3


def test_a_step_that_changes_nothing_leaves_no_trace(
    store: Store, article: Article, annotate: Annotate
) -> None:
    store.change(article, lambda _: [])
    assert not store.path(article.path).exists()
    made = annotate("Lissen")
    add(store, article, made)
    before = store.path(article.path).stat()
    store.change(article, lambda _: [Edit(made, made)])
    assert store.path(article.path).stat().st_ino == before.st_ino


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"",
        lambda data: data[: len(data) // 2],
        lambda data: data.replace(b'"exact"', b'"exakt"', 1),
        lambda data: data + b"<<<<<<< ours\n",
        lambda data: bytes(len(data)),
    ],
    ids=["empty", "cut", "a field gone", "a merge conflict", "zeros"],
)
def test_a_damaged_file_is_refused_then_set_aside(
    store: Store,
    article: Article,
    annotate: Annotate,
    damage: Callable[[bytes], bytes],
) -> None:
    add(store, article, annotate("Lissen"))
    path = store.path(article.path)
    data = damage(path.read_bytes())
    path.write_bytes(data)
    with pytest.raises(UnreadableError, match="damaged"):
        store.read(article)
    for way in (store.undo, store.redo):
        with pytest.raises(UnreadableError, match="damaged"):
            way(article)
    store.change(article, lambda _: [])
    assert path.read_bytes() == data
    assert list(store.leftovers()) == []
    made = annotate("340")
    kept = store.change(article, lambda _: [Edit(None, made)])
    assert kept.aside
    assert kept.aside.name.startswith("ferry.txt.json.damaged-")
    assert kept.aside.read_bytes() == data
    assert store.read(article).annotations == (made,)
    assert list(store.leftovers()) == [kept.aside]


def test_what_others_write_between_two_saves_is_kept(
    store: Store, article: Article, annotate: Annotate
) -> None:
    made = replace(annotate("Lissen"), note="first")
    add(store, article, made)
    path = store.path(article.path)
    # In place, and of the same length: an editor, a script, a merge.
    path.write_bytes(path.read_bytes().replace(b'"first"', b'"third"'))
    add(store, article, annotate("340"))
    assert "third" in {each.note for each in store.read(article).annotations}
    store.close()
    copy = path.read_bytes()
    add(store, article, annotate("noon"))
    store.close()
    path.unlink()
    path.write_bytes(copy)
    add(store, article, annotate("Olt"))
    assert len(store.read(article).annotations) == 3
    store.close()
    path.unlink()
    add(store, article, annotate("quay"))
    assert len(store.read(article).annotations) == 1


def test_few_files_are_held_open(make: Make, store: Store) -> None:
    def held() -> int:
        return len(list(Path("/dev/fd").iterdir()))

    before = held()
    for number in range(12):
        article = make("A sentence of some words.", f"news/{number}.txt")
        add(store, article, Annotation("1", select(article.text, Span(2, 7)), "ana", "", ""))
    assert held() <= before + 4


@pytest.mark.parametrize(
    "data", [b'{"_default": {"1": {}}}', b"[1]", b'{"article": {"1": {"format": 99}}}']
)
def test_a_foreign_or_newer_file_is_left_alone(
    store: Store, article: Article, annotate: Annotate, data: bytes
) -> None:
    path = store.path(article.path)
    path.parent.mkdir(parents=True)
    path.write_bytes(data)
    with pytest.raises(UnreadableError, match=r"foreign|newer"):
        add(store, article, annotate("Lissen"))
    with pytest.raises(UnreadableError, match=r"foreign|newer"):
        store.undo(article)
    assert path.read_bytes() == data
    assert list(store.leftovers()) == []


@pytest.mark.parametrize(
    "name",
    [
        "news/" + "n" * 251 + ".txt",
        "news/" + "ß" * 125 + ".txt",
        "new\nline/\x1b[31mred.txt",
        "-rf/ --help.txt",
        os.fsdecode(b"raw/\xff\xfe.txt"),
        "nul/con.txt",
        "a.txt.json/x.txt",
        "dots../...txt",
    ],
)
def test_articles_of_any_name_are_kept(make: Make, store: Store, name: str) -> None:
    article = make("A sentence of some words.", name)
    made = Annotation("1", select(article.text, Span(2, 7)), "ana", "", "")
    add(store, article, made)
    assert store.read(article).annotations == (made,)
    (entry,) = store.entries()
    assert entry.problem is None
    assert store.locate(entry.key).samefile(article.path)
    entry.file.relative_to(store.home).as_posix().encode()


def test_two_articles_never_share_a_file_even_where_names_are_taken_for_one(
    make: Make, store: Store
) -> None:
    one, two = make("The first one.", "news/A.txt"), make("The second one.", "news/a.txt")
    first, second = (
        Annotation(f"{n}", select(one.text, Span(4, 9)), "ana", "", "") for n in (1, 2)
    )
    add(store, one, first)
    # As on a file system that tells `A` and `a` not apart.
    upper = store.home / plain_path("news/A.txt")
    upper.rename(store.home / plain_path("news/a.txt"))
    add(store, two, second)
    assert store.path(two.path) == store.home / hashed_path("news/a.txt")
    assert store.read(two).annotations == (second,)
    (store.home / plain_path("news/a.txt")).rename(upper)
    assert store.read(one).annotations == (first,)
    assert store.read(two).annotations == (second,)


def test_an_article_is_found_again_when_both_folders_move(
    tmp_path: Path, make: Make, annotate: Annotate
) -> None:
    made = annotate("Lissen")
    article = make(name="desk/news/ferry.txt")
    add(Store(tmp_path / "desk" / "annotations", "ana"), article, made)
    (tmp_path / "desk").rename(tmp_path / "copy")
    moved = replace(article, path=tmp_path / "copy" / "news" / "ferry.txt")
    assert Store(tmp_path / "copy" / "annotations", "ana").read(moved).annotations == (made,)


def test_annotators_have_folders_of_their_own(
    tmp_path: Path, article: Article, annotate: Annotate
) -> None:
    names = ["ana", "Ben", "../ana", ".locks", "codebook.json", "a/b", "中"]
    for name in names:
        add(Store(tmp_path / "annotations", name), article, annotate("Lissen"))
    entries = list(Store(tmp_path / "annotations", "ana").entries())
    assert sorted(entry.annotator for entry in entries) == sorted(names)
    assert len(list(Store(tmp_path / "annotations", "ana").entries("Ben"))) == 1
    assert sorted(each.name for each in tmp_path.iterdir()) == ["annotations", "news"]
    with pytest.raises(ReaderError, match="no name"):
        Store(tmp_path, " ")


def test_git_sees_neither_locks_nor_half_a_save(
    store: Store, article: Article, annotate: Annotate, tmp_path: Path
) -> None:
    add(store, article, annotate("Lissen"))
    store.add_tags(["my/own"])
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    shown = subprocess.run(
        ["git", "-C", str(tmp_path), "status", "--porcelain", "-uall"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    assert sorted(line[3:] for line in shown.splitlines()) == [
        "annotations/ana/news/ferry.txt.json",
        "annotations/codebook.json",
        "news/ferry.txt",
    ]


def test_a_new_tag_gets_the_lowest_free_digit_and_keeps_it(store: Store) -> None:
    store.add_tags(["zoo/a", "zoo/b"])
    keys = {tag.name: tag.key for tag in store.codebook().tags}
    assert keys["zoo/a"] == "9"
    assert keys["zoo/b"] == ""
    store.change_codebook(lambda codebook: codebook.without(["verdict/disputed", "topic/people"]))
    store.add_tags(["zoo/c"])
    store.add_tags(["zoo/a", "zoo/d"])
    keys = {tag.name: tag.key for tag in store.codebook().tags}
    assert [keys[f"zoo/{each}"] for each in "abcd"] == ["9", "", "2", "7"]


def test_a_file_that_another_process_has_written_has_another_stamp(
    store: Store, article: Article, annotate: Annotate
) -> None:
    assert store.stamp(article) == ()
    add(store, article, annotate("ferry"))
    first = store.stamp(article)
    assert first == store.last_stamp(article)
    add(Store(store.folder, store.annotator), article, annotate("ferry", nth=1))
    assert store.stamp(article) != first == store.last_stamp(article)


def test_the_starter_codebook_stands_until_the_first_change(store: Store) -> None:
    assert {"verdict/supported", "verdict/disputed", "verdict/unverifiable"} < set(STARTER.names)
    assert [STARTER.by_key(key) is not None for key in "12345678"] == [True] * 8
    store.add_tags(["verdict/disputed"])
    assert not (store.folder / "codebook.json").exists()
    store.add_tags(["topic/ferries", "  topic / ferries "])
    assert store.codebook().names == tuple(sorted({*STARTER.names, "topic/ferries"}))
    ferries = Tag("topic/ferries", "All about ferries.", "blue", "9")
    store.change_codebook(lambda codebook: codebook.with_tags([ferries]))
    assert store.codebook().by_key("9") == Tag("topic/ferries", "All about ferries.", "blue", "9")
    store.change_codebook(lambda codebook: codebook.without(["verdict/disputed"]))
    assert store.codebook().get("verdict/disputed") is None


def test_a_damaged_codebook_is_set_aside_when_it_is_changed(store: Store) -> None:
    store.add_tags(["my/own"])
    path = store.folder / "codebook.json"
    path.write_bytes(b'{"tags"')
    with pytest.raises(UnreadableError, match="damaged"):
        store.codebook()
    store.add_tags(["another"])
    assert set(store.codebook().names) == {*STARTER.names, "another"}
    (aside,) = store.leftovers()
    assert aside.read_bytes() == b'{"tags"'


@pytest.mark.parametrize("name", ["", " / ", "a\x1bb", "a\u202eb", "x" * 201])
def test_a_tag_that_cannot_be_read_is_refused(name: str) -> None:
    with pytest.raises(ReaderError, match="tag"):
        clean_tag(name)


def test_a_tag_is_written_in_one_way() -> None:
    assert clean_tag(" topic /  Cafe\u0301  au\tlait/") == "topic/Café au lait"
    assert clean_tag("👩\u200d🚀") == "👩\u200d🚀"
