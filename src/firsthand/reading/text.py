"""Plain text files: `Key: value` lines and a blank line, or an inline date in front of the first sentence."""

from __future__ import annotations

import re
from pathlib import Path

from firsthand.reading.draft import Draft, Unreadable, drafted
from firsthand.reading.files import stem

KEYS = {
    "id": "id",
    "date": "published",
    "published": "published",
    "outlet": "outlet",
    "title": "title",
    "byline": "byline",
    "author": "byline",
    "url": "url",
    "language": "language",
}
HEADER_LINE = re.compile(rf"({'|'.join(KEYS)})[ \t]*:[ \t]*([^\r\n]*)(?:\r?\n|\Z)", re.IGNORECASE)
BLANK = re.compile(r"[ \t]*(?:\r?\n|\Z)")
BINARY = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def read_text(path: Path, data: bytes) -> Draft:
    """Return the article of a text file; raises Unreadable where its bytes are not UTF-8 text."""
    text = decode(path, data)
    fields, body = split_header(text)
    if not body.strip() and not fields.get("title"):
        raise Unreadable(f"{path}: no text in it")
    return drafted(str(path), body, stem(path), fields)


def split_header(text: str) -> tuple[dict[str, str], str]:
    """Return the fields of the header, if the text opens with one, and the text below its blank line."""
    fields: dict[str, str] = {}
    at = 0
    while line := HEADER_LINE.match(text, at):
        fields.setdefault(KEYS[line[1].lower()], line[2].strip())
        at = line.end()
    blank = BLANK.match(text, at)
    if not fields or blank is None:
        return {}, text
    return {key: value for key, value in fields.items() if value}, text[blank.end() :]


def decode(path: Path, data: bytes) -> str:
    """Return the text of UTF-8 bytes, a byte order mark left out; raises Unreadable where they are not."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Unreadable(f"{path}: looks like UTF-16, not UTF-8; convert it first")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if b"\x00" in data[:8192]:
            raise Unreadable(f"{path}: not a text file") from None
        raise Unreadable(f"{path}: not UTF-8 (byte {data[error.start]:#04x} at {error.start})") from None
    found = len(BINARY.findall(text[:8192]))
    if "\x00" in text[:8192] or found > 0.05 * max(1, len(text[:8192])):
        raise Unreadable(f"{path}: not a text file")
    return text
