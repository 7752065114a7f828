"""What is shown as "may differ": yes and no, and how far a thing has come."""

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
def test_what_one_denies_may_differ(first: str, second: str) -> None:
    found = differences(first, second)

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


def test_offered_and_agreed_may_differ() -> None:
    found = differences(
        "The valley has offered to house the farmers of the flooded plain.",
        "The valley has agreed to house the farmers of the flooded plain.",
    )

    assert found["status"].values == {"a.txt": "offered", "b.txt": "agreed"}
    assert not found["status"].sure


def test_what_only_may_differ_does_not_make_articles_differ() -> None:
    found = related(
        {
            "a.txt": "The valley has offered to house the farmers of the flooded plain.",
            "b.txt": "The valley has agreed to house the farmers of the flooded plain.",
        }
    )

    assert found.relation is Relation.REFINE
    assert Relation.DIFFER not in found.stands.values()
