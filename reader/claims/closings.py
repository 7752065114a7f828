"""Speakers and outlets named at the end of a sentence: ", X said", ", according to X"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.claims.cues import highest
from reader.claims.extents import TELLS
from reader.claims.lexicon import wordset
from reader.claims.lexicon.grammar import TIMES
from reader.claims.lexicon.verbs import is_participle, is_past
from reader.claims.sources import source_after, source_before

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.claims.cues import Cue
    from reader.claims.view import SentenceView

__all__ = ["find_closing", "find_relay", "inverts"]

_PLURAL = wordset("claim fear insist allege complain")
"""Verbs of saying that are seldom such; at the end, behind a plural: ", neighbours claim."."""


def find_closing(
    view: SentenceView, cues: Sequence[Cue], stop: int
) -> tuple[int, int, tuple[int, int]] | None:
    """Find ", X said on Monday" or ", said X" at the end of the sentence.

    Args:
        view: The sentence.
        cues: The tokens in it that may attribute.
        stop: The token before which to look.

    Returns:
        The token at which speaker and cue begin, the cue, and the mention of the speaker.
    """
    for place, rates in reversed(cues):
        plural = view.lows[place] in _PLURAL and view.lows[place - 1].endswith("s")
        if place - view.first < 4 or view.lows[place] == "according":
            continue
        if highest(rates) < "8" and not (plural and place + 1 == stop):
            continue
        after = place + 1
        if place >= stop:
            continue
        if view.pauses(place) and inverts(view.lows[place]):
            source = source_after(view.tokens, view.quoted, after, stop)
            if source is not None and not view.has_verb(*source):
                return place, place, source
        if after < stop and not _is_circumstance(view, place, after, stop):
            continue
        source = source_before(view.tokens, view.quoted, place, view.first)
        if (
            source is not None
            and source[0] - view.first > 3
            and view.pauses(source[0])
            and source[1] - source[0] < 20
        ):
            return source[0], place, source
    return None


def find_relay(view: SentenceView, cues: Sequence[Cue], stop: int) -> tuple[int, int, int] | None:
    """Find ", according to X" or ", reported X" at the end of the sentence.

    Args:
        view: The sentence.
        cues: The tokens in it that may attribute.
        stop: The token before which to look.

    Returns:
        Where what is passed on ends, the cue, and where the outlet's mention begins.
    """
    for place, _ in reversed(cues):
        low = view.lows[place]
        if low == "according" and place - view.first > 3 and place + 2 < stop:
            begin, cut = place + 2, place
        elif low == "per" and view.lows[place - 1] == "as" and place - view.first > 4:
            begin, cut = place + 1, place - 1
        elif low == "reported" and view.pauses(place) and place - view.first > 4:
            begin, cut = place + 1, place
            if begin < stop and not view.tokens.words[begin][0].isupper():
                continue
        else:
            continue
        if begin >= stop:
            continue
        rest = view.lows[begin:stop]
        if "," in rest[:-1] and len(rest) > 12:
            continue
        return (cut - 1 if view.lows[cut - 1] == "," else cut), place, begin
    return None


def inverts(low: str) -> bool:
    """Whether the verb may stand before its subject: ", said the minister"."""
    return (
        not is_participle(low) and low not in TELLS and (is_past(low) or low in ("says", "writes"))
    )


def _is_circumstance(view: SentenceView, cue: int, place: int, stop: int) -> bool:
    """Whether only to whom, when, where or how it was said comes from `place` on."""
    if view.quoted[place] or stop - place > 8:
        inside = view.quoted[place:stop]
        end = next((at for at, number in enumerate(inside, place) if number), stop)
        if end in (stop, place) or end - place > 8:
            return False
        stop = end
    low = view.lows[place]
    told = low in ("reporters", "the", "a") or view.tokens.words[place][0].isupper()
    if not (
        low in TIMES
        or low in ("in", "on", "at", "during", "by", "via", ",", ".", "of")
        or (told and view.lows[cue] in ("told", "tells", "telling"))
    ):
        return False
    return not any(
        view.lows[at] in ("that", "he", "she", "they", "it", "to") for at in range(place, stop)
    )
