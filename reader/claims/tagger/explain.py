"""Why the tagger found an attribution: the features that weighed most, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.claims.tagger.features import group_keys, word_keys
from reader.claims.tagger.layout import lay_out, paragraphs_of
from reader.claims.tagger.lists import Lists
from reader.claims.tagger.page import Page
from reader.claims.tagger.templates import (
    BASES,
    CUES,
    GROUPS,
    OTHERS,
    TEMPLATES,
    WORD_TEMPLATES,
    keys_of,
)
from reader.claims.tagger.weights import built_in
from reader.claims.tagger.words import CLAUSE, SHAPES, Word
from reader.model import Reason

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.claims.tagger.layout import Layout, Paragraph
    from reader.claims.tagger.templates import Template
    from reader.claims.tagger.weights import Weights
    from reader.model import Attribution

__all__ = ["explain"]

_OFTEN = ("never", "seldom", "at times", "often", "mostly", "nearly always")
_BINS = {
    "cue bin": [f"{often} a cue" for often in _OFTEN],
    "cue bin before": [f"{often} a cue before" for often in _OFTEN],
    "stem's cue bin": [f"stem {often} a cue" for often in _OFTEN],
    "source bin": [f"{often} in a source" for often in _OFTEN],
    "quotation state": ["outside quotation", "opening mark", "in quotation", "closing mark"],
}
_LOOKS = {"": "none", "a": "lower case", "Aa": "capitalised", "AA": "capitals", "d": "a number"}


def explain(
    text: str,
    attribution: Attribution,
    *,
    top: int = 5,
    weights: Weights | None = None,
    stretches: Iterable[tuple[int, int]] | None = None,
    index: int = 0,
) -> tuple[Reason, ...]:
    """Return the features that spoke most for, and against, the cue of an attribution.

    Args:
        text: The text it was found in.
        attribution: What the tagger found.
        top: How many features.
        weights: The weights it was found with; those that come with Reader if None.
        stretches: The paragraphs it was found in, see `Tagger.read`; they need not begin with the
            first one.
        index: How many paragraphs of the text stand before them.

    Returns:
        The features with the highest weights, heaviest first: in nats, how much more the cue's
        first word is taken for one than for a word outside of attributions.
    """
    if attribution.cue_span is None:
        return ()
    weights = weights or built_in()
    place = attribution.cue_span.start
    paragraphs: list[Paragraph] = []
    for paragraph in paragraphs_of(text, stretches, index):
        paragraphs = [*paragraphs[-1:], paragraph]
        if place < paragraph.ends[-1]:
            break
    if not paragraphs:
        return ()
    layout = lay_out(paragraphs)
    here = paragraphs[-1]
    if place not in here.starts:
        return ()
    token = layout.bounds[-1][0] + here.starts.index(place)
    page = Page(weights)
    label = page.labels(paragraphs, layout)[token]
    outside = weights.labels.index("O")
    found: list[Reason] = []
    for template, offset, number in _features(paragraphs, layout, token, weights):
        row = page.rows.get(number)
        if row is None:
            continue
        column = template.offsets.index(offset) * len(weights.labels)
        worth = 0
        for cell in range(weights.firsts[row], weights.firsts[row + 1]):
            worth += weights.values[cell] * (weights.columns[cell] == column + label)
            worth -= weights.values[cell] * (weights.columns[cell] == column + outside)
        if worth:
            key = number - BASES[TEMPLATES.index(template)]
            found.append(Reason(_name(template, offset, key, weights), worth / weights.scale))
    found.sort(key=lambda reason: -abs(reason.weight))
    return tuple(found[:top])


def _features(
    paragraphs: Sequence[Paragraph], layout: Layout, token: int, weights: Weights
) -> list[tuple[Template, int, int]]:
    """Return the template, offset and number of each feature of a token."""
    words = [""] * layout.size
    for paragraph, (first, end) in zip(paragraphs, layout.bounds, strict=True):
        words[first:end] = paragraph.words
    known = [weights.vocabulary.look_up(word) for word in words]
    found = [
        (template, offset, base + word_keys(known[token + offset])[order])
        for order, (template, base) in enumerate(zip(WORD_TEMPLATES, BASES, strict=False))
        for offset in template.offsets
    ]
    columns = Word(*map(list, zip(*known, strict=True)))
    numbered = iter(BASES[len(WORD_TEMPLATES) :])
    for group, (keys, places) in zip(GROUPS, group_keys(columns, layout, Lists()), strict=True):
        row = keys if places is None else [keys[place] for place in places]
        offsets = group.templates[0].offsets
        singles = {offset: keys_of(group, row[token + offset]) for offset in offsets}
        for order, template in enumerate(group.templates):
            base = next(numbered)
            found += [(template, offset, base + singles[offset][order]) for offset in offsets]
    return found


def _name(template: Template, offset: int, key: int, weights: Weights) -> str:
    values: list[str] = []
    for part, room in reversed(template.parts):
        key, value = divmod(key, room)
        values.append(_value(part, value, weights))
    where = f" {offset:+d}" if offset else ""
    return f"{template.name}{where}: {', '.join(reversed(values))}"


def _value(part: str, value: int, weights: Weights) -> str:
    vocabulary = weights.vocabulary
    if part == "word":
        return _quoted(word for word, entry in vocabulary.words.items() if entry[0] == value)
    if part == "stem":
        return _quoted(stem for stem, entry in vocabulary.stems.items() if entry[0] == value)
    if part == "ending":
        return _quoted(end for end, number in vocabulary.endings.items() if number == value)
    if part == "clause word":
        return _quoted(word for word, number in CLAUSE.items() if number == value)
    if part == "shape":
        return _LOOKS.get(SHAPES[value], SHAPES[value])
    if part == "frequent":
        return _frequent(value, weights)
    if part in _BINS and value < len(_BINS[part]):
        return _BINS[part][value]
    return f"{part} {value}"


def _frequent(value: int, weights: Weights) -> str:
    rest = value - OTHERS
    if rest < 0:
        words = weights.vocabulary.words.items()
        return _quoted(word for word, entry in words if entry[3] == value)
    shape, cue = divmod(rest, CUES)
    looks = _LOOKS.get(SHAPES[shape], SHAPES[shape])
    return f"{looks}, {_OFTEN[cue]} a cue" if cue else looks


def _quoted(found: Iterator[str]) -> str:
    word = next(found, None)
    return f"“{word}”" if word else "none"
