from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model import (
    Annotation,
    Attribution,
    Change,
    Claim,
    ClaimSummary,
    DateMention,
    Kind,
    Linked,
    Quantity,
    Reason,
    Span,
    Status,
    Tag,
    Target,
)
from reader.model.records import (
    annotation_from_record,
    annotation_record,
    change_from_record,
    change_record,
    claim_record,
    summary_of,
    tag_from_record,
    tag_record,
)

words = st.text(max_size=12)
spans = st.tuples(st.integers(0, 99), st.integers(0, 99)).map(lambda p: Span(min(p), max(p)))
attributions = st.builds(
    Attribution,
    source=st.none() | words,
    source_span=st.none() | spans,
    cue=st.none() | words,
    cue_span=st.none() | spans,
    content_spans=st.lists(spans, max_size=3).map(tuple),
    via=st.none() | words,
)
summaries = st.builds(
    ClaimSummary,
    kinds=st.lists(st.sampled_from(Kind), max_size=3).map(tuple),
    attribution=st.none() | attributions,
    score=st.floats(0, 1),
    story=st.none()
    | st.builds(
        Linked, cluster=words, label=words, articles=st.lists(words, max_size=3).map(tuple)
    ),
)
targets = st.builds(
    lambda span, exact, prefix, suffix, occurs, sha256: Target(
        span.start, span.end, exact, prefix, suffix, occurs, sha256
    ),
    spans,
    words,
    words,
    words,
    st.integers(1, 9),
    words,
)
kept = st.builds(
    Annotation,
    id=words,
    target=targets,
    annotator=words,
    created=words,
    modified=words,
    tags=st.lists(words, max_size=3).map(tuple),
    note=words,
    status=st.none() | st.sampled_from(Status),
    claim=st.none() | summaries,
)


def through_json(record: dict[str, Any]) -> dict[str, Any]:
    parsed: dict[str, Any] = json.loads(json.dumps(record))
    return parsed


@given(kept)
def test_an_annotation_comes_back_from_json_as_it_was(annotation: Annotation) -> None:
    assert annotation_from_record(through_json(annotation_record(annotation))) == annotation


@given(
    st.builds(
        Change,
        id=words,
        when=words,
        who=words,
        what=st.sampled_from(["add", "edit", "delete", "undo", "redo"]),
        before=st.none() | kept,
        after=st.none() | kept,
        group=words,
        of=st.none() | words,
    )
)
def test_a_change_comes_back_from_json_as_it_was(change: Change) -> None:
    assert change_from_record(through_json(change_record(change))) == change


@given(st.builds(Tag, name=words, description=words, colour=words, key=words))
def test_a_tag_comes_back_from_json_as_it_was(tag: Tag) -> None:
    assert tag_from_record(through_json(tag_record(tag))) == tag


def test_a_claim_is_printed_as_the_contract_says() -> None:
    text = "About 40 to 50 barges left on 3 May, Ada Ruiz said."
    claim = Claim(
        id="c1",
        span=Span(0, len(text)),
        text=text,
        kinds=(Kind.QUANTITY, Kind.REPORTED),
        score=0.7,
        attribution=Attribution("Ada Ruiz", Span(37, 45), "said", Span(46, 50), (Span(0, 35),)),
        quantities=(Quantity(40.0, "barges", "about", Span(0, 21), upper=50.0),),
        dates=(DateMention("2025-05-03", "day", Span(30, 35)),),
        why=(Reason("names a speaker", 0.2),),
    )
    assert claim_record(claim, "north/01.txt") == {
        "article": "north/01.txt",
        "id": "c1",
        "start": 0,
        "end": 51,
        "text": text,
        "kinds": ["quantity", "reported"],
        "score": 0.7,
        "attribution": {
            "source": "Ada Ruiz",
            "source_span": [37, 45],
            "cue": "said",
            "cue_span": [46, 50],
            "content_spans": [[0, 35]],
            "via": None,
        },
        "hedge": None,
        "quantities": [
            {"value": 40, "unit": "barges", "approx": "about", "span": [0, 21], "upper": 50}
        ],
        "dates": [{"value": "2025-05-03", "precision": "day", "span": [30, 35]}],
        "why": ["names a speaker"],
    }
    assert summary_of(claim) == ClaimSummary(claim.kinds, claim.attribution, 0.7)
    assert "article" not in claim_record(claim)


@pytest.mark.parametrize(
    "damage",
    [
        {"target": None},
        {"target": {"start": 5, "end": 2, "exact": "x"}},
        {"target": {"start": "0", "end": 2, "exact": "x"}},
        {"status": "perhaps"},
        {"tags": [1]},
        {"note": 3},
        {"id": None},
        {"claim": {"kinds": ["gossip"], "attribution": None, "score": 1}},
    ],
)
def test_what_is_no_annotation_is_refused(damage: dict[str, Any]) -> None:
    sound = {
        "id": "1",
        "target": {"start": 0, "end": 1, "exact": "x"},
        "annotator": "ana",
        "created": "",
        "modified": "",
    }
    assert annotation_from_record(sound).note == ""
    with pytest.raises(ValueError, match="not a"):
        annotation_from_record(sound | damage)


@pytest.mark.parametrize("record", [{}, {"name": 1}, {"name": "a", "key": 3}])
def test_what_is_no_tag_is_refused(record: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="not a tag"):
        tag_from_record(record)


@pytest.mark.parametrize("record", [{}, {"id": "1", "before": 3, "after": None}])
def test_what_is_no_change_is_refused(record: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="not a"):
        change_from_record(record)
