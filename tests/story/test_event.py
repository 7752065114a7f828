"""The invented event that stories are scored on: that its gold says what its texts say."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise

import pytest

from reader.model import Span
from reader.model.story import Cluster, Difference, Member, On, Relation, Story
from tests.benchmarks.gold import EVENT, Gold, read_gold, score_story


@pytest.fixture(scope="module")
def gold() -> Gold:
    return read_gold(EVENT)


def test_every_offset_is_exact(gold: Gold) -> None:
    for one in (*gold.record["claims"], *gold.record["non_claims"]):
        assert gold.texts[one["file"]][one["start"] : one["end"]] == one["text"]
    ends = defaultdict(list)
    for claim in gold.record["claims"]:
        start, end = claim["sentence"]
        assert start <= claim["start"] < claim["end"] <= end
        ends[claim["file"]].append((claim["start"], claim["end"]))
    for spans in ends.values():
        assert all(left[1] <= right[0] for left, right in pairwise(sorted(spans)))


def test_what_it_refers_to_is_there(gold: Gold) -> None:
    claims = {one["id"]: one for one in gold.record["claims"]}
    starts = {(one["file"], one["sentence"][0]) for one in claims.values()}
    assert len(claims) == len(gold.record["claims"])
    assert gold.required < gold.allowed
    for first, second in gold.allowed:
        assert first in starts
        assert second in starts
        assert first[0] < second[0]
    for cluster in gold.record["clusters"]:
        assert len({member["file"] for member in cluster["members"]}) > 1
        for member in cluster["members"]:
            claim = claims[member["id"]]
            assert member["sentence_start"] == claim["sentence"][0]
            assert all(member[key] == claim[key] for key in ("file", "start", "end"))


def test_the_articles_are_as_long_as_articles(gold: Gold) -> None:
    assert len(gold.texts) >= 6
    for text in gold.texts.values():
        assert 350 <= len(text.split()) <= 700


def test_differences_of_every_type_are_planted(gold: Gold) -> None:
    hard = [one for one in gold.record["clusters"] if one["strength"] == "hard"]
    assert {type_ for one in hard for type_ in one["on"]} == {on.value for on in On}


def story_of(gold: Gold) -> Story:
    """Return the story that the gold tells."""
    clusters = []
    for one in gold.record["clusters"]:
        members = tuple(
            Member(each["file"], each["id"], Span(each["start"], each["end"]), "")
            for each in one["members"]
        )
        differences = tuple(Difference(On(on), {}, sure=True) for on in one["on"] or ())
        relation = Relation(one["relation"])
        clusters.append(Cluster(one["id"], one["label"], relation, members, differences))
    return Story(tuple(gold.texts), tuple(clusters))


def test_the_gold_scores_full_marks_and_silence_none(gold: Gold) -> None:
    full = score_story(gold, story_of(gold))
    assert full["same statement"].f1 == 1
    assert (full["differences"].missed, full["differences"].wrong) == (0, 0)
    assert full["differences"].found >= 20
    empty = score_story(gold, Story(tuple(gold.texts)))
    assert empty["same statement"].f1 == 0
    assert empty["differences"].found == 0


def test_what_is_put_together_wrongly_costs(gold: Gold) -> None:
    told = story_of(gold)
    first, *_, last = told.clusters
    merged = Cluster(
        "x",
        "",
        Relation.DIFFER,
        first.members + last.members,
        (Difference(On.QUANTITY, {}, sure=True),),
    )
    score = score_story(gold, Story(told.articles, (*told.clusters, merged)))
    assert score["same statement"].precision < 1
    assert score["same statement"].recall == 1
