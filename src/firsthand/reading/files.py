"""Inputs to files: a path as it is, a folder by what is in it, a glob by what it matches; by name."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from firsthand.reading.draft import Unreadable

Format = Literal["text", "html", "json", "jsonl"]
FORMATS: dict[str, Format] = {
    ".txt": "text",
    ".text": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
}


@dataclass(frozen=True)
class Found:
    """A file to read; `format` is None where its name does not say."""

    path: Path
    format: Format | None


@dataclass(frozen=True)
class Passed:
    """A file in a folder that is left alone, with the line that says so."""

    line: str


def find(item: str | Path) -> Iterator[Found | Passed | Unreadable]:
    """Yield the files an input stands for."""
    try:
        yield from _found(item)
    except OSError as error:
        yield Unreadable(f"{item}: {error.strerror or 'cannot be opened'}")


def stem(path: Path) -> str:
    """Return a file's name without its ending, as text that can be written, whatever bytes it is made of."""
    return os.fsencode(path.stem).decode("utf-8", "replace")


def _found(item: str | Path) -> Iterator[Found | Passed | Unreadable]:
    path = Path(item)
    if path.is_char_device() or path.is_block_device():
        yield Unreadable(f"{item}: a device, not a file")
    elif path.is_dir():
        yield from _in_folder(path)
    elif path.exists():
        yield Found(path, FORMATS.get(path.suffix.lower()))
    elif glob.has_magic(str(item)):
        matches = sorted(glob.glob(str(item), recursive=True))
        if not matches:
            yield Unreadable(f"{item}: no file matches")
        for match in matches:
            yield from _found(match)
    else:
        yield Unreadable(f"{item}: no such file or folder")


def _in_folder(folder: Path) -> Iterator[Found | Passed | Unreadable]:
    paths = sorted(p for p in folder.rglob("*") if p.is_file() and not _hidden(p.relative_to(folder)))
    if not paths:
        yield Unreadable(f"{folder}: an empty folder, no article in it")
    for path in paths:
        kind = FORMATS.get(path.suffix.lower())
        yield Found(path, kind) if kind else _other(path)


def _other(path: Path) -> Passed | Unreadable:
    """A picture among the articles is named as skipped; a note somebody left there is only mentioned."""
    try:
        with path.open("rb") as file:
            head = file.read(8192)
    except OSError as error:
        return Unreadable(f"{path}: {error.strerror or 'cannot be opened'}")
    if b"\x00" in head:
        return Unreadable(f"{path}: not a text file")
    return Passed(f"{path}: left alone, not a .txt, .html, .json or .jsonl file")


def _hidden(path: Path) -> bool:
    return any(step.startswith(".") for step in path.parts)
