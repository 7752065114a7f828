from __future__ import annotations

import pytest

from reader.tui.telling import first_words


@pytest.mark.parametrize(
    ("passage", "words"),
    [
        ("“They knew,” she said.", "“They knew, she said.”"),
        ('"They knew," she said.', "“They knew, she said.”"),
        ("The “old” pier is shut.", "“The “old” pier is shut.”"),
        ("The pier, which the “oldest of all” harbours has", "“The pier, which the oldest of …”"),
    ],
)
def test_marks_of_quotation_are_whole(passage: str, words: str) -> None:
    assert first_words(passage) == words
