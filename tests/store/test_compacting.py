"""Forgetting a history on request."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.errors import ReaderError
from reader.store import Edit, Store
from reader.store.history import last_steps
from reader.store.journal import journal_of
from tests.store.faulty import Fault

if TYPE_CHECKING:
    from reader.model import Article
    from tests.store.conftest import Annotate

WORDS = ("Lissen", "340", "Mara Olt", "noon", "quay")


def add(store: Store, article: Article, edit: Edit) -> None:
    store.change(article, lambda _: [edit])


def fill(store: Store, article: Article, annotate: Annotate) -> None:
    made = [annotate(word) for word in WORDS]
    store.change(article, lambda _: [Edit(None, each) for each in made[:2]])
    for edit in [Edit(None, each) for each in made[2:]]:
        add(store, article, edit)
    store.change(article, lambda _: [Edit(made[0], replace(made[0], note="changed"))])
    store.change(article, lambda _: [Edit(each, None) for each in made[3:]])
    store.undo(article)


def test_what_is_kept_can_be_undone_and_the_annotations_stay(
    store: Store, article: Article, annotate: Annotate
) -> None:
    fill(store, article, annotate)
    before = store.read(article)
    assert len(before.history) == 5 + 1 + 2 + 2
    assert store.compact(article, 3) == 3
    after = Store(store.folder, "ana").read(article)
    assert set(after.annotations) == set(before.annotations)
    assert after.history == before.history[3:]
    assert not journal_of(store.path(article.path)).exists()
    assert store.redo(article)
    assert len(store.read(article).annotations) == 3
    for _ in range(4):
        assert store.undo(article)
    assert {each.note for each in store.read(article).annotations} == {""}
    assert store.undo(article) is None
    assert store.compact(article, 0) > 0
    assert store.read(article).history == ()
    assert len(store.read(article).annotations) == 3
    assert store.compact(article, 0) == 0
    store.change(article, lambda _: [Edit(None, annotate("pier"))])
    store.close()
    tables = json.loads(store.path(article.path).read_bytes())
    assert (len(tables["annotations"]), len(tables["history"])) == (4, 1)


def test_a_step_is_kept_whole(store: Store, article: Article, annotate: Annotate) -> None:
    fill(store, article, annotate)
    history = store.read(article).history
    lengths = [len(last_steps(history, count)) for count in range(9)]
    assert lengths == [0, 5, 6, 7, 8, 10, 10, 10, 10]


def test_what_can_be_undone_is_counted_not_undoing(
    store: Store, article: Article, annotate: Annotate
) -> None:
    fill(store, article, annotate)
    store.redo(article)
    for _ in range(3):
        store.undo(article)
    add(store, article, Edit(None, annotate("pier")))  # what was undone is gone for good with it
    store.undo(article)
    store.redo(article)
    present = set(store.read(article).annotations)
    assert store.compact(article, 2) > 0
    history = store.read(article).history
    assert [change.what for change in history] == ["add", "add", "undo", "redo"]
    assert store.compact(article, 2) == 0
    assert set(store.read(article).annotations) == present
    assert store.undo(article)
    assert store.undo(article)
    assert store.undo(article) is None
    assert len(store.read(article).annotations) == len(present) - 2
    assert store.redo(article)
    assert store.redo(article)
    assert set(store.read(article).annotations) == present


def test_nothing_is_forgotten_where_it_cannot_be_saved(
    store: Store, article: Article, annotate: Annotate
) -> None:
    fill(store, article, annotate)
    store.close()
    history = store.read(article).history
    refused = 0
    for at in range(100):
        fault = Fault(at, "error")
        try:
            forgotten = store.compact(article, 9)
        except ReaderError:
            refused += 1
            forgotten = 0
        fault.mend()
        assert forgotten == 0
        kept = Store(store.folder, "ana").read(article)
        assert kept.history == history
        if not fault.failed:
            break
    for at in range(100):
        fault = Fault(at, "error")
        try:
            forgotten = store.compact(article, 2)
        except ReaderError:
            refused += 1
            forgotten = 0
        fault.mend()
        kept = Store(store.folder, "ana").read(article)
        assert len(kept.annotations) == 5
        assert len(kept.history) == len(history) - forgotten
        if forgotten:
            break
    assert refused > 8
