from __future__ import annotations

import codecs
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.errors import ReaderError
from reader.library.decoding import decode

FRENCH = "Le maire a dit hier que « la caisse est pleine » et qu’il n’y aurait pas d’impôt."


def refusal(data: bytes) -> ReaderError:
    with pytest.raises(ReaderError) as caught:
        decode(data, "in/a.txt")
    assert caught.value.message.startswith("in/a.txt: ")
    assert caught.value.hint
    return caught.value


@given(st.text(st.characters(min_codepoint=32, exclude_categories=["Cs"])), st.booleans())
@settings(max_examples=200)
def test_utf8_comes_back_byte_for_byte(text: str, marked: bool) -> None:
    if not marked and text.startswith("\ufeff"):
        text = text[1:]
    data = text.encode("utf-8")
    if data.startswith((b"%PDF-", b"PK\x03\x04", b"{\\rtf", b"GIF8", b"\x1f\x8b")):
        return
    decoded = decode(codecs.BOM_UTF8 + data if marked else data, "a.txt")
    assert decoded.text == text
    assert (decoded.encoding, decoded.guessed) == ("utf-8", False)


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
@settings(max_examples=100)
def test_marked_utf16_and_utf32_come_back(text: str) -> None:
    for encoding, mark, name in (
        ("utf-16-le", codecs.BOM_UTF16_LE, "utf-16"),
        ("utf-16-be", codecs.BOM_UTF16_BE, "utf-16"),
        ("utf-32-le", codecs.BOM_UTF32_LE, "utf-32"),
        ("utf-32-be", codecs.BOM_UTF32_BE, "utf-32"),
    ):
        if encoding == "utf-16-le" and text.startswith("\0"):
            continue  # these bytes are those of a marked UTF-32
        decoded = decode(mark + text.encode(encoding), "a.txt")
        assert (decoded.text, decoded.encoding, decoded.guessed) == (text, name, False)


@given(st.binary(max_size=400))
@settings(max_examples=200)
def test_any_bytes_are_text_or_are_refused_by_name(data: bytes) -> None:
    try:
        text = decode(data, "in/a.txt").text
    except ReaderError:
        refusal(data)
    else:
        text.encode("utf-8")  # no lone surrogates: it can be kept and shown


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (FRENCH, "cp1252"),
        ("Café à Orléans", "cp1252"),
        ("She said “no” — and that was it. It cost €5.", "cp1252"),
        ("Burmistrz powiedział wczoraj, że kasa jest pełna i że nie będzie już żadnych", "cp1250"),
        ("Мэр сказал вчера, что касса полна и новых налогов не будет.", "cp1251"),
        ("Мэр сказал вчера, что касса полна и новых налогов не будет.", "koi8_r"),
        ("Ο δήμαρχος είπε χθες ότι το ταμείο είναι γεμάτο.", "cp1253"),
        ("市长昨天表示库房已经满了，没有更多的空间了。", "gb18030"),
    ],
)
def test_other_encodings_are_detected_and_said_to_be(text: str, encoding: str) -> None:
    decoded = decode(text.encode(encoding), "a.txt")
    assert (decoded.text, decoded.encoding, decoded.guessed) == (text, encoding, True)


def test_an_accent_far_down_a_long_text_is_seen() -> None:
    plain = "Nothing to see in this line of plain words.\n" * 5_000
    for words, encoding in (("la prisión", "cp1252"), ("Мэр сказал вчера, что касса", "cp1251")):
        text = plain + words
        decoded = decode(text.encode(encoding), "a.txt")
        assert (decoded.text, decoded.encoding, decoded.guessed) == (text, encoding, True)


@pytest.mark.parametrize("damage", [b"\x93", b"\xe2\x80", b"\xff\xff"])
def test_a_few_damaged_bytes_leave_the_rest_as_it_is(damage: bytes) -> None:
    text = FRENCH * 3
    for data in (text.encode() + damage, damage + text.encode()):
        decoded = decode(data, "a.txt")
        assert decoded.guessed
        assert decoded.encoding == "utf-8"
        assert decoded.text.replace("\ufffd", "") == text


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7\nplain words", "a PDF"),
        (b"PK\x03\x04 words", "a zip archive"),
        (b"{\\rtf1 words}", "a rich-text document"),
        (b"\x1f\x8b\x08 words", "a compressed file"),
        (b"\x89PNG\r\n\x1a\n words", "a picture"),
        (b"\x7fELF words", "a program"),
        (b"plain\0words\0with\0zeros", "binary"),
        (bytes(4096), "binary"),
        (random.Random(1).randbytes(4096), "binary"),
        ("Wide words without a mark".encode("utf-16-le"), "binary"),
        (codecs.BOM_UTF16_LE + b"odd", "damaged: begins as UTF-16"),
        (codecs.BOM_UTF16_BE + b"\xd8\x00\x00A", "damaged: begins as UTF-16"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, what: str) -> None:
    assert what in refusal(data).message


def test_a_stray_control_is_still_text() -> None:
    text = "A line with \x1b[31mcolour\x1b[0m, a bell \x07 and a zero \0 among its words.\f\n"
    assert decode(text.encode(), "a.txt").text == text
