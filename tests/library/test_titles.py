from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.library.titles import title_of


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("A headline\n\nThe text.", "A headline"),
        ("\n  \n A headline  \nThe text.", "A headline"),
        ("# A heading\n\nThe text.", "A heading"),
        ("## A heading ##\n\nThe text.", "A heading"),
        ("By Somebody\n\n# A heading\n\nThe text.", "A heading"),
        ("A heading\n=========\n\nThe text.", "A heading"),
        ("#hashtag first\n", "#hashtag first"),
        ("A headline\n\n## A section\n", "A headline"),
        ("#\nA headline", "#"),
        ("A\theadline\u2028with \x85 breaks", "A headline with breaks"),
        ("Two # signs", "Two # signs"),
        ("---\nA headline\n---\n", "A headline"),
        ("* * *", "* * *"),
        ("  ", None),
        ("", None),
    ],
)
def test_title(text: str, title: str | None) -> None:
    assert title_of(text) == title


def test_a_long_line_is_cut_at_a_word() -> None:
    assert title_of("a headline of words " * 50) == "a headline of words " * 5 + "a headline of…"
    assert title_of("x" * 500) == "x" * 119 + "…"


def test_a_heading_far_down_is_not_the_title() -> None:
    assert title_of("A headline\n" + "words\n" * 2000 + "# An appendix\n") == "A headline"


@given(st.text())
def test_a_title_is_one_line_or_none(text: str) -> None:
    title = title_of(text)
    if text.strip() == "":
        assert title is None
    else:
        assert title
        assert title == " ".join(title.split())
        assert len(title) <= 120
