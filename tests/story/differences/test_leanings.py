"""Yes and no, and how far a thing has come: often only "may differ"."""

from __future__ import annotations

import pytest

from reader.model.story import Relation
from tests.story.differences.making import differences, related

DENIED = [
    ("The council approved the new mill on the river.",
     "The council did not approve the new mill on the river."),
    ("The price of bread rose in the valley last week.",
     "The price of bread fell in the valley last week."),
    ("The miller was found guilty of setting the fire.",
     "The miller was found innocent of setting the fire."),
]  # fmt: skip


@pytest.mark.parametrize(("first", "second"), DENIED)
def test_what_one_denies_in_the_other_ones_words(first: str, second: str) -> None:
    found = differences(first, second)

    assert list(found) == ["polarity"]
    assert found["polarity"].sure


def test_what_one_denies_in_other_words_may_differ() -> None:
    found = differences(
        "They said that no farms had been sold to the mill company this year.",
        "This year farms have been sold to the mill company, they added.",
    )

    assert list(found) == ["polarity"]
    assert not found["polarity"].sure


BOTH_DENY = [
    ("The council did not approve the new mill.", "The council never approved the new mill."),
    ("The miller gave no comment on the fire.", "The miller declined to comment on the fire."),
    ("The council does not plan to close the mill.", "The council doesn’t plan to close the mill."),
]


@pytest.mark.parametrize(("first", "second"), BOTH_DENY)
def test_what_both_deny_does_not(first: str, second: str) -> None:
    assert differences(first, second) == {}


STATUS = [
    ("After the flood the valley has offered, of its own will, to house the farmers of the plain.",
     "The valley has agreed to house the farmers of the flooded plain.", "offered", "agreed"),
    ("The council will open the new mill at the weir on the river.",
     "At the weir on the river the council opened the new mill.", "open", "opened"),
    ("The clerk allegedly burned the letters of the old miller.",
     "The letters of the old miller were burned by the clerk.", "allegedly", "burned"),
]  # fmt: skip


@pytest.mark.parametrize(("first", "second", "mine", "theirs"), STATUS)
def test_how_far_a_thing_has_come_may_differ(
    first: str, second: str, mine: str, theirs: str
) -> None:
    found = differences(first, second)

    assert found["status"].values == {"a.txt": mine, "b.txt": theirs}
    assert not found["status"].sure


def test_what_only_may_differ_does_not_make_articles_differ() -> None:
    found = related({"a.txt": STATUS[0][0], "b.txt": STATUS[0][1]})

    assert found.relation is Relation.REFINE
    assert Relation.DIFFER not in found.stands.values()


def test_no_time_is_not_denied_by_a_time() -> None:
    found = differences(
        "At no time was the amount of silt behind the dam above 60 tonnes.",
        "The amount of silt behind the dam was 60 tonnes at the time of the flood.",
    )
    assert "polarity" not in found
