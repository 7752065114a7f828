"""The engine whose attributions are found by fitted weights, and the rest by rules."""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from importlib.util import find_spec
from typing import TYPE_CHECKING

from reader.claims.attribution import find_speech
from reader.claims.blocks import BlockKind, find_blocks
from reader.claims.dates import Calendar, date_in
from reader.claims.markdown import see_through
from reader.claims.mentions import mend_mentions
from reader.claims.passage import Speech, read_passage
from reader.claims.quotations import QuotationState
from reader.claims.rules import DATED, RUNNING, RulesEngine
from reader.claims.statements import Statements
from reader.claims.tagger.tagger import Tagger, parts_of
from reader.claims.tagger.weights import built_in
from reader.claims.turns import find_turns
from reader.claims.unite import is_said, unite
from reader.errors import ReaderError

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from reader.claims.blocks import Block
    from reader.claims.passage import Passage
    from reader.claims.tagger.link import Linked
    from reader.claims.tagger.weights import Weights
    from reader.model import Claim, Reason

__all__ = ["TaggerEngine"]

_LONG = 1_000_000
"""Code points of a text that takes too long without numpy."""

_BEFORE = 20_000
"""Code points around a cue that are looked at again to explain it: two paragraphs at the least."""

_MANY = 100
"""Parts of content; of an attribution that has more, a claim gets those of its paragraph."""


class TaggerEngine(RulesEngine):
    """Finds attributions by a fitted tagger, and by rules where it is silent; all else by rules.

    Args:
        weights: The tagger's weights; None for those that come with Reader.
    """

    name = "tagger"

    def __init__(self, weights: Weights | None = None) -> None:
        weights = weights or built_in()
        self._tagger = Tagger(weights)
        self._weights = weights
        # What is found depends on the rules and on the weights.
        self.version = f"{RulesEngine.version}+{weights.digest}"

    def find(
        self, text: str, *, date: dt.date | None = None, language: str | None = None
    ) -> Iterator[Claim]:
        """Yield the claims of `text` in order, see `Engine.find`.

        Raises:
            ReaderError: The text is too long to be read without numpy, which is not there.
        """
        if len(text) > _LONG and find_spec("numpy") is None:
            raise ReaderError(
                f"the engine tagger needs numpy for a text of {len(text):,} characters",
                "pip install 'claim-reader[tagger]', or use --engine rules",
            )
        calendar = Calendar(published=date)
        cast, split = self._tools()
        statements = Statements(calendar, split, text)
        text = see_through(text)
        state = QuotationState()
        turns = find_turns(text)
        last: Speech | None = None
        taken = False
        for block, tagged in self._blocks(text):
            if block.kind not in RUNNING:
                if block.kind in DATED and calendar.published is None:
                    calendar.published = date_in(text[block.start : block.end])
                last = None
                if block.kind is BlockKind.HEADLINE and tagged:
                    passage = read_passage(text, block, QuotationState(), language)
                    for claim in statements.make(passage, tagged):
                        if claim.attribution is not None:
                            yield claim
                continue
            passage = read_passage(text, block, state, language)
            # What the rules find goes on, if at all, as an attribution of its own.
            last = last.emptied() if last is not None else None
            ruled = find_speech(passage, last)
            if last is not None and last.contents and taken:
                ruled = [last, *ruled]
            near = [_near(speech, block) for speech in tagged]
            for speech in near:
                speech.direct = speech.direct or _is_quoted(passage, speech)
            mend_mentions(passage, near)
            speeches = turns.at(block, unite(text, near, ruled))
            begun = [speech for speech in speeches if _has_cue_in(block, speech)]
            if begun and turns.begun is begun[0] and begun[0].source is not None:
                begun[0].name = cast.has_word(text[slice(*begun[0].source)])
                del begun[0]
            cast.resolve(passage, begun)
            turns.name_speaker(text, speeches)
            for speech, named in zip(tagged, near, strict=True):
                speech.name, speech.via = named.name, named.via
            yield from statements.make(passage, speeches)
            if ruled:
                last = ruled[-1]
                taken = last in speeches

    def explain(self, text: str, claim: Claim, top: int = 5) -> tuple[Reason, ...]:
        """Return the features that weighed most for the cue of the claim's attribution.

        Args:
            text: The text that the claim was found in.
            claim: A claim that this engine found.
            top: How many features.

        Returns:
            They, heaviest first, with weights in nats: how much more likely they make it that the
            word is a cue. They add nothing to the score, which is about the claim. None where
            nobody is quoted, or the rules found by whom.
        """
        from reader.claims.tagger.explain import explain

        if claim.attribution is None:
            return ()
        cue = claim.attribution.cue_span
        text = see_through(text)
        begin = text.rfind("\n", 0, max(0, (cue or claim.span).start - _BEFORE)) + 1
        stretches = (
            (begin + block.start, begin + block.end)
            for block in find_blocks(text[begin : (cue or claim.span).end + _BEFORE])
        )
        return explain(
            text,
            claim.attribution,
            top=top,
            weights=self._weights,
            stretches=stretches,
            index=_BEFORE if begin else 0,
        )

    def _blocks(self, text: str) -> Iterator[tuple[Block, list[Speech]]]:
        """Yield the blocks of `text`, each with the attributions whose cue or content it has."""
        waiting: deque[Block] = deque()

        def stretches() -> Iterator[tuple[int, int]]:
            for block in find_blocks(text):
                waiting.append(block)
                if block.kind is not BlockKind.BOILERPLATE:
                    yield block.start, block.end

        parts: deque[tuple[int, int, int, Speech]] = deque()
        number = 0
        for settled, found in self._tagger.read(text, stretches()):
            fresh = list(parts)
            for linked in found:
                if not linked.content:
                    continue
                speech, start, end = _speech(text, linked)
                if not is_said(text, speech):
                    continue
                number += 1  # so that speeches are never compared
                fresh.append((start, end, number, speech))
                fresh += [(*part, number, speech) for part in speech.contents]
            parts = deque(sorted(fresh))
            while waiting and waiting[0].end <= settled:
                block = waiting.popleft()
                here: dict[int, Speech] = {}
                while parts and parts[0][0] < block.end:
                    *_, order, speech = parts.popleft()
                    here[order] = speech
                yield block, [here[order] for order in sorted(here)]


def _speech(text: str, linked: Linked) -> tuple[Speech, int, int]:
    """Return an attribution as the rules have it, and where its cue stands."""
    cue, source, content = parts_of(text, linked)
    spans = sorted((span.start, span.end) for span in content)
    place = (source.start, source.end) if source is not None else None
    return Speech(spans, (cue.start, cue.end), place), cue.start, cue.end


def _is_quoted(passage: Passage, speech: Speech) -> bool:
    """Whether the first of what is said in the paragraph stands in quotation marks."""
    place = bisect_left(speech.contents, (passage.block.start,))
    if place == len(speech.contents) or speech.contents[place][0] >= passage.block.end:
        return False
    token = bisect_left(passage.tokens.starts, speech.contents[place][0])
    return token < len(passage.quoted) and passage.quoted[token] > 0


def _has_cue_in(block: Block, speech: Speech) -> bool:
    return speech.cue is not None and block.start <= speech.cue[0] < block.end


def _near(speech: Speech, block: Block) -> Speech:
    """Return the attribution, of one with very much content what is in the block."""
    if len(speech.contents) <= _MANY:
        return speech
    contents = sorted(speech.contents)
    near = speech.emptied()
    near.contents += contents[
        bisect_left(contents, (block.start,)) : bisect_left(contents, (block.end,))
    ]
    return near
