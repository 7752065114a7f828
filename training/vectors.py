"""Fits the places of words in `reader/story/senses.bin` to a sentence encoder's judgement.

    python -m training.vectors MODEL SENTENCES WORDS --out reader/story/senses.bin

MODEL is the folder of all-MiniLM-L6-v2 (Apache 2.0; `model.safetensors`, `tokenizer.json`,
`vocab.txt`), SENTENCES a file with one sentence of news a line, WORDS one with an English word a
line, names in capitals. Needs torch, safetensors, tokenizers and numpy; takes half an hour.

Each sentence's words, without names, have places whose sum shall point to where the encoder puts
the sentence. They begin at the encoder's own places of single words, turned to the directions in
which they vary most (after the idea of model2vec, M. van Dulken and S. Tulkens, 2024).
"""

from __future__ import annotations

import argparse
import re
import sys
import zlib
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch.nn import functional

from reader.story.senses import FORMAT, SIZE
from reader.story.words import STOP, read_words, stem_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["Encoder", "choose_words", "fit", "main", "table_bytes"]

_EPOCHS = 5
_BATCH = 512
_RATE = 2e-3
_STAY = 0.1
"""How much words are held where the encoder has them."""

_TOP = 40
"""The largest number of all but one word in a thousand, which are cut off there."""

_WORD = re.compile(r"[^\W\d_]+(?:['’‘][^\W\d_]+)*")


class Encoder:
    """A BERT of six layers and twelve heads whose last layer is averaged over the tokens."""

    def __init__(self, folder: Path) -> None:
        weights = load_file(folder / "model.safetensors")
        self._of = {name.removeprefix("bert."): value for name, value in weights.items()}
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.enable_truncation(128)
        self._tokenizer.no_padding()

    def encode(self, texts: Sequence[str], batch: int = 64) -> Any:
        """Return a row of 384 numbers for each text, of length 1."""
        ids = [one.ids for one in self._tokenizer.encode_batch(list(texts))]
        order = sorted(range(len(ids)), key=lambda place: len(ids[place]))
        found = np.zeros((len(ids), 384), np.float32)
        with torch.inference_mode():
            for first in range(0, len(order), batch):
                part = order[first : first + batch]
                longest = max(len(ids[place]) for place in part)
                rows = [ids[place] + [0] * (longest - len(ids[place])) for place in part]
                mask = torch.tensor([[n < len(ids[p]) for n in range(longest)] for p in part])
                hidden = self._hidden(torch.tensor(rows), mask)
                kept = mask[..., None].float()
                mean = (hidden * kept).sum(1) / kept.sum(1)
                found[part] = functional.normalize(mean, dim=1).numpy()
        return found

    def _hidden(self, ids: Any, mask: Any) -> Any:
        of = self._of
        state = of["embeddings.word_embeddings.weight"][ids]
        state = state + of["embeddings.position_embeddings.weight"][: ids.shape[1]]
        state = state + of["embeddings.token_type_embeddings.weight"][0]
        state = self._level(state, "embeddings.LayerNorm")
        for layer in range(6):
            room = f"encoder.layer.{layer}."
            query, key, value = (
                self._linear(state, f"{room}attention.self.{name}")
                .view(*state.shape[:2], 12, 32)
                .transpose(1, 2)
                for name in ("query", "key", "value")
            )
            shown = mask[:, None, None]
            seen = functional.scaled_dot_product_attention(query, key, value, attn_mask=shown)
            seen = self._linear(
                seen.transpose(1, 2).reshape(state.shape), f"{room}attention.output.dense"
            )
            state = self._level(state + seen, f"{room}attention.output.LayerNorm")
            more = functional.gelu(self._linear(state, f"{room}intermediate.dense"))
            more = self._linear(more, f"{room}output.dense")
            state = self._level(state + more, f"{room}output.LayerNorm")
        return state

    def _level(self, state: Any, name: str) -> Any:
        scale, shift = self._of[f"{name}.weight"], self._of[f"{name}.bias"]
        return functional.layer_norm(state, state.shape[-1:], scale, shift, 1e-12)

    def _linear(self, state: Any, name: str) -> Any:
        return state @ self._of[f"{name}.weight"].T + self._of[f"{name}.bias"]


def choose_words(
    sentences: Sequence[str], words: Sequence[str], vocabulary: Sequence[str]
) -> dict[str, int]:
    """Return the words that get a place, and how often the sentences have them in small letters.

    Names are left out: what stands in capitals within sentences, or in the list of words.

    Args:
        sentences: Those to fit to.
        words: English words.
        vocabulary: The encoder's own pieces.
    """
    small: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for sentence in sentences:
        for place, match in enumerate(_WORD.finditer(sentence)):
            word = match[0].replace("’", "'").removesuffix("'s")
            if word.islower():
                small[word] += 1
            elif place and word[0].isupper():
                capital[word.lower()] += 1
    listed = set(words)
    stems = {stem_of(word) for word in listed if word.islower()}
    chosen = {
        word: count
        for word, count in small.items()
        if _is_word(word) and capital[word] <= 2 * count and (count >= 2 or stem_of(word) in stems)
    }
    for word in vocabulary:
        if word in chosen or not _is_word(word) or not word.isalpha() or capital[word]:
            continue
        stem = stem_of(word)
        if word.capitalize() not in listed and (word in listed or (stem in stems and stem != word)):
            chosen[word] = 1
    return chosen


