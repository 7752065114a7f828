"""The engine with a spaCy pipeline; most of it only where one is installed."""

from __future__ import annotations

from importlib.util import find_spec
from threading import Lock

import pytest

from reader.claims import engine
from reader.claims.blocks import find_blocks
from reader.claims.passage import read_passage
from reader.claims.quotations import QuotationState
from reader.claims.spacy_engine.parses import Parses
from reader.claims.spacy_engine.pipelines import choose, load_pipeline
from reader.errors import ReaderError


def test_without_spacy_it_is_told_what_to_install() -> None:
    if find_spec("spacy") is not None:
        pytest.skip("spaCy is installed")
    with pytest.raises(ReaderError, match="not installed") as error:
        engine("spacy")
    assert "claim-reader[spacy]" in error.value.hint
    assert "spacy download" in error.value.hint


def test_the_quickest_pipeline_is_chosen_first() -> None:
    installed = ["de_core_news_sm", "en_own_thing", "en_core_web_lg", "en_core_web_md"]
    assert choose(installed) == "en_core_web_md"
    assert choose(installed[:2]) == "en_own_thing"
    assert choose(installed[:1]) is None


@pytest.fixture
def usable() -> None:
    try:
        engine("spacy")
    except ReaderError as error:
        pytest.skip(str(error))


def texts(text: str) -> list[str]:
    return [claim.text for claim in engine("spacy").find(text)]


def sources(text: str) -> list[str | None]:
    found = engine("spacy").find(text)
    return [claim.attribution.source for claim in found if claim.attribution]


@pytest.mark.usefixtures("usable")
@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "The mill burned down in 1950, and the owners sold the land to the town.",
            ["The mill burned down in 1950", "the owners sold the land to the town."],
        ),
        (
            "The harbour lost 40 ships while the rival port gained a hundred ferries.",
            ["The harbour lost 40 ships", "the rival port gained a hundred ferries."],
        ),
        (
            "The council sold the ferry, which had carried 300 people a day.",
            ["The council sold the ferry", "which had carried 300 people a day."],
        ),
        (
            "The council bought the ferry in May and the harbour sold it again in June.",
            [
                "The council bought the ferry in May",
                "the harbour sold it again in June.",
            ],
        ),
        (
            "The crew left the harbour in the morning and reached the island two days later.",
            [
                "The crew left the harbour in the morning",
                "reached the island two days later.",
            ],
        ),
        (
            "With 19 ferries in the harbour, the island is served every hour.",
            ["With 19 ferries in the harbour", "the island is served every hour."],
        ),
        (
            "The ferry sank near the island in May, with 300 people on board.",
            ["The ferry sank near the island in May", "with 300 people on board."],
        ),
        ("The bridge will close if the board finds no money.", None),
        ("The bridge opened in 1961.", None),
        ("“The mill burned down, and the owners sold the land,” said Ada Holm.", None),
    ],
)
def test_clauses_come_from_the_parse(text: str, wanted: list[str] | None) -> None:
    assert texts(text) == (wanted or [text])


@pytest.mark.usefixtures("usable")
def test_a_surname_is_resolved_to_the_name() -> None:
    text = "Mayor Ada Holm opened the bridge on Monday.\n\nHolm said it had cost 40 million kroner."
    assert sources(text) == ["Ada Holm"]


@pytest.mark.usefixtures("usable")
def test_an_organisation_is_nobody_whom_a_surname_means() -> None:
    text = (
        "The ferry was bought by Goldman Sachs, the bank, in March.\n\n"
        "Sachs said that it had cost 40 million kroner."
    )
    assert sources(text) == ["Sachs"]
    assert "Goldman Sachs" in {
        claim.attribution.source for claim in engine("rules").find(text) if claim.attribution
    }, "else this tells nothing"


@pytest.mark.usefixtures("usable")
def test_long_sentences_and_lone_surrogates_are_read() -> None:
    assert texts("The mill \ud800 burned\ndown in 1950.") == [
        "The mill \ud800 burned\ndown in 1950."
    ]
    assert texts("word " * 5000 + "ended in 1950.")


@pytest.mark.usefixtures("usable")
def test_what_has_been_split_is_forgotten() -> None:
    text = "The mill burned down. The owners left. The town bought the land."
    (block,) = find_blocks(text)
    passage = read_passage(text, block, QuotationState())
    first, second, third = (sentence.start for sentence in passage.sentences)
    parses = Parses(load_pipeline(), Lock())
    parses.read(passage)
    assert str(parses.take(first)) == "The mill burned down."
    assert str(parses.take(third)) == "The town bought the land."
    assert parses.at(first) is parses.at(second) is None
    assert parses.at(third) is not None


@pytest.mark.usefixtures("usable")
def test_a_pipeline_that_is_not_there_is_named() -> None:
    with pytest.raises(ReaderError, match="en_no_such_thing could not be loaded"):
        engine("spacy:en_no_such_thing")
