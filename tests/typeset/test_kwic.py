from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.typeset.kwic import cells, head, in_context, tail
from reader.typeset.safe import visible

TEXT = st.text(st.sampled_from("ab  é語\u0301\u200d\x1b\nx,"), max_size=60)


@given(TEXT, TEXT.filter(str.strip), TEXT, st.integers(1, 60), st.none() | st.integers(0, 40))
def test_a_hit_never_takes_more_cells_than_there_are(
    before: str, hit: str, after: str, room: int, column: int | None
) -> None:
    shown = in_context(before, hit, after, room, column)
    assert sum(map(cells, shown)) <= room
    assert "\x1b" not in "".join(shown)
    if column is not None and cells(shown.hit) + column <= room:
        assert cells(shown.before) == column


@given(TEXT, st.integers(0, 30))
def test_what_is_cut_is_the_beginning_or_the_end_with_a_mark(text: str, room: int) -> None:
    text = visible(text)
    first, last = head(text, room), tail(text, room)
    assert cells(first) <= max(room, 0)
    assert cells(last) <= max(room, 0)
    assert first in ("", text) or text.startswith(first.removesuffix("…"))
    assert last in ("", text) or text.endswith(last.removeprefix("…"))


def test_cuts_are_between_words_where_one_is_near() -> None:
    words = "the port authority closed the bridge"
    assert head(words, 22) == "the port authority…"
    assert tail(words, 15) == "…the bridge"
    assert head("Donaudampfschifffahrt", 10) == "Donaudamp…"
    assert tail("語" * 10, 8) == "…語語語"


def test_hits_stand_below_each_other() -> None:
    long = in_context("the port authority said that the old ", "bridge", " is closed", 40, 14)
    short = in_context("a ", "bridge", " of wood", 40, 14)
    assert long == ("…that the old ", "bridge", " is closed")
    assert short.before == "a ".rjust(14)
    assert in_context("", "bridge", " of wood", 40).before == ""


def test_a_hit_that_is_too_long_for_its_place_begins_further_left() -> None:
    shown = in_context("before ", "x" * 30, " after", 34, 14)
    assert cells(shown.before) == 4
    assert shown.hit == "x" * 30
    assert in_context("before ", "y" * 50, "", 20, 5) == ("", "y" * 19 + "…", "")
