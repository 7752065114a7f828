from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from reader.model import Span
from reader.store.versions import revisions
from tests.store.conftest import CALM, TEXT


def sentences(text: str) -> list[Span]:
    return [Span(*match.span()) for match in re.finditer(r"[^.\n]+\.”?", text)]


def changes(new: str, old: str = TEXT) -> list[tuple[str, str, str]]:
    return [
        (
            each.what,
            each.was.text_in(old).strip() if each.was else "",
            each.now.text_in(new).strip() if each.now else "",
        )
        for each in revisions(old, new, sentences(old), sentences(new))
    ]


def test_the_same_text_has_no_revisions() -> None:
    assert changes(TEXT) == []
    assert changes("A new first line\n\n" + TEXT.replace("\n\n", "\n\n\n")) == []


def test_a_changed_number_a_dropped_and_an_added_sentence_are_told() -> None:
    new = TEXT.replace("About 340 passengers", "About 430 passengers")
    new = new.replace("The company, Nordlinie, did not answer calls.", "")
    new += "Two people fainted in the heat, a doctor said."
    assert changes(new) == [
        (
            "reworded",
            "About 340 passengers waited on the quay; some had been there since dawn.",
            "About 430 passengers waited on the quay; some had been there since dawn.",
        ),
        ("dropped", "The company, Nordlinie, did not answer calls.", ""),
        ("added", "", "Two people fainted in the heat, a doctor said."),
    ]


@CALM
@given(st.lists(st.sampled_from(sentences(TEXT)), max_size=8))
def test_every_revision_names_a_claim_of_its_side(picked: list[Span]) -> None:
    new = "\n".join(each.text_in(TEXT) for each in picked)
    old, now = sentences(TEXT), sentences(new)
    for each in revisions(TEXT, new, old, now):
        assert each.was is None or each.was in old
        assert each.was or each.now in now
    assert revisions(new, new, now, now) == ()
