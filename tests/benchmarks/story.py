"""How well and how fast articles are lined up; not part of the suite.

    python -m tests.benchmarks.story [ARTICLES [STEP]]

First the annotated articles beside the checkout (../shared), where they are there. Then so many
made-up articles (500) of forty sentences, in which sentences of others are repeated and reworded:
what is found of the repeats that rapidfuzz finds by comparing every STEP-th sentence (10; 1 is all)
with all others, how long each takes in one run, and how much memory is used at most. Needs
rapidfuzz.
"""

from __future__ import annotations

import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from itertools import combinations
from pathlib import Path

import numpy as np
from rapidfuzz import fuzz, process

from reader.claims import find_claims
from reader.model.article import Article
from reader.model.claim import Claim, Kind
from reader.model.span import Span
from reader.model.story import Story, Told
from reader.story import compare
from reader.story.repeats import find_repeats
from reader.story.stated import state_all
from reader.story.traits import Weights, find_traits

__all__ = ["figures", "invent", "main"]

_SHARED = Path(__file__).parents[3] / "shared"
_SENTENCES = 40
"""Of one article."""

_WORDS = 18
"""Of one sentence, about."""

_REPEATED = 0.1
"""The share of sentences that repeat one of another article."""

_ALIKE = 80.0
"""From which score of rapidfuzz's token_set_ratio on two sentences count as repeats."""

_ROWS = 500
"""Sentences that rapidfuzz compares with all others at a time."""


def invent(articles: int, seed: int = 7) -> list[Told]:
    """Return made-up articles with repeats, the same for the same seed.

    Words are drawn as words of texts are, a few very often and most hardly ever. A repeat has a
    fifth of its words replaced, dropped or moved.

    Args:
        articles: How many.
        seed: Of the chance.
    """
    chance = random.Random(seed)
    syllables = [a + b for a in "bcdfghjklmnprstvwz" for b in ("a", "e", "i", "o", "u", "ar", "en")]
    words = sorted(
        {"".join(chance.choices(syllables, k=chance.randint(2, 4))) for _ in range(30000)}
    )
    chance.shuffle(words)
    rates = [1 / (place + 20) for place in range(len(words))]
    said: list[list[str]] = []
    told = []
    for number in range(articles):
        sentences = []
        for _ in range(_SENTENCES):
            if said and chance.random() < _REPEATED:
                sentence = _reword(chance.choice(said), words, chance)
            else:
                sentence = chance.choices(words, rates, k=chance.randint(_WORDS - 8, _WORDS + 8))
            sentences.append(sentence)
        said.extend(sentences)
        told.append(_told(f"{number:04d}.txt", [" ".join(s).capitalize() + "." for s in sentences]))
    return told


def _reword(sentence: list[str], words: list[str], chance: random.Random) -> list[str]:
    changed = []
    for word in sentence:
        drawn = chance.random()
        if drawn >= 0.2:
            changed.append(word)
        elif drawn >= 0.1:
            changed.append(chance.choice(words))
        elif drawn >= 0.05 and changed:
            changed.insert(chance.randrange(len(changed)), word)
    return changed or sentence


def _told(name: str, sentences: list[str]) -> Told:
    text = " ".join(sentences)
    claims = []
    start = 0
    for number, sentence in enumerate(sentences):
        span = Span(start, start + len(sentence))
        claims.append(Claim(f"c{number}", span, sentence, (Kind.STATE,), 0.5))
        start = span.end + 1
    return Told(name, Article(Path(name), name, name, text), tuple(claims))


def by_all_pairs(told: list[Told], step: int) -> tuple[set[tuple[int, int]], float]:
    """Return the sentences of different articles that rapidfuzz finds alike, and its time.

    Args:
        told: The articles.
        step: Every how many-th sentence is compared with all others; the time, in seconds, is that
            of comparing each two sentences once, from what these took.
    """
    texts = [claim.text.lower() for article in told for claim in article.claims]
    home = np.array([n for n, article in enumerate(told) for _ in article.claims])
    rows = list(range(0, len(texts), step))
    found = set()
    start = time.process_time()
    for first in range(0, len(rows), _ROWS):
        part = rows[first : first + _ROWS]
        scores = process.cdist(
            [texts[row] for row in part],
            texts,
            scorer=fuzz.token_set_ratio,
            score_cutoff=_ALIKE,
            dtype=np.uint8,
        )
        for row, other in zip(*np.nonzero(scores), strict=True):
            one, two = sorted((part[int(row)], int(other)))
            if home[one] != home[two]:
                found.add((one, two))
    took = time.process_time() - start
    return found, took * len(texts) / len(rows) / 2


