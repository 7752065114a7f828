"""Texts made to be slow: they end, and twice the text is no more than about twice the work."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from reader.claims import find_claims

if TYPE_CHECKING:
    from types import FrameType

_PIECES = (
    "He said x. ",
    "“a\n",
    "Mr. ",
    "5 ",
    "“A b c d e.” ",
    ",",
    "7",
    '"',
    "'",
    "a",
    "A ",
    "the ",
    " and ",
    "(((",
    "5,",
    "Monday ",
    "\n",
    "e\u0301\u0301",
    "Abc-",
    "Abc Def\n",
    "according to ",
)


@pytest.mark.parametrize("piece", _PIECES)
def test_a_monotonous_text_is_read_to_its_end(piece: str) -> None:
    text = piece * (200_000 // len(piece))

    claims = find_claims(text)

    assert all(text[claim.span.start : claim.span.end] == claim.text for claim in claims)


@pytest.mark.parametrize("piece", ["He said x. ", "“a\n", "5 ", "Abc-", "the "])
def test_twice_the_text_is_twice_the_work(piece: str) -> None:
    half, whole = (_calls(piece * (size // len(piece))) for size in (30_000, 60_000))

    assert whole < 2.3 * half


def _calls(text: str) -> int:
    """Return how many functions are called to find the claims of `text`."""
    count = 0

    def tally(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(tally)
    try:
        find_claims(text)
    finally:
        sys.setprofile(before)
    return count
