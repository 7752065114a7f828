from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model import Anchor, Annotation, Placed, Span
from reader.store import place, select
from tests.store.conftest import CALM, TEXT

if TYPE_CHECKING:
    from tests.store.conftest import Annotate

WORDS = sorted(set(TEXT.split()))
SENTENCES = st.lists(st.sampled_from(WORDS), min_size=4, max_size=12).map(" ".join)


def only(text: str, annotation: Annotation) -> Placed:
    (placed,) = place(text, [annotation])
    return placed


def test_a_target_keeps_its_words_its_surroundings_and_their_number() -> None:
    at = TEXT.index("office said")
    target = select(TEXT, Span(at, at + 6))
    assert (target.exact, target.occurs) == ("office", 2)
    assert target.prefix == TEXT[at - 32 : at]
    assert target.suffix == TEXT[at + 6 : at + 38]
    assert select(TEXT, Span(0, 3)).prefix == ""
    for start, end in ((5, 5), (0, len(TEXT) + 1)):
        with pytest.raises(ValueError, match="not a passage"):
            select(TEXT, Span(start, end))


def test_the_same_text_has_everything_at_its_place(annotate: Annotate) -> None:
    made = [annotate("office", nth=1), annotate("The ferry"), annotate("office")]
    placed = place(TEXT, made)
    assert [each.anchor for each in placed] == [Anchor.EXACT] * 3
    assert [each.annotation for each in placed] == [made[1], made[2], made[0]]


@CALM
@given(
    span=st.integers(0, len(TEXT) - 40).flatmap(
        lambda start: st.builds(Span, st.just(start), st.integers(start + 12, start + 40))
    ),
    before=st.tuples(st.integers(0, 400), st.integers(0, 30), SENTENCES),
    after=st.tuples(st.integers(0, 400), st.integers(0, 30), SENTENCES),
)
def test_edits_outside_a_passage_leave_it_found_exactly(
    span: Span, before: tuple[int, int, str], after: tuple[int, int, str]
) -> None:
    annotation = Annotation("1", select(TEXT, span), "ana", "", "")
    at, length, words = before
    at = min(at, span.start)
    start = TEXT[:at] + words + TEXT[min(span.start, at + length) : span.start]
    at, length, words = after
    at = min(len(TEXT), span.end + at)
    end = TEXT[span.end : at] + words + TEXT[at + length :]
    text = start + span.text_in(TEXT) + end
    placed = only(text, annotation)
    if text.count(annotation.target.exact) == 1:
        assert placed.span == Span(len(start), len(start) + len(span))
        assert (placed.anchor is Anchor.EXACT) == (len(start) == span.start)
        assert placed.anchor in (Anchor.EXACT, Anchor.MOVED)


@CALM
@given(st.data())
def test_a_passage_is_never_silently_on_other_words(data: st.DataObject) -> None:
    text = " ".join(data.draw(st.lists(SENTENCES, min_size=2, max_size=6)))
    start = data.draw(st.integers(0, len(text) - 5))
    span = Span(start, data.draw(st.integers(start + 1, min(len(text), start + 60))))
    other = " ".join(data.draw(st.lists(SENTENCES, max_size=6)))
    cut = data.draw(st.integers(0, len(text)))
    new = data.draw(st.sampled_from([other, text[:cut] + other + text[cut:], text[cut:] + other]))
    placed = only(new, Annotation("1", select(text, span), "ana", "", ""))
    if placed.span is None:
        assert placed.anchor is Anchor.ORPHANED
    else:
        same = placed.span.text_in(new) == span.text_in(text)
        assert same == (placed.anchor is not Anchor.EDITED)
        assert (placed.anchor is Anchor.EXACT) == (same and placed.span == span)


def test_moved_together_is_found_together(annotate: Annotate) -> None:
    made = [annotate(word) for word in ("Lissen", "340", "bakery", "212 people")]
    placed = place("A new first line.\n" + TEXT, made)
    assert [each.anchor for each in placed] == [Anchor.MOVED] * 4
    assert [each.span and each.span.start - each.annotation.target.start for each in placed] == [
        18
    ] * 4


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("About 340 passengers", "About 430 passengers", "340"),
        ("did not answer calls", "did answer calls", "did not answer calls"),
        ("was delayed on Tuesday", "was not delayed on Tuesday", "was delayed on Tuesday"),
        ("with 212 people on board", "with 21 people on board", "with 212 people on board"),
        ("Mara Olt, who runs the bakery", "Mara Olt, who owns the bakery", "who runs the bakery"),
    ],
)
def test_a_changed_number_or_a_new_not_is_shown_as_changed(
    annotate: Annotate, old: str, new: str, words: str
) -> None:
    placed = only("News.\n" + TEXT.replace(old, new), annotate(words))
    assert placed.anchor is Anchor.EDITED
    assert placed.span
    found = placed.span.text_in("News.\n" + TEXT.replace(old, new))
    assert found in new
    assert found != words


