from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.library import Listed, read_article
from reader.model import Span, Tag
from reader.session import Session
from reader.store import Store
from reader.tagging import Tagging, holding

if TYPE_CHECKING:
    from pathlib import Path

    from reader.errors import ReaderError

TEXTS = {
    "one.txt": "The mill burned. Nobody was hurt. The owner fled.",
    "two.txt": "A mill burned down. The owner was seen.",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An annotations folder beside two articles."""
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path / "annotations"


def session(folder: Path, name: str, annotator: str = "ana") -> Session:
    article = read_article(Listed(folder.parent / name, name))
    return Session(article, Store(folder, annotator))


def mark(folder: Path, name: str, words: str, *tags: str, annotator: str = "ana") -> str:
    """Tag some words of an article, and return the id of the annotation."""
    at = TEXTS[name].index(words)
    made = session(folder, name, annotator).mark(Span(at, at + len(words)), tags=tags)
    return made.id


def tagging(folder: Path, annotator: str = "ana") -> Tagging:
    """Return the tags of an annotator; any problem is an error."""

    def fail(problem: ReaderError) -> None:
        raise AssertionError(str(problem))

    return Tagging(Store(folder, annotator), fail, lambda _done, _of: None)


def tags(folder: Path, name: str, annotator: str = "ana") -> list[tuple[str, ...]]:
    return [each.annotation.tags for each in session(folder, name, annotator).annotations]


def test_what_a_change_touches_is_known_before_and_whose_it_is(folder: Path) -> None:
    mark(folder, "one.txt", "mill", "fire/cause", "fire")
    mark(folder, "one.txt", "owner", "fire")
    mark(folder, "two.txt", "mill", "fire/cause")
    mark(folder, "two.txt", "seen", "fire", annotator="ben")
    mark(folder, "two.txt", "owner", "people", annotator="ben")
    change = tagging(folder).rename("fire", "blaze")
    assert [(each.article.name, each.annotations) for each in change.touched] == [
        ("one.txt", 2),
        ("two.txt", 1),
    ]
    assert change.annotations == 3
    assert change.moves == {"fire": "blaze", "fire/cause": "blaze/cause"}
    (other,) = tagging(folder).elsewhere(change.moves)
    assert (other.annotator, other.annotations, other.articles) == ("ben", 1, 1)
    assert set(tagging(folder).counts_elsewhere()["ben"]) == {"fire", "people"}
    done = tagging(folder).make(change)
    assert (done.annotations, done.articles) == (3, 2)
    assert tags(folder, "two.txt", "ben") == [("people",), ("fire",)]


def test_passages_are_split_among_two_tags_and_come_back(folder: Path) -> None:
    first = mark(folder, "one.txt", "mill", "x", "fire")
    both = mark(folder, "one.txt", "owner", "fire", "y")
    stays = mark(folder, "two.txt", "owner", "fire")
    here = tagging(folder)
    passages = here.passages("fire")
    assert [each.annotation.id for each in passages] == [first, both, stays]
    assert [each.annotation.id for each in holding(passages, " was  SEEN ")] == [stays]
    assert holding(passages, "nowhere") == ()
    change = here.split("fire", {first: ["fire/mill"], both: ["fire", "people"], stays: ["fire"]})
    assert [each.article.name for each in change.touched] == ["one.txt"]
    assert here.make(change).annotations == 2
    assert tags(folder, "one.txt") == [("x", "fire/mill"), ("fire", "people", "y")]
    assert {"fire", "fire/mill", "people"} <= set(here.store.codebook().names)
    done = here.undo()
    assert done
    assert done.what == "split fire into fire/mill, people"
    assert tags(folder, "one.txt") == [("x", "fire"), ("fire", "y")]
    assert "fire/mill" not in here.store.codebook().names


def test_a_change_of_nothing_is_no_step(folder: Path) -> None:
    mark(folder, "one.txt", "mill", "fire")
    here = tagging(folder)
    before = here.steps
    assert here.make(here.colour(["fire"], "none")).annotations == 0
    assert here.steps == before
    assert here.redo() is None


def test_a_tag_that_could_not_be_given_here_can_be_renamed_and_deleted(folder: Path) -> None:
    odd = "long " * 60 + " "
    store = Store(folder, "ana")
    store.change_codebook(lambda book: book.with_tags([Tag(odd, "kept")]))
    here = tagging(folder)
    here.make(here.rename(odd, "short"))
    assert here.store.codebook().get("short") == Tag("short", "kept")
    here.undo()
    here.make(here.delete(odd))
    assert here.store.codebook().get(odd) is None


def test_a_change_that_was_cut_short_is_taken_back(folder: Path) -> None:
    mark(folder, "one.txt", "mill", "fire")
    mark(folder, "two.txt", "mill", "fire")

    class PulledPlugError(Exception):
        """The program ended in the middle."""

    def pull(done: int, _of: int) -> None:
        if done == 1:
            raise PulledPlugError

    here = tagging(folder)
    change = here.rename("fire", "blaze")
    with pytest.raises(PulledPlugError):
        Tagging(Store(folder, "ana"), print, pull).make(change)
    assert tags(folder, "one.txt") == [("blaze",)]
    assert tags(folder, "two.txt") == [("fire",)]
    done = here.undo()
    assert done
    assert done.annotations == 1
    assert tags(folder, "one.txt") == tags(folder, "two.txt") == [("fire",)]
    assert "fire" in here.store.codebook().names
