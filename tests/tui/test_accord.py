from __future__ import annotations

import pytest

from reader.model import Span
from reader.model.story import Cluster, Difference, Member, On, Relation, Story
from reader.tui.accord import agree_on, say_the_same, values_of
from reader.tui.lineup import Lineup


@pytest.mark.parametrize(
    ("on", "one", "other", "same"),
    [
        (On.QUANTITY, "2,300", "2,300 people", True),
        (On.QUANTITY, "2,300 people", "2,350 people", False),
        (On.QUANTITY, "80", "80 to 90", False),
        (On.QUANTITY, "80", "more than 80", False),
        (On.SOURCE, "Lindqvist", "Olga Lindqvist", True),
        (On.DATE, "9.40 p.m.", "11.15 p.m.", False),
        (On.QUOTE, "a long minute", "a very long minute", False),
        (On.POLARITY, "rejected accusations", "accusations", False),
    ],
)
def test_values_are_the_same_in_whatever_words(on: On, one: str, other: str, same: bool) -> None:
    assert agree_on(on, [one], [other]) is same
    assert agree_on(on, [other], ["nothing of it", one]) is same


def test_claims_are_compared_and_not_their_articles() -> None:
    texts = (
        ("a", "At first 900 people had left the valley."),
        ("a", "Later the number of those who left stood at 2,300."),
        ("b", "2,300 people left."),
        ("c", "450 people left."),
        ("d", "People left."),
    )
    members = tuple(
        Member(name, str(at), Span(0, len(text)), text) for at, (name, text) in enumerate(texts)
    )
    values = {"a": "900 people; 2,300", "b": "2,300 people", "c": "450 people"}
    difference = Difference(On.QUANTITY, values, True)
    stands = {"a": Relation.AGREE, "b": Relation.AGREE, "c": Relation.DIFFER}
    cluster = Cluster("r", "people left", Relation.DIFFER, members, (difference,), stands)
    early, late, second, third, silent = members
    assert values_of(difference, late) == ("2,300",)
    assert values_of(difference, silent) == ()
    assert say_the_same(cluster, late, second)
    assert not say_the_same(cluster, early, second)
    assert not say_the_same(cluster, second, third)
    assert say_the_same(cluster, silent, second)
    assert not say_the_same(cluster, silent, third), "who stands against the others stays apart"
    lineup = Lineup(Story(("a", "b", "c", "d"), (cluster,), (), ()), (), {})
    assert lineup.desk_lines(*late.key)[1:] == ("≠ c says 450 people",)
    assert lineup.desk_lines(*third.key)[1:] == (
        "≠ a says 900 people; 2,300",
        "≠ b says 2,300 people",
    )
    assert lineup.desk_lines(*silent.key)[1:] == ()
