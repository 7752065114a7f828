"""A text of any length as rows of terminal cells, laid out where it is looked at.

The text is cut into blocks of about `BLOCK` code points, at newlines where there are any, else at
a space, else between clusters. Where a block begins depends on nothing but its number, so that
any place of a 10 MB text can be laid out without what stands before it. A block that has been
laid out knows its rows; of the others the number of rows is estimated. Estimates get corrected, so
the number of a row changes; a `Place` does not, and that is what a view should hold on to.

What is drawn is what is on disk, row for row, with one liberty: where two lines follow one
another without a blank line, the first ends as a sentence does, and one of them is longer than
`LONG_LINE`, they are paragraphs, not lines of a hard-wrapped one. An empty row that holds nothing
is then set between them. A heading stays with what follows it, and so does half a sentence.
"""

from __future__ import annotations

import bisect
import itertools
import re
from collections import OrderedDict
from typing import Final, NamedTuple

from reader.typeset import cells
from reader.typeset.safe import visible
from reader.typeset.wrap import wrap

__all__ = ["BLOCK", "LONG_LINE", "Layout", "Place", "Row"]

BLOCK: Final = 16_384
"""Code points of a block: some 230 rows, laid out in a few milliseconds."""

LONG_LINE: Final = 100
"""Code points; a line of the source that has more was not broken by hand."""

_CLOSING: Final = frozenset(".!?…:;\"'”’»)]。！？”」』؟۔।")
"""What a paragraph ends with."""

_KEPT: Final = 16
"""How many blocks are remembered."""

_WORD_AFTER_SPACE: Final = re.compile(r"\s(?=\w)")


class Place(NamedTuple):
    """A row by its block and its number therein: stays true when estimates are corrected."""

    block: int
    row: int


class Row(NamedTuple):
    """A row of a text that was laid out."""

    start: int
    """Where it begins, in code points of the text."""

    end: int
    """Where the next row begins; the same as `start` for a row that is only space."""

    text: str
    """What is to be drawn, gone through `visible`, tabs kept, the newline left out."""

    def glyphs(self) -> cells.Glyphs:
        """Return the row's clusters and their cells."""
        return cells.glyphs(self.text, self.start)


class _Block:
    """The rows of one block."""

    __slots__ = ("start", "starts", "text")

    def __init__(self, start: int, text: str, starts: list[int]) -> None:
        self.start = start
        self.text = text
        self.starts = starts

    def row(self, number: int) -> Row:
        """Return its row `number`."""
        start = self.starts[number]
        last = number + 1 == len(self.starts)
        end = self.start + len(self.text) if last else self.starts[number + 1]
        return Row(start, end, self.text[start - self.start : end - self.start].rstrip("\n"))


