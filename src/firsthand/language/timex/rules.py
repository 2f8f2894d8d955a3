"""The rules of `rules.toml`, compiled: patterns over a paragraph's text, grouped by the words they need."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from firsthand.language.lexicon import lexicon
from firsthand.language.numerals import FIGURES, ordinal_pattern, words_pattern
from firsthand.language.timex import holidays

PACKAGE = "firsthand.language.timex"
SHORT = ("Fri", "Mon", "Sat", "Sun", "Thu", "Thurs", "Tue", "Tues", "Wed", "FRI", "MON", "THU", "TUE", "WED")
_PLACE = re.compile(r"\{(\w+)\}")
_WORD = re.compile(r"[^\W\d_]+|\d+")


@dataclass(frozen=True)
class Rule:
    """A pattern, the resolver that reads its groups, and the family of words one of which must stand in the text."""

    name: str
    read: str
    needs: str
    pattern: re.Pattern[str]
    filter: str | None = None


def any_of(words: list[str]) -> str:
    """Return an alternation of words, longest first, each ending at a word's end."""
    ordered = sorted(words, key=lambda w: (-len(w), w))
    return "(?:" + "|".join(_spelled(w) for w in ordered) + ")"


def _spelled(word: str) -> str:
    loose = re.escape(word).replace(r"\ ", r"\s+").replace("'", "['’]")
    return loose + (r"\b" if word[-1].isalnum() else "")


def lexical(name: str) -> dict[str, str | int]:
    """Return one table of `words.toml`."""
    table: dict[str, str | int] = lexicon("words", PACKAGE)[name]
    return table


def _any_case(name: str, last: str) -> str:
    """Names with a capital, those that end so in capitals throughout too ("MONDAY")."""
    table = lexical(name)
    return "(?-i:" + any_of([*table, *(w.upper() for w in table if w[-1] == last)]) + ")"


def day_words() -> list[str]:
    """Return the ordinals that number the days of a month."""
    plain = [w for w, n in lexicon("numerals")["ordinal"].items() if n <= 20 or n == 30]
    ones = [w for w, n in lexicon("numerals")["ordinal"].items() if n < 10]
    return [*plain, *(f"twenty-{w}" for w in ones), *(f"twenty {w}" for w in ones), "thirty-first", "thirty first"]


@cache
def pieces() -> dict[str, str]:
    """Return what stands for each {placeholder} in a rule."""
    units = [*lexical("unit"), *lexical("plural")]
    number = rf"(?:{words_pattern()}|{FIGURES})"
    vague = (
        r"(?:an?\s+(?:couple|few)(?:\s+of)?|couple(?:\s+of)?|a\s+dozen|dozens\s+of|several|many|some|few|numerous"
        r"|hundreds\s+of|thousands\s+of)\b"
    )
    return {
        "month": "(?-i:" + any_of([*lexical("month"), *(m.upper() for m in lexical("month") if len(m) > 5)]) + ")",
        "fullmonth": "(?-i:"
        + any_of([m for m in lexical("month") if m not in ("May", "March", "Mar", "Jan", "Jun", "Dec")])
        + ")",
        "weekday": "(?:"
        + _any_case("weekday", "y")
        + "|"
        + any_of([d.lower() for d in lexical("weekday") if d[-1] == "y"])
        + ")",
        "anyweekday": "(?-i:"
        + any_of([*lexical("weekday"), *(d.upper() for d in lexical("weekday") if d[-1] == "y"), *SHORT])
        + "|"
        + any_of([d.lower() for d in lexical("weekday") if d[-1] == "y"])
        + ")",
        "anymonth": "(?:(?-i:"
        + any_of([*lexical("month"), *(m.upper() for m in lexical("month"))])
        + ")|"
        + any_of([m.lower() for m in lexical("month") if m not in ("May", "March")])
        + ")",
        "dayword": any_of(day_words()),
        "unit": any_of(list(lexical("unit"))),
        "units": any_of(list(lexical("plural"))),
        "anyunit": any_of(units),
        "season": any_of(list(lexical("season"))),
        "daypart": any_of(list(lexical("daypart"))),
        "num": number,
        "vague": vague,
        "count": rf"(?:{number}|{vague}|an?\s+half\b|an?\b|one\b|half\s+an?\b)",
        "ord": ordinal_pattern(),
        "year": r"(?:1[0-9]{3}|20[0-9]{2}|2100)(?!\d|,\d{3}(?!\d)|\.\d)\b",
        "dayno": r"(?:3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?(?![\d%]|:\d|,(?!(?:19|20)\d\d\b)\d|\.\d)\b",
        "holiday": "(?:" + any_of([n for n in holidays.names() if n != "new year"]) + r"|(?-i:New\s+Year\b))",
        "zone": "(?-i:" + any_of(list(lexicon("words", PACKAGE)["zone"]["zones"])) + ")",
        "tens": any_of(list(lexical("tens"))),
    }


@cache
def rules() -> tuple[Rule, ...]:
    """Return all rules, in the order of the file: of two readings of the same words the earlier stands."""
    return tuple(
        Rule(
            r["name"],
            r.get("read", r["name"]),
            r["needs"],
            compiled(r["pattern"], r.get("glued", False)),
            r.get("filter"),
        )
        for r in lexicon("rules", PACKAGE)["rule"]
    )


def compiled(pattern: str, glued: bool = False) -> re.Pattern[str]:
    """Compile a rule's pattern: {placeholders} filled in, a blank for any white space; `glued` may follow a figure."""
    spaced = pattern.strip().replace(" ?", r"\s*").replace(" *", r"\s*").replace(" ", r"\s+")
    filled = _PLACE.sub(lambda m: pieces()[m[1]] if m[1] in pieces() else m[0], spaced)
    behind = "" if glued else r"(?<![\w$£€#])(?<![^\W\d]-)"
    return re.compile(rf"{behind}(?:{filled})(?!\w)", re.IGNORECASE)


@cache
def families() -> dict[str, frozenset[str]]:
    """Return the lower-case words of each family."""
    units = {*lexical("unit"), *lexical("plural")}
    found = {
        "month": {w.lower().rstrip(".") for w in lexical("month")},
        "weekday": {w.lower().rstrip(".") for w in lexical("weekday")} | {"tue", "thu"},
        "unit": units,
        "season": set(lexical("season")),
        "daypart": {*lexical("daypart"), "afternoon", "morning", "tonight"},
        "tens": set(lexical("tens")),
        "holiday": {n.split()[0].split("'")[0].split("’")[0].rstrip(".") for n in holidays.names()},
    }
    found |= {name: set(words) for name, words in lexicon("rules", PACKAGE)["family"].items()}
    return {name: frozenset(words) for name, words in found.items()}


def present(text: str) -> set[str]:
    """Return the families with a word in this text; "digits" for two figures or more in a row."""
    words = {w.lower() for w in _WORD.findall(text)}
    found = {name for name, members in families().items() if not words.isdisjoint(members)}
    if any(w[0].isdigit() for w in words):
        found.add("figure")
        if any(w[0].isdigit() and len(w) >= 2 for w in words):
            found.add("digits")
    return found | {"any"}
