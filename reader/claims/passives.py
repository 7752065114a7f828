"""Attributions in the passive: "X was told by Y that", "X was quoted as saying that"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.claims.dates import DATE_WORDS
from reader.claims.extents import content_end, told_content
from reader.claims.lexicon import wordset
from reader.claims.lexicon.verbs import is_past
from reader.claims.sources import source_after, source_before
from reader.claims.traits import NUMBER, places_of

if TYPE_CHECKING:
    from reader.claims.passage import Speech
    from reader.claims.view import SentenceView

__all__ = ["read_assessed", "read_passive", "read_quoted_as"]

_ASSESSED = wordset("put estimated described reckoned assessed")
"""What is said of something: "put at 3 million by X", "described as X by Y"."""

_FAR = 14
"""Tokens between such a word and "by"."""

_NOBODY = DATE_WORDS | wordset("end then now using noon midnight")


def read_passive(view: SentenceView, place: int, free: int, stop: int) -> Speech | None:
    """Read "the plan, highlighted by X": what is spoken of, and by whom.

    Args:
        view: The sentence.
        place: The participle; "by" stands behind it.
        free: The first token that belongs to no attribution yet.
        stop: The token before which to end.
    """
    source = source_after(view.tokens, view.quoted, place + 2, stop)
    comma = view.lows[place - 1] == ","
    spoken = source_before(view.tokens, view.quoted, place - comma, free)
    if source is None or spoken is None:
        return None
    told = told_content(view.tokens, view.quoted, place, stop, first=view.first)
    if told is not None:
        return view.speech([view.span(*told)], place, (source[0], min(source[1], told[0])))
    return view.speech([view.span(*spoken)], place, source)


def read_assessed(view: SentenceView, place: int, free: int, stop: int) -> Speech | None:
    """Read "the damage was put at 3 million by X", if it is such.

    Args:
        view: The sentence.
        place: The participle.
        free: The first token that belongs to no attribution yet.
        stop: The token before which to end.
    """
    lows = view.lows
    if lows[place] not in _ASSESSED or lows[place + 1 : place + 2] not in (["at"], ["as"]):
        return None
    for by in range(place + 3, min(stop, place + _FAR)):
        if lows[by] != "by" or view.quoted[by] or is_past(lows[by - 1]):
            continue
        source = source_after(view.tokens, view.quoted, by + 1, stop)
        if (
            source is not None
            and not places_of(NUMBER, view.tokens.traits, *source)
            and _NOBODY.isdisjoint(lows[source[0] : source[1]])
        ):
            return view.speech([view.span(free, by)], place, source)
    return None


def read_quoted_as(view: SentenceView, place: int, free: int, stop: int) -> Speech | None:
    """Read "X was quoted as saying that".

    Args:
        view: The sentence.
        place: The participle.
        free: The first token that belongs to no attribution yet.
        stop: The token before which to end.
    """
    begin = place + 3
    if begin >= stop:
        return None
    source = source_before(view.tokens, view.quoted, place, free)
    end = content_end(view.tokens, view.quoted, begin - 1, begin, stop, first=view.first)
    speech = view.speech([view.span(begin, end)], place, source)
    speech.cue = view.span(place, begin)
    return speech
