from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.model import Article, Claim, Kind, Span, Status
from reader.session import Session
from reader.store import Store
from reader.tui.reading import Filter, Reading

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "Ten cars came. Two boats left. Nobody was hurt, she said.\n"


def claim(start: int, end: int, score: float, *kinds: Kind) -> Claim:
    return Claim(f"c{start}-{end}", Span(start, end), TEXT[start:end], kinds, score)


CLAIMS = (
    claim(0, 14, 0.8, Kind.QUANTITY),
    claim(15, 30, 0.5, Kind.QUANTITY),
    claim(31, 57, 0.2, Kind.REPORTED),
    claim(31, 46, 0.6, Kind.STATE),
)


@pytest.fixture
def reading(tmp_path: Path) -> Reading:
    article = Article(tmp_path / "a.txt", "a.txt", "A", TEXT)
    made = Reading(Session(article, Store(tmp_path / "annotations", "ana"), CLAIMS))
    made.refresh()
    return made


def test_stops_go_by_place_and_the_longer_of_two_comes_first(reading: Reading) -> None:
    assert [stop.span for stop in reading.stops] == [
        Span(0, 14),
        Span(15, 30),
        Span(31, 57),
        Span(31, 46),
    ]


def test_after_and_before_are_each_others_way_back(reading: Reading) -> None:
    first = reading.after(None, 0)
    assert first is not None
    assert first.span == Span(0, 14)
    for stop, following in zip(reading.shown, reading.shown[1:], strict=False):
        assert reading.after(stop, 0) == following
        assert reading.before(following, 0) == stop
    assert reading.after(reading.shown[-1], 0) is None
    assert reading.before(reading.shown[0], 0) is None


def test_without_a_stop_one_goes_on_from_an_offset(reading: Reading) -> None:
    after, before = reading.after(None, 16), reading.before(None, 16)
    assert after is not None
    assert before is not None
    assert (after.span.start, before.span.start) == (31, 15)


def test_the_current_stop_stays_where_the_filter_hides_it(reading: Reading) -> None:
    reading.current = reading.shown[1]
    reading.session.decide([Span(15, 30)], Status.ACCEPTED)
    reading.narrow(Filter(states=frozenset({"open"})))
    assert reading.current is not None
    assert reading.current.status is Status.ACCEPTED
    assert reading.number is None
    following = reading.after(reading.current, 0)
    assert following is not None
    assert following.span == Span(31, 57)


def test_overlapping_stops_are_gone_through_in_turn(reading: Reading) -> None:
    reading.session.mark(Span(40, 50))
    reading.refresh()
    at = Span(44, 45)
    spans = []
    for _ in range(4):
        reading.current = reading.next_over(at)
        assert reading.current is not None
        spans.append(reading.current.span)
    assert spans == [Span(40, 50), Span(31, 57), Span(31, 46), Span(40, 50)]
    assert reading.next_over(Span(14, 15)) is None


def test_a_long_mark_is_found_from_far_away(tmp_path: Path) -> None:
    text = "word " * 3000
    article = Article(tmp_path / "a.txt", "a.txt", "A", text)
    reading = Reading(Session(article, Store(tmp_path / "annotations", "ana")))
    reading.session.mark(Span(0, 14000))
    reading.refresh()
    assert [stop.span for stop in reading.over(Span(12000, 12001))] == [Span(0, 14000)]


def test_the_least_score_hides_open_claims_only(reading: Reading) -> None:
    reading.session.note(Span(31, 57), "look again")
    reading.narrow(Filter(min_score=0.55))
    assert [stop.span for stop in reading.shown] == [Span(0, 14), Span(31, 57), Span(31, 46)]


def test_filters_by_kind_state_and_tag_hold_together(reading: Reading) -> None:
    reading.session.tag([Span(0, 14)], "topic/cars")
    reading.narrow(Filter(kinds=frozenset({Kind.QUANTITY})))
    assert len(reading.shown) == 2
    reading.narrow(Filter(kinds=frozenset({Kind.QUANTITY}), tags=frozenset({"topic/cars"})))
    assert [stop.span.start for stop in reading.shown] == [0]
    reading.narrow(Filter(states=frozenset({"open"}), tags=frozenset({"topic/cars"})))
    assert len(reading.shown) == 0
    assert not Filter()


def test_two_annotations_of_one_passage_are_two_stops(reading: Reading) -> None:
    reading.session.mark(Span(3, 9), note="one")
    reading.session.mark(Span(3, 9), note="two")
    reading.refresh()
    found = [stop.note for stop in reading.stops if stop.span == Span(3, 9)]
    assert sorted(found) == ["one", "two"]
