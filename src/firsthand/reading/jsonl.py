"""JSON and JSON lines: an article an object, only its `text` required."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from firsthand.reading.draft import Draft, Unreadable, drafted
from firsthand.reading.files import stem

FIELDS = ("id", "title", "outlet", "byline", "url", "published", "language")


def read_json(path: Path, data: bytes) -> Iterator[Draft | Unreadable]:
    """Yield the article of a JSON file, or each of a list of them (plain, or under "articles")."""
    found = _decoded(str(path), data)
    if isinstance(found, Unreadable):
        yield found
        return
    if isinstance(found, dict) and "text" not in found and isinstance(found.get("articles"), list):
        found = found["articles"]
    if not isinstance(found, list):
        yield _draft(str(path), found, stem(path))
        return
    if not found:
        yield Unreadable(f"{path}: an empty list, no article in it")
    yield from (_draft(f"{path}[{n}]", item, None) for n, item in enumerate(found))


def read_lines(path: Path) -> Iterator[Draft | Unreadable]:
    """Yield the articles of a JSON lines file, a line each; blank lines are nothing."""
    empty = True
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            if not line.strip():
                continue
            empty = False
            place = f"{path}:{number}"
            found = _decoded(place, line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line)
            yield found if isinstance(found, Unreadable) else _draft(place, found, None)
    if empty:
        yield Unreadable(f"{path}: no article in it")


def _decoded(place: str, data: bytes) -> Any:
    try:
        return msgspec.json.decode(data.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        if not _is_utf8(data):
            return Unreadable(f"{place}: not UTF-8")
        return Unreadable(f"{place}: not JSON ({str(error).removeprefix('JSON is malformed: ')})")


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _draft(place: str, found: Any, stem: str | None) -> Draft | Unreadable:
    if not isinstance(found, dict):
        return Unreadable(f"{place}: not an article (no object with a `text`)")
    text = found.get("text")
    if not isinstance(text, str):
        return Unreadable(f"{place}: not an article ({'no `text`' if text is None else '`text` is not a string'})")
    fields = {key: _plain(found.get(key)) for key in FIELDS}
    if not text.strip() and not fields["title"]:
        return Unreadable(f"{place}: not an article (its `text` is empty)")
    return drafted(place, text, stem, fields)


def _plain(value: Any) -> str | None:
    """A string or number given, as a string; nothing else is taken for a field."""
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return None
    return str(value) or None
