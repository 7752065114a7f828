from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.claims.dates import Calendar, find_dates
from reader.claims.tokens import tokenize
from reader.claims.traits import BOUNDARY, CUE, DATED, NUMBER, TENSED, VERB, places_of

_PIECES = st.sampled_from(
    ("May", "3", ",", "2024", "mid-1999", "2024-05-06", "Monday", "two", "years", "ago", "last",
     "summer", "FY2015", "1980s", "Sept.", "’s", "said", "and", "(", "-")
)  # fmt: skip


def test_words_are_told_apart_by_what_they_may_be() -> None:
    text = "the mayor said that , of 40 boats or twenty-one nets , many stand ( idle )"
    tokens = tokenize(text, 0, len(text))

    def words(trait: bytes) -> list[str]:
        return [tokens.lows[place] for place in places_of(trait, tokens.traits, 0, len(tokens))]

    assert words(CUE) == ["said"]
    assert words(VERB) == ["said"]
    assert words(TENSED) == ["said", "stand"]
    assert words(NUMBER) == ["40", "twenty-one"]
    assert words(BOUNDARY) == [",", "or", ",", "(", ")"]
    assert places_of(BOUNDARY, tokens.traits, 5, 12) == [8, 11]


@given(st.lists(_PIECES | st.text(max_size=6), max_size=12))
def test_no_date_stands_where_no_word_shows_that_one_may(pieces: list[str]) -> None:
    text = " ".join(pieces)
    tokens = tokenize(text, 0, len(text))
    places = places_of(DATED, tokens.traits, 0, len(tokens))
    for date in find_dates(text, 0, len(text), Calendar()):
        assert any(
            tokens.starts[place] < date.end and date.start < tokens.ends[place] for place in places
        )
