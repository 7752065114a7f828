from __future__ import annotations

import datetime as dt

import pytest

from reader.claims.dates import Calendar, date_in, find_dates

WEDNESDAY = dt.date(2031, 3, 5)


def values(text: str, published: dt.date | None = WEDNESDAY) -> list[str | None]:
    calendar = Calendar(published=published)
    return [date.value for date in find_dates(text, 0, len(text), calendar)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It opened on 3 February 2030.", "2030-02-03"),
        ("It opened on February 3rd, 2030.", "2030-02-03"),
        ("It opened in February 2030.", "2030-02"),
        ("It opened in 1911.", "1911"),
        ("It opened on 2030-02-03.", "2030-02-03"),
        ("It opened on Monday.", "2031-03-03"),
        ("It opened yesterday.", "2031-03-04"),
        ("It opened on Feb. 27.", "2031-02-27"),
        ("It opened on December 30.", "2030-12-30"),
        ("It opened last year.", "2030"),
        ("It opened last month.", "2031-02"),
        ("It opened three years ago.", "2028"),
        ("It opened two days ago.", "2031-03-03"),
        ("It opened three months ago.", "2030-12"),
        ("It opened last Wednesday.", "2031-02-26"),
        ("It will open on Friday.", "2031-03-07"),
        ("It opens next Tuesday.", "2031-03-11"),
        ("The opening is slated for Monday.", "2031-03-10"),
        ("She will open it, the mayor said Monday.", "2031-03-03"),
        ("It opened on Feb.27.", "2031-02-27"),
        ("They may go back on Friday.", "2031-03-07"),
        ("The shop reopens on Friday.", "2031-03-07"),
        ("She said she would resign on Monday.", "2031-03-10"),
        ("He will be released on Monday.", "2031-03-10"),
        ("On Friday, the court will decide.", "2031-03-07"),
        ("The hearing is on Monday.", "2031-03-10"),
        ("He was released on Monday.", "2031-03-03"),
        ("He could not be reached on Friday.", "2031-02-28"),
        ("The guard may have died on Friday.", "2031-02-28"),
        ("The mayor, who resigned on Monday, will leave.", "2031-03-03"),
    ],
)
def test_values(text: str, value: str) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize("text", ["It opened on Monday.", "It opened on March 3.", "Last year."])
def test_nothing_is_guessed_without_a_date_of_publication(text: str) -> None:
    assert values(text, None) == [None]


@pytest.mark.parametrize(
    "text",
    [
        "It opens on Mondays.",
        "Super Tuesday came.",
        "Over the last year it grew.",
        "“Today” is on.",
    ],
)
def test_what_is_no_certain_day_has_no_value(text: str) -> None:
    assert values(text) == [None]


def test_before_the_first_day_there_is_nothing() -> None:
    assert values("It fell two days ago, on Friday.", dt.date(1, 1, 1)) == [None, None]


def test_year_named_before_counts_for_later() -> None:
    assert values("It burned in 1911 and was rebuilt two years later.") == ["1911", "1913"]


@pytest.mark.parametrize("text", ["They may go.", "It weighs 1911 kg.", "They march on.", "Room 7"])
def test_no_dates(text: str) -> None:
    assert values(text) == []


def test_impossible_day_has_no_value() -> None:
    assert values("On February 31, 2030 it rained.") == [None]


def test_date_of_a_date_line() -> None:
    assert date_in("Tue 4th Mar, 2031") == dt.date(2031, 3, 4)
    assert date_in("By Ada Holm | March 4, 2031") == dt.date(2031, 3, 4)
    assert date_in("۱۴ مهر ۱۴۰۳") is None
