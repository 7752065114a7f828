from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.model.codebook_tree import is_below, names_below, tree_rows

NAMES = st.lists(st.sampled_from("abé漢"), min_size=1, max_size=4).map("/".join)


@given(st.sets(NAMES, max_size=20), st.sets(NAMES, max_size=4))
def test_all_tags_stand_below_their_groups_and_folding_hides_just_what_is_below(
    names: set[str], folded: set[str]
) -> None:
    rows = tree_rows(names)
    seen = [row.name for row in rows]
    assert len(seen) == len(set(seen))
    groups = {name.rsplit("/", n)[0] for name in names for n in range(1, name.count("/") + 1)}
    assert set(seen) == names | groups
    for at, row in enumerate(rows):
        assert row.below == len(names_below(names, row.name) - {row.name})
        if row.depth:
            assert row.name.rpartition("/")[0] in seen[:at]
            assert rows[at - 1].depth >= row.depth - 1
    hidden = {name for name in seen if any(is_below(name, fold) for fold in folded)}
    assert [row.name for row in tree_rows(names, folded)] == [
        name for name in seen if name not in hidden
    ]


def test_what_is_given_more_comes_first_together_with_what_is_below() -> None:
    weights = {"a": 1, "b/x": 2, "b/y": 4, "c": 5}
    rows = tree_rows(weights, weights=weights)
    assert [row.name for row in rows] == ["b", "b/y", "b/x", "c", "a"]


def test_numbers_are_in_their_order() -> None:
    rows = tree_rows(["day 10", "day 9", "Day 8", "days", "9"])
    assert [row.name for row in rows] == ["9", "Day 8", "day 9", "day 10", "days"]


def test_a_name_of_many_parts_needs_no_deep_stack() -> None:
    name = "/".join("x" * 5000)
    assert tree_rows([name])[-1].depth == 4999
