"""Mentions of speakers that name nobody by themselves: who, which, a lone preposition."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from reader.claims.lexicon import wordset
from reader.claims.lexicon.grammar import PREPOSITIONS
from reader.claims.sources import source_before

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.claims.passage import Passage, Speech

__all__ = ["mend_mentions"]

_RELATIVE = frozenset(("who", "which", "that"))
_NOBODY = PREPOSITIONS | wordset("a an the and or but to as than of not there")
"""Words that are no mention if nothing else stands there."""


def mend_mentions(passage: Passage, speeches: Sequence[Speech]) -> None:
    """Let relative pronouns mention whom they stand for, and single small words nobody.

    Args:
        passage: The paragraph.
        speeches: Its attributions; their sources are changed.
    """
    tokens = passage.tokens
    begins = [sentence.start for sentence in passage.sentences]
    for speech in speeches:
        if speech.source is None or not passage.block.start <= speech.source[0]:
            continue
        low = passage.text[speech.source[0] : speech.source[1]].lower()
        if low in _NOBODY:
            speech.source = None
        elif low in _RELATIVE:
            place = bisect_left(tokens.starts, speech.source[0])
            sentence = passage.sentences[max(0, bisect_right(begins, speech.source[0]) - 1)]
            if not sentence.first < place < len(tokens.starts):
                continue
            found = source_before(tokens, passage.quoted, place + 1, sentence.first)
            if found is not None and found[1] <= place:
                speech.source = tokens.starts[found[0]], speech.source[1]
