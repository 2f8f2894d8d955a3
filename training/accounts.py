"""Fit what counts for two sentences being at odds: accounts.py ODDS.jsonl

ODDS.jsonl is what training/contradiction.py --fold says of stories its model was not trained on. Of the pairs of
sentences that are near in meaning and that the model takes for at odds, it weighs by logistic regression what the model
says, how alike they are said, and with how many others of their story they seem at odds; printed are the figures that
stand in story/conflicts/opposed, and how many of the surest pairs are right by the model alone and with the others, a
tenth of the stories told by the rest.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Sequence
from math import log1p
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from firsthand.story.conflicts.opposed.opposed import FIRST
from rivals import fit, told_by_others

Row = dict[str, Any]
SUREST = (50, 100, 200, 400)


def signs(rows: Sequence[Row]) -> NDArray[np.float64]:
    """What is weighed of each pair."""
    often = Counter((r["story"], r[side]["before"], r[side]["text"]) for r in rows for side in ("a", "b"))

    def others(row: Row) -> float:
        return log1p(sum(often[row["story"], row[side]["before"], row[side]["text"]] - 1 for side in ("a", "b")))

    return np.array([[r["odds"], r["likeness"], others(r)] for r in rows])


def main() -> None:
    """Print the weights and the figures."""
    every = map(json.loads, Path(sys.argv[1]).read_text(encoding="utf8").splitlines())
    rows = [r for r in every if "text" in r["a"] and r["near"] and r["odds"] >= FIRST]
    table, right = signs(rows), np.array([float(r["label"] == "odds") for r in rows])
    found = fit(table, right, strictness=1.0)
    print(f"{len(rows)} pairs, {int(right.sum())} at odds;", " ".join(f"{w:.2f}" for w in found))
    of = np.array([f"{r['source']} {r['story']}" for r in rows])
    for name, sure in (("the model", table[:, 0]), ("with the others", told_by_others(table, right, of))):
        ranked = right[np.argsort(-sure, kind="stable")]
        print(name, " ".join(f"{int(ranked[:n].sum())} of the {n} surest" for n in SUREST if n <= len(ranked)))


if __name__ == "__main__":
    main()
