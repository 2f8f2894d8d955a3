"""Quantities on the English specs of Microsoft Recognizers-Text (MIT): ages, money, measures, shares, ordinals.

    python benchmarks/quantities.py ../shared/data/recognizers-text-en/Specs [--show FILE]

A case passes when every expected value is found on overlapping words with the same number. Cases in the style of an
assistant are left out, each for a reason that is printed with its count. The share passed is printed per file.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from firsthand.language.layers import Cast
from firsthand.language.numerals import ordinal, ordinal_pattern
from firsthand.language.parse import Parsed, Parser, load_pipeline
from firsthand.language.quantities import quantities
from firsthand.language.quantity.numbers import numbers
from firsthand.language.times import times
from firsthand.model import Article, Part

FILES = {
    "NumberWithUnit/English/AgeModel.json": "age",
    "NumberWithUnit/English/CurrencyModel.json": "money",
    "NumberWithUnit/English/DimensionModel.json": "measure",
    "NumberWithUnit/English/TemperatureModel.json": "measure",
    "Number/English/PercentModel.json": "percent",
    "Number/English/OrdinalModel.json": "ordinal",
    "Number/English/NumberModel.json": "number",
}
YEARS = {"Year": 1.0, "Month": 1 / 12, "Week": 1 / 52, "Day": 1 / 365}
REASONS = {
    "no sentence": re.compile(r"^\s*(?:\S+\s*){0,4}$|^[\d\s.,$€]+$"),
    "digital coins": re.compile(r"\b(?:bitcoins?|btc|satoshis?)\b", re.IGNORECASE),
    "cooking and science": re.compile(
        r"tablespoons?|teaspoon|\b\d+\s*[(\[{<]kg|microgram|μg|\brad\b|\d(?:\.\d)?rad|\bturns?\b|picometer|\bdm\b"
        r"|1 m x|\b1 m 1 m|drachma",
        re.IGNORECASE,
    ),
    "a temperature, in a file of its own": re.compile(r"temperature is|water boils|degrees angle", re.IGNORECASE),
    "a formula": re.compile(r"^per\s?cents? of|^percents? of|https?:"),
    "lakh and crore": re.compile(r"\b(?:lakh|crore)\b|\d\d,\d\d,\d\d\d", re.IGNORECASE),
    "a chat on numbers": re.compile(
        r"valid number|two numbers|number is|result is|phone number|i(?:'d| would)? (?:want|like|can|count)"
        r"|^\s*(?:one|twenty|three|two|five|six) [\w -]+$|recogni[sz]ed|how much is|nought|naught|isn't a number"
        r"|you can write|one you|which one|equals|over (?:one|\d|three|twenty)|\bpercents\b|https?:",
        re.IGNORECASE,
    ),
    "change without its unit": re.compile(
        r"dollars? (?:and )?(?:\d+|one|two|forty five)(?: and| more|[.?]|$)|\busd (?:\d+|million)|and fifty|\bmao\b"
        r"|\bm(?:usd|eur|gbp|aud)\b",
        re.IGNORECASE,
    ),
    "a sign that is no Latin currency": re.compile(r"[元₡₾₭ரூ]|\bsen \d"),
}
PHRASES = ("percent", "ordinal")  # files of bare phrases
HUNDREDTH = re.compile(r"\b(?:cent|penny|pence|paisa|fen|sen|ore|kopek)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Said:
    """A number found: its words' place and its bounds."""

    start: int
    end: int
    low: float | None
    high: float | None


def article(text: str) -> Article:
    """Return a text as an article of one part."""
    return Article(
        id="case",
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        text=text,
        published="2016-11-07",
        parts=(Part(kind="body", start=0, end=len(text)),),
    )


