from __future__ import annotations

from reader.model.span import Span
from reader.model.story import Member, Ruling, Verdict
from reader.story.rulings import rule

MEMBERS = [Member(f"{number}.txt", "c", Span(0, 1), "x") for number in range(6)]
PLACES = {member.key: place for place, member in enumerate(MEMBERS)}
CLUSTERS = [frozenset({0, 1, 2}), frozenset({3, 4})]


def _ruled(*rulings: tuple[int, int, Verdict]) -> list[set[int]]:
    given = [Ruling(MEMBERS[one], MEMBERS[other], verdict) for one, other, verdict in rulings]
    return [set(cluster) for cluster in rule(CLUSTERS, given, PLACES).clusters]


def test_without_rulings_all_stays() -> None:
    assert _ruled() == [{0, 1, 2}, {3, 4}]


def test_two_that_are_apart_are_in_no_cluster_together_but_with_the_others() -> None:
    assert _ruled((0, 2, Verdict.APART)) == [{0, 1}, {1, 2}, {3, 4}]


def test_a_cluster_of_two_taken_apart_is_gone() -> None:
    assert _ruled((3, 4, Verdict.APART)) == [{0, 1, 2}]


def test_together_joins_whole_clusters() -> None:
    assert _ruled((2, 3, Verdict.TOGETHER)) == [{0, 1, 2, 3, 4}]
    assert _ruled((4, 5, Verdict.TOGETHER)) == [{0, 1, 2}, {3, 4, 5}]


def test_together_does_not_bring_back_what_is_apart() -> None:
    ruled = _ruled((0, 3, Verdict.APART), (2, 3, Verdict.TOGETHER))

    assert {2, 3} in ruled
    assert not any({0, 3} <= cluster for cluster in ruled)


def test_of_two_rulings_the_later_one_counts() -> None:
    assert _ruled((0, 1, Verdict.APART), (1, 0, Verdict.TOGETHER)) == [{0, 1, 2}, {3, 4}]


def test_a_claim_cannot_be_apart_from_itself() -> None:
    assert _ruled((0, 0, Verdict.APART)) == [{0, 1, 2}, {3, 4}]
