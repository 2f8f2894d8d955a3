"""Web pages: trafilatura takes the article out of the page, its metadata say when and by whom."""

from __future__ import annotations

import logging
import re
from pathlib import Path
from typing import Any

from firsthand.reading.draft import Draft, Unreadable
from firsthand.reading.files import stem
from firsthand.reading.text import decode

CHARSET = re.compile(rb"""charset\s*=\s*["']?([\w-]+)""", re.IGNORECASE)
LATEST = "2100-01-01"
"""No page is taken for published later; a limit of today would make an old answer change."""
LOOKS_LIKE_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)


def read_html(path: Path, data: bytes) -> Draft:
    """Return the article of a web page; raises Unreadable where there is none in it."""
    import trafilatura
    from htmldate import find_date
    from lxml import etree, html

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    source = _decoded(path, data)
    try:
        tree = html.document_fromstring(source.encode("utf-8"), parser=html.HTMLParser(encoding="utf-8"))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        raise Unreadable(f"{path}: no text in it") from None
    captions = _open_figures(tree)
    page = html.tostring(tree, encoding="unicode")
    found = trafilatura.bare_extraction(page, with_metadata=True, include_comments=False)
    text = (found.text or "") if found is not None else ""
    if found is None or not text.strip():
        raise Unreadable(f"{path}: no article text found in the page")
    return Draft(
        place=str(path),
        text=_without_title(text, found.title),
        stem=stem(path),
        title=found.title or None,
        outlet=found.sitename or None,
        byline=found.author or None,
        url=found.url or None,
        published=find_date(page, original_date=True, extensive_search=False, max_date=LATEST),
        language=(tree.get("lang") or "")[:2].lower() or None,
        captions=captions,
    )


def _open_figures(tree: Any) -> frozenset[str]:
    """Turn captions into paragraphs, which the extraction keeps, and return them: they are evidence too."""
    captions = set()
    for figure in list(tree.iter("figure")):
        for caption in figure.iter("figcaption"):
            captions.add(" ".join(caption.text_content().split()))
            caption.tag = "p"
            caption.attrib.clear()
        figure.tag = "div"
        figure.attrib.clear()
    return frozenset(captions - {""})


def _without_title(text: str, title: str | None) -> str:
    first, _, rest = text.partition("\n")
    return rest if title and " ".join(first.split()) == " ".join(title.split()) and rest.strip() else text


def _decoded(path: Path, data: bytes) -> str:
    """UTF-8, else what the page itself declares."""
    declared = CHARSET.search(data[:2048])
    try:
        return decode(path, data)
    except Unreadable:
        if declared is None:
            raise
    try:
        return data.decode(declared[1].decode("ascii"))
    except (LookupError, UnicodeDecodeError):
        raise Unreadable(
            f"{path}: not in the encoding it declares ({declared[1].decode('ascii', 'replace')})"
        ) from None
