from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.story.grouping import group


def _group(odds: dict[tuple[int, int], float], articles: list[int]) -> list[set[int]]:
    found = group(odds, articles, edge=0.0, join=-0.5, least=-2.0)
    return [set(cluster) for cluster in found]


def test_a_claim_may_be_in_several_clusters() -> None:
    assert _group({(0, 1): 3.0, (1, 2): 3.0, (0, 2): -5.0}, [0, 1, 2]) == [{0, 1}, {1, 2}]


def test_what_all_are_like_is_one_cluster() -> None:
    assert _group({(0, 1): 3.0, (1, 2): 1.0, (0, 2): -0.5}, [0, 1, 2]) == [{0, 1, 2}]


def test_below_the_edge_nothing_is_together() -> None:
    assert _group({(0, 1): -0.1}, [0, 1]) == []


@given(
    st.lists(st.integers(0, 3), min_size=8, max_size=8),
    st.dictionaries(
        st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda pair: pair[0] < pair[1]),
        st.floats(-4, 4),
    ),
)
def test_clusters_have_several_articles_and_none_lies_in_another(
    articles: list[int], odds: dict[tuple[int, int], float]
) -> None:
    odds = {pair: value for pair, value in odds.items() if articles[pair[0]] != articles[pair[1]]}

    found = _group(odds, articles)

    assert all(len({articles[one] for one in cluster}) > 1 for cluster in found)
    assert not any(one < other for one in found for other in found)
    together = {pair for pair in odds if any(cluster.issuperset(pair) for cluster in found)}
    assert together <= {pair for pair, value in odds.items() if value >= -2.0}
