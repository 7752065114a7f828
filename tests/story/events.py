"""Invented events of which it is known what their articles have in common.

A file of the folder `told` is one event. `= name` begins an article, an empty line a paragraph, and
every sentence is written after the facts that it states: `killed start | A fire …`. Sentences of
two articles state the same where they share a fact.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path

from reader.claims import engine
from reader.model.article import Article
from reader.model.story import Member, Story, Told

__all__ = ["EVENTS", "Event", "Sentence", "read_event"]

EVENTS = tuple(sorted((Path(__file__).parent / "told").glob("*.txt")))

Sentence = tuple[str, int]
"""An article's name, and where a sentence of it begins."""


@dataclass
class Event:
    """An event as several articles tell it."""

    told: list[Told] = field(default_factory=list)
    facts: dict[Sentence, frozenset[str]] = field(default_factory=dict)
    """What each sentence states."""

    @property
    def same(self) -> set[frozenset[Sentence]]:
        """The pairs of sentences that state the same."""
        return {
            frozenset((one, other))
            for one, other in combinations(self.facts, 2)
            if one[0] != other[0] and self.facts[one] & self.facts[other]
        }

    def sentence_of(self, member: Member) -> Sentence:
        """Return the sentence in which a claim begins."""
        starts = [start for name, start in self.facts if name == member.article]
        return member.article, starts[max(0, bisect_right(starts, member.span.start) - 1)]

    def found(self, story: Story) -> set[frozenset[Sentence]]:
        """Return the pairs of sentences that a story puts together."""
        pairs = set()
        for cluster in story.clusters:
            sentences = {self.sentence_of(member) for member in cluster.members}
            pairs |= {
                frozenset((one, other))
                for one, other in combinations(sentences, 2)
                if one[0] != other[0]
            }
        return pairs


def read_event(path: Path, engine_name: str = "rules") -> Event:
    """Return the event that is written in the file `path`, its claims found by an engine."""
    event = Event()
    for part in path.read_text(encoding="utf-8").split("= ")[1:]:
        name, _, body = part.partition("\n")
        text = ""
        for line in body.splitlines():
            if not line:
                text = text.rstrip() + "\n\n"
                continue
            facts, _, sentence = line.partition(" | ")
            event.facts[name, len(text)] = frozenset(facts.split())
            text += sentence + " "
        claims = tuple(engine(engine_name).find(text))
        event.told.append(Told(name, Article(Path(name), name, name, text), claims))
    return event
