"""Numbers written in figures or words, read exactly."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache

from firsthand.language.lexicon import lexicon

FIGURES = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SPLIT = re.compile(r"[\s-]+")
_ORDINAL_FIGURES = re.compile(r"(\d+)(?:st|nd|rd|th)", re.IGNORECASE)


@cache
def words_pattern() -> str:
    """Return a pattern (to be matched without regard to case) for a cardinal number in words."""
    table = lexicon("numerals")
    small = "|".join(sorted(table["cardinal"], key=len, reverse=True))
    ones = "|".join(w for w, n in table["cardinal"].items() if 0 < n < 10)
    tens = "|".join(table["tens"])
    scale = rf"(?:{'|'.join(sorted(table['scale'], key=len, reverse=True))})\b"
    group = rf"(?:(?:{tens})[-\s](?:{ones})\b|(?:{small})\b)"
    return rf"(?:(?:{group}|an?)(?:[-\s]+{scale})+(?:\s+(?:and\s+)?{group}(?:\s+{scale})*)*|{group}|{scale})"


@cache
def ordinal_pattern() -> str:
    """Return a pattern for an ordinal number, in words ("twenty-first") or figures ("21st")."""
    table = lexicon("numerals")
    tens = "|".join(sorted(table["tens"], key=len, reverse=True))
    plain = "|".join(sorted([*table["ordinal"], *table["scale_ordinal"]], key=len, reverse=True))
    before = rf"(?:{words_pattern()}(?:\s+and)?[\s-]+)?"
    return rf"(?:{before}(?:(?:{tens})[\s-])?(?:{plain})|\d+(?:st|nd|rd|th))\b"


def cardinal(text: str) -> float | None:
    """Return the number that figures ("3,000", "2.5"), words ("two hundred and six") or both ("2.5 million") stand
    for.
    """
    total, current, seen = Fraction(0), Fraction(0), False
    table = lexicon("numerals")
    for word in _SPLIT.split(text.lower().strip()):
        if word in ("and", "a", "an", ""):
            current = current or Fraction(int(word in ("a", "an")))
            continue
        seen = True
        if re.fullmatch(FIGURES, word):
            current += Fraction(word.replace(",", ""))
        elif word in table["cardinal"]:
            current += table["cardinal"][word]
        elif word in table["scale"]:
            scale = table["scale"][word]
            if scale == 100:
                current = (current or Fraction(1)) * 100
            else:
                total, current = total + (current or Fraction(1)) * scale, Fraction(0)
        else:
            return None
    return plain(total + current) if seen else None


def ordinal(text: str) -> int | None:
    """Return the rank an ordinal number stands for ("11th", "eleventh", "twenty-first")."""
    lower = text.lower().strip()
    if figures := _ORDINAL_FIGURES.fullmatch(lower):
        return int(figures[1])
    table = lexicon("numerals")
    *before, last = _SPLIT.split(lower)
    said = cardinal(" ".join(before)) if before else None
    if before and said is None:
        return None
    if last in table["scale_ordinal"]:
        return int((said or 1) * table["scale_ordinal"][last])
    return int((said or 0) + table["ordinal"][last]) if last in table["ordinal"] else None


def year_in_words(text: str) -> int | None:
    """Return the year spoken as two numbers ("nineteen seventy-nine") or as one ("two thousand")."""
    first, _, rest = text.lower().strip().partition(" ")
    if first in ("eighteen", "nineteen", "twenty") and rest and "hundred" not in rest and "thousand" not in rest:
        tail = cardinal(rest)
        return int(cardinal(first) or 0) * 100 + int(tail) if tail is not None and 10 <= tail < 100 else None
    whole = cardinal(text)
    return int(whole) if whole is not None and 1000 <= whole < 2200 else None


def plain(number: Fraction | float) -> float:
    """Return a number as an int where it is whole."""
    return int(number) if number == int(number) else float(number)
