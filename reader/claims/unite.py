"""The attributions of one paragraph that two ways of looking for them have found, as one list."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.claims.passage import Speech

    Span = tuple[int, int]

__all__ = ["unite"]

_LITTLE = 0.1
"""The share of its content up to which an attribution may overlap another one's."""


def unite(tagged: Sequence[Speech], ruled: Sequence[Speech]) -> list[Speech]:
    """Return those of `tagged`, and of `ruled` what they leave out, in the order of their cues.

    The rules know who passes something on ("…, AFP reported"): where the tagger took the words
    for the outlet's, the rules' speaker stands; where both found the speaker, the tagger's gets
    the outlet.

    Args:
        tagged: What the tagger found in a paragraph.
        ruled: What the rules found in it.
    """
    relayed = [speech for speech in ruled if speech.relay is not None]
    if not ruled:
        return list(tagged)
    kept = list(tagged)
    for inner in relayed:
        kept = [speech for speech in kept if not _overlap(speech.source, inner.relay)]
        for speech in kept:
            if _overlap(speech.cue, inner.cue):
                speech.relay = inner.relay
    cues = _Parts(speech.cue for speech in kept if speech.cue is not None)
    contents = _Parts(part for speech in kept for part in speech.contents)
    for speech in ruled:
        if speech.source is None or (speech.cue is not None and cues.shared(speech.cue)):
            continue
        size = sum(end - start for start, end in speech.contents)
        if sum(map(contents.shared, speech.contents)) < _LITTLE * size:
            kept.append(speech)
    kept.sort(key=lambda speech: speech.cue or (0, 0))
    return kept


def _overlap(one: Span | None, other: Span | None) -> bool:
    return one is not None and other is not None and one[0] < other[1] and other[0] < one[1]


class _Parts:
    """Stretches of text, to be asked for what they share with others.

    Args:
        parts: Start and end of each; none overlaps another.
    """

    def __init__(self, parts: Iterable[Span]) -> None:
        self._parts = sorted(parts)

    def shared(self, span: Span) -> int:
        """Return how many code points of `span` lie in the parts."""
        size = 0
        for place in range(max(0, bisect_right(self._parts, span) - 1), len(self._parts)):
            start, end = self._parts[place]
            if start >= span[1]:
                break
            size += max(0, min(end, span[1]) - max(start, span[0]))
        return size
