"""How many clashes in different newspapers' words are reported, and how many reports are false."""

from __future__ import annotations

import pytest

from reader.model.story import On
from tests.story.differences.told import half, read_pairs, score


@pytest.mark.parametrize("unseen", [False, True], ids=["seen", "unseen"])
def test_half_of_the_clashes_are_reported_and_a_fifth_of_the_reports_false(unseen: bool) -> None:
    figures = score(half(unseen=unseen))

    assert figures.clashes >= 30
    assert figures.firm >= 0.5 * figures.clashes
    assert figures.false <= 0.2 * figures.reported


def test_the_halves_are_all_pairs_once() -> None:
    pairs = read_pairs()

    assert sorted(half(unseen=False) + half(unseen=True)) == sorted(pairs)
    assert len({pair.event for pair in pairs}) >= 8
    assert {pair.sort for pair in pairs} == {"no", *(on.value for on in On)}
