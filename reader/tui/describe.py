"""A claim in words and signs, as the desk shows it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from reader.model import Anchor, Kind
from reader.model.claim import strength
from reader.tui.article_words import month

if TYPE_CHECKING:
    from reader.model import Attribution, DateMention, Quantity, Status
    from reader.tui.reading import Stop

__all__ = [
    "EDITED_SIGN",
    "KIND_SIGNS",
    "STATE_SIGNS",
    "anchor_words",
    "bar",
    "clock",
    "kind_words",
    "mention_words",
    "number_words",
    "quantity_words",
    "score_dots",
    "source_words",
    "state_words",
    "status_words",
    "stop_sign",
]

KIND_SIGNS = {
    Kind.QUANTITY: "#",
    Kind.DATE: "◷",
    Kind.QUOTE: "“",
    Kind.REPORTED: "@",
    Kind.ALLEGATION: "!",
    Kind.PREDICTION: "?",
    Kind.LEGAL: "§",
    Kind.EVENT: "•",
    Kind.STATE: "=",
}
"""One sign of one cell for each kind."""

STATE_SIGNS = {"accepted": "✓", "rejected": "✗", "tagged": "⚑", "noted": "✎", "own": "▎"}
"""One sign for each thing that a reader may have said of a passage, in the gutter's order."""

EDITED_SIGN = "≈"
"""What follows them where the words were edited since."""

_SIGNS = 3
"""Signs for which there is room in the gutter."""


def kind_words(kind: Kind) -> str:
    """Return a kind as a sign and a word: `# quantity`."""
    return f"{KIND_SIGNS[kind]} {kind.value}"


def stop_sign(stop: Stop) -> str:
    """Return what the gutter shows for `stop`: its first kind, and what was said of it.

    These are three signs at the most; where three things were said, they leave the kind out.
    Of a passage that was edited since, the last one says so.
    """
    kinds = stop.kinds
    kind = KIND_SIGNS[kinds[0]] if kinds else STATE_SIGNS["own"]
    if stop.placed is None:
        return kind
    states = stop.states
    said = "".join(sign for state, sign in STATE_SIGNS.items() if state in states and sign != kind)
    said = said.replace(STATE_SIGNS["own"], "")
    if stop.edited:
        # The decision comes first: it is what no longer holds.
        return (kind + said[: _SIGNS - 1])[1 - _SIGNS :] + EDITED_SIGN
    return (kind + said)[-_SIGNS:]


def score_dots(score: float) -> str:
    """Return a score as three dots: `●●○`."""
    dots = strength(score)
    return "●" * dots + "○" * (3 - dots)


def source_words(attribution: Attribution) -> str:
    """Return who says it: `Marco Rubio, via AFP`."""
    source = attribution.source or "someone who is not named"
    return f"{source}, via {attribution.via}" if attribution.via else source


def quantity_words(quantity: Quantity) -> str:
    """Return a number as it was understood: `up to 40,000 inmates`."""
    number = number_words(quantity.value)
    if quantity.upper is not None:
        number += f"–{number_words(quantity.upper)}"
    words = (quantity.approx, number, quantity.unit)
    return " ".join(word for word in words if word)


def number_words(value: float) -> str:
    """Return a number for people: grouped by thousands, without needless decimals."""
    if not math.isfinite(value):
        return str(value)
    return f"{int(value):,}" if value == int(value) else f"{value:,.10g}"


def mention_words(mention: DateMention) -> str:
    """Return a date as it was understood: `3 February 2025`."""
    parts = mention.value.split("-")
    if not all(part.isdecimal() for part in parts) or len(parts) > 3:
        return mention.value
    words = [parts[0]]
    if len(parts) > 1 and 1 <= int(parts[1]) <= 12:
        words.insert(0, month(int(parts[1])))
    if len(parts) > 2:
        words.insert(0, str(int(parts[2])))
    return " ".join(words)


def anchor_words(anchor: Anchor) -> str:
    """Return what a person must know of where an annotation was found again, or nothing."""
    return {
        Anchor.EXACT: "",
        Anchor.MOVED: "moved: the same words, at another place now",
        Anchor.EDITED: "edited: these words have changed since",
        Anchor.ORPHANED: "orphaned: these words are gone from the article",
    }[anchor]


def state_words(state: str) -> str:
    """Return a state of a stop in words."""
    return "a mark of your own" if state == "own" else state


def status_words(status: Status | None) -> str:
    """Return a decision with its sign: `✓ accepted`."""
    return f"{STATE_SIGNS[status.value]} {status.value}" if status else "open"


def bar(done: int, total: int, width: int) -> str:
    """Return `width` cells of which a share of `done` of `total` is filled.

    It is empty only where nothing is done, and full only where all is.
    """
    if total <= 0 or width <= 0:
        return "▱" * max(0, width)
    filled = min(width, done * width // total)
    if done:
        filled = max(1, filled)
    return "▰" * filled + "▱" * (width - filled)


def clock(moment: str) -> str:
    """Return the time of day here at a moment, see `reader.model.now`: `14:05`."""
    import datetime as dt

    return dt.datetime.fromisoformat(moment).astimezone().strftime("%H:%M")
