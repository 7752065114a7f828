from __future__ import annotations

import pytest

from reader.claims import engine
from reader.model import Kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The dam holds 300 boats.", Kind.QUANTITY),
        ("The dam broke in 1911.", Kind.DATE),
        ("“The dam broke at night,” Ada Holm said.", Kind.QUOTE),
        ("Ada Holm said the dam broke.", Kind.REPORTED),
        ("Critics accused the council of hiding the bill.", Kind.ALLEGATION),
        ("The dam will be rebuilt.", Kind.PREDICTION),
        ("The court ruled that the dam was unsafe.", Kind.LEGAL),
        ("The dam broke at night.", Kind.EVENT),
        ("The dam is old.", Kind.STATE),
    ],
)
def test_kind(text: str, kind: Kind) -> None:
    (claim,) = engine("rules").find(text)
    assert kind in claim.kinds


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The dam has a “dry gate” for small boats.", Kind.QUOTE),
        ("They could have been faster.", Kind.PREDICTION),
        ("The village houses legal residents.", Kind.LEGAL),
        ("The dam broke at night.", Kind.STATE),
        ("Ada Holm has ruled that out.", Kind.LEGAL),
        ("The miller said the alarm worked.", Kind.ALLEGATION),
    ],
)
def test_not_of_the_kind(text: str, kind: Kind) -> None:
    (claim,) = engine("rules").find(text)
    assert kind not in claim.kinds


def test_hedge_is_kept() -> None:
    (claim,) = engine("rules").find("The dam was reportedly built by hand.")
    assert claim.hedge == "reportedly"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The boats hold 65 to 70 people, the Gazette reported.", Kind.STATE),
        ("They have to share two sinks.", Kind.STATE),
        ("It is a dam built in another century.", Kind.STATE),
        ("The company has bought the dam.", Kind.EVENT),
        ("Ada Holm confirmed the news.", Kind.EVENT),
    ],
)
def test_what_is_told_decides_between_event_and_state(text: str, kind: Kind) -> None:
    (claim,) = engine("rules").find(text)
    assert kind in claim.kinds


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("It opened in May.", None),
        ("On 13 May a barn burned down.", None),
        ("It opened on 12 May 2026 after all.", None),
        ("The minister Ada May resigned.", None),
        ("The May election was lost.", None),
        ("May 13 was a warm day.", None),
        ("It may open.", "may"),
        ("This may be the last one.", "may"),
        ("May she rest in peace.", "may"),
    ],
)
def test_the_month_and_the_name_are_no_hedge(text: str, hedge: str | None) -> None:
    (claim,) = engine("rules").find(text)
    assert claim.hedge == hedge
    assert (Kind.PREDICTION in claim.kinds) is (hedge is not None)


def test_the_month_is_no_verb() -> None:
    (claim,) = engine("rules").find("On 13 May a barn burned down in the village.")
    assert Kind.EVENT in claim.kinds
