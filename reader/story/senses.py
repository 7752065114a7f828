"""What claims are about, as points in space: what is said in other words lies near.

Every word has a place of so many numbers (`senses.bin`, see `training/vectors.py` and the model
card in docs/story.md); a claim has the sum of those of its words, names left out. The cosine of two
claims is how alike they are. The words' lengths were fitted, too, so that those that say little
move a claim little.

The file begins with a line of text, the name of the format; behind it, compressed by zlib, stand
the words as `Word.stem` has them, in order, parted by spaces and ended by a newline, and for each
word a row of `SIZE` signed bytes.
"""

from __future__ import annotations

import math
import zlib
from functools import lru_cache
from operator import add, mul
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.story.likeness import Pair
    from reader.story.traits import Traits

__all__ = ["FORMAT", "SIZE", "Senses", "alike_words", "may_stand_for", "parse_table"]

FORMAT = b"reader senses 1\n"
SIZE = 64
"""Numbers of one word."""

_FILE = Path(__file__).with_name("senses.bin")

_NEAREST = 4
"""Claims of other articles that each claim is compared with for being near."""

_NEAR = 0.4
"""The cosine from which on claims are near."""

_MANY = 1500
"""Claims beyond which the nearest ones are not looked for: it takes the square of their number."""

_SYNONYMS = 0.6
"""The cosine of two words that may stand for each other."""


class _Table(NamedTuple):
    """The places of words."""

    rows: Mapping[str, int]
    """Where each word's numbers begin."""

    numbers: memoryview

    def of(self, word: str) -> Sequence[int]:
        """Return the numbers of a word; none where it is not known."""
        first = self.rows.get(word)
        return () if first is None else self.numbers[first : first + SIZE]


def parse_table(content: bytes) -> _Table:
    """Return the table that a file's bytes hold.

    Raises:
        ValueError: They are of another format.
    """
    if not content.startswith(FORMAT):
        raise ValueError("not a table of senses of this version")
    words, _, numbers = zlib.decompress(content[len(FORMAT) :]).partition(b"\n")
    rows = {word: SIZE * place for place, word in enumerate(words.decode("ascii").split(" "))}
    if len(numbers) != SIZE * len(rows):
        raise ValueError("a table of senses that is cut off")
    return _Table(rows, memoryview(numbers).cast("b"))


@lru_cache(maxsize=1)
def _built_in() -> _Table:
    """Return the table that comes with Reader; read when it is first needed."""
    return parse_table(_FILE.read_bytes())


@lru_cache(maxsize=4096)
def alike_words(one: str, other: str) -> float:
    """Return the cosine of two words as `Word.stem` has them; 0 where one is not known."""
    table = _built_in()
    first, second = table.of(one), table.of(other)
    length = math.hypot(*first) * math.hypot(*second)
    return float(sum(map(mul, first, second)) / length) if length else 0.0


def may_stand_for(one: str, other: str) -> bool:
    """Return whether two words, as `Word.stem` has them, are used nearly alike."""
    if one.endswith(other) or other.endswith(one):  # legal and illegal are used alike
        return False
    return alike_words(one, other) >= _SYNONYMS


class Senses:
    """Where claims lie.

    Args:
        traits: Those of the claims, which are then called by their places.
    """

    def __init__(self, traits: Sequence[Traits]) -> None:
        table = _built_in()
        self._points = [_point(trait.said, table) for trait in traits]

    def alike(self, one: int, other: int) -> float:
        """Return the cosine of two claims, -1 to 1; 0 where no word of one is known."""
        return float(sum(map(mul, self._points[one], self._points[other])))

    def nearest(self, articles: Sequence[int]) -> set[Pair]:
        """Return each claim with the ones of other articles that are nearest, if near at all.

        Args:
            articles: The number of the article of each claim.
        """
        points = self._points
        if len(points) > _MANY:
            return set()
        near: list[list[tuple[float, int]]] = [[] for _ in points]
        for place, point in enumerate(points):
            if not point:
                continue
            mine = articles[place]
            for other in range(place):
                if articles[other] != mine:
                    alike = sum(map(mul, point, points[other]))
                    if alike >= _NEAR:
                        near[place].append((-alike, other))
                        near[other].append((-alike, place))
        return {
            (min(place, other), max(place, other))
            for place, found in enumerate(near)
            for _, other in sorted(found)[:_NEAREST]
        }


def _point(words: Sequence[str], table: _Table) -> tuple[float, ...]:
    """Return where a claim of these words lies, at length 1; nothing where no word is known."""
    total: Sequence[int] = ()
    for word in words:
        row = table.of(word)
        if row:
            total = list(map(add, total, row)) if total else row
    length = math.hypot(*total)
    return tuple(number / length for number in total) if length else ()
