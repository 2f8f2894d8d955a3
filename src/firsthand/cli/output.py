"""What the command line reads from, writes to and says: results whole or not at all, all else on standard error."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec
import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from firsthand import desk, store
from firsthand.cli.given import Chosen, Files
from firsthand.errors import NothingToRead, NotWritten
from firsthand.reading import Intake


@contextmanager
def opened(given: Chosen, until: str | None = None) -> Iterator[desk.News]:
    """Open files, or a story of a store; of files, articles published after `until` are never read."""
    held = the_store(given.inputs)
    if held is not None:
        with desk.kept(held, given.story, given.desk) as found:
            yield found
        return
    if given.story is not None:
        raise typer.BadParameter("--story goes with a store")
    intake = take_in(given)
    with progress(given.quiet) as shown:
        yield desk.Pile(given.desk, intake, until, shown)


def the_store(inputs: Sequence[str]) -> str | None:
    """Return the store that is the input, None where the input is files."""
    stores = [place for place in inputs if store.is_store(place)]
    if stores and len(inputs) > 1:
        raise typer.BadParameter(f"{stores[0]} is a store; it is the only input, or none")
    return stores[0] if stores else None


def take_in(given: Files) -> Intake:
    """Read the input, naming what is skipped."""
    intake = desk.read(given.inputs, max_chars=given.max_chars)
    for line in intake.skipped:
        say(f"skipped {line}")
    if not intake.articles:
        raise NothingToRead("no article to read")
    if not given.quiet:
        for line in intake.passed:
            say(f"warning {line}")
    return intake


def write(target: Path | None, content: bytes | Iterator[bytes]) -> None:
    """Write all of it or nothing: a file appears under its name when it is whole."""
    chunks = iter([content]) if isinstance(content, bytes) else content
    if target is None or str(target) == "-":
        for chunk in chunks:
            sys.stdout.buffer.write(chunk)
        sys.stdout.buffer.flush()
        return
    special = target.exists() and not target.is_file()
    part = target if special else target.with_name(f".{target.name}.part")
    try:
        with part.open("wb") as file:
            file.writelines(chunks)
        if not special:
            part.replace(target)
    except OSError as error:
        raise NotWritten(f"{target}: {error.strerror or error}") from None
    finally:
        if not special:
            part.unlink(missing_ok=True)


@contextmanager
def progress(quiet: bool) -> Iterator[desk.Progress | None]:
    """A bar on standard error, where somebody sees it."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Reading articles", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def warn(warnings: Sequence[str], quiet: bool) -> None:
    """Say what was found odd, unless nobody wants to know."""
    if not quiet:
        for line in warnings:
            say(f"warning {line}")


def say(line: str) -> None:
    """Say a line on standard error."""
    if line:
        print(line, file=sys.stderr)


def end(news: desk.News | Intake, warnings: Sequence[str] = ()) -> None:
    """End with status 1 where an input was skipped or an article could not be read."""
    if news.skipped or desk.unread(warnings):
        raise typer.Exit(1)


def as_json(record: Any) -> bytes:
    """Return a record as a line of JSON."""
    return msgspec.json.encode(record) + b"\n"


def as_lines(lines: Iterable[str]) -> bytes:
    """Return lines as text."""
    return "".join(f"{one}\n" for one in lines).encode()
