#!/usr/bin/env python3
"""Derive story/claims/opposites.toml from the WordNet 3.0 database files: verbs that say the opposite of each other.

    opposites.py /usr/share/wordnet > src/firsthand/story/claims/opposites.toml

Kept are the antonyms among attested verbs, both in one of their three most frequent senses.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from wordnet import index, table

SENSES = 3
"""The most frequent senses of a verb that count."""
Antonym = tuple[int, str, int]
"""Which word of a synset is meant, the other synset, and which word of that."""


def synsets(folder: Path) -> dict[str, tuple[list[str], list[Antonym]]]:
    """Return offset -> words of a synset of verbs, and its antonyms."""
    found = {}
    for line in (folder / "data.verb").read_text().splitlines():
        if line.startswith(" "):
            continue
        cells = line.split("|")[0].split()
        size = int(cells[3], 16)
        at = 4 + 2 * size
        pointers = [cells[at + 1 + 4 * i : at + 5 + 4 * i] for i in range(int(cells[at]))]
        antonyms = [(int(p[3][:2], 16), p[1], int(p[3][2:], 16)) for p in pointers if p[0] == "!"]
        found[cells[0]] = [cells[4 + 2 * i].lower() for i in range(size)], antonyms
    return found


def pairs(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield each pair of opposites, both ways."""
    lemmas, known = index(folder, "verb"), synsets(folder)
    for offset, (words, antonyms) in known.items():
        for own, target, word in antonyms:
            both = (words[own - 1], offset), (known[target][0][word - 1], target)
            if all(v in lemmas and lemmas[v][1] and at in lemmas[v][0][:SENSES] for v, at in both):
                yield both[0][0].replace("_", " "), both[1][0].replace("_", " ")


def main() -> None:
    """Print the table, each pair under the first by alphabet."""
    found = defaultdict(set)
    for verb, other in pairs(Path(sys.argv[1])):
        found[min(verb, other)].add(max(verb, other))
    print(
        "# Verbs that say the opposite of each other, each pair under the first by alphabet. Derived from WordNet 3.0"
    )
    print("# by tools/opposites.py; see WORDNET-LICENSE for its terms.\n")
    print(table("verbs", {verb: sorted(others) for verb, others in found.items()}), end="")


if __name__ == "__main__":
    main()
