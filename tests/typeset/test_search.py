from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from reader.model import Span
from reader.typeset.search import COUNTED, Search

TEXT = "The port\nauthority said the Port’s “gate” is a gate."


def found(words: str, text: str = TEXT, *, whole: bool = False) -> list[str]:
    """Return all that `words` finds in `text`."""
    search = Search(text, words, whole=whole)
    return [span.text_in(text) for span in search.touching(0, len(text))]


def test_small_letters_find_capitals_and_capitals_only_themselves() -> None:
    assert found("port") == ["port", "Port"]
    assert found("Port") == ["Port"]


def test_blanks_and_marks_find_what_stands_for_them() -> None:
    assert found("port authority") == ["port\nauthority"]
    assert found("port's") == ["Port’s"]
    assert found('"gate"') == ["“gate”"]


def test_a_number_is_found_with_its_thousands_apart_or_not() -> None:
    text = "of 2,300 and 2 300 and 2300 in 12,300; 1.25 in 2023, 1,250,000"
    assert found("2300", text, whole=True) == found("2,300", text, whole=True)
    assert found("2300", text, whole=True) == ["2,300", "2 300", "2300"]
    assert found("1250000", text) == ["1,250,000"]
    assert found("125", text) == []
    assert found("2023,", text) == ["2023,"]


def test_whole_words_are_no_parts_of_others() -> None:
    assert found("gate", "gates, gate (gate) agate", whole=True) == ["gate", "gate"]
    assert found("at", whole=True) == []
    assert found("(gate", "the (gates", whole=True) == []
    assert found("gate)", "agate) gate)", whole=True) == ["gate)"]
    assert found("%", "40% of it", whole=True) == ["%"]


def test_signs_of_patterns_are_only_signs() -> None:
    assert found("a.c(", "abc( a.c( a.c") == ["a.c("]
    assert found("") == found(" ") == []


@given(st.text("ab. \n", max_size=40), st.text("ab", min_size=1, max_size=2), st.integers(0, 40))
def test_going_on_and_back_finds_what_stands_there(text: str, words: str, offset: int) -> None:
    search = Search(text, words)
    behind = [match.start() for match in re.finditer(words, text) if match.start() >= offset]
    after, before = search.after(offset), search.before(offset)
    assert (after is None) == (re.compile(words).search(text, offset) is None)
    assert after is None or after.start <= min(behind, default=after.start)
    assert (before is None) == (text.find(words) < 0 or text.find(words) >= offset)
    assert before is None or before.text_in(text) == words


def test_what_is_far_away_is_found_from_either_end() -> None:
    text = "fox " + "hen " * 5000 + "fox"
    search = Search(text, "fox")
    assert search.before(len(text) - 3) == Span(0, 3)
    assert search.after(1) == Span(len(text) - 3, len(text))
    assert search.after(len(text)) is None
    assert len(Search(text, "hen").starts) == COUNTED + 1
