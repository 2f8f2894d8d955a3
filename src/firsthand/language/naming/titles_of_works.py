"""Titles of works in quotation marks: "The Long Night", beside a word such as episode or film."""

from __future__ import annotations

import re

from firsthand.language.lexicon import words
from firsthand.language.parse import Parsed

QUOTED = re.compile(r"[\"“‘']([A-Z0-9][^\"“”‘’\n]{1,70}?)[,.!?]?[\"”’'](?!\w)")
SMALL = frozenset("a an and as at but by for from in of on or the to vs with".split())
NEAR = 60


def works(parsed: Parsed) -> list[tuple[int, int]]:
    """Return where titles stand inside quotation marks: every long word capitalised, a kind of work named near."""
    return [
        match.span(1)
        for match in QUOTED.finditer(parsed.text)
        if _title_case(match.group(1)) and _kind_near(parsed.text, match.start(), match.end())
    ]


def _title_case(text: str) -> bool:
    tokens = text.split()
    return 1 <= len(tokens) <= 9 and all(t[0].isupper() or t[0].isdigit() or t.casefold() in SMALL for t in tokens)


def _kind_near(text: str, start: int, end: int) -> bool:
    """Whether a noun for works stands in the few words before, or right after, the quotation."""
    before = re.findall(r"[a-z-]+", text[max(0, start - NEAR) : start].rpartition(". ")[2])[-4:]
    after = re.findall(r"[a-z-]+", text[end : end + 20])[:1]
    if _of_a_work(text, start, end):
        return True
    return not words("names", "work.nouns").isdisjoint([*before, *after]) or not words(
        "names", "work.after"
    ).isdisjoint(after)


def _of_a_work(text: str, start: int, end: int) -> bool:
    """Whether what is said of a title is said of works alone: "starred in …", "… won best picture", "… grossed"."""
    before, after = text[max(0, start - NEAR) : start].casefold(), text[end : end + NEAR].casefold()
    into = re.search(r"(\w+) in\s+$", before)
    does = re.match(r"\s+(?:has |have |had )?(\w+)\b(?!\s+(?:as|in|on)\b)([^.]{0,30})", after)
    if into and into[1] in words("names", "work.acting"):
        return True
    if does is None or does[1] in words("names", "work.doing"):
        return does is not None
    won = does[1] in ("won", "wins", "win", "winning")
    return won and not words("names", "work.prizes").isdisjoint(re.findall(r"[\w-]+", does[2]))