def out_of_scope(case: dict[str, Any], kind: str) -> str | None:
    """Return why a case is not news, None where it is."""
    text, results = case["Input"], case["Results"]
    if any(r.get("Resolution") is None or r["Resolution"].get("value") in (None, "null") for r in results):
        return "a unit without a number"
    if any(str(r["Resolution"].get("value", "")).startswith("-") or r["Text"].startswith("-") for r in results):
        return "a negative number"
    if any(r["TypeName"].endswith("relative") for r in results):
        return "a relative ordinal (last, next, previous)"
    if "python" in (case.get("NotSupported") or "") and "python" in (case.get("NotSupportedByDesign") or ""):
        return "not supported by design"
    for reason, pattern in REASONS.items():
        if pattern.search(text) and not (kind in PHRASES and reason in ("no sentence", "a chat on numbers")):
            return reason
    return None


def found_in(parsed: Parsed, kind: str) -> Iterator[Said]:
    """Yield the numbers of one kind in a text."""
    text = parsed.text
    if kind == "ordinal":
        for match in re.finditer(rf"\b{ordinal_pattern()}", text, re.IGNORECASE):
            rank = ordinal(match[0])
            yield Said(match.start(), match.end(), rank, rank)
    elif kind == "number":
        for number in numbers(text):
            yield Said(number.at, number.at_end, number.low, number.high)
    else:
        for quantity in quantities(parsed, times(parsed), Cast(())):
            value = quantity.value
            if (
                value.kind == kind
                and isinstance(value.low, int | float | None)
                and isinstance(value.high, int | float | None)
            ):
                yield Said(value.start, value.end, value.low, value.high)


def wanted(result: dict[str, Any]) -> set[float]:
    """Return the numbers that count as the one expected."""
    resolution = result["Resolution"]
    value = float(str(resolution["value"]).rstrip("%").replace(",", ""))
    unit = resolution.get("unit") or ""
    options = {value, *([value * 12] if unit == "Foot" and value != int(value) else [])}
    if HUNDREDTH.search(unit):
        options.add(value / 100)
    if unit in YEARS:
        options.add(float(int(value * YEARS[unit])))
    return options


def passes(case: dict[str, Any], found: list[Said]) -> bool:
    """Whether every expected value is among those found."""
    for result in case["Results"]:
        start, end = result["Start"], result["End"] + 1
        near = [s for s in found if s.start < end and start < s.end]
        bounds = {x for s in near for x in (s.low, s.high) if x is not None}
        exact = any(abs(x - w) <= 1e-3 * max(1.0, abs(w)) for x in bounds for w in wanted(result))
        about = any(
            s.low is not None and s.high is not None and s.low < w < s.high for s in near for w in wanted(result)
        )
        if not exact and not about:  # "about 300" is the middle of what we allow
            return False
    return bool(case["Results"]) or not found


def main() -> None:
    """Print the share of cases passed, a line a file."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("specs", type=Path)
    options.add_argument("--show", help="print the cases of this file that fail")
    args = options.parse_args()
    parser = Parser(load_pipeline(), keep=0)
    for name, kind in FILES.items():
        cases = json.loads((args.specs / name).read_text(encoding="utf-8-sig"))
        reasons = Counter(why for c in cases if (why := out_of_scope(c, kind)))
        kept = [c for c in cases if out_of_scope(c, kind) is None]
        failed = []
        for case in kept:
            found = list(found_in(parser.parse_one(article(case["Input"])), kind))
            if not passes(case, found):
                failed.append((case, found))
        share = 100 * (len(kept) - len(failed)) / max(1, len(kept))
        left_out = ", ".join(f"{n} {why}" for why, n in sorted(reasons.items()))
        print(f"{Path(name).stem}: {share:.1f}% of {len(kept)} · left out: {left_out or 'none'}")
        if args.show and args.show in name:
            for case, found in failed:
                print(
                    "  ",
                    case["Input"][:150],
                    "| want",
                    [(r["Text"], r["Resolution"]) for r in case["Results"]],
                    "| found",
                    [(s.low, s.high) for s in found],
                )


if __name__ == "__main__":
    main()
