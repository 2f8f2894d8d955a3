#!/usr/bin/env python3
"""One large story made of real readings, and what building it costs as it grows.

    large.py [--sizes 200 2000] [--seed 1]

Readings of the real stories are perturbed: in each copy some names, places and numbers are others (of the same
length, so that every record still stands on its words) and the day of publication moves. Printed are the CPU
seconds an article at each size, and how many times dearer the largest is than the smallest.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import re
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import msgspec

from firsthand.desk import read
from firsthand.language.annotate import annotate
from firsthand.language.contradiction import load_contradictions
from firsthand.language.encoder import load_encoder
from firsthand.language.parse import Parser, load_pipeline
from firsthand.model import MadeWith, Reading
from firsthand.story.build import build

SHARED = Path(__file__).resolve().parents[2] / "shared"
CHANGED = 0.5
"""Share of names and of numbers that a copy changes."""

_LETTER = str.maketrans("aeioubcdfgklmnprst", "eioauckgbfdnmlrpts")
_NUMBER = re.compile(r"\d")


def perturbed(readings: Sequence[Reading], count: int, seed: int = 1) -> Iterator[Reading]:
    """Yield `count` readings, the given ones over and over, each copy with some of its names and numbers changed."""
    dice = random.Random(seed)
    for n in range(count):
        original = readings[n % len(readings)]
        yield _copy(original, n, dice) if n >= len(readings) else original


def _copy(reading: Reading, n: int, dice: random.Random) -> Reading:
    text = list(reading.article.text)
    for entity in reading.entities:
        if dice.random() < CHANGED:
            for mention in entity.mentions:
                if mention.kind == "name":
                    text[mention.start : mention.end] = mention.text.translate(_LETTER)
    for statement in reading.statements:
        for value in statement.values:
            if dice.random() < CHANGED and isinstance(value.low, float | int):
                text[value.start : value.end] = _NUMBER.sub(lambda m: str((int(m.group()) + 2) % 9 + 1), value.text)
    return restated(reading, "".join(text), n)


def restated(reading: Reading, text: str, n: int, name: str = "") -> Reading:
    """Return the same records over a new text: every record's words are those that stand there now."""
    old, new = reading.article.id, f"{reading.article.id}{name}-{n}"
    day = reading.article.published
    moved = (date.fromisoformat(day[:10]) + timedelta(days=n % 30)).isoformat() if day else None

    def over(record: Any) -> Any:
        if isinstance(record, list | tuple):
            return [over(r) for r in record]
        if not isinstance(record, dict):
            return record
        found = {k: over(v) for k, v in record.items()}
        if "text" in found and "start" in found and isinstance(found["start"], int):
            found["text"] = text[found["start"] : found["end"]]
            if isinstance(found.get("low"), float | int) and found["text"].isdigit():
                found["low"] = found["high"] = float(found["text"])
        for key in ("article", "id"):
            if isinstance(found.get(key), str):
                found[key] = found[key].replace(old, new) if found[key] != old or key == "article" else new
        if "aliases" in found and found["mentions"]:
            names = [m["text"] for m in found["mentions"] if m["kind"] == "name"]
            found["name"] = max(names, key=len, default=found["name"])
            found["aliases"] = sorted(set(names))
        return found

    plain = over(msgspec.to_builtins(reading))
    plain["article"].update(id=new, text=text, published=moved, sha256=hashlib.sha256(text.encode()).hexdigest())
    return msgspec.convert(plain, Reading)


def spent(work: Callable[[], object]) -> float:
    """Return the CPU seconds of a call."""
    began = time.process_time()
    work()
    return time.process_time() - began


def main() -> None:
    """Print the cost of building at each size."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[200, 2000])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--story", default="aceh")
    args = parser.parse_args()
    given = read([SHARED / "stories" / args.story / "articles.jsonl"]).articles
    readings = tuple(annotate(given, Parser(load_pipeline())))
    costs = {}
    for size in args.sizes:
        many = list(perturbed(readings, size, args.seed))
        encoder, model = load_encoder(), load_contradictions()
        costs[size] = (
            spent(
                lambda many=many, encoder=encoder, model=model: build(
                    many,
                    made_with=MadeWith(version="bench", pipeline="default"),
                    encoder=encoder,
                    contradictions=model,
                )
            )
            / size
        )
        print(f"{size:>6} articles: {1000 * costs[size]:.1f} ms an article", flush=True)
    print(f"cost an article, largest over smallest: {costs[max(costs)] / costs[min(costs)]:.2f}")


if __name__ == "__main__":
    main()
