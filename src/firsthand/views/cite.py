"""Citations: where exact words stand, as an address that leads to them and a line that names them."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

from firsthand.model import Article
from firsthand.views.wording import clean, day

_LONGEST, _FEW, _WHOLE = 80, 4, 8
"""Up to so many words a fragment repeats them all; longer ones are named by their first and last four."""


def web_address(url: str | None) -> str | None:
    """Give an address a reader may follow: http or https, nothing else (a "javascript:" URL is no address)."""
    if not url or re.search(r"[\s\x00-\x1f\x7f-\x9f\ud800-\udfff]", url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme.lower() in ("http", "https") and parts.netloc else None


def _encoded(words: list[str]) -> str:
    # A dash and a comma have a meaning of their own inside a text directive.
    return quote(" ".join(words), safe="", errors="replace").replace("-", "%2D")


def fragment(url: str | None, text: str, before: str = "", after: str = "") -> str | None:
    """Give the address of words in an article (the Text Fragments draft of the WICG), or None without one.

    Args:
        url: the article's address.
        text: the exact words.
        before, after: what stands around them; a few words of it go along where the words alone are too few to find.
    """
    address = web_address(url)
    if address is None:
        return None
    words = text[:4000].split()
    if not words or max(map(len, words)) > _LONGEST:
        return address
    lines = [line.split() for line in text.splitlines() if line.strip()]
    if len(words) <= _WHOLE and len(lines) == 1:
        directive = _encoded(words)
        if len(words) < _FEW:
            directive = _around(before, after, directive)
    else:
        directive = _encoded(lines[0][:4]) + "," + _encoded(lines[-1][-4:])
    base, _, anchor = address.partition("#")
    return f"{base}#{anchor}:~:text={directive}"


def _around(before: str, after: str, directive: str) -> str:
    """Put the words before and after, on the same line, to the sides of a directive."""
    line = before[-200:].rpartition("\n")[2]
    prefix = line.split()[-3:] if line[-1:].isspace() else []
    line = after[:200].partition("\n")[0]
    suffix = line.split()[:3] if line[:1].isspace() else []
    if any(len(word) > _LONGEST for word in (*prefix, *suffix)):
        return directive
    start, end = (_encoded(prefix) + "-," if prefix else ""), (",-" + _encoded(suffix) if suffix else "")
    return start + directive + end


def citation(article: Article, text: str | None = None) -> str:
    """Give the line that cites an article, or words of it: outlet, title, date, address, sha256."""
    address = web_address(article.url)
    said = (article.outlet or article.id, f"“{article.title}”" if article.title else "", day(article.published))
    where = fragment(address, text) if text is not None else address
    line = (*said, where or "", f"sha256 {article.sha256}")
    return clean(", ".join(part for part in line if part))
