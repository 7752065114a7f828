"""Events in one folder, what is repeated between them, and what is worth comparing at all."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from reader.model.article import Article
from reader.model.claim import Claim, Kind
from reader.model.span import Span
from reader.model.story import Member, Told
from reader.story.candidates import find_candidates
from reader.story.closeness import discount
from reader.story.events import find_events
from reader.story.letters import Letters
from reader.story.offices import find_offices
from reader.story.repeats import find_repeats
from reader.story.spellings import find_spellings
from reader.story.stated import Stated, state_all
from reader.story.traits import Traits, Weights, find_traits
from tests.story.events import EVENTS, read_event

STRANGE = "Nearly nothing here repeats whatever another clumsy sentence muttered beforehand"


def _stated(*texts: str) -> list[Stated]:
    """Return claims with these texts, each in an article of its own."""
    found = []
    for number, text in enumerate(texts):
        name = str(number)
        claim = Claim("c", Span(0, len(text)), text, (Kind.STATE,), 0.5)
        told = Told(name, Article(Path(name), name, name, text), (claim,))
        found.append(Stated(Member(name, "c", claim.span, text), claim, told))
    return found


def test_articles_on_one_event_are_one_group() -> None:
    told = [article for path in EVENTS for article in read_event(path).told]
    stated = state_all(told)
    number = {article.name: place for place, article in enumerate(told)}
    articles = [number[one.member.article] for one in stated]
    traits = find_traits(stated)

    groups = find_events(traits, articles, Weights(traits))

    sizes = [len(read_event(path).told) for path in EVENTS]
    assert [len(group) for group in groups] == sizes
    assert sorted(article for group in groups for article in group) == list(range(len(told)))


def test_articles_on_one_event_are_one_group_without_others_too() -> None:
    for path in EVENTS:
        told = read_event(path).told
        stated = state_all(told)
        number = {article.name: place for place, article in enumerate(told)}
        articles = [number[one.member.article] for one in stated]
        traits = find_traits(stated)

        assert find_events(traits, articles, Weights(traits)) == [frozenset(range(len(told)))]


def _repeats(stated: list[Stated]) -> set[tuple[int, int]]:
    traits = find_traits(stated)
    homes = list(range(len(stated)))
    return {pair for pair, _ in find_repeats(traits, homes, Weights(traits))}


def test_what_is_nearly_word_for_word_is_a_repeat() -> None:
    changed = STRANGE.replace("clumsy", "cautious").replace("Nearly", "Almost")

    assert _repeats(_stated(STRANGE, "Something else was told there.", changed)) == {(0, 2)}


words = st.lists(st.sampled_from(STRANGE.lower().split()), min_size=1, max_size=6)


@given(st.lists(words, min_size=2, max_size=6))
def test_the_index_finds_what_comparing_all_finds(texts: list[list[str]]) -> None:
    stated = _stated(*(" ".join(text) for text in texts))
    traits = find_traits(stated)
    weights = Weights(traits)

    everything = set()
    for other in range(len(traits)):
        for one in range(other):
            alone = [replace(traits[place], sentence=0) for place in (one, other)]
            if list(find_repeats(alone, [0, 1], weights)):
                everything.add((one, other))

    assert {pair for pair, _ in find_repeats(traits, range(len(traits)), weights)} == everything


def test_claims_of_one_article_are_not_compared() -> None:
    traits = find_traits(_stated(STRANGE, STRANGE, STRANGE))

    found = set().union(*find_candidates(traits, [0, 0, 1], Weights(traits)))

    assert found == {(0, 2), (1, 2)}


def test_articles_with_little_in_common_need_more() -> None:
    articles = [0] * 10 + [1] * 10 + [2] * 10
    odds = {(place, place + 10): 1.0 for place in range(10)} | {(0, 20): 1.0, (9, 29): -3.0}

    found = discount(odds, articles)

    assert found[0, 10] == 1.0
    assert found[0, 20] < 0
    assert found.keys() == odds.keys()


def test_letters_find_what_is_spelt_alike() -> None:
    letters = Letters(["The harbour master", "the harbor-master", "A quiet day", ""])

    assert letters.alike(0, 0) > letters.alike(0, 1) > letters.alike(0, 2)
    assert letters.alike(0, 3) == 0


def test_one_person_with_two_offices_is_seen_on_one_event_only() -> None:
    stated = _stated(
        "US Senator Dora Marl opened the bridge.",
        "Governor Dora Marl came to the bridge.",
        "Nobody else came.",
    )

    assert find_offices(stated, [0, 1, 2], [(0, 1), (0, 1)]) == [frozenset({0, 1})]
    assert find_offices(stated, [0, 1, 2], []) == []


def test_what_a_name_is_short_for_is_a_statement_where_it_differs() -> None:
    stated = _stated(
        "Water comes from the Lower Brack Pumping Station (LBPS) now.",
        "It is the LBPS (short for Lower Brack Power Supply) that failed.",
        "Nobody mended the Lower Brack Pumping Station (LBPS) in time.",
    )

    assert find_spellings(find_traits(stated), [0, 1, 2]) == [frozenset({0, 1, 2})]
    assert find_spellings(find_traits([stated[0], stated[2]]), [0, 1]) == []


def test_a_claim_that_says_nothing_alone_is_read_with_the_one_before() -> None:
    told = read_event(EVENTS[0]).told[0]
    before, after = "Cells hold too many inmates.", "Groups put it at 80."
    text = f"{before} {after}"
    claims = (
        Claim("a", Span(0, len(before)), before, (Kind.STATE,), 0.5),
        Claim("b", Span(len(before) + 1, len(text)), after, (Kind.STATE,), 0.5),
    )
    article = replace(told.article, text=text)
    traits: tuple[Traits, ...] = find_traits(state_all([Told("x", article, claims)]))

    assert traits[0].words < traits[1].words
