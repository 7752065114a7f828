from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.story.meanings import meaning_of
from reader.story.words import read_words, stem_of


@pytest.mark.parametrize(
    "family",
    [
        "deport deported deporting deportation deportee deportees",
        "negotiate negotiates negotiated negotiation negotiations",
        "organise organize organisation organization organised",
        "stop stops stopped stopping",
        "announce announced announcement",
        "country countries",
        "box boxes",
    ],
)
def test_forms_of_a_word_have_one_stem(family: str) -> None:
    assert len({stem_of(word) for word in family.split()}) == 1


@pytest.mark.parametrize("pair", ["union onion", "police policy", "wall well", "million mill"])
def test_other_words_keep_theirs(pair: str) -> None:
    one, other = pair.split()
    assert stem_of(one) != stem_of(other)


def test_numbers_are_digits_and_names_no_small_words() -> None:
    words = read_words("The U.S. sent us eleven ships, 1,200 tons, in the mayor’s name.", 10)

    assert [word.stem for word in words if not word.stop] == [
        *("US", "sent", "11", "ship", "1200", "ton", "mayor", "nam"),
    ]
    assert [word.stop for word in words if word.text == "us"] == [True]
    assert words[0].start == 10


def test_words_that_mean_nearly_the_same_meet() -> None:
    for one, other in (("killed", "deaths"), ("jail", "imprisoned"), ("blast", "exploded")):
        assert meaning_of(stem_of(one)) == meaning_of(stem_of(other))


@given(st.text(max_size=200), st.integers(0, 1000))
def test_every_word_stands_where_it_says(text: str, offset: int) -> None:
    words = read_words(text, offset)

    assert all(text[word.start - offset : word.end - offset] == word.text for word in words)
    assert [word.start for word in words] == sorted(word.start for word in words)
