from __future__ import annotations

from pathlib import Path

import pytest

from reader.model.article import Article
from reader.model.claim import Claim, Kind
from reader.model.span import Span
from reader.model.story import Told
from reader.story.labels import labels_of, tell_apart
from reader.story.stated import state_all
from reader.story.traits import Weights, find_traits


def _labels(*texts: str) -> tuple[str, ...]:
    told = []
    for number, text in enumerate(texts):
        claim = Claim("c", Span(0, len(text)), text, (Kind.STATE,), 0.5)
        name = str(number)
        told.append(Told(name, Article(Path(name), name, name, text), (claim,)))
    stated = state_all(told)
    traits = find_traits(stated)
    return labels_of(stated, traits, Weights(traits))


@pytest.mark.parametrize("lead", ["that ", "stating that ", "saying ", "and adding that "])
def test_what_leads_a_clause_in_is_no_part_of_a_label(lead: str) -> None:
    assert _labels(f"{lead}the old weir was to be mended") == ("the old weir was to be mended",)


def test_a_sentence_that_points_to_something_is_left_as_it_is() -> None:
    assert _labels("That weir was to be mended.") == ("That weir was to be mended.",)


def test_a_label_fits_a_row_whichever_end_it_shows() -> None:
    text = "The harbour board said on Monday that the northern breakwater of the old port, " * 3
    labels = _labels(text)

    assert len(labels) == 2
    assert all(len(label) <= 80 for label in labels)
    assert labels[0].endswith("…")
    assert labels[1].startswith("…")


def test_no_two_clusters_have_one_label_where_their_members_differ() -> None:
    assert tell_apart([("a", "b"), ("a", "c"), ("a", "b", "d")]) == ["a", "c", "b"]


def test_clusters_with_nothing_of_their_own_keep_the_best_label() -> None:
    assert tell_apart([("a",), ("a",)]) == ["a", "a"]
