#!/usr/bin/env python3
"""Derive story/claims/wordnet.toml from the WordNet 3.0 database files.

    wordnet.py /usr/share/wordnet > src/firsthand/story/claims/wordnet.toml

Kept are: verbs (and nouns) for which the shared synset is the most frequent sense of each, so that they can stand
for one another; and event nouns with the verb they come from, by the derivational pointers of their two most
frequent senses.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path

EVENT_FILES = {"04", "10", "11", "19", "21", "22", "26"}
"""Lexicographer files of acts, communications, events, phenomena, possessions, processes and states."""


def index(folder: Path, pos: str) -> dict[str, tuple[list[str], int]]:
    """Return lemma -> (synset offsets by frequency, how many of them are attested)."""
    found = {}
    for line in (folder / f"index.{pos}").read_text().splitlines():
        if line.startswith(" "):
            continue
        cells = line.split()
        count = int(cells[2])
        found[cells[0]] = (cells[-count:], int(cells[-count - 1]))
    return found


def synsets(folder: Path, pos: str) -> dict[str, tuple[str, list[str], list[tuple[int, str, int]]]]:
    """Return offset -> (lexicographer file, words, derivations as (own word, verb synset, its word))."""
    found = {}
    for line in (folder / f"data.{pos}").read_text().splitlines():
        if line.startswith(" "):
            continue
        cells = line.split("|")[0].split()
        size = int(cells[3], 16)
        words = [cells[4 + 2 * i].lower() for i in range(size)]
        at = 4 + 2 * size
        pointers = [cells[at + 1 + 4 * i : at + 5 + 4 * i] for i in range(int(cells[at]))]
        derived = [(int(p[3][:2], 16), p[1], int(p[3][2:], 16)) for p in pointers if p[0] == "+" and p[2] == "v"]
        found[cells[0]] = (cells[1], words, derived)
    return found


def synonyms(lemmas: dict[str, tuple[list[str], int]]) -> dict[str, list[str]]:
    """Return groups of attested lemmas that share their most frequent sense, under the first by alphabet."""
    groups = defaultdict(list)
    for lemma, (offsets, attested) in lemmas.items():
        if attested and lemma.isascii() and lemma.replace("_", "").isalpha():
            groups[offsets[0]].append(lemma.replace("_", " "))
    return {min(words): sorted(words) for words in groups.values() if len(words) > 1}


def nominals(folder: Path) -> dict[str, list[str]]:
    """Return verb -> the event nouns made from it."""
    lemmas, nouns, verbs = index(folder, "noun"), synsets(folder, "noun"), synsets(folder, "verb")
    found = defaultdict(set)
    for noun, (offsets, attested) in lemmas.items():
        if not attested or "_" in noun:
            continue
        for offset in offsets[:2]:
            file, words, derived = nouns[offset]
            if file not in EVENT_FILES:
                continue
            for own, target, word in derived:
                verb = verbs[target][1][word - 1] if word else ""
                if own and words[own - 1] == noun and verb[:3] == noun[:3] and "_" not in verb:
                    found[verb].add(noun)
    return {verb: sorted(words) for verb, words in found.items()}


def table(name: str, rows: dict[str, list[str]]) -> str:
    """Return one sorted TOML table of lists."""
    lines = [f'"{key}" = [{", ".join(f"{chr(34)}{w}{chr(34)}" for w in words)}]' for key, words in sorted(rows.items())]
    return f"[{name}]\n" + "\n".join(lines) + "\n"


def main() -> None:
    """Print the tables."""
    folder = Path(sys.argv[1])
    print("# Derived from WordNet 3.0 by tools/wordnet.py; see WORDNET-LICENSE for its terms.\n")
    print(table("verbs", synonyms(index(folder, "verb"))))
    print(table("nouns", synonyms(index(folder, "noun"))))
    print(table("nominals", nominals(folder)), end="")


if __name__ == "__main__":
    main()
