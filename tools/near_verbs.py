#!/usr/bin/env python3
"""Derive story/claims/near.toml: verbs that often tell one event, by WordNet 3.0 and a sentence encoder.

    near_verbs.py WORDNET MINILM > src/firsthand/story/claims/near.toml

WORDNET is the folder of the database files, MINILM a folder with model.safetensors and tokenizer.json of
all-MiniLM-L6-v2 (Apache-2.0). Two verbs are near where senses that make up a fair share of the use of each are one
synset, or one is a kind of the other, and where the encoder finds "They … it." of both alike. WordNet alone brings
together what is only the same in the abstract (move / pace), the encoder alone what is opposite (buy / sell).
"""

from __future__ import annotations

import json
import struct
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.special import erf
from tokenizers import Tokenizer
from wordnet import index

Floats = npt.NDArray[np.float32]

USED = 4
"""Times a verb must be attested for the shares of its senses to mean anything."""
SHARE = 0.2
"""Share of a verb's use from which a sense counts."""
KIND = 0.8
"""What a sense and a kind of it are worth, beside two verbs of one sense."""
LEAST = ((0.4, 0.1), (0.27, 0.2))
"""Likeness and product of the shares of two verbs that are near: either is enough."""


def senses(folder: Path) -> dict[str, list[tuple[str, float]]]:
    """Return verb -> its frequent synsets, each with the share of the verb's use it makes up."""
    counts: defaultdict[str, dict[int, int]] = defaultdict(dict)
    for line in (folder / "cntlist.rev").read_text().splitlines():
        key, number, count = line.split()
        lemma, _, rest = key.partition("%")
        if rest[0] == "2":
            counts[lemma][int(number)] = int(count)
    found = {}
    for verb, (offsets, _) in index(folder, "verb").items():
        total = sum(counts[verb].values())
        if total >= USED and verb.replace("_", "").isalpha():
            shares = [(offset, counts[verb].get(n, 0) / total) for n, offset in enumerate(offsets, 1)]
            found[verb] = [(offset, share) for offset, share in shares if share >= SHARE]
    return found


def kinds(folder: Path) -> dict[str, set[str]]:
    """Return synset -> the synsets it is a kind of."""
    found = defaultdict(set)
    for line in (folder / "data.verb").read_text().splitlines():
        if not line.startswith(" "):
            cells = line.split("|")[0].split()
            at = 4 + 2 * int(cells[3], 16)
            pointers = [cells[at + 1 + 4 * i : at + 5 + 4 * i] for i in range(int(cells[at]))]
            found[cells[0]] |= {p[1] for p in pointers if p[0] == "@"}
    return found


def pairs(folder: Path) -> dict[tuple[str, str], float]:
    """Return pairs of verbs that share a sense, or of which one is a kind of the other, with what that is worth."""
    verbs, above = senses(folder), kinds(folder)
    by_sense: defaultdict[str, list[tuple[str, float]]] = defaultdict(list)
    for verb, shares in verbs.items():
        for offset, share in shares:
            by_sense[offset].append((verb, share))
    found: dict[tuple[str, str], float] = {}
    for offset, here in by_sense.items():
        wider = [(v, KIND * s) for parent in above[offset] for v, s in by_sense.get(parent, ())]
        for verb, share in here:
            for other, worth in (*here, *wider):
                if verb != other:
                    pair = (min(verb, other), max(verb, other))
                    found[pair] = max(found.get(pair, 0.0), share * worth)
    return found


class Encoder:
    """MiniLM run in plain numpy: six layers of twelve heads, mean of the last (Wang et al., 2020)."""

    def __init__(self, folder: Path) -> None:
        raw = (folder / "model.safetensors").read_bytes()
        size = struct.unpack("<Q", raw[:8])[0]
        self.weights: dict[str, Floats] = {}
        for name, row in json.loads(raw[8 : 8 + size]).items():
            if name != "__metadata__" and row["dtype"] == "F32":
                low, high = row["data_offsets"]
                cells = np.frombuffer(raw[8 + size + low : 8 + size + high], dtype=np.float32)
                self.weights[name] = cells.reshape(row["shape"])
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.tokenizer.no_padding()

    def __call__(self, text: str) -> Floats:
        """Return the vector of a text."""
        ids = self.tokenizer.encode(text).ids
        w = self.weights
        x = w["embeddings.word_embeddings.weight"][ids] + w["embeddings.position_embeddings.weight"][: len(ids)]
        x = self._norm(x + w["embeddings.token_type_embeddings.weight"][0], "embeddings.LayerNorm")
        for n in range(6):
            x = self._layer(x, f"encoder.layer.{n}.")
        mean: Floats = x.mean(axis=0)
        return mean / np.linalg.norm(mean)

    def _layer(self, x: Floats, name: str) -> Floats:
        size = len(x)
        query, key, value = (
            self._linear(x, f"{name}attention.self.{part}").reshape(size, 12, 32).transpose(1, 0, 2)
            for part in ("query", "key", "value")
        )
        heat = np.exp(query @ key.transpose(0, 2, 1) / np.sqrt(32))
        seen = ((heat / heat.sum(-1, keepdims=True)) @ value).transpose(1, 0, 2).reshape(size, 384)
        out = f"{name}attention.output"
        x = self._norm(x + self._linear(seen, f"{out}.dense"), f"{out}.LayerNorm")
        inner = self._linear(x, f"{name}intermediate.dense")
        inner = 0.5 * inner * (1 + erf(inner / np.sqrt(2)))
        return self._norm(x + self._linear(inner, f"{name}output.dense"), f"{name}output.LayerNorm")

    def _linear(self, x: Floats, name: str) -> Floats:
        return x @ self.weights[f"{name}.weight"].T + self.weights[f"{name}.bias"]

    def _norm(self, x: Floats, name: str) -> Floats:
        centred = x - x.mean(-1, keepdims=True)
        scaled = centred / np.sqrt((centred**2).mean(-1, keepdims=True) + 1e-12)
        return scaled * self.weights[f"{name}.weight"] + self.weights[f"{name}.bias"]


def likenesses(
    worth: dict[tuple[str, str], float], encoder: Encoder, phrase: str
) -> Iterator[tuple[str, str, float, float]]:
    """Yield each pair by alphabet, how alike its words are in a phrase, and what WordNet makes it worth."""
    words = sorted({word for pair in worth for word in pair})
    vectors = np.stack([encoder(phrase.format(word.replace("_", " "))) for word in words])
    vectors -= vectors.mean(axis=0)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    at = {word: n for n, word in enumerate(words)}
    for (a, b), shared in sorted(worth.items()):
        yield a, b, round(float(vectors[at[a]] @ vectors[at[b]]), 3), shared


def show(title: str, near: dict[str, list[str]]) -> None:
    """Print a table of the words near each."""
    print(f"# {title} near one another, each pair under the first by alphabet. Derived from WordNet 3.0 (see")
    key = title.lower()
    print(f"# WORDNET-LICENSE) and the likeness of all-MiniLM-L6-v2 by tools/near_{key}.py.\n\n[{key}]")
    for word, others in sorted(near.items()):
        print(f'"{word}" = [{", ".join(json.dumps(o) for o in sorted(others))}]')


def main() -> None:
    """Print the table."""
    near: defaultdict[str, list[str]] = defaultdict(list)
    for a, b, like, shared in likenesses(pairs(Path(sys.argv[1])), Encoder(Path(sys.argv[2])), "They {} it."):
        if any(like >= least and shared >= most for least, most in LEAST):
            near[a.replace("_", " ")].append(b.replace("_", " "))
    show("Verbs", near)


if __name__ == "__main__":
    main()
