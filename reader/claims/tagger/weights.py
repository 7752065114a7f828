"""The table of weights: what was fitted, and how it is kept.

The file `weights.bin` begins with two lines of text, the name of the format and one JSON object:

- `labels`: the labels' names, in order; `scale`: how many units of weight make one nat;
- `stays`: for each state (see `labels`) the weight of going on; `follows`: for each a list of
  pairs, state before its beginning and weight; `begins`: the states a paragraph may begin with,
  and weights;
- `words`, `stems`, `endings`: strings parted by single spaces, numbered from 1 in that order,
  empty ones included;
  `word_cues`, `word_sources`, `stem_cues`: one digit for each, its bin; `frequent`: how many of
  the words, from the first, are told apart in pairs.

After the second newline come four arrays, little-endian, with as many entries as the JSON
object's `rows` and, for the last two, `cells`:

- rows: the feature's number (4 bytes, ascending), see `templates.BASES`;
- rows: how many cells it has (1 byte);
- cells: the place among the template's offsets times the number of labels plus the label (1 byte);
- cells: the weight (2 bytes, signed).
"""

from __future__ import annotations

import json
import sys
from array import array
from binascii import crc32
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

from reader.claims.tagger.words import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["FORMAT", "Weights", "built_in", "parse_weights"]

FORMAT = b"reader tagger 2\n"


@dataclass(frozen=True, slots=True)
class Weights:
    """Fitted weights, in units of 1 / `scale` nats."""

    labels: tuple[str, ...]
    scale: int
    vocabulary: Vocabulary
    stays: tuple[int, ...]
    """For each state the weight of going on."""
    follows: tuple[tuple[tuple[int, int], ...], ...]
    """For each state which may stand before its beginning, with weights."""
    begins: tuple[tuple[int, int], ...]
    """States a paragraph may begin with, with weights."""
    features: array[int]
    """The number of each row's feature, ascending."""
    firsts: Sequence[int]
    """Where each row's cells begin; one more at the end."""
    columns: bytes
    values: array[int]
    digest: str
    """Another one for other weights."""


@lru_cache(maxsize=1)
def built_in() -> Weights:
    """Return the weights that come with Reader."""
    return parse_weights(Path(__file__).with_name("weights.bin").read_bytes())


def parse_weights(data: bytes) -> Weights:
    """Return the weights that a file's bytes describe.

    Raises:
        ValueError: They are not in the format.
    """
    if not data.startswith(FORMAT):
        raise ValueError("not a table of weights")
    stop = data.index(b"\n", len(FORMAT))
    head = json.loads(data[len(FORMAT) : stop])
    rows, cells = head["rows"], head["cells"]
    place = stop + 1
    features = array("I")
    features.frombytes(data[place : place + 4 * rows])
    place += 4 * rows
    counts = data[place : place + rows]
    place += rows
    columns = data[place : place + cells]
    values = array("h")
    values.frombytes(data[place + cells : place + 3 * cells])
    if len(values) != cells:
        raise ValueError("the table of weights is cut off")
    if sys.byteorder == "big":
        features.byteswap()
        values.byteswap()
    return Weights(
        labels=tuple(head["labels"]),
        scale=head["scale"],
        vocabulary=_vocabulary(head),
        stays=tuple(head["stays"]),
        follows=tuple(tuple((a, b) for a, b in pairs) for pairs in head["follows"]),
        begins=tuple((a, b) for a, b in head["begins"]),
        features=features,
        firsts=list(accumulate(counts, initial=0)),
        columns=columns,
        values=values,
        digest=f"{crc32(data):08x}",
    )


def _vocabulary(head: dict[str, str]) -> Vocabulary:
    frequent = int(head["frequent"])
    words = head["words"].split(" ")
    numbers = range(1, len(words) + 1)
    cues, sources = map(int, head["word_cues"]), map(int, head["word_sources"])
    ranks = [number if number <= frequent else 0 for number in numbers]
    stems = head["stems"].split(" ")
    return Vocabulary(
        dict(zip(words, zip(numbers, cues, sources, ranks, strict=True), strict=True)),
        dict(
            zip(
                stems,
                zip(range(1, len(stems) + 1), map(int, head["stem_cues"]), strict=True),
                strict=True,
            )
        ),
        {ending: number for number, ending in enumerate(head["endings"].split(" "), 1)},
    )
