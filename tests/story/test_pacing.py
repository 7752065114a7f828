"""Whether somebody can end the lining up at any time."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.claims import find_claims
from reader.model import Article
from reader.model.story import Told
from reader.story import compare
from reader.story.pacing import in_steps


class EnoughError(Exception):
    """Nobody wants it any more."""


def told(count: int) -> list[Told]:
    found = []
    for number in range(count):
        text = (
            f"Mill {number} at Ousby burnt down, Ada Thorne said. It was built in {1700 + number}."
        )
        article = Article(Path(f"{number}.txt"), f"{number}.txt", f"Mill {number}", text)
        found.append(Told(article.name, article, tuple(find_claims(text))))
    return found


def test_what_is_gone_through_in_steps_is_all_there() -> None:
    steps: list[int] = []
    assert list(in_steps(range(200), lambda: steps.append(1))) == list(range(200))
    assert 2 <= len(steps) < 20


def test_each_part_of_the_lining_up_can_be_ended() -> None:
    given = told(100)
    seen: list[tuple[int, int]] = []
    compare(given, on_progress=lambda done, of: seen.append((done, of)))
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)
    first, last = ([each for each in seen if each[0] == at] for at in (0, seen[0][1]))
    # Before the first claim is lined up all are read, after the last one all articles compared.
    assert min(len(first), len(last)) > 4
    for stop in (0, len(first) // 2, len(seen) - len(last) // 2):
        calls = 0

        def end(_done: int, _of: int, stop: int = stop) -> None:
            nonlocal calls
            calls += 1
            if calls > stop:
                raise EnoughError

        with pytest.raises(EnoughError):
            compare(given, on_progress=end)
        assert calls == stop + 1
