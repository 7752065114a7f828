from __future__ import annotations

import pytest

from reader.model.story import On, Relation
from tests.story.differences.making import differences, related


def test_one_quotation_of_two_people() -> None:
    found = differences(
        "“The bridge will be mended before the first snow,” Ines Roda said.",
        "“The bridge will be mended before the first snow,” Tomas Brandt said.",
    )

    assert found["source"].values == {"a.txt": "Ines Roda", "b.txt": "Tomas Brandt"}
    assert found["source"].sure


def test_who_speaks_for_a_body_may_be_no_other_speaker() -> None:
    found = differences(
        "“The bridge will be mended before the first snow,” Novabau said.",
        "“The bridge will be mended before the first frost and snow,” said Tomas Brandt.",
    )

    assert "source" not in found or not found["source"].sure


SAME_SPEAKER = [
    ("“The bridge will be mended before the snow,” Ines Roda said.",
     "“The bridge will be mended before the snow,” said Roda."),
    ("“The bridge will be mended before the snow,” Ines Roda said.",
     "“The bridge will be mended before the snow,” the mayor said."),
    ("“The bridge will be mended before the snow,” Ines Roda said.",
     "“The bridge will be mended before the snow,” she said."),
]  # fmt: skip


@pytest.mark.parametrize(("first", "second"), SAME_SPEAKER)
def test_a_speaker_in_other_words_is_no_difference(first: str, second: str) -> None:
    assert differences(first, second) == {}


def test_two_offices_of_one_person() -> None:
    found = related(
        {
            "a.txt": "Governor Ines Roda opened the mill.",
            "b.txt": "Senator Ines Roda opened the mill.",
            "c.txt": "Gov. Roda opened the mill.",
        }
    )

    (difference,) = found.differences
    assert difference.on is On.NAME
    assert difference.sure
    assert found.stands == {
        "a.txt": Relation.AGREE,
        "b.txt": Relation.DIFFER,
        "c.txt": Relation.AGREE,
    }


OFFICES = [
    ("Economy Minister Ines Roda opened the mill.", "Ines Roda, the finance minister, came.", True),
    ("Vice President Ines Roda opened the mill.", "President Ines Roda opened the mill.", True),
    ("Finance Minister Ines Roda opened the mill.", "The mill was opened by Minister Roda.", False),
    ("Prime Minister Ines Roda opened the mill.", "Premier Roda opened the mill.", False),
    ("Former Senator Ines Roda opened the mill.", "Governor Roda opened the mill.", False),
    ("Senator Ines Roda spoke of a mill.", "It was Governor Carl Roda who opened the mill.", False),
]


@pytest.mark.parametrize(("first", "second", "differ"), OFFICES)
def test_offices_more_or_less_exactly(first: str, second: str, differ: bool) -> None:
    assert ("name" in differences(first, second)) == differ


def test_two_holders_of_one_office() -> None:
    found = differences(
        "The old mill by the river was opened by Mayor Ines Roda.",
        "Mayor Carl Vogt opened the old mill by the river.",
    )

    assert found["name"].values == {"a.txt": "Mayor Ines Roda", "b.txt": "Mayor Carl Vogt"}


def test_another_name_in_a_sentence_that_is_else_the_same() -> None:
    found = differences(
        "The prize for the best cheese went to Ines Roda last night.",
        "The prize for the best cheese went to Carla Vogt last night.",
    )

    assert list(found) in (["name"], ["place"])


def test_a_place() -> None:
    found = differences(
        "The lorry overturned on a wet road near Lindau before dawn.",
        "The lorry overturned on a wet road near Bregenz before dawn.",
    )

    assert found["place"].values == {"a.txt": "Lindau", "b.txt": "Bregenz"}


SAME_NAME = [
    ("The ship was built in the United States of oak.", "The ship was built in the U.S. of oak."),
    ("The ship was named after Ines Roda in May.", "The ship was named after Roda in May."),
    ("The ship belongs to the North Sea Trading Company now.", "The ship belongs to NSTC now."),
    ("The ship was sold to Extremadura for scrap.", "The ship was sold to Extramadura for scrap."),
]


@pytest.mark.parametrize(("first", "second"), SAME_NAME)
def test_one_name_in_two_spellings_is_no_difference(first: str, second: str) -> None:
    assert differences(first, second) == {}


def test_a_name_that_one_article_spells_otherwise() -> None:
    found = differences(
        "The mill was sold to Ines Herrero in May.", "In May Ines Herrera bought the old mill."
    )

    assert found["name"].values == {"a.txt": "Ines Herrero", "b.txt": "Ines Herrera"}


def test_who_said_it_with_a_title_between() -> None:
    found = differences(
        "“The weir will hold until the spring,” said inspector Ines Roda.",
        "“The weir will hold until the spring,” engineer Carl Vogt said.",
    )

    assert found["source"].values == {"a.txt": "Ines Roda", "b.txt": "Carl Vogt"}
