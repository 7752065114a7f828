"""The fitted tagger: what it finds, and that how it computes makes no difference."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.claims.tagger import Tagger
from reader.claims.tagger.explain import explain
from reader.claims.tagger.weights import FORMAT, built_in, parse_weights

ARTICLE = """Bridge to close for repairs

The bridge over the Orla will close on Monday, the city's engineer said.

"It was built in 1931 and it shows," Mira Tolan, who has led the office for ten years, told \
reporters. "Nobody will be surprised."

"We have waited too long," she added.

Forty workers will be needed, according to the union. Shopkeepers called the plan a disaster, \
arguing that it would cost them the summer. The river is low this year.
"""

PAGE = Tagger(numpy=False)

_TOKENS = (
    "said told he The Tolan that , . “ ” \" '' ' ’s : according to will close 1,000 U.S. ? - ‘"
)

_WORDS = st.lists(
    st.sampled_from([*_TOKENS.split(), "\n", "\n\n"]),
    max_size=120,
)


def test_finds_who_says_what_in_the_usual_orders() -> None:
    found = [
        (one.source, one.cue, [span.text_in(ARTICLE) for span in one.content_spans])
        for one in PAGE.find(ARTICLE)
    ]
    close = ["The bridge over the Orla will close on Monday"]
    assert ("the city's engineer", "said", close) in found
    assert ("the union", "according to", ["Forty workers will be needed"]) in found
    source, _, content = next(one for one in found if one[1] == "told")
    assert source == "Mira Tolan, who has led the office for ten years"
    assert len(content) == 2
    assert not any("river is low" in part for _, _, content in found for part in content)


@given(_WORDS.map(" ".join))
@settings(max_examples=80, deadline=None)
def test_numpy_makes_no_difference(text: str) -> None:
    pytest.importorskip("numpy")
    assert list(Tagger(numpy=True).find(text)) == list(PAGE.find(text))


@given(st.text(max_size=300))
@settings(max_examples=80, deadline=None)
def test_spans_lie_in_any_text(text: str) -> None:
    for one in PAGE.find(text):
        assert one.cue_span is not None
        for span in (one.cue_span, *one.content_spans):
            assert 0 <= span.start < span.end <= len(text)
        assert one.cue == one.cue_span.text_in(text)


def test_several_texts_are_read_as_each_alone() -> None:
    texts = [ARTICLE, "", "Nothing here.", ARTICLE[::-1], ARTICLE * 60]
    assert PAGE.find_all(texts) == [list(PAGE.find(text)) for text in texts]


def test_a_cue_is_explained_by_named_features() -> None:
    one = next(iter(PAGE.find(ARTICLE)))
    reasons = explain(ARTICLE, one)
    assert len(reasons) == 5
    assert reasons[0].weight > 0
    assert all(reason.name for reason in reasons)
    assert abs(reasons[0].weight) >= abs(reasons[-1].weight)


def test_the_table_is_small_and_a_damaged_one_is_refused() -> None:
    weights = built_in()
    assert len(weights.values) + 5 * len(weights.features) < 1_000_000
    with pytest.raises(ValueError, match="not a table"):
        parse_weights(b"something else")
    with pytest.raises(ValueError, match="cut off"):
        parse_weights(FORMAT + b'{"rows":1,"cells":2}\n')
