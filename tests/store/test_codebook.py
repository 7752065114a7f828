from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import ReaderError
from reader.model import Tag
from reader.store.codebook import Codebook, clean_description
from reader.store.tag_steps import TagStep, TagStepFile, TagSteps

if TYPE_CHECKING:
    from pathlib import Path

TAGS = st.builds(
    Tag, st.sampled_from(["a", "a/b", "c", "d"]), st.sampled_from(["", "said"]), st.just("")
)
BOOKS = st.lists(TAGS).map(Codebook().with_tags)


def changed(before: Codebook, after: Codebook) -> tuple[list[Tag], list[Tag]]:
    """Return the entries that went, and those that came."""
    gone = [tag for tag in before.tags if after.get(tag.name) != tag]
    return gone, [tag for tag in after.tags if before.get(tag.name) != tag]


@given(BOOKS, BOOKS)
def test_what_was_exchanged_is_exchanged_back(before: Codebook, after: Codebook) -> None:
    gone, came = changed(before, after)
    assert before.exchanged(gone, came) == (after, [])
    assert after.exchanged(came, gone) == (before, [])
    # It was cut short before the codebook was written: there is nothing to take back.
    assert before.exchanged(came, gone) == (before, [])


def test_an_entry_that_was_changed_since_stays() -> None:
    since = Codebook().with_tags([Tag("new", "of somebody else"), Tag("other", key="3")])
    book, stays = since.exchanged([Tag("new")], [Tag("old", key="3"), Tag("new", "before")])
    assert stays == ["new"]
    assert book.get("new") == Tag("new", "of somebody else")
    assert book.get("old") == Tag("old"), "its digit is another's by now"


def test_no_two_tags_have_one_digit() -> None:
    book = Codebook().with_tags([Tag("a", key="1"), Tag("b")]).with_key("b", "1")
    assert [(tag.name, tag.key) for tag in book.tags] == [("a", ""), ("b", "1")]
    assert book.with_key("b", "1") == book
    assert book.with_key("c", "2").by_key("2") == Tag("c", key="2")
    assert book.with_key("b", "").by_key("1") is None


def test_a_description_is_one_line_and_not_a_book() -> None:
    assert clean_description(" Give it\n where\tdoubted. ") == "Give it where doubted."
    with pytest.raises(ReaderError, match="1000 letters, not 1001"):
        clean_description("x" * 1001)


def step(number: int) -> TagStep:
    return TagStep(str(number), "2026-01-01T00:00:00Z", "did it", ("a.txt",), (Tag("x"),), ())


def test_steps_are_kept_and_go_back_and_forward(tmp_path: Path) -> None:
    file = TagStepFile(tmp_path, "ana")
    assert file.read() == TagSteps()
    assert not list(tmp_path.iterdir())
    many = TagSteps()
    for number in range(102):
        many = many.with_step(step(number))
    assert [each.id for each in many.kept] == [str(number) for number in range(2, 102)]
    last = step(101)
    file.change(lambda _: many)
    assert file.change(lambda steps: steps.back(last))
    assert not file.change(lambda steps: steps.back(last))
    assert TagStepFile(tmp_path, "ana").read() == TagSteps(many.kept[:-1], (last,))
    assert file.change(lambda steps: steps.forward(last))
    assert file.read() == many
    file.change(lambda steps: steps.back(last))
    file.change(lambda steps: steps.with_step(step(200)))
    assert file.read().undone == ()


def test_a_file_of_an_earlier_reader_is_read(tmp_path: Path) -> None:
    file = TagStepFile(tmp_path, "ana")
    file.change(lambda steps: steps.with_step(step(1)))
    text = file.path.read_text(encoding="utf-8")
    assert ' "undone": {}' in text
    file.path.write_text(text.replace(' "undone": {}', ' "notes": {}'), encoding="utf-8")
    assert file.read() == TagSteps((step(1),))
