"""Writes the fitted weights in the format that `reader.claims.tagger.weights` reads."""

from __future__ import annotations

import json
from itertools import groupby
from typing import TYPE_CHECKING, Any

import numpy as np

from reader.claims.tagger.labels import BETWEEN, LABELS, STATES
from reader.claims.tagger.states import GOING_ON
from reader.claims.tagger.templates import BASES, TEMPLATES
from reader.claims.tagger.weights import FORMAT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from training.prepare import Lexicon

__all__ = ["SCALE", "table_bytes"]

SCALE = 100
"""Units of weight in one nat."""

RARE = 30
"""Transitions seen less often are left out."""


def table_bytes(
    lexicon: Lexicon,
    rows: Sequence[tuple[int, int, int]],
    weights: Any,
    moves: Any,
    counts: Any,
    bonus: float,
) -> bytes:
    """Return the file's bytes.

    Args:
        lexicon: The vocabulary; what no weight needs is left out but keeps its number.
        rows: For each row of `weights` its template, offset and feature number.
        weights: Fitted weights of features, in nats.
        moves: Fitted weights of transitions.
        counts: How often each transition was seen; the last row counts beginnings.
        bonus: What every beginning of a cue gets: more is found, less of it right.
    """
    labels = len(LABELS)
    units = np.rint(weights * SCALE).astype(np.int16)
    _check_range(units, rows)
    cells: list[tuple[int, int, int]] = []
    for row in np.nonzero(units.any(axis=1))[0].tolist():
        template, offset, number = rows[row]
        place = TEMPLATES[template].offsets.index(offset) * labels
        cells += [
            (number, place + int(label), int(units[row, label]))
            for label in np.nonzero(units[row])[0]
        ]
    cells.sort()
    sizes = [
        (number, len(list(group))) for number, group in groupby(cells, key=lambda cell: cell[0])
    ]
    head = {
        "labels": LABELS,
        "scale": SCALE,
        **_moves(moves, counts, bonus),
        **_vocabulary(lexicon, {number for number, _ in sizes}),
        "rows": len(sizes),
        "cells": len(cells),
    }
    return b"".join(
        (
            FORMAT,
            json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode(),
            b"\n",
            np.array([number for number, _ in sizes], "<u4").tobytes(),
            np.array([size for _, size in sizes], np.uint8).tobytes(),
            np.array([column for _, column, _ in cells], np.uint8).tobytes(),
            np.array([value for _, _, value in cells], "<i2").tobytes(),
        )
    )


def _moves(moves: Any, counts: Any, bonus: float) -> dict[str, Any]:
    """Return what may follow what; the twins of a state have the same weights."""
    states = range(len(STATES))
    extra = [bonus if name.startswith("cue") else 0.0 for name in STATES]
    return {
        "stays": [round(SCALE * float(moves[state, GOING_ON[state]])) for state in states],
        "follows": [
            [
                [before, round(SCALE * float(moves[before, state] + extra[state]))]
                for before in states
                if counts[before, state] >= RARE and (before != state or state >= len(BETWEEN))
            ]
            for state in states
        ],
        "begins": [
            [state, round(SCALE * extra[state])]
            for state in states
            if counts[len(LABELS), state] >= RARE
        ],
    }


def _check_range(units: Any, rows: Sequence[tuple[int, int, int]]) -> None:
    """Make sure that no sum of weights can leave 16 bits."""
    highest: dict[tuple[int, int], int] = {}
    for row, (template, offset, _) in enumerate(rows):
        top = int(np.abs(units[row]).max())
        highest[template, offset] = max(top, highest.get((template, offset), 0))
    if sum(highest.values()) >= 1 << 15:
        raise ValueError("weights too large for the table's scale")


def _vocabulary(lexicon: Lexicon, used: set[int]) -> dict[str, Any]:
    """Return the vocabulary, with nothing for the words that make no difference."""
    base = dict(zip((template.name for template in TEMPLATES), BASES, strict=True))
    rooms = {"word": 1, "last cue": 1, "next cue": 1}
    rooms |= {"last cue and next": 4, "next cue and last": 4}
    words, word_cues, word_sources = [], [], []
    for word, (number, cue, source, frequent) in lexicon.words.items():
        known = cue or source or frequent
        known = known or any(
            base[name] + number * room + extra in used
            for name, room in rooms.items()
            for extra in range(room)
        )
        words.append(word if known else "")
        word_cues.append(str(cue))
        word_sources.append(str(source))
    stems = [
        stem if base["stem"] + number in used or cue else ""
        for stem, (number, cue) in lexicon.stems.items()
    ]
    return {
        "words": " ".join(words),
        "word_cues": "".join(word_cues),
        "word_sources": "".join(word_sources),
        "frequent": sum(1 for entry in lexicon.words.values() if entry[3]),
        "stems": " ".join(stems),
        "stem_cues": "".join(str(cue) for _, cue in lexicon.stems.values()),
        "endings": " ".join(
            ending if base["ending"] + number in used else ""
            for ending, number in lexicon.endings.items()
        ),
    }
