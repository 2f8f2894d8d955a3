"""Everything given, as articles: with ids, dates in ISO 8601, parts marked, in the order of the contract."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from firsthand.model import Article
from firsthand.reading.dates import published_date, stamp
from firsthand.reading.draft import Draft, Unreadable
from firsthand.reading.files import Format, Found, Passed, find
from firsthand.reading.html import LOOKS_LIKE_HTML, read_html
from firsthand.reading.jsonl import read_json, read_lines
from firsthand.reading.parts import byline, headline, inline_date, mark
from firsthand.reading.text import decode, read_text
from firsthand.reading.tongue import language

MAX_CHARS = 5_000_000
LANGUAGE_CODE = re.compile(r"([A-Za-z]{2})(?:[-_]\w+)?")
LONG_LINE = 100_000
BYTES_PER_CHAR = 4
"""At most, in UTF-8: a file of more than so many bytes for every character allowed need not be opened."""


@dataclass(frozen=True)
class Intake:
    """What was read, sorted by (published, id), and what a user has to be told: one line each.

    `warnings` speak of articles by their ids; `skipped` and `passed` (files of another kind, left alone in a
    folder) name files.
    """

    articles: tuple[Article, ...]
    warnings: tuple[str, ...] = ()
    skipped: tuple[str, ...] = ()
    passed: tuple[str, ...] = ()


def read(inputs: Iterable[str | Path], *, max_chars: int = MAX_CHARS) -> Intake:
    """Read files, folders and globs of text, HTML, JSON and JSON lines.

    Nothing raises: an input that cannot be read is a line in `skipped`, and the rest goes on. An article of
    more than `max_chars` characters is skipped. The result does not depend on the order of the inputs.
    """
    articles: list[Article] = []
    warnings: list[str] = []
    skipped: list[str] = []
    passed: list[str] = []
    for found in _drafts(inputs, max_chars):
        match found:
            case Unreadable():
                skipped.append(str(found))
            case Passed():
                passed.append(found.line)
            case Draft():
                article, said = _article(found)
                articles.append(article)
                warnings += said
    kept, clashes = _with_own_ids(articles)
    warnings += clashes
    warnings += [line for article in kept for line in remarks(article)]
    return Intake(kept, *(tuple(sorted(set(lines))) for lines in (warnings, skipped, passed)))


def order(article: Article) -> tuple[str, str, str]:
    """The order of the contract: by date of publication, then id; undated articles last."""
    return article.published or "~", article.id, article.sha256


def _drafts(inputs: Iterable[str | Path], max_chars: int) -> Iterator[Draft | Passed | Unreadable]:
    for item in inputs:
        for found in find(item):
            if isinstance(found, (Passed, Unreadable)):
                yield found
                continue
            for draft in _read_file(found, max_chars):
                yield _fitting(draft, max_chars) if isinstance(draft, Draft) else draft


def _fitting(draft: Draft, max_chars: int) -> Draft | Unreadable:
    if len(draft.text) > max_chars:
        return Unreadable(f"{draft.place}: {len(draft.text):,} characters, more than --max-chars {max_chars:,}")
    return draft


def _read_file(found: Found, max_chars: int) -> Iterator[Draft | Unreadable]:
    path = found.path
    try:
        if found.format == "jsonl":
            yield from read_lines(path)
            return
        size = path.stat().st_size
        if found.format != "json" and size > BYTES_PER_CHAR * max_chars:
            yield Unreadable(f"{path}: {size:,} bytes, more than --max-chars {max_chars:,} can hold")
            return
        data = path.read_bytes()
    except OSError as error:
        yield Unreadable(f"{path}: {error.strerror or 'cannot be opened'}")
        return
    try:
        match found.format or _guess(path, data):
            case "json" | "jsonl":
                yield from read_json(path, data)
            case "html":
                yield read_html(path, data)
            case _:
                yield read_text(path, data)
    except Unreadable as error:
        yield error


def _guess(path: Path, data: bytes) -> Format:
    head = decode(path, data)[:2000].lstrip()
    if LOOKS_LIKE_HTML.match(head):
        return "html"
    return "json" if head.startswith(("{", "[{")) else "text"


def _article(draft: Draft) -> tuple[Article, list[str]]:
    title = draft.title if draft.title and draft.title.strip() else None
    apart = title is not None and not draft.text.startswith(f"{title}\n\n")
    text = f"{title}\n\n{draft.text}" if apart else draft.text
    parts = mark(text, title=len(title) + 2 if title else 0, captions=draft.captions, outlet=draft.outlet)
    named = draft.id or draft.stem or _hashed(draft)
    published, said = _published(draft, named)
    article = Article(
        id=named,
        sha256=_sha256(text),
        text=text,
        title=title or headline(text, parts),
        outlet=draft.outlet,
        byline=draft.byline or byline(text, parts),
        url=draft.url,
        published=published,
        language=_given(draft.language) or language(text),
        parts=parts,
    )
    return article, said


def _given(code: str | None) -> str | None:
    """The language a format gives, where it is a code ("en", "en-GB")."""
    found = LANGUAGE_CODE.fullmatch((code or "").strip())
    return found[1].lower() if found else None


def _published(draft: Draft, named: str) -> tuple[str | None, list[str]]:
    """The date given, else the one in front of the text, else the page's own among its first lines."""
    if draft.published is not None:
        found = published_date(draft.published)
        said = [] if found else [f"{named}: date {draft.published[:40]!r} is not understood; read as undated"]
        return found, said
    lines = [line for line in draft.text[:1000].splitlines() if line.strip()][:6]
    return inline_date(draft.text) or next(filter(None, map(stamp, lines)), None), []


def remarks(article: Article) -> Iterator[str]:
    """Yield what a user has to be told of an article whatever file it came from."""
    if article.published is None:
        yield f"{article.id}: no date of publication; relative times stay unresolved, no --as-of view has it"
    if article.language != "en":
        yield f"{article.id}: seems not to be in English ({article.language}); read all the same"
    longest = max((len(line) for line in article.text.splitlines()), default=0)
    if longest >= LONG_LINE:
        yield f"{article.id}: a line of {longest:,} characters; read in pieces"


def _with_own_ids(articles: list[Article]) -> tuple[tuple[Article, ...], list[str]]:
    """The same id with the same text is one article; with another text the later one is `<id>-2`."""
    kept: list[Article] = []
    warnings: list[str] = []
    taken = {a.id for a in articles}
    by_id: dict[str, list[Article]] = {}
    for article in sorted(articles, key=lambda a: (order(a), msgspec.json.encode(a))):
        same = by_id.setdefault(article.id, [])
        if all(a.sha256 != article.sha256 for a in same):
            same.append(article)
    for wanted, same in by_id.items():
        kept.append(same[0])
        for article in same[1:]:
            own = next(name for n in range(2, len(taken) + 3) if (name := f"{wanted}-{n}") not in taken)
            taken.add(own)
            kept.append(msgspec.structs.replace(article, id=own))
            warnings.append(f"{wanted}: two articles of this id with different texts; the later is kept as {own}")
    return tuple(sorted(kept, key=order)), warnings


def _hashed(draft: Draft) -> str:
    """An id that depends on what the article says and on nothing else."""
    fields = (draft.url, draft.outlet, draft.published, draft.title, draft.text)
    return _sha256("\n".join(field or "" for field in fields))[:12]


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
