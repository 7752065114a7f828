"""What the tagger and the rules find, put together."""

from __future__ import annotations

import pytest

from reader.claims.agreement import agree_on_content
from reader.claims.fitted import TaggerEngine
from reader.claims.passage import Speech
from reader.claims.unite import is_said, unite

ENGINE = TaggerEngine()


def spans(text: str, *parts: str) -> list[tuple[int, int]]:
    return [(text.index(part), text.index(part) + len(part)) for part in parts]


def speech(text: str, source: str, cue: str, *contents: str) -> Speech:
    return Speech(
        spans(text, *contents), spans(text, cue)[0], spans(text, source)[0] if source else None
    )


def contents_of(text: str, one: Speech) -> list[str]:
    return [text[start:end] for start, end in one.contents]


def test_content_ends_where_the_rules_say_if_that_is_later() -> None:
    text = "The mayor said the bridge was old in parts of the town."
    tagged = speech(text, "The mayor", "said", "the bridge was old")
    ruled = speech(text, "The mayor", "said", "the bridge was old in parts of the town")
    agree_on_content(text, [tagged], [ruled])
    assert contents_of(text, tagged) == ["the bridge was old in parts of the town"]


@pytest.mark.parametrize("away", [", but nobody came", "; nobody came", ", a town of its own"])
def test_content_does_not_go_on_over_a_contrast_or_apposition(away: str) -> None:
    text = f"The mayor said the bridge was old{away}."
    tagged = speech(text, "The mayor", "said", "the bridge was old")
    ruled = speech(text, "The mayor", "said", f"the bridge was old{away}")
    agree_on_content(text, [tagged], [ruled])
    assert contents_of(text, tagged) == ["the bridge was old"]


def test_content_does_not_go_on_into_what_another_says() -> None:
    text = "The mayor said the bridge was old as the union claimed it fell."
    mayor = speech(text, "The mayor", "said", "the bridge was old")
    union = speech(text, "the union", "claimed", "it fell")
    ruled = speech(text, "The mayor", "said", "the bridge was old as the union claimed it fell")
    agree_on_content(text, [mayor, union], [ruled])
    assert contents_of(text, mayor) == ["the bridge was old"]


def test_what_only_the_rules_find_is_added_if_a_speaker_is_named() -> None:
    text = "The mayor said it fell, making an impassioned case that it stood."
    tagged = speech(text, "The mayor", "said", "it fell")
    other = speech(text, "making an", "impassioned", "that it stood")
    assert unite(text, [tagged], [other]) == [tagged]
    assert unite(text, [], [tagged]) == [tagged]


def test_an_outlet_passes_on_what_opens_the_sentence_only() -> None:
    text = "The mayor told us that it fell, according to the Herald."
    inner = speech(text, "The mayor", "told", "that it fell")
    inner.relay = spans(text, "the Herald")[0]
    outer = speech(text, "the Herald", "according to", "The mayor told us that it fell")
    assert unite(text, [outer], [inner]) == [inner]
    text = "Support is wide among voters who think that it fell, according to the Herald."
    inner = speech(text, "voters", "think", "that it fell")
    inner.relay = spans(text, "the Herald")[0]
    said = "Support is wide among voters who think that it fell"
    outer = speech(text, "the Herald", "according to", said)
    assert unite(text, [outer], [inner]) == [outer]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "holds"),
    [
        ("He declared a state of war.", "He", "declared", "a state of war", False),
        ("He declared that war was over.", "He", "declared", "that war was over", True),
        ("Ada Holm saw it.", "Ada Holm", "saw", "it", False),
        ("It is said to be old.", "", "is said", "to be old", True),
        ("Ada is said to be old.", "Ada", "is said", "to be old", False),
        ("Holm: it is old.", "Holm", ":", "it is old", True),
    ],
)
def test_acts_and_names_are_nothing_said(
    text: str, source: str, cue: str, content: str, *, holds: bool
) -> None:
    assert is_said(text, speech(text, source, cue, content)) is holds


def whose(text: str) -> list[tuple[str, str | None]]:
    return [
        (claim.text, claim.attribution.source)
        for claim in ENGINE.find(text)
        if claim.attribution is not None
    ]


def test_relative_pronouns_stand_for_somebody() -> None:
    text = "Tom Grant, who said the bridge was old, left the council on Monday."
    (claim,) = ENGINE.find(text)
    assert claim.attribution is not None
    assert claim.attribution.source == "Tom Grant"
    assert [span.text_in(text) for span in claim.attribution.content_spans] == [
        "the bridge was old"
    ]


def test_who_was_told_is_not_what_was_told() -> None:
    text = "The official was told by the mayor that the bridge is old."
    (claim,) = ENGINE.find(text)
    assert claim.attribution is not None
    assert claim.attribution.source == "the mayor"
    assert [span.text_in(text) for span in claim.attribution.content_spans] == [
        "that the bridge is old"
    ]


def test_he_is_with_whom_the_sentence_before_began() -> None:
    text = (
        "The bridge is old, Tom Grant said. Engineer Lars Holm walked over it on Monday. He said "
        "it was safe."
    )
    assert whose(text)[-1] == ("He said it was safe.", "Lars Holm")
