"""From brat files to tokens, labels and features, through the tagger's own code."""

from __future__ import annotations

import collections
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from reader.claims.tagger.arrays import Arrays
from reader.claims.tagger.features import group_keys, word_keys
from reader.claims.tagger.labels import LABELS
from reader.claims.tagger.layout import Paragraph, lay_out, paragraphs_of
from reader.claims.tagger.templates import BASES, GROUPS, TEMPLATES, keys_of
from reader.claims.tagger.words import (
    CLAUSE,
    Word,
    frequent_or_class,
    shape_of,
    stem_of,
    suffix_of,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

__all__ = ["Corpus", "Gold", "Lexicon", "count_lexicon", "key_matrix", "read_corpus"]

FREQUENT = 300
"""How many words are told apart in pairs."""

MINIMUM = 3
"""Words, stems and endings seen less often are unknown."""

CUE_STEPS = (0.05, 0.15, 0.35, 0.65, 0.9)
SOURCE_STEPS = (0.1, 0.3, 0.6)
_COLUMN = {label: column for column, label in enumerate(LABELS)}


@dataclass(slots=True)
class Gold:
    """One attribution as annotated: spans in code points."""

    source: list[tuple[int, int]]
    cue: list[tuple[int, int]]
    content: list[tuple[int, int]]


@dataclass(slots=True)
class Corpus:
    """Articles as one row of tokens (see `Layout`) with labels."""

    names: list[str]
    texts: list[str]
    paragraphs: list[Paragraph]
    owners: Any
    """For each paragraph its article."""
    layout: Any
    tokens: list[str]
    article: Any
    """For each token its article, -1 for the empty ones."""
    kind: Any
    """1 source, 2 cue, 3 content."""
    labels: Any


def parse_brat(text: str) -> list[Gold]:
    """Return the attributions of a brat file that have content."""
    spans: dict[str, list[tuple[int, int]]] = {}
    found: list[Gold] = []
    events: list[list[str]] = []
    for row in text.split("\n"):
        parts = row.split("\t")
        if len(parts) < 2:
            continue
        if row.startswith("T"):
            places = parts[1].split(" ", 1)[1].split(";")
            spans[parts[0]] = [(int(a), int(b)) for a, b in (place.split() for place in places)]
        elif row.startswith("E"):
            events.append([part for part in parts[1].split() if ":" in part])
    for event in events:
        gold = Gold([], [], [])
        for part in event:
            role, name = part.split(":", 1)
            target = getattr(gold, role.rstrip("0123456789").lower(), None)
            if target is not None and name in spans:
                target += spans[name]
        if gold.content:
            found.append(gold)
    return found


def read_corpus(root: Path) -> Corpus:
    """Read a folder with `text/*.txt` and `attributions/*.ann`; one annotator a text."""
    files: dict[str, Path] = {}
    for path in sorted((root / "attributions").glob("*.ann")):
        files.setdefault(path.stem.rsplit("_", 1)[0], path)
    names: list[str] = []
    texts: list[str] = []
    golds: list[list[Gold]] = []
    paragraphs: list[Paragraph] = []
    owners: list[int] = []
    for path in sorted((root / "text").glob("*.txt")):
        if path.stem not in files:
            continue
        text = path.read_bytes().decode("utf-8").replace("\r\n", "\n")
        found = list(paragraphs_of(text))
        owners += [len(names)] * len(found)
        paragraphs += found
        names.append(path.name)
        texts.append(text)
        golds.append(parse_brat(files[path.stem].read_text(encoding="utf-8")))
    layout = lay_out(paragraphs)
    tokens = [""] * layout.size
    article = np.full(layout.size, -1, np.int32)
    for paragraph, (first, end), owner in zip(paragraphs, layout.bounds, owners, strict=True):
        tokens[first:end] = paragraph.words
        article[first:end] = owner
    corpus = Corpus(names, texts, paragraphs, np.array(owners), layout, tokens, article, None, None)
    _label(corpus, golds)
    return corpus


def _label(corpus: Corpus, golds: Sequence[Sequence[Gold]]) -> None:
    size = corpus.layout.size
    starts = np.full(size, -1)
    ends = np.full(size, -1)
    for paragraph, (first, end) in zip(corpus.paragraphs, corpus.layout.bounds, strict=True):
        starts[first:end], ends[first:end] = paragraph.starts, paragraph.ends
    kind = np.zeros(size, np.int8)
    owner = np.full(size, -1)
    fragment = np.full(size, -1)
    number = pieces = 0
    for order, attributions in enumerate(golds):
        places = np.nonzero(corpus.article == order)[0]
        for gold in attributions:
            for code, spans in ((3, gold.content), (1, gold.source), (2, gold.cue)):
                for start, end in spans:
                    pieces += 1
                    first = np.searchsorted(ends[places], start, side="right")
                    stop = np.searchsorted(starts[places], end, side="left")
                    for place in places[first:stop]:
                        if code == 3 and kind[place] in (1, 2):
                            continue
                        kind[place], owner[place], fragment[place] = code, number, pieces
            number += 1
    corpus.kind = kind
    corpus.labels = np.zeros(size, np.int8)
    for first, end in corpus.layout.bounds:
        corpus.labels[first:end] = _labels(kind[first:end], owner[first:end], fragment[first:end])


def _labels(kind: Any, owner: Any, fragment: Any) -> list[int]:
    """Return the labels of one paragraph."""
    size = len(kind)
    cues: dict[int, list[int]] = {}
    members: dict[int, list[int]] = collections.defaultdict(list)
    for place in range(size):
        if owner[place] >= 0:
            members[owner[place]].append(place)
            if kind[place] == 2:
                cues.setdefault(owner[place], []).append(place)
    found = ["O"] * size
    for number, places in members.items():
        cue = cues.get(number)
        content = [place for place in places if kind[place] == 3]
        # without its cue in this paragraph, what is said belongs to an earlier one
        first, last = (cue[0], cue[-1]) if cue else (-1, -1)
        early = next((place for place in content if place < first), None)
        for place in range(places[0], places[-1] + 1):
            plus = "+" if early is not None and place > early else ""
            if owner[place] == number:
                begins = place == 0 or fragment[place - 1] != fragment[place]
                head = "B-" if begins else "I-"
                side = ">" if place < first else "<"
                if kind[place] == 3:
                    found[place] = f"{head}content{side}"
                elif kind[place] == 1:
                    found[place] = f"{head}source{side}{plus}"
                else:
                    found[place] = f"{head}cue{plus}"
            elif found[place] == "O" and owner[place] < 0 and cue:
                if place < first:
                    found[place] = f"wait{plus}"
                elif place > last:
                    found[place] = f"then{plus}"
    return [_COLUMN[label] for label in found]


@dataclass(slots=True)
class Lexicon:
    """The vocabulary as counted, for all tokens of a corpus."""

    words: dict[str, tuple[int, int, int, int]]
    stems: dict[str, tuple[int, int]]
    endings: dict[str, int]
    columns: Word


def _bins(hits: Any, total: Any, steps: Sequence[float]) -> Any:
    rate = hits / (total + 2.0)
    found = np.zeros(len(rate), np.int32)
    for code, step in enumerate(steps, 1):
        found[rate >= step] = code
    return np.where(total < 3, np.where(hits > 0, 1, 0), found)


def _rates(ids: Any, corpus: Corpus, train: Any, code: int, steps: Sequence[float]) -> Any:
    """Return the bin of each id and, for each token, its bin without its own article."""
    size = int(ids.max()) + 1
    counted = train & (corpus.kind != 3)
    hit = counted & (corpus.kind == code)
    total = np.bincount(ids[counted], minlength=size)
    hits = np.bincount(ids[hit], minlength=size)
    table = _bins(hits, total, steps)
    tokens = table[ids]
    pairs = corpus.article[train].astype(np.int64) * size + ids[train]
    unique, inverse = np.unique(pairs, return_inverse=True)
    own_total = np.bincount(inverse, weights=counted[train])
    own_hits = np.bincount(inverse, weights=hit[train])
    which = unique % size
    tokens[train] = _bins(hits[which] - own_hits, total[which] - own_total, steps)[inverse]
    return table, tokens


def _numbered(strings: Sequence[str], train: Any, minimum: int) -> tuple[dict[str, int], Any]:
    counts = collections.Counter(string for string, use in zip(strings, train, strict=True) if use)
    kept = [string for string, count in counts.most_common() if count >= minimum]
    numbers = {string: number for number, string in enumerate(kept, 1)}
    return numbers, np.array([numbers.get(string, 0) for string in strings], np.int32)


def _is_name(corpus: Corpus, lows: Sequence[str], train: Any) -> set[str]:
    """Return the words that nearly always stand with a capital inside a sentence."""
    begins = {first for first, _ in corpus.layout.sentences}
    high: collections.Counter[str] = collections.Counter()
    seen: collections.Counter[str] = collections.Counter()
    for place, (token, low) in enumerate(zip(corpus.tokens, lows, strict=True)):
        if train[place] and place not in begins and token[0].isalpha():
            seen[low] += 1
            high[low] += token[0].isupper()
    return {low for low, count in seen.items() if high[low] >= 0.8 * count and low != "i"}


def count_lexicon(corpus: Corpus, train: Any, names: bool = False) -> Lexicon:
    """Count the vocabulary over the tokens `train`.

    Args:
        corpus: The articles.
        train: A mask of tokens.
        names: Keep words that are names of people, places and organisations.
    """
    lows = [token.lower().replace("’", "'") for token in corpus.tokens]
    stems = [stem_of(low) if low else "" for low in lows]
    use = train.copy()
    if not names:
        proper = _is_name(corpus, lows, train)
        use &= np.array([low not in proper for low in lows])
    word_of, word = _numbered(lows, use, MINIMUM)
    stem_of_, stem = _numbered(stems, use, MINIMUM)
    ending_of, ending = _numbered([low[-3:] for low in lows], train, MINIMUM)
    cue_table, cue = _rates(word, corpus, train, 2, CUE_STEPS)
    stem_table, stem_cue = _rates(stem, corpus, train, 2, CUE_STEPS)
    source_table, source = _rates(word, corpus, train, 1, SOURCE_STEPS)
    for column, number in ((cue, word), (stem_cue, stem), (source, word)):
        column[number == 0] = 0
    frequent = np.where(word <= FREQUENT, word, 0)
    shape = np.array([shape_of(token) if token else 0 for token in corpus.tokens], np.int32)
    columns = Word(
        word=word,
        stem=stem,
        ending=ending,
        shape=shape,
        cue=cue,
        stem_cue=stem_cue,
        source=source,
        suffix=np.array([suffix_of(low) for low in lows], np.int32),
        frequent=frequent_or_class(frequent, shape, cue).astype(np.int32),
        clause=np.array([CLAUSE.get(low, 0) for low in lows], np.int32),
    )
    return Lexicon(
        {
            w: (n, int(cue_table[n]), int(source_table[n]), n if n <= FREQUENT else 0)
            for w, n in word_of.items()
        },
        {s: (n, int(stem_table[n])) for s, n in stem_of_.items()},
        ending_of,
        columns,
    )


def key_matrix(corpus: Corpus, lexicon: Lexicon) -> tuple[Any, list[tuple[int, int]]]:
    """Return for each token its features' numbers, and each column's template and offset."""
    ops = Arrays()
    keys = [*word_keys(lexicon.columns)]
    groups = group_keys(lexicon.columns, corpus.layout, ops)
    for group, (found, places) in zip(GROUPS, groups, strict=True):
        keys += keys_of(group, found if places is None else np.array(found, np.int64)[places])
    columns, what = [], []
    for order, (template, key) in enumerate(zip(TEMPLATES, keys, strict=True)):
        assert int(key.max()) < template.room, template.name
        for offset in template.offsets:
            moved = ops.shift(key, offset) if offset else key
            columns.append(moved.astype(np.int32) + BASES[order])
            what.append((order, offset))
    return np.stack(columns, axis=1), what
