"""The engine that has a spaCy pipeline read names and clauses; needs the extra `spacy`."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

from reader.claims.rules import RulesEngine
from reader.claims.spacy_engine.clauses import split_parsed
from reader.claims.spacy_engine.names import ParsedCast
from reader.claims.spacy_engine.parses import Parses
from reader.claims.spacy_engine.pipelines import load_pipeline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.claims.clauses import Clause
    from reader.claims.passage import Passage, Sentence, Speech
    from reader.claims.statements import Split

__all__ = ["SpacyEngine"]


class SpacyEngine(RulesEngine):
    """Finds names and clauses by a parser; all else as the rules do.

    Args:
        pipeline: The name of an installed English pipeline, or a folder that holds one; empty
            for the first that is installed.

    Raises:
        ReaderError: There is none that can be used: says what to install.
    """

    name = "spacy"

    def __init__(self, pipeline: str = "") -> None:
        self._pipeline = load_pipeline(pipeline)
        self._turn = Lock()
        meta = self._pipeline.meta
        # What is found depends on the rules and on the pipeline.
        self.version = f"{RulesEngine.version}+{meta['name']}-{meta['version']}"

    def _tools(self) -> tuple[ParsedCast, Split]:
        parses = Parses(self._pipeline, self._turn)

        def split(passage: Passage, sentence: Sentence, speeches: Sequence[Speech]) -> list[Clause]:
            return split_parsed(passage, sentence, speeches, parses.take(sentence.start))

        return ParsedCast(parses), split
