from __future__ import annotations

import datetime as dt

import pytest

from reader.model.story import On, Relation
from tests.story.differences.making import differences, related


def test_months_of_one_year_clash_and_the_year_alone_goes_with_both() -> None:
    found = related(
        {
            "a.txt": "The old mill burned down in 2022. A new mill opened a year later.",
            "b.txt": "The new mill opened in 2023.",
            "c.txt": "The new mill opened in February 2023.",
            "d.txt": "The new mill opened in January 2023.",
        }
    )

    (difference,) = [one for one in found.differences if one.on is On.DATE]
    assert difference.values["b.txt"] == "2023"
    assert difference.values["c.txt"] == "February 2023"
    assert difference.values["d.txt"] == "January 2023"
    assert difference.values["a.txt"] == "a year later"
    assert found.relation is Relation.DIFFER
    assert found.stands["c.txt"] is Relation.DIFFER
    assert found.stands["b.txt"] is not Relation.DIFFER


SAME = [
    ("The mill opened on 3 February 2023.", "The mill opened in 2023."),
    ("The mill opened on 3 February 2023.", "The mill opened on Feb. 3, 2023."),
    ("The mill opened on 3 February.", "The mill opened on February 3rd."),
    ("The mill opened on 2023-02-03.", "The mill opened on 3 February 2023."),
    ("The mill has been shut since 2019.", "The mill was shut in March 2019."),
]


@pytest.mark.parametrize(("first", "second"), SAME)
def test_a_date_written_otherwise_or_less_exactly_is_no_difference(first: str, second: str) -> None:
    assert differences(first, second) == {}


OTHER = [
    ("The mill opened on 3 February 2023.", "The mill opened on 4 February 2023."),
    ("The mill opened in 2019.", "The mill opened in 2020."),
    (
        "Talks on the mill are to resume on Thursday, 6 June.",
        "The next round of talks on the mill has been set for Friday, 7 June.",
    ),
    ("The mill opened on Monday morning.", "The mill opened on Tuesday morning."),
]


@pytest.mark.parametrize(("first", "second"), OTHER)
def test_another_date_is_one(first: str, second: str) -> None:
    assert list(differences(first, second)) == ["date"]


def test_days_of_the_week_are_told_by_when_the_article_was_written() -> None:
    # Monday the third, by articles of the fifth
    found = related(
        {
            "a.txt": "The mill opened on Monday, the owner said.",
            "b.txt": "The mill opened on 3 February, the owner said.",
        },
        date=dt.date(2025, 2, 5),
    )

    assert found.differences == ()


def test_what_happened_since_a_year_does_not_clash_with_what_happened_in_one() -> None:
    assert "date" not in differences(
        "The valley has had no mill since 2019, its mayor told the council.",
        "In 2021 the mayor told the council of plans for another mill in the valley.",
    )


def test_what_still_is_so_on_a_later_day_is_no_other_date() -> None:
    first = "Twelve boats were taken to the old yard on Tuesday, the harbour master said."
    second = "Twelve boats were still being taken to the old yard on Wednesday."
    assert differences(first, second) == {}
    assert list(differences(first, second.replace("still being ", ""))) == ["date"]
