"""Fits the attribution tagger and says how good it is.

    python -m training.fit CORPUS --folds 5            cross-validation by article, prints scores
    python -m training.fit CORPUS --out weights.bin    fits to all of it, writes the table

CORPUS is a folder with `text/*.txt` and `attributions/*.ann` (brat). Needs numpy and numba.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np

from reader.claims.tagger import Tagger
from reader.claims.tagger.labels import LABELS, TWINS
from reader.claims.tagger.weights import parse_weights
from training.crf import fit
from training.prepare import Corpus, count_lexicon, key_matrix, read_corpus
from training.table import table_bytes

__all__ = ["fit_table", "main"]

MINIMUM = 3
"""Features seen less often get no weight."""


def fit_table(corpus: Corpus, chosen: Any, *, names: bool, bonus: float, **settings: Any) -> bytes:
    """Return the table of weights fitted to the articles whose mask `chosen` is set."""
    train = (corpus.article >= 0) & chosen[corpus.article]
    lexicon = count_lexicon(corpus, train, names)
    keys, what = key_matrix(corpus, lexicon)
    rows: list[tuple[int, int, int]] = []
    for column, (template, offset) in enumerate(what):
        counts = np.bincount(keys[train, column], minlength=int(keys[:, column].max()) + 1)
        kept = np.nonzero(counts >= MINIMUM)[0]
        numbers = np.full(len(counts), -1, np.int32)
        numbers[kept] = len(rows) + np.arange(len(kept))
        keys[:, column] = numbers[keys[:, column]]
        rows += [(template, offset, int(number)) for number in kept]
    bounds = np.array(corpus.layout.bounds)
    bounds = bounds[train[bounds[:, 0]]]
    moves = np.zeros((len(LABELS) + 1, len(LABELS)), np.int64)
    for first, end in bounds:
        labels = corpus.labels[first:end]
        np.add.at(moves, (labels[:-1], labels[1:]), 1)
        moves[len(LABELS), labels[0]] += 1
    twins = np.array(TWINS)
    paired = twins != np.arange(len(LABELS))
    moves[:-1][paired] += moves[twins[paired]]
    weights, steps = fit(keys, corpus.labels, bounds, moves > 0, twins, **settings)
    return table_bytes(lexicon, rows, weights, steps, moves, bonus)


def _records(name: str, found: Any) -> list[str]:
    """Return attributions as lines that the scorer reads."""
    lines = []
    for one in found:
        source = one.source_span
        record = {
            "source_span": [source.start, source.end] if source else None,
            "cue_span": [one.cue_span.start, one.cue_span.end],
            "content_spans": [[span.start, span.end] for span in one.content_spans],
        }
        lines.append(json.dumps({"article": name, "attribution": record}))
    return lines


def main(argv: list[str] | None = None) -> int:
    """Fit; see the module's docstring."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--only", type=int, default=None, help="this fold alone")
    parser.add_argument("--out", type=Path, help="table, or with --folds the attributions found")
    parser.add_argument("--names", action="store_true", help="keep names in the vocabulary")
    parser.add_argument("--bonus", type=float, default=0.6)
    parser.add_argument("--penalty", type=float, default=8.0)
    parser.add_argument("--epochs", type=int, default=16)
    parser.add_argument("--rate", type=float, default=0.06)
    args = parser.parse_args(argv)
    corpus = read_corpus(args.corpus)
    size = len(corpus.names)
    settings = {
        "names": args.names,
        "bonus": args.bonus,
        "penalty": args.penalty,
        "epochs": args.epochs,
        "rate": args.rate,
    }
    if not args.folds:
        args.out.write_bytes(fit_table(corpus, np.ones(size, bool), **settings))
        return 0
    order = np.random.default_rng(7).permutation(size)
    lines: list[str] = []
    for fold in range(args.folds) if args.only is None else (args.only,):
        began = time.process_time()
        held = order[fold :: args.folds]
        chosen = np.ones(size, bool)
        chosen[held] = False
        table = fit_table(corpus, chosen, **settings)
        if args.out:
            args.out.with_suffix(f".{fold}.bin").write_bytes(table)
        tagger = Tagger(parse_weights(table))
        for number, found in zip(
            held, tagger.find_all([corpus.texts[n] for n in held]), strict=True
        ):
            lines += _records(corpus.names[number], found)
        spent = time.process_time() - began
        sys.stderr.write(f"fold {fold}: {len(table)} bytes, {spent:.0f} s\n")
        if args.out:
            args.out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
