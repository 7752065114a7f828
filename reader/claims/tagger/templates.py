"""The kinds of features, and which numbers their keys get.

A feature is a template (`pair`), an offset (the token the template was read at, seen from the
token it speaks for) and a key (which two words). A key is made of small integers, its parts.
Templates of the same parts make a group: one key is computed for the group, and the sum of its
templates' weights is looked up at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "BASES",
    "CUES",
    "GAPS",
    "GROUPS",
    "OTHERS",
    "ROOM",
    "SHAPE_ROOM",
    "SOURCES",
    "STATES",
    "STEPS",
    "SUFFIXES",
    "TEMPLATES",
    "WORDS_IN_PAIRS",
    "WORD_TEMPLATES",
    "Group",
    "Template",
    "keys_of",
]

PartOfKey = tuple[str, int]
"""What it is, and how many values it may have."""


class Template(NamedTuple):
    """One kind of feature."""

    name: str
    parts: tuple[PartOfKey, ...]
    """What the key is made of."""
    offsets: tuple[int, ...] = (0,)

    @property
    def room(self) -> int:
        """How many keys there may be."""
        room = 1
        for _, values in self.parts:
            room *= values
        return room


class Group(NamedTuple):
    """Templates whose keys are made of some of the same parts."""

    parts: tuple[PartOfKey, ...]
    templates: tuple[Template, ...]
    chosen: tuple[tuple[int, ...], ...]
    """For each template which of the parts, in which order."""


_WORD, _STEM, _ENDING, _CLAUSE = 16384, 16384, 8192, 64
WORDS_IN_PAIRS, SHAPE_ROOM, CUES, SOURCES, SUFFIXES, STATES, GAPS = 512, 32, 6, 4, 24, 4, 8
"""How many values there may be of: a frequent word or class, a shape, a bin of cue words, a bin
of source words, a suffix, a state of quotation, a distance in few steps."""

STEPS = 11
"""The same of a distance in more steps."""

OTHERS = WORDS_IN_PAIRS - SHAPE_ROOM * CUES
"""Numbers below it stand for frequent words, the others for shape and cue bin."""

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


def _group(parts: Sequence[PartOfKey], *templates: tuple[str, tuple[int, ...]]) -> Group:
    return Group(
        tuple(parts),
        tuple(
            Template(name, tuple(parts[place] for place in chosen)) for name, chosen in templates
        ),
        tuple(chosen for _, chosen in templates),
    )


_YES = ("in quotation", 2)
_LEFT = ("cue on the left", 2)
_RIGHT = ("cue on the right", 2)
_QUOTE = ("quotation state", STATES)
_FREQUENT = ("frequent", WORDS_IN_PAIRS)
_SHAPE = ("shape", SHAPE_ROOM)
_CUE = ("cue bin", CUES)
_STEPS = ("tokens", STEPS)

GROUPS = (
    Group(
        (_FREQUENT, _FREQUENT),
        (Template("pair", (_FREQUENT, _FREQUENT), (-2, -1, 0, 1)),),
        ((0, 1),),
    ),
    _group((_FREQUENT, _FREQUENT), ("around", (0, 1))),
    _group(
        (("length", 8), _QUOTE, _QUOTE, _QUOTE, _QUOTE, _QUOTE, _SHAPE),
        ("quotation", (2, 3, 4)),
        ("quotation's length", (3, 0)),
        ("quotation before", (1, 2, 6, 3)),
        ("quotation after", (5, 4, 6, 3)),
    ),
    _group(
        (_STEPS, _STEPS, _QUOTE),
        ("since the sentence's start", (0, 2)),
        ("until the sentence's end", (1, 2)),
    ),
    _group(
        (_STEPS, _STEPS, ("colon", 9), ("place", 10)),
        ("since the paragraph's start", (0,)),
        ("until the paragraph's end", (1,)),
        ("speaker's turn", (2, 3)),
    ),
    _group(
        (("word", _WORD), ("tokens", GAPS), _RIGHT, _YES),
        ("last cue", (0,)),
        ("since the last cue", (1, 3)),
        ("last cue and next", (0, 2, 3)),
    ),
    _group(
        (("word", _WORD), ("tokens", GAPS), _LEFT, _YES),
        ("next cue", (0,)),
        ("until the next cue", (1, 3)),
        ("next cue and last", (0, 2, 3)),
    ),
    _group(
        (("clause word", _CLAUSE), ("tokens", GAPS), _LEFT, _RIGHT, _YES),
        ("last clause word", (0, 1)),
        ("last clause word, cues", (0, 2, 3, 4)),
    ),
    _group(
        (("clause word", _CLAUSE), ("tokens", GAPS), _LEFT, _RIGHT, _YES),
        ("next clause word", (0, 1)),
        ("next clause word, cues", (0, 2, 3, 4)),
    ),
    _group(
        (("capitals", 3), ("first", 2), _SHAPE, _CUE),
        ("headline", (0, 1, 2)),
        ("headline, cue", (0, 1, 3)),
    ),
    _group(
        (
            ("index", 5),
            ("length", 6),
            ("has quotation", 2),
            ("is quotation", 2),
            _CUE,
            ("kind before", 17),
            ("cue bin before", CUES + 1),
            ("open before", 5),
            ("sentence has quotation", 2),
            ("sentence's cue bin", CUES),
            ("cue bin before", CUES),
            ("begins", 2),
            _QUOTE,
            _YES,
        ),
        ("paragraph", (0, 1)),
        ("in paragraph", (2, 3, 4, 13)),
        ("paragraph before", (5, 12, 11)),
        ("cue in paragraph before", (6, 3, 13)),
        ("paragraph before is open", (7, 3, 13)),
        ("in sentence", (8, 9, 13)),
        ("in sentence before", (9, 10, 13)),
    ),
)
"""Of a token in its place; the keys of the last group are the same for most of a sentence."""

TEMPLATES = (*WORD_TEMPLATES, *(template for group in GROUPS for template in group.templates))


def keys_of(group: Group, key: Any) -> tuple[Any, ...]:
    """Return the keys of a group's templates.

    Args:
        group: The group.
        key: Its key: a number, or an array of numbers.
    """
    values = []
    for _, room in reversed(group.parts):
        values.append(key % room)
        key = key // room
    values.reverse()
    found = []
    for chosen in group.chosen:
        mixed = 0
        for place in chosen:
            mixed = mixed * group.parts[place][1] + values[place]
        found.append(mixed)
    return tuple(found)


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
