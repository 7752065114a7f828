from __future__ import annotations

import pytest

from reader.claims import engine


def claims(text: str) -> list[str]:
    return [claim.text for claim in engine("rules").find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The dam was built in 1911, but the old gates were replaced in 1950.",
            ["The dam was built in 1911", "the old gates were replaced in 1950."],
        ),
        (
            "The dam was built in 1911 and the gates have two locks.",
            ["The dam was built in 1911", "the gates have two locks."],
        ),
        (
            "The dam broke at night, which surprised the engineers.",
            ["The dam broke at night", "which surprised the engineers."],
        ),
        (
            "The dam lies near Vik, a village of 300 people in the north.",
            ["The dam lies near Vik", "a village of 300 people in the north."],
        ),
        (
            "The dam broke at night, flooding two villages below it.",
            ["The dam broke at night", "flooding two villages below it."],
        ),
        (
            "The dam broke at night, with two gates left open.",
            ["The dam broke at night", "with two gates left open."],
        ),
        (
            "The old dam, built by hand in 1911, was never repaired.",
            ["The old dam, built by hand in 1911", "was never repaired."],
        ),
        (
            "While the north stayed dry, the south was under water.",
            ["While the north stayed dry", "the south was under water."],
        ),
        (
            "“We saw it, and we ran, which was right,” Ada Holm said.",
            ["“We saw it, and we ran, which was right,” Ada Holm said."],
        ),
        (
            "Ada Holm, an engineer, said the dam was old.",
            ["Ada Holm, an engineer, said the dam was old."],
        ),
        ("They ate rice, beans, eggs and bread.", ["They ate rice, beans, eggs and bread."]),
        ("The dam (by hand, which is rare) held.", ["The dam (by hand, which is rare) held."]),
    ],
)  # fmt: skip
def test_clauses(text: str, expected: list[str]) -> None:
    assert claims(text) == expected


@pytest.mark.parametrize(
    "text", ["Who built the dam?", "Don’t swim here.", "We take a look inside the dam."]
)
def test_what_states_nothing(text: str) -> None:
    assert claims(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The dam, it seems, is older than the mill.",
        "The mill, she said, is older than the dam.",
    ],
)
def test_what_is_thrown_in_parts_nothing(text: str) -> None:
    assert claims(text) == [text]


@pytest.mark.parametrize(
    "dateline",
    [
        "HARBOUR, Jan. 4 (HNA) —",
        "HARBOUR TOWN, May 4 (Harbour News) -",
        "HARBOUR, May 4 (HNA) --",
        "Harbour Town, 4 May 2031 –",
        "Harbour Town (HNA) -",
        "HARBOUR —",
    ],
)
def test_a_date_line_of_an_agency_is_no_claim(dateline: str) -> None:
    (claim,) = engine("rules").find(f"{dateline} The dam broke at night.")
    assert claim.text == "The dam broke at night."
    assert (claim.dates, claim.hedge) == ((), None)


@pytest.mark.parametrize(
    "text",
    [
        "Ada Holm – the mayor – left.",
        "HNA-9 — the pump — broke.",
        "Vik (in the north) – and Os – lay dry.",
    ],
)
def test_a_name_before_a_dash_is_no_date_line(text: str) -> None:
    assert claims(text)[0].startswith(text.split()[0])


def test_a_sentence_that_lost_its_start_begins_where_it_can() -> None:
    text = "The dam is old.\nof the day, the heat would climb to 35 degrees."
    assert claims(text) == ["The dam is old.", "the heat would climb to 35 degrees."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "“The dam was old. It was never repaired,” she said.",
            ["The dam was old.", "It was never repaired,” she said."],
        ),
        (
            "The dam held — but the mill was lost in the flood.",
            ["The dam held", "the mill was lost in the flood."],
        ),
        (
            "Farmers, and smiths of whatever trade, may soon leave the valley.",
            ["Farmers, and smiths of whatever trade, may soon leave the valley."],
        ),
        (
            "The owners – and not the town – are in charge of it.",
            ["The owners – and not the town – are in charge of it."],
        ),
        (
            "The inspector stated that the dam and its gates were unsafe.",
            ["The inspector stated that the dam and its gates were unsafe."],
        ),
        (
            "She had left a while back when the dam was still whole.",
            ["She had left a while back when the dam was still whole."],
        ),
        ("They opened the gates:", ["They opened the gates"]),
    ],
)
def test_edges(text: str, expected: list[str]) -> None:
    assert claims(text) == expected


@pytest.mark.parametrize(
    "text", ["FULL TEXT.", "Another first.", "Harbour, Vik.", "The mayor said:", "Ada Holm wrote:"]
)
def test_what_has_no_verb_or_only_leads_over_is_no_claim(text: str) -> None:
    assert claims(f"The dam is old.\n\n{text}") == ["The dam is old."]


def test_a_single_word_is_no_claim() -> None:
    assert claims("Yes. The dam is old.") == ["The dam is old."]
