"""Articles of ECB+ as newspapers print them: marks against their words, sentences in paragraphs, the title apart."""

from __future__ import annotations

import re

END = re.compile(r"[.!?:…][\"”’')]*$")
LONGEST_TITLE = 20
TOGETHER, LONGEST = 2, 8
"""Sentences of a paragraph, and of one in which a quotation is left open."""
SPACED = (
    (re.compile(r"(\w) ([’']) (s|t|d|re|ll|ve|m|S)\b"), r"\1\2\3"),
    (re.compile(r"(\w) (['’](?:s|t|d|re|ll|ve|m|S))\b"), r"\1\2"),
    (re.compile(r"s (['’]) (?=[a-z])"), r"s\1 "),
    (re.compile(r"“\s+"), "“"),
    (re.compile(r"\s+”"), "”"),
    (re.compile(r"\b([ap])\. m\."), r"\1.m."),
    (re.compile(r"\(\s+"), "("),
    (re.compile(r"\s+\)"), ")"),
    (re.compile(r"[ \t]{2,}"), " "),
)


def printed(text: str) -> tuple[str | None, str]:
    """Return the title, None where the first line is a sentence, and the text in paragraphs.

    text: a sentence a line, tokens parted by spaces.
    """
    lines = [line for line in map(_closed_up, text.split("\n")) if line]
    title = None
    if lines and not END.search(lines[0]) and len(lines[0].split()) <= LONGEST_TITLE:
        title = lines.pop(0)
    found: list[str] = []
    now: list[str] = []
    for line in lines:
        if now and _ends(now, line):
            found.append(" ".join(now))
            now = []
        if now and not END.search(line) and not _open(" ".join(now)):
            found.append(" ".join(now))
            now = []
        now.append(line)
    if now:
        found.append(" ".join(now))
    return title, "\n\n".join(map(_marked, found))


def whole(text: str) -> str:
    """Return the article's text, its title as the first paragraph."""
    title, body = printed(text)
    return f"{title}\n\n{body}" if title else body


def _closed_up(line: str) -> str:
    for spaced, closed in SPACED:
        line = spaced.sub(closed, line)
    return line.strip()


def _open(text: str) -> bool:
    return text.count('"') % 2 == 1 or text.count("“") > text.count("”")


def _ends(now: list[str], line: str) -> bool:
    if _open(" ".join(now)) and len(now) < LONGEST:
        return False
    return (len(now) >= TOGETHER or not END.search(now[-1])) and not line.startswith("”")


def _marked(paragraph: str) -> str:
    """Set straight quotation marks against the words they open and close."""
    text, *rest = paragraph.split('"')
    opening = True
    for piece in rest:
        if opening:
            bare = text.rstrip(" ")
            parted = bool(bare) and not text.endswith(("(", "“", "'")) and (text[-1] in " ,.;:" or text[-1].isalnum())
            text = f'{bare}{" " if parted else ""}"{piece.lstrip(" ")}'
        else:
            text = f'{text.rstrip(" ")}"{" " if piece[:1].isalnum() else ""}{piece}'
        opening = not opening
    return text