def main(argv: list[str]) -> int:
    """Print the figures."""
    if (_SHARED / "gold").is_dir():
        _annotated()
    told = invent(int(argv[0]) if argv else 500)
    claims = sum(len(article.claims) for article in told)
    print(f"{len(told)} articles, {claims} sentences")
    start = time.process_time()
    stated = state_all(told)
    traits = find_traits(stated)
    number = {article.name: place for place, article in enumerate(told)}
    homes = [number[one.member.article] for one in stated]
    pairs = {pair for pair, _ in find_repeats(traits, homes, Weights(traits))}
    index = time.process_time() - start
    start = time.process_time()
    story = compare(told)
    whole = time.process_time() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    step = int(argv[1]) if argv[1:] else 10
    repeats, every = by_all_pairs(told, step)
    places = {one.member.key: place for place, one in enumerate(stated)}
    joined = _joined(story, places)
    print(
        f"rapidfuzz: {len(repeats)} repeats, every {step}th sentence with all others;"
        f" each two once would take {every:.0f} s of CPU time"
    )
    print(
        f"index alone: {len(pairs)} pairs, {_share(repeats, pairs):.4f} of the repeats,"
        f" {index:.1f} s, {index / every:.4f} x"
    )
    print(
        f"story: {len(story.clusters)} clusters, {_share(repeats, joined):.4f} of the repeats,"
        f" {whole:.1f} s, {whole / every:.4f} x; peak memory {memory:.0f} MB"
    )
    return 0


def figures(articles: int, step: int) -> tuple[float, float]:
    """Return what a story costs of comparing all pairs, and how many of their repeats it has.

    Args:
        articles: How many, invented.
        step: See `by_all_pairs`.
    """
    told = invent(articles)
    start = time.process_time()
    story = compare(told)
    whole = time.process_time() - start
    repeats, every = by_all_pairs(told, step)
    places = {one.member.key: place for place, one in enumerate(state_all(told))}
    return whole / every, _share(repeats, _joined(story, places))


def _share(repeats: set[tuple[int, int]], pairs: set[tuple[int, int]]) -> float:
    return len(repeats & pairs) / max(1, len(repeats))


def _joined(story: Story, places: dict[tuple[str, str], int]) -> set[tuple[int, int]]:
    pairs: set[tuple[int, int]] = set()
    for cluster in story.clusters:
        members = sorted(places[member.key] for member in cluster.members)
        pairs.update(combinations(members, 2))
    return pairs


def _annotated() -> None:
    """Run the scorer over the story of the annotated articles."""
    told = []
    rows = []
    for path in sorted((_SHARED / "seeds").glob("*.txt")):
        text = path.read_bytes().decode("utf-8").replace("\r\n", "\n")
        claims = find_claims(text)
        told.append(Told(path.name, Article(path, path.name, path.name, text), claims))
        rows += [
            {"article": path.name, "start": claim.span.start, "end": claim.span.end}
            for claim in claims
        ]
    story = compare(told)
    record = {
        "clusters": [
            {
                "relation": cluster.relation,
                "members": [
                    {
                        "article": member.article,
                        "start": member.span.start,
                        "end": member.span.end,
                    }
                    for member in cluster.members
                ],
                "differences": [
                    {"on": difference.on, "sure": difference.sure}
                    for difference in cluster.differences
                ],
            }
            for cluster in story.clusters
        ]
    }
    with tempfile.TemporaryDirectory() as folder:
        lines, whole = Path(folder) / "claims.jsonl", Path(folder) / "story.json"
        lines.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        whole.write_text(json.dumps(record), encoding="utf-8")
        scorer = _SHARED / "gold" / "score.py"
        subprocess.run([sys.executable, scorer, lines, whole], check=True)
    print("copies:", [(copy.articles, round(copy.share, 3)) for copy in story.copies])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
