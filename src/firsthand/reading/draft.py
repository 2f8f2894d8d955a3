"""What a reader of one format hands on: an article before its id, date and parts are seen to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from firsthand.errors import FirsthandError


class Unreadable(FirsthandError):
    """An input that is skipped; the message names it and says why."""


@dataclass(frozen=True)
class Draft:
    """An article as its file gives it.

    `place` is how messages name it ("news.jsonl:3"); `stem` the id a file without one gets, None for a line
    of many; `captions` the paragraphs the format itself marks as captions.
    """

    place: str
    text: str
    id: str | None = None
    stem: str | None = None
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    url: str | None = None
    published: str | None = None
    language: str | None = None
    captions: frozenset[str] = frozenset()


def drafted(place: str, text: str, stem: str | None, fields: Mapping[str, str | None]) -> Draft:
    """Return the article of a format that gives its fields by name."""
    return Draft(
        place=place,
        text=text,
        stem=stem,
        id=fields.get("id"),
        title=fields.get("title"),
        outlet=fields.get("outlet"),
        byline=fields.get("byline"),
        url=fields.get("url"),
        published=fields.get("published"),
        language=fields.get("language"),
    )
