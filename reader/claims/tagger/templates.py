"""The kinds of features, and which numbers their keys get.

A feature is a template (`pair`), an offset (the token the template was read at, seen from the
token it speaks for) and a key (which two words). A key is made of small integers, its parts.
"""

from __future__ import annotations

from typing import NamedTuple

__all__ = [
    "BASES",
    "CUES",
    "GAPS",
    "OTHERS",
    "PLACE_TEMPLATES",
    "ROOM",
    "SHAPE_ROOM",
    "SOURCES",
    "STATES",
    "SUFFIXES",
    "TEMPLATES",
    "WORDS_IN_PAIRS",
    "WORD_TEMPLATES",
    "Template",
]


class Template(NamedTuple):
    """One kind of feature."""

    name: str
    parts: tuple[tuple[str, int], ...]
    """What the key is made of, each with the number of values it may have."""
    offsets: tuple[int, ...] = (0,)

    @property
    def room(self) -> int:
        """How many keys there may be."""
        room = 1
        for _, values in self.parts:
            room *= values
        return room


_WORD, _STEM, _ENDING, _CLAUSE, _BIN = 16384, 16384, 8192, 64, 11
WORDS_IN_PAIRS, SHAPE_ROOM, CUES, SOURCES, SUFFIXES, STATES, GAPS = 512, 32, 6, 4, 24, 4, 8
"""How many values there may be of: a frequent word or class, a shape, a bin of cue words, a bin
of source words, a suffix, a state of quotation, a distance in few steps."""

OTHERS = WORDS_IN_PAIRS - SHAPE_ROOM * CUES
"""Numbers below it stand for frequent words, the others for shape and cue bin."""

_YES = ("in quotation", 2)
_LEFT = ("cue on the left", 2)
_RIGHT = ("cue on the right", 2)
_QUOTE = ("quotation state", STATES)

WORD_TEMPLATES = (
    Template("word", (("word", _WORD),), (-3, -2, -1, 0, 1, 2, 3)),
    Template("stem", (("stem", _STEM),), (-2, -1, 0, 1, 2)),
    Template("ending", (("ending", _ENDING),), (-1, 0, 1)),
    Template("shape", (("shape", SHAPE_ROOM),), (-2, -1, 0, 1, 2)),
    Template("cue class", (("cue bin", CUES), ("stem's cue bin", CUES)), (-2, -1, 0, 1, 2)),
    Template(
        "class",
        (("frequent", WORDS_IN_PAIRS), ("suffix", SUFFIXES), ("stem's cue bin", CUES)),
        (-1, 0, 1),
    ),
    Template("source or cue", (("source bin", SOURCES), ("cue bin", CUES))),
)
"""Of a token by itself."""

PLACE_TEMPLATES = (
    Template("pair", (("frequent", WORDS_IN_PAIRS), ("frequent", WORDS_IN_PAIRS)), (-2, -1, 0, 1)),
    Template("around", (("frequent", WORDS_IN_PAIRS), ("frequent", WORDS_IN_PAIRS))),
    Template("shapes", (("shape", SHAPE_ROOM),) * 3),
    Template("cue classes", (("cue bin", CUES),) * 3),
    Template("source classes", (("source bin", SOURCES),) * 3),
    Template("quotation", (_QUOTE,) * 3),
    Template("quotation's length", (_QUOTE, ("length", 8))),
    Template("quotation before", (_QUOTE, _QUOTE, ("shape", SHAPE_ROOM), _QUOTE)),
    Template("quotation after", (_QUOTE, _QUOTE, ("shape", SHAPE_ROOM), _QUOTE)),
    Template("since the sentence's start", (("tokens", _BIN), _QUOTE)),
    Template("until the sentence's end", (("tokens", _BIN), _QUOTE)),
    Template("since the paragraph's start", (("tokens", _BIN),)),
    Template("until the paragraph's end", (("tokens", _BIN),)),
    Template("last cue", (("word", _WORD),)),
    Template("next cue", (("word", _WORD),)),
    Template("since the last cue", (("tokens", GAPS), _YES)),
    Template("until the next cue", (("tokens", GAPS), _YES)),
    Template("last cue and next", (("word", _WORD), _RIGHT, _YES)),
    Template("next cue and last", (("word", _WORD), _LEFT, _YES)),
    Template("last clause word", (("clause word", _CLAUSE), ("tokens", GAPS))),
    Template("next clause word", (("clause word", _CLAUSE), ("tokens", GAPS))),
    Template("last clause word, cues", (("clause word", _CLAUSE), _LEFT, _RIGHT, _YES)),
    Template("next clause word, cues", (("clause word", _CLAUSE), _RIGHT, _LEFT, _YES)),
    Template("paragraph", (("index", 5), ("length", 6))),
    Template("in paragraph", (("has quotation", 2), ("is quotation", 2), ("cue bin", CUES), _YES)),
    Template("paragraph before", (("kind", 17), _QUOTE, ("begins", 2))),
    Template("cue in paragraph before", (("cue bin", CUES + 1), ("is quotation", 2), _YES)),
    Template("paragraph before is open", (("kind", 5), ("is quotation", 2), _YES)),
    Template("in sentence", (("has quotation", 2), ("cue bin", CUES), _YES)),
    Template("in sentence before", (("cue bin", CUES), ("cue bin before", CUES), _YES)),
    Template("headline", (("capitals", 3), ("first", 2), ("shape", SHAPE_ROOM))),
    Template("headline, cue", (("capitals", 3), ("first", 2), ("cue bin", CUES))),
    Template("speaker's turn", (("colon", 9), ("place", 10))),
)
"""Of a token in its place."""

TEMPLATES = WORD_TEMPLATES + PLACE_TEMPLATES


def _bases() -> tuple[int, ...]:
    bases = [1]
    for template in TEMPLATES:
        bases.append(bases[-1] + template.room)
    return tuple(bases)


_ALL = _bases()
BASES = _ALL[:-1]
"""The first feature number of each template; 0 is no feature."""

ROOM = _ALL[-1]
"""One more than the highest feature number."""
