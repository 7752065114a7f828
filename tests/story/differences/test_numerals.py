from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.story.differences.amounts import read_amounts
from reader.story.differences.numerals import read_tokens
from reader.story.differences.ranges import read_numbers

NUMBERS = [
    ("forty thousand", 40_000, 40_000, ""),
    ("three hundred and forty-two thousand", 342_000, 342_000, ""),
    ("two and a half million", 2_500_000, 2_500_000, ""),
    ("half a million", 500_000, 500_000, ""),
    ("a dozen", 12, 12, ""),
    ("one hundred and five", 105, 105, ""),
    ("1.5bn", 1.5e9, 1.5e9, ""),
    ("2½", 2.5, 2.5, ""),
    ("2 ½", 2.5, 2.5, ""),
    ("5 1/2", 5.5, 5.5, ""),
    ("65 to 70", 65, 70, ""),
    ("5 to 10 million", 5e6, 1e7, ""),
    ("one in four", 25, 25, "share"),
    ("3 out of every 10", 30, 30, "share"),
    ("two-thirds", 200 / 3, 200 / 3, "share"),
    ("seventh", 7, 7, "order"),
    ("21st", 21, 21, "order"),
    ("10:30 p.m.", 22.5, 22.5, "clock"),
    ("12 am", 0, 0, "clock"),
    ("tens of thousands", 10_000, 200_000, "vague"),
]


@pytest.mark.parametrize(("text", "low", "high", "sort"), NUMBERS)
def test_a_number_is_read_whole(text: str, low: float, high: float, sort: str) -> None:
    (number,) = read_numbers(read_tokens(text))

    assert (number.low, number.high) == pytest.approx((low, high))
    assert number.sort == sort
    assert text[number.start : number.end] == text


NO_NUMBERS = ["MS13 and A320", "a third man’s hat", "in the 1980s", "the first half"]


def test_figures_of_names_are_no_numbers() -> None:
    found = [
        (text, text[number.start : number.end])
        for text in NO_NUMBERS
        for number in read_numbers(read_tokens(text))
        if number.sort != "order"
    ]

    assert found == []


AMOUNTS = [
    ("more than $4.5 billion in fees", "more than $4.5 billion", "USD", "least"),
    ("A$4.57 a share", "A$4.57", "AUD", ""),
    ("up to 40,000 inmates", "up to 40,000 inmates", "", "most"),
    ("0.5 square meters each", "0.5 square meters", "area", ""),
    ("a 34-year-old miller", "34-year-old", "age", ""),
    ("Roda, 34, said so", "34", "age", ""),
    ("some 35°C in the shade", "some 35°C", "temperature", "about"),
    ("110 km/h or more", "110 km/h or more", "speed", "least"),
]


@pytest.mark.parametrize(("text", "words", "sort", "bound"), AMOUNTS)
def test_an_amount_has_its_unit_and_bound(text: str, words: str, sort: str, bound: str) -> None:
    amount = read_amounts(text)[0]

    assert text[amount.start : amount.end] == words
    assert (amount.sort, amount.bound) == (sort, bound)


@given(st.text(alphabet="0123456789.,:-–/%$½ abmn\n", max_size=60))
def test_any_row_of_figures_is_read(text: str) -> None:
    for number in read_numbers(read_tokens(text)):
        assert 0 <= number.start < number.end <= len(text)
        assert number.low <= number.high or number.sort == "order"
