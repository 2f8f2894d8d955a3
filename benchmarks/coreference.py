#!/usr/bin/env python3
"""Whom pronouns and nouns with "the" mean, as a careful reader resolves them.

    coreference.py [--shared ../shared] [--show]

`coreference_gold.jsonl` holds 3,572 pronouns of the third person and definite nouns for people, bodies and places in
247 articles (ECB+ as printed.py sets it, PolNeAR, Gender Gap): where they stand, and where whom they mean is
named in full or first brought in, by character; nothing where no single one is meant. One reader each. Articles marked
"kept" are used for nothing else. Right: the entity bears that name, or holds that place. Silent: no entity, or one that
is met nowhere else. A noun that brings somebody in, or means nobody, is right where it stands for nobody met before.
`--show` prints the errors of articles that are not kept.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from firsthand.language.annotate import annotate_one
from firsthand.language.parse import Parser, load_pipeline
from firsthand.model import Article, Entity, Part, Reading
from printed import whole

HERE = Path(__file__).resolve().parent
GOLD = HERE / "coreference_gold.jsonl"
DETERMINER = re.compile(r"^(?:the|a|an|this|that|these|those|some|his|her|their|its|our|my)\s+", re.IGNORECASE)
OWNER = re.compile(r"['’]s?$")
ONE = frozenset("he him his himself she her hers herself".split())
MANY = frozenset("they them their theirs themselves".split())
THING = frozenset("it its itself".split())
Span = tuple[int, int]


@dataclass(frozen=True)
class Item:
    """A pronoun or noun of an article, and the places where whom it means is named; none where nobody is meant."""

    at: Span
    means: tuple[Span, ...]


@dataclass(frozen=True)
class Told:
    """An article with what is to be resolved in it."""

    article: Article
    items: tuple[Item, ...]
    kept: bool


def gold(shared: Path, path: Path = GOLD) -> Iterator[Told]:
    """Yield the articles of the gold file with their texts.

    shared: the folder that holds data/ecbplus and data/polnear.
    """
    stories = shared / "data" / "ecbplus" / "stories.jsonl"
    texts = {row["id"]: row["text"] for row in map(json.loads, stories.read_text(encoding="utf8").splitlines())}
    quotes = shared / "data" / "gendergap" / "gold_quotes.jsonl"
    tracked = {row["id"]: row["rawtext"] for row in map(json.loads, quotes.read_text(encoding="utf8").splitlines())}
    for row in map(json.loads, path.read_text(encoding="utf8").splitlines()):
        if row["corpus"] == "gendergap":
            text = tracked[row["article"]]
        elif row["corpus"] == "polnear":
            text = (shared / "data" / "polnear" / "train" / "text" / row["article"]).read_text(encoding="utf8")
        else:
            text = whole(texts[row["article"]])
        items = tuple(Item((start, end), tuple((a, b) for a, b in means)) for start, end, means in row["items"])
        parts = (Part(kind="body", start=0, end=len(text)),)
        article = Article(id=row["article"], sha256="", text=text, published="2010-01-01", parts=parts)
        yield Told(article, items, row.get("kept", False))


def folded(text: str) -> str:
    """Return a name or noun without what stands before it and a possessive, in small letters."""
    return DETERMINER.sub("", OWNER.sub("", text.replace("’", "'").strip())).casefold()


def kind_of(words: str) -> str:
    """Return which kind of pronoun, or a noun, some words are."""
    word = words.lower()
    return "he, she" if word in ONE else "they" if word in MANY else "it" if word in THING else "noun"


def judged(reading: Reading, item: Item) -> str:
    """Return "right", "wrong" or "silent" for an item somebody stands behind, "right" or "told" for any other."""
    text = reading.article.text
    found = _at(reading, item.at)
    if found is not None and len(found.mentions) == 1:
        found = None
    if not item.means:
        return "none told" if found is not None else "none right"
    if item.means == (item.at,):
        earlier = () if found is None else [m for m in found.mentions if m.start < item.at[0]]
        word = folded(text[slice(*item.at)])
        return "none told" if earlier and all(folded(m.text) != word for m in earlier) else "none right"
    if found is None:
        return "silent"
    if len(item.means) > 1:
        by_id = {e.id: e for e in reading.entities}
        members = [by_id[m] for m in found.members if m in by_id]
        whole_group = len(members) == len(item.means)
        right = whole_group and all(any(_is(text, m, place) for m in members) for place in item.means)
    else:
        right = _is(text, found, item.means[0])
    return "right" if right else "wrong"


def _at(reading: Reading, place: Span) -> Entity | None:
    """The entity a place is a mention of, or the end of a longer one."""
    exact = [e for e in reading.entities for m in e.mentions if (m.start, m.end) == place]
    wide = [e for e in reading.entities for m in e.mentions if m.end == place[1] and m.start < place[0]]
    return next(iter(exact or wide), None)


def _is(text: str, entity: Entity, place: Span) -> bool:
    names = {folded(entity.name), *map(folded, entity.aliases), *(folded(m.text) for m in entity.mentions)}
    start, end = place
    spots = [m for m in entity.mentions if m.kind != "pronoun"]
    holds = any(m.start <= start < m.end or (start <= m.start and m.end <= end) for m in spots)
    return holds or folded(text[start:end]) in names


def line(tally: Counter[str]) -> str:
    """Return the figures of one kind."""
    told = tally["right"] + tally["wrong"] + tally["none told"]
    there = tally["right"] + tally["wrong"] + tally["silent"]
    right = tally["right"]
    shares = (f"({right / max(1, number):.1%})" for number in (told, there))
    return f"right {right} of {told} told {next(shares)}, of {there} there are {next(shares)}"


def main(argv: Sequence[str] | None = None) -> None:
    """Print how many are resolved rightly, by kind."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--shared", type=Path, default=HERE.parents[1] / "shared")
    options.add_argument("--show", action="store_true")
    args: Any = options.parse_args(argv)
    parser = Parser(load_pipeline())
    tallies: defaultdict[tuple[bool, str], Counter[str]] = defaultdict(Counter)
    for told in gold(args.shared):
        reading = annotate_one(told.article, parser)
        for item in told.items:
            verdict = judged(reading, item)
            kind = kind_of(told.article.text[slice(*item.at)])
            tallies[told.kept, kind][verdict] += 1
            if args.show and not told.kept and verdict in ("wrong", "silent", "none told"):
                before = told.article.text[max(0, item.at[0] - 200) : item.at[0]].replace("\n", " ")
                means = " + ".join(told.article.text[slice(*place)] for place in item.means)
                print(f"{verdict}: {told.article.id} …{before}[{told.article.text[slice(*item.at)]}] = {means or '-'}")
    for kept in (False, True):
        for kind in ("he, she", "they", "it", "noun"):
            print(f"{'kept out' if kept else 'fitted to'}: {kind}: {line(tallies[kept, kind])}")


if __name__ == "__main__":
    main()
