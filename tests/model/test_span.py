from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model import Span

spans = st.tuples(st.integers(0, 50), st.integers(0, 50)).map(lambda p: Span(min(p), max(p)))


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2)])
def test_refuses_what_is_no_span(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="not a span"):
        Span(start, end)


@given(spans, spans)
def test_overlap_counts_the_code_points_in_common(one: Span, other: Span) -> None:
    common = set(range(one.start, one.end)) & set(range(other.start, other.end))
    assert one.overlap(other) == other.overlap(one) == len(common)


@given(spans, spans)
def test_contains_means_nothing_sticks_out(one: Span, other: Span) -> None:
    inside = all(one.covers(offset) for offset in range(other.start, other.end))
    if other:
        assert one.contains(other) == inside


@given(st.text(max_size=30), st.data())
def test_text_in_counts_code_points(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    span = Span(start, end)
    assert span.text_in(text) == text[start:end]
    assert len(span) == end - start
    assert bool(span) == (end > start)
