"""Journals: what is read of them, however they were left."""

from __future__ import annotations

import json
import shutil
import time
import zlib
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tinydb import TinyDB

from reader.model import Change, new_id
from reader.store import Edit, Store, UnreadableError
from reader.store.journal import Journal, begin_journal, journal_of, line_of, read_lines
from tests.store.conftest import CALM

if TYPE_CHECKING:
    from pathlib import Path

    from reader.model import Annotation, Article
    from tests.store.conftest import Annotate

WORDS = ("Lissen", "340", "Mara Olt", "noon", "quay", "pier")


def add(store: Store, article: Article, *made: Annotation) -> None:
    store.change(article, lambda _: [Edit(None, each) for each in made])


class Left:
    """What a killed program has left: one annotation in the store file, others in the journal."""

    def __init__(self, store: Store, article: Article, annotate: Annotate, aside: Path) -> None:
        self.article = article
        self.annotations = [annotate(word) for word in WORDS[:4]]
        for each in self.annotations:
            add(store, article, each)
        self.path = store.path(article.path)
        self.journal = journal_of(self.path)
        shutil.copytree(store.folder, aside)
        old = aside / self.path.relative_to(store.folder)
        store.close()
        self.whole = self.path.read_bytes()
        shutil.copyfile(old, self.path)
        shutil.copyfile(journal_of(old), self.journal)
        self.folder, self.annotator = store.folder, store.annotator

    def read(self) -> set[Annotation]:
        return set(Store(self.folder, self.annotator).read(self.article).annotations)

    def save(self, annotation: Annotation) -> Store:
        store = Store(self.folder, self.annotator)
        add(store, self.article, annotation)
        store.close()
        return store


@pytest.fixture
def left(store: Store, article: Article, annotate: Annotate, tmp_path: Path) -> Left:
    made = Left(store, article, annotate, tmp_path / "aside")
    assert len(json.loads(made.path.read_bytes())["annotations"]) == 1
    return made


def test_a_journal_is_read_with_its_file_and_reading_leaves_both(
    left: Left, annotate: Annotate
) -> None:
    before = left.path.read_bytes(), left.journal.read_bytes()
    assert left.read() == set(left.annotations)
    (entry,) = Store(left.folder, "ben").entries()
    assert set(entry.kept.annotations) == set(left.annotations)
    assert (left.path.read_bytes(), left.journal.read_bytes()) == before
    last = annotate("pier")
    left.save(last)
    assert not left.journal.exists()
    table = TinyDB(left.path).table("annotations")
    assert {each["id"] for each in table} == {each.id for each in (*left.annotations, last)}


def test_the_next_run_undoes_what_only_the_journal_has(left: Left) -> None:
    store = Store(left.folder, left.annotator)
    for count in (3, 2, 1, 0):
        assert store.undo(left.article)
        assert left.read() == set(left.annotations[:count])
    for count in (1, 2, 3, 4):
        assert store.redo(left.article)
        assert left.read() == set(left.annotations[:count])


@pytest.mark.parametrize("put_back", ["journal", "file"])
def test_a_journal_that_was_not_deleted_makes_nothing_twice(left: Left, put_back: str) -> None:
    # A kill between the two steps, a power cut that undoes the second, a copy taken in between.
    journal, old = left.journal.read_bytes(), left.path.read_bytes()
    store = Store(left.folder, left.annotator)
    store.change(left.article, lambda _: [Edit(left.annotations[1], None)])
    store.close()
    if put_back == "file":
        left.path.write_bytes(old)
        left.journal.write_bytes(journal)
        assert len(left.read()) == 4
    else:
        left.journal.write_bytes(journal)
        assert len(left.read()) == 3
        store = Store(left.folder, left.annotator)
        assert len(store.read(left.article).history) == 5


def test_every_way_to_cut_a_journal_short_leaves_what_was_before(left: Left) -> None:
    data = left.journal.read_bytes()
    ends = [at + 1 for at, byte in enumerate(data) if byte == 10]
    assert len(ends) == 4
    for cut in range(len(data)):
        journal = Journal()
        read_lines(data[:cut], journal)
        whole = sum(end <= cut for end in ends)
        assert len(journal.changes) == max(0, whole - 1)
        assert journal.problem is None
        assert journal.is_torn == (cut not in (0, *ends))
        # As after a power cut on a file system that had taken note of the length only.
        holes = Journal()
        read_lines(data[:cut] + bytes(ends[-1] - cut), holes)
        assert (len(holes.changes), holes.problem) == (max(0, whole - 1), None)
        assert holes.is_torn


@CALM
@given(at=st.integers(0, 10_000), change=st.integers(1, 255))
def test_a_changed_byte_is_damage_or_the_very_end(at: int, change: int) -> None:
    first, seed = begin_journal("a.txt")
    change_ = Change(new_id(), "now", "ana", "add", None, None, "g")
    data = first + b"".join(line_of([change_], None, seed) for _ in range(3))
    at %= len(data)
    if data[at] ^ change == 0:
        return  # a hole of one byte: see above
    journal = Journal()
    read_lines(data[:at] + bytes([data[at] ^ change]) + data[at + 1 :], journal)
    assert journal.problem is not None
    assert journal.problem[0] in ("damaged", "foreign", "newer")


