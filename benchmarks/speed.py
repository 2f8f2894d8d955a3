"""What reading costs over the bare parse.

    python benchmarks/speed.py [--articles 500]

The three stories of ../shared/stories are repeated to 500 articles; the bare parse and `annotate` read the same
paragraphs with the same pipeline and batch size, no paragraph kept. Times are of this process's CPU, so that neighbours
do not count, and the two take turns, so that a warm processor favours neither.
"""

from __future__ import annotations

import argparse
import resource
import time
from collections.abc import Iterable, Sequence
from itertools import cycle, islice
from pathlib import Path

from firsthand.desk import read
from firsthand.language.annotate import annotate
from firsthand.language.parse import Parser, load_pipeline
from firsthand.language.tagger.model import Tagger, load_tagger
from firsthand.model import Article

SHARED = Path(__file__).parents[2] / "shared"
TURN = 25
"""Articles read at a time, in turns."""


def articles(count: int) -> list[Article]:
    """Return the articles of the real stories, over and over."""
    once = read([SHARED / "stories" / s for s in ("upton/articles", "aceh/articles.jsonl", "detroit/articles.jsonl")])
    return list(islice(cycle(once.articles), count))


def spent(work: Iterable[object]) -> float:
    """Return the CPU seconds of going through something."""
    began = time.process_time()
    for _ in work:
        pass
    return time.process_time() - began


def reading_cost(given: Sequence[Article], tagger: Tagger | None) -> tuple[float, float]:
    """Return the CPU seconds of the bare parse and of `annotate`."""
    nlp = load_pipeline()
    bare, full = Parser(nlp, keep=0), Parser(nlp, keep=0)
    spent(annotate(given[:TURN], full, tagger))
    parsed = annotated = 0.0
    for at in range(0, len(given), TURN):
        some = given[at : at + TURN]
        parsed += spent(bare.parse(some))
        annotated += spent(annotate(some, full, tagger))
    return parsed, annotated


def report_reading(count: int) -> None:
    """Print the cost of reading, with the rules alone and with the tagger."""
    given = articles(count)
    words = sum(len(a.text.split()) for a in given)
    for name, tagger in (("rules alone", None), ("with the tagger", load_tagger())):
        if name != "rules alone" and tagger is None:
            continue
        parsed, annotated = reading_cost(given, tagger)
        print(f"annotate over parse, {name}: {annotated / parsed:.2f}")
        print(
            f"  {count} articles, {words:,} words: parse {parsed:.1f} s ({words / parsed:,.0f} words a second),"
            f" annotate {annotated:.1f} s ({words / annotated:,.0f} words a second)",
            flush=True,
        )


def main() -> None:
    """Time reading."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=500)
    options = parser.parse_args()
    report_reading(options.articles)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory: {peak:,.0f} MiB")


if __name__ == "__main__":
    main()
