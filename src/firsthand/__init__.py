"""Who has it first-hand? News reports of one story, and who says what in them on whose word."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

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

HOMES = ("firsthand.model", "firsthand.errors", "firsthand.desk", "firsthand.store")
"""Where the public names live; loaded when one is first asked for, since a language pipeline takes a second."""


def __getattr__(name: str) -> Any:
    if name in __all__:
        for home in map(import_module, HOMES):
            if hasattr(home, name):
                return getattr(home, name)
    raise AttributeError(f"module 'firsthand' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
