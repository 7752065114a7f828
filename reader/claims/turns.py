"""Interviews and transcripts: paragraphs that begin with who speaks, and a colon."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from reader.claims.passage import Speech

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.claims.blocks import Block

__all__ = ["Turns", "find_turns"]

_TURN = re.compile(
    r"^[ \t]*[\"“]?((?:[^\W\d_][\w.’'-]{0,30}[ ]){0,3}[^\W\d_][\w.’'-]{0,30})(:)[ \t\u00a0]+(?=\S)",
    re.MULTILINE,
)
_OFTEN = 2
"""So often a speaker has the word, and so many speakers there are, where people talk in turns."""

_LONG = 40
"""Code points of a turn, on the average, of speakers whose names are not in capitals."""

_GOES_ON = 1500
"""Code points up to which a turn goes on over several paragraphs, if another turn follows."""

_BETWEEN = frozenset(" .,;:!?\n\t")
_FIRST = frozenset(("i", "we"))
_MANY = 100
"""Attributions in one paragraph that nobody makes in a turn."""


class Turns:
    """Who has the word where in one text.

    Args:
        text: The text.
        turns: Of each turn the beginning and end of the speaker, of the colon, of what is said.
    """

    def __init__(self, text: str, turns: Sequence[tuple[int, int, int, int]]) -> None:
        self._text = text
        self._turns = turns
        self._next = 0
        self.begun: Speech | None = None
        """The turn of whoever has or had the word last."""
        self._end = 0

    def at(self, block: Block, speeches: Sequence[Speech]) -> list[Speech]:
        """Return `speeches` of a paragraph, and before them the one of whoever has the word.

        Whom they quote, be it themselves ("I think"), is kept.

        Args:
            block: The paragraph; they come in order.
            speeches: What was found in it.
        """
        turns = self._turns
        while self._next < len(turns) and turns[self._next][0] < block.end:
            start, stop, begin, end = turns[self._next]
            self._next += 1
            if start >= block.start:
                self.begun = Speech([], (stop, stop + 1), (start, stop), direct=True)
                self._end = end
                return self._said(max(begin, block.start), block, speeches)
        if self.begun is None or block.start >= self._end:
            return list(speeches)
        self.begun = self.begun.emptied()
        return self._said(block.start, block, speeches)

    def name_speaker(self, text: str, speeches: Sequence[Speech]) -> None:
        """Give the name of whoever has the word to what they say of themselves.

        Args:
            text: The text.
            speeches: What was found in the paragraph that was asked for last.
        """
        if self.begun is None or self.begun not in speeches:
            return
        for speech in speeches:
            if speech.source is not None and text[slice(*speech.source)].lower() in _FIRST:
                speech.name = self.begun.name

    def _said(self, begin: int, block: Block, speeches: Sequence[Speech]) -> list[Speech]:
        turn = self.begun
        if turn is None or len(speeches) > _MANY:
            return list(speeches)
        quoted = [
            speech
            for speech in speeches
            if speech.source is not None
            and speech.cue is not None
            and speech.cue[0] >= begin
            and speech.contents
        ]
        place = begin
        for speech in sorted(quoted, key=lambda speech: speech.contents[0]):
            self._add(
                turn, place, min(speech.contents[0][0], (speech.source or speech.cue or (0,))[0])
            )
            place = max(place, speech.contents[-1][1], (speech.cue or (0, 0))[1])
        self._add(turn, place, block.end)
        return [turn, *quoted] if turn.contents else list(speeches)

    def _add(self, turn: Speech, start: int, end: int) -> None:
        """Add what stands there to what is said, marks at its edges left out."""
        while start < end and self._text[start] in _BETWEEN:
            start += 1
        while start < end and self._text[end - 1].isspace():
            end -= 1
        if end - start > 1:
            turn.contents.append((start, end))


def find_turns(text: str) -> Turns:
    """Return who has the word where in `text`; nobody, unless it is a conversation.

    People talk in turns where at least two speakers begin at least two lines each, with names in
    capitals, as Q and A, or with what they say longer than in a table.

    Args:
        text: The whole text.
    """
    found = [match for match in _TURN.finditer(text) if match[1][0].isupper()]
    often = Counter(match[1] for match in found)
    lengths: Counter[str] = Counter()
    for match in found:
        lengths[match[1]] += _line_end(text, match.end()) - match.end()
    speakers = {
        name
        for name, count in often.items()
        if count >= _OFTEN and (name.isupper() or lengths[name] >= _LONG * count)
    }
    if len(speakers) < _OFTEN:
        return Turns(text, ())
    kept = [match for match in found if match[1] in speakers]
    turns = []
    for match, after in pairwise(kept):
        line = _line_end(text, match.end())
        end = after.start() if after.start() - match.end() <= _GOES_ON else line
        turns.append((match.start(1), match.end(1), match.end(), end))
    last = kept[-1]
    turns.append((last.start(1), last.end(1), last.end(), _line_end(text, last.end())))
    return Turns(text, turns)


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end
