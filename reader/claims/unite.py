"""The attributions of one paragraph that two ways of looking for them have found, as one list."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from reader.claims.agreement import agree_on_content
from reader.claims.cues import ACTS, HEDGING, RATES, highest
from reader.claims.lexicon import wordset
from reader.claims.lexicon.grammar import (
    ADVERBS,
    AUXILIARIES,
    BE,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    SUBJECTS,
    SUBORDINATORS,
)
from reader.claims.lexicon.roles import ROLES
from reader.claims.lexicon.verbs import IRREGULAR, is_participle, is_past

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.claims.passage import Speech

    Span = tuple[int, int]

__all__ = ["is_said", "unite"]

_NAMING = frozenset(("known", "named", "nicknamed"))
_HELD = frozenset(
    ("believed", "thought", "said", "expected", "considered", "reported", "alleged", "understood")
)
"""What is held of somebody: "the prison is believed to hold 40" tells not by whom."""

_NO_NAME = (
    ADVERBS | AUXILIARIES | PREPOSITIONS | SUBORDINATORS | {"and", "but", "or", "there"}
) - SUBJECTS
"""With them no mention of a speaker begins."""

_QUOTING = frozenset("“\"‘'„«`")
_PERFORMING = wordset(
    "declare declares declared declaring proclaim proclaims proclaimed proclaiming"
)
_PERFORMED = wordset(
    "state emergency war peace victory defeat bankruptcy independence candidacy martial ceasefire"
    " truce mourning holiday disaster"
)
"""What there is because somebody declares it: "declared a state of emergency" is an act."""

_NEAR = 12
"""Code points before somebody who is quoted that are no statement yet."""

_SELDOM = "4"
"""Tenths: a word that was a cue in fewer cases, whatever followed, is none to the claims."""

_TINY = 12
"""Code points that one pronoun has."""

_FAR = 60
"""Code points in which the first words of what is said stand."""

_WORD = re.compile(r"\w+")
_LITTLE = 0.3
"""The share of its content up to which an attribution may overlap another one's."""


def unite(text: str, tagged: Sequence[Speech], ruled: Sequence[Speech]) -> list[Speech]:
    """Return those of `tagged`, and of `ruled` what they leave out, in the order of their cues.

    The rules know who passes something on ("…, AFP reported"): where the tagger took the words
    for the outlet's, the rules' speaker stands; where both found the speaker, the tagger's gets
    the outlet.

    Args:
        text: The text.
        tagged: What the tagger found in a paragraph.
        ruled: What the rules found in it.
    """
    relayed = [speech for speech in ruled if speech.relay is not None]
    if not ruled:
        return list(tagged)
    agree_on_content(text, tagged, ruled)
    kept = list(tagged)
    for outer in ruled:
        if outer.whole and not any(_overlap(outer.cue, speech.cue) for speech in kept):
            kept = [speech for speech in kept if not _lies_in(speech, outer)]
    for inner in relayed:
        kept = [
            speech
            for speech in kept
            if not (_overlap(speech.source, inner.relay) and _opens(inner, speech))
            and not all(_overlap(part, inner.relay) for part in speech.contents)
        ]
        for speech in kept:
            if _overlap(speech.cue, inner.cue):
                speech.relay = inner.relay
    for speech in kept:
        _source(text, speech, ruled)
    _cut(text, kept, ruled)
    cues = _Parts(speech.cue for speech in kept if speech.cue is not None)
    contents = _Parts(part for speech in kept for part in speech.contents)
    for speech in ruled:
        if not _has_speaker(text, speech) or (speech.cue is not None and cues.shared(speech.cue)):
            continue
        size = sum(end - start for start, end in speech.contents)
        if sum(map(contents.shared, speech.contents)) < _LITTLE * size:
            kept.append(speech)
    kept.sort(key=lambda speech: speech.cue or (0, 0))
    return kept


def is_said(text: str, speech: Speech) -> bool:
    """Whether somebody says or thinks what is attributed, as far as the claims are concerned.

    PolNeAR, to which the tagger was fitted, counts what people do, intend and are called, too; for
    a reader those are statements in the article's own voice. In cross-validation over PolNeAR
    what is left out here makes no difference to the attributions found: less of them are wrong.

    Args:
        text: The text.
        speech: What the tagger found.
    """
    if speech.cue is None:
        return True
    cue = text[speech.cue[0] : speech.cue[1]].lower().split()
    source = "" if speech.source is None else text[speech.source[0] : speech.source[1]].lower()
    if source == "there" or not (ACTS.isdisjoint(cue) and HEDGING.isdisjoint(cue)):
        return False
    if cue[-1] == "as" and not _NAMING.isdisjoint(cue):
        return False
    if _is_only_pronoun(text, speech):
        return False
    if not _PERFORMING.isdisjoint(cue) and _is_performed(text, speech):
        return False
    if cue[0] in BE and not _HELD.isdisjoint(cue) and "by" not in cue and source:
        return False
    if cue[-1].endswith(":"):
        return True
    return any(word in RATES and highest(RATES[word]) >= _SELDOM for word in cue) or any(
        text[start] in _QUOTING for start, _ in speech.contents
    )


