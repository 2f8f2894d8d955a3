"""Citations: where exact words stand, as an address that leads to them and a line that names them."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

from firsthand.model import Article
from firsthand.views.wording import clean, day

_WHOLE = 8
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


def fragment(url: str | None, text: str) -> str | None:
    """Give the address of words in an article (the Text Fragments draft of the WICG), or None without one.

    Args:
        url: the article's address.
        text: the exact words.
    """
    address = web_address(url)
    if address is None:
        return None
    words = text[:4000].split()
    if not words or max(map(len, words)) > 80:
        return address
    lines = [line.split() for line in text.splitlines() if line.strip()]
    if len(words) <= _WHOLE and len(lines) == 1:
        directive = _encoded(words)
    else:
        directive = _encoded(lines[0][:4]) + "," + _encoded(lines[-1][-4:])
    base, _, anchor = address.partition("#")
    return f"{base}#{anchor}:~:text={directive}"


def citation(article: Article, text: str | None = None) -> str:
    """Give the line that cites an article, or words of it: outlet, title, date, address, sha256."""
    address = web_address(article.url)
    said = (article.outlet or article.id, f"“{article.title}”" if article.title else "", day(article.published))
    where = fragment(address, text) if text is not None else address
    line = (*said, where or "", f"sha256 {article.sha256}")
    return clean(", ".join(part for part in line if part))
