"""Who has it first-hand? News reports of one story, and who says what in them on whose word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.lazily import lazily

if TYPE_CHECKING:
    from firsthand.desk import (
        Desk,
        Shelf,
        annotate,
        ask,
        changes,
        check,
        group,
        read,
        read_story,
        to_html,
        to_json,
    )  # fmt: skip
    from firsthand.errors import FirsthandError
    from firsthand.model import Answers, Article, Claim, Conflict, Entity, Quote, Reading, Statement, Story
    from firsthand.store import open_store

__all__ = [
    "Answers",
    "Article",
    "Claim",
    "Conflict",
    "Desk",
    "Entity",
    "FirsthandError",
    "Quote",
    "Reading",
    "Shelf",
    "Statement",
    "Story",
    "annotate",
    "ask",
    "changes",
    "check",
    "group",
    "open_store",
    "read",
    "read_story",
    "to_html",
    "to_json",
]

__getattr__ = lazily(
    __name__,
    {
        "model": (
            "Answers",
            "Article",
            "Claim",
            "Conflict",
            "Entity",
            "Quote",
            "Reading",
            "Statement",
            "Story",
        ),
        "errors": ("FirsthandError",),
        "desk": (
            "Desk",
            "Shelf",
            "annotate",
            "ask",
            "changes",
            "check",
            "group",
            "read",
            "read_story",
            "to_html",
            "to_json",
        ),
        "store": ("open_store",),
    },
)


def __dir__() -> list[str]:
    return sorted(__all__)
