from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.claims import find_claims
from reader.model.article import Article
from reader.model.claim import Attribution, Claim, DateMention, Kind, Quantity
from reader.model.span import Span
from reader.model.story import Member, Relation, Ruling, Story, Told, Verdict
from reader.story import compare
from tests.story.events import EVENTS, Event, read_event

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOF = "The roof of the covered market in Lowmouth fell in on Sunday under the weight of wet snow."
ROOF_AGAIN = "On Sunday the market hall's roof collapsed in Lowmouth because snow lay on it."
WORDS = "“We had asked for new beams twice,” the market's keeper, Anna Brell, said."
BREAD = "Bread was handed out from the town hall until late in the evening."
POLICE = "Police sent the stallholders to the old bus depot by the river."


def _told(name: str, *sentences: str) -> Told:
    text = " ".join(sentences)
    return Told(name, Article(Path(name), name, name, text), tuple(find_claims(text)))


def _texts(story: Story) -> list[set[str]]:
    return [{member.text for member in cluster.members} for cluster in story.clusters]


@pytest.fixture(scope="module")
def events() -> list[Event]:
    return [read_event(path) for path in EVENTS]


def test_sentences_that_state_the_same_are_found(events: list[Event]) -> None:
    right = found = same = 0
    for event in events:
        pairs = event.found(compare(event.told))
        right, found = right + len(pairs & event.same), found + len(pairs)
        same += len(event.same)

    assert right / found >= 0.65
    assert right / same >= 0.3


def test_events_in_one_folder_fall_apart(events: list[Event]) -> None:
    of = {told.name: number for number, event in enumerate(events) for told in event.told}

    story = compare([told for event in events for told in event.told])

    assert len(of) == sum(len(event.told) for event in events)
    mixed = [each for each in story.clusters if len({of[name] for name in each.articles}) > 1]
    # Every event has a minister, a police spokesman and an inquiry.
    assert len(mixed) <= len(story.clusters) // 50


def test_the_same_always_gives_the_same() -> None:
    event = read_event(EVENTS[0])

    assert compare(event.told) == compare(event.told)


def test_a_story_says_what_it_found_and_why() -> None:
    story = compare([_told("a", ROOF, WORDS, BREAD), _told("b", POLICE, ROOF_AGAIN)])

    assert story.articles == ("a", "b")
    (cluster,) = story.clusters
    assert [member.text for member in cluster.members] == [ROOF, ROOF_AGAIN]
    (link,) = cluster.links
    assert (link.first, link.second) == tuple(member.key for member in cluster.members)
    assert 0 < link.weight <= 1
    words = next(why for why in link.why if why.startswith("shared words"))
    assert "roof" in words
    assert "snow" in words
    assert cluster.label in (ROOF, ROOF_AGAIN) or cluster.label.endswith("…")
    assert {member.text for member in story.only_here} >= {BREAD}


def test_differences_come_first_then_what_most_have() -> None:
    more, fewer = "About 300 people were hurt at the ferry pier.", "Some 90 people were hurt there."
    story = compare(
        [
            _told("a", ROOF, BREAD, "In all 300 people were hurt at the ferry pier of Lowmouth."),
            _told("b", ROOF_AGAIN, "At the Lowmouth ferry pier 90 people were hurt."),
            _told("c", ROOF, more.replace("About ", ""), fewer[:0]),
        ]
    )

    order = [(cluster.relation is not Relation.DIFFER) for cluster in story.clusters]
    assert order == sorted(order)
    assert len({cluster.id for cluster in story.clusters}) == len(story.clusters)


@pytest.mark.parametrize("told", [[], [_told("a", ROOF, WORDS, BREAD)]])
def test_one_article_or_none_has_no_clusters(told: list[Told]) -> None:
    story = compare(told)

    assert not story.clusters
    assert not story.copies
    assert len(story.only_here) == sum(len(one.claims) for one in told)


def test_the_same_article_twice_is_one_text_that_agrees() -> None:
    story = compare([_told(name, ROOF, WORDS, BREAD, POLICE) for name in "ab"])

    assert [copy.share for copy in story.copies] == [1]
    assert not story.only_here
    assert {cluster.relation for cluster in story.clusters} == {Relation.AGREE}
    assert all(cluster.one_text == (("a", "b"),) for cluster in story.clusters)
    assert all(cluster.independent == 1 for cluster in story.clusters)


def test_another_language_is_no_reason_to_join() -> None:
    german = (
        "Am Sonntag ist in Lowmouth das Dach der Markthalle unter der Last des Schnees gebrochen."
    )

    assert not compare([_told("a", BREAD, POLICE), _told("b", german)]).clusters


