"""A query is understood, or refused in one line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.index.query import Filter, Query, QueryError, Word, fold_words, parse_query


def test_words_phrases_operators_and_what_is_left_out() -> None:
    query = parse_query('bridge "old  pier" lorr* tag:needs/source -ferry -kind:quote')
    assert query == Query(
        (Word("bridge"), Word("old  pier"), Word("lorr", prefix=True)),
        (Word("ferry"),),
        (Filter("tag", "needs/source"),),
        (Filter("kind", "quote"),),
    )


def test_values_may_be_quoted_and_kinds_named_by_a_part() -> None:
    query = parse_query('source:"Ada Thorne" KIND:conditional source:thor* status:Accepted')
    assert query.filters == (
        Filter("source", "Ada Thorne"),
        Filter("kind", "prediction/conditional"),
        Filter("source", "thor", prefix=True),
        Filter("status", "accepted"),
    )


def test_a_colon_in_a_time_or_a_quote_is_no_operator() -> None:
    assert parse_query('12:30 "note: this"').words == (Word("12:30"), Word("note: this"))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('"old pier', "not closed"),
        ('tag:"old', "not closed"),
        ("colour:red", "no operator"),
        ("http://example.org", "no operator"),
        ("kind:rumour", "kind:rumour is not known"),
        ("status:open", "accepted, rejected"),
        ("tag:", "no value"),
        ("source:…", "no name"),
        ("-ferry", "left out"),
        ("- ferry", "minus"),
        ('""', "empty"),
        (" ", "nothing"),
    ],
)
def test_what_cannot_be_understood_is_said_in_one_line(text: str, said: str) -> None:
    with pytest.raises(QueryError) as caught:
        parse_query(text)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value).replace(repr(text), "")


@given(st.text(max_size=30))
def test_any_text_is_a_query_or_refused(text: str) -> None:
    try:
        query = parse_query(text)
    except QueryError:
        return
    assert query.words or query.filters


def test_names_are_compared_without_case_and_accents() -> None:
    assert fold_words("José  O'Neill-ŁUKÁSZ") == ("jose", "o", "neill", "łukasz")
