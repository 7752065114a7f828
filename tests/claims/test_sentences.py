from __future__ import annotations

import pytest

from reader.claims.sentences import find_sentences


def split(text: str, language: str | None = None) -> list[str]:
    return [text[start:end] for start, end in find_sentences(text, 0, len(text), language)]


@pytest.mark.parametrize(
    "text",
    [
        "She met U.S. officials in the harbour.",
        "On Feb. 3 the dam broke.",
        "The wall is 2.1 metres high.",
        "Mr. Holm and Dr. Berg went home.",
        "It was quiet … too quiet for them.",
        "U.S. Senator Ada Holm came by train.",
    ],
)
def test_one_sentence(text: str) -> None:
    assert split(text) == [text]


def test_sentences_of_a_paragraph() -> None:
    assert split("The dam broke. Nobody was hurt! Was it old?") == [
        "The dam broke.",
        "Nobody was hurt!",
        "Was it old?",
    ]


def test_sentences_inside_a_quotation_are_told_apart() -> None:
    text = "“The dam was old. Nobody looked after it,” she said. “We warned them.”"
    assert split(text) == [
        "“The dam was old.",
        "Nobody looked after it,” she said.",
        "“We warned them.”",
    ]


def test_an_opening_mark_goes_with_what_it_opens() -> None:
    assert split("“It broke,” she said. “Nobody was hurt.”")[1] == "“Nobody was hurt.”"
    assert split("“It broke,” she said. “ Nobody was hurt.”")[0] == "“It broke,” she said."


def test_offsets_are_of_the_whole_text() -> None:
    text = "Title\n\n  The dam broke. It was old. "
    spans = find_sentences(text, 7, len(text))
    assert [text[start:end] for start, end in spans] == ["The dam broke.", "It was old."]


def test_lone_surrogate_shifts_nothing() -> None:
    text = "The dam \ud800 broke there. It was old."
    assert split(text) == ["The dam \ud800 broke there.", "It was old."]


def test_other_languages() -> None:
    assert len(split("水坝决堤了。没有人受伤。", "zh")) == 2
    assert len(split("Der Damm brach z. B. im Winter. Er war alt.", "de")) == 2
