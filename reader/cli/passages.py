"""The passage that a person means: by offsets, by its words, and as the claim it may be."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from reader.errors import ReaderError
from reader.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.model import Article, Claim
    from reader.session import Session

__all__ = ["claims_until", "find_quote", "passage"]

SHOWN = 8
"""How many of the places of a quotation are listed."""

MOST = 1000
"""How many places of a quotation are looked for."""


def claims_until(session: Session, claims: Iterator[Claim], offset: int) -> None:
    """Let `session` know those of `claims` that begin before `offset`, as far as it does not.

    A long article is so searched only as far as it is annotated.
    """
    known = session.claims
    if known and known[-1].span.start >= offset:
        return
    batch = []
    for claim in claims:
        batch.append(claim)
        if claim.span.start >= offset:
            break
    session.add_claims(batch)


def passage(article: Article, start: int, end: int) -> Span:
    """Return the span from `start` to `end`.

    Raises:
        ReaderError: It is empty or not within the text.
    """
    length = len(article.text)
    if not 0 <= start < end <= length:
        what = "is empty" if start == end else "is not a passage of the text"
        raise ReaderError(
            f"{article.name}: {start} to {end} {what}",
            f"offsets go from 0 to {length}, the end after the start",
        )
    return Span(start, end)


def find_quote(article: Article, quote: str) -> Span:
    """Return where `quote` stands in `article`; any white space matches any other.

    Raises:
        ReaderError: It stands there not at all, or more than once.
    """
    words = quote.split()
    if not words:
        raise ReaderError(f"{article.name}: the quote is empty", "give some words of the text")
    text = article.text
    spans = [Span(start, start + len(quote)) for start in _places(text, quote)]
    if not spans:
        pattern = r"\s+".join(map(re.escape, words))
        # In a lookahead, so that places that overlap are found, too.
        found = islice(re.finditer(f"(?=({pattern}))", text), MOST)
        spans = [Span(*match.span(1)) for match in found]
    if not spans:
        raise ReaderError(
            f"{article.name}: the quote does not stand in the text",
            "copy it from `reader show`, or give --start and --end",
        )
    if len(spans) > 1:
        listed = ", ".join(f"{span.start}-{span.end}" for span in spans[:SHOWN])
        more = " and more" if len(spans) > SHOWN else ""
        count = f"at least {MOST}" if len(spans) == MOST else len(spans)
        raise ReaderError(
            f"{article.name}: the quote stands there {count} times: {listed}{more}",
            "give one of these as --start and --end, or a longer quote",
        )
    return spans[0]


def _places(text: str, quote: str) -> list[int]:
    places: list[int] = []
    start = text.find(quote)
    while start >= 0 and len(places) < MOST:
        places.append(start)
        start = text.find(quote, start + 1)
    return places
