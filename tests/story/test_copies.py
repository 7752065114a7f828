from __future__ import annotations

from pathlib import Path

import pytest

from reader.model.article import Article
from reader.model.span import Span
from reader.model.story import Member, Told
from reader.story.copies import find_copies, same_text

FERRY = (
    "The ferry left at nine with forty people on board. It struck a rock off the point and "
    "listed within minutes, the coast guard said. Fishing boats from the village took everybody "
    "off before it sank. "
)
MARKET = (
    "Prices at the fish market rose by a third in a week, traders told us yesterday. Nobody "
    "could say how long the harbour would stay closed to larger vessels after that. "
)
SPEECH = "“We shall rebuild every single quay of this harbour before the winter comes,” she said. "


def _told(name: str, text: str) -> Told:
    return Told(name, Article(Path(name), name, name, text), ())


def test_what_reworks_the_same_text_is_named_with_its_passages() -> None:
    texts = {"a": FERRY + MARKET, "b": MARKET.replace("rose", "went up"), "c": FERRY[::-1]}

    (copy,) = find_copies([_told(name, text) for name, text in texts.items()])

    assert copy.articles == ("a", "b")
    assert copy.share > 0.5
    for mine, theirs in copy.passages:
        assert mine.text_in(texts["a"]) == theirs.text_in(texts["b"])
    assert any("Nobody could say" in mine.text_in(texts["a"]) for mine, _ in copy.passages)


def test_the_same_article_twice_is_a_copy_whole() -> None:
    (copy,) = find_copies([_told("a", FERRY), _told("b", FERRY)])

    assert copy.share == 1
    assert copy.passages == ((Span(0, len(FERRY) - 2), Span(0, len(FERRY) - 2)),)


def test_quoting_the_same_speaker_is_not_copying() -> None:
    rest = ("Rain fell all day long in town. ", "Nobody else had come to hear. ", "It was late. ")
    told = [_told(str(n), words * 2 + SPEECH) for n, words in enumerate(rest)]

    assert find_copies(told) == ()


@pytest.mark.parametrize("text", ["", "word", "a " * 3000])
def test_texts_with_hardly_any_words(text: str) -> None:
    found = find_copies([_told("a", text), _told("b", text), _told("c", FERRY)])

    assert [copy.articles for copy in found] == ([("a", "b")] if text else [])


def test_members_of_one_text_count_as_one() -> None:
    first = FERRY.split(". ", maxsplit=1)[0]
    texts = [first, first.replace("nine", "9"), "Forty people were on the ferry."]
    members = [Member(str(n), "x", Span(0, len(t)), t) for n, t in enumerate(texts)]

    assert same_text(members, set()) == (("0", "1"),)


def test_the_same_quotation_alone_is_no_one_text() -> None:
    members = [Member(name, "x", Span(0, len(SPEECH)), SPEECH) for name in "ab"]

    assert same_text(members, set()) == ()
    assert same_text(members, {frozenset("ab")}) == (("a", "b"),)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("They were taken off by fishing boats.", "All forty were taken off by fishing boats."),
        (
            "The coast guard said on Sunday that the ferry had listed within minutes.",
            "The coast guard said on Sunday that the ferry, which was built at a yard in the north"
            " some forty years ago, had been inspected twice and found fit to sail.",
        ),
    ],
    ids=["a short phrase", "a part of the longer one"],
)
def test_a_shared_phrase_is_no_one_text(one: str, other: str) -> None:
    members = [Member(name, "x", Span(0, len(t)), t) for name, t in (("a", one), ("b", other))]

    assert same_text(members, {frozenset("ab")}) == ()
