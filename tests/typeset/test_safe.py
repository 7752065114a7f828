"""Nothing of a text reaches a terminal but visible characters, one for one."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.typeset.safe import MARKS, visible

NASTY = "".join(
    chr(code)
    for code in range(sys.maxunicode + 1)
    if unicodedata.category(chr(code)) in {"Cc", "Cs", "Zl", "Zp"}
)
BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
SILENT = "\u00ad\u180e\u200b\u2060\u2064\ufeff\ufff9\u3164\U000e0001\U000e0041\U000e007f"
NONCHARACTERS = "\ufdd0\ufdef\ufffe\uffff\U0001fffe\U0010ffff"

texts = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from(NASTY + BIDI + SILENT + NONCHARACTERS + "\u200c\u200d\ufe0e\ufe0f\n\t"),
    ),
    max_size=40,
)


@pytest.mark.parametrize("group", [NASTY, BIDI, SILENT, NONCHARACTERS])
def test_every_dangerous_character_is_replaced_by_a_mark(group: str) -> None:
    shown = visible(group)
    assert len(shown) == len(group)
    assert set(shown) <= MARKS


@pytest.mark.parametrize("group", [NASTY, BIDI, SILENT, NONCHARACTERS])
def test_also_amid_words_of_any_script(group: str) -> None:
    for word in ("word", "слово", "字", "کلمه", "👍"):
        for character in group:
            shown = visible(word + character + word)
            assert shown[: len(word)] == word
            assert shown[len(word)] in MARKS
            assert shown[len(word) + 1 :] == word


@given(texts, st.sampled_from(["", "\n", "\t", "\n\t"]))
def test_one_for_one_and_nothing_left(text: str, keep: str) -> None:
    shown = visible(text, keep)
    assert len(shown) == len(text)
    for before, after in zip(text, shown, strict=True):
        assert after == before or after in MARKS
        if before in keep:
            assert after == before
    assert not set(shown) & (set(NASTY + BIDI + SILENT + NONCHARACTERS) - set(keep))
    assert visible(shown, keep) == shown


def test_controls_have_pictures_of_their_own() -> None:
    assert visible("\x1b[31m\x07\x7f") == "␛[31m␇␡"
    assert visible("a\tb\nc") == "a␉b␊c"
    assert visible("a\tb\nc", keep="\t\n") == "a\tb\nc"


def test_a_clean_text_is_returned_as_it_is() -> None:
    for text in ("", "plain", "“Łódź”, 5 € — naïve…", "北京", "Путь", "שלום", "سلام"):
        assert visible(text) is text


@pytest.mark.parametrize(
    "text",
    [
        "👩‍👩‍👧‍👦",
        "❤️‍🔥",
        "👍🏽",
        "1️⃣",
        "☎︎",
        "می‌خواهم",
        "क्‍ष",
        "ශ්‍රී",
        "葛\U000e0100城",
        "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
    ],
)
def test_what_a_script_or_an_emoji_needs_stays(text: str) -> None:
    assert visible(f"so: {text}.") == f"so: {text}."


@pytest.mark.parametrize(
    "text",
    [
        "pass\u200dword",
        "pay\u200cpal",
        "\u200d",
        "a\ufe0f",
        " \ufe0f",
        "👍\ufe0f\ufe0f",
        "a\U000e0100",
        "🏴\U000e0068\U000e0069\U000e007f",
    ],
)
def test_the_same_characters_elsewhere_do_not_hide(text: str) -> None:
    assert set(visible(text)) & MARKS
