"""What is found in an index stands just there in the text, in any script."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.index.query import Word
from reader.index.words import CLOSE, OPEN, TOKENIZER, expression, indexed, is_kept, places, signs


def found(text: str, *words: Word) -> list[str]:
    database = sqlite3.connect(":memory:")
    database.execute(f'CREATE VIRTUAL TABLE words USING fts5(text, tokenize = "{TOKENIZER}")')
    database.execute("INSERT INTO words VALUES (?)", [indexed(text)])
    query = "SELECT highlight(words, 0, ?, ?) FROM words WHERE words MATCH ?"
    row = database.execute(query, [OPEN, CLOSE, expression(words)]).fetchone()
    database.close()
    if row is None:
        return []
    plain, spans = places(row[0])
    assert plain == text
    return [span.text_in(text) for span in spans]


@pytest.mark.parametrize(
    ("text", "word", "hits"),
    [
        ("The Pier, the PIER; piers.", Word("pier"), ["Pier", "PIER"]),
        ("The pier and piers.", Word("pie", prefix=True), ["pier", "piers"]),
        ("Cafe\u0301 and café, CAFE", Word("cafe"), ["Cafe\u0301", "café", "CAFE"]),
        ("old pier, an old\npier", Word("old pier"), ["old pier", "old\npier"]),
        ("2,300 or 2300, 2.300; not 2,3000", Word("2300"), ["2,300", "2300", "2.300"]),
        ("2,300 or 2300", Word("2,300"), ["2,300", "2300"]),
        ("橋は五月に閉まる。", Word("五月"), ["五月"]),
        ("Tokyo東京tower", Word("東京"), ["東京"]),
        ("สะพานเก่าจะปิด", Word("เก่า"), ["เก่า"]),
        ("पुराना पुल बंद होगा", Word("पुल"), ["पुल"]),
        ("पुराना पुल बंद होगा", Word("पल"), []),
        ("старый мост", Word("МОСТ"), ["мост"]),
        ("الجسر القديم", Word("القديم"), ["القديم"]),
        ('say "x" y', Word('say "x"'), ['say "x']),
    ],
)
def test_places_in_many_scripts(text: str, word: Word, hits: list[str]) -> None:
    assert found(text, word) == hits


def test_a_sign_is_no_word_and_is_found_all_the_same() -> None:
    assert not Word("%").is_indexed
    assert not Word("🚢").is_indexed
    assert Word("9%").is_indexed
    assert [span.start for span in signs(Word("%"), "5% or 6%")] == [1, 7]


def test_what_cannot_be_indexed_is_known() -> None:
    assert is_kept("plain\n\tand 橋")
    assert not is_kept("a\x01b")
    assert not is_kept("a\ud800b")


@given(st.text(max_size=60))
def test_the_way_back_leads_to_the_text(text: str) -> None:
    plain, spans = places(indexed(text))
    assert not spans
    assert len(plain) == len(text)
    assert plain == text or not is_kept(text)


@given(st.text(max_size=20), st.text(alphabet="ab橋€ \n", max_size=10))
def test_a_word_of_a_text_is_found_where_it_stands(before: str, after: str) -> None:
    text = f"{before} pier {after}"
    if is_kept(text):
        assert "pier" in found(text, Word("pier"))
