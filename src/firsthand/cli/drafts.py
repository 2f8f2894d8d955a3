"""Verbs that hold one thing against another: a story against an earlier day, a draft against the articles."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import typer

from firsthand import desk
from firsthand.cli.given import Told, options
from firsthand.cli.options import EPILOG, AnswerFormat, AsOf, DraftFormat, Form, Output, day
from firsthand.cli.output import as_json, as_lines, end, opened, say, write
from firsthand.errors import NothingToRead
from firsthand.model import Changes, Draft
from firsthand.views.sarif import to_sarif
from firsthand.views.verdicts import to_lines, to_page

CONTRADICTED, WEAKER = 3, 4
"""Exit statuses of `check`."""

FORMATS = "Lines, a page, data, or SARIF for editors and build servers."
From = Annotated[str, typer.Option("--from", metavar="DATE", parser=day, help="The earlier day.")]
To = Annotated[str, typer.Option("--to", metavar="DATE", parser=day, help="The later day.")]


@options
def changes(
    given: Told,
    earlier: From,
    later: To,
    form: Form = AnswerFormat.text,
    output: Output = None,
) -> None:
    """Say what a story says on one day that it did not on another.

    What is new, confirmed by another origin, disputed, denied, overtaken, settled or withdrawn, with the words.

    Example: firsthand changes articles/ --from 2024-01-31 --to 2024-02-29
    """
    if earlier > later:
        raise typer.BadParameter(f"--from {earlier} is after --to {later}")
    with opened(given, later) as news:
        found = desk.changes(news, earlier, later)
    write(output, as_json(found) if form == AnswerFormat.json else as_lines(_changes(found)))
    end(news)


@options
def check(
    draft: Annotated[str, typer.Argument(metavar="DRAFT", help="The draft: one article, in a file.")],
    given: Told,
    form: Annotated[DraftFormat, typer.Option("--format", help=FORMATS)] = DraftFormat.text,
    output: Output = None,
    as_of: AsOf = None,
) -> None:
    """Hold every statement of a draft against the articles.

    Each is supported (by how many independent origins), single-sourced, contradicted (by what), rumour only, or
    not found.

    Example: firsthand check draft.txt articles/
    """
    drafts = desk.read(draft, max_chars=given.max_chars)
    for skipped in drafts.skipped:
        say(f"skipped {skipped}")
    if len(drafts.articles) != 1:
        raise NothingToRead(f"{draft}: holds {len(drafts.articles)} articles; a draft is one")
    with opened(given, as_of) as news:
        found = desk.check(news, drafts.articles[0], as_of)
    write(output, _checked(found, form, draft))
    status = _status(found)
    if status != CONTRADICTED:
        end(news)
    raise typer.Exit(status)


VERBS: tuple[Callable[..., None], ...] = (changes, check)
EPILOGS: Mapping[str, str] = {
    "check": EPILOG.replace(
        "0 all read",
        f"0 every statement supported, {CONTRADICTED} one contradicted, {WEAKER} one less than supported",
    ),
}


def _status(draft: Draft) -> int:
    kinds = {v.kind for v in draft.verdicts}
    if "contradicted" in kinds:
        return CONTRADICTED
    return WEAKER if kinds - {"supported"} else 0


def _checked(draft: Draft, form: DraftFormat, place: str) -> bytes:
    match form:
        case DraftFormat.html:
            return to_page(draft).encode()
        case DraftFormat.json:
            return as_json(draft)
        case DraftFormat.sarif:
            return to_sarif(draft, Path(place).as_posix(), version("firsthand"))
        case DraftFormat.text:
            return to_lines(draft).encode()


def _changes(found: Changes) -> Iterator[str]:
    if not found.changes:
        yield f"Nothing changed between {found.earlier} and {found.later}."
    for change in found.changes:
        yield f"{change.kind}: {change.after or change.before}"
        if change.before and change.after and change.before != change.after:
            yield f"  before: {change.before}"
        for e in change.evidence:
            yield f"  {e.article} {e.start}-{e.end}: {' '.join(e.text.split())}"
