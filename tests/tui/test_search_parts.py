"""What the search is made of: completion, history, lists, what was said."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from reader.model import Span
from reader.searching import Hit
from reader.tui.screens.search.completing import complete, fixed_values, operator_at
from reader.tui.screens.search.found import Found, by_worth
from reader.tui.screens.search.history import History
from reader.tui.screens.search.sayings import Saying, as_hits, narrowed
from reader.typeset.search import KnownPlaces

if TYPE_CHECKING:
    from pathlib import Path

VALUES = fixed_values() | {"tag": ("verdict/false", "needs source"), "source": ("Ana Lee", "Lee")}


def choices(text: str) -> tuple[str, ...]:
    return complete(text, len(text), VALUES).choices


def test_operators_and_their_values_are_completed() -> None:
    assert choices("pier st") == ("status:",)
    assert choices("pier -ki") == ("kind:",)
    assert choices("s") == ()
    assert choices("kind:quo") == ("kind:quote",)
    assert choices("-status:") == ("status:accepted", "status:rejected")
    assert choices("tag:n") == ('tag:"needs source"',)
    assert choices("tag:fal") == ("tag:verdict/false",), "also the parts of a name"
    assert choices('tag:"needs s') == ('tag:"needs source"',)
    assert choices("source:lee") == ("source:Lee", 'source:"Ana Lee"')
    assert choices("pier") == ()
    assert complete("-tag:ver pier", 8, VALUES).start == 1
    assert operator_at("pier tag:x", 10) == "tag"
    assert operator_at("pier tag:x pier", 15) == ""


def test_earlier_queries_come_back_and_stay(tmp_path: Path) -> None:
    path = tmp_path / "state" / "queries.json"
    first = History(path)
    for query in ("pier", "tag:x", " pier "):
        first.keep(query)
    again = History(path)
    assert again.forward() is None
    assert again.back("fer") == "pier"
    assert again.back("pier") == "tag:x"
    assert again.back("tag:x") is None
    assert [again.forward(), again.forward(), again.forward()] == ["pier", "fer", None]
    path.write_text('{"no": "list"}', encoding="utf-8")
    assert History(path).back("") is None
    nowhere = History(tmp_path / "state" / "queries.json" / "below")
    nowhere.keep("kept for this run")
    assert nowhere.back("") == "kept for this run"


def hit(article: str, start: int) -> Hit:
    return Hit(article, Span(start, start + 4), "pier", "the pier", 4, 0)


@given(st.lists(st.lists(st.integers(1, 4), max_size=5), min_size=1, max_size=6))
def test_hits_stand_below_their_articles_however_they_come_in(batches: list[list[int]]) -> None:
    found, every, article, start = Found(), [], 0, 0
    for batch in batches:
        hits = []
        for step in batch:
            article += step == 1
            start += 10
            hits.append(hit(f"{article}.txt", start))
        found.extend(hits)
        every += hits
    assert found.hits == every
    assert found.articles == len({each.article for each in every})
    assert found.rows == len(every) + found.articles
    rows = [found.at_row(row) for row in range(found.rows)]
    assert [number for _, number in rows if number is not None] == list(range(len(every)))
    for number, each in enumerate(every):
        assert found.at_row(found.row_of(number)) == (found.group_of(number), number)
        assert found.article_of(found.group_of(number)) == each.article
        assert number in found.span_of(found.group_of(number))
        assert found.find(each) == number


def test_the_best_hit_brings_its_article_to_the_top() -> None:
    hits = [hit("a.txt", 0), hit("a.txt", 9), hit("b.txt", 0), hit("b.txt", 9), hit("c.txt", 0)]
    found = by_worth(hits, [0.1, 0.4, 0.3, 0.9, 0.4])
    assert [(each.article, each.span.start) for each in found.hits] == [
        ("b.txt", 9),
        ("b.txt", 0),
        ("a.txt", 9),
        ("a.txt", 0),
        ("c.txt", 0),
    ]
    assert found.scores == [0.9, 0.3, 0.4, 0.1, 0.4]


def test_known_places_are_gone_through_like_those_that_are_looked_for() -> None:
    places = KnownPlaces("tag:x", [Span(30, 34), Span(2, 20), Span(5, 9), Span(5, 9)])
    assert places.starts == [2, 5, 30]
    assert places.after(5) == Span(5, 9)
    assert places.after(31) is None
    assert places.before(5) == Span(2, 20)
    assert places.before(2) is None
    assert places.touching(10, 12) == [Span(2, 20)]
    assert places.touching(20, 31) == [Span(30, 34)]
    assert not KnownPlaces("tag:x", [])


def saying(words: str, *tags: str, note: str = "", status: str = "") -> Saying:
    return Saying("1", "n/a.txt", "Title", True, Span(0, 4), words, tags, note, status, "")


def test_what_was_said_is_narrowed_down_by_words_tags_notes_and_states() -> None:
    every = [
        saying("The pier\nfell", "verdict/false", note="see the Courier"),
        saying("A ferry", "needs source", status="accepted"),
        saying("12:30 at the pier"),
    ]

    def found(query: str) -> list[int]:
        return [every.index(each) for each in narrowed(every, query)]

    assert found("") == [0, 1, 2]
    assert found("PIER") == [0, 2]
    assert found('"the pier fell" title') == [0]
    assert found("tag:verdict/") == [0]
    assert found('tag:"needs source"') == [1]
    assert found("status:open") == [0, 2]
    assert found("status:acc") == [1]
    assert found("note:courier") == [0]
    assert found("-tag:verdict article:a.txt") == [1, 2]
    assert found("12:30") == [2]
    assert found("tag:") == [0, 1, 2], "one is still typing"
    hits = as_hits(every)
    gone = replace(every[0], span=None)
    assert as_hits([gone])[0].text == "∅ The pier\nfell"
    assert as_hits([replace(gone, open=False)])[0].text == "The pier\nfell"
    assert [each.context for each in hits[:2]] == [
        "The pier\nfell   verdict/false · see the Courier",
        "A ferry   needs source",
    ]
