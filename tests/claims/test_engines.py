"""The contract that every engine keeps, whatever the text."""

from __future__ import annotations

import datetime as dt
import itertools
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.claims import DEFAULT, ENGINES, Engine, engine, engines, find_claims
from reader.errors import ReaderError
from reader.model import Claim, Kind, Span
from reader.model.records import claim_record

if TYPE_CHECKING:
    from collections.abc import Sequence

ARTICLE = """Harbour city drains its oldest dock

By Ines Marbo

The port of Larvik drained its oldest dock on 3 March 2024, the harbour office said.
“We found 14 wrecks,” said Tor Hagen, the harbour master. “Nobody expected that.”

Hagen told the Fjord Herald that the work would cost 2.5 million kroner, and critics
accused the council of hiding the bill, according to the Herald.

“The first one sank in 1911.

“The last one sank a year later,” he said.

Leave a reply
"""

PIECES = st.sampled_from(
    [
        "“", "”", '"', "'", "‘", "’", "''", "(", ")", "[", ",", ".", "?", "!", "…", ";", ":", "–",
        "—", "-", " ", "\n", "\n\n", "\t", "\u00a0", "\u2028", "\u202e", "\x00", "\ud800", "😀",
        "e\u0301", "said", "told", "according to", "who", "which", "while", "and", "but", "the",
        "Mr.", "U.S.", "Ada Holm", "he", "she", "president", "of", "in", "March", "3", "1,000.5",
        "2024", "15%", "$", "twenty-one", "million", "to", "has", "was", "saying", "adding",
        "reported", "By", "with", "put", "it", "at", "raised", "alarms", "over", "as", "per", "a",
        "١٢٣", "²", "Ⅷ", "année", "他说", "。",
    ]
)  # fmt: skip


def joined(pieces: Sequence[str]) -> str:
    return " ".join(pieces)


TEXTS = st.one_of(
    st.text(max_size=300),
    st.lists(PIECES, max_size=60).map(joined),
    st.lists(PIECES, max_size=60).map("".join),
)


def why_not(name: str) -> str:
    """Return why the engine cannot be used here; empty where it can."""
    try:
        engine(name)
    except ReaderError as error:
        return str(error)
    return ""


WITHOUT_SPACY = why_not("spacy")
NAMES = [
    *ENGINES,
    pytest.param("spacy", marks=pytest.mark.skipif(bool(WITHOUT_SPACY), reason=WITHOUT_SPACY)),
]


@pytest.fixture(params=NAMES)
def finder(request: pytest.FixtureRequest) -> Engine:
    return engine(str(request.param))


def check(text: str, claims: Sequence[Claim]) -> None:
    starts = [claim.span.start for claim in claims]
    assert starts == sorted(starts)
    assert len({claim.id for claim in claims}) == len(claims)
    whole = Span(0, len(text))
    for claim in claims:
        assert claim.span
        assert claim.span.text_in(text) == claim.text
        assert claim.text.strip() == claim.text
        assert 0 <= claim.score <= 1
        assert claim.kinds == tuple(kind for kind in Kind if kind in claim.kinds)
        inner = [quantity.span for quantity in claim.quantities]
        inner += [date.span for date in claim.dates]
        assert all(span and claim.span.contains(span) for span in inner)
        said = claim.attribution
        if said is not None:
            assert said.content_spans
            spans = [*said.content_spans]
            spans += [span for span in (said.source_span, said.cue_span) if span is not None]
            assert all(span and whole.contains(span) for span in spans)
            assert said.cue_span is None or said.cue_span.text_in(text) == said.cue


@pytest.mark.parametrize("name", NAMES)
@given(TEXTS)
@settings(max_examples=150, deadline=None)
def test_any_text_gives_exact_offsets(name: str, text: str) -> None:
    check(text, list(engine(name).find(text, date=dt.date(2024, 3, 5))))


def test_article_gives_exact_offsets(finder: Engine) -> None:
    claims = list(finder.find(ARTICLE))
    check(ARTICLE, claims)
    assert len(claims) >= 6


def test_score_is_the_sum_of_its_reasons(finder: Engine) -> None:
    for claim in finder.find(ARTICLE):
        total = sum(reason.weight for reason in claim.why)
        assert claim.score == pytest.approx(min(1.0, max(0.0, total)), abs=0.001)