def _is_only_pronoun(text: str, speech: Speech) -> bool:
    """Whether nothing is attributed but "it" or "them": that tells what somebody did."""
    if len(speech.contents) != 1 or speech.contents[0][1] - speech.contents[0][0] > _TINY:
        return False
    return text[slice(*speech.contents[0])].lower().strip(".,;: ") in PRONOUNS


def _is_performed(text: str, speech: Speech) -> bool:
    """Whether the first words of what is declared name what comes about by declaring it."""
    start, end = min(speech.contents, default=(0, 0))
    words = _WORD.findall(text[start : min(end, start + _FAR)].lower())[:4]
    return bool(words) and words[0] != "that" and not _PERFORMED.isdisjoint(words)


def _has_speaker(text: str, speech: Speech) -> bool:
    """Whether the words that the rules take for the speaker begin like somebody's name."""
    if speech.source is None:
        return is_said(text, speech)
    words = text[speech.source[0] : speech.source[1]].split()
    low = words[0]
    if low in SUBJECTS:
        return True
    if "to" in words or _is_clause(words):
        return False
    if not low[0].islower():
        return True
    return not (low in _NO_NAME or low in IRREGULAR or is_past(low) or is_participle(low))


def _is_clause(words: Sequence[str]) -> bool:
    """Whether they are a noun and who does something with it: "the part of the deal Tolan"."""
    return (
        len(words) > 2
        and words[-1][0].isupper()
        and words[-2].islower()
        and words[0].lower() in DETERMINERS
        and words[-2] not in ROLES
        and words[-2] not in PREPOSITIONS
        and words[-2] not in DETERMINERS
    )


def _source(text: str, tagged: Speech, ruled: Sequence[Speech]) -> None:
    """Give `tagged` the speaker whom the rules found for its cue, if it has none."""
    if tagged.source is not None:
        return
    for speech in ruled:
        if speech.source is not None and _overlap(speech.cue, tagged.cue):
            tagged.source = speech.source
            if not is_said(text, tagged):
                tagged.source = None  # what is expected is not expected by whom it is of
            return


def _cut(text: str, tagged: Sequence[Speech], ruled: Sequence[Speech]) -> None:
    """End what is said where another is sure to begin: "he saw it and she said it fell"."""
    parts = sorted(
        (start, end, order, place)
        for order, speech in enumerate(tagged)
        for place, (start, end) in enumerate(speech.contents)
        if text[start] not in _QUOTING
    )
    for inner in ruled:
        if not inner.sure or inner.cue is None or inner.source is None or not inner.contents:
            continue
        begin = min(inner.source[0], inner.cue[0], inner.contents[0][0])
        at = bisect_left(parts, (begin,)) - 1
        if at < 0:
            continue
        start, end, order, place = parts[at]
        outer = tagged[order]
        own = outer.cue is not None and begin <= outer.cue[0] < inner.contents[-1][1]
        own = own or _overlap(outer.source, inner.relay)
        if begin < end <= inner.contents[-1][1] + 1 and not own:
            outer.contents[place] = (start, begin)


def _lies_in(inner: Speech, outer: Speech) -> bool:
    """Whether all that is attributed begins in what an outlet passes on."""
    return bool(outer.contents) and all(
        any(first <= start < last for first, last in outer.contents) for start, _ in inner.contents
    )


def _opens(inner: Speech, outer: Speech) -> bool:
    """Whether all that an outlet passes on is what `inner` says, not only a part of it."""
    if inner.source is None or not inner.contents or not outer.contents:
        return True
    begin = min(inner.source[0], inner.contents[0][0])
    if begin - outer.contents[0][0] >= _NEAR:
        return False
    return any(_overlap(one, other) for one in inner.contents for other in outer.contents)


def _overlap(one: Span | None, other: Span | None) -> bool:
    return one is not None and other is not None and one[0] < other[1] and other[0] < one[1]


class _Parts:
    """Stretches of text, to be asked for what they share with others.

    Args:
        parts: Start and end of each; none overlaps another.
    """

    def __init__(self, parts: Iterable[Span]) -> None:
        self._parts = sorted(parts)

    def shared(self, span: Span) -> int:
        """Return how many code points of `span` lie in the parts."""
        size = 0
        for place in range(max(0, bisect_right(self._parts, span) - 1), len(self._parts)):
            start, end = self._parts[place]
            if start >= span[1]:
                break
            size += max(0, min(end, span[1]) - max(start, span[0]))
        return size
