"""Gold sets against what `annotate` and `group` write, by the scorers beside them.

    python benchmarks/gold.py polnear|gendergap|timebank|aquaint|ecbplus [--limit N] [--keep FILE]

`--limit` reads only the first N articles (the scorer then counts those alone, where it can), `--keep` leaves the
readings in a file.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from itertools import islice
from pathlib import Path

import msgspec

from firsthand.desk import Desk, grouped, read

SHARED = Path(__file__).parents[2] / "shared"
TEMPEVAL = "tempeval3/Training/TBAQ-cleaned"
SETS = {
    "polnear": ("polnear", "polnear/train", "attribution.py", "polnear/train"),
    "gendergap": ("gendergap", "gendergap/gold_quotes.jsonl", "quotes.py", "gendergap/gold_quotes.jsonl"),
    "timebank": ("timeml", f"{TEMPEVAL}/TimeBank", "times.py", f"{TEMPEVAL}/TimeBank"),
    "aquaint": ("timeml", f"{TEMPEVAL}/AQUAINT", "times.py", f"{TEMPEVAL}/AQUAINT"),
    "ecbplus": ("ecbplus", "ecbplus/stories.jsonl", "grouping.py", "ecbplus/stories.jsonl"),
}
"""Name: how the articles are made, from what, the scorer, the gold."""


def python(script: str, *arguments: object) -> str:
    """Run one of the scripts beside the gold sets and return what it prints."""
    command = [sys.executable, str(SHARED / "score" / script), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def main() -> None:
    """Score one set."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("set", choices=SETS)
    parser.add_argument("--limit", type=int)
    parser.add_argument("--keep", type=Path)
    options = parser.parse_args()
    kind, source, scorer, gold = SETS[options.set]
    with tempfile.TemporaryDirectory() as scratch:
        articles, out = Path(scratch) / "in.jsonl", options.keep or Path(scratch) / "out.jsonl"
        lines = python("inputs.py", kind, SHARED / "data" / source).splitlines(keepends=True)
        articles.write_text("".join(islice(lines, options.limit)), encoding="utf-8")
        intake = read(articles)
        with out.open("wb") as file:
            if scorer == "grouping.py":
                rows = ({"article": a, "story": s} for a, s in grouped(intake).items())
                file.writelines(msgspec.json.encode(row) + b"\n" for row in rows)
            else:
                file.writelines(msgspec.json.encode(r) + b"\n" for r in Desk().annotate(intake.articles))
        print(python(scorer, out, SHARED / "data" / gold), end="")


if __name__ == "__main__":
    main()