class Layout:
    """The rows of `text` at a given width.

    The rows partition the text: each begins where the one before it ends. No row but one that
    ends in spaces is wider than `width`.

    Args:
        text: The text.
        width: Cells of a row; at least 2 are taken.
        block: Code points of a block.
    """

    def __init__(self, text: str, width: int, *, block: int = BLOCK) -> None:
        self.text = text
        self.width = max(2, width)
        self._size = block
        self._blocks: OrderedDict[int, _Block] = OrderedDict()
        count = max(1, -(-len(text) // block))
        self._heights = [1]
        rows = len(self._block(0).starts)
        share = rows / max(1, self._start(1))
        self._heights += [max(1, round(block * share))] * (count - 1)
        if count > 1:
            self._heights[-1] = max(1, round((len(text) - self._start(count - 1)) * share))
        self._first_rows: list[int] = []

    @property
    def height(self) -> int:
        """The number of rows, as far as it is known, else estimated."""
        return self._rows_before(len(self._heights))

    @property
    def end(self) -> Place:
        """The last row."""
        block = len(self._heights) - 1
        return Place(block, len(self._block(block).starts) - 1)

    @property
    def laid_out(self) -> tuple[int, ...]:
        """The numbers of the blocks that are laid out and remembered."""
        return tuple(self._blocks)

    def row(self, place: Place) -> Row:
        """Return the row at `place`."""
        return self._block(place.block).row(place.row)

    def walk(self, place: Place, rows: int) -> Place:
        """Return the place so many rows below (or above, if negative), at most to the end."""
        block, row = place.block, place.row + rows
        while row < 0 and block > 0:
            block -= 1
            row += len(self._block(block).starts)
        count = len(self._block(block).starts)
        while row >= count and block + 1 < len(self._heights):
            block += 1
            row -= count
            count = len(self._block(block).starts)
        return Place(block, min(max(row, 0), count - 1))

    def place_of(self, offset: int) -> Place:
        """Return the row that the code point `offset` stands in."""
        block = min(max(offset, 0) // self._size, len(self._heights) - 1)
        if self._start(block) > offset:
            block -= 1
        found = self._block(max(0, block))
        return Place(max(0, block), max(0, bisect.bisect_right(found.starts, offset) - 1))

    def number(self, place: Place) -> int:
        """Return how many rows stand above `place`, estimates included."""
        return self._rows_before(place.block) + place.row

    def place(self, number: int) -> Place:
        """Return the row below `number` others, estimates included, or the nearest there is."""
        self._rows_before(0)
        block = bisect.bisect_right(self._first_rows, max(0, number)) - 1
        block = min(block, len(self._heights) - 1)
        row = max(0, number) - self._first_rows[block]
        return Place(block, min(row, len(self._block(block).starts) - 1))

    def row_of(self, offset: int) -> int:
        """Return the number of the row that the code point `offset` stands in."""
        return self.number(self.place_of(offset))

    def offset_of(self, number: int) -> int:
        """Return where the row `number` begins."""
        return self.row(self.place(number)).start

    def column_of(self, offset: int) -> int:
        """Return the cell of its row in which `offset` is drawn."""
        return self.row(self.place_of(offset)).glyphs().column(offset)

    def offset_at(self, place: Place, column: int) -> int:
        """Return what is drawn in the cell `column` of a row, or the row's last cluster."""
        row = self.row(place)
        drawn = row.glyphs()
        if not drawn.shown or column >= drawn.columns[-1]:
            # Behind the last cluster: the newline, or, where the row goes on, that cluster.
            return drawn.offsets[-1] if drawn.offsets[-1] < row.end else drawn.offsets[-2:][0]
        return drawn.offset(column)

    def _rows_before(self, block: int) -> int:
        """Return how many rows the blocks before `block` have, estimates included."""
        if not self._first_rows:
            self._first_rows = [0, *itertools.accumulate(self._heights)]
        return self._first_rows[block]

    def _start(self, block: int) -> int:
        """Return where `block` begins."""
        nominal = block * self._size
        if nominal <= 0:
            return 0
        if nominal >= len(self.text):
            return len(self.text)
        newline = self.text.find("\n", nominal - 1, nominal - 1 + self._size)
        if newline >= 0:
            return newline + 1
        stop = nominal + self._size // 2
        space = _WORD_AFTER_SPACE.search(self.text, nominal - 1, stop)
        if space and cells.boundary(self.text, space.end()) == space.end():
            return space.end()
        return min(cells.boundary(self.text, nominal), nominal + self._size - 1)

    def _block(self, number: int) -> _Block:
        """Return the block `number`, laid out; corrects the estimate of its height."""
        block = self._blocks.get(number)
        if block is not None:
            self._blocks.move_to_end(number)
            return block
        block = self._lay_out(self._start(number), self._start(number + 1))
        self._blocks[number] = block
        if len(self._blocks) > _KEPT:
            self._blocks.popitem(last=False)
        if self._heights[number] != len(block.starts):
            self._heights[number] = len(block.starts)
            self._first_rows = []
        return block

    def _lay_out(self, start: int, end: int) -> _Block:
        """Return the rows of the text from `start` to `end`."""
        text = visible(self.text[start:end], keep="\n\t")
        starts: list[int] = []
        lines = text.split("\n")
        closed = not lines[-1]
        if closed and len(lines) > 1:
            lines.pop()
        # The end of a line that was cut: it is long, however little of it is left.
        long = start > 0 and self.text[start - 1] != "\n"
        offset = start
        for number, line in enumerate(lines):
            starts += [offset + at for at in wrap(line, self.width)]
            offset += len(line) + 1
            last = number + 1 == len(lines)
            following = self._next_length(lines, number, offset) if closed or not last else 0
            apart = long or max(len(line), following) > LONG_LINE
            if following and apart and line.rstrip()[-1:] in _CLOSING:
                starts.append(offset)
            long = False
        return _Block(start, text, starts)

    def _next_length(self, lines: list[str], number: int, offset: int) -> int:
        """Return the length of the line after `number`, which begins at `offset`."""
        if number + 1 < len(lines):
            return len(lines[number + 1])
        newline = self.text.find("\n", offset, offset + LONG_LINE + 1)
        return (newline if newline >= 0 else min(len(self.text), offset + LONG_LINE + 1)) - offset
