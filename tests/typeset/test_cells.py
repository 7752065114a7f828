"""Widths and clusters: what a terminal makes of them, and what keeps text bounded."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from wcwidth import wcwidth

from reader.typeset.cells import (
    _PLAIN,
    _WIDE,
    CLUSTER_LIMIT,
    boundary,
    cluster_start,
    clusters,
    glyphs,
    is_plain,
    measure,
    width,
)
from reader.typeset.safe import visible

texts = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("ab \n\t\u0301\u200d\ufe0f👩🇩🇪北か\u3099क्षிม้"),
    ),
    max_size=30,
)


@pytest.mark.parametrize(
    ("cluster", "cells"),
    [
        ("a", 1),
        ("é", 1),
        ("e\u0301", 1),
        ("…", 1),
        ("—", 1),
        ("北", 2),
        ("が", 2),
        ("か\u3099", 2),
        ("👍", 2),
        ("👍🏽", 2),
        ("👩‍👩‍👧‍👦", 2),
        ("🇩🇪", 2),
        ("❤️", 2),
        ("1️⃣", 2),
        ("\u0301", 1),
        ("␛", 1),
    ],
)
def test_the_width_of_a_cluster(cluster: str, cells: int) -> None:
    assert width(cluster) == cells
    assert glyphs(cluster).columns == (0, cells)


@given(st.text())
def test_plain_text_takes_a_cell_a_code_point(text: str) -> None:
    if is_plain(text):
        assert visible(text) is text
        assert list(clusters(text)) == list(range(1, len(text) + 1))
        assert all(width(character) == 1 for character in text)


def test_quick_ways_agree_with_every_opinion() -> None:
    quick = re.compile(f"[{_PLAIN}{_WIDE}]")
    known = [
        character
        for character in map(chr, range(0x30000))
        if quick.match(character) and unicodedata.category(character) != "Cn"
    ]
    assert len(known) > 40_000
    for character in known:
        cells = measure(character)[1][-1]
        assert (wcwidth(character), cell_len(character)) == (cells, cells), hex(ord(character))
        assert is_plain(character) == (cells == 1)
    assert list(clusters("".join(known))) == list(range(1, len(known) + 1))


@given(texts)
def test_a_measure_is_what_is_drawn(text: str) -> None:
    safe = visible(text, keep="").replace("\t", " ")
    drawn = glyphs(safe)
    assert (drawn.offsets, drawn.columns) == tuple(map(tuple, measure(safe)))


@given(texts)
def test_glyphs_cover_the_text(text: str) -> None:
    safe = visible(text, keep="\t")
    drawn = glyphs(safe, 7)
    assert drawn.offsets[0] == 7
    assert drawn.offsets[-1] == 7 + len(safe)
    assert len(drawn.offsets) == len(drawn.columns) == len(drawn.shown) + 1
    assert list(drawn.columns) == sorted(set(drawn.columns))
    for start, column in zip(drawn.offsets[:-1], drawn.columns[:-1], strict=True):
        assert drawn.column(start) == column
        assert drawn.offset(column) == start
    assert drawn.text(7, 7 + len(safe)) == "".join(drawn.shown)


@given(texts, st.integers(-2, 40))
def test_boundaries_are_those_of_the_clusters(text: str, offset: int) -> None:
    ends = [0, *clusters(visible(text, keep="\n\t"))]
    assert boundary(text, offset) == next((end for end in ends if end >= offset), len(text))
    below = [end for end in ends if end <= max(0, offset)]
    assert cluster_start(text, offset) == max(below)


def test_a_pile_of_accents_is_cut_to_bounded_pieces_that_are_seen() -> None:
    drawn = glyphs("a" + "\u0301" * 1000)
    assert max(map(len, drawn.shown)) <= CLUSTER_LIMIT + 1
    assert all(unicodedata.combining(one[0]) == 0 for one in drawn.shown)
    assert drawn.columns[-1] == len(drawn.shown)
