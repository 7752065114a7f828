from __future__ import annotations

import itertools
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model import Span
from reader.model.story import Cluster, Member, Relation
from reader.tui.lineup import breadth_words, name_list, short_names
from reader.tui.screens.story.matrix import Geometry
from reader.tui.screens.story.wording import odd_parts, odd_words
from tests.tui.story_sample import sample_lineup, write_articles

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("names", "short"),
    [
        (["s/000_cc9c.txt", "s/001_7fdf.txt"], ["000", "001"]),
        (["01-harbour.md", "02-ferry.md"], ["01", "02"]),
        (["dam-at-velm.txt", "dam-bursts.txt"], ["dam-at", "dam-bursts"]),
        (["a/one.txt", "b/one.txt", "two.txt"], ["a/one", "b/one", "two"]),
        (["one", "one-more"], ["one", "one-more"]),
        (["single.txt"], ["single"]),
    ],
)
def test_a_short_name_is_as_much_as_tells_an_article_from_the_others(
    names: list[str], short: list[str]
) -> None:
    assert [*short_names(names).values()] == short


@given(st.lists(st.text(min_size=1, max_size=8), unique=True, max_size=8))
def test_no_two_articles_have_one_short_name(names: list[str]) -> None:
    short = short_names(names)
    assert [*short] == names
    assert all(short.values())
    assert len(set(short.values())) == len(names)


def test_many_names_are_counted() -> None:
    assert name_list(["a"]) == "a"
    assert name_list(["a", "b", "c"]) == "a, b and c"
    assert name_list([*"abcdefgh"]) == "8 articles"
    members = tuple(Member(name, "c1", Span(0, 1), "x") for name in "abcdefgh")
    cluster = Cluster("s", "x", Relation.AGREE, members, one_text=(tuple("abcdefg"),))
    assert breadth_words(cluster, 9, {}) == "8 of 9 articles, of which 7 are one text"
    cluster = replace(cluster, one_text=(tuple("abcdefgh"),))
    assert breadth_words(cluster, 9, {}) == "8 of 9 articles, all of them one text"


def test_the_desk_is_told_who_says_otherwise(tmp_path: Path) -> None:
    lineup = sample_lineup(write_articles(tmp_path))
    cluster = lineup.story.clusters[0]
    first, second, _ = cluster.members
    assert lineup.desk_lines(*first.key) == (
        "3 of 3 articles, of which 101 and 103 are one text",
        "≠ 102 says 450 people",
    )
    assert lineup.desk_lines(*second.key)[1] == "≠ 101 and 103 say Some 300 people"
    assert lineup.desk_lines(*lineup.story.only_here[0].key) == ("no other article says it",)
    assert lineup.desk_lines(first.article, "unknown") == ()


def test_words_that_are_not_in_both_wordings_are_odd() -> None:
    texts = ["willing to take in convicts", "willing to take in only convicts"]
    assert odd_parts(texts) == {texts[0]: "", texts[1]: "only"}
    texts = ["We saw “a long minute”", "we saw a very, very short minute"]
    assert odd_parts(texts) == {texts[0]: "long", texts[1]: "very, very short"}


def test_the_wording_that_has_most_in_common_with_all_is_what_others_are_compared_with() -> None:
    texts = ["one two three", "one two three four", "one two four"]
    odd = odd_words(texts)
    assert odd[0] == ()
    assert odd[2] == ()
    assert [span.text_in(texts[1]) for span in odd[1]] == ["three four"]


@given(st.lists(st.text(max_size=30), max_size=4))
def test_odd_words_stand_in_their_text_and_do_not_overlap(texts: list[str]) -> None:
    for text, spans in zip(texts, odd_words(texts), strict=True):
        assert all(0 <= span.start < span.end <= len(text) for span in spans)
        assert all(one.end <= other.start for one, other in itertools.pairwise(spans))
    assert all(not any(odd_words([text, text])) for text in texts)


@given(st.integers(1, 300), st.integers(1, 60), st.integers(1, 40))
def test_a_row_has_room_for_words_and_at_least_one_column(
    width: int, columns: int, names: int
) -> None:
    fitted = Geometry.fitting(width, columns, names)
    assert fitted.label >= 1
    assert 1 <= fitted.shown <= columns
    if width >= 40:
        assert fitted.label + fitted.shown * fitted.column <= width
