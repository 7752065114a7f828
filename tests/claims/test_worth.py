from __future__ import annotations

from reader.claims import engine
from reader.claims.worth import REASONS, score_of
from reader.model import Reason


def score(text: str) -> float:
    (claim,) = engine("rules").find(text)
    return claim.score


def test_figures_weigh_more_than_scenery() -> None:
    assert score("The flood killed 40 people in 1911.") > score("A gentle breeze moved the reeds.")


def test_named_speaker_weighs_more_than_none() -> None:
    assert score("Ada Holm said the dam was old.") > score("It was old and grey as ever.")


def test_every_reason_is_listed() -> None:
    text = "Ada Holm said 40 people died in 1911. We feel it was the largest flood."
    names = {reason.name for claim in engine("rules").find(text) for reason in claim.why}
    assert names <= set(REASONS)
    assert {"a statement", "number with a unit", "names a speaker"} <= names


def test_score_stays_between_nothing_and_one() -> None:
    assert score_of((Reason("a", 0.7), Reason("b", 0.9))) == 1
    assert score_of((Reason("a", -0.7),)) == 0


def reasons(text: str) -> set[str]:
    (claim,) = engine("rules").find(text)
    return {reason.name for reason in claim.why}


def test_a_day_is_no_name_and_a_bare_number_has_no_unit() -> None:
    assert "names somebody or something" not in reasons("The shop opened on Friday.")
    assert "names somebody or something" in reasons("The shop in Vik opened on Friday.")
    assert "large number" in reasons("Of them 37 were at home.")
    assert "number with a unit" in reasons("Some 37 boats sank.")