def test_progress_is_told_to_the_end() -> None:
    told: list[tuple[int, int]] = []
    event = read_event(EVENTS[0])

    compare(event.told, on_progress=lambda done, of: told.append((done, of)))

    claims = sum(len(article.claims) for article in event.told)
    assert told[-1] == (claims, claims)
    assert [done for done, _ in told] == sorted(done for done, _ in told)


def _ruling(told: Sequence[Told], one: str, other: str, verdict: Verdict) -> Ruling:
    members = [
        Member(article.name, claim.id, claim.span, claim.text)
        for article in told
        for claim in article.claims
        if claim.text in (one, other)
    ]
    first, second = members[:2]
    return Ruling(first, second, verdict)


def test_a_reader_may_put_together_what_the_machine_does_not() -> None:
    told = [_told("a", BREAD, POLICE), _told("b", ROOF)]
    story = compare(told, rulings=[_ruling(told, POLICE, ROOF, Verdict.TOGETHER)])

    assert _texts(story) == [{POLICE, ROOF}]
    assert story.clusters[0].links[0].why[0] == "put together by a reader"
    assert story.clusters[0].links[0].weight == 1


def test_a_reader_may_take_apart_what_the_machine_joins() -> None:
    told = [_told("a", ROOF, BREAD), _told("b", POLICE, ROOF_AGAIN)]
    apart = _ruling(told, ROOF, ROOF_AGAIN, Verdict.APART)

    assert not compare(told, rulings=[apart]).clusters
    together = _ruling(told, ROOF, ROOF_AGAIN, Verdict.TOGETHER)
    assert compare(told, rulings=[apart, together]).clusters


def test_a_ruling_on_claims_that_are_gone_does_nothing() -> None:
    told = [_told("a", ROOF, BREAD), _told("b", POLICE, ROOF_AGAIN)]
    gone = Member("c", "none", Span(0, 1), "x")
    ruling = Ruling(gone, gone, Verdict.APART)

    assert compare(told, rulings=[ruling]) == compare(told)


TEXTS = st.one_of(
    st.text(max_size=80),
    st.lists(st.sampled_from([*ROOF.split(), *WORDS.split(), "“", "5,000", "²", "1.2.3"])).map(
        " ".join
    ),
)


@st.composite
def _articles(draw: st.DrawFn) -> list[Told]:
    told = []
    for number in range(draw(st.integers(0, 4))):
        name = f"{number}.txt"
        texts = draw(st.lists(TEXTS.filter(bool), max_size=4))
        claims, start = [], 0
        for place, text in enumerate(texts):
            span = Span(start, start + len(text))
            part = Span(start, start + draw(st.integers(0, len(text))))
            said = Attribution(draw(TEXTS), part, draw(TEXTS), part, (span,))
            value = draw(st.floats(allow_nan=False, allow_infinity=False))
            claims.append(
                Claim(
                    str(place),
                    span,
                    text,
                    tuple(draw(st.lists(st.sampled_from(Kind), unique=True, max_size=3))),
                    0.5,
                    draw(st.sampled_from([None, said])),
                    quantities=(Quantity(value, draw(TEXTS), None, part),),
                    dates=(DateMention("2025-02", "month", part),),
                )
            )
            start = span.end + 1
        told.append(Told(name, Article(Path(name), name, name, " ".join(texts)), tuple(claims)))
    return told


@settings(max_examples=60, deadline=None)
@given(_articles())
def test_any_claims_give_a_sound_story(told: list[Told]) -> None:
    story = compare(told)

    keys = {(article.name, claim.id) for article in told for claim in article.claims}
    inside = {member.key for cluster in story.clusters for member in cluster.members}
    alone = {member.key for member in story.only_here}
    assert inside | alone == keys
    assert not inside & alone
    for cluster in story.clusters:
        assert len(cluster.articles) > 1
        assert list(cluster.members) == sorted(cluster.members)
        assert cluster.links
        members = {member.key for member in cluster.members}
        for link in cluster.links:
            assert {link.first, link.second} <= members
            assert 0 <= link.weight <= 1
            assert link.why


def test_reasons_show_words_as_they_stand() -> None:
    first = "The jail at Lowmouth holds 4,200 inmates, warden Anna Brell said on Monday."
    second = "Some 4,200 inmates live in the jail at Lowmouth, according to Anna Brell."
    (cluster,) = compare([_told("a", first), _told("b", second)]).clusters

    why = " ".join(reason for link in cluster.links for reason in link.why)

    assert "both count: inmates" in why
    assert "Lowmouth" in why
    assert "4,200 inmates" in why
    assert not set(why) & set("@~#%")
