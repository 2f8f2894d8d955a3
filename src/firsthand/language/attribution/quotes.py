"""The stretches of an article between quotation marks, by the marks alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from firsthand.language.layers import Run
from firsthand.language.parse import Parsed

DOUBLE, SINGLE, GUILLEMET = "double", "single", "guillemet"
MARK = re.compile(r"``|''|[\"“”„«»‘’']")
REOPENED = re.compile(r"[\s•*–—-]*(?:``|''|[\"“”„«‘]|'(?=[A-Z]))")
# 'em, '90s, 'tis: a word that has lost its first letters, not a word in quotation marks.
ELISION = re.compile(r"['‘’](?:em|til|tis|twas|cause|bout|round|n|nuff|\d0s|\d\d)\b", re.IGNORECASE)
CLOSING_SINGLE = re.compile(r"(?<=\S)['’](?![\w])|(?<=[,.?!] )['’](?=\s|$)")
LEFT_OPEN = re.compile(r"['‘](?=[A-Z])")
SPOKEN_END = re.compile(r"[,.?!] ?(?P<mark>['’])(?=\s|$)")
LONGEST_GAP = 15
"""How many paragraphs a quotation may run on without a mark of its own."""


@dataclass(frozen=True)
class _Mark:
    start: int
    end: int
    family: str
    opens: bool


@dataclass(frozen=True)
class _Paragraph:
    """What the marks of one paragraph come to: closed runs, the one left open and a closing mark nothing opened."""

    closed: tuple[tuple[int, int, int], ...]
    open: int | None
    orphan: int | None


def runs(parsed: Parsed) -> tuple[Run, ...]:
    """Return the quotations of an article in order, one or more a paragraph, the marks themselves left out.

    A quotation left open runs to the end of its paragraph; where a later one closes it, all between are part of it.
    """
    texts = [parsed.text[p.start : p.end] for p in parsed.paragraphs]
    read = list(_read_on(_with_double(texts)))
    found: list[Run] = []
    until = -1
    for at, (paragraph, marks) in enumerate(zip(parsed.paragraphs, read, strict=True)):
        start = paragraph.start
        inside = at <= until
        if inside:
            end = len(texts[at]) if marks.orphan is None else marks.orphan
            found.append(Run(start, start + end, at, opens=False, closes=marks.orphan is not None))
        if marks.open is not None and (not inside or marks.orphan is not None):
            found.append(Run(start + marks.open, paragraph.end, at, closes=False))
            until = _closed_by(at, texts, read)
        reach = -1 if not inside else (marks.orphan if marks.orphan is not None else len(texts[at]))
        found += [Run(start + a, start + b, at, depth=depth + (a <= reach)) for a, b, depth in marks.closed]
    kept = [r for r in found if any(c.isalnum() for c in parsed.text[r.start : r.end])]
    return tuple(sorted(kept, key=lambda r: (r.start, -r.end, r.depth)))


def _with_double(texts: list[str]) -> list[str]:
    """The paragraphs with double marks where a single one opens a speech that only a later paragraph closes."""
    out = list(texts)
    for at, text in enumerate(texts):
        if LEFT_OPEN.match(text) is None or ELISION.match(text) or _opens_single(text, 0, text[0]):
            continue
        if at + 1 < len(texts) and texts[at + 1].startswith(text[0]):
            out[at] = "“" + text[1:]
            continue
        for later in range(at + 1, min(at + 1 + LONGEST_GAP, len(texts))):
            end = SPOKEN_END.search(texts[later])
            if MARK.match(texts[later]) or end is not None:
                if end is not None and not MARK.match(texts[later]):
                    out[at] = "“" + text[1:]
                    out[later] = texts[later][: end.start("mark")] + "”" + texts[later][end.end("mark") :]
                break
    return out


def _read_on(texts: list[str]) -> Iterator[_Paragraph]:
    """Each paragraph by its marks; where one before is left open, a mark that may be either closes it."""
    left = 0
    for text in texts:
        marks = _read(text, inside=left > 0 and not REOPENED.match(text))
        left = LONGEST_GAP if marks.open is not None else left - 1
        if marks.closed or marks.orphan is not None:
            left = LONGEST_GAP if marks.open is not None else 0
        yield marks


def _closed_by(at: int, texts: list[str], read: list[_Paragraph]) -> int:
    """The paragraph that closes what paragraph `at` leaves open, or `at` where it is reopened or never closed."""
    for later in range(at + 1, min(at + 1 + LONGEST_GAP, len(texts))):
        if read[later].orphan is not None:
            return later
        if REOPENED.match(texts[later]):
            return at
    return at


def _read(text: str, *, inside: bool) -> _Paragraph:
    stack: list[_Mark] = []
    closed: list[tuple[int, int, int]] = []
    orphan: int | None = None
    for mark in _marks(text, inside=inside):
        if mark.opens:
            if not (stack and _again(text, stack[-1], mark)):
                stack.append(mark)
            continue
        while stack and stack[-1].family != mark.family and any(m.family == mark.family for m in stack):
            stack.pop()
        if stack and stack[-1].family == mark.family:
            opened = stack.pop()
            if mark.start > opened.end:
                closed.append((opened.end, mark.start, len(stack)))
        elif mark.family != SINGLE and orphan is None and not closed:
            orphan = mark.start
    left = [m for m in stack if m.family != SINGLE]
    return _Paragraph(tuple(closed), left[0].end if left else None, orphan)


def _again(text: str, opened: _Mark, mark: _Mark) -> bool:
    """Whether a mark opens again what the same mark before has opened and nothing closed: `"A. "B," she said`."""
    same = opened.family == mark.family and text[opened.start : opened.end] == text[mark.start : mark.end]
    return same and text[: mark.start].rstrip()[-1:] in {".", "?", "!", "…"} and text[mark.end : mark.end + 1].isupper()


def _marks(text: str, *, inside: bool) -> Iterator[_Mark]:
    """The quotation marks of a paragraph as opening or closing; apostrophes are passed over."""
    open_ = {DOUBLE: inside, SINGLE: False, GUILLEMET: False}
    for found in MARK.finditer(text):
        family = _family(found[0])
        if family is SINGLE:
            opens = _opens_single(text, found.start(), found[0]) if not open_[SINGLE] else None
            if open_[SINGLE]:
                opens = False if _closes_single(text, found.start()) else None
            if opens is None:
                continue
        else:
            opens = _opens(text, found, open_[family])
        open_[family] = opens
        if family is not SINGLE and not opens:
            open_[SINGLE] = False
        yield _Mark(found.start(), found.end(), family, opens)


def _family(mark: str) -> str:
    if mark in "«»":
        return GUILLEMET
    return SINGLE if mark in "‘’'" else DOUBLE


def _opens(text: str, found: re.Match[str], inside: bool) -> bool:
    """Whether a double mark opens: by what stands on its two sides, else by its shape, else by turns."""
    before = text[found.start() - 1] if found.start() else " "
    after = text[found.end()] if found.end() < len(text) else " "
    if inside and not text[found.end() :].strip():
        return False
    free_before = before.isspace() or before in "([{—–-/‘'…"
    free_after = after.isspace() or after in ")]},.;:?!—–-/…’'"
    if inside and found[0] == '"' and before.isspace() and text[: found.start()].rstrip()[-1:] in {",", "?", "!"}:
        return False
    if free_before and not after.isspace() and not (free_after and inside):
        return not (inside and found[0] in "”»" and not before.isspace())
    if free_after and not before.isspace():
        return not inside and found[0] in "“„«``" and not after.isspace()
    if found[0] in "“„«``":
        return True
    if found[0] in "”»":
        return False
    return not inside


def _opens_single(text: str, at: int, mark: str) -> bool | None:
    """True where a single mark opens a quotation that something later closes; None for an apostrophe."""
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    if not (before.isspace() or before in '([{—–"“”-') or after.isspace() or ELISION.match(text, at):
        return None
    return True if any(_closes_single(text, m.start()) for m in CLOSING_SINGLE.finditer(text, at + 2)) else None


def _closes_single(text: str, at: int) -> bool:
    """Whether a single mark closes: no letter after it, and not the possessive of a plural with its noun behind."""
    before = text[at - 1] if at else " "
    after = text[at + 1 : at + 2]
    if before.isspace():
        return text[at - 2 : at - 1] in {",", ".", "?", "!"} and not after.strip()
    if after.isalnum():
        return False
    possessive = before in "sS" and text[at + 1 : at + 2] == " " and text[at + 2 : at + 3].islower()
    if not possessive:
        return True
    rest = re.split(r"``|\'\'|[\"“”„«»‘]|\s'", text[at + 1 :], maxsplit=1)[0]
    return not any(
        not (rest[m.start() - 1] in "sS" and rest[m.start() + 1 : m.start() + 2] == " ")
        for m in CLOSING_SINGLE.finditer(rest)
    )
