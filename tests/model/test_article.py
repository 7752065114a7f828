from __future__ import annotations

import hashlib
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from reader.model import Article, digest


def test_sha256_is_of_the_text_as_utf_8() -> None:
    article = Article(path=Path("a.txt"), name="a.txt", title="A", text="Ça va 🙂\n")
    assert article.sha256 == hashlib.sha256("Ça va 🙂\n".encode()).hexdigest()


def test_a_long_text_has_the_digest_that_it_has_in_one_piece() -> None:
    text = "Ça va 🙂 \ud83d" * 20_000
    whole = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    assert digest(text) == whole


def test_a_description_of_an_article_does_without_its_text() -> None:
    article = Article(path=Path("a.txt"), name="a.txt", title="A", text="The mill burned.")
    assert "mill" not in repr(article)
    assert article != Article(path=Path("a.txt"), name="a.txt", title="A", text="It did not.")


@given(st.text(st.characters(), max_size=20))
def test_any_text_has_a_digest_lone_surrogates_too(text: str) -> None:
    assert re_hex(digest(text))
    assert digest(text) == digest(str(text))
    assert digest(text) != digest(text + "x")


def re_hex(value: str) -> bool:
    return len(value) == 64 and set(value) <= set("0123456789abcdef")
