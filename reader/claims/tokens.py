"""Words, numbers and marks, with their places."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING

from reader.claims.traits import traits_of

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Tokens", "tokenize"]

_TOKEN = re.compile(
    r"(?=\S)([A-Za-z][a-z]++(?![\w'’‑.-])"  # most words, without further ado
    r"|(?:[A-Za-z]\.){2,}"  # U.S., a.m.
    r"|[A-Z](?:rs?|s|en|ep|ov|t|ol|rof|ev|gt|apt|aj|dm|on)?\.(?=\s+[A-Z])"  # Mr., Sen., J.
    r"|[^\W_]+(?:[-'’‑][^\W_]+|[.,](?<=\d[.,])\d+)*"  # words, words-with-hyphens, 1,000.5
    r"|''|``|\.{2,8}|\S)"
)


class Tokens:
    """The tokens of a stretch of text, as parallel lists.

    Lists, not objects: the engine looks at every token of every article, and a list
    look-up is several times faster than an attribute of an object made for each.
    """

    __slots__ = ("ends", "lows", "starts", "traits", "words")

    def __init__(self, words: list[str], starts: Sequence[int], ends: Sequence[int]) -> None:
        self.words = words
        """As they stand in the text."""
        self.lows = list(map(str.lower, words))
        """In lower case."""
        self.starts = starts
        """Where each begins, in code points of the whole text."""
        self.ends = ends
        """Where each ends."""
        self.traits = traits_of(self.lows)
        """What each may be, one byte for each, see `reader.claims.traits`."""

    def __len__(self) -> int:
        return len(self.words)


def tokenize(text: str, start: int, end: int) -> Tokens:
    """Return the tokens of `text[start:end]`; their offsets are those of the whole `text`."""
    # Words and what stands between them take turns; so no object is made for each place.
    pieces = _TOKEN.split(text[start:end])
    places = list(accumulate(map(len, pieces), initial=start))
    return Tokens(pieces[1::2], places[1:-1:2], places[2::2])
