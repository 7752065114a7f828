"""Questions, and what is called out: sentences within a sentence."""

from __future__ import annotations

from itertools import repeat
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.claims.passage import Passage, Sentence, Speech

__all__ = ["is_told", "join_asked"]

_CLOSING = frozenset(("”", '"', "’", "'", ")", "''"))
_CALLED = frozenset(("?", "!", "…", "..."))
_NEAR = 80
"""Code points between what is called out and the word that tells it."""


def join_asked(passage: Passage, speeches: Sequence[Speech]) -> Iterable[tuple[Sentence, bool]]:
    """Return the sentences of a paragraph, each with whether somebody asks in it.

    What is asked or called out and by whom is one sentence: "“Who pays?” the mayor asked."

    Args:
        passage: The paragraph.
        speeches: The attributions that have content in it.
    """
    text, block = passage.text, passage.block
    for mark in _CALLED:
        if text.find(mark, block.start, block.end) >= 0:
            return _joined(passage, speeches)
    return zip(passage.sentences, repeat(False))


def _joined(passage: Passage, speeches: Sequence[Speech]) -> Iterator[tuple[Sentence, bool]]:
    """Yield the sentences of a paragraph in which somebody may ask or call out something."""
    told = {
        end: speech.cue[0]
        for speech in speeches
        if speech.cue is not None
        for _, end in speech.contents
        if 0 <= speech.cue[0] - end < _NEAR
    }
    before: Sentence | None = None
    asked = False
    for sentence in passage.sentences:
        if before is not None:
            if sentence.start < told.get(before.end, -1) < sentence.end:
                sentence = before._replace(end=sentence.end, stop=sentence.stop)
            else:
                yield before, asked
                asked = False
        mark = _last_mark(passage, sentence)
        asked = asked or mark == "?"
        before = sentence
        if mark not in _CALLED:
            yield sentence, asked
            before, asked = None, False
    if before is not None:
        yield before, asked


def is_told(sentence: Sentence, spoken: Sequence[tuple[int, int, Speech]]) -> bool:
    """Whether a sentence that asks something tells that a named speaker asks it.

    Args:
        sentence: The sentence.
        spoken: The parts of attributions and the cues in it.
    """
    return any(
        speech.cue == (first, last) and sentence.start < last and speech.source is not None
        for first, last, speech in spoken
    )


def _last_mark(passage: Passage, sentence: Sentence) -> str:
    """Return the last word or mark of the sentence but quotation marks, "" if it is empty."""
    lows = passage.tokens.lows
    place = sentence.stop - 1
    while place > sentence.first and lows[place] in _CLOSING:
        place -= 1
    return lows[place] if place >= sentence.first else ""
