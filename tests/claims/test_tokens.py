from __future__ import annotations

from reader.claims.tokens import tokenize


def words(text: str) -> list[str]:
    return tokenize(text, 0, len(text)).words


def test_what_belongs_together() -> None:
    assert words("The U.S. paid $1,000.50 for a 2.1-metre wall.") == [
        "The", "U.S.", "paid", "$", "1,000.50", "for", "a", "2.1-metre", "wall", ".",
    ]  # fmt: skip


def test_apostrophes_and_titles() -> None:
    assert words("Mr. Holm didn’t see Ada's dam—then.") == [
        "Mr.", "Holm", "didn’t", "see", "Ada's", "dam", "—", "then", ".",
    ]  # fmt: skip


def test_offsets() -> None:
    text = "… Die Brücke, 他说"
    tokens = tokenize(text, 2, len(text))
    assert [text[a:b] for a, b in zip(tokens.starts, tokens.ends, strict=True)] == tokens.words
    assert tokens.lows[0] == "die"
