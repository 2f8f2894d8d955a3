"""Certainty and polarity against the factuality judgements of Lee et al. (2015), news part.

    python benchmarks/certainty.py ../shared/data/factuality/dev.jsonl

Prints the mean absolute error and Pearson's r over the events our clauses are headed by, beside the
answer "3.0, it happened"
for all of them. Judgements run from -3 (certainly not) to 3 (certainly).
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import correlation, mean

from spacy.tokens import Doc

from firsthand.language.clauses.certainty import certainty, polarity
from firsthand.language.clauses.tree import Clause, clauses
from firsthand.language.parse import load_pipeline

HAPPENED = 3.0
# Where our five words stand on the scale of the gold: the medians of its training part, as they fall.
SCORE = {"asserted": 3.0, "rumoured": 2.4, "expected": 2.2, "possible": 1.4, "asked": 0.8}
DENIED = {"asserted": -1.8, "rumoured": -1.8, "expected": -2.0, "possible": -0.8, "asked": 0.0}


def scored(clause: Clause) -> float:
    """Return our judgement of a clause on the scale of the gold."""
    return (DENIED if polarity(clause) == "denied" else SCORE)[certainty(clause)]


def judgements(path: Path) -> Iterator[tuple[float, float]]:
    """Yield (gold, ours) for every event that heads one of our clauses."""
    nlp = load_pipeline()
    rows = [json.loads(line) for line in path.open(encoding="utf8")]
    docs = nlp.pipe([Doc(nlp.vocab, words=row["text"].split()) for row in rows])
    for row, doc in zip(rows, docs, strict=True):
        heads = {clause.head.i: clause for sentence in doc.sents for clause in clauses(sentence)}
        for target in row["targets"]:
            clause = heads.get(target["span1"][0])
            if clause is not None:
                yield float(target["label"]), scored(clause)


def main(path: str) -> None:
    pairs = list(judgements(Path(path)))
    gold, ours = [g for g, _ in pairs], [o for _, o in pairs]
    error = mean(abs(g - o) for g, o in pairs)
    always = mean(abs(g - HAPPENED) for g in gold)
    figures = f"mean absolute error {error:.3f} (always 3.0: {always:.3f}) · r {correlation(gold, ours):.3f}"
    print(f"{len(pairs)} events · {figures}")


if __name__ == "__main__":
    main(sys.argv[1]) if len(sys.argv) == 2 else sys.exit(__doc__)
