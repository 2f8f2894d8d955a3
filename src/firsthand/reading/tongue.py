"""What language a text is in: English by its little words, others by letter sequences.

The second is langid (Lui and Baldwin 2012).
"""

from __future__ import annotations

import re

WORD = re.compile(r"[^\W\d_]+")
SAMPLE = 4000
ENOUGH = 30
LITTLE = frozenset(
    [
        "a",
        "about",
        "after",
        "all",
        "also",
        "an",
        "and",
        "are",
        "as",
        "at",
        "be",
        "been",
        "but",
        "by",
        "for",
        "from",
        "had",
        "has",
        "have",
        "he",
        "her",
        "his",
        "i",
        "in",
        "is",
        "it",
        "its",
        "more",
        "not",
        "of",
        "on",
        "or",
        "said",
        "she",
        "that",
        "the",
        "their",
        "there",
        "they",
        "this",
        "to",
        "was",
        "we",
        "were",
        "which",
        "who",
        "will",
        "with",
        "would",
        "you",
    ]
)


def language(text: str) -> str:
    """Return the ISO 639-1 code of a text's language; a text too short to tell counts as English."""
    words = [w.lower() for w in WORD.findall(text[:SAMPLE])]
    if len(words) < ENOUGH:
        return "en" if _latin(text[:SAMPLE]) else _told(text[:SAMPLE])
    if sum(w in LITTLE for w in words) >= 0.18 * len(words):
        return "en"
    return _told(text[:SAMPLE])


def _latin(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return sum(c < "\u0250" for c in letters) >= 0.5 * len(letters)


def _told(text: str) -> str:
    import py3langid

    return str(py3langid.classify(text)[0])
