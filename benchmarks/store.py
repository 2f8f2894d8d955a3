#!/usr/bin/env python3
"""A store of many articles: what adding one, building the largest story and asking cost, and the memory it takes.

    store.py [--size 20000] [--steps 4] [--seed 1] [--keep FILE]

Readings of the example story are perturbed into stories of their own (median 8 articles, at most 300): each story has
names and about half of its other words replaced by made-up ones of the same length, each article some of its
numbers. Printed are, at several sizes, the seconds one more article takes beside those it takes to read it alone, and
at the end the rebuilding of the largest story in readings, the median of questions to the whole store, and the memory.
"""

from __future__ import annotations

import argparse
import random
import resource
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import msgspec

from firsthand.desk import Desk, Shelf, read
from firsthand.desk.placing import Online
from firsthand.model import Reading
from firsthand.store import Store, open_store
from large import perturbed, restated

HERE = Path(__file__).parent
AT = "2031-05-14T09:00:00+00:00"
LARGEST, MEDIAN = 300, 8
BATCH = 100
QUESTIONS = (
    "How many people were killed?",
    "Who was on the walkway when it fell?",
    "When did the walkway collapse?",
    "Who said the timber was soft?",
    "What did the engineer's report say?",
)
_CONSONANTS, _VOWELS = "bcdfghklmnprstvz", "aeiou"


def sizes(total: int, dice: random.Random) -> Iterator[int]:
    """Yield how many articles each story has: the largest first, then log-normal around the median."""
    yield min(LARGEST, total)
    left = total - LARGEST
    while left > 0:
        size = min(left, LARGEST, max(1, round(dice.lognormvariate(0, 1) * MEDIAN)))
        yield size
        left -= size


def story(readings: Sequence[Reading], number: int, size: int, seed: int) -> Iterator[Reading]:
    """Yield the readings of one made-up story."""
    words: dict[str, str] = {}
    dice = random.Random(f"{seed}:{number}")
    for n, reading in enumerate(perturbed(readings, size, seed + number)):
        named = {w for e in reading.entities for w in e.name.split()}
        text = "".join(_other(w, words, named, dice) for w in _pieces(reading.article.text))
        moved = restated(reading, text, n, f"{number:05}")
        yield msgspec.structs.replace(moved, article=msgspec.structs.replace(moved.article, url=None, title=None))


def _pieces(text: str) -> Iterator[str]:
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or text[at].isalpha() != text[start].isalpha():
            yield text[start:at]
            start = at


def _other(word: str, words: dict[str, str], named: set[str], dice: random.Random) -> str:
    if len(word) < 4 or not word.isalpha():
        return word
    if word not in words:
        made = "".join(dice.choice(_VOWELS if n % 2 else _CONSONANTS) for n in range(len(word)))
        keep = word not in named and dice.random() < 0.5
        words[word] = word if keep else made.capitalize() if word[0].isupper() else made
    return words[word]


def fill(store: Store, readings: Sequence[Reading], made_with: str) -> None:
    """Take readings in, a batch at a time."""
    for at in range(0, len(readings), BATCH):
        some = {r.article.id: r for r in readings[at : at + BATCH]}
        incoming = store.incoming([r.article for r in some.values()])
        store.add(incoming, [some[a.id] for a in incoming.fresh], Online(), made_with, AT)


def spent(work: Callable[[], object]) -> float:
    """Return the CPU seconds a call takes: SQLite works in this process, and others may be busy."""
    began = time.process_time()
    work()
    return time.process_time() - began


def main() -> None:
    """Print the costs as the store grows."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--size", type=int, default=20_000)
    parser.add_argument("--steps", type=int, default=4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", help="where the store is left; else it is thrown away")
    args = parser.parse_args()
    desk = Desk()
    given = read(HERE.parent / "examples" / "pier").articles
    tuple(desk.annotate(given[:1]))
    alone = statistics.median(spent(lambda a=a: tuple(desk.annotate([a]))) for a in given)
    readings = tuple(desk.annotate(given))
    print(f"reading one article alone: {1000 * alone:.0f} ms")
    counts = sizes(args.size, random.Random(args.seed))
    made = (r for n, size in enumerate(counts) for r in story(readings, n, size, args.seed))
    with tempfile.TemporaryDirectory() as folder, open_store(args.keep or f"{folder}/n.db", create=True) as store:
        worst = 0.0
        for step in range(1, args.steps + 1):
            part = [r for _, r in zip(range(args.size // args.steps - 20), made, strict=False)]
            fill(store, part, "bench")
            one = [spent(lambda r=r: fill(store, [r], "bench")) for _, r in zip(range(20), made, strict=False)]
            worst = max(worst, (statistics.median(one) + alone) / alone)
            print(
                f"{step * args.size // args.steps:>6} articles: one more {1000 * statistics.median(one):.0f} ms",
                flush=True,
            )
        print(f"adding over reading alone, worst: {worst:.2f}")
        _last(Shelf(store, desk), alone)


def _last(shelf: Shelf, alone: float) -> None:
    cards = shelf.stories()
    lengths = sorted(len(c.articles) for c in cards)
    print(f"stories {len(cards)}, median {statistics.median(lengths)}, largest {lengths[-1]}")
    largest = max(cards, key=lambda c: len(c.articles))
    members = shelf.readings(largest.id)
    again = statistics.median(spent(lambda: shelf.desk.build(members)) for _ in range(3))
    print(f"largest story rebuilt: {again:.1f} s, in readings: {again / alone:.1f}")
    for question in QUESTIONS:
        shelf.ask(question)  # stories are built when first asked for
    asked = [spent(lambda q=q: shelf.ask(q)) for q in QUESTIONS for _ in range(5)]
    print(f"question over all, median: {1000 * statistics.median(asked):.0f} ms")
    print(f"memory at most: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
