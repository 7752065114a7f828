"""The fitted tagger: what it finds, and that how it computes makes no difference."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.claims import Explaining
from reader.claims.fitted import TaggerEngine
from reader.claims.tagger import Tagger
from reader.claims.tagger.explain import explain
from reader.claims.tagger.labels import STATES
from reader.claims.tagger.states import GOING_ON
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
ENGINE = TaggerEngine()

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


@given(st.lists(st.integers(1, 9), min_size=1, max_size=6), st.integers(0, 1 << 32))
@settings(max_examples=40, deadline=None)
def test_walking_from_both_ends_finds_the_highest_sum(sizes: list[int], seed: int) -> None:
    np = pytest.importorskip("numpy")
    from reader.claims.tagger.paths import Paths

    weights = built_in()
    bounds: list[tuple[int, int]] = []
    for size in sizes:
        first = bounds[-1][1] + 1 if bounds else 1
        bounds.append((first, first + size))
    rows = np.random.default_rng(seed).integers(-400, 400, (bounds[-1][1] + 1, len(weights.labels)))
    scores = rows.tolist()

    labels = Paths(weights).labels(rows.astype(np.int16), bounds)

    for first, end in bounds:
        assert _sum(bytes(labels[first:end]), scores[first:end]) == _highest(scores[first:end])


def _sum(labels: bytes, scores: list[list[int]]) -> int:
    """Return what the weights give a path, each of whose steps they must allow."""
    weights = built_in()
    total = dict(weights.begins)[labels[0]] + scores[0][labels[0]]
    old = labels[0]
    for label, row in zip(labels[1:], scores[1:], strict=True):
        state = label if label < len(STATES) else GOING_ON.index(label)
        goes_on = state == old and label == GOING_ON[state]
        total += row[label] + (
            weights.stays[state] if goes_on else dict(weights.follows[state])[old]
        )
        old = state
    return total


def _highest(scores: list[list[int]]) -> int:
    """Return the highest sum of any path, from left to right alone."""
    weights = built_in()
    best = {state: weight + scores[0][state] for state, weight in weights.begins}
    for row in scores[1:]:
        ways: dict[int, list[int]] = {state: [] for state in range(len(STATES))}
        for old, total in best.items():
            ways[old].append(total + weights.stays[old] + row[GOING_ON[old]])
        for state, follows in enumerate(weights.follows):
            ways[state] += [
                best[old] + weight + row[state] for old, weight in follows if old in best
            ]
        best = {state: max(totals) for state, totals in ways.items() if totals}
    return max(best.values())


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


def said(text: str) -> list[tuple[str, str | None, str | None]]:
    """Return text, source and outlet of each claim; no source for the article's own voice."""
    return [
        (claim.text, claim.attribution.source, claim.attribution.via)
        if claim.attribution is not None
        else (claim.text, None, None)
        for claim in ENGINE.find(text)
    ]


def test_engine_resolves_names_and_leaves_the_rest_to_the_article() -> None:
    found = {text: source for text, source, _ in said(ARTICLE)}
    assert found["The river is low this year."] is None
    assert found['"We have waited too long," she added.'] == "Mira Tolan"
    assert found["Forty workers will be needed, according to the union."] == "the union"


def test_outlet_that_passes_something_on_is_named() -> None:
    text = "Mira Tolan told reporters that the bridge is old, according to the Orla Herald."
    assert said(text) == [(text, "Mira Tolan", "the Orla Herald")]


def test_what_somebody_does_is_no_attribution() -> None:
    for text in (
        "Mira Tolan ordered two new bridges for the town in 1950.",
        "The bridge is commonly known as the old lady of the Orla.",
        "There are questions about the age of the bridge.",
    ):
        assert [source for _, source, _ in said(text)] == [None]


def test_wrapped_lines_are_one_paragraph() -> None:
    line = (
        "The bridge over the Orla will close on Monday for repairs that should have been made "
        "a long while ago, the engineer of the city said in a letter to the council this week."
    )
    wrapped = line.replace(" made ", " made\n")
    assert [source for _, source, _ in said("Bridge to close\n\n" + wrapped)] == [
        source for _, source, _ in said("Bridge to close\n\n" + line)
    ]


def test_what_comes_later_has_nothing_before_the_offset() -> None:
    text = ARTICLE * 300
    settled = 0
    pieces = 0
    for offset, found in PAGE.read(text):
        for linked in found:
            assert linked.cue.start >= settled
            assert all(part.start >= settled for part in linked.content)
        assert offset >= settled
        settled = offset
        pieces += 1
    assert settled == len(text)
    assert pieces > 2


def test_a_very_long_speech_does_not_burden_each_of_its_claims() -> None:
    more = '"We waited for the bridge, and it came."\n\n'
    text = '"It is old," Mira Tolan said.\n\n' + more * 300
    claims = list(ENGINE.find(text))
    assert len(claims) >= 300
    speakers = {claim.attribution.source for claim in claims if claim.attribution}
    assert speakers == {"Mira Tolan"}
    assert max(len(c.attribution.content_spans) for c in claims if c.attribution) <= 100


def test_engine_explains_a_claim_also_far_down_in_a_text() -> None:
    text = "The mill burned down in 1950.\n\n" * 2000 + ARTICLE
    claims = list(ENGINE.find(text))
    assert isinstance(ENGINE, Explaining)
    assert ENGINE.explain(text, claims[0]) == ()
    last = next(claim for claim in claims if claim.text.startswith("The bridge"))
    reasons = ENGINE.explain(text, last, top=3)
    assert len(reasons) == 3
    assert any("cue" in reason.name for reason in reasons)


def test_without_numpy_pages_are_read_and_long_texts_refused_in_words() -> None:
    code = (
        "import sys\n"
        "sys.modules['numpy'] = None\n"
        "from reader.claims import engine\n"
        "from reader.errors import ReaderError\n"
        "text = 'Ada Holm said the mill burned down in 1950.\\n'\n"
        "print(*(c.attribution.source for c in engine('tagger').find(text)))\n"
        "try:\n"
        "    next(engine('tagger').find(text * 25_000))\n"
        "except ReaderError as error:\n"
        "    print(error)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    first, second = done.stdout.splitlines()
    assert first == "Ada Holm"
    assert "needs numpy" in second
