from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from reader.model import Article, Attribution, DateMention, Kind, Quantity, Span
from reader.tui.article_words import date_words, outlet_words, reading_time
from reader.tui.describe import (
    KIND_SIGNS,
    STATE_SIGNS,
    bar,
    mention_words,
    quantity_words,
    score_dots,
    source_words,
)
from reader.typeset.cells import width


def test_every_kind_has_a_sign_of_one_cell_of_its_own() -> None:
    assert set(KIND_SIGNS) == set(Kind)
    signs = [*KIND_SIGNS.values(), *STATE_SIGNS.values()]
    assert len(set(signs)) == len(signs)
    assert {width(sign) for sign in signs} == {1}


@pytest.mark.parametrize(
    ("quantity", "words"),
    [
        (Quantity(40000, "inmates", "up to", Span(0, 1)), "up to 40,000 inmates"),
        (Quantity(65, "prisoners", None, Span(0, 1), upper=70), "65–70 prisoners"),
        (Quantity(0.58, "m²", None, Span(0, 1)), "0.58 m²"),
        (Quantity(1e12, None, None, Span(0, 1)), "1,000,000,000,000"),
        (Quantity(float("inf"), None, None, Span(0, 1)), "inf"),
    ],
)
def test_numbers_are_grouped(quantity: Quantity, words: str) -> None:
    assert quantity_words(quantity) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2025-02-03", "3 February 2025"),
        ("2025-02", "February 2025"),
        ("2025", "2025"),
        ("2025-13-01", "1 2025"),
        ("soon", "soon"),
        ("-44-03-15", "-44-03-15"),
    ],
)
def test_dates_as_far_as_they_are_known(value: str, words: str) -> None:
    assert mention_words(DateMention(value, "day", Span(0, 1))) == words


def test_who_says_it_and_who_passes_it_on() -> None:
    who = Attribution("Olga Lindqvist", None, "told", None, (), via="AFP")
    assert source_words(who) == "Olga Lindqvist, via AFP"
    assert source_words(Attribution(None, None, "said", None, ())) == "someone who is not named"


def test_a_bar_is_empty_only_at_nothing_and_full_only_at_all() -> None:
    assert bar(0, 9, 4) == "▱▱▱▱"
    assert bar(1, 1000, 4) == "▰▱▱▱"
    assert bar(999, 1000, 4) == "▰▰▰▱"
    assert bar(1000, 1000, 4) == "▰▰▰▰"
    assert bar(0, 0, 4) == "▱▱▱▱"


def test_dots_and_times() -> None:
    assert [score_dots(score) for score in (0, 0.4, 1)] == ["●○○", "●●○", "●●●"]
    assert reading_time("") == "1 min"
    assert reading_time("a" * 1330 * 130) == "2 h 10 min"
    assert reading_time("a" * 1330 * 60) == "1 h"


def test_the_line_under_a_title_names_the_file_where_there_is_no_outlet() -> None:
    article = Article(Path("x/a.txt"), "x/a.txt", "T", "text")
    assert outlet_words(article) == "a.txt · 1 min"
    assert date_words(dt.date(2024, 5, 6)) == "6 May 2024"
