"""How well a story lines up articles that were annotated by hand; not part of the suite.

    python -m tests.benchmarks.gold [FOLDER] [--errors]

FOLDER holds articles (`*.txt`) and `gold.json`; without it, the invented event in
`tests/story/event` is scored. The measures:

- claim spans: a claim and one of the gold match where they share half of what both cover (IoU);
- same statement: of the pairs of sentences of two articles that a story puts together, how many
  the gold has (precision), and of those of the gold how many the story has (recall). Pairs that
  the gold calls optional are neither rewarded nor punished;
- differences: how many of the hard ones of the gold are reported for sure and with the right
  type, and how many of those reported for sure are none.

`--errors` lists what was missed and what is wrong, with the words.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.claims import engine
from reader.model import Article, Span
from reader.model.story import Relation, Told

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reader.model.story import Cluster, Member, Story

__all__ = ["EVENT", "Gold", "Score", "main", "rate", "read_gold", "score_story", "tell"]

EVENT = Path(__file__).parents[1] / "story" / "event"
"""Seven articles about one invented event, with their gold."""

Sentence = tuple[str, int]
"""The name of a file, and where in it a sentence begins."""

Pair = tuple[Sentence, Sentence]


@dataclass(frozen=True)
class Gold:
    """What people say that some articles say."""

    texts: Mapping[str, str]
    """Each article's text, by its file's name."""

    record: Mapping[str, Any]
    """What `gold.json` holds."""

    sentences: Mapping[str, tuple[Span, ...]]
    """The sentences with a claim, by file."""

    required: frozenset[Pair]
    allowed: frozenset[Pair]
    """The required ones and the optional ones."""

    def sentence_of(self, file: str, span: Span) -> Sentence | None:
        """Return the sentence that has most of a span; None where there is none."""
        best = max(self.sentences.get(file, ()), key=span.overlap, default=None)
        return (file, best.start) if best is not None and span.overlap(best) else None

    def words_of(self, sentence: Sentence) -> str:
        """Return the words of a sentence, for people."""
        file, start = sentence
        for span in self.sentences[file]:
            if span.start == start:
                return f"{file[:2]} {span.text_in(self.texts[file])[:110]}"
        raise KeyError(sentence)


@dataclass
class Score:
    """How many were found, of what is there, and of what was said."""

    found: int = 0
    missed: int = 0
    wrong: int = 0
    said: int = 0
    """How many were said; more than were found and are wrong where some count as neither."""

    errors: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """The share of what was said that is so, 0 to 1."""
        return self.found / (self.found + self.wrong) if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of what is there that was found, 0 to 1."""
        return self.found / (self.found + self.missed) if self.found else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __str__(self) -> str:
        return f"P {self.precision:.3f}  R {self.recall:.3f}  F1 {self.f1:.3f}"


def read_gold(folder: Path) -> Gold:
    """Return the gold in a folder."""
    record = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    texts = {name: (folder / name).read_bytes().decode("utf-8") for name in record["files"]}
    spans: dict[str, dict[Span, None]] = {name: {} for name in texts}
    for claim in record["claims"]:
        spans[claim["file"]][Span(*claim["sentence"])] = None

    def pairs(kind: str) -> frozenset[Pair]:
        return frozenset(
            _ordered((a[0], a[1]), (b[0], b[1])) for a, b in record["sentence_pairs"][kind]
        )

    return Gold(
        texts,
        record,
        {name: tuple(found) for name, found in spans.items()},
        pairs("required"),
        pairs("allowed"),
    )


def tell(gold: Gold, name: str | None = None) -> list[Told]:
    """Return the articles of the gold with the claims that an engine finds in them."""
    finder = engine(name)
    return [
        Told(file, Article(Path(file), file, file, text), tuple(finder.find(text)))
        for file, text in gold.texts.items()
    ]


def rate(gold: Gold, told: Sequence[Told], story: Story) -> dict[str, Score]:
    """Return how good claims and their story are, by measure."""
    return {"claim spans": _score_spans(gold, told)} | score_story(gold, story)


def score_story(gold: Gold, story: Story) -> dict[str, Score]:
    """Return how good a story is, by measure."""
    return {
        "same statement": _score_pairs(gold, story.clusters),
        "differences": _score_differences(gold, story.clusters),
    }


