from __future__ import annotations

import math
from array import array
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model import Article, Claim, Kind, Span, Status
from reader.reviewing import PAUSE, Item, Order, Pace, Queue, Survey, said_of, survey
from reader.session import Session
from reader.store import Store
from reader.summary import OWN_VOICE, Summary

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "The dam leaks. It was built in 1931. Nobody checked it. The town sleeps below."
SPANS = [Span(0, 14), Span(15, 36), Span(37, 55), Span(56, 78)]


@pytest.fixture
def session(tmp_path: Path) -> Session:
    article = Article(tmp_path / "dam.txt", "dam.txt", "The dam", TEXT)
    claims = [
        Claim(f"c{at}", span, span.text_in(TEXT), (Kind.STATE,), score)
        for at, (span, score) in enumerate(zip(SPANS, (0.2, 0.9, 0.9, 0.4), strict=True))
    ]
    return Session(article, Store(tmp_path / "annotations", "ana"), claims)


def queue_of(order: Order, *states: str, ranks: str = "") -> Queue:
    """Return a queue of articles, each of whose claims is `o`pen, `r`eviewed or left ou`t`."""
    queue = Queue(order)
    values = iter(ranks)
    for each in states:
        found = bytes("ort".index(state) for state in each)
        known = [math.inf if (v := next(values, "-")) == "-" else float(v) for _ in each]
        queue.add(Survey(found, array("d", known)))
    queue.arrange()
    return queue


def walk(queue: Queue, count: int) -> list[tuple[int, int] | None]:
    return [queue.next() for _ in range(count)]


def test_what_is_open_comes_up_in_the_order_of_the_articles_and_round_again() -> None:
    queue = queue_of(Order.ARTICLES, "oro", "t", "", "oo")
    assert (queue.total, queue.done, queue.left) == (5, 1, 4)
    assert walk(queue, 6) == [(0, 0), (0, 2), (3, 0), (3, 1), (0, 0), (0, 2)]
    assert queue.back() == (0, 0)
    assert queue.back() == (3, 1)
    assert queue.counts(0) == (1, 3)
    assert queue.counts(9) == (0, 0)
    assert queue.upcoming(2) == [0]
    assert queue.upcoming(9) == [0, 3]


def test_the_most_worth_checking_comes_first_and_those_alike_by_place() -> None:
    queue = queue_of(Order.WORTH, "oo", "oo", ranks="2113")
    assert walk(queue, 4) == [(0, 1), (1, 0), (0, 0), (1, 1)]
    assert queue.row() is None


def test_what_the_articles_say_alike_comes_one_after_the_other() -> None:
    queue = queue_of(Order.STORY, "ooo", "oo", ranks="-1001")
    assert queue.next() == (0, 2)
    assert queue.row() == (1, 2)
    assert queue.next() == (1, 0)
    assert queue.row() == (2, 2)
    assert walk(queue, 3) == [(0, 1), (1, 1), (0, 0)]
    assert queue.row() is None


def test_nothing_comes_up_where_nothing_is_open_and_the_last_one_stays() -> None:
    assert queue_of(Order.ARTICLES, "rt").next() is None
    assert Queue(Order.WORTH).next() is None
    queue = queue_of(Order.ARTICLES, "ror")
    assert walk(queue, 2) == [(0, 1), (0, 1)]
    assert queue.back() is None


def test_one_begins_at_a_claim_or_at_the_first_open_one_behind_it() -> None:
    queue = queue_of(Order.ARTICLES, "oo", "rro")
    queue.begin(Item(1, 0))
    assert walk(queue, 2) == [(1, 2), (0, 0)]
    queue.begin(Item(0, 1))
    assert queue.next() == (0, 1)


def test_what_is_said_in_an_article_is_taken_up_and_given_up_again(session: Session) -> None:
    queue = Queue(Order.ARTICLES)
    queue.add(survey(session, Order.ARTICLES, {}, lambda claim: claim.score > 0.3))
    assert (queue.total, queue.done) == (3, 0)
    session.decide(SPANS[:2], Status.ACCEPTED)
    queue.take(0, session)
    assert (queue.done, queue.left) == (1, 2), "what is not asked for counts nowhere"
    assert queue.next() == (0, 2)
    # A claim that was given other ends is the same claim.
    session.move(SPANS[2], Span(37, 50))
    session.tag([Span(37, 50)], "who/nobody")
    queue.take(0, session)
    assert not queue.is_open(Item(0, 2))
    assert set(said_of(session)) == {"c0", "c1", "c2"}
    session.undo()
    session.undo()
    session.undo()
    queue.take(0, session)
    assert (queue.done, queue.left) == (0, 3)
    worth = survey(session, Order.WORTH, {}, lambda _: True)
    assert [*worth.ranks] == [-0.2, -0.9, -0.9, -0.4]


@given(st.lists(st.text("ort", max_size=5), max_size=5), st.lists(st.booleans(), max_size=30))
def test_every_open_claim_comes_up_before_any_comes_up_again(
    states: list[str], skips: list[bool]
) -> None:
    queue = queue_of(Order.ARTICLES, *states)
    open_ones = [
        (at, number)
        for at, each in enumerate(states)
        for number, state in enumerate(each)
        if state == "o"
    ]
    assert queue.left == len(open_ones)
    assert queue.left + queue.done == queue.total
    assert walk(queue, queue.left) == open_ones
    for back in skips:
        before = queue.item
        found = queue.back() if back else queue.next()
        assert found == queue.item or (found is None and queue.item == before)


def test_the_time_left_is_told_by_the_last_decisions_without_pauses() -> None:
    now = 0.0
    pace = Pace(lambda: now)
    pace.begin()
    assert pace.left(10) is None
    for seconds in (4, 4, 4, PAUSE, 4, 6, 6, 6, 6):
        now += seconds
        pace.decided()
    assert pace.seconds == 5, "the median of eight, for the pause is none of them"
    assert pace.left(12) == 60
    for _ in range(50):
        now += 2
        pace.decided()
    assert pace.seconds == 2, "one gets faster"


def test_a_summary_tells_what_was_decided_of_what(session: Session) -> None:
    session.decide([SPANS[0]], Status.ACCEPTED)
    session.decide([SPANS[1]], Status.REJECTED)
    session.tag([SPANS[1]], "who/nobody")
    session.note(SPANS[2], "ask the mayor")
    session.mark(Span(4, 7))
    summary = Summary()
    summary.add(session)
    summary.finish()
    tally = summary.all
    assert (tally.accepted, tally.rejected, tally.other, tally.open) == (1, 1, 1, 1)
    assert tally.first_open == (0, "c3")
    assert tally.share(tally.accepted) == pytest.approx(1 / 3)
    assert summary.kinds == {Kind.STATE: tally}
    assert summary.sources == {OWN_VOICE: tally}
    assert summary.articles == [tally]
    assert summary.tags["who/nobody"].rejected == 1
    assert summary.marks == 1
    assert 0 <= summary.seconds[0] < PAUSE
