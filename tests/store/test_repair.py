from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.store import Edit, Store, UnreadableError, repair_folder
from reader.store.durable import temporary_of
from reader.store.journal import journal_of
from reader.store.salvage import salvage

if TYPE_CHECKING:
    from reader.model import Annotation, Article
    from reader.store import Kept
    from tests.store.conftest import Annotate


@pytest.fixture
def made(store: Store, article: Article, annotate: Annotate) -> list[Annotation]:
    """Three annotations on disk, each a step of its own."""
    made = [annotate(each) for each in ("Lissen", "340", "Mara Olt")]
    for each in made:
        store.change(article, partial(_add, each))
    store.close()
    return made


def _add(annotation: Annotation, _kept: Kept) -> list[Edit]:
    return [Edit(None, annotation)]


def test_a_sound_folder_is_left_alone(
    store: Store, article: Article, made: list[Annotation]
) -> None:
    before = store.path(article.path).read_bytes()
    assert list(repair_folder(store.folder)) == []
    assert store.path(article.path).read_bytes() == before
    assert made


def test_of_a_file_cut_short_all_that_is_whole_is_written_anew_and_the_file_is_kept(
    store: Store, article: Article, made: list[Annotation]
) -> None:
    path = store.path(article.path)
    data = path.read_bytes()
    path.write_bytes(data[: data.index(b'"history"') + 40])
    with pytest.raises(UnreadableError):
        Store(store.folder, "ana").read(article)
    (done,) = repair_folder(store.folder)
    assert done.done
    assert "3 annotations" in done.text
    assert set(Store(store.folder, "ana").read(article).annotations) == set(made)
    (aside,) = path.parent.glob("*.damaged-*")
    assert aside.read_bytes() == data[: data.index(b'"history"') + 40]
    assert list(repair_folder(store.folder)) == []


def test_annotations_that_are_lost_are_taken_from_the_history(
    store: Store, article: Article, made: list[Annotation]
) -> None:
    path = store.path(article.path)
    tables = json.loads(path.read_bytes())
    del tables["annotations"]
    data = json.dumps(tables).replace('"article"', '"article" oops', 1)
    path.write_text(data, encoding="utf-8")
    (done,) = repair_folder(store.folder)
    assert done.done
    assert set(Store(store.folder, "ana").read(article).annotations) == set(made)


def test_what_cannot_be_read_at_all_is_left_as_it_is(
    store: Store, article: Article, made: list[Annotation]
) -> None:
    path = store.path(article.path)
    path.write_bytes(b"")
    (done,) = repair_folder(store.folder)
    assert not done.done
    assert path.read_bytes() == b""
    path.write_bytes(b'{"another": "program"}')
    (done,) = repair_folder(store.folder)
    assert not done.done
    assert path.read_bytes() == b'{"another": "program"}'
    assert made


def test_a_journal_is_brought_into_its_file_and_leftovers_are_deleted(
    store: Store, article: Article, annotate: Annotate
) -> None:
    first, second = annotate("Lissen"), annotate("340")
    store.change(article, lambda _: [Edit(None, first)])
    before = store.path(article.path).read_bytes()
    store.change(article, lambda _: [Edit(None, second)])
    path = store.path(article.path)
    journal = journal_of(path).read_bytes()
    store.close()
    # As a kill leaves it: the file without the last change, the journal with it.
    path.write_bytes(before)
    journal_of(path).write_bytes(journal)
    assert [each.done for each in repair_folder(store.folder)] == [True]
    assert not journal_of(path).exists()
    assert b"340" in path.read_bytes()
    temporary_of(path).write_bytes(b"half")
    assert [each.file for each in repair_folder(store.folder)] == [temporary_of(path)]
    assert not temporary_of(path).exists()
    assert len(Store(store.folder, "ana").read(article).annotations) == 2


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_anything_is_salvaged_or_left_without_failing(data: st.DataObject) -> None:
    record = {"annotations": {"1": {"id": "1", "target": {}}}, "history": {"1": {"group": "x"}}}
    text = json.dumps(record)
    cut = data.draw(st.integers(0, len(text)))
    junk = data.draw(st.binary(max_size=40))
    found = salvage(text[:cut].encode() + junk + text[cut:].encode())
    assert not found.annotations
    assert not found.history


def test_salvage_takes_no_longer_than_the_file_is_long() -> None:
    assert salvage(b'"1": {' * 200_000).annotations == ()
