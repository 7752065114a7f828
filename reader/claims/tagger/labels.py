"""The labels a token may have, and the states that they begin or go on with.

Plain BIO (source, cue, content) forgets within two words what an attribution still lacks. These
labels remember it: whether the cue is still to come (`>`) or has been (`<`), and whether
content already stands before the cue (`+`). The words between the parts of an attribution have
states of their own, `wait` before the cue and `then` after it.

What may follow depends on the state alone, not on whether the token began it.
"""

from __future__ import annotations

__all__ = ["BEGINS", "BETWEEN", "KIND", "LABELS", "STATES", "TWINS", "Part"]

BETWEEN = ("O", "wait", "then", "wait+", "then+")
"""The states outside of the parts; each has one label."""

_PARTS = (
    "cue", "source>", "source<", "content>", "content<", "cue+", "source>+", "source<+",
)  # fmt: skip

STATES = (*BETWEEN, *_PARTS)
"""A part of an attribution, or what is between them."""

LABELS = (*BETWEEN, *(f"B-{name}" for name in _PARTS), *(f"I-{name}" for name in _PARTS))
"""In the order of the columns of the weights: those that states begin with, in their order, then
those that the parts go on with."""

TWINS = (
    *range(len(BETWEEN)),
    *range(len(STATES), len(LABELS)),
    *range(len(BETWEEN), len(STATES)),
)
"""For each label the other one of its state, itself if there is none."""


class Part:
    """What a fragment is part of: constants, since they are looked at for every token."""

    NONE, CUE, SOURCE_BEFORE, SOURCE_AFTER, CONTENT_BEFORE, CONTENT_AFTER = range(6)


def _kind(label: str) -> int:
    name = label.rstrip("+")[2:]
    return {
        "cue": Part.CUE,
        "source>": Part.SOURCE_BEFORE,
        "source<": Part.SOURCE_AFTER,
        "content>": Part.CONTENT_BEFORE,
        "content<": Part.CONTENT_AFTER,
    }.get(name, Part.NONE)


KIND = tuple(_kind(label) if label[1:2] == "-" else Part.NONE for label in LABELS)
"""For each label the part of an attribution its tokens belong to."""

BEGINS = tuple(label.startswith("B-") for label in LABELS)
"""For each label whether a new fragment begins with it."""
