"""The arguments and options that verbs of the command line share."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

EPILOG = (
    "INPUT is a .txt, .html, .json or .jsonl file, a folder of them, or a glob in quotes; or a store by itself: "
    "its file or its postgresql:// URL. Exit status: 0 all read, 1 an input was skipped, 2 wrong usage."
)


class AnswerFormat(StrEnum):
    """Formats an answer is given in."""

    text = "text"
    json = "json"


class DraftFormat(StrEnum):
    """Formats a checked draft is written in."""

    text = "text"
    html = "html"
    json = "json"
    sarif = "sarif"


def day(text: str) -> str:
    """Return an ISO date as it is, or refuse it."""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise typer.BadParameter(f"{text!r} is not a date like 2024-01-31") from None


Place = Annotated[str, typer.Argument(metavar="STORE", help="An SQLite file, or a postgresql:// URL.")]
Output = Annotated[Path | None, typer.Option("-o", "--output", metavar="FILE", help="Where to write; '-' is stdout.")]
AsOf = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", parser=day, help="Only articles published by that date (2024-01-31)."),
]
Form = Annotated[AnswerFormat, typer.Option("--format", help="For a person or a program.")]
