from __future__ import annotations

from array import array

import pytest

from reader.reviewing import Order, Pace, Queue, Survey
from reader.tui.review_words import about_words, duration_words, left_words, queue_words


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (3, "less than a minute"),
        (90, "2 min"),
        (59 * 60, "59 min"),
        (3600, "1 h"),
        (2 * 3600 + 11 * 60, "2 h 10 min"),
        (3 * 3600 + 58 * 60, "4 h"),
    ],
)
def test_a_time_is_told_no_more_exactly_than_it_is_known(seconds: float, words: str) -> None:
    assert duration_words(seconds) == words
    assert about_words(seconds).endswith(words)


def test_where_one_stands_is_told_and_the_time_only_when_it_can_be_known() -> None:
    now = 0.0
    pace = Pace(lambda: now)
    queue = Queue(Order.ARTICLES)
    queue.add(Survey(bytes([0] * 30), array("d", [0.0] * 30)))
    queue.add(Survey(bytes([1] * 10 + [0] * 20), array("d", [0.0] * 30)))
    queue.next()
    assert queue_words(queue, pace) == ["10 of 60 reviewed", "in this article 0 of 30"]
    assert left_words(pace, queue.left) == ""
    pace.begin()
    for _ in range(8):
        now += 6
        pace.decided()
    assert queue_words(queue, pace) == [
        "10 of 60 reviewed",
        "about 5 min left",
        "in this article 0 of 30, about 3 min",
    ]
    assert left_words(pace, 0) == ""
