#!/usr/bin/env python3
"""Sentences that contradict one of real news, say the same, or only stand beside it: how the model tells them apart.

    anchored.py [--shared ../shared] [--many 120]

Writers took facts out of excerpts of PolNeAR, TimeBank, AQUAINT and ECB+ and wrote three sentences to each, as another
outlet might have them: one that cannot be so where the first is, one that tells the same in other words, and one that
looks at odds and is not. `anchored/kept.jsonl` holds those of two writers, on whose articles nothing is trained;
`training/contradiction_anchored.jsonl` those of fourteen more. A line names the article, the sentence and the one
before it by their characters, and holds no text of it; where a sentence that was written has a name of the article,
the place of the name stands there. None of an article is kept whose writer named a living person.

Printed is in how many in a hundred pairs the one that contradicts is read as the more at odds: 50 is chance.
"""

from __future__ import annotations

import argparse
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import numpy as np

from conflicts import SHARED, Row, article_of
from firsthand.desk import Desk
from firsthand.language.contradiction import Passage
from wire import CORPUS, OUTLETS, plain
from wire import article_of as wired

KEPT = Path(__file__).resolve().with_name("anchored") / "kept.jsonl"
WRITTEN = ("contradicts", "agrees", "beside")
"""What stands to a sentence in one of three ways."""
_NAME = re.compile(r"\{(\d+)-(\d+)\}")


def items(rows: Path, shared: Path) -> Iterator[Row]:
    """Yield what was written with the words of the articles put back: `told` and `before` beside what is WRITTEN."""
    corpus = _Corpus(shared)
    for row in map(json.loads, rows.read_text(encoding="utf8").splitlines()):
        text = corpus.text(row["source"], row["article"])

        def words(spot: list[int] | None, text: str = text) -> str:
            return " ".join(text[slice(*spot)].split()) if spot else ""

        def named(written: str, text: str = text) -> str:
            return _NAME.sub(lambda m: text[int(m[1]) : int(m[2])], written)

        told = {"told": words(row["told"]), "before": words(row["before"])}
        yield {"story": f"{row['source']} {row['article']}", "asks": row["asks"], **told} | {
            kind: named(row[kind]) for kind in WRITTEN
        }


class _Corpus:
    """The articles of three sets of data by their names."""

    def __init__(self, shared: Path) -> None:
        self.data = shared / "data"
        self.files = {path.stem: path for path in (shared / CORPUS).glob("*/*.tml")}

    def text(self, source: str, article: str) -> str:
        """Return the text that places are counted in."""
        if source == "polnear":
            return (self.data / "polnear" / "train" / "text" / f"{article}.txt").read_text(encoding="utf8")
        if source == "ecb":
            return article_of({"article": article}, self._ecb[article]).text
        return _timed(self.files[article])

    @property
    def _ecb(self) -> Mapping[str, str]:
        return _ecb(self.data / "ecbplus" / "stories.jsonl")


@cache
def _ecb(path: Path) -> Mapping[str, str]:
    return {row["id"]: row["text"] for row in map(json.loads, path.read_text(encoding="utf8").splitlines())}


def _timed(path: Path) -> str:
    if path.stem.startswith(tuple(OUTLETS)):
        return wired(path).text
    told = ET.parse(path).getroot().find("TEXT")
    assert told is not None
    return plain("".join(told.itertext())).strip()


def above(first: list[float], other: list[float]) -> float:
    """Return in how many of a hundred pairs the first is the greater (Hanley and McNeil, 1982)."""
    a, b = np.array(first)[:, None], np.array(other)[None]
    return 100 * float((a > b).mean() + (a == b).mean() / 2)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--rows", type=Path, default=KEPT)
    parser.add_argument("--many", type=int, default=120, help="how many items are read, taken evenly")
    options = parser.parse_args()
    model = Desk().contradictions
    assert model, "nothing reads them"
    every = list(items(options.rows, options.shared))
    many = min(options.many, len(every))
    every = [every[n * len(every) // many] for n in range(many)]
    for name, reads in (("main", model), ("as of two reports", model.for_two)):
        odds = {
            kind: [reads.of_passages(Passage(i["before"], i["told"]), Passage("", i[kind])) for i in every]
            for kind in WRITTEN
        }
        same, beside = (above(odds["contradicts"], odds[kind]) for kind in WRITTEN[1:])
        print(
            f"{name}: {len(every)} items · contradicting above agreeing {same:.1f}% · above what stands beside"
            f" {beside:.1f}% · median log odds "
            + ", ".join(f"{kind} {float(np.median(found)):.1f}" for kind, found in odds.items())
        )


if __name__ == "__main__":
    main()