def test_a_line_of_another_journal_is_damage() -> None:
    change = Change(new_id(), "now", "ana", "add", None, None, "g")
    (one, seed), (_, other) = begin_journal("a.txt"), begin_journal("a.txt")
    journal = Journal()
    read_lines(one + line_of([change], None, seed) + line_of([change], None, other), journal)
    assert len(journal.changes) == 1
    assert journal.problem
    assert journal.problem[0] == "damaged"


def test_a_damaged_journal_is_refused_then_set_aside_with_nothing_lost(
    left: Left, annotate: Annotate
) -> None:
    data = bytearray(left.journal.read_bytes())
    data[len(data) // 2] ^= 1
    left.journal.write_bytes(data)
    with pytest.raises(UnreadableError, match="damaged") as refused:
        left.read()
    assert str(left.journal) in refused.value.message
    with pytest.raises(UnreadableError, match="damaged"):
        Store(left.folder, left.annotator).undo(left.article)
    assert left.journal.read_bytes() == data
    last = annotate("pier")
    store = left.save(last)
    # All lines but the damaged one are in, and that one is in the file that was set aside.
    assert len(left.read()) == 4
    assert last in left.read()
    (aside,) = store.leftovers()
    assert aside.read_bytes() == data
    assert not left.journal.exists()


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        (b'00000000 00000002 {}\n{"not": "a journal"}\n', "damaged"),
        (b"#!/bin/sh\nexit 1\n", "foreign"),
        (b'{"_default": {}}\n', "foreign"),
    ],
)
def test_what_is_no_journal_is_never_added_to(
    left: Left, annotate: Annotate, line: bytes, kind: str
) -> None:
    left.journal.write_bytes(line)
    with pytest.raises(UnreadableError, match=kind):
        left.read()
    store = Store(left.folder, left.annotator)
    if kind == "foreign":
        with pytest.raises(UnreadableError, match=kind):
            add(store, left.article, annotate("pier"))
        assert left.journal.read_bytes() == line
    else:
        add(store, left.article, annotate("pier"))
        assert [each.read_bytes() for each in store.leftovers()] == [line]


def test_a_newer_journal_is_left_alone(left: Left, annotate: Annotate) -> None:
    data, _ = begin_journal("news/ferry.txt")
    payload = data[18:-1].replace(b'"version": 1', b'"version": 2')
    left.journal.write_bytes(b"%08x %08x %b\n" % (zlib.crc32(payload), len(payload), payload))
    newer = left.journal.read_bytes()
    store = Store(left.folder, left.annotator)
    with pytest.raises(UnreadableError, match="newer"):
        add(store, left.article, annotate("pier"))
    assert left.journal.read_bytes() == newer


def test_an_empty_journal_is_none(left: Left, annotate: Annotate) -> None:
    left.journal.write_bytes(b"")
    assert left.read() == {left.annotations[0]}
    left.save(annotate("pier"))
    assert not left.journal.exists()
    assert len(left.read()) == 2


def test_a_journal_whose_file_was_removed_still_counts(left: Left, annotate: Annotate) -> None:
    left.path.unlink()
    assert left.read() == set(left.annotations[1:])
    (entry,) = Store(left.folder, "ana").entries()
    assert set(entry.kept.annotations) == set(left.annotations[1:])
    assert (entry.key, entry.title) == ("news/ferry.txt", "The ferry")
    assert Store(left.folder, "ana").redo(left.article) is None
    left.save(annotate("pier"))
    assert len(left.read()) == 4
    assert json.loads(left.path.read_bytes())["article"]["1"]["path"] == "news/ferry.txt"


def test_a_file_that_is_removed_during_work_comes_back_with_what_was_not_in_it(
    store: Store, article: Article, annotate: Annotate
) -> None:
    made = [annotate(word) for word in WORDS]
    for each in made:
        add(store, article, each)
    store.path(article.path).unlink()
    store.close()
    kept = Store(store.folder, "ana").read(article).annotations
    assert set(made[1:]) <= set(kept)


def test_the_store_file_follows_by_itself(
    store: Store, article: Article, annotate: Annotate
) -> None:
    made = [annotate(word) for word in WORDS]
    for each in made:
        add(store, article, each)
    path = store.path(article.path)
    end = time.monotonic() + 30
    while len(json.loads(path.read_bytes())["annotations"]) < len(made):
        assert time.monotonic() < end
        time.sleep(0.02)
    assert set(store.read(article).annotations) == set(made)
    store.change(article, lambda _: [Edit(made[0], replace(made[0], note="later"))])
    store.close()
    assert not journal_of(path).exists()
    kept = Store(store.folder, "ana").read(article)
    assert kept.present[made[0].id].note == "later"


def test_a_store_that_was_closed_goes_on(
    store: Store, article: Article, annotate: Annotate
) -> None:
    for word in WORDS:
        add(store, article, annotate(word))
        store.close()
        store.close()
    assert len(store.read(article).annotations) == len(WORDS)
    assert [each.name for each in store.home.rglob("*") if each.is_file()] == ["ferry.txt.json"]
