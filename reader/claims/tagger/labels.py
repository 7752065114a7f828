"""The labels a token may have, and which may follow which.

Plain BIO (source, cue, content) forgets within two words what an attribution still lacks. These
labels remember it: whether the cue is still to come (`>`) or has been (`<`), and whether
content already stands before the cue (`+`). The words between the parts of an attribution have
labels of their own, `wait` before the cue and `then` after it.
"""

from __future__ import annotations

__all__ = ["BEGINS", "KIND", "LABELS", "Part"]

LABELS = (
    "O",
    "B-cue",
    "I-cue",
    "B-source>",
    "I-source>",
    "B-source<",
    "I-source<",
    "B-content>",
    "I-content>",
    "B-content<",
    "I-content<",
    "wait",
    "then",
    "B-cue+",
    "I-cue+",
    "B-source>+",
    "I-source>+",
    "wait+",
    "B-source<+",
    "I-source<+",
    "then+",
)
"""In the order of the columns of the weights."""


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
