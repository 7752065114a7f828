"""What a word may be, told by the word alone: one byte for each token of a paragraph.

The engine asks many times over which words of a sentence may be verbs, numbers or cues. A word is
judged once, when it is first met; after that the answers for a whole sentence are bytes, and to
pick some of them out takes a few calls that run over bytes, not a look at every word.
"""

from __future__ import annotations

from functools import reduce
from itertools import compress
from operator import or_
from typing import TYPE_CHECKING

from reader.claims.cues import CUES
from reader.claims.dates import DATE_WORDS, may_date
from reader.claims.lexicon import Known
from reader.claims.lexicon.grammar import COORDINATORS
from reader.claims.lexicon.joints import BRACKETS, JOINTS, VERBS
from reader.claims.lexicon.numbers import NUMBER_WORDS
from reader.claims.lexicon.tones import TELLING
from reader.claims.lexicon.verbs import NOW, is_past
from reader.claims.numerals import NUMERALS

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = [
    "BOUNDARY",
    "CUE",
    "DATED",
    "JOINT",
    "NUMBER",
    "TELLS",
    "TENSED",
    "VERB",
    "Trait",
    "places_of",
    "traits_of",
]

Trait = bytes
"""A table for `bytes.translate` that makes 1 of the bytes with a trait, and 0 of all others."""

_CUE, _VERB, _TENSED, _NUMBER, _JOINT, _BOUNDARY, _TELLS, _DATED = (1 << bit for bit in range(8))


def _trait(*bits: int) -> Trait:
    mask = reduce(or_, bits)
    return bytes(byte & mask != 0 for byte in range(256))


CUE = _trait(_CUE)
"""May attribute, see `cues.CUES`."""

VERB = _trait(_VERB)
"""May be a finite verb or a past participle, see `joints.VERBS` and `is_past`."""

TENSED = _trait(_VERB, _TENSED)
"""May be a verb that tells of when, be it often a noun."""

NUMBER = _trait(_NUMBER)
"""A number may begin with it."""

JOINT = _trait(_JOINT)
"""A sentence may be split there, see `joints.JOINTS`."""

BOUNDARY = _trait(_JOINT, _BOUNDARY)
"""The same, a bracket, or another conjunction."""

TELLS = _trait(_TELLS)
"""A sign of what a statement is about, see `tones.TELLING`."""

DATED = _trait(_DATED)
"""There may be a date where it stands, see `may_date`."""


_LISTED: dict[str, int] = {}
for _bit, _words in (
    (_CUE, CUES),
    (_VERB, VERBS),
    (_TENSED, NOW),
    (_NUMBER, NUMERALS),
    (_JOINT, JOINTS),
    (_BOUNDARY, BRACKETS | COORDINATORS),
    (_TELLS, TELLING),
    (_DATED, DATE_WORDS),
):
    for _word in _words:
        _LISTED[_word] = _LISTED.get(_word, 0) | _bit


def _judge(low: str) -> int:
    traits = _LISTED.get(low, 0)
    if low[-2:] == "ed" and is_past(low):
        traits |= _VERB
    if not low.isalpha():
        first = low[0]
        if (first.isalnum() and not first.isalpha()) or low.partition("-")[0] in NUMBER_WORDS:
            traits |= _NUMBER
        if may_date(low):
            traits |= _DATED
    return traits


_JUDGED = Known(_judge)


def traits_of(lows: Iterable[str]) -> bytes:
    """Return a byte for each of the lower-case words, to be translated by a trait."""
    return bytes([*map(_JUDGED.__getitem__, lows)])


def places_of(trait: Trait, traits: bytes, first: int, stop: int) -> list[int]:
    """Return the tokens with a trait, from `first` to before `stop`.

    Args:
        trait: One of the traits of this module.
        traits: The bytes of a paragraph's tokens.
        first: The first token to look at.
        stop: The token behind the last one.
    """
    return list(compress(range(first, stop), traits[first:stop].translate(trait)))
