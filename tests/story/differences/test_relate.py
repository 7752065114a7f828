from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model import Article
from reader.model.claim import Claim, Kind
from reader.model.span import Span
from reader.model.story import Link, Member, Relation, Told
from reader.story.differences import relate
from reader.story.stated import Stated
from tests.story.differences.making import related, stated

if TYPE_CHECKING:
    import random

WRITTEN = """
The mill|the mayor|Ines Roda|Mayor Ines Roda|Senator Roda|in 2021|in March 2021|on Monday|
65 to 70|more than 150|up to|40,000|one in four|half|two|a|%|km|inmates|cells|prisoners|
said|told|not|never|offered|agreed|opened|closed|“we will mend it”|“|”|‘|’|"|in Lindau|
…|[Roda]|,|.|;|(|)|$5m|-|–|dozens of|first|10:30|p.m.|of|each|U.S.|🌨|é|٣|½
"""
PIECES = [*WRITTEN.replace("\n", "").split("|"), "\n", "\n\n", "\u2028"]


def claim_of(name: str, text: str, start: int = 0, end: int | None = None) -> Stated:
    """Return a claim that is `text[start:end]` of an article, whatever an engine would say."""
    span = Span(start, len(text) if end is None else end)
    claim = Claim(f"{name}-{start}", span, span.text_in(text), (Kind.STATE,), 0.5)
    told = Told(name, Article(Path(name), name, name, text), (claim,))
    return Stated(Member(name, claim.id, span, claim.text), claim, told)


texts = st.lists(st.sampled_from(PIECES), min_size=1, max_size=25).map(" ".join) | st.text(
    max_size=60
)


@settings(max_examples=60, deadline=None)
@given(st.lists(texts, min_size=2, max_size=5), st.randoms(use_true_random=False))
def test_it_is_the_same_in_any_order(written: list[str], chance: random.Random) -> None:
    cluster = [claim_of(f"{place}.txt", text) for place, text in enumerate(written)]
    links = [
        Link(one.member.key, other.member.key, 0.5, ())
        for one in cluster
        for other in cluster
        if one.member < other.member
    ]
    first = relate(cluster, links)
    chance.shuffle(cluster)
    chance.shuffle(links)

    assert relate(cluster, links) == first


@settings(max_examples=60, deadline=None)
@given(texts, st.integers(2, 4))
def test_the_same_text_never_differs_from_itself(text: str, count: int) -> None:
    found = relate([claim_of(f"{place}.txt", text) for place in range(count)], ())

    assert found.differences == ()
    assert found.relation is Relation.AGREE
    assert set(found.stands.values()) == {Relation.AGREE}


@settings(max_examples=60, deadline=None)
@given(st.lists(texts, min_size=2, max_size=4), st.integers(0, 30))
def test_what_is_shown_stands_in_the_articles(written: list[str], before: int) -> None:
    cluster = [
        claim_of(f"{place}.txt", "x" * before + text, before) for place, text in enumerate(written)
    ]
    found = relate(cluster, ())

    inside = {one.member.article: (one.member.span, one.told.article.text) for one in cluster}
    assert set(found.stands) == set(inside)
    for difference in found.differences:
        assert len(difference.values) >= 2
        assert set(difference.places) == set(difference.values)
        for article, spans in difference.places.items():
            whole, text = inside[article]
            assert spans
            assert all(span and whole.contains(span) for span in spans)
            assert all(
                word in " ".join(text.split()) for word in difference.values[article].split("; ")
            )


def test_one_claim_alone_agrees_with_itself() -> None:
    found = relate(stated("a.txt", "The mill burned 30 tonnes of coal a day."), ())

    assert found.relation is Relation.AGREE
    assert found.differences == ()


def test_who_says_more_refines() -> None:
    found = related(
        {
            "a.txt": "The mill burned down.",
            "b.txt": "The mill by the weir, the oldest of the valley, burned down in a gale.",
        }
    )

    assert found.relation is Relation.REFINE


def test_who_gives_the_same_number_agrees() -> None:
    found = related(
        {
            "a.txt": "The new jail was built to hold up to 4,000 inmates.",
            "b.txt": "With a capacity of 4,000 inmates, it is the largest of the valley.",
        }
    )

    assert found.relation is Relation.AGREE


def test_most_against_one() -> None:
    found = related(
        {
            "a.txt": "The cells hold 80 prisoners each.",
            "b.txt": "The cells hold 80 prisoners each, guards say.",
            "c.txt": "The cells hold 150 prisoners each.",
        }
    )

    assert found.relation is Relation.DIFFER
    assert found.stands == {
        "a.txt": Relation.AGREE,
        "b.txt": Relation.AGREE,
        "c.txt": Relation.DIFFER,
    }


def test_equal_and_compatible_values_stand_alike_whatever_the_others_say() -> None:
    found = related(
        {
            "a.txt": "3,200 people were evacuated from Lowmouth.",
            "b.txt": "3,200 people were evacuated from Lowmouth on Sunday.",
            "c.txt": "More than 3,000 people were evacuated from Lowmouth.",
            "d.txt": "4,000 people were evacuated from Lowmouth.",
            "e.txt": "5,100 people were evacuated from Lowmouth.",
        }
    )

    differing = [name for name, how in found.stands.items() if how is Relation.DIFFER]
    assert differing == ["d.txt", "e.txt"]


def test_where_as_many_say_the_one_as_the_other_both_differ() -> None:
    said = ("3,200", "3,200", "4,000", "4,000")
    found = related(
        {str(n): f"{many} people were evacuated from Lowmouth." for n, many in enumerate(said)}
    )

    assert set(found.stands.values()) == {Relation.DIFFER}


@pytest.mark.parametrize(
    "text",
    [
        "9" * 5000,
        "1,000," * 3000,
        "“" * 3000,
        "million " * 3000,
        "one in " * 3000,
        "Roda " * 3000,
        "Mayor " * 3000,
        "in 2021 " * 2000,
        "not " * 3000,
        "“a” “b” " * 1500,
        "killed 3, hurt 4, " * 1500,
        "“we will” " * 1500,
        "a wall, " * 2000,
        "\ud800\x00\u202e" * 500,
    ],
    ids=lambda text: repr(text[:8]),
)
def test_hostile_text_is_compared_without_an_error(text: str) -> None:
    found = relate([claim_of("a.txt", text), claim_of("b.txt", text[::-1])], ())

    assert found.relation in Relation


def test_of_hundreds_of_articles_the_odd_one_is_found() -> None:
    cluster = [claim_of(f"{n:03}.txt", "The cells hold 80 prisoners each.") for n in range(300)]
    cluster[250] = claim_of("250.txt", "The cells hold 150 prisoners each.")
    found = relate(cluster, ())

    assert found.relation is Relation.DIFFER
    assert [name for name, how in found.stands.items() if how is Relation.DIFFER] == ["250.txt"]
