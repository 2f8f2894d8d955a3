"""Paragraphs of plain text: a line each, unless the text is wrapped by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator

LINE = re.compile(r"[^\n\r\u2028\u2029]+")
BLANK_LINE = re.compile(r"\r?\n[^\S\n]*\r?\n")
HARD_WRAP = re.compile(r"[^\s.!?:\"'”’)\]]\r?\n[a-z]")
SENTENCE_END = re.compile(r"[.!?][\"'”’)]*\s")
LONGEST = 3_000
"""Characters of a paragraph, more than any of news has; a longer one is cut, at the end of a sentence if it can be."""


def blocks(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Yield the paragraphs of text[start:end] as [start, end), trimmed of white space, none of them empty."""
    end = len(text) if end is None else end
    for low, high in _raw(text, start, end):
        low, high = trim(text, low, high)
        while high - low > LONGEST:
            at = _cut(text, low)
            yield trim(text, low, at)
            low, high = trim(text, at, high)
        if low < high:
            yield low, high


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Return [start, end) without white space at its edges."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _raw(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    chunk = text[start:end]
    if not _wrapped(chunk):
        yield from ((start + m.start(), start + m.end()) for m in LINE.finditer(chunk))
        return
    at = 0
    for gap in BLANK_LINE.finditer(chunk):
        yield start + at, start + gap.start()
        at = gap.end()
    yield start + at, end


def _wrapped(chunk: str) -> bool:
    lines = [line for line in chunk.splitlines() if line.strip()]
    return len(lines) >= 3 and len(HARD_WRAP.findall(chunk)) >= 0.3 * len(lines)


def _cut(text: str, low: int) -> int:
    window = text[low : low + LONGEST]
    ends = [m.end() for m in SENTENCE_END.finditer(window, LONGEST // 2)]
    if ends:
        return low + ends[-1]
    space = max(window.rfind(" "), window.rfind("\t"), 0)
    return low + (space or LONGEST)
