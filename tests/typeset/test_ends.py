from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.typeset.ends import end_after, end_before, start_after, start_before

if TYPE_CHECKING:
    from collections.abc import Callable

TEXT = 'She said: "We saw a fox (a red one), then e.g. two-year-old cubs." He left.'

words = st.lists(st.sampled_from(["a", "fox", '"We', "(red", 'cubs."', "then,", "U.S.", "é"]))


def walk(step: Callable[[str, int], int], at: int) -> list[int]:
    """Return all that `step` leads to in `TEXT`, until it stays."""
    found = []
    while (following := step(TEXT, at)) != at:
        found.append(following)
        at = following
    return found


def test_starts_are_those_of_words_with_what_opens_before_them() -> None:
    starts = walk(start_after, 0)[:-1]
    assert [TEXT[at:].split()[0] for at in starts[:6]] == ["said:", '"We', "saw", "a", "fox", "(a"]
    assert walk(start_before, starts[-1]) == [*reversed(starts[:-1]), 0]


def test_ends_are_those_of_words_with_what_closes_behind_them() -> None:
    ends = walk(end_after, 0)
    shown = [TEXT[:at].split()[-1] for at in ends]
    assert shown[:8] == ["She", "said", '"We', "saw", "a", "fox", "(a", "red"]
    assert 'cubs."' in "".join(shown)
    assert shown[-1] == "left."
    assert walk(end_before, ends[-1]) == [*reversed(ends[:-1]), 0]


@pytest.mark.parametrize(("there", "back"), [(end_after, end_before), (start_after, start_before)])
@given(parts=words)
def test_one_key_too_many_is_one_key_back(
    there: Callable[[str, int], int], back: Callable[[str, int], int], parts: list[str]
) -> None:
    text = " ".join(parts)
    at = there(text, 0)
    while (following := there(text, at)) < len(text):
        assert following > at
        assert back(text, following) == at
        at = following
