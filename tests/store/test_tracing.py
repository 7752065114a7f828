from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model import Anchor, Span, digest
from reader.store.anchoring import place, select
from reader.store.differ import common_parts
from reader.store.texts import Texts
from reader.store.tracing import Follower, Trace
from tests.store.conftest import CALM, TEXT

if TYPE_CHECKING:
    from pathlib import Path

    from tests.store.conftest import Annotate

TEXTS = st.lists(
    st.sampled_from([*sorted(set(TEXT.split())), "\n", "。新しい", "x", "‮"]), max_size=60
).map(" ".join)


@CALM
@given(TEXTS, TEXTS)
def test_common_parts_are_the_same_words_in_order(old: str, new: str) -> None:
    parts = common_parts(old, new)
    low_old = low_new = 0
    for part in parts:
        assert part.size
        assert part.old >= low_old
        assert part.new >= low_new
        assert old[part.old : part.old + part.size] == new[part.new : part.new + part.size]
        low_old, low_new = part.old + part.size, part.new + part.size
    if old and old == new:
        assert parts == ((0, 0, len(old)),)


@CALM
@given(TEXTS, st.integers(0, 300), TEXTS)
def test_what_was_put_in_between_leaves_all_else_in_common(old: str, at: int, new: str) -> None:
    at = min(at, len(old))
    parts = common_parts(old, old[:at] + new + old[at:])
    assert sum(part.size for part in parts) == len(old)


@CALM
@given(TEXTS, TEXTS, st.data())
def test_followed_passages_have_the_very_words(old: str, new: str, data: st.DataObject) -> None:
    if not old:
        return
    start = data.draw(st.integers(0, len(old) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(old))))
    trace = Trace(old, new)
    found = trace.follow(span)
    if found is not None:
        assert found.text_in(new) == span.text_in(old)
    between = trace.between(span)
    assert between is None or 0 <= between.start < between.end <= len(new)
    target = select(old, span)
    follower = Follower(old, new)
    assert follower.knows(target)
    at = follower.find(target)
    if at is not None and at[0] is not Anchor.EDITED:
        assert at[1].text_in(new) == target.exact


def test_a_deleted_passage_does_not_go_to_its_twin(annotate: Annotate) -> None:
    text = TEXT + "Nobody was hurt, the office said.\n"
    made = annotate("the office said", text, nth=1)
    gone = text.replace("Nobody was hurt, the office said.\n", "")
    guessed = place(gone, [made], recall=lambda _: text)[0]
    assert guessed.anchor is Anchor.ORPHANED


def test_a_twin_is_known_by_its_place_where_the_surroundings_changed_too(
    annotate: Annotate,
) -> None:
    text = "One ferry left. Two boats came. One ferry left. Six boats came. One ferry left. So."
    made = annotate("One ferry left", text, nth=1)
    new = "One ferry left. Two came. One ferry left. Six of them came. One ferry left. So."
    (placed,) = place(new, [made], recall=lambda sha: text if sha == digest(text) else None)
    assert (placed.anchor, placed.span) == (Anchor.MOVED, Span(26, 40))


def test_a_moved_paragraph_takes_its_passages_along(annotate: Annotate) -> None:
    first, second, third, *_ = (part + "\n" for part in TEXT.replace("\n\n", "\n").split("\n"))
    text = first + second + third
    made = annotate("340", text)
    new = second + first + third
    (placed,) = place(new, [made], recall=lambda _: text)
    assert placed.span is not None
    assert placed.span.start == new.index("340")


@pytest.mark.parametrize(
    ("old", "new", "anchor"),
    [
        ("About 340 passengers", "About 430 passengers", Anchor.EDITED),
        ("waited on the quay", "did not wait on the quay", Anchor.EDITED),
        ("About 340 passengers waited on the quay; ", "", Anchor.ORPHANED),
    ],
)
def test_a_changed_passage_is_shown_as_changed(
    annotate: Annotate, old: str, new: str, anchor: Anchor
) -> None:
    made = annotate("340 passengers waited on the quay")
    (placed,) = place("News.\n" + TEXT.replace(old, new), [made], recall=lambda _: TEXT)
    assert placed.anchor is anchor


def test_texts_are_kept_once_and_recalled_by_their_digest(tmp_path: Path) -> None:
    folder = tmp_path / "annotations"
    texts = Texts(folder)
    assert texts.recall(digest(TEXT)) is None
    assert not folder.exists()
    for text in (TEXT, "\udcff lone\r"):
        texts.keep(text)
        texts.keep(text)
        assert texts.recall(digest(text)) == text
    assert texts.recall("../codebook") is None
    texts.file(digest(TEXT)).write_text("something else", encoding="utf-8")
    assert texts.recall(digest(TEXT)) is None