def test_same_text_gives_same_claims(finder: Engine) -> None:
    assert list(finder.find(ARTICLE)) == list(finder.find(ARTICLE))


def test_identity_does_not_depend_on_what_stands_before(finder: Engine) -> None:
    moved = "A bridge was opened in 1950.\n\n" + ARTICLE
    before = {claim.text: claim.id for claim in finder.find(ARTICLE)}
    after = {claim.text: claim.id for claim in finder.find(moved)}
    kept = [text for text in before if text in after]
    assert len(kept) > len(before) / 2
    assert all(before[text] == after[text] for text in kept)


def test_same_words_twice_are_told_apart(finder: Engine) -> None:
    text = "The dam broke in 1950.\n\nThe dam broke in 1950."
    first, second = finder.find(text)
    assert first.id != second.id


def test_first_claims_come_before_the_text_is_read(finder: Engine) -> None:
    text = "The mill burned down in 1950. It was never rebuilt.\n\n" * 40_000
    first = list(itertools.islice(finder.find(text), 3))
    assert [claim.text for claim in first[:1]] == ["The mill burned down in 1950."]


@pytest.mark.parametrize(
    "piece",
    ["a,", ",", "7", '"', '"a" ', "“", "'", "''", "(", "said ", "X said, ", "1911 ", "and was ",
     "a\n", "“a\n", ". ", "Ada ", "5 ", "according to ", "it—", "who ", "-", "\u0301"],
)  # fmt: skip
def test_repeated_piece_is_read_in_reasonable_steps(finder: Engine, piece: str) -> None:
    """One long line of nothing but one piece; a quadratic step would not come to an end."""
    text = piece * (60_000 // len(piece))
    assert all(claim.span for claim in finder.find(text))


def test_records_can_be_written(finder: Engine) -> None:
    for claim in finder.find(ARTICLE):
        record = claim_record(claim, "a.txt")
        assert record["text"] == ARTICLE[record["start"] : record["end"]]


def test_engine_names_itself(finder: Engine) -> None:
    assert isinstance(finder, Engine)
    assert engine(finder.name) is finder
    assert finder.name in engines()
    assert finder.version


def test_every_reason_is_listed_with_its_weight(finder: Engine) -> None:
    listed = finder.reasons()
    assert len({reason.name for reason in listed}) == len(listed)
    met = {reason for claim in finder.find(ARTICLE) for reason in claim.why}
    assert met <= set(listed)
    assert len(met) < len(listed)


def test_two_texts_are_read_side_by_side(finder: Engine) -> None:
    other = "Ada Holm said the mill burned down in 1950. She called it a loss.\n\n" + ARTICLE
    alone = list(finder.find(ARTICLE)), list(finder.find(other))
    mixed = list(itertools.zip_longest(finder.find(ARTICLE), finder.find(other)))
    assert [claim for claim, _ in mixed if claim is not None] == alone[0]
    assert [claim for _, claim in mixed if claim is not None] == alone[1]


def test_threads_do_not_disturb_each_other(finder: Engine) -> None:
    texts = [
        f"Ada Holm {verb} 4 mills in 1950.\n\n{ARTICLE}" for verb in ("sold", "bought", "lost")
    ]
    alone = [list(finder.find(text)) for text in texts]
    with ThreadPoolExecutor(3) as pool:
        assert list(pool.map(lambda text: list(finder.find(text)), texts)) == alone


def test_default_engine_is_one_that_is_always_there() -> None:
    assert DEFAULT in ENGINES
    assert engine() is engine(None) is engine(DEFAULT)
    assert engine().name == DEFAULT


def test_find_claims_is_the_built_in_engine() -> None:
    assert find_claims(ARTICLE) == tuple(engine().find(ARTICLE))


def test_nothing_in_nothing(finder: Engine) -> None:
    assert list(finder.find("")) == []
    assert list(finder.find(" \n\n\t ")) == []


def test_reading_claims_imports_no_screen_and_no_store() -> None:
    code = (
        "import sys, reader.claims as c\n"
        "c.find_claims('The mill burned down in 1950.')\n"
        "print([m for m in ('textual', 'rich', 'tinydb', 'regex') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "[]"
