from __future__ import annotations

import pytest

from reader.claims import engine


def sources(text: str) -> list[str | None]:
    return [claim.attribution.source for claim in engine("rules").find(text) if claim.attribution]


@pytest.mark.parametrize(
    ("then", "name"),
    [
        ("He said the dam broke.", "Tor Hagen"),
        ("Hagen said the dam broke.", "Tor Hagen"),
        ("The minister said the dam broke.", "Tor Hagen"),
        ("The Norwegian minister said the dam broke.", "Tor Hagen"),
        ("The mayor said the dam broke.", "The mayor"),
        ("Officials said the dam broke.", "Officials"),
    ],
)
def test_mention_after_the_name(then: str, name: str) -> None:
    text = f"Norwegian Minister Tor Hagen said the rain was heavy.\n\n{then}"
    assert sources(text) == ["Tor Hagen", name]


def test_pronouns_keep_to_one_gender() -> None:
    text = (
        "Mr. Tor Hagen said the rain was heavy. Mrs. Ada Holm said the dam was old."
        " He said it broke."
    )
    assert sources(text)[-1] != "Ada Holm"


def test_two_presidents_are_told_apart_by_their_countries() -> None:
    text = (
        "Chilean President Eva Soto met Peruvian President Luis Vega.\n\n"
        "The Peruvian president said the road would open."
    )
    assert sources(text) == ["Luis Vega"]


def test_organisation_and_its_pronoun() -> None:
    text = "River Watch warned that the dam was old. It said that nobody looked."
    assert sources(text) == ["River Watch", "River Watch"]


def test_report_stands_for_who_wrote_it() -> None:
    assert sources("According to River Watch’s report, the dam was old.") == ["River Watch"]


def test_unnamed_speaker_stays_as_called() -> None:
    text = "A fisherman nicknamed “Duck” told reporters he saw the wave.\n\n“I ran,” he said."
    assert all(source and "Duck" in source for source in sources(text))


def test_he_is_nobody_whom_he_calls_by_name() -> None:
    text = (
        "Minister Tor Hagen said the rain was heavy. President Luis Vega said the dam held."
        " “Vega was wrong,” he said."
    )
    assert sources(text)[-1] == "Tor Hagen"


def test_a_pronoun_of_the_other_sex_is_left_as_it_stands() -> None:
    text = "Mayor Donald Hagen opened the dam.\n\n“It is safe,” she said."
    assert sources(text) == ["she"]


def test_a_pronoun_may_mean_whom_the_text_has_only_named() -> None:
    text = "Margaret Hagen visited the dam.\n\n“It is safe,” she said."
    assert sources(text) == ["Margaret Hagen"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Harbour Post reported that the dam broke.", "The Harbour Post"),
        ("The email said that the dam broke.", "The email"),
        ("A post from Ada Holm said that the dam broke.", "Ada Holm"),
        ("In December 2023 it accused the council of lying.", "it"),
    ],
)
def test_a_mention_loses_only_what_describes_it(text: str, name: str) -> None:
    assert sources(text) == [name]


def test_a_sentence_about_somebody_comes_before_who_spoke_earlier() -> None:
    text = """Belmiro Garza, the director, told the agency that the jail was full.

Marco Silva, the envoy, arrived on Monday.

Silva, whose first trip takes in several countries, met the leader of the port. “It was an act
of extraordinary friendship,” he told the press.
"""
    said = [claim.attribution for claim in engine("rules").find(text) if claim.attribution]
    assert [each.source for each in said] == ["Belmiro Garza", "Marco Silva"]
