"""Who says what, by fitted weights: the attributions of a text."""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from importlib.util import find_spec
from threading import Lock
from typing import TYPE_CHECKING

from reader.claims.tagger.labels import Part
from reader.claims.tagger.layout import lay_out, paragraphs_of
from reader.claims.tagger.link import Linked, fragments_of, link
from reader.claims.tagger.weights import built_in
from reader.model import Attribution, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.claims.tagger.batch import Batch
    from reader.claims.tagger.layout import Paragraph
    from reader.claims.tagger.link import Fragment
    from reader.claims.tagger.page import Page
    from reader.claims.tagger.weights import Weights

__all__ = ["Tagger", "parts_of"]

_PRONOUN = re.compile(r"[”\"]\s+(he|she|it|they|we|I|He|She|They)\b")

_CHUNK = 12_000
"""How many tokens are worked on at a time."""

_LATE = 8_000
"""After so many tokens numpy, slow to load, has earned its loading."""


class Tagger:
    """Finds attributions: a linear-chain conditional random field and a linker.

    Args:
        weights: The fitted weights, those that come with Reader if None.
        numpy: Whether to work with numpy; if None, where it is there and worth its loading time.
            What is found does not depend on it.
    """

    def __init__(self, weights: Weights | None = None, *, numpy: bool | None = None) -> None:
        self._weights = weights or built_in()
        self._numpy = numpy
        self._spent = 0
        self._page: Page | None = None
        self._batch: Batch | None = None
        self._turn = Lock()
        """Held while labels are looked for: the decoders remember words."""

    def find(self, text: str) -> Iterator[Attribution]:
        """Yield the attributions of `text` in the order of their cues.

        The first ones of a long text come at once. Content spans, sources and cues are spans
        of the text; names are not resolved.
        """
        for _, found in self.read(text):
            yield from (_attribution(text, linked) for linked in found if linked.content)

    def read(
        self, text: str, stretches: Iterable[tuple[int, int]] | None = None
    ) -> Iterator[tuple[int, list[Linked]]]:
        """Yield the attributions of `text`, some paragraphs at a time, in the order of their cues.

        Args:
            text: The text.
            stretches: Start and end of each paragraph, in order, in code points; None for the
                lines. They are asked for as they are needed.

        Yields:
            An offset, and further attributions. Nothing that is yielded later has content or a
            cue before that offset; content that goes on for very long comes in several pieces.
        """
        last: Linked | None = None
        for end, fragments in self._fragments((text,), stretches):
            found = link(fragments.get(0, ()), last)
            before, last = last, found.pop() if found else None
            if last is not None and last is before:
                found.append(last)
                last = Linked(last.cue, last.source)
            begin = end
            if last is not None and last.content:
                begin = min(last.cue.start, *(part.start for part in last.content))
            elif last is not None and (before is None or last.cue is not before.cue):
                begin = last.cue.start
            yield begin, found
        yield len(text), [] if last is None else [last]

    def find_all(self, texts: Sequence[str]) -> list[list[Attribution]]:
        """Return the attributions of each of several texts: faster than one by one."""
        parts: list[list[Fragment]] = [[] for _ in texts]
        for _, fragments in self._fragments(texts):
            for number, found in fragments.items():
                parts[number] += found
        return [
            [_attribution(text, linked) for linked in link(found) if linked.content]
            for text, found in zip(texts, parts, strict=True)
        ]

    def _fragments(
        self, texts: Sequence[str], stretches: Iterable[tuple[int, int]] | None = None
    ) -> Iterator[tuple[int, dict[int, list[Fragment]]]]:
        """Yield the fragments of some paragraphs at a time, by the number of their text.

        With them comes the offset at which the last of these paragraphs ends in its text.
        """
        chunk: list[Paragraph] = []
        owners: list[int] = []
        size = 0
        context = 0
        for number, text in enumerate(texts):
            for paragraph in paragraphs_of(text, stretches):
                chunk.append(paragraph)
                owners.append(number)
                size += len(paragraph.words)
                if size >= (_CHUNK if context or len(owners) > 40 else _CHUNK // 8):
                    yield paragraph.ends[-1], self._chunk(chunk, owners, context)
                    # what a paragraph follows on is among its features
                    chunk, owners, size, context = chunk[-1:], owners[-1:], 0, 1
        if len(chunk) > context:
            yield chunk[-1].ends[-1], self._chunk(chunk, owners, context)

    def _chunk(
        self, paragraphs: Sequence[Paragraph], owners: Sequence[int], context: int
    ) -> dict[int, list[Fragment]]:
        found: dict[int, list[Fragment]] = {number: [] for number in owners[context:]}
        layout = lay_out(paragraphs)
        self._spent += layout.size
        with self._turn:
            labels = self._decoder().labels(paragraphs, layout)
        first = context
        for place in range(context, len(owners) + 1):
            if place == len(owners) or owners[place] != owners[first]:
                found[owners[first]] = fragments_of(labels, paragraphs, layout, first, place)
                first = place
        return found

    def _decoder(self) -> Batch | Page:
        if self._batch is None and self._wants_numpy():
            from reader.claims.tagger.batch import Batch

            self._batch = Batch(self._weights)
        if self._batch is not None:
            return self._batch
        if self._page is None:
            from reader.claims.tagger.page import Page

            self._page = Page(self._weights)
        return self._page

    def _wants_numpy(self) -> bool:
        if self._numpy is not None:
            return self._numpy
        loaded = sys.modules.get("numpy") is not None
        return loaded or (self._spent > _LATE and find_spec("numpy") is not None)


def parts_of(text: str, linked: Linked) -> tuple[Span, Span | None, tuple[Span, ...]]:
    """Return where cue, source and content of an attribution stand, commas at the end left out."""
    if linked.source is None:
        _free_pronoun(text, linked)
    source = _span(text, linked.source) if linked.source else None
    content = tuple(Span(part.start, part.end) for part in linked.content)
    return _span(text, linked.cue), source, content


def _attribution(text: str, linked: Linked) -> Attribution:
    cue, source, content = parts_of(text, linked)
    return Attribution(
        source=source.text_in(text) if source else None,
        source_span=source,
        cue=cue.text_in(text),
        cue_span=cue,
        content_spans=content,
    )


def _free_pronoun(text: str, linked: Linked) -> None:
    """Take the pronoun out of content such as `“It was so,” she`, when the cue follows."""
    for part in linked.content:
        if part.end <= linked.cue.start <= part.end + 1:
            tail = _PRONOUN.search(text, max(part.start, part.end - 8), part.end)
            if tail is not None and tail.end() == part.end:
                start = tail.start(1)
                linked.source = replace(part, part=Part.SOURCE_BEFORE, start=start)
                part.end = tail.start() + 1


def _span(text: str, fragment: Fragment) -> Span:
    """Return a part's span without the comma that closes an apposition."""
    end = fragment.end
    while end > fragment.start + 1 and text[end - 1] in ", ":
        end -= 1
    return Span(fragment.start, end)