def _score_spans(gold: Gold, told: Iterable[Told]) -> Score:
    claims = {each.name: [claim.span for claim in each.claims] for each in told}
    truth = [(one["file"], Span(one["start"], one["end"])) for one in gold.record["claims"]]
    close = sorted(
        (
            (_likeness(span, found), index, file, number)
            for index, (file, span) in enumerate(truth)
            for number, found in enumerate(claims[file])
            if _likeness(span, found) >= 0.5
        ),
        reverse=True,
    )
    matched: set[int] = set()
    used: set[tuple[str, int]] = set()
    for _, index, file, number in close:
        if index not in matched and (file, number) not in used:
            matched.add(index)
            used.add((file, number))
    count = sum(map(len, claims.values()))
    return Score(len(matched), len(truth) - len(matched), count - len(used), count)


def _score_pairs(gold: Gold, clusters: Iterable[Cluster]) -> Score:
    found: set[Pair] = set()
    for cluster in clusters:
        for a, b in combinations(sorted(_sentences(gold, cluster.members)), 2):
            if a[0] != b[0]:
                found.add(_ordered(a, b))
    missed, wrong = gold.required - found, found - gold.allowed
    errors = [
        f"{what}: {gold.words_of(a)}\n{' ' * len(what)}  {gold.words_of(b)}"
        for what, pairs in (("missed", missed), ("wrong", wrong))
        for a, b in sorted(pairs)
    ]
    return Score(len(found & gold.required), len(missed), len(wrong), len(found), errors)


def _score_differences(gold: Gold, clusters: Iterable[Cluster]) -> Score:
    sure = [
        ({d.on.value for d in cluster.differences if d.sure}, cluster)
        for cluster in clusters
        if cluster.relation is Relation.DIFFER and any(d.sure for d in cluster.differences)
    ]
    reported = [(on, _sentences(gold, cluster.members), cluster) for on, cluster in sure]
    differing = [one for one in gold.record["clusters"] if one["relation"] == "differ"]
    hard = [one for one in differing if one["strength"] == "hard"]
    missed = [
        one
        for one in hard
        if not any(
            on & set(one["on"]) and _meet(_gold_sentences(one), said) for on, said, _ in reported
        )
    ]
    wrong = [
        (on, cluster)
        for on, said, cluster in reported
        if not any(_meet(_gold_sentences(one), said) for one in differing)
    ]
    errors = [f"not found: {one['id']} {one['label']}: {one['what_differs']}" for one in missed]
    for on, cluster in wrong:
        errors.append(f"none: {', '.join(sorted(on))}: {cluster.label}")
        errors += [f"    {m.article[:2]} {' '.join(m.text.split())[:110]}" for m in cluster.members]
    return Score(len(hard) - len(missed), len(missed), len(wrong), len(reported), errors)


def _sentences(gold: Gold, members: Iterable[Member]) -> set[Sentence]:
    found = (gold.sentence_of(Path(each.article).name, each.span) for each in members)
    return {sentence for sentence in found if sentence is not None}


def _gold_sentences(cluster: Mapping[str, Any]) -> set[Sentence]:
    return {(one["file"], one["sentence_start"]) for one in cluster["members"]}


def _meet(ours: set[Sentence], theirs: set[Sentence]) -> bool:
    """Return whether two clusters have sentences of two articles in common."""
    return len({file for file, _ in ours & theirs}) >= 2


def _likeness(a: Span, b: Span) -> float:
    shared = a.overlap(b)
    return shared / (len(a) + len(b) - shared) if shared else 0.0


def _ordered(a: Sentence, b: Sentence) -> Pair:
    return (a, b) if a <= b else (b, a)


def main(*words: str) -> int:
    """Score the story of a folder and print the figures."""
    from reader.story import compare

    folders = [word for word in words if word != "--errors"]
    gold = read_gold(Path(folders[0]) if folders else EVENT)
    told = tell(gold)
    story = compare(told)
    for name, score in rate(gold, told, story).items():
        if name == "differences":
            hard = score.found + score.missed
            print(f"{name:15} {score.found} of {hard} hard ones found")
            print(f"{'':15} {score.wrong} of {score.said} that were reported for sure are none")
        else:
            print(f"{name:15} {score}  {score.said} said")
        if "--errors" in words:
            print(*score.errors, sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
