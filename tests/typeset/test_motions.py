"""Motions land where a person expects, never within a grapheme, and end."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model import Span
from reader.typeset.cells import cluster_start
from reader.typeset.motions import (
    MOTIONS,
    next_character,
    next_paragraph,
    next_sentence,
    next_word,
    paragraph_at,
    previous_character,
    previous_paragraph,
    previous_sentence,
    previous_word,
    sentence_at,
    word_at,
    word_end,
)

TEXT = (
    "The U.S. Secretary, Mr. Smith, said: “We don't pay 15,000.” He left.\n"
    "\n"
    "خبر می‌خواهم 👩‍👩‍👧‍👦 now! Was it? Yes.\nEnd"
)
FORTH = ["right", "word", "word_end", "sentence", "paragraph", "end"]
BACK = ["left", "word_back", "sentence_back", "paragraph_back", "top"]
texts = st.lists(
    st.sampled_from(
        [*"ab .!?…”'\n\t", "word", "U.S.", "👩‍👩‍👧", "🇩🇪", "e\u0301", "می‌خواهم", "北京。", "\x1b"]
    ),
    max_size=40,
).map("".join)


def trail(text: str, name: str, start: int = 0) -> list[str]:
    """The words before which a motion stops, on its way through the text."""
    stops = []
    offset = MOTIONS[name](text, start)
    while offset < len(text):
        stops.append(text[offset:].split()[0])
        offset = MOTIONS[name](text, offset)
    return stops


@settings(max_examples=150, deadline=None)
@given(texts, st.data())
def test_motions_move_on_and_never_split_a_cluster(text: str, data: st.DataObject) -> None:
    offset = cluster_start(text, data.draw(st.integers(0, len(text))))
    for name in FORTH:
        moved = MOTIONS[name](text, offset)
        assert moved == cluster_start(text, moved)
        assert moved > offset or moved == len(text)
    for name in BACK:
        moved = MOTIONS[name](text, offset)
        assert moved == cluster_start(text, moved)
        assert moved < offset or moved == 0


@settings(max_examples=150, deadline=None)
@given(texts, st.data())
def test_back_finds_every_stop_of_the_way_forth(text: str, data: st.DataObject) -> None:
    for forth, back in (
        (next_character, previous_character),
        (next_word, previous_word),
        (next_sentence, previous_sentence),
        (next_paragraph, previous_paragraph),
    ):
        offset = forth(text, cluster_start(text, data.draw(st.integers(0, len(text)))))
        following = forth(text, offset)
        if following < len(text):
            assert back(text, following) == offset


def test_words() -> None:
    assert trail(TEXT, "word")[:8] == [
        "U.S.",
        "Secretary,",
        "Mr.",
        "Smith,",
        "said:",
        "We",
        "don't",
        "pay",
    ]
    assert "می‌خواهم" in trail(TEXT, "word")
    assert word_at(TEXT, TEXT.index("15,000") + 3).text_in(TEXT) == "15,000"
    assert word_at(TEXT, TEXT.index("don't") + 4).text_in(TEXT) == "don't"
    assert word_at(TEXT, TEXT.index("👩")).text_in(TEXT) == "👩‍👩‍👧‍👦"
    assert word_end(TEXT, 0) == 2
    assert word_end(TEXT, 2) == TEXT.index("U.S.") + 2


def test_sentences_end_at_stops_and_newlines_but_not_at_abbreviations() -> None:
    assert trail(TEXT, "sentence") == ["He", "خبر", "Was", "Yes.", "End"]
    assert sentence_at(TEXT, TEXT.index("left")).text_in(TEXT) == "He left."
    assert sentence_at(TEXT, TEXT.index("it?")).text_in(TEXT) == "Was it?"
    assert sentence_at(TEXT, 0).start == 0
    assert trail("他说。我们走", "sentence") == ["我们走"]


def test_paragraphs_are_lines_of_the_source() -> None:
    assert trail(TEXT, "paragraph") == ["خبر", "End"]
    assert previous_paragraph(TEXT, len(TEXT)) == TEXT.index("End")
    assert paragraph_at(TEXT, 5) == Span(0, TEXT.index("\n"))
    assert paragraph_at(TEXT, len(TEXT)).text_in(TEXT) == "End"


@pytest.mark.parametrize("name", [*FORTH, *BACK])
@pytest.mark.parametrize(
    "unit", ["x", " ", "\n", ".", "a. ", "🇩🇪", "a" + "\u0301" * 40, "北", '."']
)
def test_no_text_makes_a_motion_slow(name: str, unit: str) -> None:
    """Quadratic time would be minutes here, and the suite would time out."""
    text = unit * (400_000 // len(unit))
    for offset in (0, len(text) // 2, len(text)):
        start = cluster_start(text, offset)
        moved = MOTIONS[name](text, start)
        assert moved > start if name in FORTH and start < len(text) else moved <= len(text)
