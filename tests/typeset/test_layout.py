"""The rows of a text: they partition it, they fit, and places survive corrected estimates."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.typeset.cells import clusters
from reader.typeset.layout import LONG_LINE, Layout, Row
from reader.typeset.safe import visible

PIECES = [
    *"abc zÄß“”—-…., \t",
    " ",
    "  ",
    "\n",
    "\n\n",
    "word",
    "longer-than-a-row" * 3,
    "\u00a0",
    "\u2003",
    "北京市。",
    "「東京」",
    "сло́во",
    "می‌خواهم",
    "👩‍👩‍👧‍👦",
    "🇩🇪",
    "❤️",
    "1️⃣",
    "e\u0301\u0327",
    "\u0301",
    "क्षि",
    "กำ",
    "\x1b",
    "\u202e",
    "\udc80",
    "\u200d",
]
texts = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)
widths = st.integers(2, 30)


def rows(layout: Layout) -> list[Row]:
    """All rows, from the first to the last."""
    found = [layout.row(place := layout.place_of(0))]
    if not layout.text:
        return found
    place = layout.walk(place, -1)
    found = [layout.row(place)]
    while place != layout.end:
        place = layout.walk(place, 1)
        found.append(layout.row(place))
    return found


@settings(max_examples=200, deadline=None)
@given(texts, widths, st.sampled_from([16, 40, 10_000]))
def test_rows_partition_the_text_and_show_it(text: str, width: int, block: int) -> None:
    found = rows(Layout(text, width, block=block))
    assert found[0].start == 0
    assert found[-1].end == len(text)
    for one, following in itertools.pairwise(found):
        assert one.end == following.start
    for row in found:
        source = text[row.start : row.end].removesuffix("\n")
        assert len(row.text) == len(source)
        assert "\n" not in source


@settings(max_examples=200, deadline=None)
@given(texts, widths)
def test_no_row_is_too_wide_and_no_cluster_is_split(text: str, width: int) -> None:
    ends = set(clusters(visible(text, keep="\n\t"))) | {0}
    for row in rows(Layout(text, width)):
        assert row.start in ends
        drawn = row.glyphs()
        seen = [number for number, one in enumerate(drawn.shown) if not one.isspace()]
        if seen:
            assert drawn.columns[seen[-1] + 1] <= width


@settings(max_examples=200, deadline=None)
@given(texts, widths, st.sampled_from([16, 40, 10_000]), st.data())
def test_offsets_and_rows_are_inverse(
    text: str, width: int, block: int, data: st.DataObject
) -> None:
    layout = Layout(text, width, block=block)
    rows(layout)
    offset = data.draw(st.integers(0, len(text)))
    number = layout.row_of(offset)
    row = layout.row(layout.place(number))
    assert row.start <= offset
    assert offset < row.end or offset == len(text)
    assert layout.row_of(layout.offset_of(number)) == number
    assert layout.number(layout.place(number)) == number


@settings(max_examples=100, deadline=None)
@given(texts, widths, st.data())
def test_a_column_leads_back_to_its_offset(text: str, width: int, data: st.DataObject) -> None:
    layout = Layout(text, width)
    place = layout.place_of(data.draw(st.integers(0, len(text))))
    for start in layout.row(place).glyphs().offsets[:-1]:
        assert layout.offset_at(place, layout.column_of(start)) == start


@settings(max_examples=100, deadline=None)
@given(texts, widths, st.data())
def test_places_stay_when_estimates_are_corrected(
    text: str, width: int, data: st.DataObject
) -> None:
    layout = Layout(text, width, block=16)
    place = layout.place_of(data.draw(st.integers(0, len(text))))
    before = layout.row(place)
    steps = data.draw(st.integers(0, 50))
    assert layout.walk(layout.walk(place, 0), 0) == place
    rows(layout)
    assert layout.row(place) == before
    lower = layout.walk(place, steps)
    if lower != layout.end:
        assert layout.walk(lower, -steps) == place
    assert layout.number(layout.end) == layout.height - 1


def test_breaks_at_spaces_which_stay_on_their_row() -> None:
    found = rows(Layout("the quick brown fox", 10))
    assert [row.text for row in found] == ["the quick ", "brown fox"]


def test_breaks_a_word_that_is_wider_than_a_row() -> None:
    assert [row.text for row in rows(Layout("a" * 25, 10))] == ["a" * 10, "a" * 10, "a" * 5]


def test_keeps_no_break_spaces_and_breaks_after_a_dash() -> None:
    assert [row.text for row in rows(Layout("up to 12\u00a0km", 9))] == ["up to ", "12\u00a0km"]
    assert [row.text for row in rows(Layout("said—again", 7))] == ["said—", "again"]


def test_ideographs_break_anywhere_but_not_before_a_full_stop() -> None:
    assert [row.text for row in rows(Layout("北京市人民。政府", 10))] == ["北京市人", "民。政府"]
    assert [row.text for row in rows(Layout("北京「人民」政府", 6))] == [
        "北京",
        "「人",
        "民」政",
        "府",
    ]


def test_a_tab_reaches_the_next_stop_of_its_row() -> None:
    drawn = rows(Layout("ab\tc", 20))[0].glyphs()
    assert drawn.columns == (0, 1, 2, 4, 5)
    assert "".join(drawn.shown) == "ab  c"


def test_paragraphs_on_single_lines_are_set_apart_and_hard_wrapped_ones_are_not() -> None:
    long = "word " * 30 + "end."
    blank = [not row.text for row in rows(Layout(f"{long}\n{long}\nHeading\n{long}", 80))]
    assert blank == [False] * 2 + [True] + [False] * 2 + [True, False] + [False] * 2
    assert sum(blank) == sum(row.start == row.end for row in rows(Layout(f"{long}\n" * 3, 80)))
    wrapped = "a line that somebody broke by hand.\n" * 4
    assert max(map(len, wrapped.split("\n"))) < LONG_LINE
    assert len(rows(Layout(wrapped, 80))) == 4
    assert len(rows(Layout(f"{long}\n\n{long}", 80))) == 5
    assert len(rows(Layout(f"half of it\n{long}", 80))) == 3


def test_an_empty_text_has_one_row() -> None:
    assert rows(Layout("", 72)) == [Row(0, 0, "")]
    assert Layout("", 72).height == 1


@pytest.mark.parametrize(
    "text",
    [
        "x" * 1_000_000,
        " " * 1_000_000,
        "\n" * 1_000_000,
        "word " * 200_000,
        "北京市。" * 250_000,
        "a" + "\u0301" * 1_000_000,
        "🇩🇪" * 200_000,
        "👩‍" * 400_000,
    ],
    ids=["word", "spaces", "newlines", "line", "ideographs", "accents", "flags", "joined"],
)
def test_only_what_is_looked_at_is_laid_out(text: str) -> None:
    layout = Layout(text, 72)
    for place in (layout.place_of(len(text) // 2), layout.end, layout.place(layout.height // 3)):
        assert layout.row(place).start <= len(text)
    assert layout.row(layout.end).end == len(text)
    assert len(layout.laid_out) <= 8
