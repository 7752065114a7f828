from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.claims import engine
from reader.claims.markdown import see_through, widen

MARKED = st.text(st.sampled_from('ab .,\n#*_[]()`~<>!|-+1\\"“”^:/'), max_size=200)


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("**Ada** said *so*.", "  Ada   said  so ."),
        ("See **[the dam](https://a.b/c_d)** now.", "See    the dam" + " " * 21 + "now."),
        ("[a][1] [b](/x)\n[1]: http://a.b", " a      b     \n               "),
        ("## The dam broke. ##\n\nIt did.", "   The dam broke    \n\nIt did."),
        ("**a**\n```\n5 people\n```\nb", "  a  \n   \n        \n   \nb"),
        ("**a**\n- b\n1. c", "  a  \n\n b\n\n  c"),
        ("**a** 5*3 snake_case_word", "  a   5*3 snake_case_word"),
        ("**a** ![b](c) <em>d</em> `e`", "  a" + " " * 15 + "d" + " " * 7 + "e "),
    ],
)
def test_syntax_becomes_blanks(text: str, seen: str) -> None:
    assert see_through(text) == seen


@pytest.mark.parametrize(
    "text",
    ["A dam, 5 * 3 metres.", "The #dam tag.", "- one\n- two", "a_b and *one* slip", "f(x)[0]"],
)
def test_what_is_no_markdown_stays(text: str) -> None:
    assert see_through(text) == text


@given(MARKED)
def test_nothing_moves(text: str) -> None:
    seen = see_through(text)

    assert len(seen) == len(text)
    assert all(new in (old, " ", "\n") for old, new in zip(text, seen, strict=True))


@pytest.mark.parametrize("name", ["rules", "tagger"])
@settings(deadline=None)
@given(text=MARKED)
def test_claims_are_what_stands_in_the_text(name: str, text: str) -> None:
    for claim in engine(name).find("**The dam** broke. " + text + " **It** was old."):
        whole = "**The dam** broke. " + text + " **It** was old."
        assert claim.span.text_in(whole) == claim.text


@pytest.mark.parametrize("name", ["rules", "tagger"])
def test_speakers_have_no_marks(name: str) -> None:
    text = "“The *old* dam broke,” said [**Vera Berg**](http://a.b/c). **Holm** was not there.\n"
    first, second = engine(name).find(text)

    assert first.attribution is not None
    assert first.attribution.source == "Vera Berg"
    assert second.text == "**Holm** was not there."


def test_syntax_clings_to_its_words() -> None:
    text = "**Ada** and [b](c) d"
    assert widen(text, see_through(text), 2, 5) == (0, 7)
    assert widen(text, see_through(text), 13, 14) == (12, 18)


@pytest.mark.parametrize(
    "piece", ["**a", "[a](", "# ..", "![", "*a ", "`", "```\n", "](", "> ", "<a"]
)
def test_hostile_markdown_is_read_to_its_end(piece: str) -> None:
    text = "**a** " + piece * (100_000 // len(piece))
    assert len(see_through(text)) == len(text)
