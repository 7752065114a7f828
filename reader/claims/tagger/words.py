"""Single words: how a text is cut into tokens and what is known of a token by itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from reader.claims.tagger.templates import CUES, OTHERS

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "CLAUSE",
    "PAD",
    "SHAPES",
    "TOKEN",
    "Vocabulary",
    "Word",
    "frequent_or_class",
    "shape_of",
    "stem_of",
    "suffix_of",
]

TOKEN = re.compile(
    r"(?=\S)([A-Za-z][a-z]++(?![\w'’&./-])"  # most words, without further ado
    r"|[^\W\d_]++(?:[-&./]?[^\W_]++)*+(?:['’][tT]\b)?"  # words, U.S, part-time, didn’t
    r"|\d++(?:[.,]\d++)*+[^\W_]*+"  # 1,000.5, 4th
    r"|['’](?:[sSdDmM]|[rR][eE]|[vV][eE]|[lL]{2})\b"
    r"|['’‘`]{2}|\.\.++|--++|\S)"
)
"""One token: a word, a number, a clitic, a mark. Its one group makes `split` return it, too."""

_MARKS = ".,;:?!\"“”‘’'()-–—$%[]"
SHAPES: tuple[str, ...] = ("", "a", "Aa", "AA", "A", "aA", "d", *_MARKS, "*")
"""What a token looks like; the first one stands for no token at all."""

_SHAPE = {mark: code for code, mark in enumerate(SHAPES)}

_CLAUSE_WORDS = (
    "that who which what how whether if because when while as but and or to of for with about "
    "on by not after before since although though where why than in , ; : — – -- - ( )"
)
CLAUSE = {
    word: code
    for code, word in enumerate(
        _CLAUSE_WORDS.split(),
        1,
    )
}
"""Words and marks at which a clause may begin or end."""

_SUFFIX_LIST = "ing ed ly tion ment ness ers ors er or ists ist ity al ous ive able est es s y e"
_SUFFIXES = {suffix: code for code, suffix in enumerate(_SUFFIX_LIST.split(), 1)}
_ENDINGS = (
    ("ies", "y"),
    ("ied", "y"),
    ("sses", "ss"),
    ("ings", ""),
    ("ing", ""),
    ("ers", "er"),
    ("ed", ""),
    ("es", ""),
    ("s", ""),
)


def shape_of(word: str) -> int:
    """Return the place of a token's shape in `SHAPES`."""
    first = word[0]
    if first.isdigit():
        return 6
    if not first.isalnum():
        return _SHAPE.get(first, len(SHAPES) - 1)
    if word.isupper():
        return 4 if len(word) == 1 else 3
    if first.isupper():
        return 2
    return 1 if word.islower() else 5


def stem_of(low: str) -> str:
    """Return a crude stem, so that says, saying and sayings share one."""
    if len(low) < 4:
        return low
    if low[-1] not in "sdg":
        return low.rstrip("e") if len(low) > 4 else low
    for ending, instead in _ENDINGS:
        if low.endswith(ending) and len(low) - len(ending) >= 3 and not low.endswith("ss"):
            stem = low[: len(low) - len(ending)] + instead
            doubled = len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "lsz"
            if doubled and ending in {"ing", "ed"}:
                stem = stem[:-1]
            return stem.rstrip("e") if len(stem) > 3 else stem
    return low.rstrip("e") if len(low) > 4 else low


def suffix_of(low: str) -> int:
    """Return the number of the longest suffix of a list that `low` ends in, 0 for none."""
    if len(low) >= 4:
        for size in (-4, -3, -2, -1):
            code = _SUFFIXES.get(low[size:])
            if code:
                return code
    return 0


class Word(NamedTuple):
    """What is known of a token by itself; small integers, 0 for unknown, or arrays of them."""

    word: Any
    stem: Any
    ending: Any
    """Its last three letters."""
    shape: Any
    cue: Any
    """How often the word is part of a cue outside of content, in six bins."""
    stem_cue: Any
    """The same for its stem."""
    source: Any
    """How often the word is part of a source, in four bins."""
    suffix: Any
    frequent: Any
    """The frequent word, or for others shape and cue bin."""
    clause: Any
    """See `CLAUSE`."""


PAD = Word(0, 0, 0, 0, 0, 0, 0, 0, OTHERS, 0)
"""What stands before and after a paragraph."""


def frequent_or_class(frequent: Any, shape: Any, cue: Any) -> Any:
    """Return the number of a frequent word, for others one for shape and cue bin.

    Works for single numbers and for arrays.
    """
    return frequent + (frequent == 0) * (OTHERS + shape * CUES + cue)


class Vocabulary:
    """The words, stems and endings of a table of weights."""

    __slots__ = ("endings", "stems", "words")

    def __init__(
        self,
        words: Mapping[str, tuple[int, int, int, int]],
        stems: Mapping[str, tuple[int, int]],
        endings: Mapping[str, int],
    ) -> None:
        self.words = words
        """Word in lower case -> number, cue bin, source bin, number among the frequent."""
        self.stems = stems
        """Stem -> number, cue bin."""
        self.endings = endings
        """Last three letters -> number."""

    def look_up(self, token: str) -> Word:
        """Return what is known of `token`, "" for none."""
        if not token:
            return PAD
        low = token.lower().replace("’", "'")
        word, cue, source, frequent = self.words.get(low, (0, 0, 0, 0))
        stem, stem_cue = self.stems.get(stem_of(low), (0, 0))
        shape = shape_of(token)
        return Word(
            word,
            stem,
            self.endings.get(low[-3:], 0),
            shape,
            cue,
            stem_cue,
            source,
            suffix_of(low),
            frequent_or_class(frequent, shape, cue),
            CLAUSE.get(low, 0),
        )
