from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.claims import engine

if TYPE_CHECKING:
    from reader.model import Attribution


def said(text: str) -> list[Attribution]:
    seen: dict[Attribution, None] = {}
    for claim in engine("rules").find(text):
        if claim.attribution is not None:
            seen[claim.attribution] = None
    return list(seen)


def parts(text: str) -> tuple[str | None, str | None, list[str]]:
    (one,) = said(text)
    return one.source, one.cue, [span.text_in(text) for span in one.content_spans]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("“The dam broke,” Ada Holm said.", "Ada Holm", "said", ["“The dam broke,”"]),
        ("“The dam broke,” said Ada Holm.", "Ada Holm", "said", ["“The dam broke,”"]),
        ("Ada Holm said the dam broke at night.", "Ada Holm", "said", ["the dam broke at night"]),
        (
            "Ada Holm told reporters that the dam broke.",
            "Ada Holm",
            "told",
            ["that the dam broke"],
        ),
        ("Ada Holm wrote: “The dam broke.”", "Ada Holm", "wrote", ["“The dam broke.”"]),
        (
            "The union’s statement: “The dam has to be closed.”",
            "The union’s",
            "statement",
            ["“The dam has to be closed.”"],
        ),
        (
            "Ada Holm was quoted as saying the dam was safe.",
            "Ada Holm",
            "quoted as saying",
            ["the dam was safe"],
        ),
        (
            "“The dam broke,” Ada Holm said. “Nobody came.”",
            "Ada Holm",
            "said",
            ["“The dam broke,”", "“Nobody came.”"],
        ),
        (
            "“The dam,” Ada Holm said, “was very old.”",
            "Ada Holm",
            "said",
            ["“The dam,”", "“was very old.”"],
        ),
        (
            "The dam broke at night, Ada Holm said on Friday.",
            "Ada Holm",
            "said",
            ["The dam broke at night"],
        ),
        (
            "According to Ada Holm, the dam broke at night.",
            "Ada Holm",
            "According to",
            ["the dam broke at night"],
        ),
        (
            "The dam broke at night, according to the police.",
            "the police",
            "according to",
            ["The dam broke at night"],
        ),
        (
            "Ada Holm, 41, a fisherman from Vik, said the dam broke.",
            "Ada Holm",
            "said",
            ["the dam broke"],
        ),
        ("''The dam broke,'' Mr. Holm said.", "Holm", "said", ["''The dam broke,''"]),
        (
            "Rescuers warned that the wall could fall.",
            "Rescuers",
            "warned",
            ["that the wall could fall"],
        ),
    ],
)
def test_source_cue_and_content(text: str, source: str, cue: str, content: list[str]) -> None:
    assert parts(text) == (source, cue, content)


def test_outlet_that_passes_it_on() -> None:
    (one,) = said("“The dam broke,” Ada Holm said, and warned that more rain would come.")[:1]
    assert one.source == "Ada Holm"
    (two,) = said("Ada Holm said the dam broke at night, reported NRK.")
    assert (two.source, two.via) == ("Ada Holm", "NRK")
    (three,) = said("The dam broke at night, reported NRK.")
    assert (three.source, three.via) == ("NRK", None)


def test_quotation_over_paragraphs_has_one_speaker() -> None:
    text = "“The dam was old,” said Ada Holm.\n\n“Nobody looked.\n\n“Nobody came.”"
    (one,) = said(text)
    assert len(one.content_spans) == 3
    assert {claim.attribution for claim in engine("rules").find(text)} == {one}


def test_participle_takes_the_speaker_along() -> None:
    text = "Ada Holm said the dam broke, adding that nobody was hurt."
    first, second = said(text)
    assert (first.source, second.source) == ("Ada Holm", "Ada Holm")
    assert second.cue == "adding"


def test_two_speakers_in_one_sentence() -> None:
    text = "The police said the dam held, but the residents said it broke."
    assert [one.source for one in said(text)] == ["The police", "the residents"]


def test_article_s_own_voice_has_no_speaker() -> None:
    assert said("The dam broke in 1911. It was rebuilt with two gates.") == []


def test_quoted_term_is_no_speech() -> None:
    assert said("The dam has a “dry gate” for boats.") == []


def test_a_speaker_in_the_middle_parts_what_is_said() -> None:
    text = "The dam, said Ada Holm, was unsafe."
    assert parts(text) == ("Ada Holm", "said", ["The dam", "was unsafe"])


def test_who_is_quoted_by_an_outlet_speaks_and_the_outlet_passes_it_on() -> None:
    (one,) = said("Beyond that, the Gazette reported, Ada Holm said the dam would be sold.")
    assert (one.source, one.cue, one.via) == ("Ada Holm", "said", "the Gazette")


def test_how_somebody_put_it_is_a_cue() -> None:
    text = "“We can rebuild the dam,” was how Ada Holm put it."
    assert parts(text) == ("Ada Holm", "put", ["“We can rebuild the dam,”"])


@pytest.mark.parametrize(
    "text",
    [
        "Ada Holm offered to buy the dam.",
        "Ada Holm ordered the dam rebuilt in 1911.",
        "It appears that nobody looked at the dam.",
    ],
)
def test_acts_and_appearances_are_the_article_s_own_words(text: str) -> None:
    assert said(text) == []


def test_a_second_verb_has_the_speaker_of_the_first() -> None:
    text = "Engineers have warned of cracks and have voiced concern over the bolts."
    assert [one.source for one in said(text)] == ["Engineers", "Engineers"]


@pytest.mark.parametrize(
    "text",
    [
        "'ACCORDING 0 ,0",
        "'00ED,OF",
        "The dam broke at night, as per ;",
        "ACCORDING and said have how of may ' , may,",
    ],
)
def test_words_that_lack_what_should_follow_them_are_read(text: str) -> None:
    assert all(claim.span.text_in(text) == claim.text for claim in engine("rules").find(text))


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        ("The loss was put at 3 million euros by the millers.", "the millers", "put"),
        ("The loss was estimated at 3 million euros by the bank.", "the bank", "estimated"),
        ("The bell did not ring that night, neighbours claim.", "neighbours", "claim"),
        ("The county puts the number of dead at five.", "The county", "puts"),
    ],
)
def test_who_reckons_speaks(text: str, source: str, cue: str) -> None:
    assert parts(text)[:2] == (source, cue)


@pytest.mark.parametrize(
    "text",
    [
        "The miller has not been informed of any charges.",
        "The idea suggests that the dam is unsafe.",
        "The loss was estimated at 3 million euros by the end of June.",
    ],
)
def test_who_is_informed_and_ideas_do_not_speak(text: str) -> None:
    assert said(text) == []
