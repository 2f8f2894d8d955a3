#!/usr/bin/env python3
"""Derive story/claims/nouns.toml: nouns by which one thing is often called, by WordNet 3.0 and a sentence encoder.

    near_nouns.py WORDNET MINILM > src/firsthand/story/claims/nouns.toml

WORDNET is the folder of the database files, MINILM that of all-MiniLM-L6-v2, as for near_verbs.py. Two nouns are near
where senses that make up a fair share of the use of each are one synset, or one is a kind of the other up to three
steps above it, and where the encoder finds "The …." of both alike. Sister kinds (a rifle, a pistol) are never near.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path

from near_verbs import Encoder, likenesses, show
from wordnet import index

USED = 2
"""Times a noun must be attested for the shares of its senses to mean anything."""
ALONE = 0.8
"""What the one sense of a noun is worth that is attested once."""
SHARE = 0.2
"""Share of a noun's use from which a sense counts."""
STEPS = (1.0, 0.8, 0.6, 0.45)
"""What two nouns of one sense are worth, and a noun and the kind it is of, one to three steps above it."""
LEAST = ((0.5, 0.15), (0.4, 0.4))
"""Likeness and product of the shares of two nouns that are near: either is enough."""
WIDE = frozenset(
    (
        "abstraction act action activity association attribute being color colour condition decade entity event "
        "feeling group happening individual man month mortal number object organisation organization part people "
        "person quality quantity season somebody someone soul state thing time trait unit weekday woman year "
    ).split()
)
"""Kinds so wide that everything is one."""

Senses = dict[str, list[tuple[str, float]]]


def senses(folder: Path) -> Senses:
    """Return noun -> its frequent synsets, each with the share of the noun's use it makes up."""
    counts: defaultdict[str, dict[int, int]] = defaultdict(dict)
    for line in (folder / "cntlist.rev").read_text().splitlines():
        key, number, count = line.split()
        lemma, _, rest = key.partition("%")
        if rest[0] == "1":
            counts[lemma][int(number)] = int(count)
    found: Senses = {}
    for noun, (offsets, _) in index(folder, "noun").items():
        total = sum(counts[noun].values())
        if not (noun.isascii() and noun.isalpha()):
            continue
        if total >= USED:
            shares = [(offset, counts[noun].get(n, 0) / total) for n, offset in enumerate(offsets, 1)]
            found[noun] = [(offset, share) for offset, share in shares if share >= SHARE]
        elif total and len(offsets) == 1:
            found[noun] = [(offsets[0], ALONE)]
    return found


def above(folder: Path) -> dict[str, set[str]]:
    """Return synset -> the synsets it is a kind of."""
    found: dict[str, set[str]] = {}
    for line in (folder / "data.noun").read_text().splitlines():
        if not line.startswith(" "):
            cells = line.split("|")[0].split()
            at = 4 + 2 * int(cells[3], 16)
            pointers = [cells[at + 1 + 4 * i : at + 5 + 4 * i] for i in range(int(cells[at]))]
            found[cells[0]] = {p[1] for p in pointers if p[0] == "@"}
    return found


def pairs(nouns: Senses, kinds: dict[str, set[str]]) -> dict[tuple[str, str], float]:
    """Return pairs of nouns that share a sense, or of which one is a kind of the other, with what that is worth."""
    by_sense: defaultdict[str, list[tuple[str, float]]] = defaultdict(list)
    for noun, shares in nouns.items():
        for offset, share in shares:
            by_sense[offset].append((noun, share))
    found: dict[tuple[str, str], float] = {}
    for offset, here in by_sense.items():
        level = {offset}
        for step in STEPS:
            others = [(noun, step * share) for up in level for noun, share in by_sense.get(up, ())]
            for noun, share in here:
                for other, worth in others:
                    if noun != other and not {noun, other} & WIDE:
                        pair = (min(noun, other), max(noun, other))
                        found[pair] = max(found.get(pair, 0.0), share * worth)
            level = {wider for up in level for wider in kinds.get(up, ())}
    return found


def main() -> None:
    """Print the table."""
    folder = Path(sys.argv[1])
    worth = pairs(senses(folder), above(folder))
    near: defaultdict[str, list[str]] = defaultdict(list)
    for a, b, like, shared in likenesses(worth, Encoder(Path(sys.argv[2])), "The {}."):
        if min(len(a), len(b)) > 2 and any(like >= least and shared >= most for least, most in LEAST):
            near[a].append(b)
    show("Nouns", near)


if __name__ == "__main__":
    main()
