"""Several people in one sentence, questions, turns: whose each claim is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.claims import engine
from reader.claims.blocks import find_blocks
from reader.claims.turns import find_turns

ENGINES = ("rules", "tagger")


def said(text: str, name: str = "tagger") -> list[tuple[str, str | None]]:
    """Return text and source of each claim; no source for the article's own voice."""
    return [
        (claim.text, claim.attribution.source if claim.attribution is not None else None)
        for claim in engine(name).find(text)
    ]


def scores(text: str) -> list[float]:
    return [claim.score for claim in engine("tagger").find(text)]


@pytest.mark.parametrize("name", ENGINES)
@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "The mayor denied the report, and the union said the bridge was closed.",
            [
                ("The mayor denied the report", "The mayor"),
                ("the union said the bridge was closed.", "the union"),
            ],
        ),
        (
            "Ada Holm rejected the plan and warned that the bridge would fall.",
            [
                ("Ada Holm rejected the plan", "Ada Holm"),
                ("warned that the bridge would fall.", "Ada Holm"),
            ],
        ),
        (
            "The mayor closed the bridge on Monday and said it was old.",
            [
                ("The mayor closed the bridge on Monday", None),
                ("said it was old.", "The mayor"),
            ],
        ),
    ],
)
def test_each_voice_has_a_claim_of_its_own(
    name: str, text: str, claims: list[tuple[str, str | None]]
) -> None:
    assert said(text, name) == claims


@pytest.mark.parametrize("name", ENGINES)
def test_one_voice_is_not_parted_for_its_cue(name: str) -> None:
    text = "Ada Holm, who has led the office for ten years, told reporters the bridge was old."
    assert said(text, name) == [(text, "Ada Holm")]


def test_what_is_asked_and_who_asks_it_is_one_claim_of_little_worth() -> None:
    text = "“Who will pay for the bridge?” Ada Holm asked."
    assert said(text) == [(text, "Ada Holm")]
    told = "“The town will pay for the bridge,” Ada Holm said."
    assert scores(text)[0] < scores(told)[0]
    assert said("Who will pay for the bridge?") == []
    assert said("“Who will pay for the bridge?” Ada Holm left the town in 1950.") == [
        ("Ada Holm left the town in 1950.", None)
    ]


def test_headlines_have_claims_only_where_somebody_says_it() -> None:
    body = (
        "The bridge over the Orla was built in 1931, and forty workers will be needed to repair "
        "it before the winter comes."
    )
    own = said(f"Bridge over the Orla will close\n\n{body}")
    whose = list(engine("tagger").find(f"Mira Tolan says bridge will close\n\n{body}"))
    assert whose[0].text == "Mira Tolan says bridge will close"
    assert whose[0].attribution is not None
    assert whose[0].attribution.source == "Mira Tolan"
    assert whose[0].score < min(claim.score for claim in whose[1:])
    assert len(whose) == len(own) + 1


INTERVIEW = """HOLM: Was the bridge closed?

TOLAN: I think it was closed for a day. It was built in 1931.

Nobody was hurt.

HOLM: The council said it was built in 1940.

TOLAN: That is wrong, the council burned down that year.
"""


def test_who_has_the_word_in_a_transcript_says_it() -> None:
    found = dict(said(INTERVIEW))
    assert found["It was built in 1931."] == "TOLAN"
    assert found["Nobody was hurt."] == "TOLAN"
    assert found["HOLM: The council said it was built in 1940."] == "The council"
    assert next(text for text in found if text.startswith("TOLAN: That is wrong"))


def test_who_has_the_word_gets_the_name_the_article_gives() -> None:
    text = "Mira Tolan, an engineer, talked to the Herald this week.\n\n" + INTERVIEW
    assert dict(said(text))["It was built in 1931."] == "Mira Tolan"


def test_labels_of_a_table_and_single_colons_are_no_turns() -> None:
    table = "North: 400.\n\nSouth: 200.\n\nNorth: 300.\n\nSouth: 100.\n"
    assert {source for _, source in said(table)} <= {None}
    for text in (table, "Note: The bridge was built in 1931.\n\nNote: It is old.\n"):
        turns = find_turns(text)
        assert all(turns.at(block, []) == [] for block in find_blocks(text))


@given(st.lists(st.sampled_from(["A: ", "Q: ", "TOLAN: ", "x ", "“a b” ", "\n", "\n\n"])))
def test_turns_lie_in_their_paragraphs(words: list[str]) -> None:
    text = "".join(words)
    turns = find_turns(text)
    for block in find_blocks(text):
        for speech in turns.at(block, []):
            for start, end in speech.contents:
                assert block.start <= start < end <= block.end
