"""How strongly claims are highlighted."""

from __future__ import annotations

import pytest

from reader.model import STRENGTHS, strength


@pytest.mark.parametrize(("score", "strong"), [(0.0, 1), (0.33, 1), (0.34, 2), (0.66, 2), (1.0, 3)])
def test_a_score_has_one_of_three_strengths(score: float, strong: int) -> None:
    assert strength(score) == strong


def test_a_strength_begins_at_its_threshold() -> None:
    assert [strength(least) for least in STRENGTHS] == [2, 3]