def _is_word(word: str) -> bool:
    plain = word.replace("'", "")
    return len(word) > 2 and word.isascii() and plain.isalpha() and word not in STOP


def fit(bags: Sequence[Sequence[int]], wanted: Any, begin: Any, content: int) -> Any:
    """Return the places of words, one row each.

    Args:
        bags: The numbers of each sentence's words.
        wanted: Where the encoder puts each sentence.
        begin: Where it puts each word; zero for words that say little.
        content: How many words say much; the others come behind them.
    """
    torch.manual_seed(0)
    chance = np.random.default_rng(0)
    counts = np.bincount([word for bag in bags for word in bag], minlength=len(begin))
    used = np.array([place for place, bag in enumerate(bags) if 3 <= len(bag) <= 80])
    goal = wanted - wanted[used].mean(0)
    goal = torch.tensor(goal / np.linalg.norm(goal, axis=1, keepdims=True)).float()
    weighed = begin * ((counts + 1) ** 0.25)[:, None]
    turn = np.linalg.svd(weighed, full_matrices=False)[2][:SIZE].T
    start = begin @ turn
    start /= np.linalg.norm(start[:content], axis=1).mean()
    start *= (1e-3 / (1e-3 + (counts + 0.5) / counts.sum()))[:, None]
    places = torch.nn.Parameter(torch.tensor(start).float())
    first = torch.tensor(start).float()
    back = torch.nn.Parameter(torch.tensor(turn).float())
    descent = torch.optim.Adam([places, back], lr=_RATE)
    steps = len(used) // _BATCH
    for epoch in range(_EPOCHS):
        order = chance.permutation(used)
        for step in range(steps):
            part = order[step * _BATCH : (step + 1) * _BATCH]
            flat = torch.tensor([word for place in part for word in bags[place]])
            starts = np.cumsum([0, *(len(bags[place]) for place in part[:-1])])
            summed = functional.embedding_bag(flat, places, torch.tensor(starts), mode="sum")
            near = functional.cosine_similarity(summed @ back.T, goal[part])
            here = torch.unique(flat)
            moved = ((places[here] - first[here]) ** 2).mean() * SIZE / 10
            loss = (1 - near).mean() + _STAY * moved
            descent.zero_grad()
            loss.backward()
            descent.step()
            for group in descent.param_groups:
                group["lr"] = _RATE * (1 - (epoch * steps + step) / (_EPOCHS * steps))
        sys.stderr.write(f"epoch {epoch}: loss {float(loss.detach()):.4f}\n")
    return places.detach().numpy()


def table_bytes(rows: Mapping[str, Any]) -> bytes:
    """Return the file's bytes; see `reader.story.senses`."""
    names = sorted(name for name in rows if name.isascii())
    numbers = np.array([rows[name] for name in names])
    scale = _TOP / np.quantile(np.abs(numbers).max(1), 0.999)
    units = np.clip(np.rint(numbers * scale), -127, 127).astype(np.int8)
    kept = units.any(axis=1)
    words = " ".join(name for name, keep in zip(names, kept, strict=True) if keep)
    return FORMAT + zlib.compress(words.encode() + b"\n" + units[kept].tobytes(), 9)


def main(argv: Sequence[str] | None = None) -> int:
    """Fit, and write the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    for name in ("model", "sentences", "words"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args(argv)
    sentences = args.sentences.read_text(encoding="utf-8").splitlines()
    vocabulary = (args.model / "vocab.txt").read_text(encoding="utf-8").splitlines()
    listed = args.words.read_text(encoding="utf-8").splitlines()
    chosen = choose_words(sentences, listed, vocabulary)
    forms: dict[str, list[str]] = {}
    for word in sorted(chosen):
        forms.setdefault(stem_of(word), []).append(word)
    encoder = Encoder(args.model)
    each = dict(zip(sorted(chosen), encoder.encode(sorted(chosen), 256), strict=True))
    stems = sorted(forms)
    begin = np.array(
        [
            np.average(
                [each[word] for word in forms[stem]],
                axis=0,
                weights=[chosen[word] ** 0.5 for word in forms[stem]],
            )
            for stem in stems
        ]
    )
    begin = np.vstack([begin - begin.mean(0), np.zeros((len(STOP), begin.shape[1]))])
    names = [*stems, *sorted(STOP)]
    number = {name: place for place, name in enumerate(names)}
    bags = [
        [
            number[word.stem]
            for word in read_words(sentence)
            if word.stem in number and not (word.text[0].isupper() and word.start > 1)
        ]
        for sentence in sentences
    ]
    places = fit(bags, encoder.encode(sentences), begin, len(stems))
    args.out.write_bytes(table_bytes({name: places[n] for name, n in number.items()}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
