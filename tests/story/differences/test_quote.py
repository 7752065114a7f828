from __future__ import annotations

import pytest

from tests.story.differences.making import differences, related


def places(first: str, second: str) -> dict[str, list[str]]:
    """Return the marked words of each text."""
    found = differences(first, second)["quote"]
    texts = {"a.txt": first, "b.txt": second}
    return {
        name: [span.text_in(texts[name]) for span in spans] for name, spans in found.places.items()
    }


def test_a_changed_word_is_marked_on_both_sides() -> None:
    assert places(
        "“We will mend the old bridge before the first snow,” Ines Roda said.",
        "“We will mend the old road before the first snow,” Ines Roda said.",
    ) == {"a.txt": ["bridge"], "b.txt": ["road"]}


def test_a_dropped_word_is_marked_where_it_stands_and_its_neighbours_where_it_does_not() -> None:
    assert places(
        "Roda called it “a most generous and useful offer to the whole valley”.",
        "Roda called it “a most generous useful offer to the whole valley”.",
    ) == {"a.txt": ["and"], "b.txt": ["generous useful"]}


def test_words_in_another_order_are_marked() -> None:
    marked = places(
        "She said the town would be “ready to take in only families with children”.",
        "She said the town would “only be ready to take in families with children”.",
    )

    assert "only" in marked["a.txt"]


def test_a_word_that_moved_to_an_end_is_shown_there() -> None:
    first = "Roda said the town “only would be ready to take in families with children”."
    second = "Roda said the town was “ready to take in only families with children”."

    assert differences(first, second)["quote"].values == {
        "a.txt": "only would be ready to take in families with children",
        "b.txt": "ready to take in only families with children",
    }
    assert places(first, second) == {"a.txt": ["only"], "b.txt": ["only"]}


def test_its_values_are_the_quotations_as_they_stand_but_for_long_ends() -> None:
    found = differences(
        "“We will mend the old bridge before the first snow, and then the mill at the lower ford,"
        " if the council of the valley still has any money left by then,” Ines Roda said.",
        "Ines Roda said: “Believe me: we will mend the old road before the first snow.”",
    )["quote"]

    assert found.values == {
        "a.txt": "We will mend the old bridge before the first snow",
        "b.txt": "Believe me: we will mend the old road before the first snow",
    }
    assert found.sure


SAME = [
    # marks, contractions, spelling, a country's short name
    ("“We’ll favour the old ferry in the US this year,” she said.",
     "She said: \"We will favor the old ferry in the United States this year.\""),
    # quoted in part
    ("“We will mend the old bridge before the first snow, come what may,” she said.",
     "She said they would “mend the old bridge before the first snow”."),
    # what is left out is shown
    ("“We will mend the old bridge and the mill before the first snow,” she said.",
     "“We will mend the old bridge … before the first snow,” she said."),
    # what is put in is shown
    ("“He has offered to mend the bridge before the first snow,” she said.",
     "“He [Roda] has offered to mend the bridge before the first snow,” she said."),
    # British marks
    ("‘We will mend the old bridge before the first snow,’ she said.",
     "“We will mend the old bridge before the first snow,” she said."),
]  # fmt: skip


@pytest.mark.parametrize(("first", "second"), SAME)
def test_the_same_words_are_no_difference(first: str, second: str) -> None:
    assert differences(first, second) == {}


def test_two_things_that_one_person_said_are_not_two_wordings() -> None:
    assert "quote" not in differences(
        "“We will mend the old bridge before the first snow,” Ines Roda said.",
        "“The mill can wait until the harvest is in,” Ines Roda said.",
    )


def test_of_three_wordings_each_is_shown() -> None:
    found = related(
        {
            "a.txt": "Roda praised “the most daring and costly plan of the whole valley”.",
            "b.txt": "Roda praised “the most daring, costly plan of the whole valley”.",
            "c.txt": "Roda praised “the most daring, daring, costly plan of the whole valley”.",
        }
    )

    (difference,) = found.differences
    assert len(set(difference.values.values())) == 3
