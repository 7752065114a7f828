"""The sentences of a text as a pipeline reads them."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from reader.claims.clauses import MOST

if TYPE_CHECKING:
    from threading import Lock

    from spacy.language import Language
    from spacy.tokens import Doc

    from reader.claims.passage import Passage

__all__ = ["Parses"]

_BATCH = 64
_LONGEST = 4000
"""Code points of the longest sentence that is parsed."""


class Parses:
    """The parsed sentences of one text, from when they are read until they have been split.

    Sentences are ours, not the pipeline's, so that all engines agree on where they end.

    Args:
        pipeline: What parses them.
        turn: Held while it does: several texts may be read at once, in threads.
    """

    def __init__(self, pipeline: Language, turn: Lock) -> None:
        self._pipeline = pipeline
        self._turn = turn
        self._docs: dict[int, Doc] = {}
        self._order: deque[int] = deque()

    def read(self, passage: Passage) -> None:
        """Parse the sentences of `passage`, but for those too long to be prose."""
        wanted = [
            sentence
            for sentence in passage.sentences
            if 1 < sentence.stop - sentence.first <= MOST
            and sentence.end - sentence.start <= _LONGEST
        ]
        texts = [_plain(passage.text[each.start : each.end]) for each in wanted]
        with self._turn:
            docs = list(self._pipeline.pipe(texts, batch_size=_BATCH))
        for sentence, doc in zip(wanted, docs, strict=True):
            self._docs[sentence.start] = doc
            self._order.append(sentence.start)

    def at(self, start: int) -> Doc | None:
        """Return the sentence that begins at `start`; None where it was not parsed."""
        return self._docs.get(start)

    def take(self, start: int) -> Doc | None:
        """Return it, too, and forget those before: they are taken in order."""
        while self._order and self._order[0] < start:
            del self._docs[self._order.popleft()]
        return self._docs.get(start)


def _plain(text: str) -> str:
    """Return `text`, of the same length, with line breaks as spaces and no lone surrogates."""
    text = text.replace("\n", " ")
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")
