"""What is said in other words lies near."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.model.article import Article
from reader.model.claim import Claim, Kind
from reader.model.span import Span
from reader.model.story import Told
from reader.story.senses import FORMAT, Senses, alike_words, may_stand_for, parse_table
from reader.story.stated import state_all
from reader.story.traits import Traits, find_traits

CLAIMS = (
    "The lorry driver was taken to hospital with serious injuries.",
    "A man at the wheel of the truck was badly hurt and is being treated by doctors.",
    "The museum will charge visitors more for its tickets.",
    "Zzxq vrrmpf.",
)


def _traits() -> tuple[Traits, ...]:
    """Return those of the claims, each in an article of its own."""
    told = []
    for number, text in enumerate(CLAIMS):
        claim = Claim("c", Span(0, len(text)), text, (Kind.STATE,), 0.5)
        name = str(number)
        told.append(Told(name, Article(Path(name), name, name, text), (claim,)))
    return find_traits(state_all(told))


def test_claims_in_other_words_are_near() -> None:
    senses = Senses(_traits())

    assert senses.alike(0, 1) > 0.4 > senses.alike(0, 2)
    assert senses.alike(0, 0) == pytest.approx(1)
    assert senses.alike(0, 3) == 0
    assert senses.nearest([0, 1, 2, 3]) == {(0, 1)}
    assert senses.nearest([0, 0, 1, 2]) == set()


def test_words_that_are_used_alike_may_stand_for_each_other() -> None:
    assert may_stand_for("truck", "vehicl")
    assert may_stand_for("prison", "jail")
    assert not may_stand_for("truck", "ticket")
    assert not may_stand_for("legal", "illegal")
    assert alike_words("truck", "zzxq") == 0


def test_what_is_no_table_is_refused() -> None:
    with pytest.raises(ValueError, match="version"):
        parse_table(b"reader senses 0\n")
    content = Path(str(parse_table.__code__.co_filename)).with_name("senses.bin").read_bytes()
    assert content.startswith(FORMAT)
    assert len(parse_table(content).rows) > 10_000