def test_twins_are_told_apart_by_their_surroundings(annotate: Annotate) -> None:
    made = annotate("office said", nth=1)
    assert made.target.occurs == 2
    without_first = TEXT.replace("the harbour office said", "they wrote", 1)
    without_second = "".join(TEXT.rsplit(", the office said", 1))
    assert only(without_second, made).anchor is Anchor.ORPHANED
    placed = only(without_first, made)
    assert placed.anchor is Anchor.MOVED
    assert placed.span
    assert placed.span.start == without_first.index("office said")


def test_a_deleted_passage_is_not_taken_for_its_twin_far_away(annotate: Annotate) -> None:
    twin = "Mara Olt said the boats had been sold to the town of Lissen."
    text = f"On Monday {twin}\n" + TEXT + f"Yesterday, {twin}\nThat was all.\n"
    first, second = annotate("the boats", text), annotate("the boats", text, nth=1)
    without_first = text.replace(f"On Monday {twin}\n", "")
    placed = {each.annotation.id: each for each in place(without_first, [first, second])}
    assert placed[first.id].anchor is Anchor.ORPHANED
    at = without_first.index("the boats")
    assert placed[second.id].span == Span(at, at + 9)


def test_a_deleted_passage_takes_nothing_like_it_for_itself(annotate: Annotate) -> None:
    passage = "A second ferry left at noon with 212 people on board, the office said."
    rival = "A third ferry left at noon with 215 people on board, the office said."
    made = annotate(passage)
    assert only(TEXT.replace(passage, ""), made).anchor is Anchor.ORPHANED
    text = f"{rival} Others stayed. {rival} So it was.\n" + TEXT.replace(passage, "")
    assert only(text, made).anchor is Anchor.ORPHANED


def test_a_deleted_passage_is_not_taken_for_its_twin_beside_it(annotate: Annotate) -> None:
    twin = "The yard of Lissen has 40 ships too.\n"
    made = annotate("40 ships", f"It rained. The port holds 40 ships. {twin}")
    assert only(f"It rained. {twin}", made).anchor is Anchor.ORPHANED


def test_words_that_are_hardly_alike_are_not_the_passage_edited(annotate: Annotate) -> None:
    before, after = "Before it, the council of the town had met. ", " Nobody asked why the price"
    passage = "The boats were sold to Lissen in May"
    made = annotate(passage, f"{before}{passage}.{after} was so low.\n")
    text = f"{before}The roads were old{after[:16]} ducks swam in the streets.\n"
    assert only(text, made).anchor is Anchor.ORPHANED


def test_a_word_within_a_longer_word_is_not_the_word(annotate: Annotate) -> None:
    made = annotate("pier", "He sat at the pier and sang to himself. The pierced hull leaked away.")
    text = "He sat there and sang to himself. The pierced hull leaked away."
    assert only(text, made).anchor is Anchor.ORPHANED


def test_words_of_any_script_are_found(annotate: Annotate) -> None:
    text = "".join(chr(0x4E00 + n * 7 % 900) for n in range(1500))
    made = annotate(text[700:760], text)
    changed = text[:730] + "新" + text[731:]
    assert only("序" + text, made).span == Span(701, 761)
    placed = only("序" + changed, made)
    assert (placed.anchor, placed.span) == (Anchor.EDITED, Span(701, 761))


def test_an_empty_text_orphans_all(annotate: Annotate) -> None:
    placed = place("", [annotate("Lissen"), annotate("340")])
    assert [each.anchor for each in placed] == [Anchor.ORPHANED] * 2


def test_many_annotations_of_a_long_text_are_each_at_their_line() -> None:
    lines = [f"Line {n} tells of {n * 7919 % 10007} crates and no more.\n" for n in range(3000)]
    text = "".join(lines)
    starts = {n: text.index(lines[n]) for n in range(0, 3000, 10)}
    made = [
        Annotation(str(n), select(text, Span(at, at + 30)), "ana", "", "")
        for n, at in starts.items()
    ]
    changed = "".join(line for n, line in enumerate(lines) if n % 30)
    for placed in place(changed, made):
        if int(placed.annotation.id) % 30 == 0:
            assert placed.anchor is Anchor.ORPHANED
        else:
            assert placed.anchor is Anchor.MOVED
            assert placed.span
            assert placed.span.text_in(changed) == placed.annotation.target.exact
